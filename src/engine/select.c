#include "engine/select.h"

#include <stdbool.h>

#define SMALL 24 /* values that are sorted by insertion */

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

/* Values below the pivot (or equal to it, with `equal`) go first; their number. Swaps always, as a
 * branch on random values costs more than a store. */
static size_t partition(double *values, size_t count, double pivot, bool equal)
{
    size_t k = 0;
    if (equal)
        for (size_t i = 0; i < count; i++) {
            double x = values[i];
            values[i] = values[k];
            values[k] = x;
            k += x == pivot;
        }
    else
        for (size_t i = 0; i < count; i++) {
            double x = values[i];
            values[i] = values[k];
            values[k] = x;
            k += x < pivot;
        }
    return k;
}

/* Values [first, end) of the whole; ranks count from the start of the whole. */
static void select_range(double *values, size_t first, size_t end, const size_t *ranks,
                         size_t rank_count, uint64_t *state)
{
    while (rank_count > 0 && end - first > SMALL) {
        double pivot = choose_pivot(values + first, end - first, state);
        size_t equal = first + partition(values + first, end - first, pivot, false);
        size_t above = equal + partition(values + equal, end - equal, pivot, true);
        size_t left = 0;
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

og_place og_place_of(uint64_t count, unsigned percent)
{
    uint64_t hundredths = (count - 1) * percent;
    return (og_place){hundredths / 100, (double)(hundredths % 100) / 100.0};
}

double og_place_value(og_place place, double at, double next)
{
    return next > at ? at + place.weight * (next - at) : at; /* both may be infinite */
}
