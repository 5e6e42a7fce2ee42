#include "engine/select.h"

#include "engine/sieve.h"

#include <math.h>
#include <string.h>

#define SMALL 24    /* values that are sorted by insertion */
#define LARGE 6000  /* values from which it pays to sieve them first */
#define SAMPLE 4096 /* of them, at most, to place edges */
#define SPREAD 3.25 /* standard deviations of a rank in the sample that are allowed for */

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

/* ---- many values: first those near the wanted ranks ---- */

/* Edges around the wanted ranks, from a sample; false: there are too many. */
static bool place_edges(const double *values, size_t count, const size_t *ranks, size_t rank_count,
                        og_sieve *sieve)
{
    double sample[SAMPLE], edges[OG_SIEVE_EDGES];
    size_t at[OG_SIEVE_EDGES] = {0}, used = 0;
    size_t size = count / 8 < SAMPLE ? count / 8 : SAMPLE;
    uint32_t edge_count = 0;
    for (size_t i = 0; i < size; i++)
        sample[i] = values[i * count / size];
    for (size_t i = 0; i < rank_count; i++) {
        double n = (double)size, share = ((double)ranks[i] + 0.5) / (double)count;
        double reach = 1.0 + SPREAD * sqrt(n * share * (1.0 - share));
        size_t low = (size_t)fmax(floor(n * share - reach), 0.0);
        size_t high = (size_t)fmin(ceil(n * share + reach), n - 1.0);
        if (used > 0 && low <= at[used - 1])
            at[used - 1] = high;
        else if (used == OG_SIEVE_EDGES)
            return false;
        else {
            at[used++] = low;
            at[used++] = high;
        }
    }
    og_select(sample, size, at, used);
    for (size_t j = 0; j < used; j += 2) {
        double low = at[j] > 0 ? sample[at[j]] : -INFINITY;
        double high = at[j + 1] < size - 1 ? og_sieve_next(sample[at[j + 1]]) : (double)NAN;
        if (edge_count > 0 && !(low > edges[edge_count - 1])) {
            edges[edge_count - 1] = high;
        } else {
            edges[edge_count++] = low;
            edges[edge_count++] = high;
        }
    }
    *sieve = (og_sieve){.collects = true};
    og_sieve_set(sieve, edges, edge_count);
    return true;
}

/* The values between the edges; their number. */
static size_t sift(const og_sieve *sieve, const double *values, size_t count, uint32_t *at_least,
                   double *out)
{
    uint64_t bits[OG_SIEVE_WORDS];
    double last[OG_BATCH];
    size_t kept = 0;
    for (size_t i = 0; i < count; i += OG_BATCH) {
        const double *row = values + i;
        if (count - i < OG_BATCH) {
            memcpy(last, row, (count - i) * sizeof *last);
            for (size_t j = count - i; j < OG_BATCH; j++)
                last[j] = NAN;
            row = last;
        }
        size_t met = og_sieve_row(sieve, row, at_least, bits);
        og_sieve_gather(row, bits, out + kept);
        kept += met;
    }
    return kept;
}

/* Ranks among all as ranks among the kept; false: the sample misled, one was not kept. */
static bool find_kept(const og_sieve *sieve, size_t count, const uint32_t *at_least,
                      const double *kept, size_t kept_count, const size_t *ranks, size_t rank_count,
                      size_t *found)
{
    size_t i = 0, before = 0;
    for (uint32_t j = 0; j < sieve->count; j += 2) {
        size_t below = count - at_least[j];
        size_t end = kept_count - og_sieve_count(kept, kept_count, sieve->edges[j + 1]);
        for (; i < rank_count && ranks[i] < below + (end - before); i++) {
            if (ranks[i] < below)
                return false;
            found[i] = before + (ranks[i] - below);
        }
        before = end;
    }
    return i == rank_count;
}

static bool sieve_ranks(double *values, size_t count, const size_t *ranks, size_t rank_count,
                        double *kept)
{
    og_sieve sieve;
    uint32_t at_least[OG_SIEVE_EDGES] = {0};
    size_t found[OG_SELECT_RANKS];
    if (count < LARGE || !place_edges(values, count, ranks, rank_count, &sieve))
        return false;
    size_t kept_count = sift(&sieve, values, count, at_least, kept);
    bool ok = find_kept(&sieve, count, at_least, kept, kept_count, ranks, rank_count, found);
    if (ok)
        og_select(kept, kept_count, found, rank_count);
    for (size_t i = 0; ok && i < rank_count; i++)
        values[ranks[i]] = kept[found[i]];
    return ok;
}

void og_select_ranks(double *values, size_t count, const size_t *ranks, size_t rank_count,
                     double *room)
{
    if (!room || !sieve_ranks(values, count, ranks, rank_count, room))
        og_select(values, count, ranks, rank_count);
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
