#include "scenario/constant.h"

#include "base/number.h"
#include "scenario/hint.h"
#include "scenario/registry.h"

#include <math.h>
#include <string.h>

/* What to write for "50%", where that can be meant. */
static const char *percent_hint(og_loader *loader, const og_node *node, const og_field *field)
{
    double percent;
    char share[OG_NUMBER_SIZE];
    if (og_number_parse(node->text, node->length - 1, &percent) != OG_NUMBER_OK ||
        (field && field->low == 0 && isinf(field->high)))
        return "";
    share[og_number_print_short(percent / 100, share)] = '\0';
    bool quoted = field && field->type == OG_TYPE_NUMBER; /* it may be a percentage */
    const char *hint =
        og_arena_printf(loader->arena, "; write %s%s", share,
                        quoted ? " for a share, or a percentage without the sign" : "");
    return hint ? hint : "";
}

/* What to write instead of a number as reports print it. */
static const char *number_hint(og_loader *loader, const og_node *node, const og_field *field)
{
    size_t sign = strcspn(node->text, "%");
    if (sign > 0 && sign + 1 == node->length)
        return percent_hint(loader, node, field);
    if (strstr(node->text, "\u20AC"))
        return "; write it without the euro sign";
    if (strspn(node->text, "0123456789 ") == node->length && node->length > 0)
        return "; write thousands as 95000 or 95_000";
    return og_dash_hint(node->text);
}

bool og_scalar_number(og_loader *loader, const og_node *node, const char *path,
                      const og_field *field, double *out)
{
    if (node->kind != OG_NODE_SCALAR || node->quoted) {
        og_diag_error(loader->diags, node->pos, "%s: must be a number%s", path,
                      node->kind == OG_NODE_SCALAR ? ", without quotes" : "");
        return false;
    }
    switch (og_number_parse(node->text, node->length, out)) {
    case OG_NUMBER_OK:
        return true;
    case OG_NUMBER_COMMA:
        og_diag_error(loader->diags, node->pos, "%s: write a decimal point, not a comma, got %s",
                      path, node->text);
        return false;
    case OG_NUMBER_POINTS:
        og_diag_error(loader->diags, node->pos,
                      "%s: no points between thousands, got %s; write 1000000 or 1_000_000", path,
                      node->text);
        return false;
    case OG_NUMBER_RANGE:
        og_diag_error(loader->diags, node->pos, "%s: must be a finite number, got %s", path,
                      node->text);
        return false;
    case OG_NUMBER_NOT:
        break;
    }
    og_diag_error(loader->diags, node->pos, "%s: must be a number, got '%s'%s", path, node->text,
                  number_hint(loader, node, field));
    return false;
}

bool og_range_check(og_loader *loader, og_pos pos, const char *path, const og_field *field,
                    double value)
{
    if (value >= field->low && value <= field->high)
        return true;
    if (field->low == field->high)
        og_diag_error(loader->diags, pos, "%s: must be %.10g, got %.10g", path, field->low, value);
    else if (isinf(field->high))
        og_diag_error(loader->diags, pos, "%s: must be at least %.10g, got %.10g", path, field->low,
                      value);
    else
        og_diag_error(loader->diags, pos, "%s: must be between %.10g and %.10g, got %.10g", path,
                      field->low, field->high, value);
    return false;
}

bool og_constant_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                      og_number *out)
{
    if (node->kind == OG_NODE_MAP) {
        const og_entry *value = og_node_find(node, "value");
        place = og_place_grounds(loader, place, node);
        for (const og_entry *entry = node->first; entry; entry = entry->next)
            if (entry != value && !og_key_is_grounds(entry->key)) {
                og_diag_error(loader->diags, entry->key_pos,
                              "%s: must be a plain number; unknown key '%s' beside value, source "
                              "and assumption",
                              place.path, entry->key);
                return false;
            }
        if (value)
            node = value->value;
    }
    double number;
    if (!og_scalar_number(loader, node, place.path, field, &number) ||
        !og_range_check(loader, node->pos, place.path, field, number))
        return false;
    if (field->type == OG_TYPE_WHOLE && number != floor(number)) {
        og_diag_error(loader->diags, node->pos, "%s: must be a whole number, got %s", place.path,
                      node->text);
        return false;
    }
    *out = (og_number){true, number, node->pos};
    og_figure_add(loader, node, place, node->text);
    return true;
}
