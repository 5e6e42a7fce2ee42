#include "output/chart/kinds/sweep_words.h"

#include "output/chart/layout.h"

#include <math.h>

og_swept og_swept_of(const og_draft *draft, size_t asked)
{
    const og_sweep *sweep = draft->source->of.sweep;
    return (og_swept){.sweep = sweep,
                      .asked = asked,
                      .scale = og_scale_of(&sweep->asked[asked], og_sweep_largest(sweep, asked),
                                           draft->source->language),
                      .metric = sweep->asked[asked].query.kind == OG_QUERY_METRIC,
                      .line = sweep->axis_count == 1 && sweep->axes[0].kind == OG_AXIS_NUMBER};
}

double og_swept_value(const og_swept *s, size_t i, size_t j)
{
    return og_sweep_at(s->sweep, s->asked, i, j)->value.value;
}

static bool any_value(const og_swept *s)
{
    for (size_t i = 0; i < og_sweep_points(s->sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(s->sweep, 1); j++)
            if (!isnan(og_swept_value(s, i, j)))
                return true;
    return false;
}

bool og_swept_drawable(const og_swept *s)
{
    bool few = og_sweep_points(s->sweep, 0) <= OG_SWEEP_ROWS &&
               og_sweep_points(s->sweep, 1) <= OG_SWEEP_ROWS;
    return any_value(s) && !s->scale.periods && (s->line || few);
}

/* ---- words ---- */

const char *og_swept_point(og_draft *draft, const og_axis *axis, size_t k)
{
    og_strbuf text = {0};
    og_sweep_point(axis, k, draft->source->language, &text);
    return og_draft_keep(draft, &text);
}

double og_swept_width(og_draft *draft, const og_axis *axis, double most)
{
    double widest = 0;
    for (size_t k = 0; k < axis->count; k++)
        widest = fmax(widest, og_text_width(og_swept_point(draft, axis, k), OG_CHART_FONT));
    return fmin(widest, most);
}

/* "laag, loopt door" */
static const char *cell_name(og_draft *draft, const og_swept *s, size_t i, size_t j)
{
    const char *down = og_swept_point(draft, &s->sweep->axes[0], i);
    if (s->sweep->axis_count == 1)
        return down;
    return OG_DRAFT_SAID(draft, CHART_SWEEP_BOTH, .down = down,
                         .across = og_swept_point(draft, &s->sweep->axes[1], j));
}

static void say_pair(og_draft *draft, const og_swept *s, og_sentence sentence, const size_t *from,
                     const size_t *to)
{
    OG_DRAFT_SAY_LIKE(draft, title, sentence, CHART_SWEEP_VALUES,
                      .from = og_draft_first(draft, &s->scale, og_swept_value(s, from[0], from[1])),
                      .at = cell_name(draft, s, from[0], from[1]),
                      .to = og_draft_measured(draft, &s->scale, og_swept_value(s, to[0], to[1])),
                      .then = cell_name(draft, s, to[0], to[1]));
}

/* The points with the least and the greatest value; false when there are none or they are equal. */
static bool find_extremes(const og_swept *s, size_t *least, size_t *most)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < og_sweep_points(s->sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(s->sweep, 1); j++) {
            double value = og_swept_value(s, i, j);
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

static const og_crossing *only_crossing(const og_swept *s)
{
    const og_crossing *found = NULL;
    for (size_t c = 0; c < s->sweep->crossing_count; c++) {
        if (s->sweep->crossings[c].asked != s->asked)
            continue;
        if (found)
            return NULL;
        found = &s->sweep->crossings[c];
    }
    return s->sweep->axis_count == 1 ? found : NULL;
}

static void say_title(og_draft *draft, const og_swept *s)
{
    const og_axis *axis = &s->sweep->axes[0];
    size_t least[2] = {0, 0}, most[2] = {0, 0}, first[2] = {0, 0}, last[2] = {axis->count - 1, 0};
    const og_crossing *crossing = only_crossing(s);
    bool ends =
        s->line && !isnan(og_swept_value(s, 0, 0)) && !isnan(og_swept_value(s, axis->count - 1, 0));
    if (crossing && s->metric) {
        char at[OG_FORMAT_SIZE], error[OG_FORMAT_SIZE];
        og_crossing_say(s->sweep, crossing, s->scale.language, at, error);
        OG_DRAFT_SAY(draft, title, CHART_SWEEP_CROSSING, .at = at);
    } else if (!find_extremes(s, least, most)) {
        const char *value = og_draft_measured(draft, &s->scale, og_swept_value(s, 0, 0));
        OG_DRAFT_SAY_LIKE(draft, title,
                          s->metric ? OG_SENTENCE_CHART_SWEEP_SAME : OG_SENTENCE_CHART_SWEEP_LEVEL,
                          CHART_SWEEP_LEVEL, .value = value);
    } else if (ends) {
        bool chance = og_question_chance(&s->sweep->asked[s->asked]);
        say_pair(draft, s,
                 s->metric ? OG_SENTENCE_CHART_SWEEP_ENDS
                 : chance  ? OG_SENTENCE_CHART_SWEEP_CHANCES
                           : OG_SENTENCE_CHART_SWEEP_VALUES,
                 first, last);
    } else {
        say_pair(draft, s, s->metric ? OG_SENTENCE_CHART_SWEEP_RANGE : OG_SENTENCE_CHART_SWEEP_SPAN,
                 least, most);
    }
}

void og_swept_say(og_draft *draft, const og_swept *s)
{
    const og_question *asked = &s->sweep->asked[s->asked];
    og_strbuf question = {0};
    og_draft_name_metric(draft, s->sweep->asked_count > 1 ? s->asked + 1 : 0, asked->query.text);
    say_title(draft, s);
    og_question_name(asked, s->scale.language, &question);
    OG_DRAFT_SAY(draft, subtitle, CHART_QUESTION, .question = og_draft_keep(draft, &question),
                 .unit = s->scale.name);
    for (size_t i = 0; i < og_sweep_points(s->sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(s->sweep, 1); j++)
            OG_DRAFT_SAY(draft, description, CHART_POINT, .point = cell_name(draft, s, i, j),
                         .value = og_draft_measured(draft, &s->scale, og_swept_value(s, i, j)));
}
