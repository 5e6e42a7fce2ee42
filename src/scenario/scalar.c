#include "scenario/scalar.h"

#include "scenario/hint.h"
#include "scenario/registry.h"
#include "scenario/rewrite.h"

#include <stdlib.h>
#include <string.h>

const char *og_text_load(og_loader *loader, const og_node *node, const char *path)
{
    if (node->kind == OG_NODE_SCALAR)
        return node->text;
    OG_ERROR_AT(loader->diags, node->pos, TEXT_WANTED, .path = path);
    return NULL;
}

/* A day may carry its grounds: {value: 2025-03-31, source: key}. */
static const og_node *unwrap_day(og_loader *loader, const og_node *node, og_place place)
{
    static const char *const keys[] = {"value"};
    const og_entry *value = node->kind == OG_NODE_MAP ? og_node_find(node, keys[0]) : NULL;
    if (!value || value->value->kind != OG_NODE_SCALAR ||
        !og_keys_check(loader, node, place.path,
                       OG_TEXT(loader->diags->language, SCALAR_GROUNDED_DAY), keys, 1))
        return node;
    og_figure_add(loader, value->value, og_place_own(loader, place, node), value->value->text);
    return value->value;
}

/* What to write for a date as reports print it, or for a month where a day belongs. */
static const char *date_hint(og_loader *loader, const char *text, og_type type)
{
    og_period period;
    const char *date = og_rewrite_date(loader->arena, text);
    const char *shown = date ? date : text;
    bool whole = og_period_parse(shown, strlen(shown), &period) == OG_PERIOD_OK;
    if (type == OG_TYPE_DAY && whole && period.kind != OG_PERIOD_DAY) {
        char first[OG_PERIOD_SIZE], last[OG_PERIOD_SIZE];
        og_day_print(period.first, first);
        og_day_print(period.last, last);
        return OG_HINT(loader, HINT_FIRST_LAST, .first = first, .last = last);
    }
    if (type == OG_TYPE_MONTH && whole && period.kind == OG_PERIOD_DAY) {
        char month[OG_PERIOD_SIZE];
        og_month_print(og_month_of(period.first), month);
        return OG_HINT(loader, HINT_WRITE, .text = month);
    }
    return date ? OG_HINT(loader, HINT_WRITE, .text = date) : og_odd_hint(loader, text);
}

void og_when_load(og_loader *loader, const og_node *node, og_place place, og_type type,
                  og_when *out)
{
    static const og_sentence expected[] = {[OG_TYPE_DAY] = OG_SENTENCE_WHAT_DAY,
                                           [OG_TYPE_DAY_OR_MONTH] = OG_SENTENCE_WHAT_DAY_OR_MONTH,
                                           [OG_TYPE_MONTH] = OG_SENTENCE_WHAT_MONTH,
                                           [OG_TYPE_PERIOD] = OG_SENTENCE_WHAT_PERIOD};
    const char *path = place.path;
    node = unwrap_day(loader, node, place);
    const char *text = node->kind == OG_NODE_SCALAR ? node->text : "";
    out->given = true; /* though it may be no date: then it is empty, last before first */
    out->pos = node->pos;
    og_period_fault fault = og_period_parse(text, strlen(text), &out->period);
    if (fault == OG_PERIOD_NO_SUCH) {
        OG_ERROR_AT(loader->diags, node->pos, DATE_NO_SUCH, .path = path, .text = text);
        out->period = (og_period){.first = 1, .last = 0};
        return;
    }
    og_period_kind kind = out->period.kind;
    bool fits = fault == OG_PERIOD_OK &&
                (type == OG_TYPE_PERIOD || (kind == OG_PERIOD_DAY && type != OG_TYPE_MONTH) ||
                 (kind == OG_PERIOD_MONTH && type != OG_TYPE_DAY));
    if (!fits) {
        OG_ERROR_AT(loader->diags, node->pos, DATE_WANTED, .path = path,
                    .what = og_sentence_text(expected[type], loader->diags->language), .text = text,
                    .hint = date_hint(loader, text, type));
        out->period = (og_period){.first = 1, .last = 0};
    }
}

