#include "csv/cell_number.h"

#include "base/number.h"

#include <string.h>
#include <strings.h>

enum { NUMBER_MAX = 40 };

bool og_figure_missing(og_csv_cell cell)
{
    static const char *const marks[] = {"",     ".",   "..",   "...",          "x",
                                        "-",    "--",  "n/a",  "na",           "nb",
                                        "n.b.", "nan", "null", "\xE2\x80\x93", "onbekend"};
    if (cell.length > 0 && cell.text[0] == '<')
        return true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i]) == cell.length && strncasecmp(marks[i], cell.text, cell.length) == 0)
            return true;
    return false;
}

/* The length of a blank between thousands at the start of the text: space or no-break spaces. */
static size_t thin_blank(const char *text, size_t length)
{
    if (length > 0 && *text == ' ')
        return 1;
    if (length > 1 && memcmp(text, "\xC2\xA0", 2) == 0)
        return 2;
    return length > 2 && memcmp(text, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

/* Groups must be of three digits, once there are any. */
typedef struct groups {
    size_t digits; /* of the present group */
    bool any, wrong;
} groups;

static void end_group(groups *g)
{
    g->wrong |= g->any ? g->digits != 3 : g->digits < 1 || g->digits > 3;
    g->any = true;
    g->digits = 0;
}

bool og_figure_read(og_csv_cell cell, og_decimal decimal, double *out)
{
    char plain[NUMBER_MAX + 1], mark = decimal == OG_DECIMAL_COMMA ? ',' : '.';
    char between = decimal == OG_DECIMAL_COMMA ? '.' : ',';
    size_t used = 0, at = 0;
    groups g = {0};
    bool fraction = false;
    const char *text = cell.text;
    if (cell.length >= 3 && memcmp(text, "\xE2\x88\x92", 3) == 0) { /* a minus sign */
        plain[used++] = '-';
        at = 3;
    }
    for (; at < cell.length; at++) {
        size_t blank = thin_blank(text + at, cell.length - at);
        if (used == NUMBER_MAX)
            return false;
        if (blank > 0 || text[at] == between) {
            if (fraction || !(g.digits > 0))
                return false;
            end_group(&g);
            at += blank > 0 ? blank - 1 : 0;
        } else if (text[at] == mark) {
            if (fraction)
                return false;
            if (g.any)
                end_group(&g);
            fraction = true;
            plain[used++] = '.';
        } else {
            g.digits += !fraction && text[at] >= '0' && text[at] <= '9';
            plain[used++] = text[at];
        }
    }
    if (g.any && !fraction)
        end_group(&g);
    return !g.wrong && og_number_parse(plain, used, out) == OG_NUMBER_OK;
}

void og_number_style_see(og_number_style *style, og_csv_cell cell)
{
    double point, comma;
    if (cell.length > 1 && cell.text[cell.length - 1] == '*') { /* provisional */
        cell.length--;
        cell = og_csv_trim(cell);
    }
    if (og_figure_missing(cell)) {
        style->missing++;
        return;
    }
    bool as_point = og_figure_read(cell, OG_DECIMAL_POINT, &point);
    bool as_comma = og_figure_read(cell, OG_DECIMAL_COMMA, &comma);
    if (!as_point && !as_comma) {
        style->others++;
        return;
    }
    style->numbers++;
    style->point_only += as_point && !as_comma;
    style->comma_only += as_comma && !as_point;
    style->either_unlike += as_point && as_comma && (point < comma || point > comma);
}

og_decimal og_number_style_decimal(const og_number_style *style)
{
    if (style->point_only > 0)
        return style->comma_only > 0 ? OG_DECIMAL_UNKNOWN : OG_DECIMAL_POINT;
    if (style->comma_only > 0)
        return OG_DECIMAL_COMMA;
    return style->either_unlike > 0 ? OG_DECIMAL_UNKNOWN : OG_DECIMAL_POINT;
}
