#include "output/doc/grid.h"

#include "base/utf8.h"

#include <string.h>

#define GAP 2

static bool combines(uint32_t code)
{
    return (code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200D);
}

/* The character at `text`: its bytes and columns; a byte that belongs to none, and what acts on a
 * terminal, counts as one column. */
static size_t next_character(const char *text, size_t length, size_t *columns, bool *harmless)
{
    uint32_t code = 0;
    size_t size = og_utf8_decode(text, length, &code);
    *harmless = size > 0 && !og_utf8_control(code);
    *columns = size > 0 && combines(code) ? 0 : 1;
    return size > 0 ? size : 1;
}

static size_t width_of(const char *text, size_t length)
{
    size_t width = 0, columns;
    bool harmless;
    for (size_t at = 0; at < length; width += columns)
        at += next_character(text + at, length - at, &columns, &harmless);
    return width;
}

size_t og_grid_width(const char *text)
{
    return width_of(text, strlen(text));
}

static void add_harmless(og_strbuf *out, const char *text, size_t length)
{
    for (size_t at = 0, size; at < length; at += size) {
        size_t columns;
        bool harmless;
        size = next_character(text + at, length - at, &columns, &harmless);
        og_strbuf_add(out, harmless ? text + at : " ", harmless ? size : 1);
    }
}

void og_grid_wrap(og_strbuf *out, const char *lead, const char *text, size_t width)
{
    static const char blanks[] = " \t\n\r";
    size_t margin = og_grid_width(lead), column = margin;
    og_strbuf_puts(out, lead);
    for (text += strspn(text, blanks); *text; text += strspn(text, blanks)) {
        size_t length = strcspn(text, blanks), word = width_of(text, length);
        if (column > margin && column + 1 + word > width) {
            og_strbuf_putc(out, '\n');
            og_strbuf_repeat(out, ' ', margin);
            column = margin;
        } else if (column > margin) {
            og_strbuf_putc(out, ' ');
            column++;
        }
        add_harmless(out, text, length);
        column += word;
        text += length;
    }
    og_strbuf_putc(out, '\n');
}

void og_grid_init(og_grid *grid, const char *align)
{
    *grid = (og_grid){.align = align};
}

void og_grid_clear(og_grid *grid)
{
    og_strbuf_clear(&grid->cells);
    *grid = (og_grid){0};
}

void og_grid_add(og_grid *grid, const char *text)
{
    add_harmless(&grid->cells, text, strlen(text));
    og_strbuf_add(&grid->cells, "", 1);
    grid->count++;
}

void og_grid_print(const og_grid *grid, size_t indent, og_strbuf *out)
{
    size_t widths[OG_GRID_COLUMNS] = {0}, columns = strlen(grid->align);
    const char *cell = grid->cells.text;
    if (grid->cells.failed) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < grid->count; i++, cell += strlen(cell) + 1) {
        size_t width = og_grid_width(cell);
        if (widths[i % columns] < width)
            widths[i % columns] = width;
    }
    size_t blanks = indent; /* owed before the next text, so that no line ends in blanks */
    cell = grid->cells.text;
    for (size_t i = 0; i < grid->count; i++, cell += strlen(cell) + 1) {
        size_t column = i % columns, padding = widths[column] - og_grid_width(cell);
        bool right = grid->align[column] == 'r';
        blanks += right ? padding : 0;
        if (*cell) {
            og_strbuf_repeat(out, ' ', blanks);
            og_strbuf_puts(out, cell);
            blanks = 0;
        }
        blanks += GAP + (right ? 0 : padding);
        if (column + 1 == columns) {
            og_strbuf_putc(out, '\n');
            blanks = indent;
        }
    }
}
