/* A sweep for people: a table of each metric by one thing or by two. */
#include "output/view/sweep.h"
#include "output/report/study_page.h"

#include "base/format.h"
#include "lang/figure.h"

#include <string.h>

#define COLUMNS 12 /* of a table by two things, side by side, at most */

static void add_point(og_grid *grid, const og_axis *axis, size_t k, og_language language)
{
    og_strbuf text = {0};
    og_sweep_point(axis, k, language, &text);
    og_grid_add(grid, text.failed ? "" : text.text);
    grid->cells.failed |= text.failed;
    og_strbuf_clear(&text);
}

/* ---- by one thing ------------------------------------------------------------------------ */

static void add_heads(og_grid *grid, const og_question *asked, og_language language)
{
    bool metric = asked->query.kind == OG_QUERY_METRIC;
    og_grid_add(grid, "");
    og_study_word(grid, language, og_question_word(asked));
    og_study_word(grid, language, OG_WORD_BY_CHANCE);
    static const char *const levels[] = {"p5", "p50", "p90", "p95"};
    for (size_t i = 0; metric && i < 4; i++)
        og_grid_add(grid, levels[i]);
    if (metric && asked->positive)
        og_study_word(grid, language, OG_WORD_CHANCE_ABOVE_ZERO);
}

static void add_row(og_grid *grid, const og_scale *scale, const og_sweep_cell *cell, bool metric,
                    bool positive)
{
    static const size_t levels[] = {OG_P5, OG_P50, OG_P90, OG_P95};
    char text[OG_FORMAT_SIZE];
    og_study_cell(grid, scale, cell->value.value);
    og_study_chance(grid, scale, &cell->value);
    for (size_t i = 0; metric && i < 4; i++)
        og_study_cell(grid, scale, cell->summary.quantile[levels[i]].value);
    if (!metric || !positive)
        return;
    if (cell->summary.sd.value > 0)
        og_format_chance(cell->summary.p_positive.value, scale->language, text);
    else
        og_format_percent(cell->summary.p_positive.value, scale->language, text);
    og_grid_add(grid, cell->summary.count > 0 ? text : "–");
}

static void add_table(og_strbuf *out, const og_sweep *sweep, size_t m, const og_scale *scale)
{
    const og_question *asked = &sweep->asked[m];
    const og_axis *axis = &sweep->axes[0];
    bool metric = asked->query.kind == OG_QUERY_METRIC, number = axis->kind == OG_AXIS_NUMBER;
    const char *align = !metric           ? (number ? "rrr" : "lrr")
                        : asked->positive ? (number ? "rrrrrrrr" : "lrrrrrrr")
                                          : (number ? "rrrrrrr" : "lrrrrrr");
    og_grid grid;
    og_study_heading(out, asked, scale, og_sweep_label(axis, scale->language));
    og_grid_init(&grid, align);
    add_heads(&grid, asked, scale->language);
    for (size_t i = 0; i < axis->count; i++) {
        add_point(&grid, axis, i, scale->language);
        add_row(&grid, scale, og_sweep_at(sweep, m, i, 0), metric, asked->positive);
    }
    og_study_grid(out, &grid);
}

/* ---- by two ------------------------------------------------------------------------------ */

#define PAIR_SIZE (2 * OG_FORMAT_SIZE + 8)

static void pair_text(const og_sweep *sweep, size_t m, size_t i, size_t j, const og_scale *scale,
                      char *out)
{
    const og_sweep_cell *cell = og_sweep_at(sweep, m, i, j);
    bool metric = sweep->asked[m].query.kind == OG_QUERY_METRIC;
    char mean[OG_FORMAT_SIZE], high[OG_FORMAT_SIZE];
    og_scale_number(scale, cell->value.value, mean);
    og_scale_number(scale, cell->summary.quantile[OG_P90].value, high);
    og_format(out, PAIR_SIZE, metric ? "%s (%s)" : "%s", mean, high);
}

static size_t widest_point(const og_axis *axis, og_language language)
{
    size_t widest = 0;
    for (size_t k = 0; k < axis->count; k++) {
        og_strbuf text = {0};
        og_sweep_point(axis, k, language, &text);
        size_t width = text.failed ? 0 : og_grid_width(text.text);
        widest = width > widest ? width : widest;
        og_strbuf_clear(&text);
    }
    return widest;
}

