#include "output/view/written.h"

#include "scenario/place.h"

#include <string.h>

/* What a what-if made of a value: " × 2 + 6". */
static void show_change(const og_node *map, og_strbuf *out)
{
    static const char *const keys[] = {"times", "plus"}, *const signs[] = {" × ", " + "};
    for (size_t i = 0; i < 2; i++) {
        const og_entry *factor = og_node_find(map, keys[i]);
        if (factor) {
            og_strbuf_puts(out, signs[i]);
            og_written_say(factor->value, out);
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
        og_written_say(e->value, out);
        before = " / ";
    }
}

void og_written_say(const og_node *node, og_strbuf *out)
{
    const og_entry *value = node->kind == OG_NODE_MAP ? og_node_find(node, "value") : NULL;
    const og_entry *dist = node->kind == OG_NODE_MAP ? og_node_find(node, "dist") : NULL;
    const char *before = "";
    if (node->kind == OG_NODE_SCALAR) {
        og_strbuf_add(out, node->text, node->length);
    } else if (value) {
        og_written_say(value->value, out);
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
            og_written_say(e->value, out);
            before = ", ";
        }
    }
}
