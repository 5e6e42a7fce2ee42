#include "scenario/column.h"

#include "base/number.h"
#include "scenario/merge.h"

#include <string.h>

/* The next field of a line: [*at, end). Quotes around it are taken off; a quoted field holds no
 * quotes or line ends, which numbers and headings do not need. */
static const char *next_field(const char **at, const char *end, char separator, size_t *length)
{
    const char *start = *at;
    const char *stop = memchr(start, separator, (size_t)(end - start));
    if (!stop)
        stop = end;
    *at = stop < end ? stop + 1 : end;
    while (start < stop && *start == ' ')
        start++;
    while (stop > start && (stop[-1] == ' ' || stop[-1] == '\r'))
        stop--;
    if (stop - start >= 2 && *start == '"' && stop[-1] == '"') {
        start++;
        stop--;
    }
    *length = (size_t)(stop - start);
    return start;
}

static char find_separator(const char *line, size_t length)
{
    static const char candidates[] = ";\t,";
    for (const char *c = candidates; *c; c++)
        if (memchr(line, *c, length))
            return *c;
    return ',';
}

static bool add_number(og_loader *loader, og_node *list, og_pos pos, const char *text,
                       size_t length)
{
    double number;
    og_node *node = og_node_new(loader->arena, OG_NODE_SCALAR, pos);
    og_entry *entry = og_arena_alloc(loader->arena, sizeof *entry);
    if (!node || !entry)
        return false;
    if (og_number_parse(text, length, &number) != OG_NUMBER_OK) {
        OG_ERROR_AT(loader->diags, pos, COLUMN_NOT_A_NUMBER,
                    .text = og_arena_text(loader->arena, text, length < 60 ? length : 60));
        return false;
    }
    node->text = og_arena_text(loader->arena, text, length);
    node->length = length;
    entry->value = node;
    entry->key_pos = pos;
    *(list->last ? &list->last->next : &list->first) = entry;
    list->last = entry;
    list->count++;
    return node->text != NULL;
}

og_node *og_csv_column(og_loader *loader, const og_node *file, const og_node *column)
{
    const char *path = og_merge_beside(file->text, file->pos, loader->arena, loader->diags);
    const og_source *source =
        path ? og_source_read(loader->files, path, path, file->pos, loader->diags) : NULL;
    og_node *list = og_node_new(loader->arena, OG_NODE_LIST, file->pos);
    if (!source || !list)
        return NULL;
    const char *at = source->text, *end = source->text + source->length;
    if (source->length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    const char *line_end = memchr(at, '\n', (size_t)(end - at));
    char separator = find_separator(at, (size_t)((line_end ? line_end : end) - at));
    int wanted = -1;
    for (uint32_t line = 1; at < end; line++) {
        line_end = memchr(at, '\n', (size_t)(end - at));
        const char *stop = line_end ? line_end : end;
        size_t length = 0;
        for (int i = 0; at < stop; i++) {
            const char *field = next_field(&at, stop, separator, &length);
            if (line == 1 && length == column->length && memcmp(field, column->text, length) == 0)
                wanted = i;
            if (line > 1 && i == wanted && length > 0 &&
                !add_number(loader, list, (og_pos){source, line, 1, 0}, field, length))
                return NULL;
        }
        at = line_end ? line_end + 1 : end;
        if (line == 1 && wanted < 0) {
            OG_ERROR_AT(loader->diags, column->pos, COLUMN_UNKNOWN, .path = path,
                        .name = column->text);
            return NULL;
        }
    }
    return list;
}
