/* A metric's statistics, each with the error that comes of drawing only so many replicates. */
#include "engine/estimate.h"

#include "base/error.h"
#include "base/wide.h"
#include "engine/result.h"
#include "engine/select.h"
#include "engine/sieve.h"

#include <math.h>
#include <stdlib.h>

const int og_summary_levels[OG_SUMMARY_LEVELS] = {5, 25, 50, 75, 80, 90, 95, 99};

/* The places at which the ordered values are read for one level: the quantile, and one standard
 * deviation of its rank to either side. */
struct reading {
    og_place at, low, high;
};

#define LANES 32
#define RANKS (6 * OG_SUMMARY_LEVELS)

static og_place place_near(og_place place, size_t count, double ranks)
{
    double last = (double)(count - 1);
    double position = fmin(fmax((double)place.rank + place.weight + ranks, 0.0), last);
    double rank = floor(position);
    return (og_place){(uint64_t)rank, position - rank};
}

static struct reading reading_of(size_t count, int percent)
{
    double p = percent / 100.0;
    double ranks = sqrt((double)count * p * (1.0 - p));
    og_place at = og_place_of(count, (unsigned)percent);
    return (struct reading){at, place_near(at, count, -ranks), place_near(at, count, ranks)};
}

static double value_at(const double *values, og_place place)
{
    return place.weight > 0.0 ? og_place_value(place, values[place.rank], values[place.rank + 1])
                              : values[place.rank];
}

static size_t add_rank(size_t *ranks, size_t used, size_t rank)
{
    size_t k = used;
    for (; k > 0 && ranks[k - 1] > rank; k--)
        ranks[k] = ranks[k - 1];
    ranks[k] = rank;
    return used + 1;
}

static size_t add_place(size_t *ranks, size_t used, og_place place)
{
    used = add_rank(ranks, used, place.rank);
    return place.weight > 0.0 ? add_rank(ranks, used, place.rank + 1) : used;
}

static void estimate_quantiles(double *values, size_t count, const int *levels, size_t level_count,
                               double *room, og_estimate *out)
{
    struct reading readings[OG_SUMMARY_LEVELS];
    size_t ranks[RANKS] = {0}, used = 0;
    for (size_t i = 0; i < level_count; i++) {
        readings[i] = reading_of(count, levels[i]);
        used = add_place(ranks, used, readings[i].at);
        used = add_place(ranks, used, readings[i].low);
        used = add_place(ranks, used, readings[i].high);
    }
    og_select_ranks(values, count, ranks, used, room);
    for (size_t i = 0; i < level_count; i++) {
        double low = value_at(values, readings[i].low);
        double high = value_at(values, readings[i].high);
        /* + 0.0: which of -0 and 0 stands at a rank is chance */
        out[i].value = value_at(values, readings[i].at) + 0.0;
        out[i].error = high > low ? (high - low) / 2 : 0.0;
    }
}

void og_estimate_quantiles(double *values, size_t count, const int *levels, size_t level_count,
                           og_estimate *out)
{
    double *room = malloc(count * sizeof *room); /* without it takes longer, no more */
    estimate_quantiles(values, count, levels, level_count, room, out);
    free(room);
}

og_estimate og_estimate_share(double hits, double count)
{
    double share = hits / count;
    return (og_estimate){share, sqrt(share * (1.0 - share) / count)};
}

/* Sums of powers of differences. */
struct powers {
    double first, second, fourth;
};

/* Adds in lanes, of which none waits for another. */
OG_WIDE static struct powers sum_powers(const double *values, size_t count, double from)
{
    double first[LANES] = {0}, second[LANES] = {0}, fourth[LANES] = {0};
    for (size_t i = 0; i < count; i += LANES)
        for (size_t j = 0; j < LANES; j++) {
            double difference = (i + j < count ? values[i + j] : from) - from;
            double square = difference * difference;
            first[j] += difference;
            second[j] += square;
            fourth[j] += square * square;
        }
    for (size_t width = LANES / 2; width > 0; width /= 2)
        for (size_t j = 0; j < width; j++) {
            first[j] += first[j + width];
            second[j] += second[j + width];
            fourth[j] += fourth[j + width];
        }
    return (struct powers){first[0], second[0], fourth[0]};
}

/* Sums of differences from the first value: what is constant stays exactly so. */
static void estimate_moments(const double *values, size_t count, og_summary *out)
{
    double n = (double)count;
    double mean = values[0] + sum_powers(values, count, values[0]).first / n;
    struct powers powers = sum_powers(values, count, mean);
    double squares = powers.second, fourths = powers.fourth;
    double positive = (double)og_sieve_count(values, count, og_sieve_next(OG_POSITIVE));
    double variance = squares / n, sd = count > 1 ? sqrt(squares / (n - 1.0)) : NAN;
    /* By the delta method: Var(s^2) is about (m4 - m2^2) / n, and d s = d s^2 / (2 s). */
    double doubt = sqrt(fmax(fourths / n - variance * variance, 0.0) / n);
    out->sd = (og_estimate){sd, sd > 0.0 ? doubt / (2.0 * sd) : sd};
    out->mean = (og_estimate){mean + 0.0, sd / sqrt(n)};
    out->p_positive = og_estimate_share(positive, n);
}

