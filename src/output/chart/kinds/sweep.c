#include "output/chart/kinds/sweep.h"

#include "base/format.h"
#include "lang/error.h"
#include "output/chart/line.h"

#include <math.h>
#include <stdlib.h>

/* ---- words ------------------------------------------------------------------------------- */

typedef struct view {
    const og_sweep *sweep;
    size_t asked;
    og_scale scale;
    og_draft *draft;
} view;

static bool is_metric(const view *v)
{
    return v->sweep->asked[v->asked].query.kind == OG_QUERY_METRIC;
}

static bool is_chance(const view *v)
{
    return og_question_chance(&v->sweep->asked[v->asked]);
}

static double value_at(const view *v, size_t i, size_t j)
{
    return og_sweep_at(v->sweep, v->asked, i, j)->value.value;
}

/* "loopt door", or "laag, loopt door" */
static void say_point(const view *v, size_t i, size_t j, og_strbuf *out)
{
    og_sweep_point(&v->sweep->axes[0], i, v->scale.language, out);
    if (v->sweep->axis_count > 1) {
        og_strbuf_puts(out, ", ");
        og_sweep_point(&v->sweep->axes[1], j, v->scale.language, out);
    }
}

/* The subtitle tells the unit, but of amounts and shares. */
static void say_value(const view *v, double value, og_strbuf *out)
{
    og_scale plain = v->scale;
    plain.name = "";
    og_scale_say(&plain, value, out);
}

static void say_pair(const view *v, og_word sentence, const size_t *from, const size_t *to)
{
    og_strbuf texts[4] = {0};
    say_value(v, value_at(v, from[0], from[1]), &texts[0]);
    say_point(v, from[0], from[1], &texts[1]);
    say_value(v, value_at(v, to[0], to[1]), &texts[2]);
    say_point(v, to[0], to[1], &texts[3]);
    const char *arguments[4];
    for (size_t i = 0; i < 4; i++) {
        arguments[i] = texts[i].failed ? "" : texts[i].text;
        v->draft->title.failed |= texts[i].failed;
    }
    og_word_say(&v->draft->title, v->scale.language, sentence, arguments);
    for (size_t i = 0; i < 4; i++)
        og_strbuf_clear(&texts[i]);
}

/* The points with the least and the greatest value; false when there are none or they are equal. */
static bool find_extremes(const view *v, size_t *least, size_t *most)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < og_sweep_points(v->sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(v->sweep, 1); j++) {
            double value = value_at(v, i, j);
            if (value < low) {
                low = value;
                least[0] = i;
                least[1] = j;
            }
            if (value > high) {
                high = value;
                most[0] = i;
                most[1] = j;
            }
        }
    return low < high;
}

static const og_crossing *only_crossing(const view *v)
{
    const og_crossing *found = NULL;
    for (size_t c = 0; c < v->sweep->crossing_count; c++) {
        if (v->sweep->crossings[c].asked != v->asked)
            continue;
        if (found)
            return NULL;
        found = &v->sweep->crossings[c];
    }
    return v->sweep->axis_count == 1 ? found : NULL;
}

static void say_title(const view *v)
{
    const og_axis *axis = &v->sweep->axes[0];
    bool line = v->sweep->axis_count == 1 && axis->kind == OG_AXIS_NUMBER;
    size_t least[2] = {0, 0}, most[2] = {0, 0};
    const og_crossing *crossing = only_crossing(v);
    if (crossing && is_metric(v)) {
        char at[OG_FORMAT_SIZE], error[OG_FORMAT_SIZE];
        og_crossing_say(v->sweep, crossing, v->scale.language, at, error);
        og_draft_say(v->draft, &v->draft->title, OG_WORD_CHART_SWEEP_CROSSING, at, "", "");
    } else if (!find_extremes(v, least, most)) {
        og_strbuf value = {0};
        og_scale_say(&v->scale, value_at(v, 0, 0), &value);
        og_draft_say(v->draft, &v->draft->title,
                     is_metric(v) ? OG_WORD_CHART_SWEEP_SAME : OG_WORD_CHART_SWEEP_LEVEL,
                     value.failed ? "" : value.text, "", "");
        og_strbuf_clear(&value);
    } else if (line) {
        say_pair(v,
                 is_metric(v)   ? OG_WORD_CHART_SWEEP_ENDS
                 : is_chance(v) ? OG_WORD_CHART_SWEEP_CHANCES
                                : OG_WORD_CHART_SWEEP_VALUES,
                 (const size_t[]){0, 0}, (const size_t[]){axis->count - 1, 0});
    } else {
        say_pair(v, is_metric(v) ? OG_WORD_CHART_SWEEP_RANGE : OG_WORD_CHART_SWEEP_SPAN, least,
                 most);
    }
}

