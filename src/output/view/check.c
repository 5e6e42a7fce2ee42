#include "output/view/check.h"
#include "compile/history.h"
#include "compile/role.h"
#include "output/view/series.h"

#include "base/format.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A housing stream on both sides of the horizon's beginning. */
typedef struct stream {
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    const og_housing *housing;
    og_housing_past *past;
    size_t past_count;
    bool certain; /* so far */
} stream;

static og_stats stats_at(stream *s, og_role role, size_t period, og_span *span)
{
    const char *id = s->housing->item.id;
    size_t series = og_series_of(s->plan, OG_OWNER_HOUSING, id, NULL, role);
    *span = og_plan_span(s->plan, series, period);
    return og_result_stats(s->result, series, period);
}

static size_t count_of(const stream *s, og_role role)
{
    size_t series = og_series_of(s->plan, OG_OWNER_HOUSING, s->housing->item.id, NULL, role);
    return series == OG_NO_SERIES ? 0 : og_plan_series(s->plan, series).count;
}

/* What a series has for the span, inside the horizon; *found tells whether it has anything. */
static double inside(stream *s, og_role role, og_period span, bool *found)
{
    double sum = 0;
    *found = false;
    for (size_t i = 0; i < count_of(s, role); i++) {
        og_span own;
        og_stats stats = stats_at(s, role, i, &own);
        if (!og_role_counts(role, own.first, own.last, og_month_last(s->scenario->last), span))
            continue;
        sum += stats.mean;
        s->certain &= stats.constant;
        *found = true;
    }
    return sum;
}

/* Persons housed from day to day: history by days, and in months of the horizon that it does not
 * cover the mean of `housed`. */
static double realised_in(stream *s, og_day first, og_day last)
{
    const og_history *history = &s->housing->realised;
    og_day horizon = og_month_first(s->scenario->first);
    og_day before = last < horizon ? last : horizon - 1;
    int32_t days;
    double sum = 0;
    if (first <= before) {
        sum = og_history_sum(history, first, before, &days);
        if (days != before - first + 1)
            return NAN;
    }
    for (size_t t = 0; t < count_of(s, OG_ROLE_HOUSED); t++) {
        og_span month;
        og_stats stats = stats_at(s, OG_ROLE_HOUSED, t, &month);
        int32_t shared = og_days_overlap(month.first, month.last, first, last);
        og_day from = month.first > first ? month.first : first;
        if (shared == 0)
            continue;
        double known = og_history_sum(history, from, from + shared - 1, &days);
        bool whole = days == shared;
        sum += whole ? known : stats.mean * shared / (month.last - month.first + 1);
        s->certain &= whole || stats.constant;
    }
    return sum;
}

static double netto_in(stream *s, og_period span)
{
    bool found;
    double sum = inside(s, OG_ROLE_TAAKSTELLING, span, &found);
    for (size_t i = 0; i < s->past_count; i++)
        if (s->past[i].period.first >= span.first && s->past[i].period.last <= span.last)
            sum += s->past[i].netto;
    return sum;
}

static double corrected_at(stream *s, og_period span)
{
    bool found;
    double mean = inside(s, OG_ROLE_CORRECTED, span, &found);
    for (size_t i = 0; i < s->past_count && !found; i++)
        if (s->past[i].period.first == span.first && s->past[i].period.last == span.last)
            return s->past[i].corrected;
    return mean;
}

static double backlog_at(stream *s, og_period span)
{
    bool found;
    double mean = inside(s, OG_ROLE_BACKLOG, span, &found);
    for (size_t i = 0; i < s->past_count && !found; i++)
        if (s->past[i].period.last == span.last)
            return s->past[i].backlog;
    return mean;
}

static double percent(double realised, double divisor)
{
    return divisor > 0 ? 100 * realised / divisor : NAN;
}

static void compute_percentage(stream *s, const og_check *check, og_check_figure *out)
{
    og_period span = check->period.period;
    bool netto = check->against == OG_AGAINST_NETTO, found;
    og_day last = check->as_of.given ? check->as_of.period.last : span.last;
    out->percentage = true;
    out->realised = realised_in(s, span.first, last);
    out->other = percent(out->realised, netto ? out->corrected : out->netto);
    out->value = percent(out->realised, netto ? out->netto : out->corrected);
    if (!netto && last == span.last) {
        /* The series itself: a mean of ratios, not a ratio of means. */
        double mean = inside(s, OG_ROLE_PERCENTAGE, span, &found);
        out->value = found ? mean : out->value;
    }
}

static void compute_housing(stream *s, const og_check *check, og_role role, og_check_figure *out)
{
    og_period span = check->period.period;
    og_day last = check->as_of.given ? check->as_of.period.last : span.last;
    out->netto = netto_in(s, span);
    out->corrected = corrected_at(s, span);
    s->certain = true;
    switch (role) {
    case OG_ROLE_PERCENTAGE:
        compute_percentage(s, check, out);
        break;
    case OG_ROLE_TAAKSTELLING:
        out->value = netto_in(s, span);
        break;
    case OG_ROLE_CORRECTED:
        out->value = corrected_at(s, span);
        break;
    case OG_ROLE_BACKLOG:
        out->value = backlog_at(s, span);
        break;
    default:
        out->value = realised_in(s, span.first, last);
    }
    out->certain = s->certain;
}

