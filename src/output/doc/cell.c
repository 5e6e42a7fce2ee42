#include "output/doc/cell.h"

#include "lang/date.h"
#include "lang/say.h"

#include <math.h>

og_doc_cell og_cell_empty(void)
{
    return (og_doc_cell){.kind = OG_CELL_EMPTY};
}

og_doc_cell og_cell_words(const char *words)
{
    return (og_doc_cell){.kind = OG_CELL_WORDS, .words = words};
}

og_doc_cell og_cell_number(double value, const og_scale *scale)
{
    return (og_doc_cell){.kind = OG_CELL_NUMBER, .value = value, .scale = scale};
}

og_doc_cell og_cell_change(double value, const og_scale *scale)
{
    return (og_doc_cell){.kind = OG_CELL_CHANGE, .value = value, .scale = scale};
}

og_doc_cell og_cell_range(double low, double high, const og_scale *scale)
{
    return (og_doc_cell){.kind = OG_CELL_RANGE, .value = low, .other = high, .scale = scale};
}

og_doc_cell og_cell_changes(double low, double high, const og_scale *scale)
{
    return (og_doc_cell){.kind = OG_CELL_CHANGES, .value = low, .other = high, .scale = scale};
}

og_doc_cell og_cell_pair(double value, double other, const og_scale *scale)
{
    return (og_doc_cell){.kind = OG_CELL_PAIR, .value = value, .other = other, .scale = scale};
}

og_doc_cell og_cell_chance(double share, bool sure)
{
    return (og_doc_cell){.kind = OG_CELL_CHANCE, .value = share, .sure = sure};
}

og_doc_cell og_cell_span(og_day first, og_day last)
{
    return (og_doc_cell){.kind = OG_CELL_SPAN, .first = first, .last = last};
}

og_doc_cell og_cell_end(og_day first, og_day last)
{
    return (og_doc_cell){.kind = OG_CELL_END, .first = first, .last = last};
}

static void say_two(const og_doc_cell *cell, og_language language, og_strbuf *out)
{
    char one[OG_FORMAT_SIZE], other[OG_FORMAT_SIZE];
    bool signs = cell->kind == OG_CELL_CHANGES;
    if (isnan(cell->value) && isnan(cell->other))
        return;
    (signs ? og_scale_signed : og_scale_number)(cell->scale, cell->value, one);
    (signs ? og_scale_signed : og_scale_number)(cell->scale, cell->other, other);
    if (cell->kind == OG_CELL_PAIR)
        og_strbuf_printf(out, "%s (%s)", one, other);
    else
        OG_SAY(out, language, CELL_RANGE, .low = one, .high = other);
}

static void say_chance(const og_doc_cell *cell, og_language language, og_strbuf *out)
{
    char text[OG_FORMAT_SIZE];
    if (isnan(cell->value))
        return;
    og_format_chance(cell->value, cell->sure, language, text);
    og_strbuf_puts(out, text);
}

static void say_number(const og_doc_cell *cell, og_strbuf *out)
{
    char text[OG_FORMAT_SIZE];
    if (cell->kind == OG_CELL_CHANGE)
        og_scale_signed(cell->scale, cell->value, text);
    else
        og_scale_number(cell->scale, cell->value, text);
    og_strbuf_puts(out, text);
}

/* Months are named where a year is cut. */
static void say_time(const og_doc_cell *cell, og_language language, og_strbuf *out)
{
    og_month from = og_month_of(cell->first), to = og_month_of(cell->last);
    og_strbuf first = {0}, last = {0};
    og_date_month_of(&first, from, 0, language);
    og_date_month_of(&last, to, cell->kind == OG_CELL_END ? 12 : 0, language);
    if (first.failed || last.failed)
        out->failed = true;
    else if (cell->kind == OG_CELL_END)
        OG_SAY(out, language, CELL_END, .month = last.text);
    else if (from == to)
        og_strbuf_puts(out, first.text);
    else if (og_month_number(from) == 1 && og_month_number(to) == 12)
        og_strbuf_printf(out, "%d", og_month_year(to));
    else if (og_month_number(from) == 1)
        OG_SAY(out, language, CELL_UNTIL, .month = last.text);
    else if (og_month_number(to) == 12)
        OG_SAY(out, language, CELL_SINCE, .month = first.text);
    else
        OG_SAY(out, language, CELL_WITHIN, .first = first.text, .last = last.text);
    og_strbuf_clear(&first);
    og_strbuf_clear(&last);
}

void og_cell_say(const og_doc_cell *cell, og_language language, og_strbuf *out)
{
    og_strbuf_puts(out, ""); /* there is a text, if an empty one */
    switch (cell->kind) {
    case OG_CELL_EMPTY:
        break;
    case OG_CELL_WORDS:
        og_strbuf_puts(out, cell->words ? cell->words : "");
        break;
    case OG_CELL_NUMBER:
    case OG_CELL_CHANGE:
        say_number(cell, out);
        break;
    case OG_CELL_RANGE:
    case OG_CELL_CHANGES:
    case OG_CELL_PAIR:
        say_two(cell, language, out);
        break;
    case OG_CELL_CHANCE:
        say_chance(cell, language, out);
        break;
    case OG_CELL_SPAN:
    case OG_CELL_END:
        say_time(cell, language, out);
        break;
    }
}
