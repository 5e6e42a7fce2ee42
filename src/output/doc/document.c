#include "output/doc/document.h"

#include "base/width.h"
#include "lang/date.h"

#include <string.h>

void og_doc_init(og_document *doc, og_language language)
{
    *doc = (og_document){.language = language};
}

void og_doc_clear(og_document *doc)
{
    og_arena_clear(&doc->arena);
    *doc = (og_document){0};
}

/* ---- blocks ---- */

static const char *keep(og_document *doc, const char *text)
{
    const char *kept = og_arena_text(&doc->arena, text, strlen(text));
    return kept ? kept : "";
}

static og_block *add_block(og_document *doc, og_block_kind kind, const char *text)
{
    og_block *block = og_arena_alloc(&doc->arena, sizeof *block);
    if (!block)
        return NULL;
    block->kind = kind;
    block->text = og_arena_text(&doc->arena, text, strlen(text));
    if (!block->text)
        return NULL;
    if (doc->last)
        doc->last->next = block;
    else
        doc->first = block;
    doc->last = block;
    return block;
}

static void add_level(og_document *doc, og_block_kind kind, int level, const char *text)
{
    og_block *block = add_block(doc, kind, text);
    if (block)
        block->level = level;
}

void og_doc_heading(og_document *doc, int level, const char *text)
{
    add_level(doc, OG_BLOCK_HEADING, level + (level > 1 ? doc->depth : 0), text);
}

void og_doc_paragraph(og_document *doc, const char *text)
{
    add_block(doc, OG_BLOCK_PARAGRAPH, text);
}

void og_doc_lead(og_document *doc, const char *text)
{
    add_level(doc, OG_BLOCK_PARAGRAPH, 1, text);
}

void og_doc_note(og_document *doc, const char *text)
{
    add_block(doc, OG_BLOCK_NOTE, text);
}

void og_doc_item(og_document *doc, int level, const char *text)
{
    add_level(doc, OG_BLOCK_ITEM, level, text);
}

void og_doc_contents(og_document *doc, const char *text)
{
    add_block(doc, OG_BLOCK_CONTENTS, text);
}

void og_doc_fold(og_document *doc, const char *text)
{
    add_block(doc, OG_BLOCK_FOLD, text);
}

void og_doc_fold_end(og_document *doc)
{
    add_block(doc, OG_BLOCK_FOLD_END, "");
}

void og_doc_figure(og_document *doc, const og_picture *picture)
{
    og_picture *kept = og_arena_alloc(&doc->arena, sizeof *kept);
    og_block *block = kept ? add_block(doc, OG_BLOCK_FIGURE, "") : NULL;
    if (!block)
        return;
    *kept = (og_picture){.name = keep(doc, picture->name),
                         .title = keep(doc, picture->title),
                         .words = keep(doc, picture->words),
                         .svg = picture->svg};
    block->picture = kept;
}

/* ---- tables ---- */

og_grid *og_doc_table(og_document *doc, const char *caption, size_t columns)
{
    og_grid *table = og_arena_alloc(&doc->arena, sizeof *table);
    og_column *heads = og_arena_array(&doc->arena, columns, sizeof *heads);
    og_block *block = table && heads ? add_block(doc, OG_BLOCK_TABLE, "") : NULL;
    if (!block)
        return NULL;
    *table = (og_grid){.arena = &doc->arena, .columns = heads, .column_count = columns};
    for (size_t c = 0; c < columns; c++)
        heads[c].head = "";
    if (caption)
        table->caption = og_arena_text(&doc->arena, caption, strlen(caption));
    block->table = table;
    return table;
}

void og_grid_head(og_grid *table, bool words, const char *head)
{
    const char *kept = table ? og_arena_text(table->arena, head, strlen(head)) : NULL;
    if (kept && table->heads < table->column_count)
        table->columns[table->heads++] = (og_column){kept, words};
}

static og_row *add_row(og_grid *table)
{
    og_row *row = og_arena_alloc(table->arena, sizeof *row);
    og_doc_cell *cells = og_arena_array(table->arena, table->column_count, sizeof *cells);
    if (!row || !cells)
        return NULL;
    row->cells = cells;
    row->under = table->grouped;
    if (table->last)
        table->last->next = row;
    else
        table->first = row;
    table->last = row;
    table->filled = 0;
    return row;
}

void og_grid_add(og_grid *table, og_doc_cell cell)
{
    if (!table)
        return;
    if (!table->last || table->filled == table->column_count)
        add_row(table);
    if (cell.words)
        cell.words = og_arena_text(table->arena, cell.words, strlen(cell.words));
    if (table->last && !table->arena->failed)
        table->last->cells[table->filled++] = cell;
}

void og_grid_group(og_grid *table, const char *name)
{
    og_row *row = table ? add_row(table) : NULL;
    if (!row)
        return;
    row->group = true;
    row->under = false;
    table->grouped = true;
    og_grid_add(table, og_cell_words(name));
    table->filled = table->column_count;
}

void og_grid_group_end(og_grid *table)
{
    if (table)
        table->grouped = false;
}

/* ---- texts ---- */

const og_scale *og_doc_scale(og_document *doc, og_scale scale)
{
    static const og_scale plain = {.unit = 1, .name = ""};
    og_scale *kept = og_arena_alloc(&doc->arena, sizeof *kept);
    if (!kept)
        return &plain;
    *kept = scale;
    return kept;
}

const char *og_doc_number(og_document *doc, double value, int decimals)
{
    char text[OG_FORMAT_SIZE];
    og_format_number(value, decimals, doc->language, text);
    return keep(doc, text);
}

const char *og_doc_euro(og_document *doc, double euros)
{
    char text[OG_FORMAT_SIZE];
    og_format_euro(euros, doc->language, text);
    return keep(doc, text);
}

const char *og_doc_percent(og_document *doc, double share)
{
    char text[OG_FORMAT_SIZE];
    og_format_percent(share, doc->language, text);
    return keep(doc, text);
}

const char *og_doc_chance(og_document *doc, double share, bool sure)
{
    char text[OG_FORMAT_SIZE];
    og_format_chance(share, sure, doc->language, text);
    return keep(doc, text);
}

const char *og_doc_point(og_document *doc, double value)
{
    char text[OG_FORMAT_SIZE];
    og_point_say(value, doc->language, text);
    return keep(doc, text);
}

const char *og_doc_day(og_document *doc, int32_t day)
{
    og_strbuf text = {0};
    og_date_day(&text, day, doc->language);
    return og_doc_take(doc, &text);
}

const char *og_doc_amount(og_document *doc, double value, const og_scale *scale)
{
    og_strbuf text = {0};
    og_scale_say(scale, value, &text);
    return og_doc_take(doc, &text);
}

const char *og_doc_cut(og_document *doc, const char *text, size_t columns)
{
    size_t length = strlen(text), width = 0, at = 0, own;
    if (og_width(text) <= columns)
        return text;
    while (at < length) {
        size_t size = og_width_next(text + at, length - at, &own);
        if (width + own + 1 > columns)
            break;
        width += own;
        at += size;
    }
    const char *kept = og_arena_printf(&doc->arena, "%.*s…", (int)at, text);
    return kept ? kept : "";
}

const char *og_doc_take(og_document *doc, og_strbuf *text)
{
    const char *kept = text->failed || !text->text ? "" : keep(doc, text->text);
    doc->arena.failed |= text->failed;
    og_strbuf_clear(text);
    return kept;
}
