#include "study/backtest.h"

#include "compile/history.h"
#include "csv/label.h"
#include "forecast/benchmark.h"
#include "forecast/evidence.h"
#include "lang/error.h"
#include "study/study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A history on its way to be tested. */
typedef struct maker {
    og_backtest *test;
    const og_housing *housing; /* of the item; NULL: a value */
    og_backtested *item;
    og_lesson *lesson;
    og_prediction *prediction;
    double naive[OG_HORIZON_MAX], naive_quantile[OG_HORIZON_MAX][OG_LEVELS];
} maker;

int64_t og_backtest_last(const og_backtested *item, const og_backtest_origin *origin)
{
    return item->first + (int64_t)origin->known - 1;
}

void og_backtest_free(og_backtest *test)
{
    if (!test)
        return;
    og_scenario_free(test->scenario);
    og_arena_clear(&test->arena);
    free(test);
}

/* ---- histories --------------------------------------------------------------------------- */

static bool known_whole(const og_history *history, og_period period)
{
    int32_t days;
    og_history_sum(history, period.first, period.last, &days);
    return days == period.last - period.first + 1;
}

/* Periods a year of the longest of a history's: the others are added up to those. 0: of days. */
static int frequency_of(const og_history *history)
{
    int32_t longest = 0;
    for (size_t i = 0; i < history->count; i++) {
        og_period period = history->at[i].period;
        int32_t days = period.last - period.first + 1;
        longest = days > longest ? days : longest;
    }
    return longest > 300 ? 1 : longest > 150 ? 2 : longest > 80 ? 4 : longest > 27 ? 12 : 0;
}

/* Whole periods from the first that is known, up to a gap. */
static bool take_housing(maker *m, const og_housing *housing)
{
    const og_history *history = &housing->realised;
    const int frequency = history->count ? frequency_of(history) : 0;
    og_backtested *item = m->item;
    if (frequency == 0)
        return false;
    int64_t ordinal = og_label_ordinal(history->at[0].period.first, frequency);
    int64_t end = og_label_ordinal(history->at[history->count - 1].period.last, frequency);
    while (ordinal <= end && !known_whole(history, og_label_period(ordinal, frequency)))
        ordinal++;
    double *y = og_arena_array(&m->test->arena, (size_t)(end - ordinal + 1) + 1, sizeof *y);
    *item = (og_backtested){.path = housing->item.path,
                            .label = housing->item.label,
                            .stream = housing->item.id,
                            .y = y,
                            .first = ordinal,
                            .frequency = frequency};
    for (; y && ordinal <= end; ordinal++) {
        og_period period = og_label_period(ordinal, frequency);
        if (!known_whole(history, period))
            break;
        y[item->n++] = og_history_sum(history, period.first, period.last, NULL);
    }
    return item->n > 0;
}

static void take_value(maker *m, const og_value *value)
{
    const og_past *past = &value->past;
    *m->item = (og_backtested){.path = value->path,
                               .label = value->path,
                               .y = past->y,
                               .n = past->n,
                               .first = past->first,
                               .frequency = past->frequency};
}

/* ---- a forecast and what came ------------------------------------------------------------ */

/* What is known of the period after the last whole one, from its first day on. */
static bool known_part(const maker *m, og_period *period, double *came)
{
    const og_backtested *item = m->item;
    og_period next = og_label_period(item->first + (int64_t)item->n, item->frequency);
    int32_t days = 0;
    if (!m->housing)
        return false;
    for (og_day last = next.first; last < next.last; last = og_month_last(og_month_of(last + 1))) {
        last = og_month_last(og_month_of(last));
        double sum = og_history_sum(&m->housing->realised, next.first, last, &days);
        if (days != last - next.first + 1)
            break;
        *came = sum;
        *period = (og_period){next.first, last, OG_PERIOD_MONTH};
        if (last == next.last)
            break;
    }
    return days > 0 && period->last >= next.first;
}

static double target_of(const maker *m, og_period period)
{
    const og_targets *targets = m->housing ? &m->housing->taakstelling : NULL;
    double sum = 0;
    og_day next = period.first;
    for (size_t i = 0; targets && i < targets->count; i++) {
        const og_target *target = &targets->at[i];
        if (target->period.first != next || target->corrected ||
            target->period.last > period.last || target->value->kind != OG_VALUE_CONSTANT)
            continue;
        sum += target->value->constant;
        next = target->period.last + 1;
    }
    return next == period.last + 1 ? sum : NAN;
}

static void fill_point(const maker *m, size_t h, og_period period, double share, double came,
                       og_backtest_point *out)
{
    *out = (og_backtest_point){.period = period,
                               .share = share,
                               .came = came,
                               .target = target_of(m, period),
                               .mean = share * m->prediction->mean[h],
                               .naive = share * m->naive[h]};
    for (size_t k = 0; k < OG_LEVELS; k++)
        out->quantile[k] = share * m->prediction->quantile[h][k];
}

