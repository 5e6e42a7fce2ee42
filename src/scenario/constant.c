#include "scenario/constant.h"

#include "base/limits.h"
#include "base/number.h"
#include "scenario/hint.h"
#include "scenario/registry.h"
#include "scenario/rewrite.h"

#include <math.h>
#include <string.h>

/* What to write for "50%", where that can be meant. */
static const char *percent_hint(og_loader *loader, const og_node *node, const og_field *field)
{
    double percent;
    /* Of what is 1 where it is left out a share may be meant, whatever may stand there. */
    bool share = !field || field->low != 0 || !isinf(field->high) ||
                 (field->counts_as && strcmp(field->counts_as, "1") == 0);
    if (!share || og_number_parse(node->text, node->length - 1, &percent) != OG_NUMBER_OK)
        return "";
    bool either = field && field->type == OG_TYPE_NUMBER; /* it may be a percentage */
    return either ? OG_HINT(loader, HINT_SHARE, .share = OG_NUMBER(percent / 100))
                  : OG_HINT(loader, HINT_WRITE, .text = OG_NUMBER(percent / 100));
}

/* What to write instead of a number as reports print it. */
static const char *number_hint(og_loader *loader, const og_node *node, const og_field *field)
{
    size_t sign = strcspn(node->text, "%");
    if (sign > 0 && sign + 1 == node->length)
        return percent_hint(loader, node, field);
    const char *odd = og_odd_hint(loader, node->text);
    const char *number = *odd ? NULL : og_rewrite_number(loader->arena, node->text);
    return number ? OG_HINT(loader, HINT_WRITE, .text = number) : odd;
}

/* What to write for a number in quotes, which may hold a decimal comma too. */
static const char *quotes_hint(og_loader *loader, const og_node *node)
{
    double value;
    if (node->kind != OG_NODE_SCALAR)
        return "";
    const char *number = og_number_parse(node->text, node->length, &value) == OG_NUMBER_OK
                             ? node->text
                             : og_rewrite_number(loader->arena, node->text);
    return number ? OG_HINT(loader, HINT_UNQUOTED, .text = number)
                  : OG_WORD(loader, HINT_NO_QUOTES);
}

/* The number so that it cannot be taken for thousands: 1.25, 49.9640. */
static const char *decimals_of(og_loader *loader, double value)
{
    const char *whole, *grouped, *text = OG_NUMBER(value);
    bool again = og_rewrite_thousands(loader->arena, text, &whole, &grouped);
    const char *kept = og_arena_printf(loader->arena, "%s%s", text, again ? "0" : "");
    return kept ? kept : "";
}

/* 1.250 where whole things are counted or euros by the thousand is meant as 1250: refused. Nobody
 * writes a fraction with a nought behind it; of 49.964, which may be one, there is advice. */
static bool is_thousands(og_loader *loader, const og_node *node, const char *path, double value)
{
    const char *whole, *grouped;
    if (!og_rewrite_thousands(loader->arena, node->text, &whole, &grouped))
        return false;
    bool sure = node->text[node->length - 1] == '0';
    og_diag_add(loader->diags, sure ? OG_SEVERITY_ERROR : OG_SEVERITY_ADVICE, node->pos,
                OG_SENTENCE_NUMBER_THOUSANDS,
                OG_VALUES(NUMBER_THOUSANDS, .path = path, .text = node->text, .whole = whole,
                          .grouped = grouped, .part = decimals_of(loader, value)));
    return sure;
}

bool og_scalar_number(og_loader *loader, const og_node *node, const char *path,
                      const og_field *field, double *out)
{
    if (node->kind != OG_NODE_SCALAR || node->quoted) {
        OG_ERROR_AT(loader->diags, node->pos, NUMBER_WANTED, .path = path,
                    .hint = quotes_hint(loader, node));
        return false;
    }
    switch (og_number_parse(node->text, node->length, out)) {
    case OG_NUMBER_OK:
        if (fabs(*out) > OG_LIMIT_NUMBER && !(field && field->type == OG_TYPE_NUMBER)) {
            OG_ERROR_AT(loader->diags, node->pos, NUMBER_HUGE, .path = path,
                        .most = OG_NUMBER(OG_LIMIT_NUMBER), .text = node->text);
            return false;
        }
        return !field || !field->counted || !is_thousands(loader, node, path, *out);
    case OG_NUMBER_COMMA:
        OG_ERROR_AT(loader->diags, node->pos, NUMBER_COMMA, .path = path, .text = node->text,
                    .instead = og_rewrite_number(loader->arena, node->text));
        return false;
    case OG_NUMBER_POINTS:
        OG_ERROR_AT(loader->diags, node->pos, NUMBER_POINTS, .path = path, .text = node->text,
                    .instead = og_rewrite_number(loader->arena, node->text));
        return false;
    case OG_NUMBER_RANGE:
        OG_ERROR_AT(loader->diags, node->pos, NUMBER_FINITE, .path = path, .text = node->text);
        return false;
    case OG_NUMBER_NOT:
        break;
    }
    OG_ERROR_AT(loader->diags, node->pos, NUMBER_NOT, .path = path, .text = node->text,
                .hint = number_hint(loader, node, field));
    return false;
}

/* A share that was given as a percentage. */
static const char *share_hint(og_loader *loader, const og_field *field, double value)
{
    bool percentage = field->low == 0 && field->high == 1 && value >= 2 && value <= 100;
    return percentage ? OG_HINT(loader, HINT_WRITE, .text = OG_NUMBER(value / 100)) : "";
}

bool og_range_check(og_loader *loader, og_pos pos, const char *path, const og_field *field,
                    double value)
{
    if (value >= field->low && value <= field->high)
        return true;
    if (field->low == field->high)
        OG_ERROR_AT(loader->diags, pos, RANGE_EXACT, .path = path, .value = OG_NUMBER(field->low),
                    .got = OG_NUMBER(value));
    else if (isinf(field->high))
        OG_ERROR_AT(loader->diags, pos, RANGE_LEAST, .path = path, .low = OG_NUMBER(field->low),
                    .got = OG_NUMBER(value));
    else
        OG_ERROR_AT(loader->diags, pos, RANGE_BETWEEN, .path = path, .low = OG_NUMBER(field->low),
                    .high = OG_NUMBER(field->high), .got = OG_NUMBER(value),
                    .hint = share_hint(loader, field, value));
    return false;
}

bool og_constant_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                      og_number *out)
{
    if (node->kind == OG_NODE_MAP) {
        const og_entry *value = og_node_find(node, "value");
        place = og_place_own(loader, place, node);
        for (const og_entry *entry = node->first; entry; entry = entry->next)
            if (entry != value && !og_key_is_grounds(entry->key)) {
                OG_ERROR_AT(loader->diags, entry->key_pos, NUMBER_PLAIN, .path = place.path,
                            .key = entry->key);
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
        OG_ERROR_AT(loader->diags, node->pos, NUMBER_WHOLE, .path = place.path, .text = node->text);
        return false;
    }
    *out = (og_number){true, number, node->pos};
    og_figure_add(loader, node, place, node->text);
    return true;
}