static size_t keep(const og_result *result, size_t metric, size_t group, size_t index,
                   uint64_t first, uint64_t step, double *kept)
{
    const double *values = og_result_values(result, metric);
    const uint8_t *cases = group == (size_t)-1 ? NULL : og_result_cases(result, group);
    size_t count = 0;
    /* Without a branch, as cases come at random; `kept` has room for one that does not stay. */
    for (uint64_t i = first; i < result->replicates; i += step) {
        kept[count] = values[i];
        count += (size_t)((values[i] == values[i]) & (!cases || cases[i] == index));
    }
    return count;
}

size_t og_result_keep(const og_result *result, size_t metric, size_t group, size_t index,
                      double *kept)
{
    return keep(result, metric, group, index, 0, 1, kept);
}

size_t og_result_keep_part(const og_result *result, size_t metric, size_t group, size_t index,
                           unsigned part, double *kept)
{
    return keep(result, metric, group, index, part, result->randomisations, kept);
}

double og_estimate_spread(const double values[OG_DESIGN_RANDOMISATIONS])
{
    double mean = 0, squares = 0, count = 0;
    for (size_t i = 0; i < OG_DESIGN_RANDOMISATIONS; i++) {
        if (isnan(values[i]))
            continue;
        /* Welford's update: equal values have no spread at all. */
        double step = values[i] - mean;
        mean += step / ++count;
        squares += step * (values[i] - mean);
    }
    return count > 1 ? sqrt(squares / (count - 1) / count) : NAN;
}

static void summarise(double *values, size_t count, double *room, og_summary *out)
{
    const og_estimate nothing = {NAN, NAN};
    *out = (og_summary){.count = count, .mean = nothing, .sd = nothing, .p_positive = nothing};
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++)
        out->quantile[i] = nothing;
    if (count == 0)
        return;
    estimate_moments(values, count, out);
    estimate_quantiles(values, count, og_summary_levels, OG_SUMMARY_LEVELS, room, out->quantile);
}

#define STATISTICS (3 + OG_SUMMARY_LEVELS)

static og_estimate *statistic(og_summary *summary, size_t i)
{
    og_estimate *const moments[] = {&summary->mean, &summary->sd, &summary->p_positive};
    return i < 3 ? moments[i] : &summary->quantile[i - 3];
}

/* The replicates of a design are not independent, but its randomisations are. */
static void spread_errors(const og_result *result, size_t metric, size_t group, size_t index,
                          double *kept, double *room, og_summary *out)
{
    double values[STATISTICS][OG_DESIGN_RANDOMISATIONS];
    for (unsigned part = 0; part < result->randomisations; part++) {
        og_summary summary;
        size_t count = og_result_keep_part(result, metric, group, index, part, kept);
        summarise(kept, count, room, &summary);
        for (size_t i = 0; i < STATISTICS; i++)
            values[i][part] = statistic(&summary, i)->value;
    }
    for (size_t i = 0; i < STATISTICS; i++)
        statistic(out, i)->error = og_estimate_spread(values[i]);
}

void og_estimate_summary(const og_result *result, size_t metric, size_t group, size_t index,
                         double *room, og_summary *out)
{
    double *kept = room + result->replicates;
    size_t count = og_result_keep(result, metric, group, index, kept);
    summarise(kept, count, room, out);
    if (result->randomisations > 0)
        spread_errors(result, metric, group, index, kept, room, out);
}

og_status og_result_summary(const og_result *result, size_t metric, size_t group, size_t index,
                            og_summary *out, og_error *err)
{
    bool all = group == (size_t)-1;
    summarise(NULL, 0, NULL, out);
    if (metric >= result->metric_count || (!all && group >= result->group_count))
        return og_fail(err, OG_ERR_VALUE, "there is no metric %zu or no case group %zu", metric,
                       group);
    if (result->summaries && (all || index < og_result_case_count(result, group))) {
        const og_summary *own =
            result->summaries + metric * result->first_case[result->group_count];
        *out = own[all ? 0 : result->first_case[group] + index];
        return OG_OK;
    }
    double *room = malloc(2 * result->replicates * sizeof *room);
    if (!room)
        return og_fail(err, OG_ERR_MEMORY, "out of memory for %llu values of a metric",
                       (unsigned long long)result->replicates);
    og_estimate_summary(result, metric, group, index, room, out);
    free(room);
    return OG_OK;
}