/* Adds a whole period to the scores, and a part of one to none. */
static void judge(const maker *m, const og_track *cut, size_t h, const og_backtest_point *point)
{
    og_backtested *item = m->item;
    if (cut->n < 2 || point->share < 1)
        return;
    double scale = og_naive_scale(cut->y, cut->n, cut->season);
    og_tally_add(&item->ours, point->mean, point->quantile, point->came, scale);
    og_tally_add(&item->naive, m->naive[h], m->naive_quantile[h], point->came, scale);
    if (h == 0)
        og_tally_add(&item->next, point->mean, point->quantile, point->came, scale);
    item->judged++;
}

/* Forecasts from the first `known` values. False when memory is short. */
static bool add_origin(maker *m, size_t known, bool negative)
{
    og_backtested *item = m->item;
    og_backtest_origin *origin = &item->origins[item->count];
    const og_track cut = {item->y, known, (size_t)item->frequency, negative};
    og_period period = {0};
    double came = 0;
    const bool part =
        known_part(m, &period, &came) && (m->test->roll || period.last > m->test->as_of.last);
    size_t count = item->n - known + part;
    count = count < OG_HORIZON_MAX ? count : OG_HORIZON_MAX;
    *origin = (og_backtest_origin){.known = known, .count = count};
    item->count++;
    if (count == 0)
        return true;
    origin->points = og_arena_array(&m->test->arena, count, sizeof *origin->points);
    if (!origin->points || !og_lesson_learn(&cut, 1, count, m->lesson) ||
        !og_prediction_make(&cut, count, m->lesson, m->prediction))
        return false;
    og_naive2(&cut, count, m->naive, m->naive_quantile);
    for (size_t h = 0; h < count; h++) {
        og_backtest_point *point = &origin->points[h];
        og_period whole = og_label_period(item->first + (int64_t)(known + h), item->frequency);
        double days = whole.last - whole.first + 1;
        if (known + h < item->n)
            fill_point(m, h, whole, 1, item->y[known + h], point);
        else
            fill_point(m, h, period, (period.last - period.first + 1) / days, came, point);
        judge(m, &cut, h, point);
    }
    return true;
}

/* As of the period that was asked for, or from every one that leaves three. */
static bool test_item(maker *m, bool negative)
{
    og_backtested *item = m->item;
    item->origins = og_arena_array(&m->test->arena, item->n + 1, sizeof *item->origins);
    if (!item->origins)
        return false;
    for (size_t known = OG_BACKTEST_LEAST; m->test->roll && known < item->n; known++)
        if (!add_origin(m, known, negative))
            return false;
    if (m->test->roll)
        return true;
    size_t known = 0;
    while (known < item->n && og_label_period(item->first + (int64_t)known, item->frequency).last <=
                                  m->test->as_of.last)
        known++;
    return known == 0 || add_origin(m, known, negative);
}

static bool test_all(maker *m)
{
    const og_scenario *scenario = m->test->scenario;
    og_backtest *test = m->test;
    for (size_t i = 0; i < scenario->housing.count; i++) {
        m->item = &test->items[test->count];
        m->housing = scenario->housing.at[i];
        if (!take_housing(m, m->housing))
            continue;
        test->count++;
        if (!test_item(m, false))
            return false;
    }
    m->housing = NULL;
    for (size_t i = 0; i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        if (value->kind != OG_VALUE_FORECAST)
            continue;
        m->item = &test->items[test->count++];
        take_value(m, value);
        if (!test_item(m, value->past.negative))
            return false;
    }
    return !test->arena.failed;
}

static og_status make(og_backtest *test, og_error *err)
{
    const og_scenario *scenario = test->scenario;
    maker m = {.test = test};
    test->items = og_arena_array(&test->arena, scenario->housing.count + scenario->value_count + 1,
                                 sizeof *test->items);
    m.lesson = malloc(sizeof *m.lesson);
    m.prediction = malloc(sizeof *m.prediction);
    bool done = test->items && m.lesson && m.prediction && test_all(&m);
    free(m.lesson);
    free(m.prediction);
    if (!done)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    return test->count > 0 ? OG_OK : OG_FAIL(err, OG_ERR_SCENARIO, BACKTEST_NOTHING);
}

static og_status read_period(const og_backtest_options *options, og_backtest *test, og_error *err)
{
    const char *text = options->as_of;
    test->roll = options->roll;
    if (test->roll == (text != NULL))
        return OG_FAIL(err, OG_ERR_VALUE, BACKTEST_WHEN);
    if (text && og_period_parse(text, strlen(text), &test->as_of) != OG_PERIOD_OK)
        return OG_FAIL(err, OG_ERR_VALUE, BACKTEST_PERIOD, .text = text);
    return OG_OK;
}

og_status og_backtest_new(const char *path, const og_backtest_options *options, og_backtest **out,
                          og_diagnostics *diags, og_error *err)
{
    og_error mine = og_error_like(err);
    og_backtest *test = calloc(1, sizeof *test);
    og_backtest_options own;
    og_study_options study;
    *out = NULL;
    og_status status = OG_STUDY_OPTIONS(&own, &study, options, &mine);
    if (status == OG_OK)
        status = test ? read_period(&own, test, &mine) : OG_FAIL(&mine, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = og_study_load(path, own.study, NULL, 0, &test->scenario, diags, &mine);
    if (status == OG_OK)
        status = make(test, &mine);
    if (status == OG_OK) {
        *out = test;
        return OG_OK;
    }
    og_backtest_free(test);
    return og_error_pass(err, &mine);
}
