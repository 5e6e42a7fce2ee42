#include "output/report/bridge.h"

#include "output/report/study_page.h"
#include "output/view/compare.h"

/* A scenario's own value, before and after the steps. */
static void add_end(og_grid *table, const char *name, const og_scale *scale, double value)
{
    og_grid_add(table, og_cell_words(name));
    og_grid_add(table, og_cell_empty());
    og_grid_add(table, og_cell_empty());
    og_grid_add(table, og_cell_number(value, scale));
    og_grid_add(table, og_cell_empty());
}

static void add_step(og_document *doc, og_grid *table, const og_comparison *c,
                     const og_bridge_figure *figure, size_t k, const og_scale *scale)
{
    const og_bridge_step *step = &c->bridge->steps[k];
    const og_estimate adds = {og_bridge_adds(figure, k), figure->errors[k]};
    og_strbuf name = {0};
    og_bridge_name(c, step, &name);
    og_grid_add(table, og_cell_words(og_doc_take(doc, &name)));
    og_grid_add(table, og_cell_change(og_bridge_shown(figure, k, scale), scale));
    og_grid_add(table, og_study_margin(doc, scale, &adds));
    og_grid_add(table, og_cell_number(figure->values[k + 1].value, scale));
    og_grid_add(table, og_cell_words(step->path));
}

static void add_figure(og_document *doc, const og_comparison *c, const og_bridge_figure *figure)
{
    const og_bridge *bridge = c->bridge;
    og_language language = doc->language;
    const og_scale *scale = og_doc_scale(doc, og_bridge_scale(bridge, figure, language));
    const char *what = og_study_name(doc, &figure->asked);
    bool moves = false;
    for (size_t k = 0; k < bridge->step_count; k++)
        moves |= og_bridge_moves(figure, k);
    if (scale->name[0])
        what = OG_DOC_TEXT(doc, IN_UNIT, .what = what, .unit = scale->name);
    if (!moves) {
        OG_DOC_SAY(doc, paragraph, BRIDGE_UNMOVED, .what = what);
        return;
    }
    OG_DOC_HEADING(doc, 2, BRIDGE_HEADING, .what = what);
    og_grid *table = og_doc_table(doc, NULL, 5);
    og_grid_head(table, true, "");
    og_grid_head(table, false, OG_TEXT(language, BRIDGE_ADDS));
    og_grid_head(table, false, OG_TEXT(language, BY_CHANCE));
    og_grid_head(table, false, OG_TEXT(language, BRIDGE_AFTER));
    og_grid_head(table, true, OG_TEXT(language, BRIDGE_INPUT));
    add_end(table, OG_TEXT(language, COMPARE_BASE_HEAD), scale, figure->values[0].value);
    for (size_t k = 0; k < bridge->step_count; k++)
        add_step(doc, table, c, figure, k, scale);
    add_end(table, OG_TEXT(language, COMPARE_OTHER_HEAD), scale,
            figure->values[bridge->step_count].value);
}

static void add_notes(og_document *doc, const og_comparison *c, const og_bridge_step *step)
{
    og_strbuf name = {0};
    if (step->kind == OG_BRIDGE_ROLL && c->base_first != c->others[0].first)
        OG_DOC_SAY(doc, note, BRIDGE_ROLL_NOTE);
    if (!step->apart)
        return;
    og_bridge_name(c, step, &name);
    OG_DOC_SAY(doc, note, BRIDGE_APART, .step = og_doc_take(doc, &name));
}

void og_report_bridge(og_document *doc, const og_comparison *c)
{
    bool together = false;
    for (size_t i = 0; i < c->bridge->figure_count; i++)
        add_figure(doc, c, &c->bridge->figures[i]);
    for (size_t k = 0; k < c->bridge->step_count; k++)
        together |= c->bridge->steps[k].count > 1 && c->bridge->steps[k].kind == OG_BRIDGE_INPUT;
    if (c->bridge->step_count > 1)
        OG_DOC_SAY(doc, note, BRIDGE_NOTE);
    for (size_t k = 0; k < c->bridge->step_count; k++)
        add_notes(doc, c, &c->bridge->steps[k]);
    if (together)
        OG_DOC_SAY(doc, note, BRIDGE_TOGETHER);
}
