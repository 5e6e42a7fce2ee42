/* The values that a solve tried: a line with the limit and the answer. */
#include "output/view/solve.h"
#include "output/view/input_name.h"

#include "lang/error.h"
#include "output/chart/figure.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/line.h"
#include <string.h>

static const char *value_text(og_draft *draft, const og_solve *solve, uint64_t k)
{
    char text[OG_FORMAT_SIZE];
    og_solve_value(solve, k, draft->source->language, text);
    return og_draft_copy(draft, text);
}

/* Of a lever or input; a bare path is said in words. */
static const char *range_label(og_draft *draft, const og_solve *solve)
{
    og_strbuf name = {0};
    if (strcmp(solve->range.label, solve->range.path) != 0)
        return solve->range.label;
    og_input_name(solve->scenario, solve->range.path, false, &name);
    return og_draft_keep(draft, &name);
}

static void say_texts(og_draft *draft, const og_solve *solve, const og_scale *scale)
{
    static const og_sentence titles[2][2] = {
        {OG_SENTENCE_CHART_SOLVE_FROM, OG_SENTENCE_CHART_SOLVE_UNTIL},
        {OG_SENTENCE_CHART_SOLVE_EARLIEST, OG_SENTENCE_CHART_SOLVE_LATEST}};
    og_strbuf question = {0};
    if (!solve->answer.any)
        OG_DRAFT_SAY(draft, title, CHART_SOLVE_NONE, .low = value_text(draft, solve, 0),
                     .high = value_text(draft, solve, solve->range.last));
    else
        OG_DRAFT_SAY_LIKE(draft, title, titles[solve->range.dates][solve->largest],
                          CHART_SOLVE_FROM, .value = value_text(draft, solve, solve->answer.k));
    og_question_name(&solve->asked, scale->language, &question);
    OG_DRAFT_SAY(draft, subtitle, CHART_QUESTION, .question = og_draft_keep(draft, &question),
                 .unit = scale->name);
    OG_DRAFT_GUIDE(draft, CHART_SOLVE_GUIDE, .condition = solve->asked.query.text);
    og_strbuf_puts(&draft->description, solve->asked.query.text);
}

og_status og_chart_solve(og_draft *draft, size_t item, og_error *err)
{
    const og_solve *solve = draft->source->of.solve;
    size_t count = solve->point_count;
    og_scale scale = og_solve_scale(solve, draft->source->language);
    (void)item;
    if (scale.periods)
        return OG_OK;
    double *x = og_arena_array(&draft->arena, count, 4 * sizeof *x);
    if (!x)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    double *value = x + count, *low = value + count, *high = low + count;
    for (size_t i = 0; i < count; i++) {
        og_estimate at = solve->points[i].value;
        x[i] = og_range_value(&solve->range, solve->points[i].k);
        value[i] = at.value;
        low[i] = og_question_within(&solve->asked, at.value - OG_SOLVE_SURE * at.error);
        high[i] = og_question_within(&solve->asked, at.value + OG_SOLVE_SURE * at.error);
    }
    og_line_plot line = {.x = x,
                         .value = value,
                         .low = low,
                         .high = high,
                         .count = count,
                         .scale = scale,
                         .dates = solve->range.dates,
                         .label = range_label(draft, solve),
                         .name = og_question_word(&solve->asked, draft->source->language),
                         .limit = solve->limit};
    if (solve->answer.any)
        line.marks[line.mark_count++] =
            (og_line_mark){og_range_value(&solve->range, solve->answer.k),
                           OG_DRAFT_SAID(draft, CHART_SOLVE_ANSWER,
                                         .value = value_text(draft, solve, solve->answer.k))};
    say_texts(draft, solve, &scale);
    og_draft_line(draft, &line);
    return OG_OK;
}
