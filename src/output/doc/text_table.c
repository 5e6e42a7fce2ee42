#include "output/doc/text_table.h"

#include "base/width.h"
#include "output/doc/wrap.h"

#include <stdlib.h>
#include <string.h>

#define INDENT 2
#define GAP 2
#define NARROW 8 /* a column of words is broken to its longest word, but no narrower than this */
#define LONG_WORD 30 /* and no wider: longer ones are broken themselves */

/* The texts of all cells, heads first, and how wide each column is and can be. */
typedef struct grid {
    const og_grid *table;
    char **texts;   /* row by row */
    size_t rows;    /* with the heads */
    size_t *widths; /* of each column: now, */
    size_t *least;  /* at least, */
    size_t *cells;  /* and without its head */
    bool *group;    /* of each row: one name over the whole width */
    size_t limit;   /* columns of the terminal */
} grid;

static size_t columns_of(const grid *g)
{
    return g->table->column_count;
}

static const char *text_at(const grid *g, size_t row, size_t column)
{
    const char *text = g->texts[row * columns_of(g) + column];
    return text ? text : "";
}

static void clear(grid *g)
{
    for (size_t i = 0; g->texts && i < g->rows * columns_of(g); i++)
        free(g->texts[i]);
    free(g->texts);
    free(g->widths);
    free(g->least);
    free(g->cells);
    free(g->group);
}

static char *said(const og_doc_cell *cell, bool under, og_language language, bool *failed)
{
    og_strbuf plain = {0}, text = {0};
    og_cell_say(cell, language, &plain);
    og_strbuf_puts(&text, under ? "  " : "");
    og_wrap_add(&text, plain.text ? plain.text : "", plain.length);
    text.failed |= plain.failed;
    og_strbuf_clear(&plain);
    *failed |= text.failed;
    char *taken = text.failed ? NULL : og_strbuf_take(&text);
    og_strbuf_clear(&text);
    return taken;
}

