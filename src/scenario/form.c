#include "scenario/form.h"

#include "dist/dist.h"
#include "scenario/place.h"

#include <string.h>

static bool has(const og_node *map, const char *key)
{
    return og_node_find(map, key) != NULL;
}

bool og_form_is_wrapper(const og_node *node)
{
    if (node->kind != OG_NODE_MAP || !has(node, "value"))
        return false;
    for (const og_entry *entry = node->first; entry; entry = entry->next)
        if (strcmp(entry->key, "value") != 0 && strcmp(entry->key, "times") != 0 &&
            strcmp(entry->key, "plus") != 0 && !og_key_is_grounds(entry->key))
            return false;
    return true;
}

bool og_form_is_changed(const og_node *node)
{
    return og_form_is_wrapper(node) && (has(node, "times") || has(node, "plus"));
}

og_node *og_form_core(og_node *node)
{
    while (og_form_is_wrapper(node))
        node = og_node_find(node, "value")->value;
    return node;
}

static const char *text_at(const og_node *map, const char *key)
{
    const og_entry *entry = og_node_find(map, key);
    return entry && entry->value->kind == OG_NODE_SCALAR ? entry->value->text : "";
}

/* Which of its sets of required parameters are there, a bit for each. */
static unsigned stated_by(og_dist_kind kind, const og_node *map)
{
    const og_dist_type *type = og_dist_types[kind];
    const og_dist_statement by = og_dist_stated_by(kind);
    uint32_t given = 0;
    for (int i = 0; type->parameters[i].key; i++)
        given |= has(map, type->parameters[i].key) ? UINT32_C(1) << i : 0;
    if (type->lists)
        return (has(map, "values") ? 4u : 0) | (has(map, "file") ? 8u : 0);
    return (by.first && (given & by.first) == by.first ? 1u : 0) |
           (by.second && (given & by.second) == by.second ? 2u : 0);
}

static og_form dist_of(const og_node *map)
{
    const char *name = text_at(map, "dist");
    for (int i = 0; i < OG_DIST_KINDS; i++)
        if (strcmp(og_dist_types[i]->name, name) == 0)
            return (og_form){OG_FORM_DIST, og_dist_types[i]->name, stated_by((og_dist_kind)i, map)};
    return (og_form){OG_FORM_DIST, name, 0};
}

og_form og_form_of(const og_node *node)
{
    static const char *const lists[] = {"product", "sum", "min", "max"};
    while (og_form_is_wrapper(node))
        node = og_node_find(node, "value")->value;
    if (node->kind != OG_NODE_MAP)
        return (og_form){OG_FORM_PLAIN, "", 0};
    for (const og_entry *entry = node->first; entry; entry = entry->next)
        if (entry->key[0] >= '0' && entry->key[0] <= '9')
            return (og_form){OG_FORM_SCHEDULE, "", 0};
    if (has(node, "case"))
        return (og_form){OG_FORM_CASE, text_at(node, "case"), 0};
    if (has(node, "input"))
        return (og_form){OG_FORM_INPUT, text_at(node, "input"), 0};
    if (has(node, "dist"))
        return dist_of(node);
    if (has(node, "low") && has(node, "likely") && has(node, "high"))
        return (og_form){OG_FORM_DIST, "pert", 1};
    if (has(node, "above") || has(node, "below"))
        return (og_form){OG_FORM_STEERING, has(node, "above") ? "above" : "below", 0};
    if (has(node, "corrected"))
        return (og_form){OG_FORM_CORRECTED, "", 0};
    if (has(node, "growth"))
        return (og_form){OG_FORM_GROWTH, "", 0};
    if (has(node, "csv") || has(node, "forecast"))
        return (og_form){OG_FORM_SERIES, has(node, "csv") ? "csv" : "forecast", 0};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (has(node, lists[i]) && og_node_find(node, lists[i])->value->kind == OG_NODE_LIST)
            return (og_form){OG_FORM_LIST, lists[i], 0};
    return (og_form){OG_FORM_NONE, "", 0};
}

bool og_form_same(og_form one, og_form other)
{
    return one.kind == other.kind && one.stated == other.stated &&
           strcmp(one.name, other.name) == 0;
}
