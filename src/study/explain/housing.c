/* Housing streams: what is due, what is housed, and what that leaves. */
#include "compile/history.h"
#include "study/explain/build.h"

#include <math.h>
#include <string.h>

static const og_stream *stream_of(const og_explain_builder *b, const og_series *series)
{
    int s = og_stream_find(b->scenario, series->stream);
    return s < 0 ? NULL : &b->scenario->streams[s];
}

static size_t series_of(const og_explain_builder *b, const og_stream *stream, const char *name)
{
    return og_explain_find(b, "%s.%s", stream->item->id, name);
}

/* The target that is in force in a period. */
static const og_target *target_in(const og_housing *housing, og_day first)
{
    for (size_t i = 0; i < housing->taakstelling.count; i++)
        if (housing->taakstelling.at[i].period.first == first)
            return &housing->taakstelling.at[i];
    return NULL;
}

/* Whether history tells of month t; *persons: what. */
static bool is_known(const og_explain_builder *b, const og_housing *housing, size_t t,
                     double *persons)
{
    og_month month = b->scenario->first + (og_month)t;
    int32_t days = 0;
    *persons =
        og_history_sum(&housing->realised, og_month_first(month), og_month_last(month), &days);
    return days == og_month_days(month);
}

/* What each channel brings in the months that history does not tell of. */
static void add_supply(const og_explain_builder *b, const og_stream *stream, size_t first,
                       size_t last)
{
    double known = 0, persons;
    size_t begin = first;
    for (size_t t = first; t <= last; t++)
        if (is_known(b, stream->housing, t, &persons)) {
            known += persons;
            begin = t + 1;
        }
    og_explain_number(b, OG_SENTENCE_EXPLAIN_KNOWN, NULL, known);
    for (size_t i = 0; i < stream->housing->supply.count && begin <= last; i++) {
        const og_supply *supply = stream->housing->supply.at[i];
        const og_explain_target target = {
            og_explain_find(b, "%s.supply.%s", stream->item->id, supply->item.id), begin, last,
            OG_EXPLAIN_SUM};
        og_explain_part(b, OG_SENTENCES, supply->item.label, 1, target);
    }
    og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_CAPPED);
}

/* Mean of the backlog before the horizon: what the first month leaves, undone. */
static double opening_of(const og_explain_builder *b, const og_stream *stream, double due)
{
    const og_explain_target backlog = {series_of(b, stream, "backlog"), 0, 0, OG_EXPLAIN_AT};
    const og_explain_target housed = {series_of(b, stream, "housed"), 0, 0, OG_EXPLAIN_SUM};
    return og_explain_mean(b, backlog) + og_explain_mean(b, housed) - due;
}

/* What is due of period i of the targets by a day: its netto, in part when it goes on. */
static double due_of(const og_explain_builder *b, og_explain_target netto, og_day day)
{
    og_span span = og_plan_span(b->plan, netto.series, netto.last);
    double share =
        day >= span.last ? 1 : (day - span.first + 1) / (double)(span.last - span.first + 1);
    return share * og_explain_mean(b, netto);
}

static void explain_backlog(const og_explain_builder *b, const og_stream *stream)
{
    const og_day day = og_explain_now(b)->last, start = og_month_first(b->scenario->first);
    const size_t t = og_explain_now(b)->target.last;
    og_explain_target netto = {series_of(b, stream, "taakstelling"), 0, 0, OG_EXPLAIN_AT};
    const size_t count = og_plan_series(b->plan, netto.series).count;
    double opening = opening_of(b, stream, due_of(b, netto, og_month_last(b->scenario->first)));
    og_explain_ground_value(b, stream->housing->opening_backlog, start, start);
    og_explain_number(b, OG_SENTENCE_EXPLAIN_BACKLOG, NULL, opening);
    for (size_t p = 0; p < count; p++) {
        netto.first = netto.last = p;
        og_span span = og_plan_span(b->plan, netto.series, p);
        if (span.first > day)
            break;
        netto.mode = OG_EXPLAIN_SUM;
        if (span.last <= day) {
            og_explain_part(b, OG_SENTENCE_ROLE_TAAKSTELLING, NULL, 1, netto);
            continue;
        }
        const double share = (day - span.first + 1) / (double)(span.last - span.first + 1);
        const og_explain_factor factors[] = {
            og_explain_factor_of(b, OG_SENTENCE_ROLE_TAAKSTELLING, netto),
            {OG_SENTENCE_EXPLAIN_SHARE, share, share, share}};
        size_t step = og_explain_step_of(b, netto, OG_SENTENCES, NULL);
        og_explain_row *row = og_explain_product(b, OG_SENTENCE_EXPLAIN_DUE, NULL, factors, 2);
        if (row) {
            row->first = span.first;
            row->last = day;
            row->step = step;
            row->figure = og_explain_expression(b, netto);
        }
    }
    og_explain_part(b, OG_SENTENCE_ROLE_HOUSED, NULL, -1,
                    (og_explain_target){series_of(b, stream, "housed"), 0, t, OG_EXPLAIN_SUM});
}

