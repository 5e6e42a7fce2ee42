#include "scenario/scalar.h"

#include "scenario/hint.h"

#include <string.h>

const char *og_text_load(og_loader *loader, const og_node *node, const char *path)
{
    if (node->kind == OG_NODE_SCALAR)
        return node->text;
    og_diag_error(loader->diags, node->pos, "%s: must be text", path);
    return NULL;
}

void og_when_load(og_loader *loader, const og_node *node, const char *path, og_type type,
                  og_when *out)
{
    static const char *const expected[] = {
        [OG_TYPE_DAY] = "a day, such as 2025-03-31",
        [OG_TYPE_DAY_OR_MONTH] = "a day or a month, such as 2025-03-31 or 2025-03",
        [OG_TYPE_MONTH] = "a month, such as 2025-03",
        [OG_TYPE_PERIOD] = "a period, such as 2025, 2025-H1, 2025-Q1, 2025-03 or 2025-03-31"};
    const char *text = node->kind == OG_NODE_SCALAR ? node->text : "";
    out->given = true; /* though it may be no date: then it is empty, last before first */
    out->pos = node->pos;
    og_period_fault fault = og_period_parse(text, strlen(text), &out->period);
    if (fault == OG_PERIOD_NO_SUCH) {
        og_diag_error(loader->diags, node->pos, "%s: there is no such date: %s", path, text);
        out->period = (og_period){.first = 1, .last = 0};
        return;
    }
    og_period_kind kind = out->period.kind;
    bool fits = fault == OG_PERIOD_OK &&
                (type == OG_TYPE_PERIOD || (kind == OG_PERIOD_DAY && type != OG_TYPE_MONTH) ||
                 (kind == OG_PERIOD_MONTH && type != OG_TYPE_DAY));
    if (!fits) {
        og_diag_error(loader->diags, node->pos, "%s: must be %s, got '%s'%s", path, expected[type],
                      text, og_dash_hint(text));
        out->period = (og_period){.first = 1, .last = 0};
    }
}

void og_flag_load(og_loader *loader, const og_node *node, const char *path, og_flag *out)
{
    const char *text = node->kind == OG_NODE_SCALAR ? node->text : "";
    out->value = strcmp(text, "true") == 0;
    out->given = out->value || strcmp(text, "false") == 0;
    if (!out->given)
        og_diag_error(loader->diags, node->pos, "%s: must be true or false, got '%s'", path, text);
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
    for (size_t i = 1; i < count && list; i++)
        list = og_arena_printf(loader->arena, "%s%s%s", list, i + 1 < count ? ", " : " or ",
                               field->choices[i]);
    og_diag_error(loader->diags, node->pos, "%s: must be %s, got '%s'%s", path, list ? list : "",
                  text, og_did_you_mean(loader, text, field->choices, count));
}

void og_names_load(og_loader *loader, const og_node *node, const char *path, og_names *out)
{
    out->pos = node->pos;
    if (node->kind != OG_NODE_LIST || node->count == 0) {
        og_diag_error(loader->diags, node->pos, "%s: must be a list of names, such as [a, b]",
                      path);
        return;
    }
    out->at = og_arena_array(loader->arena, node->count, sizeof *out->at);
    for (const og_entry *entry = node->first; entry && out->at; entry = entry->next) {
        const char *text = og_text_load(loader, entry->value, path);
        if (text)
            out->at[out->count++] = (og_name){text, entry->value->pos};
    }
}
