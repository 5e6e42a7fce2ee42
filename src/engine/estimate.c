/* A metric's statistics, each with the error that comes of drawing only so many replicates. */
#include "base/error.h"
#include "engine/result.h"
#include "engine/select.h"

#include <math.h>
#include <stdlib.h>

const int og_summary_levels[OG_SUMMARY_LEVELS] = {5, 25, 50, 75, 80, 90, 95, 99};

/* The places at which the ordered values are read for one level: the quantile, and one standard
 * deviation of its rank to either side. */
struct reading {
    og_place at, low, high;
};

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

static void estimate_quantiles(double *values, size_t count, og_estimate *out)
{
    struct reading readings[OG_SUMMARY_LEVELS];
    size_t ranks[RANKS], used = 0;
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++) {
        readings[i] = reading_of(count, og_summary_levels[i]);
        used = add_place(ranks, used, readings[i].at);
        used = add_place(ranks, used, readings[i].low);
        used = add_place(ranks, used, readings[i].high);
    }
    og_select(values, count, ranks, used);
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++) {
        double low = value_at(values, readings[i].low);
        double high = value_at(values, readings[i].high);
        /* + 0.0: which of -0 and 0 stands at a rank is chance */
        out[i].value = value_at(values, readings[i].at) + 0.0;
        out[i].error = high > low ? (high - low) / 2 : 0.0;
    }
}

/* Sums of differences from the first value: what is constant stays exactly so. */
static void estimate_moments(const double *values, size_t count, og_summary *out)
{
    double n = (double)count, sum = 0.0, squares = 0.0, positive = 0.0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i] - values[0];
        positive += values[i] > OG_POSITIVE;
    }
    double mean = values[0] + sum / n;
    for (size_t i = 0; i < count; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    double share = positive / n;
    out->sd = count > 1 ? sqrt(squares / (n - 1.0)) : NAN;
    out->mean = (og_estimate){mean + 0.0, out->sd / sqrt(n)};
    out->p_positive = (og_estimate){share, sqrt(share * (1.0 - share) / n)};
}

og_status og_result_summary(const og_result *result, size_t metric, size_t group, size_t index,
                            og_summary *out, og_error *err)
{
    const og_estimate nothing = {NAN, NAN};
    *out = (og_summary){.mean = nothing, .sd = NAN, .p_positive = nothing};
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++)
        out->quantile[i] = nothing;
    bool all = group == (size_t)-1;
    if (metric >= result->metric_count || (!all && group >= result->group_count))
        return og_fail(err, OG_ERR_VALUE, "there is no metric %zu or no case group %zu", metric,
                       group);

    const double *values = og_result_values(result, metric);
    const uint8_t *cases = all ? NULL : og_result_cases(result, group);
    double *kept = malloc(result->replicates * sizeof *kept);
    if (!kept)
        return og_fail(err, OG_ERR_MEMORY, "out of memory for %llu values of a metric",
                       (unsigned long long)result->replicates);
    size_t count = 0;
    for (uint64_t i = 0; i < result->replicates; i++)
        if (!isnan(values[i]) && (all || cases[i] == index))
            kept[count++] = values[i];
    out->count = count;
    if (count > 0) {
        estimate_moments(kept, count, out);
        estimate_quantiles(kept, count, out->quantile);
    }
    free(kept);
    return OG_OK;
}
