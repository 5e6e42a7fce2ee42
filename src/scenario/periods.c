#include "scenario/periods.h"

#include "scenario/csv_series.h"
#include "scenario/form.h"
#include "scenario/history.h"
#include "scenario/value.h"

#include <stdlib.h>
#include <string.h>

static int target_order(const void *a, const void *b)
{
    const og_target *x = a, *y = b;
    return (x->period.first > y->period.first) - (x->period.first < y->period.first);
}

static void load_target(og_loader *loader, og_node *node, og_place place, const og_field *field,
                        og_target *out)
{
    if (og_form_is_changed(node) && og_form_of(node).kind == OG_FORM_CORRECTED) {
        double times, plus;
        load_target(loader, og_node_find(node, "value")->value, place, field, out);
        if (og_factors_load(loader, node, place, &times, &plus)) {
            out->times *= times;
            out->plus = times * out->plus + plus;
        }
        return;
    }
    const og_entry *corrected = node->kind == OG_NODE_MAP ? og_node_find(node, "corrected") : NULL;
    out->corrected = corrected != NULL;
    out->times = 1;
    out->plus = 0;
    if (!corrected) {
        out->value = og_value_load(loader, node, place, field);
        return;
    }
    for (const og_entry *entry = node->first; entry; entry = entry->next)
        if (entry != corrected && !og_key_is_grounds(entry->key))
            OG_ERROR_AT(loader->diags, entry->key_pos, CORRECTED_KEY, .path = place.path,
                        .key = entry->key);
    place = og_place_own(loader, place, node);
    out->value =
        og_value_load(loader, corrected->value, og_place_under(loader, place, "corrected"), field);
}

void og_targets_load(og_loader *loader, og_node *node, og_place place, const og_field *field,
                     og_targets *out)
{
    if (!og_csv_series_expand(loader->files, node, loader->arena, loader->diags)) {
        out->broken = true;
        return;
    }
    if (node->kind != OG_NODE_MAP) {
        OG_ERROR_AT(loader->diags, node->pos, TARGETS_WANTED, .path = place.path);
        return;
    }
    place = og_place_grounds(loader, place, node);
    out->at = og_arena_array(loader->arena, node->count, sizeof *out->at);
    for (const og_entry *entry = node->first; entry && out->at; entry = entry->next) {
        og_target *at = &out->at[out->count];
        if (og_key_is_grounds(entry->key))
            continue;
        if (!og_period_key_load(loader, entry, place.path, &at->period)) {
            out->broken = true;
            continue;
        }
        if (at->period.kind == OG_PERIOD_DAY) {
            OG_ERROR_AT(loader->diags, entry->key_pos, TARGET_DAY, .path = place.path);
            out->broken = true;
            continue;
        }
        at->pos = entry->key_pos;
        load_target(loader, entry->value, og_place_under(loader, place, entry->key), field, at);
        out->count++;
    }
    if (out->at)
        qsort(out->at, out->count, sizeof *out->at, target_order);
}
