/* A metric's statistics, each with the error that comes of drawing only so many replicates. */
#include "engine/estimate.h"

#include "engine/moments.h"
#include "engine/result.h"
#include "engine/select.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const int og_summary_levels[OG_SUMMARY_LEVELS] = {5, 25, 50, 75, 80, 90, 95, 99};

int og_summary_level(size_t i)
{
    return og_summary_levels[i];
}

/* The places at which the ordered values are read for one level: the quantile, and one standard
 * deviation of its rank to either side. */
struct reading {
    og_place at, low, high;
};

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

/* The ranks to read, of which the same may come more than once; their number. */
static size_t find_ranks(size_t count, const int *levels, size_t level_count, size_t *ranks)
{
    size_t used = 0;
    for (size_t i = 0; i < level_count; i++) {
        struct reading reading = reading_of(count, levels[i]);
        used = add_place(ranks, used, reading.at);
        used = add_place(ranks, used, reading.low);
        used = add_place(ranks, used, reading.high);
    }
    return used;
}

/* Of values that stand where a sort would put them, at the ranks to read. */
static void read_quantiles(const double *values, size_t count, const int *levels,
                           size_t level_count, og_estimate *out)
{
    for (size_t i = 0; i < level_count && count > 0; i++) {
        struct reading reading = reading_of(count, levels[i]);
        double low = value_at(values, reading.low), high = value_at(values, reading.high);
        /* + 0.0: which of -0 and 0 stands at a rank is chance */
        out[i].value = value_at(values, reading.at) + 0.0;
        out[i].error = high > low ? (high - low) / 2 : 0.0;
    }
}

void og_estimate_quantiles(double *values, size_t count, const int *levels, size_t level_count,
                           og_estimate *out)
{
    size_t ranks[OG_SELECT_RANKS];
    size_t used = find_ranks(count, levels, level_count, ranks);
    double *room = malloc(count * sizeof *room); /* without it takes longer, no more */
    og_select_ranks(values, count, ranks, used, room);
    read_quantiles(values, count, levels, level_count, out);
    free(room);
}

og_estimate og_estimate_share(double hits, double count)
{
    double share = hits / count;
    return (og_estimate){share, sqrt(share * (1.0 - share) / count)};
}

static void estimate_moments(const double *values, size_t count, og_summary *out)
{
    og_moments moments = og_moments_of(values, count);
    double n = (double)count, second = moments.second;
    double sd = count > 1 ? sqrt(second * (n / (n - 1.0))) : NAN;
    /* By the delta method: Var(s^2) is about (m4 - m2^2) / n, and d s = d s^2 / (2 s). */
    double doubt = sqrt(fmax(moments.fourth - second * second, 0.0) / n);
    out->sd = (og_estimate){sd, sd > 0.0 ? doubt / (2.0 * sd) : sd};
    out->mean = (og_estimate){moments.mean + 0.0, sd / sqrt(n)};
    out->p_positive = og_estimate_share(moments.positive, n);
}

