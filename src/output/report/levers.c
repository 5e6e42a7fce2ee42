/* The levers of a scenario, for people. */
#include "base/utf8.h"
#include "lang/figure.h"
#include "output/report/study_page.h"
#include "scenario/place.h"

#include <string.h>

#define SHOWN 34 /* columns that a present value may take */

static void show_node(const og_node *node, og_strbuf *out);

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

/* After whole characters. */
static void cut(og_strbuf *text)
{
    size_t at = 0;
    if (text->failed || og_utf8_count(text->text, text->length) <= SHOWN)
        return;
    for (int i = 0; i < SHOWN - 1; i++) {
        uint32_t code;
        size_t size = og_utf8_decode(text->text + at, text->length - at, &code);
        at += size ? size : 1;
    }
    text->length = at;
    og_strbuf_puts(text, "…");
}

static void add_now(og_grid *grid, const og_scenario *scenario, const og_lever *lever)
{
    const og_node *node = og_node_at(scenario->tree, lever->set.text);
    og_strbuf text = {0};
    if (node)
        show_node(node, &text);
    og_strbuf_puts(&text, node ? "" : "–");
    cut(&text);
    og_grid_add(grid, text.failed ? "" : text.text);
    grid->cells.failed |= text.failed;
    og_strbuf_clear(&text);
}

static void add_range(og_grid *grid, const og_lever *lever, og_language language)
{
    char low[OG_FORMAT_SIZE], high[OG_FORMAT_SIZE];
    og_strbuf text = {0};
    og_point_say(lever->low.value, language, low);
    og_point_say(lever->high.value, language, high);
    og_strbuf_printf(&text, "%s … %s", lever->low.given ? low : "", lever->high.given ? high : "");
    og_grid_add(grid, text.failed ? "" : text.text);
    grid->cells.failed |= text.failed;
    og_strbuf_clear(&text);
}

og_status og_levers_text(const og_scenario *scenario, char **text, og_error *err)
{
    og_language language = og_language_of(og_scenario_language(scenario));
    static const og_word heads[] = {OG_WORD_LEVER, OG_WORD_LEVER_NOW, OG_WORD_LEVER_RANGE,
                                    OG_WORD_LEVER_MEANING};
    og_strbuf out = {0};
    og_grid grid;
    if (scenario->levers.count == 0) {
        og_study_say(&out, "", language, OG_WORD_LEVERS_NONE, NULL);
        return og_study_finish(&out, text, err);
    }
    og_grid_init(&grid, "llrl");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_study_word(&grid, language, heads[i]);
    for (size_t i = 0; i < scenario->levers.count; i++) {
        const og_lever *lever = scenario->levers.at[i];
        og_grid_add(&grid, lever->item.id);
        add_now(&grid, scenario, lever);
        add_range(&grid, lever, language);
        og_grid_add(&grid, lever->item.label);
    }
    og_study_grid(&out, &grid);
    og_strbuf_putc(&out, '\n');
    og_study_say(&out, "", language, OG_WORD_LEVERS_USE,
                 (const char *const[]){((const og_lever *)scenario->levers.at[0])->item.id});
    return og_study_finish(&out, text, err);
}
