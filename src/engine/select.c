#include "engine/select.h"

#include "base/wide.h"
#include "engine/sieve.h"

#include <string.h>

#define SMALL 24  /* values that are sorted by insertion */
#define LARGE 100 /* values from which it pays to put them in bins first */
#define FILL 2    /* values to a bin, at least */
#define BLOCK 256 /* values of which the bins are found at once */
#define SAMPLE 256

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

/* All values, bin after bin. */
static void order_by_bin(struct scale scale, const double *values, size_t count,
                         const uint32_t *sizes, double *out)
{
    uint32_t bins[BLOCK], at[OG_SELECT_BINS];
    for (size_t bin = 0, first = 0; bin < scale.bins; first += sizes[bin++])
        at[bin] = (uint32_t)first;
    for (size_t first = 0; first < count; first += BLOCK) {
        size_t size = count - first < BLOCK ? count - first : BLOCK;
        find_bins(scale, values + first, size, bins);
        for (size_t i = 0; i < size; i++)
            out[at[bins[i]]++] = values[first + i];
    }
}

/* The values of the bins wanted, each to where its bin has come. They are listed first without a
 * branch, as they come at random. */
static void put_wanted(struct scale scale, const double *values, size_t count,
                       const uint8_t *wanted, uint32_t *at, double *out)
{
    uint32_t bins[BLOCK], list[BLOCK];
    for (size_t first = 0; first < count; first += BLOCK) {
        size_t size = count - first < BLOCK ? count - first : BLOCK, used = 0;
        find_bins(scale, values + first, size, bins);
        for (uint32_t i = 0; i < size; i++) {
            list[used] = i;
            used += wanted[bins[i]];
        }
        for (size_t i = 0; i < used; i++)
            out[at[bins[list[i]]]++] = values[first + list[i]];
    }
}

/* A bin that holds ranks, and how many values lie in those before it. */
struct wanted {
    size_t bin, below;
};

static size_t want_bins(const uint32_t *sizes, const size_t *ranks, size_t rank_count,
                        struct wanted *wanted)
{
    size_t used = 0, bin = 0, below = 0;
    for (size_t i = 0; i < rank_count; i++) {
        for (; below + sizes[bin] <= ranks[i]; bin++)
            below += sizes[bin];
        if (used == 0 || wanted[used - 1].bin < bin)
            wanted[used++] = (struct wanted){bin, below};
    }
    return used;
}

/* Among the values of one bin; how many of the ranks are in it. */
static size_t select_in_bin(double *values, size_t count, size_t below, const size_t *ranks,
                            size_t rank_count)
{
    size_t within[OG_SELECT_RANKS], used = 0;
    for (; used < rank_count && ranks[used] < below + count; used++)
        within[used] = ranks[used] - below;
    if (!og_sieve_flat(values, count, values[0]))
        og_select(values, count, within, used);
    return used;
}

void og_select_apart(double *values, size_t count, const size_t *ranks, size_t rank_count,
                     double *room)
{
    struct wanted wanted[OG_SELECT_RANKS];
    uint32_t sizes[OG_SELECT_BINS] = {0};
    if (count < LARGE) {
        og_select(values, count, ranks, rank_count);
        return;
    }
    struct scale scale = choose_scale(values, count);
    count_bins(scale, values, count, sizes);
    memcpy(room, values, count * sizeof *values);
    order_by_bin(scale, room, count, sizes, values);
    size_t used = want_bins(sizes, ranks, rank_count, wanted);
    for (size_t i = 0, next = 0; i < used; i++) {
        size_t below = wanted[i].below;
        next += select_in_bin(values + below, sizes[wanted[i].bin], below, ranks + next,
                              rank_count - next);
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

static void read_set(struct scale scale, const double *values, const size_t *start,
                     const uint32_t *counts, og_select_set *set, double *room)
{
    struct wanted wanted[OG_SELECT_RANKS];
    uint32_t sizes[OG_SELECT_BINS], at[OG_SELECT_BINS];
    uint8_t own[OG_SELECT_BINS] = {0};
    size_t first = start[set->first], next = 0;
    add_counts(scale.bins, counts, set, sizes);
    size_t used = want_bins(sizes, set->ranks, set->rank_count, wanted);
    for (size_t i = 0, place = 0; i < used; place += sizes[wanted[i++].bin]) {
        at[wanted[i].bin] = (uint32_t)place;
        own[wanted[i].bin] = 1;
    }
    put_wanted(scale, values + first, start[set->end] - first, own, at, room);
    for (size_t i = 0; i < used; room += sizes[wanted[i++].bin]) {
        size_t below = wanted[i].below, end = next;
        end += select_in_bin(room, sizes[wanted[i].bin], below, set->ranks + next,
                             set->rank_count - next);
        for (; next < end; next++)
            set->found[next] = room[set->ranks[next] - below];
    }
}

static void read_sets(const double *values, const size_t *start, size_t parts, og_select_set *sets,
                      size_t set_count, uint32_t *counts, double *room)
{
    struct scale scale = choose_scale(values, start[parts]);
    memset(counts, 0, parts * scale.bins * sizeof *counts);
    for (size_t i = 0; i < parts; i++)
        count_bins(scale, values + start[i], start[i + 1] - start[i], counts + i * scale.bins);
    for (size_t i = 0; i < set_count; i++)
        read_set(scale, values, start, counts, &sets[i], room);
}

static void read_small(const double *values, const size_t *start, og_select_set *set, double *room)
{
    size_t first = start[set->first], count = start[set->end] - first;
    memcpy(room, values + first, count * sizeof *values);
    og_select(room, count, set->ranks, set->rank_count);
    for (size_t i = 0; i < set->rank_count; i++)
        set->found[i] = room[set->ranks[i]];
}

void og_select_sets(const double *values, const size_t *start, size_t parts, og_select_set *sets,
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
