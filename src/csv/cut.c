/* Lines into cells. */
#include "csv/csv_inside.h"

#include <string.h>

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* Moves *at behind the line end that stands there: LF, CRLF or CR. */
static void pass_line_end(const char **at, const char *end, uint32_t *line)
{
    if (**at == '\r' && *at + 1 < end && (*at)[1] == '\n')
        ++*at;
    ++*at;
    ++*line;
}

/* The closing quote of the text after an opening one, or NULL; *doubled counts pairs within. */
static const char *closing_quote(const char *at, const char *end, size_t *doubled)
{
    *doubled = 0;
    while ((at = memchr(at, '"', (size_t)(end - at))) != NULL) {
        if (at + 1 == end || at[1] != '"')
            return at;
        ++*doubled;
        at += 2;
    }
    return NULL;
}

/* [from, to) with each pair of quotes made one. */
static char *undouble(og_arena *arena, const char *from, const char *to, size_t doubled)
{
    char *copy = og_arena_alloc(arena, (size_t)(to - from) - doubled + 1);
    for (char *out = copy; copy && from < to; from++) {
        *out++ = *from;
        from += *from == '"';
    }
    return copy;
}

static uint32_t count_lines(const char *at, const char *end)
{
    uint32_t lines = 0;
    while (at < end) {
        if (ends_line(*at))
            pass_line_end(&at, end, &lines);
        else
            at++;
    }
    return lines;
}

/* Fills the cell whose opening quote stands at rest->text and moves behind its closing one and the
 * blanks that follow. */
static og_csv_fault cut_quoted(og_csv_rest *rest, char separator, og_arena *arena,
                               og_csv_cell *cell)
{
    size_t doubled;
    const char *inside = rest->text + 1;
    const char *close = closing_quote(inside, rest->end, &doubled);
    if (!close)
        return OG_CSV_UNCLOSED;

    const char *text = doubled > 0 ? undouble(arena, inside, close, doubled) : inside;
    cell->text = text ? text : "";
    cell->length = text ? (uint32_t)((size_t)(close - inside) - doubled) : 0;
    cell->quoted = true;

    uint32_t lines = count_lines(inside, close);
    rest->line += lines;
    const char *at = close + 1;
    while (at < rest->end && *at == ' ' && separator != ' ')
        at++;
    if (at < rest->end && *at != separator && !ends_line(*at))
        return lines > 0 ? OG_CSV_UNCLOSED : OG_CSV_BEHIND;
    rest->text = at;
    return OG_CSV_OK;
}

/* As strpbrk for the separator and line ends, in bounded text. */
static const char *end_of_plain(const char *at, const char *end, char separator)
{
    while (at < end && *at != separator && *at != '\n' && *at != '\r')
        at++;
    return at;
}

og_csv_fault og_csv_cut(og_csv_rest *rest, char separator, og_arena *arena, og_csv_cell *cells,
                        size_t *count)
{
    const char *base = rest->text - rest->start;
    uint32_t fixed_line = rest->line, fixed_start = rest->start;

    *count = 0;
    if (rest->text == rest->end)
        return OG_CSV_OK;
    for (;;) {
        og_csv_cell *cell = &cells[*count];
        const char *at = rest->text;
        *cell = (og_csv_cell){.text = at,
                              .line = rest->fixed ? fixed_line : rest->line,
                              .start = rest->fixed ? fixed_start : (uint32_t)(at - base)};
        if (at < rest->end && *at == '"') {
            og_csv_fault fault = cut_quoted(rest, separator, arena, cell);
            if (fault != OG_CSV_OK)
                return fault;
        } else {
            rest->text = end_of_plain(at, rest->end, separator);
            cell->length = (uint32_t)(rest->text - at);
        }
        ++*count;
        if (rest->text == rest->end)
            break;
        if (*rest->text != separator) {
            pass_line_end(&rest->text, rest->end, &rest->line);
            break;
        }
        rest->text++;
    }
    rest->start = rest->fixed ? fixed_start : (uint32_t)(rest->text - base);
    return OG_CSV_OK;
}

/* How often each candidate stands outside quotes in the line at *at, which is moved behind it.
 * False when the line is blank. */
static bool count_in_line(const char **at, const char *end, const char *candidates,
                          size_t counts[static 3])
{
    bool quoted = false, filled = false;
    uint32_t line = 0;
    memset(counts, 0, 3 * sizeof *counts);
    while (*at < end && (quoted || !ends_line(**at))) {
        const char *found = quoted || **at == '\0' ? NULL : strchr(candidates, **at);
        if (found)
            counts[found - candidates]++;
        quoted ^= **at == '"';
        filled |= **at != ' ';
        ++*at;
    }
    if (*at < end)
        pass_line_end(at, end, &line);
    return filled;
}

char og_csv_separator(const og_csv_rest *text, size_t lines)
{
    /* A semicolon is never part of a number, a comma is: in a tie the earlier one is meant. */
    static const char candidates[] = ";\t,";
    enum { LINES = 64, WIDTHS = 64 };
    size_t agree[3][WIDTHS] = {{0}};
    const char *at = text->text;

    for (size_t seen = 0; seen < lines && seen < LINES && at < text->end;) {
        size_t counts[3];
        if (!count_in_line(&at, text->end, candidates, counts))
            continue;
        seen++;
        for (size_t c = 0; c < 3; c++)
            agree[c][counts[c] < WIDTHS ? counts[c] : WIDTHS - 1]++;
    }
    char best = 0;
    size_t most = 0;
    for (size_t c = 0; c < 3; c++) {
        for (size_t width = 1; width < WIDTHS; width++) {
            if (agree[c][width] > most) {
                most = agree[c][width];
                best = candidates[c];
            }
        }
    }
    return best;
}
