/* The levers of a scenario, for people. */
#include "output/doc/render.h"
#include "scenario/place.h"
#include "scenario/scenario.h"

#include <string.h>

#define SHOWN 60 /* columns of a present value */

static void show_node(const og_node *node, og_strbuf *out);

/* What a what-if made of a value: " × 2 + 6". */
static void show_change(const og_node *map, og_strbuf *out)
{
    static const char *const keys[] = {"times", "plus"}, *const signs[] = {" × ", " + "};
    for (size_t i = 0; i < 2; i++) {
        const og_entry *factor = og_node_find(map, keys[i]);
        if (factor) {
            og_strbuf_puts(out, signs[i]);
            show_node(factor->value, out);
        }
    }
}

/* "pert 3 / 8 / 18": the parameters in the order of the file. */
static void show_dist(const og_node *node, const char *name, og_strbuf *out)
{
    const char *before = " ";
    og_strbuf_puts(out, name);
    for (const og_entry *e = node->first; e; e = e->next) {
        if (strcmp(e->key, "dist") == 0 || strcmp(e->key, "vary") == 0 ||
            strcmp(e->key, "persistence") == 0 || og_key_is_wording(e->key))
            continue;
        og_strbuf_puts(out, before);
        show_node(e->value, out);
        before = " / ";
    }
}

/* A value as short as it can be told; what it rests on is left out. */
static void show_node(const og_node *node, og_strbuf *out)
{
    const og_entry *value = node->kind == OG_NODE_MAP ? og_node_find(node, "value") : NULL;
    const og_entry *dist = node->kind == OG_NODE_MAP ? og_node_find(node, "dist") : NULL;
    const char *before = "";
    if (node->kind == OG_NODE_SCALAR) {
        og_strbuf_add(out, node->text, node->length);
    } else if (value) {
        show_node(value->value, out);
        show_change(node, out);
    } else if (dist && dist->value->kind == OG_NODE_SCALAR) {
        show_dist(node, dist->value->text, out);
    } else if (node->kind == OG_NODE_MAP && og_node_find(node, "likely")) {
        show_dist(node, "pert", out);
    } else {
        for (const og_entry *e = node->first; e; e = e->next) {
            if (og_key_is_wording(e->key))
                continue;
            og_strbuf_puts(out, before);
            if (node->kind == OG_NODE_MAP)
                og_strbuf_printf(out, "%s: ", e->key);
            show_node(e->value, out);
            before = ", ";
        }
    }
}

static const char *now_text(og_document *doc, const og_scenario *scenario, const og_lever *lever)
{
    const og_node *node = og_node_at(scenario->tree, lever->set.text);
    og_strbuf text = {0};
    if (!node)
        return "–";
    show_node(node, &text);
    return og_doc_cut(doc, og_doc_take(doc, &text), SHOWN);
}

static const char *range_text(og_document *doc, const og_lever *lever)
{
    const char *low = lever->low.given ? og_doc_point(doc, lever->low.value) : "";
    const char *high = lever->high.given ? og_doc_point(doc, lever->high.value) : "";
    const char *text = og_arena_printf(&doc->arena, "%s … %s", low, high);
    return text ? text : "";
}

og_status og_levers_text(const og_scenario *scenario, char **text, og_error *err)
{
    og_language language = og_language_of(og_scenario_language(scenario));
    og_document doc;
    og_doc_init(&doc, language);
    if (scenario->levers.count == 0) {
        OG_DOC_SAY(&doc, paragraph, LEVERS_NONE);
        return og_doc_render(&doc, "text", text, err);
    }
    og_grid *table = og_doc_table(&doc, NULL, 3);
    og_grid_head(table, true, OG_TEXT(language, LEVER));
    og_grid_head(table, true, OG_TEXT(language, LEVER_NOW));
    og_grid_head(table, false, OG_TEXT(language, LEVER_RANGE));
    for (size_t i = 0; i < scenario->levers.count; i++) {
        const og_lever *lever = scenario->levers.at[i];
        og_grid_group(table, lever->item.label);
        og_grid_add(table, og_cell_words(lever->item.id));
        og_grid_add(table, og_cell_words(now_text(&doc, scenario, lever)));
        og_grid_add(table, og_cell_words(range_text(&doc, lever)));
    }
    const og_lever *first = scenario->levers.at[0];
    OG_DOC_SAY(&doc, paragraph, LEVERS_USE, .lever = first->item.id);
    return og_doc_render(&doc, "text", text, err);
}
