#include "output/doc/html.h"

#include "base/format.h"
#include "base/markup.h"
#include "io/template.h"
#include "output/doc/html_table.h"

#include <string.h>

#define DEEPEST 6 /* levels of headings that HTML has */

typedef struct writer {
    const og_document *doc;
    og_strbuf *out;
    size_t headings, tables, figures; /* so far */
    int items;                        /* levels of lists that are open */
} writer;

static void add_element(writer *w, const char *start, const char *text, const char *end)
{
    og_strbuf_puts(w->out, start);
    og_markup_text(w->out, text);
    og_strbuf_puts(w->out, end);
}

/* ---- lists ---- */

static void close_items(writer *w, int level)
{
    for (; w->items > level; w->items--)
        og_strbuf_puts(w->out, "</li>\n</ul>\n");
}

static void add_item(writer *w, const og_block *block)
{
    int level = block->level > 1 && w->items > 0 ? 2 : 1;
    close_items(w, level);
    if (w->items == level) {
        og_strbuf_puts(w->out, "</li>\n");
    } else {
        og_strbuf_puts(w->out, "<ul>\n");
        w->items++;
    }
    add_element(w, "<li>", block->text, "");
}

/* ---- headings ---- */

static int level_of(const og_block *block)
{
    return block->level < 1 ? 1 : block->level > DEEPEST ? DEEPEST : block->level;
}

static void add_heading(writer *w, const og_block *block)
{
    int level = level_of(block);
    og_strbuf_printf(w->out, "<h%d id=\"s%zu\"%s>", level, ++w->headings,
                     level == 1 ? " dir=\"auto\"" : "");
    og_markup_text(w->out, block->text);
    og_strbuf_printf(w->out, "</h%d>\n", level);
}

static void add_contents(writer *w, const og_block *block)
{
    size_t heading = w->headings;
    og_strbuf_puts(w->out, "<nav aria-label=\"");
    og_markup_text(w->out, block->text);
    add_element(w, "\">\n<p>", block->text, "</p>\n<ol>\n");
    for (const og_block *after = block->next; after; after = after->next) {
        heading += after->kind == OG_BLOCK_HEADING;
        if (after->kind != OG_BLOCK_HEADING || level_of(after) != 2)
            continue;
        og_strbuf_printf(w->out, "<li><a href=\"#s%zu\">", heading);
        add_element(w, "", after->text, "</a></li>\n");
    }
    og_strbuf_puts(w->out, "</ol>\n</nav>\n");
}

/* ---- tables and figures ---- */

static void add_table(writer *w, const og_block *block)
{
    char id[32], heading[32];
    og_format(id, sizeof id, "t%zu", ++w->tables);
    og_format(heading, sizeof heading, "s%zu", w->headings);
    og_html_table(block->table, w->doc->language, id, w->headings > 0 ? heading : NULL, w->out);
}

/* What it shows is in the picture's own title and description; without a picture its words stand
 * there. */
static void add_figure(writer *w, const og_block *block)
{
    const og_picture *picture = block->picture;
    og_strbuf caption = {0};
    OG_SAY(&caption, w->doc->language, FIGURE_NUMBER, .number = OG_COUNT(++w->figures));
    og_strbuf_printf(w->out,
                     "<figure id=\"f%zu\">\n<div class=\"chart\" role=\"group\" tabindex=\"0\"",
                     w->figures);
    add_element(w, " aria-label=\"", picture->title, "\">\n");
    if (picture->svg)
        og_strbuf_puts(w->out, picture->svg);
    else
        add_element(w, "<p>", picture->words, "</p>");
    add_element(w, "</div>\n<figcaption>", caption.text ? caption.text : "",
                "</figcaption>\n</figure>\n");
    w->out->failed |= caption.failed;
    og_strbuf_clear(&caption);
}

/* ---- the whole ---- */

static void add_block(writer *w, const og_block *block)
{
    if (block->kind != OG_BLOCK_ITEM)
        close_items(w, 0);
    switch (block->kind) {
    case OG_BLOCK_HEADING:
        add_heading(w, block);
        break;
    case OG_BLOCK_PARAGRAPH:
        add_element(w, block->level ? "<p class=\"lead\">" : "<p>", block->text, "</p>\n");
        break;
    case OG_BLOCK_NOTE:
        add_element(w, "<p class=\"note\">", block->text, "</p>\n");
        break;
    case OG_BLOCK_ITEM:
        add_item(w, block);
        break;
    case OG_BLOCK_TABLE:
        add_table(w, block);
        break;
    case OG_BLOCK_FIGURE:
        add_figure(w, block);
        break;
    case OG_BLOCK_CONTENTS:
        add_contents(w, block);
        break;
    case OG_BLOCK_FOLD:
        add_element(w, "<details>\n<summary>", block->text, "</summary>\n");
        break;
    case OG_BLOCK_FOLD_END:
        og_strbuf_puts(w->out, "</details>\n");
        break;
    }
}

void og_render_html(const og_document *doc, og_strbuf *out)
{
    writer w = {.doc = doc, .out = out};
    for (const og_block *block = doc->first; block; block = block->next)
        add_block(&w, block);
    close_items(&w, 0);
    og_strbuf_puts(out, "");
}

static const char *title_of(const og_document *doc)
{
    for (const og_block *block = doc->first; block; block = block->next)
        if (block->kind == OG_BLOCK_HEADING && block->level == 1)
            return block->text;
    return "opgave";
}

/* Styles stand in the file, those of charts at their elements too; nothing else is let in. */
static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                             "font-src data:; base-uri 'none'; form-action 'none'";

void og_html_file(const og_document *doc, const char *theme, og_strbuf *out)
{
    og_strbuf_printf(out,
                     "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"generator\" content=\"opgave %s\">\n<title>",
                     doc->language == OG_LANGUAGE_EN ? "en" : "nl", policy, og_version());
    og_markup_text(out, title_of(doc));
    og_strbuf_puts(out, "</title>\n<style>\n");
    og_strbuf_puts(out, og_template_text("opgave.css"));
    if (theme)
        og_strbuf_puts(out, theme);
    og_strbuf_puts(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    og_markup_text(out, OG_TEXT(doc->language, HTML_SKIP));
    og_strbuf_puts(out, "</a>\n<main id=\"main\">\n");
    og_render_html(doc, out);
    og_strbuf_puts(out, "</main>\n</body>\n</html>\n");
}
