/* What is observed, as metrics of a plan that computes nothing else (model page, section 2). */
#include "compile/compiler.h"
#include "compile/role.h"

#include <string.h>

static const og_plan_series_row *find(og_compiler *c, const og_observed *observed)
{
    const og_plan_series_row *series = c->series.at;
    const char **ids = og_arena_array(&c->arena, c->series.count + 1, sizeof *ids);
    for (size_t i = 0; ids && i < c->series.count; i++) {
        ids[i] = og_compiler_text(c, series[i].id);
        if (series[i].published && strcmp(ids[i], observed->of.text) == 0)
            return &series[i];
    }
    const char *near = ids ? og_nearest(observed->of.text, ids, c->series.count) : NULL;
    OG_ERROR_AT(c->diags, observed->of.pos, CHECK_SERIES, .path = observed->item.path,
                .name = observed->of.text,
                .hint =
                    near ? OG_SAID(&c->arena, c->diags->language, DID_YOU_MEAN, .word = near) : "");
    return NULL;
}

/* The series over the period, of which the series must tell every day. */
static bool value_of(og_compiler *c, const og_observed *observed, const og_plan_series_row *series,
                     og_ref *out)
{
    const og_period asked = observed->period.period;
    const og_plan_span_row *spans = (const og_plan_span_row *)c->spans.at + series->span;
    bool sums = series->measure == OG_MEASURE_FLOW || series->measure == OG_MEASURE_MONEY;
    int32_t days = 0;
    *out = og_k(0);
    for (size_t i = 0; i < series->count; i++) {
        og_ref ref = ((const og_ref *)c->refs.at)[series->cell + i];
        if (!og_series_counts(c, series, i, asked))
            continue;
        days += spans[i].last - spans[i].first + 1;
        *out = sums ? og_ref_add(c->tape, *out, ref) : ref;
    }
    if (sums ? days == asked.last - asked.first + 1 : days > 0)
        return true;
    char key[OG_PERIOD_SIZE];
    og_period_print(asked, key);
    OG_ERROR_AT(c->diags, observed->period.pos, OBSERVED_PERIOD, .path = observed->item.path,
                .series = observed->of.text, .period = key, .periods = og_series_keys(c, series));
    return false;
}

void og_observed_compile(og_compiler *c)
{
    const og_array *all = &c->scenario->observed;
    og_tape_month(c->tape, 0);
    for (size_t i = 0; i < all->count && !c->text.failed && c->err.status == OG_OK; i++) {
        const og_observed *observed = all->at[i];
        const og_plan_series_row *series = find(c, observed);
        og_ref value;
        if (!series || !value_of(c, observed, series, &value))
            continue;
        og_plan_metric_row made = {.text = og_text_add(c, observed->item.id),
                                   .series = -1,
                                   .period = -1,
                                   .constant = og_is_k(value) ? value.k : 0};
        made.output = og_output_add(c, value, OG_OUTPUT_METRIC, (uint32_t)c->metrics.count);
        og_plan_metric_row *row = og_table_add(c, &c->metrics, sizeof *row);
        if (row)
            *row = made;
    }
}
