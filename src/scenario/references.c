#include "scenario/references.h"

#include "base/limits.h"
#include "scenario/hint.h"

#include <math.h>
#include <string.h>

static void resolve_input(og_loader *loader, og_value *value)
{
    const og_array *inputs = &loader->scenario->inputs;
    int found = og_array_find(inputs, value->input);
    if (found >= 0) {
        value->target = ((const og_input *)inputs->at[found])->value;
        return;
    }
    OG_ERROR_AT(loader->diags, value->pos, INPUT_UNKNOWN, .path = value->path, .name = value->input,
                .hint = og_did_you_mean_part(loader, value->input, inputs));
}

/* Puts the values in the order of the group's cases; every case needs one. */
static void resolve_case(og_loader *loader, og_value *value)
{
    const og_array *groups = &loader->scenario->cases;
    int found = og_array_find(groups, value->group_name);
    if (found < 0) {
        OG_ERROR_AT(loader->diags, value->pos, CASES_UNKNOWN, .path = value->path,
                    .name = value->group_name,
                    .hint = og_did_you_mean_part(loader, value->group_name, groups));
        return;
    }
    og_case_set *group = groups->at[found];
    group->used = true;
    const og_array *cases = &group->cases;
    og_value **ordered = og_arena_array(loader->arena, cases->count, sizeof *ordered);
    if (!ordered)
        return;
    for (size_t i = 0; i < value->case_count; i++) {
        int at = og_array_find(cases, value->case_names[i]);
        if (at >= 0)
            ordered[at] = value->by_case[i];
        else
            OG_ERROR_AT(loader->diags, value->by_case[i]->pos, CASE_UNKNOWN, .path = value->path,
                        .name = value->case_names[i], .group = value->group_name,
                        .hint = og_did_you_mean_part(loader, value->case_names[i], cases));
    }
    for (size_t i = 0; i < cases->count; i++)
        if (!ordered[i])
            OG_ERROR_AT(loader->diags, value->pos, CASE_MISSING, .path = value->path,
                        .name = ((const og_item *)cases->at[i])->id, .group = value->group_name);
    value->group = (size_t)found;
    value->by_case = ordered;
    value->case_count = cases->count;
}

/* ---- inputs that refer to inputs ---------------------------------------------------------- */

typedef struct walk {
    og_loader *loader;
    double *terms;      /* by og_value.index; 0: not seen yet, -1: begun */
    const char **chain; /* the inputs from the first to the one at hand */
    size_t depth;
    bool circular; /* the chain has come back to itself */
} walk;

static double terms_of(walk *w, const og_value *value);

static double terms_of_input(walk *w, const char *name, const og_value *target)
{
    size_t first = 0;
    while (first < w->depth && strcmp(w->chain[first], name) != 0)
        first++;
    if (first == w->depth) {
        w->chain[w->depth++] = name;
        double terms = terms_of(w, target);
        w->depth--;
        return terms;
    }
    const og_array *inputs = &w->loader->scenario->inputs;
    const char *text = name;
    for (size_t i = first + 1; i < w->depth && text; i++)
        text = og_arena_printf(w->loader->arena, "%s -> %s", text, w->chain[i]);
    OG_ERROR_AT(w->loader->diags, ((const og_item *)inputs->at[og_array_find(inputs, name)])->pos,
                INPUT_CIRCLE, .name = name, .chain = text ? text : "");
    w->circular = true;
    return 1;
}

static double terms_of_parts(walk *w, const og_value *value)
{
    double terms = 0;
    switch (value->kind) {
    case OG_VALUE_INPUT:
        if (!value->input)
            return terms_of(w, value->target);
        return value->target ? terms_of_input(w, value->input, value->target) : 1;
    case OG_VALUE_SCHEDULE:
        for (size_t i = 0; i < value->entry_count; i++)
            terms += terms_of(w, value->entries[i].value);
        return terms;
    case OG_VALUE_CASE:
        for (size_t i = 0; i < value->case_count; i++)
            terms += terms_of(w, value->by_case[i]);
        return terms;
    case OG_VALUE_FREE:
        return terms_of(w, value->otherwise);
    case OG_VALUE_PRODUCT:
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        for (size_t i = 0; i < value->item_count; i++)
            terms += terms_of(w, value->items[i]);
        return terms;
    default:
        return 1;
    }
}

static double terms_of(walk *w, const og_value *value)
{
    if (!value || value->kind == OG_VALUE_CONSTANT || w->circular)
        return 1;
    double *terms = &w->terms[value->index];
    if (*terms > 0)
        return *terms;
    *terms = fmax(1, terms_of_parts(w, value));
    return *terms;
}

/* No input may lead back to itself, nor spread out beyond what can be computed. */
static void check_inputs(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    const og_array *inputs = &scenario->inputs;
    walk w = {.loader = loader};
    w.terms = og_arena_array(loader->arena, scenario->value_count + 1, sizeof *w.terms);
    w.chain = og_arena_array(loader->arena, inputs->count + 1, sizeof *w.chain);
    if (!w.terms || !w.chain)
        return;
    for (size_t i = 0; i < inputs->count; i++) {
        const og_input *input = inputs->at[i];
        w.circular = false;
        if (input->value)
            terms_of_input(&w, input->item.id, input->value);
    }
    for (size_t i = 0; i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        w.circular = false;
        if (terms_of(&w, value) > OG_LIMIT_TERMS) {
            OG_ERROR_AT(loader->diags, value->pos, INPUT_TERMS, .path = value->path,
                        .most = OG_COUNT(OG_LIMIT_TERMS));
            return;
        }
    }
}

static void check_cases(og_loader *loader)
{
    const og_array *groups = &loader->scenario->cases;
    for (size_t i = 0; i < groups->count; i++) {
        const og_case_set *group = groups->at[i];
        double total = 0;
        for (size_t j = 0; j < group->cases.count; j++)
            total += ((const og_count *)group->cases.at[j])->value;
        if (!(total > 0) || group->cases.count > 255)
            OG_ERROR_AT(loader->diags, group->item.pos, CASES_COUNT, .path = group->item.path);
    }
}

void og_references_resolve(og_loader *loader)
{
    og_scenario *scenario = loader->scenario;
    for (size_t i = 0; i < scenario->value_count; i++) {
        og_value *value = scenario->values[i];
        if (value->kind == OG_VALUE_INPUT && value->input)
            resolve_input(loader, value);
        else if (value->kind == OG_VALUE_CASE)
            resolve_case(loader, value);
    }
    check_cases(loader);
    check_inputs(loader);
}
