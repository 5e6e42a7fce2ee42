/* A sweep over a number: a line with its band. */
#include "lang/error.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/kinds/sweep_words.h"
#include "output/chart/line.h"

#include <math.h>

static void mark_crossings(og_draft *draft, const og_swept *s, og_line_plot *line)
{
    for (size_t c = 0; c < s->sweep->crossing_count && line->mark_count < OG_LINE_MARKS; c++) {
        const og_crossing *crossing = &s->sweep->crossings[c];
        char at[OG_FORMAT_SIZE], error[OG_FORMAT_SIZE];
        if (crossing->asked != s->asked)
            continue;
        og_crossing_say(s->sweep, crossing, s->scale.language, at, error);
        line->marks[line->mark_count++] =
            (og_line_mark){crossing->at, OG_DRAFT_SAID(draft, CHART_BREAK_EVEN, .at = at)};
    }
}

og_status og_chart_sweep_line(og_draft *draft, size_t item, og_error *err)
{
    og_swept s = og_swept_of(draft, item);
    const og_axis *axis = &s.sweep->axes[0];
    if (!s.line || !og_swept_drawable(&s))
        return OG_OK;
    double *value = og_arena_array(&draft->arena, axis->count, 3 * sizeof *value);
    if (!value)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    double *low = value + axis->count, *high = low + axis->count;
    for (size_t i = 0; i < axis->count; i++) {
        value[i] = og_swept_value(&s, i, 0);
        low[i] = og_sweep_edge(s.sweep, item, i, false);
        high[i] = og_sweep_edge(s.sweep, item, i, true);
    }
    og_line_plot line = {.x = axis->values,
                         .value = value,
                         .low = low,
                         .high = high,
                         .count = axis->count,
                         .scale = s.scale,
                         .dates = axis->dates,
                         .label = axis->label,
                         .name = og_question_word(&s.sweep->asked[item], draft->source->language),
                         .range = s.metric,
                         .limit = NAN};
    og_swept_say(draft, &s);
    og_draft_guide(draft, s.metric ? OG_DRAFT_TEXT(draft, CHART_SWEEP_GUIDE)
                                   : OG_DRAFT_TEXT(draft, CHART_SWEEP_SURE));
    mark_crossings(draft, &s, &line);
    og_draft_line(draft, &line);
    return OG_OK;
}