/* Without a branch, as cases come at random; `kept` has room for one that does not stay. */
static size_t keep(const og_result *result, size_t metric, size_t group, size_t index,
                   uint64_t first, uint64_t step, double *kept)
{
    const double *values = og_result_values(result, metric);
    const uint8_t *cases = group == (size_t)-1 ? NULL : og_result_cases(result, group);
    uint64_t end = result->replicates;
    size_t count = 0;
    for (uint64_t i = first; i < end && !cases; i += step) {
        kept[count] = values[i];
        count += values[i] == values[i];
    }
    for (uint64_t i = first; i < end && cases; i += step) {
        kept[count] = values[i];
        count += (size_t)((values[i] == values[i]) & (cases[i] == index));
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

/* All but the quantiles; the number of ranks that those ask for. */
static size_t begin_summary(const double *values, size_t count, size_t *ranks, og_summary *out)
{
    const og_estimate nothing = {NAN, NAN};
    *out = (og_summary){.count = count, .mean = nothing, .sd = nothing, .p_positive = nothing};
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++)
        out->quantile[i] = nothing;
    if (count == 0)
        return 0;
    estimate_moments(values, count, out);
    return find_ranks(count, og_summary_levels, OG_SUMMARY_LEVELS, ranks);
}

/* From values that stand where a sort would put them, at the ranks asked for. */
static void end_summary(const double *values, og_summary *out)
{
    read_quantiles(values, out->count, og_summary_levels, OG_SUMMARY_LEVELS, out->quantile);
}

static void summarise(double *values, size_t count, double *room, og_summary *out)
{
    size_t ranks[OG_SELECT_RANKS] = {0};
    size_t used = begin_summary(values, count, ranks, out);
    og_select_ranks(values, count, ranks, used, room);
    end_summary(values, out);
}

#define STATISTICS (3 + OG_SUMMARY_LEVELS)

static og_estimate *statistic(og_summary *summary, size_t i)
{
    og_estimate *const moments[] = {&summary->mean, &summary->sd, &summary->p_positive};
    return i < 3 ? moments[i] : &summary->quantile[i - 3];
}

/* The replicates of a design are not independent, but its randomisations are, of which `parts`
 * tells at every `step`. */
static void spread_errors(og_summary *parts, size_t step, og_summary *out)
{
    for (size_t i = 0; i < STATISTICS; i++) {
        double values[OG_DESIGN_RANDOMISATIONS];
        for (size_t part = 0; part < OG_DESIGN_RANDOMISATIONS; part++)
            values[part] = statistic(&parts[part * step], i)->value;
        statistic(out, i)->error = og_estimate_spread(values);
    }
}

void og_estimate_summary(const og_result *result, size_t metric, size_t group, size_t index,
                         double *room, og_summary *out)
{
    og_summary parts[OG_DESIGN_RANDOMISATIONS];
    double *kept = room + result->replicates;
    size_t count = og_result_keep(result, metric, group, index, kept);
    summarise(kept, count, room, out);
    for (unsigned part = 0; part < result->randomisations; part++) {
        count = og_result_keep_part(result, metric, group, index, part, kept);
        summarise(kept, count, room, &parts[part]);
    }
    if (result->randomisations > 0)
        spread_errors(parts, 1, out);
}

/* ---- all of a metric's summaries ---- */

/* Every `step`-th replicate from `first` on: all, or those of a randomisation. */
struct part {
    uint64_t first, step;
    uint32_t *places;
    size_t *ends;
};

static struct part part_of(const og_result *result, const og_case_order *order, size_t part)
{
    size_t each = result->first_case[result->group_count];
    if (part == 0)
        return (struct part){0, 1, order->places, order->ends};
    return (struct part){part - 1, result->randomisations,
                         order->places + result->group_count * result->replicates,
                         order->ends + part * each};
}

og_case_order *og_case_order_new(const og_result *result)
{
    size_t cases = result->first_case[result->group_count];
    og_case_order *order = malloc(sizeof *order);
    if (!order)
        return NULL;
    order->places = og_zeros((result->randomisations > 0 ? 2 : 1) * result->group_count,
                             result->replicates * sizeof *order->places);
    order->ends = og_zeros(cases * (result->randomisations + 1), sizeof *order->ends);
    if (order->places && order->ends)
        return order;
    og_case_order_free(order);
    return NULL;
}

void og_case_order_free(og_case_order *order)
{
    if (!order)
        return;
    free(order->places);
    free(order->ends);
    free(order);
}

void og_case_order_fill(og_case_order *order, const og_result *result, size_t group)
{
    const uint8_t *cases = og_result_cases(result, group);
    for (size_t p = 0; p <= result->randomisations; p++) {
        struct part part = part_of(result, order, p);
        uint32_t *places = part.places + group * result->replicates;
        uint32_t next[UINT8_MAX + 1] = {0}, end = 0;
        for (uint64_t r = part.first; r < result->replicates; r += part.step)
            next[cases[r]]++;
        for (size_t i = 0; i < og_result_case_count(result, group); i++) {
            uint32_t first = end;
            end += next[i];
            next[i] = first;
            part.ends[result->first_case[group] + i] = end;
        }
        for (uint64_t r = part.first; r < result->replicates; r += part.step)
            places[r] = next[cases[r]]++;
    }
}

og_estimate_room *og_estimate_room_new(const og_result *result, const og_case_order *order)
{
    size_t n = result->replicates, sets = result->first_case[result->group_count], cases = 1;
    og_estimate_room *room = calloc(1, sizeof *room);
    if (!room)
        return NULL;
    for (size_t g = 0; g < result->group_count; g++)
        if (og_result_case_count(result, g) > cases)
            cases = og_result_case_count(result, g);
    room->order = order;
    room->values = malloc(n * sizeof *room->values);
    room->spare = malloc(n * sizeof *room->spare);
    room->counts = malloc(cases * OG_SELECT_BINS * sizeof *room->counts);
    room->sets = malloc((cases + 1) * sizeof *room->sets);
    room->parts = og_zeros(sets * result->randomisations, sizeof *room->parts);
    if (room->values && room->spare && room->counts && room->sets && room->parts)
        return room;
    og_estimate_room_free(room);
    return NULL;
}

void og_estimate_room_free(og_estimate_room *room)
{
    if (!room)
        return;
    free(room->values);
    free(room->spare);
    free(room->counts);
    free(room->sets);
    free(room->parts);
    free(room);
}

/* The values that a metric has, `count` in all, case after case, each case's as og_result_keep
 * gives them; case i from start[i] to start[i + 1]. Few metrics lack any, and the others need not
 * look for the place of a value, nor would they leave the room that it takes to look. */
static void split(const og_result *result, size_t metric, size_t group, struct part part,
                  size_t count, double *values, size_t *start)
{
    const double *row = og_result_values(result, metric);
    const uint32_t *places = part.places + group * result->replicates;
    const size_t *ends = part.ends + result->first_case[group];
    size_t cases = og_result_case_count(result, group);
    if (count == ends[cases - 1]) {
        for (uint64_t i = part.first; i < result->replicates; i += part.step)
            values[places[i]] = row[i];
        memcpy(start + 1, ends, cases * sizeof *ends);
    } else {
        for (size_t i = 0; i < cases; i++)
            start[i + 1] =
                start[i] + keep(result, metric, group, i, part.first, part.step, values + start[i]);
    }
}

static void begin_set(const double *values, const size_t *start, size_t first, size_t end,
                      og_select_set *set, og_summary *out)
{
    *set = (og_select_set){.first = first, .end = end};
    set->rank_count =
        begin_summary(values + start[first], start[end] - start[first], set->ranks, out);
}

/* `values` serve only to have what was found in its place. */
static void end_set(const og_select_set *set, double *values, og_summary *out)
{
    for (size_t i = 0; i < set->rank_count; i++)
        values[set->ranks[i]] = set->found[i];
    end_summary(values, out);
}

/* Group after group, as each orders the values anew; the cases of the first also make up all, which
 * is set 0. */
static void summarise_part(const og_result *result, size_t metric, struct part part,
                           og_estimate_room *room, og_summary *out)
{
    og_select_set *sets = room->sets;
    double *values = room->values;
    size_t start[UINT8_MAX + 2] = {0};
    start[1] = keep(result, metric, (size_t)-1, 0, part.first, part.step, values);
    begin_set(values, start, 0, 1, &sets[0], out);
    for (size_t g = 0; g < result->group_count || g == 0; g++) {
        size_t cases = g < result->group_count ? og_result_case_count(result, g) : 0;
        size_t known = g > 0;
        og_summary *summaries = out + result->first_case[g] - 1;
        if (cases > 0) {
            split(result, metric, g, part, out->count, values, start);
            sets[0].end = cases;
        }
        for (size_t i = 0; i < cases; i++)
            begin_set(values, start, i, i + 1, &sets[i + 1], &summaries[i + 1]);
        og_select_sets(values, start, cases > 0 ? cases : 1, sets + known, cases + 1 - known,
                       room->counts, room->spare);
        for (size_t i = known; i <= cases; i++)
            end_set(&sets[i], values, &summaries[i]);
    }
}

void og_estimate_summaries(const og_result *result, size_t metric, og_estimate_room *room,
                           og_summary *out)
{
    size_t each = result->first_case[result->group_count];
    summarise_part(result, metric, part_of(result, room->order, 0), room, out);
    for (size_t part = 0; part < result->randomisations; part++)
        summarise_part(result, metric, part_of(result, room->order, part + 1), room,
                       room->parts + part * each);
    for (size_t i = 0; i < each && result->randomisations > 0; i++)
        spread_errors(room->parts + i, each, &out[i]);
}

og_status og_result_summary(const og_result *result, size_t metric, size_t group, size_t index,
                            og_summary *out, og_error *err)
{
    bool all = group == (size_t)-1;
    summarise(NULL, 0, NULL, out);
    if (metric >= result->metric_count || (!all && group >= result->group_count))
        return OG_FAIL(err, OG_ERR_VALUE, NO_SUCH_METRIC, .metric = OG_COUNT(metric),
                       .group = OG_COUNT(group));
    if (result->summaries && (all || index < og_result_case_count(result, group))) {
        const og_summary *own = result->summaries + result->metric_slot[metric] *
                                                        result->first_case[result->group_count];
        *out = own[all ? 0 : result->first_case[group] + index];
        return OG_OK;
    }
    double *room = malloc(2 * result->replicates * sizeof *room);
    if (!room)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY_VALUES,
                       .values = OG_COUNT(result->replicates));
    og_estimate_summary(result, metric, group, index, room, out);
    free(room);
    return OG_OK;
}
