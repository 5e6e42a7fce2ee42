#include "engine/select.h"

#include "base/wide.h"
#include "engine/sieve.h"

#include <string.h>

#define SMALL 24   /* values that are sorted by insertion */
#define LARGE 1000 /* values from which it pays to put them in bins first */
#define FILL 16    /* values to a bin, at least */
#define APART 100  /* and to put all of them in order of the bins */
#define BLOCK 256  /* values of which the bins are found at once */
#define SAMPLE 512

static void sort_small(double *values, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        double x = values[i];
        size_t k = i;
        for (; k > 0 && values[k - 1] > x; k--)
            values[k] = values[k - 1];
        values[k] = x;
    }
}

static double median_of_three(double a, double b, double c)
{
    double low = a < b ? a : b;
    double high = a < b ? b : a;
    return c < low ? low : c < high ? c : high;
}

/* Random places, so that no order of the replicates is a bad one. */
static double choose_pivot(const double *values, size_t count, uint64_t *state)
{
    double pick[3];
    for (int i = 0; i < 3; i++) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        pick[i] = values[(*state >> 33) % count];
    }
    return median_of_three(pick[0], pick[1], pick[2]);
}

/* Values below the pivot go first; their number, and how many equal it. Swaps always, as a branch
 * on random values costs more than a store. */
static size_t put_lower_first(double *values, size_t count, double pivot, size_t *equal)
{
    size_t k = 0, same = 0;
    for (size_t i = 0; i < count; i++) {
        double x = values[i];
        values[i] = values[k];
        values[k] = x;
        k += x < pivot;
        same += x == pivot;
    }
    *equal = same;
    return k;
}

/* The same for values that equal the pivot. */
static void put_equal_first(double *values, size_t count, double pivot)
{
    size_t k = 0;
    for (size_t i = 0; i < count; i++) {
        double x = values[i];
        values[i] = values[k];
        values[k] = x;
        k += x == pivot;
    }
}

/* Values [first, end) of the whole; ranks count from the start of the whole. */
static void select_range(double *values, size_t first, size_t end, const size_t *ranks,
                         size_t rank_count, uint64_t *state)
{
    while (rank_count > 0 && end - first > SMALL) {
        double pivot = choose_pivot(values + first, end - first, state);
        size_t ties, left = 0;
        size_t equal = first + put_lower_first(values + first, end - first, pivot, &ties);
        size_t above = equal + (ties > 1 ? ties : 0); /* a pivot without ties may stay anywhere */
        if (ties > 1)
            put_equal_first(values + equal, end - equal, pivot);
        while (left < rank_count && ranks[left] < equal)
            left++;
        select_range(values, first, equal, ranks, left, state);
        while (left < rank_count && ranks[left] < above)
            left++;
        ranks += left;
        rank_count -= left;
        first = above;
    }
    if (rank_count > 0)
        sort_small(values + first, end - first);
}

void og_select(double *values, size_t count, const size_t *ranks, size_t rank_count)
{
    uint64_t state = count;
    select_range(values, 0, count, ranks, rank_count, &state);
}

/* ---- many values: first into bins ---- */

/* Bin 0 holds the values up to `low`, which may be many and the same; the others are as wide as
 * each other, but for the last, which holds the rest. */
struct scale {
    double low, bins_per_unit;
    size_t bins;
};

/* From a sample: a value far from all others would make the bins too wide. */
static struct scale choose_scale(const double *values, size_t count)
{
    double low = values[0], high = values[0];
    size_t bins = count / FILL < OG_SELECT_BINS ? count / FILL : OG_SELECT_BINS;
    for (size_t i = 1; i < SAMPLE; i++) {
        double x = values[i * count / SAMPLE];
        low = x < low ? x : low;
        high = x > high ? x : high;
    }
    return (struct scale){low, (double)(bins - 2) / (high - low), bins};
}

/* Ascends with the value, whatever the scale: also where that is 0, infinite or no number. */
OG_WIDE static void find_bins(struct scale scale, const double *restrict values, size_t count,
                              uint32_t *restrict bins)
{
    const double low = scale.low, bins_per_unit = scale.bins_per_unit;
    const double last = (double)(scale.bins - 1);
    for (size_t i = 0; i < count; i++) {
        double bin = 1.0 + (values[i] - low) * bins_per_unit;
        bin = bin < last ? bin : last;
        bins[i] = (uint32_t)(int32_t)(values[i] > low ? bin : 0.0);
    }
}