static void compute_series(const stream *s, const og_check *check, size_t series,
                           og_check_figure *out)
{
    og_series of = og_plan_series(s->plan, series);
    out->certain = true;
    for (size_t i = 0; i < of.count; i++) {
        og_span own = og_plan_span(s->plan, series, i);
        if (!og_role_counts(of.role, own.first, own.last, og_month_last(s->scenario->last),
                            check->period.period))
            continue;
        og_stats stats = og_result_stats(s->result, series, i);
        out->value += stats.mean;
        out->certain &= stats.constant;
    }
}

/* Digits behind the point, less the exponent: 1.5e1 has none. */
static int decimals_of(const char *text)
{
    const char *point = strchr(text, '.');
    int decimals = 0, exponent = 0;
    for (const char *c = point ? point + 1 : ""; (*c >= '0' && *c <= '9') || *c == '_'; c++)
        decimals += *c != '_';
    const char *power = strpbrk(text, "eE");
    int64_t number;
    if (power && og_integer_parse(power + 1, strlen(power + 1), &number) == OG_NUMBER_OK)
        exponent = number > 99 ? 99 : number < -99 ? -99 : (int)number;
    decimals -= exponent;
    return decimals < 0 ? 0 : decimals > 6 ? 6 : decimals;
}

/* What is over by rounding in the computer alone is not over. */
bool og_check_agrees(const og_check *check, double value, double error)
{
    const double half = 0.5 * pow(10, -decimals_of(check->says_text));
    const double most = half + check->tolerance.value + 2 * error;
    return fabs(value - check->says.value) <= most + 1e-12 * (fabs(value) + most);
}

/* A row that was kept for the check; NULL when it is constant. */
static const double *row_of(const stream *s, const og_check *check, const char *tail,
                            size_t *metric)
{
    char name[160];
    og_format_cut(name, sizeof name, "checks.%s%s", check->item.id, tail);
    for (*metric = 0; *metric < og_plan_metric_count(s->plan); (*metric)++)
        if (strcmp(og_plan_metric(s->plan, *metric).text, name) == 0)
            return og_result_values(s->result, *metric);
    return NULL;
}

/* Of a ratio of means by the delta method: the error of the mean of what each replicate adds to it.
 */
static double ratio_error(const double *value, const double *divisor, uint64_t n, double ratio,
                          double mean)
{
    double sum = 0, squares = 0;
    for (uint64_t r = 0; r < n; r++)
        sum += (value ? value[r] : 0) - ratio * (divisor ? divisor[r] : 0);
    for (uint64_t r = 0; r < n; r++) {
        double d = (value ? value[r] : 0) - ratio * (divisor ? divisor[r] : 0) - sum / (double)n;
        squares += d * d;
    }
    return n > 1 ? sqrt(squares / (double)(n - 1) / (double)n) / mean : 0;
}

static og_status find_error(const stream *s, const og_check *check, og_check_figure *out,
                            og_error *err)
{
    const uint64_t n = og_result_replicates(s->result);
    const bool netto = check->against == OG_AGAINST_NETTO;
    size_t metric, other;
    const double *value = row_of(s, check, "", &metric);
    const double *divisor = row_of(s, check, ".divisor", &other);
    if (out->percentage && (netto || check->as_of.given)) {
        double mean = netto ? out->netto : out->corrected;
        out->error = 100 * ratio_error(value, divisor, n, out->value / 100, mean);
        return OG_OK;
    }
    og_summary summary = {0};
    og_status status =
        value ? og_result_summary(s->result, metric, (size_t)-1, 0, &summary, err) : OG_OK;
    out->error = summary.mean.error;
    return status;
}

bool og_check_expected(const og_check *check)
{
    return !check->holds.given || check->holds.value;
}

static og_status compute(stream *s, const og_check *check, og_check_figure *out, og_error *err)
{
    size_t series = og_plan_find_series(s->plan, check->of.text);
    og_series of = og_plan_series(s->plan, series);
    og_status status = OG_OK;
    *out = (og_check_figure){.decimals = decimals_of(check->says_text)};
    if (og_role_of(of.role).historic) {
        int found = og_array_find(&s->scenario->housing, of.stream);
        s->housing = s->scenario->housing.at[found];
        status = og_housing_history(s->scenario, s->housing, &s->past, &s->past_count, err);
        if (status == OG_OK)
            compute_housing(s, check, of.role, out);
        free(s->past);
    } else {
        compute_series(s, check, series, out);
    }
    if (status == OG_OK)
        status = find_error(s, check, out, err);
    if (isnan(out->error))
        out->error = 0;
    out->holds = og_check_agrees(check, out->value, out->error);
    return status;
}

og_status og_check_list_new(const og_scenario *scenario, const og_plan *plan,
                            const og_result *result, og_check_list *out, og_error *err)
{
    const og_array *checks = &scenario->checks;
    og_status status = OG_OK;
    *out = (og_check_list){checks, calloc(checks->count + 1, sizeof *out->figures)};
    if (!out->figures)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < checks->count && status == OG_OK; i++) {
        stream s = {.scenario = scenario, .plan = plan, .result = result};
        status = compute(&s, checks->at[i], &out->figures[i], err);
    }
    if (status != OG_OK)
        og_check_list_free(out);
    return status;
}

void og_check_list_free(og_check_list *list)
{
    free(list->figures);
    *list = (og_check_list){0};
}