static bool any_below(const view *v)
{
    for (size_t i = 0; i < og_sweep_points(v->sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(v->sweep, 1); j++)
            if (value_at(v, i, j) < 0)
                return true;
    return false;
}

static og_word guide_of(const view *v)
{
    if (v->sweep->axis_count > 1)
        return is_metric(v) ? OG_WORD_CHART_SWEEP_GRID_GUIDE : OG_WORD_CHART_SWEEP_GRID_PLAIN;
    if (v->sweep->axes[0].kind == OG_AXIS_NUMBER)
        return is_metric(v) ? OG_WORD_CHART_SWEEP_GUIDE : OG_WORD_CHART_SWEEP_SURE;
    return is_metric(v) ? OG_WORD_CHART_SWEEP_ROWS_GUIDE : OG_WORD_CHART_SWEEP_ROWS_SURE;
}

static void say_texts(const view *v)
{
    og_strbuf name = {0};
    say_title(v);
    og_question_name(&v->sweep->asked[v->asked], v->scale.language, &name);
    if (name.failed)
        v->draft->subtitle.failed = true;
    else
        og_draft_say(v->draft, &v->draft->subtitle, OG_WORD_CHART_SWEEP_UNIT, name.text,
                     v->scale.name, "");
    og_strbuf_clear(&name);
    og_draft_say(v->draft, &v->draft->guide, guide_of(v), "", "", "");
    if (v->sweep->axis_count > 1)
        og_draft_say(v->draft, &v->draft->guide,
                     any_below(v) ? OG_WORD_CHART_SWEEP_SIGNS : OG_WORD_CHART_SWEEP_SHADES, "", "",
                     "");
}

static void describe(const view *v)
{
    for (size_t i = 0; i < og_sweep_points(v->sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(v->sweep, 1); j++) {
            og_strbuf point = {0}, value = {0};
            say_point(v, i, j, &point);
            og_scale_say(&v->scale, value_at(v, i, j), &value);
            if (!point.failed && !value.failed)
                og_draft_say(v->draft, &v->draft->description, OG_WORD_CHART_SWEEP_POINT,
                             point.text, value.text, "");
            og_strbuf_clear(&point);
            og_strbuf_clear(&value);
        }
}

/* ---- a line ------------------------------------------------------------------------------ */

static void mark_crossings(const view *v, og_study_line *line)
{
    for (size_t c = 0; c < v->sweep->crossing_count && line->mark_count < OG_STUDY_MARKS; c++) {
        const og_crossing *crossing = &v->sweep->crossings[c];
        char at[OG_FORMAT_SIZE], error[OG_FORMAT_SIZE];
        og_strbuf text = {0};
        if (crossing->asked != v->asked)
            continue;
        og_crossing_say(v->sweep, crossing, v->scale.language, at, error);
        og_word_say(&text, v->scale.language, OG_WORD_BREAK_EVEN, (const char *const[]){at});
        og_study_mark *mark = &line->marks[line->mark_count++];
        mark->x = crossing->at;
        og_format(mark->text, sizeof mark->text, "%s", text.failed ? "" : text.text);
        og_strbuf_clear(&text);
    }
}

static og_status draw_line(const view *v, og_error *err)
{
    const og_axis *axis = &v->sweep->axes[0];
    double *room = calloc(axis->count, 3 * sizeof *room);
    if (!room)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    double *value = room, *low = room + axis->count, *high = low + axis->count;
    for (size_t i = 0; i < axis->count; i++) {
        value[i] = value_at(v, i, 0);
        low[i] = og_sweep_edge(v->sweep, v->asked, i, false);
        high[i] = og_sweep_edge(v->sweep, v->asked, i, true);
    }
    og_study_line line = {.x = axis->values,
                          .value = value,
                          .low = low,
                          .high = high,
                          .count = axis->count,
                          .scale = v->scale,
                          .label = axis->label,
                          .line = og_question_word(&v->sweep->asked[v->asked]),
                          .band = is_metric(v) ? OG_WORD_MEAN : OG_WORDS,
                          .limit = NAN};
    mark_crossings(v, &line);
    og_study_draw_line(v->draft, &line);
    free(room);
    return OG_OK;
}

/* ---- all --------------------------------------------------------------------------------- */

static bool any_value(const view *v)
{
    for (size_t i = 0; i < og_sweep_points(v->sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(v->sweep, 1); j++)
            if (!isnan(value_at(v, i, j)))
                return true;
    return false;
}

static bool can_draw(const view *v)
{
    const og_sweep *sweep = v->sweep;
    bool line = sweep->axis_count == 1 && sweep->axes[0].kind == OG_AXIS_NUMBER;
    bool few =
        og_sweep_points(sweep, 0) <= OG_SWEEP_ROWS && og_sweep_points(sweep, 1) <= OG_SWEEP_ROWS;
    return any_value(v) && !v->scale.periods && (line || few);
}

og_status og_sweep_chart(const og_sweep *sweep, size_t asked, const og_chart_source *source,
                         og_chart_maker maker, og_error *err)
{
    bool grid = sweep->axis_count > 1, line = !grid && sweep->axes[0].kind == OG_AXIS_NUMBER;
    og_draft draft;
    view v = {sweep, asked,
              og_scale_of(&sweep->asked[asked], og_sweep_largest(sweep, asked), source->language),
              &draft};
    if (!can_draw(&v))
        return OG_OK;
    og_draft_begin(&draft, source,
                   line   ? "study-line.gp"
                   : grid ? "study-grid.gp"
                          : "study-rows.gp",
                   "sweep", NULL, NULL);
    og_study_chart_name(&draft, "sweep", sweep->asked[asked].query.text, asked + 1,
                        sweep->asked_count);
    say_texts(&v);
    describe(&v);
    og_status status = OG_OK;
    if (line)
        status = draw_line(&v, err);
    else if (grid)
        og_sweep_draw_grid(&draft, sweep, asked, &v.scale);
    else
        og_sweep_draw_rows(&draft, sweep, asked, &v.scale);
    if (status == OG_OK)
        status = maker.ready(maker.context, &draft, err);
    og_draft_clear(&draft);
    return status;
}