static void count_bins(struct scale scale, const double *values, size_t count, uint32_t *counts)
{
    uint32_t bins[BLOCK];
    for (size_t first = 0; first < count; first += BLOCK) {
        size_t size = count - first < BLOCK ? count - first : BLOCK;
        find_bins(scale, values + first, size, bins);
        for (size_t i = 0; i < size; i++)
            counts[bins[i]]++;
    }
}

/* Those of the values whose bin is wanted; their number. */
static size_t keep_wanted(struct scale scale, const double *values, size_t count,
                          const uint8_t *wanted, double *kept)
{
    uint32_t bins[BLOCK];
    size_t used = 0;
    for (size_t first = 0; first < count; first += BLOCK) {
        size_t size = count - first < BLOCK ? count - first : BLOCK;
        find_bins(scale, values + first, size, bins);
        for (size_t i = 0; i < size; i++) {
            kept[used] = values[first + i];
            used += wanted[bins[i]];
        }
    }
    return used;
}

/* Each value to where its bin has come, and that on by the bin's step. */
static void put_in_bins(struct scale scale, const double *values, size_t count, uint32_t *at,
                        const uint8_t *step, double *out)
{
    uint32_t bins[BLOCK];
    for (size_t first = 0; first < count; first += BLOCK) {
        size_t size = count - first < BLOCK ? count - first : BLOCK;
        find_bins(scale, values + first, size, bins);
        for (size_t i = 0; i < size; i++) {
            uint32_t bin = bins[i];
            out[at[bin]] = values[first + i];
            at[bin] += step[bin];
        }
    }
}

void og_select_apart(double *values, size_t count, const size_t *ranks, size_t rank_count,
                     double *room)
{
    uint32_t sizes[OG_SELECT_BINS] = {0}, at[OG_SELECT_BINS];
    uint8_t step[OG_SELECT_BINS];
    if (count < APART) {
        og_select(values, count, ranks, rank_count);
        return;
    }
    struct scale scale = choose_scale(values, count);
    count_bins(scale, values, count, sizes);
    for (size_t bin = 0, first = 0; bin < scale.bins; first += sizes[bin++]) {
        at[bin] = (uint32_t)first;
        step[bin] = 1;
    }
    memcpy(room, values, count * sizeof *values);
    put_in_bins(scale, room, count, at, step, values);
    for (size_t i = 0, bin = 0; i < rank_count; bin++) {
        size_t within[OG_SELECT_RANKS], used = 0, first = at[bin] - sizes[bin];
        for (; i < rank_count && ranks[i] < at[bin]; i++)
            within[used++] = ranks[i] - first;
        if (used > 0)
            og_select(values + first, sizes[bin], within, used);
    }
}

/* How many values of a set each bin has. */
static void add_counts(size_t bins, const uint32_t *counts, const og_select_set *set,
                       uint32_t *sums)
{
    memset(sums, 0, bins * sizeof *sums);
    for (size_t part = set->first; part < set->end; part++)
        for (size_t bin = 0; bin < bins; bin++)
            sums[bin] += counts[part * bins + bin];
}

/* The bins that hold a set's ranks. */
static void want_bins(const uint32_t *counts, const og_select_set *set, uint8_t *wanted)
{
    size_t end = 0, next = 0;
    for (size_t bin = 0; next < set->rank_count; bin++) {
        end += counts[bin];
        for (; next < set->rank_count && set->ranks[next] < end; next++)
            wanted[bin] = 1;
    }
}

/* What a set wants, from the values of its own bins, which lie bin after bin. */
static void find_in_bins(size_t bins, const uint32_t *sizes, const uint8_t *own, og_select_set *set,
                         double *values)
{
    size_t below = 0, next = 0;
    for (size_t bin = 0; bin < bins; below += sizes[bin++]) {
        size_t within[OG_SELECT_RANKS], used = 0;
        if (!own[bin])
            continue;
        for (size_t i = next; i < set->rank_count && set->ranks[i] < below + sizes[bin]; i++)
            within[used++] = set->ranks[i] - below;
        if (!og_sieve_flat(values, sizes[bin], values[0]))
            og_select(values, sizes[bin], within, used);
        for (size_t i = 0; i < used; i++)
            set->found[next++] = values[within[i]];
        values += sizes[bin];
    }
}