static bool set_texts(grid *g, og_language language)
{
    bool failed = false;
    size_t columns = columns_of(g), at = 0, r = 1;
    for (size_t c = 0; c < columns; c++) {
        const og_doc_cell head = og_cell_words(g->table->columns[c].head);
        g->texts[at++] = said(&head, false, language, &failed);
    }
    for (const og_row *row = g->table->first; row; row = row->next, r++) {
        g->group[r] = row->group;
        for (size_t c = 0; c < columns; c++)
            g->texts[at++] = said(&row->cells[c], row->under && c == 0, language, &failed);
    }
    return !failed;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t least_of(const grid *g, size_t column)
{
    size_t longest = NARROW;
    for (size_t r = 0; r < g->rows; r++)
        if (!g->group[r])
            longest = larger(longest, og_wrap_word(text_at(g, r, column)));
    longest = longest < LONG_WORD ? longest : LONG_WORD;
    return longest < g->cells[column] ? longest : g->cells[column];
}

/* Figures stay whole; heads and words can be broken. A long name of the rows is words too. */
static void measure(grid *g)
{
    for (size_t c = 0; c < columns_of(g); c++) {
        bool words = g->table->columns[c].words || c == 0;
        size_t word = og_wrap_word(text_at(g, 0, c)), cells = 0;
        for (size_t r = 1; r < g->rows; r++)
            if (!g->group[r])
                cells = larger(cells, og_width(text_at(g, r, c)));
        g->cells[c] = larger(cells, word);
        g->widths[c] = larger(cells, og_width(text_at(g, 0, c)));
        g->least[c] = words ? least_of(g, c) : g->cells[c];
    }
}

/* What of a cell stands on the line that is next; *rest is what follows it. */
static size_t line_of(const char *text, size_t width, const char **rest)
{
    size_t line = og_wrap_line(text, width), shown = line;
    *rest = text + line;
    while (**rest == ' ')
        (*rest)++;
    while (shown > 0 && text[shown - 1] == ' ' && line > strspn(text, " "))
        shown--;
    return shown;
}

static size_t width_between(const char *text, size_t length)
{
    size_t width = 0, columns;
    for (size_t at = 0; at < length; width += columns)
        at += og_width_next(text + at, length - at, &columns);
    return width;
}

/* Columns that the table takes from `from` to before `to`, the names of the rows with them. */
static size_t width_of(const grid *g, size_t from, size_t to)
{
    size_t width = INDENT + g->widths[0];
    for (size_t c = from; c < to; c++)
        width += GAP + g->widths[c];
    return width;
}

/* The column that gives way: one whose head is what makes it wide, else the widest of words;
 * its width, or 0 when none can. */
static size_t *giving_way(grid *g)
{
    size_t *found = NULL, most = 0;
    for (size_t c = 0; c < columns_of(g); c++) {
        size_t slack = g->widths[c] > g->cells[c] ? g->widths[c] - g->cells[c] : 0;
        if (slack > most) {
            most = slack;
            found = &g->widths[c];
        }
    }
    for (size_t c = 0; c < columns_of(g) && most == 0; c++)
        if (g->widths[c] > g->least[c] && (!found || g->widths[c] > *found))
            found = &g->widths[c];
    return found;
}

/* Broken as it is, a column may need less than it has. */
static void tighten(grid *g)
{
    for (size_t c = 0; c < columns_of(g); c++) {
        size_t widest = 0;
        for (size_t r = 0; r < g->rows; r++)
            for (const char *text = g->group[r] ? "" : text_at(g, r, c), *rest; *text; text = rest)
                widest = larger(widest, width_between(text, line_of(text, g->widths[c], &rest)));
        g->widths[c] = widest;
    }
}

static void narrow(grid *g, size_t width)
{
    size_t *column;
    while (width_of(g, 1, columns_of(g)) > width && (column = giving_way(g)) != NULL)
        (*column)--;
    tighten(g);
}

/* ---- lines ---- */

static size_t lines_of(const char *text, size_t width)
{
    size_t count = 0;
    while (*text) {
        line_of(text, width, &text);
        count++;
    }
    return count;
}

typedef struct writer {
    og_strbuf *out;
    size_t owed; /* blanks before the next text, so that no line ends in blanks */
} writer;

static void add_part(writer *w, const char *text, size_t length, size_t width, bool right)
{
    size_t shown = width_between(text, length), padding = width > shown ? width - shown : 0;
    w->owed += right ? padding : 0;
    if (length > 0) {
        og_strbuf_repeat(w->out, ' ', w->owed);
        og_wrap_add(w->out, text, length);
        w->owed = 0;
    }
    w->owed += GAP + (right ? 0 : padding);
}

/* The row's `line` of `lines`, heads standing on the row below them. */
static void add_line(const grid *g, size_t row, size_t line, size_t lines, size_t from, size_t to,
                     og_strbuf *out)
{
    writer w = {out, INDENT};
    for (size_t c = 0; c < to; c = c == 0 ? from : c + 1) {
        bool words = c == 0 ? g->table->columns[0].words : g->table->columns[c].words;
        const char *text = text_at(g, row, c), *rest = text;
        size_t own = lines_of(text, g->widths[c]);
        size_t before = row == 0 ? lines - own : 0, length = 0;
        for (size_t i = before; i <= line && *rest; i++) {
            text = rest;
            length = line_of(text, g->widths[c], &rest);
            if (i < line && !*rest)
                length = 0;
        }
        add_part(&w, text, line < before ? 0 : length, g->widths[c], !words);
    }
    og_strbuf_putc(out, '\n');
}

static void add_rows(const grid *g, size_t from, size_t to, og_strbuf *out)
{
    for (size_t r = 0; r < g->rows; r++) {
        if (g->group[r]) {
            og_wrap(out, "  ", text_at(g, r, 0), g->limit);
            continue;
        }
        size_t lines = lines_of(text_at(g, r, 0), g->widths[0]);
        for (size_t c = from; c < to; c++)
            lines = larger(lines, lines_of(text_at(g, r, c), g->widths[c]));
        for (size_t line = 0; line < lines; line++)
            add_line(g, r, line, lines, from, to, out);
    }
}

static void add_parts(const grid *g, size_t width, og_strbuf *out)
{
    size_t columns = columns_of(g), from = 1, to;
    do {
        for (to = from; to < columns && (to == from || width_of(g, from, to + 1) <= width);)
            to++;
        if (from > 1)
            og_strbuf_putc(out, '\n');
        add_rows(g, from, to, out);
        from = to;
    } while (from < columns);
}

void og_text_table(const og_grid *table, og_language language, size_t width, og_strbuf *out)
{
    grid g = {.table = table, .rows = 1, .limit = width};
    size_t columns = table->column_count;
    for (const og_row *row = table->first; row; row = row->next)
        g.rows++;
    g.texts = calloc(g.rows * columns, sizeof *g.texts);
    g.widths = calloc(columns, sizeof *g.widths);
    g.least = calloc(columns, sizeof *g.least);
    g.cells = calloc(columns, sizeof *g.cells);
    g.group = calloc(g.rows, sizeof *g.group);
    if (!g.group || !g.texts || !g.widths || !g.least || !g.cells || !set_texts(&g, language)) {
        out->failed = true;
    } else {
        measure(&g);
        narrow(&g, width);
        add_parts(&g, width, out);
    }
    clear(&g);
}
