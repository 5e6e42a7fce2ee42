/* The levers of a scenario, for people. */
#include "output/doc/render.h"
#include "output/view/written.h"
#include "scenario/place.h"
#include "scenario/scenario.h"

#include <string.h>

#define SHOWN 60 /* columns of a present value */

static const char *now_text(og_document *doc, const og_scenario *scenario, const og_lever *lever)
{
    const og_node *node = og_node_at(scenario->tree, lever->set.text);
    og_strbuf text = {0};
    if (!node)
        return "–";
    og_written_say(node, &text);
    return og_doc_cut(doc, og_doc_take(doc, &text), SHOWN);
}

static const char *range_text(og_document *doc, const og_lever *lever)
{
    const char *low = lever->low.given ? og_doc_point(doc, lever->low.value) : "";
    const char *high = lever->high.given ? og_doc_point(doc, lever->high.value) : "";
    if (lever->earliest.given && lever->latest.given) {
        low = og_doc_day(doc, lever->earliest.period.first);
        high = og_doc_day(doc, lever->latest.period.first);
    }
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
