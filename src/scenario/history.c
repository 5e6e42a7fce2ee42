#include "scenario/history.h"

#include "scenario/constant.h"
#include "scenario/csv_series.h"
#include "scenario/hint.h"

#include <stdlib.h>
#include <string.h>

bool og_period_key_load(og_loader *loader, const og_entry *entry, const char *path, og_period *out)
{
    switch (og_period_parse(entry->key, strlen(entry->key), out)) {
    case OG_PERIOD_OK:
        return true;
    case OG_PERIOD_NO_SUCH:
        OG_ERROR_AT(loader->diags, entry->key_pos, PERIOD_NO_SUCH, .path = path, .key = entry->key,
                    .hint = og_period_hint(loader, entry->key));
        return false;
    case OG_PERIOD_NOT:
        break;
    }
    OG_ERROR_AT(loader->diags, entry->key_pos, PERIOD_NOT, .path = path, .key = entry->key,
                .hint = og_period_hint(loader, entry->key));
    return false;
}

static int history_order(const void *a, const void *b)
{
    const og_history_entry *x = a, *y = b;
    return (x->period.first > y->period.first) - (x->period.first < y->period.first);
}

void og_history_load(og_loader *loader, og_node *node, og_place place, const og_field *field,
                     og_history *out)
{
    if (!og_csv_series_expand(loader->files, node, loader->arena, loader->diags))
        return;
    if (node->kind != OG_NODE_MAP) {
        OG_ERROR_AT(loader->diags, node->pos, HISTORY_WANTED, .path = place.path);
        return;
    }
    place = og_place_grounds(loader, place, node);
    out->at = og_arena_array(loader->arena, node->count, sizeof *out->at);
    for (const og_entry *entry = node->first; entry && out->at; entry = entry->next) {
        og_history_entry *at = &out->at[out->count];
        og_number number = {.given = false};
        if (og_key_is_grounds(entry->key) ||
            !og_period_key_load(loader, entry, place.path, &at->period) ||
            !og_constant_load(loader, entry->value, og_place_under(loader, place, entry->key),
                              field, &number))
            continue;
        at->value = number.value;
        at->pos = entry->key_pos;
        out->count++;
    }
    if (!out->at)
        return;
    qsort(out->at, out->count, sizeof *out->at, history_order);
    for (size_t i = 1; i < out->count; i++)
        if (out->at[i].period.first <= out->at[i - 1].period.last) {
            char key[OG_PERIOD_SIZE], other[OG_PERIOD_SIZE];
            og_period_print(out->at[i].period, key);
            og_period_print(out->at[i - 1].period, other);
            OG_ERROR_AT(loader->diags, out->at[i].pos, PERIODS_OVERLAP, .path = place.path,
                        .key = key, .other = other,
                        .line = OG_COUNT((unsigned)out->at[i - 1].pos.line));
        }
}
