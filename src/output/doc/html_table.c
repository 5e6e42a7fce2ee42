#include "output/doc/html_table.h"

#include "base/markup.h"

typedef struct teller {
    const og_grid *table;
    og_language language;
    og_strbuf *out;
} teller;

/* ---- heads ---- */

static bool has_heads(const og_grid *table)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].head[0])
            return true;
    return false;
}

/* A head without a text is none: a reader would announce it. */
static void add_head(const teller *t, const og_column *column)
{
    if (!column->head[0]) {
        og_strbuf_puts(t->out, "<td></td>");
        return;
    }
    og_strbuf_puts(t->out, column->words ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">");
    og_markup_text(t->out, column->head);
    og_strbuf_puts(t->out, "</th>");
}

static void add_heads(const teller *t)
{
    if (!has_heads(t->table))
        return;
    og_strbuf_puts(t->out, "<thead><tr>");
    for (size_t c = 0; c < t->table->column_count; c++)
        add_head(t, &t->table->columns[c]);
    og_strbuf_puts(t->out, "</tr></thead>\n");
}

/* ---- rows ---- */

/* The first cell names its row. Words of the scenario have their own direction. */
static void add_cell(const teller *t, const og_row *row, size_t c)
{
    const og_doc_cell *cell = &row->cells[c];
    const char *tag = c == 0 && cell->kind != OG_CELL_EMPTY ? "th" : "td";
    og_strbuf text = {0};
    og_cell_say(cell, t->language, &text);
    og_strbuf_printf(t->out, "<%s%s%s%s>", tag, tag[1] == 'h' ? " scope=\"row\"" : "",
                     t->table->columns[c].words ? "" : " class=\"n\"",
                     cell->kind == OG_CELL_WORDS ? " dir=\"auto\"" : "");
    og_markup_text(t->out, text.text ? text.text : "");
    og_strbuf_printf(t->out, "</%s>", tag);
    t->out->failed |= text.failed;
    og_strbuf_clear(&text);
}

static void add_group(const teller *t, const og_row *row)
{
    og_strbuf_printf(t->out, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%zu\">",
                     t->table->column_count);
    og_markup_text(t->out, row->cells[0].words ? row->cells[0].words : "");
    og_strbuf_puts(t->out, "</th></tr>\n");
}

static void add_row(const teller *t, const og_row *row)
{
    og_strbuf_puts(t->out, row->under ? "<tr class=\"under\">" : "<tr>");
    for (size_t c = 0; c < t->table->column_count; c++)
        add_cell(t, row, c);
    og_strbuf_puts(t->out, "</tr>\n");
}

/* Rows that have a name together are a body of their own, which that name is the head of. */
static void add_rows(const teller *t)
{
    bool under = false;
    og_strbuf_puts(t->out, "<tbody>\n");
    for (const og_row *row = t->table->first; row; row = row->next) {
        if (row != t->table->first && (row->group || (under && !row->under)))
            og_strbuf_puts(t->out, "</tbody>\n<tbody>\n");
        under = row->group || row->under;
        if (row->group)
            add_group(t, row);
        else
            add_row(t, row);
    }
    og_strbuf_puts(t->out, "</tbody>\n");
}

void og_html_table(const og_grid *table, og_language language, const char *id, const char *heading,
                   og_strbuf *out)
{
    const teller t = {table, language, out};
    const char *named = table->caption ? id : heading;
    og_strbuf_puts(out, "<div class=\"table\" role=\"group\" tabindex=\"0\"");
    if (named)
        og_strbuf_printf(out, " aria-labelledby=\"%s\"", named);
    og_strbuf_puts(out, ">\n<table");
    if (named && !table->caption)
        og_strbuf_printf(out, " aria-labelledby=\"%s\"", named);
    og_strbuf_puts(out, ">\n");
    if (table->caption) {
        og_strbuf_printf(out, "<caption id=\"%s\">", id);
        og_markup_text(out, table->caption);
        og_strbuf_puts(out, "</caption>\n");
    }
    add_heads(&t);
    add_rows(&t);
    og_strbuf_puts(out, "</table>\n</div>\n");
}
