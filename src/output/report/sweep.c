/* A sweep for people: a table of each metric by one thing or by two. */
#include "output/view/sweep.h"

#include "output/doc/render.h"
#include "output/report/study_page.h"

typedef struct teller {
    og_document *doc;
    const og_sweep *sweep;
    size_t asked;
    const og_scale *scale;
} teller;

static const og_question *question(const teller *t)
{
    return &t->sweep->asked[t->asked];
}

static bool is_metric(const teller *t)
{
    return question(t)->query.kind == OG_QUERY_METRIC;
}

static const char *label_of(const teller *t, size_t axis)
{
    const og_axis *of = &t->sweep->axes[axis];
    return og_study_label(t->doc, t->sweep->scenario, of->path,
                          og_sweep_label(of, t->doc->language));
}

static const char *point_text(const teller *t, size_t axis, size_t k)
{
    og_strbuf text = {0};
    og_sweep_point(&t->sweep->axes[axis], k, t->doc->language, &text);
    return og_doc_take(t->doc, &text);
}

/* Numbers stand in a column of numbers. */
static bool axis_words(const teller *t, size_t axis)
{
    return t->sweep->axes[axis].kind != OG_AXIS_NUMBER || t->sweep->axes[axis].dates;
}

/* ---- by one thing ------------------------------------------------------------------------ */

static const size_t levels[] = {OG_P5, OG_P50, OG_P90, OG_P95};

#define LEVELS (sizeof levels / sizeof *levels)

static void add_row(const teller *t, og_grid *table, size_t i)
{
    const og_sweep_cell *cell = og_sweep_at(t->sweep, t->asked, i, 0);
    const og_summary *summary = &cell->summary;
    og_grid_add(table, og_cell_words(point_text(t, 0, i)));
    og_grid_add(table, og_cell_number(cell->value.value, t->scale));
    og_grid_add(table, og_study_margin(t->doc, t->scale, &cell->value));
    if (!is_metric(t))
        return;
    for (size_t k = 0; k < LEVELS; k++)
        og_grid_add(table, og_cell_number(summary->quantile[levels[k]].value, t->scale));
    if (question(t)->positive)
        og_grid_add(table, summary->count > 0
                               ? og_cell_chance(summary->p_positive.value, cell->sure)
                               : og_cell_words("–"));
}

static void add_table(const teller *t)
{
    og_language language = t->doc->language;
    bool chance = is_metric(t) && question(t)->positive;
    og_study_heading(t->doc, question(t), t->scale, label_of(t, 0));
    og_grid *table = og_doc_table(t->doc, NULL, 3 + (is_metric(t) ? LEVELS : 0) + (chance ? 1 : 0));
    og_grid_head(table, axis_words(t, 0), "");
    og_grid_head(table, false, og_question_word(question(t), language));
    og_grid_head(table, false, OG_TEXT(language, BY_CHANCE));
    for (size_t k = 0; is_metric(t) && k < LEVELS; k++)
        og_grid_head(table, false,
                     og_arena_printf(&t->doc->arena, "p%d", og_summary_level(levels[k])));
    if (chance)
        og_grid_head(table, false, OG_TEXT(language, SWEEP_CHANCE_ABOVE));
    for (size_t i = 0; i < t->sweep->axes[0].count; i++)
        add_row(t, table, i);
}

/* ---- by two ------------------------------------------------------------------------------ */

static void add_grid(const teller *t)
{
    const og_axis *down = &t->sweep->axes[0], *across = &t->sweep->axes[1];
    const char *both = og_arena_printf(&t->doc->arena, "%s × %s", label_of(t, 0), label_of(t, 1));
    og_study_heading(t->doc, question(t), t->scale, both ? both : "");
    if (is_metric(t))
        OG_DOC_SAY(t->doc, paragraph, SWEEP_PAIRS, .down = label_of(t, 0),
                   .across = label_of(t, 1));
    else
        OG_DOC_SAY(t->doc, paragraph, SWEEP_CELLS, .down = label_of(t, 0),
                   .across = label_of(t, 1));
    og_grid *table = og_doc_table(t->doc, NULL, 1 + across->count);
    og_grid_head(table, axis_words(t, 0), "");
    for (size_t j = 0; j < across->count; j++)
        og_grid_head(table, false, point_text(t, 1, j));
    for (size_t i = 0; i < down->count; i++) {
        og_grid_add(table, og_cell_words(point_text(t, 0, i)));
        for (size_t j = 0; j < across->count; j++) {
            const og_sweep_cell *cell = og_sweep_at(t->sweep, t->asked, i, j);
            double value = cell->value.value;
            og_grid_add(table,
                        is_metric(t)
                            ? og_cell_pair(value, cell->summary.quantile[OG_P90].value, t->scale)
                            : og_cell_number(value, t->scale));
        }
    }
}

/* ---- break-even -------------------------------------------------------------------------- */

static void add_crossing(const teller *t, const og_crossing *crossing)
{
    const og_sweep *sweep = t->sweep;
    bool mean = is_metric(t) || question(t)->query.statistic == OG_STATISTIC_MEAN;
    size_t other = 1 - sweep->crossing_axis;
    char at[OG_FORMAT_SIZE], error[OG_FORMAT_SIZE];
    const char *where = "";
    og_crossing_say(sweep, crossing, t->doc->language, at, error);
    if (sweep->axis_count > 1)
        where = OG_DOC_TEXT(t->doc, SWEEP_WHERE, .axis = label_of(t, other),
                            .point = point_text(t, other, crossing->other));
    if (mean)
        OG_DOC_SAY(t->doc, note, SWEEP_CROSSING, .at = at, .error = error, .where = where);
    else
        OG_DOC_SAY(t->doc, note, SWEEP_CROSSING_VALUE, .at = at, .error = error, .where = where);
}

static void add_crossings(const teller *t)
{
    bool any = false;
    for (size_t c = 0; c < t->sweep->crossing_count; c++) {
        if (t->sweep->crossings[c].asked != t->asked)
            continue;
        add_crossing(t, &t->sweep->crossings[c]);
        any = true;
    }
    if (!any)
        OG_DOC_SAY(t->doc, note, SWEEP_NO_CROSSING);
}

og_status og_sweep_text(const og_sweep *sweep, char **text, og_error *err)
{
    og_language language = og_language_of(og_scenario_language(sweep->scenario));
    og_document doc;
    og_doc_init(&doc, language);
    og_study_head(&doc, sweep->scenario, sweep->replicates, sweep->seed);
    if (sweep->kept)
        OG_DOC_SAY(&doc, paragraph, STUDY_KEPT);
    for (size_t m = 0; m < sweep->asked_count; m++) {
        og_scale scale = og_scale_of(&sweep->asked[m], og_sweep_largest(sweep, m), language);
        const teller t = {&doc, sweep, m, og_doc_scale(&doc, scale)};
        if (sweep->axis_count == 1)
            add_table(&t);
        else
            add_grid(&t);
        if (og_sweep_can_cross(sweep, m))
            add_crossings(&t);
    }
    return og_doc_render(&doc, "text", text, err);
}
