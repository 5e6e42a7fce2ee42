/* What kind of file it is, and where in it something stands. */
#include "csv/csv_inside.h"

#include "base/format.h"
#include "base/utf8.h"

#include <string.h>

static bool starts_with(const og_source *source, const char *bytes, size_t length)
{
    return source->length >= length && memcmp(source->text, bytes, length) == 0;
}

/* Lines that end before byte `at`, and one. */
static uint32_t line_of(const og_source *source, size_t at)
{
    uint32_t line = 1;
    for (size_t i = 0; i < at; i++)
        line +=
            source->text[i] == '\n' ||
            (source->text[i] == '\r' && (i + 1 == source->length || source->text[i + 1] != '\n'));
    return line;
}

og_pos og_csv_place(const og_source *source, size_t at, uint32_t line, uint32_t width)
{
    size_t first = at;
    while (first > 0 && source->text[first - 1] != '\n' && source->text[first - 1] != '\r')
        first--;
    return (og_pos){source, line, 1 + (uint32_t)og_utf8_count(source->text + first, at - first),
                    width};
}

/* A workbook or another encoding, by its first bytes; true when it was one, which is told. */
static bool is_other_kind(const og_source *source, og_diagnostics *diags)
{
    og_pos pos = {source, 1, 1, 0};
    if (starts_with(source, "PK\x03\x04", 4) || starts_with(source, "\xD0\xCF\x11\xE0", 4))
        OG_ERROR_AT(diags, pos, FILE_WORKBOOK);
    else if (starts_with(source, "\xFF\xFE", 2) || starts_with(source, "\xFE\xFF", 2))
        OG_ERROR_AT(diags, pos, CSV_UTF16);
    else
        return false;
    return true;
}

bool og_csv_check_text(const og_source *source, og_diagnostics *diags)
{
    if (is_other_kind(source, diags))
        return false;
    for (size_t at = 0; at < source->length;) {
        unsigned char byte = (unsigned char)source->text[at];
        uint32_t code = byte;
        size_t length =
            byte < 0x80 ? 1 : og_utf8_decode(source->text + at, source->length - at, &code);
        if (length > 0 && code != 0) {
            at += length;
            continue;
        }
        og_pos pos = og_csv_place(source, at, line_of(source, at), 1);
        char shown[8];
        og_format(shown, sizeof shown, "0x%02X", byte);
        if (byte == 0)
            OG_ERROR_AT(diags, pos, CSV_NUL);
        else
            OG_ERROR_AT(diags, pos, CSV_BYTE, .byte = shown);
        return false;
    }
    return true;
}

og_pos og_csv_pos(const og_csv *csv, const og_csv_cell *cell)
{
    size_t width = og_utf8_count(cell->text, cell->length) + 2 * cell->quoted;
    return og_csv_place(csv->source, cell->start, cell->line, width > 0 ? (uint32_t)width : 1);
}

/* Bytes of the blank at the start of the text: space, tab, line end, no-break space. */
static size_t blank_at(const char *text, size_t length)
{
    if (length >= 1 && (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\r'))
        return 1;
    if (length >= 2 && memcmp(text, "\xC2\xA0", 2) == 0)
        return 2;
    return length >= 3 && memcmp(text, "\xE2\x80\xAF", 3) == 0 ? 3 : 0; /* narrow one */
}

og_csv_cell og_csv_trim(og_csv_cell cell)
{
    size_t n;
    while ((n = blank_at(cell.text, cell.length)) > 0) {
        cell.text += n;
        cell.length -= (uint32_t)n;
    }
    for (bool more = true; more;) {
        more = false;
        for (uint32_t width = 1; width <= 3 && width <= cell.length && !more; width++) {
            more = blank_at(cell.text + cell.length - width, width) == width;
            cell.length -= more ? width : 0;
        }
    }
    return cell;
}

size_t og_csv_find(const og_csv *csv, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; csv->row_count > 0 && i < csv->rows[0].count; i++) {
        og_csv_cell cell = og_csv_trim(csv->rows[0].cells[i]);
        if (cell.length == length && memcmp(cell.text, name, length) == 0)
            return i;
    }
    return OG_CSV_NONE;
}