/* As many columns as fit side by side, between 1 and COLUMNS. */
static size_t columns_beside(const og_sweep *sweep, size_t m, const og_scale *scale)
{
    size_t taken = OG_STUDY_INDENT + widest_point(&sweep->axes[0], scale->language);
    size_t widest = widest_point(&sweep->axes[1], scale->language);
    for (size_t i = 0; i < sweep->axes[0].count; i++)
        for (size_t j = 0; j < sweep->axes[1].count; j++) {
            char text[PAIR_SIZE];
            pair_text(sweep, m, i, j, scale, text);
            widest = og_grid_width(text) > widest ? og_grid_width(text) : widest;
        }
    size_t count = taken < OG_STUDY_WIDTH ? (OG_STUDY_WIDTH - taken) / (widest + 2) : 1;
    return count < 1 ? 1 : count > COLUMNS ? COLUMNS : count;
}

static void add_columns(og_strbuf *out, const og_sweep *sweep, size_t m, const og_scale *scale,
                        size_t from, size_t to)
{
    const og_axis *down = &sweep->axes[0], *across = &sweep->axes[1];
    char align[COLUMNS + 2] = "l";
    memset(align + 1, 'r', to - from);
    og_grid grid;
    og_grid_init(&grid, align);
    og_grid_add(&grid, "");
    for (size_t j = from; j < to; j++)
        add_point(&grid, across, j, scale->language);
    for (size_t i = 0; i < down->count; i++) {
        add_point(&grid, down, i, scale->language);
        for (size_t j = from; j < to; j++) {
            char text[PAIR_SIZE];
            pair_text(sweep, m, i, j, scale, text);
            og_grid_add(&grid, text);
        }
    }
    og_study_grid(out, &grid);
}

static void add_tables(og_strbuf *out, const og_sweep *sweep, size_t m, const og_scale *scale)
{
    og_language language = scale->language;
    const char *const labels[] = {og_sweep_label(&sweep->axes[0], language),
                                  og_sweep_label(&sweep->axes[1], language)};
    bool metric = sweep->asked[m].query.kind == OG_QUERY_METRIC;
    og_strbuf both = {0};
    og_strbuf_printf(&both, "%s × %s", labels[0], labels[1]);
    og_study_heading(out, &sweep->asked[m], scale, both.failed ? "" : both.text);
    out->failed |= both.failed;
    og_strbuf_clear(&both);
    og_study_say(out, "", language, metric ? OG_WORD_SWEEP_GRID_NOTE : OG_WORD_SWEEP_GRID_PLAIN,
                 labels);
    size_t columns = sweep->axes[1].count, beside = columns_beside(sweep, m, scale);
    for (size_t from = 0; from < columns; from += beside)
        add_columns(out, sweep, m, scale, from, columns < from + beside ? columns : from + beside);
}

/* ---- break-even -------------------------------------------------------------------------- */

static void add_crossings(og_strbuf *out, const og_sweep *sweep, size_t m, og_language language)
{
    bool mean = sweep->asked[m].query.kind == OG_QUERY_METRIC ||
                sweep->asked[m].query.statistic == OG_STATISTIC_MEAN;
    size_t other = 1 - sweep->crossing_axis;
    bool any = false;
    for (size_t c = 0; c < sweep->crossing_count; c++) {
        const og_crossing *crossing = &sweep->crossings[c];
        char at[OG_FORMAT_SIZE], error[OG_FORMAT_SIZE];
        og_strbuf label = {0}, where = {0};
        if (crossing->asked != m)
            continue;
        any = true;
        og_crossing_say(sweep, crossing, language, at, error);
        if (sweep->axis_count > 1) {
            og_sweep_point(&sweep->axes[other], crossing->other, language, &label);
            og_word_say(&where, language, OG_WORD_CROSSING_WHERE,
                        (const char *const[]){og_sweep_label(&sweep->axes[other], language),
                                              label.failed ? "" : label.text});
        }
        og_study_say(out, "  ", language, mean ? OG_WORD_CROSSING : OG_WORD_CROSSING_VALUE,
                     (const char *const[]){at, error, where.length ? where.text : ""});
        og_strbuf_clear(&label);
        og_strbuf_clear(&where);
    }
    if (!any)
        og_study_say(out, "  ", language, OG_WORD_CROSSING_NONE, NULL);
}

og_status og_sweep_text(const og_sweep *sweep, char **text, og_error *err)
{
    og_language language = og_language_of(og_scenario_language(sweep->scenario));
    og_strbuf out = {0};
    og_study_head(&out, sweep->scenario, sweep->replicates, sweep->seed);
    for (size_t m = 0; m < sweep->asked_count; m++) {
        og_scale scale = og_scale_of(&sweep->asked[m], og_sweep_largest(sweep, m), language);
        if (sweep->axis_count == 1)
            add_table(&out, sweep, m, &scale);
        else
            add_tables(&out, sweep, m, &scale);
        if (og_sweep_can_cross(sweep, m))
            add_crossings(&out, sweep, m, language);
    }
    return og_study_finish(&out, text, err);
}
