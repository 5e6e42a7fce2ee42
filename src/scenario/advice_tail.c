/* Distributions that reach beyond what their key allows, where the plan cuts them off, or that say
 * that they vary where they are drawn once. */
#include "scenario/advice_tail.h"

#include "scenario/schema.h"

/* Tails that are cut more often than this are told. */
#define TAIL 0.001

/* Q(u) of a distribution, also through an input; false for other values. */
static bool quantile_of(const og_value *value, double u, double *out)
{
    if (value->kind == OG_VALUE_INPUT) {
        bool known = quantile_of(value->target, value->times < 0 ? 1 - u : u, out);
        *out = known ? value->times * *out + value->plus : 0;
        return known;
    }
    if (value->kind != OG_VALUE_DIST)
        return false;
    *out = og_dist_quantile(&value->dist, u);
    return true;
}

static void advise_tail(og_loader *loader, const og_value *value, const og_field *field)
{
    double least, most;
    for (size_t i = 0; value->kind == OG_VALUE_SCHEDULE && i < value->entry_count; i++)
        advise_tail(loader, value->entries[i].value, field);
    for (size_t i = 0; value->kind == OG_VALUE_CASE && i < value->case_count; i++)
        advise_tail(loader, value->by_case[i], field);
    if (!quantile_of(value, 0, &least) || !quantile_of(value, 1, &most))
        return;
    /* The ends of what can come out are known at once; quantiles take an integration. */
    if (least >= field->low && most <= field->high)
        return;
    quantile_of(value, TAIL, &least);
    quantile_of(value, 1 - TAIL, &most);
    bool below = least < field->low;
    if (below || most > field->high)
        OG_ADVICE_AT(loader->diags, value->pos, ADVISE_TAIL, .path = value->path,
                     .where = below ? OG_WORD(loader, BELOW) : OG_WORD(loader, ABOVE),
                     .bound = OG_NUMBER(below ? field->low : field->high),
                     .runs = OG_NUMBER(1 / TAIL), .what = below ? "min" : "max");
}

/* What is asked once per replicate is drawn once, whatever it says, also through an input. */
static void advise_once(og_loader *loader, const og_value *value)
{
    for (size_t i = 0; value->kind == OG_VALUE_SCHEDULE && i < value->entry_count; i++)
        advise_once(loader, value->entries[i].value);
    for (size_t i = 0; value->kind == OG_VALUE_CASE && i < value->case_count; i++)
        advise_once(loader, value->by_case[i]);
    for (size_t i = 0; value->kind >= OG_VALUE_PRODUCT && i < value->item_count; i++)
        advise_once(loader, value->items[i]);
    const og_value *drawn = value;
    while (drawn->kind == OG_VALUE_INPUT)
        drawn = drawn->target;
    if (drawn->kind == OG_VALUE_DIST &&
        (drawn->overruled || (drawn != value && drawn->vary != OG_VARY_RUN)))
        OG_ADVICE_AT(loader->diags, value->pos, ADVICE_DRAWN_ONCE, .path = value->path);
}

/* Every value of an object, with the field that says what it may be. */
static void walk_object(og_loader *loader, const og_object *object, const char *from)
{
    for (const og_field *field = object->fields; field->key; field++) {
        const void *at = from + field->offset;
        if (field->type == OG_TYPE_VALUE || field->type == OG_TYPE_OPENING) {
            const og_value *value = *(const og_value *const *)at;
            if (value)
                advise_tail(loader, value, field);
            if (value && field->once)
                advise_once(loader, value);
        } else if (field->type == OG_TYPE_OBJECT) {
            const char *part = *(const char *const *)at;
            if (part)
                walk_object(loader, field->object, part);
        } else if (field->type == OG_TYPE_MAP || field->type == OG_TYPE_LIST ||
                   field->type == OG_TYPE_YEARS) {
            const og_array *parts = at;
            for (size_t i = 0; i < parts->count; i++)
                walk_object(loader, field->object, parts->at[i]);
        }
    }
}

void og_advise_tails(og_loader *loader)
{
    walk_object(loader, &og_schema, (const char *)loader->scenario);
}