/* A netto is what the file says, or what is left of a gecorrigeerde taakstelling. */
static void explain_netto(const og_explain_builder *b, const og_stream *stream)
{
    const og_explain_step *now = og_explain_now(b);
    const size_t p = now->target.last;
    if (now->target.first < p) {
        const og_explain_target all = now->target;
        for (size_t i = all.first; i <= all.last; i++)
            og_explain_part(b, OG_SENTENCES, NULL, 1,
                            (og_explain_target){all.series, i, i, OG_EXPLAIN_SUM});
        return;
    }
    const og_target *target =
        target_in(stream->housing, og_plan_span(b->plan, now->target.series, p).first);
    if (!target)
        return;
    og_explain_ground_value(b, target->value, target->period.last, target->period.last);
    if (!target->corrected || p == 0)
        return;
    og_explain_part(b, OG_SENTENCE_ROLE_CORRECTED, NULL, 1,
                    (og_explain_target){series_of(b, stream, "corrected"), p, p, OG_EXPLAIN_AT});
    og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_CARRIED);
}

static void explain_corrected(const og_explain_builder *b, const og_stream *stream)
{
    const size_t p = og_explain_now(b)->target.last;
    const og_target *target = target_in(
        stream->housing, og_plan_span(b->plan, og_explain_now(b)->target.series, p).first);
    if (target && target->corrected) {
        og_explain_ground_value(b, target->value, target->period.last, target->period.last);
        return;
    }
    og_explain_part(
        b, OG_SENTENCE_ROLE_TAAKSTELLING, NULL, 1,
        (og_explain_target){series_of(b, stream, "taakstelling"), p, p, OG_EXPLAIN_SUM});
    og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_CARRIED);
}

/* 100 × realised / corrected: of the means, and what the quotient adds. */
static void explain_percentage(const og_explain_builder *b, const og_stream *stream)
{
    const size_t p = og_explain_now(b)->target.last;
    const og_explain_target realised = {series_of(b, stream, "realised"), p, p, OG_EXPLAIN_SUM};
    const og_explain_target corrected = {series_of(b, stream, "corrected"), p, p, OG_EXPLAIN_AT};
    const og_explain_factor due = og_explain_factor_of(b, OG_SENTENCE_ROLE_CORRECTED, corrected);
    if (!(due.mean > 0))
        return;
    const og_explain_factor factors[] = {
        og_explain_factor_of(b, OG_SENTENCE_ROLE_REALISED, realised),
        {OG_SENTENCE_EXPLAIN_HUNDREDTH, 100 / due.mean, (double)NAN, (double)NAN}};
    size_t step = og_explain_step_of(b, realised, OG_SENTENCES, NULL);
    (void)og_explain_step_of(b, corrected, OG_SENTENCES, NULL);
    og_explain_row *row = og_explain_product(b, OG_SENTENCES, NULL, factors, 2);
    if (row)
        row->step = step;
    og_explain_rest(b, OG_EXPLAIN_TOGETHER, OG_SENTENCE_EXPLAIN_TOGETHER);
}

void og_explain_housing(const og_explain_builder *b)
{
    const og_explain_target now = og_explain_now(b)->target;
    const og_series series = og_plan_series(b->plan, now.series);
    const og_stream *stream = stream_of(b, &series);
    og_explain_target months = {.mode = OG_EXPLAIN_SUM};
    if (!stream || !stream->housing)
        return;
    switch (series.role) {
    case OG_ROLE_HOUSED:
        add_supply(b, stream, now.mode == OG_EXPLAIN_AT ? now.last : now.first, now.last);
        return;
    case OG_ROLE_REALISED:
        months.series = series_of(b, stream, "housed");
        if (og_explain_within(b, og_explain_now(b)->first, og_explain_now(b)->last, &months))
            og_explain_part(b, OG_SENTENCE_ROLE_HOUSED, NULL, 1, months);
        return;
    case OG_ROLE_BACKLOG:
        explain_backlog(b, stream);
        return;
    case OG_ROLE_TAAKSTELLING:
        explain_netto(b, stream);
        return;
    case OG_ROLE_CORRECTED:
        explain_corrected(b, stream);
        return;
    case OG_ROLE_PERCENTAGE:
        explain_percentage(b, stream);
        return;
    default:
        return;
    }
}