void og_flag_load(og_loader *loader, const og_node *node, const char *path, og_flag *out)
{
    const char *text = node->kind == OG_NODE_SCALAR ? node->text : "";
    out->value = strcmp(text, "true") == 0;
    out->given = out->value || strcmp(text, "false") == 0;
    if (!out->given)
        OG_ERROR_AT(loader->diags, node->pos, FLAG_WANTED, .path = path, .text = text);
}

bool og_year_load(const char *text, int *out)
{
    og_period period;
    bool is = og_period_parse(text, strlen(text), &period) == OG_PERIOD_OK &&
              period.kind == OG_PERIOD_YEAR;
    if (is)
        *out = og_month_year(og_month_of(period.first));
    return is;
}

static int year_order(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

void og_spell_load(og_loader *loader, const og_node *node, const char *path, og_spell *out)
{
    const bool list = node->kind == OG_NODE_LIST;
    const char *text = node->kind == OG_NODE_SCALAR ? node->text : "";
    const size_t count = list ? node->count : 1;
    out->always = strcmp(text, "true") == 0;
    out->given = out->always || strcmp(text, "false") == 0;
    out->years = og_arena_array(loader->arena, count + 1, sizeof *out->years);
    if (out->given || !out->years)
        return;
    for (size_t i = 0; i < count; i++) {
        const og_entry *entry = list ? node->first : NULL;
        for (size_t skip = 0; entry && skip < i; skip++)
            entry = entry->next;
        const og_node *one = entry ? entry->value : node;
        const char *year = one->kind == OG_NODE_SCALAR ? one->text : "";
        if (og_year_load(year, &out->years[out->year_count]))
            out->year_count++;
        else
            OG_ERROR_AT(loader->diags, one->pos, SPELL_WANTED, .path = path, .text = year);
    }
    if (count == 0)
        OG_ERROR_AT(loader->diags, node->pos, SPELL_WANTED, .path = path, .text = "[]");
    qsort(out->years, out->year_count, sizeof *out->years, year_order);
    out->given = out->year_count > 0;
}

void og_choice_load(og_loader *loader, const og_node *node, const char *path, const og_field *field,
                    int *out)
{
    const char *text = node->kind == OG_NODE_SCALAR ? node->text : "";
    size_t count = 0;
    for (; field->choices[count]; count++) {
        if (strcmp(field->choices[count], text) != 0)
            continue;
        *out = (int)count;
        return;
    }
    *out = -1;
    const char *list = field->choices[0];
    for (size_t i = 1; i + 1 < count && list; i++)
        list = og_arena_printf(loader->arena, "%s, %s", list, field->choices[i]);
    if (list && count > 1)
        list = OG_HINT(loader, OR_LAST, .list = list, .last = field->choices[count - 1]);
    const char *near = og_key_meant(text, field->choices, count);
    if (near)
        OG_ERROR_AT(loader->diags, node->pos, CHOICE_NEAR, .path = path, .text = text, .near = near,
                    .list = list ? list : "");
    else
        OG_ERROR_AT(loader->diags, node->pos, CHOICE_WANTED, .path = path, .text = text,
                    .list = list ? list : "");
}

void og_names_load(og_loader *loader, const og_node *node, const char *path, og_names *out)
{
    out->pos = node->pos;
    if (node->kind != OG_NODE_LIST || node->count == 0) {
        OG_ERROR_AT(loader->diags, node->pos, NAMES_WANTED, .path = path);
        return;
    }
    out->at = og_arena_array(loader->arena, node->count, sizeof *out->at);
    for (const og_entry *entry = node->first; entry && out->at; entry = entry->next) {
        const char *text = og_text_load(loader, entry->value, path);
        if (text)
            out->at[out->count++] = (og_name){text, entry->value->pos};
    }
}