/* Of the values kept, those that only other sets want go to the end of `room`, where nothing else
 * comes if there are any. */
static void read_set(struct scale scale, const double *kept, const size_t *start,
                     const uint32_t *counts, og_select_set *set, double *room)
{
    uint32_t sizes[OG_SELECT_BINS], at[OG_SELECT_BINS];
    uint8_t own[OG_SELECT_BINS] = {0};
    size_t count = start[set->end] - start[set->first], first = 0;
    add_counts(scale.bins, counts, set, sizes);
    want_bins(sizes, set, own);
    for (size_t bin = 0; bin < scale.bins; bin++) {
        at[bin] = (uint32_t)(own[bin] ? first : count - 1);
        first += own[bin] ? sizes[bin] : 0;
    }
    put_in_bins(scale, kept + start[set->first], count, at, own, room);
    find_in_bins(scale.bins, sizes, own, set, room);
}

static void read_sets(double *values, const size_t *start, size_t parts, og_select_set *sets,
                      size_t set_count, uint32_t *counts, double *room)
{
    struct scale scale = choose_scale(values, start[parts]);
    uint32_t sizes[OG_SELECT_BINS];
    uint8_t wanted[OG_SELECT_BINS] = {0};
    size_t kept[UINT8_MAX + 2] = {0};
    memset(counts, 0, parts * scale.bins * sizeof *counts);
    for (size_t i = 0; i < parts; i++)
        count_bins(scale, values + start[i], start[i + 1] - start[i], counts + i * scale.bins);
    for (size_t i = 0; i < set_count; i++) {
        add_counts(scale.bins, counts, &sets[i], sizes);
        want_bins(sizes, &sets[i], wanted);
    }
    for (size_t i = 0; i < parts; i++)
        kept[i + 1] = kept[i] + keep_wanted(scale, values + start[i], start[i + 1] - start[i],
                                            wanted, room + kept[i]);
    for (size_t i = 0; i < set_count; i++)
        read_set(scale, room, kept, counts, &sets[i], values);
}

static void read_small(const double *values, const size_t *start, og_select_set *set, double *room)
{
    size_t first = start[set->first], count = start[set->end] - first;
    memcpy(room, values + first, count * sizeof *values);
    og_select(room, count, set->ranks, set->rank_count);
    for (size_t i = 0; i < set->rank_count; i++)
        set->found[i] = room[set->ranks[i]];
}

void og_select_sets(double *values, const size_t *start, size_t parts, og_select_set *sets,
                    size_t set_count, uint32_t *counts, double *room)
{
    size_t count = start[parts];
    if (count < LARGE) {
        for (size_t i = 0; i < set_count; i++)
            read_small(values, start, &sets[i], room);
    } else if (og_sieve_flat(values, count, values[0])) {
        for (size_t i = 0; i < set_count; i++)
            for (size_t k = 0; k < sets[i].rank_count; k++)
                sets[i].found[k] = values[0];
    } else {
        read_sets(values, start, parts, sets, set_count, counts, room);
    }
}

void og_select_ranks(double *values, size_t count, const size_t *ranks, size_t rank_count,
                     double *room)
{
    const size_t start[] = {0, count};
    uint32_t counts[OG_SELECT_BINS];
    og_select_set all = {.end = 1, .rank_count = rank_count};
    if (!room || count < LARGE) {
        og_select(values, count, ranks, rank_count);
        return;
    }
    memcpy(all.ranks, ranks, rank_count * sizeof *ranks);
    og_select_sets(values, start, 1, &all, 1, counts, room);
    for (size_t i = 0; i < rank_count; i++)
        values[ranks[i]] = all.found[i];
}

og_place og_place_of(uint64_t count, unsigned percent)
{
    uint64_t hundredths = (count - 1) * percent;
    return (og_place){hundredths / 100, (double)(hundredths % 100) / 100.0};
}

double og_place_value(og_place place, double at, double next)
{
    return next > at ? at + place.weight * (next - at) : at; /* both may be infinite */
}
