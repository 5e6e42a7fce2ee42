#include "scenario/column.h"

#include "base/number.h"
#include "csv/csv.h"
#include "scenario/beside.h"
#include "scenario/hint.h"
#include "scenario/rewrite.h"

#include <string.h>

/* What is wrong with a cell that is no number; where it is only the way of writing, what to do. */
static void tell_cell(og_loader *loader, og_pos pos, const char *text)
{
    double number;
    const char *whole, *grouped;
    if (og_rewrite_thousands(loader->arena, text, &whole, &grouped))
        OG_ERROR_AT(loader->diags, pos, COLUMN_THOUSANDS, .text = text, .whole = whole);
    else if (og_number_parse(text, strlen(text), &number) == OG_NUMBER_COMMA)
        OG_ERROR_AT(loader->diags, pos, COLUMN_COMMA, .text = text,
                    .instead = og_rewrite_number(loader->arena, text));
    else
        OG_ERROR_AT(loader->diags, pos, COLUMN_NOT_A_NUMBER, .text = text,
                    .hint = og_odd_hint(loader, text));
}

static bool add_number(og_loader *loader, og_node *list, og_pos pos, og_csv_cell cell)
{
    double number;
    const char *whole, *grouped;
    og_node *node = og_node_new(loader->arena, OG_NODE_SCALAR, pos);
    const char *text = og_arena_text(loader->arena, cell.text, cell.length);
    if (!node || !text)
        return false;
    if (og_number_parse(text, cell.length, &number) != OG_NUMBER_OK ||
        (text[cell.length - 1] == '0' &&
         og_rewrite_thousands(loader->arena, text, &whole, &grouped))) {
        tell_cell(loader, pos, text);
        return false;
    }
    node->text = text;
    node->length = cell.length;
    return og_node_add(loader->arena, list, "", pos, node) != NULL;
}

og_node *og_csv_column(og_loader *loader, const og_node *file, const og_node *column)
{
    const char *path = og_path_beside(file->text, file->pos, loader->arena, loader->diags);
    const og_source *source =
        path ? og_source_read(loader->files, path, path, file->pos, loader->diags) : NULL;
    bool room = loader->files->values <= OG_LIMIT_COLUMN_VALUES; /* else told already */
    const og_csv *csv =
        source && room ? og_csv_parse(source, NULL, loader->arena, loader->diags) : NULL;
    og_node *list = csv ? og_node_new(loader->arena, OG_NODE_LIST, file->pos) : NULL;
    if (!list)
        return NULL;
    loader->files->values += csv->row_count - 1;
    if (loader->files->values > OG_LIMIT_COLUMN_VALUES) {
        OG_ERROR_AT(loader->diags, file->pos, COLUMN_VALUES_MANY,
                    .most = OG_COUNT(OG_LIMIT_COLUMN_VALUES));
        return NULL;
    }
    size_t wanted = og_csv_find(csv, column->text);
    if (wanted == OG_CSV_NONE) {
        OG_ERROR_AT(loader->diags, column->pos, COLUMN_UNKNOWN, .path = path, .name = column->text);
        return NULL;
    }
    for (size_t r = 1; r < csv->row_count; r++) {
        og_csv_cell cell = og_csv_trim(csv->rows[r].cells[wanted]);
        if (cell.length > 0 && !add_number(loader, list, og_csv_pos(csv, &cell), cell))
            return NULL;
    }
    if (list->count > 0)
        return list;
    OG_ERROR_AT(loader->diags, file->pos, COLUMN_EMPTY, .path = path, .name = column->text);
    return NULL;
}
