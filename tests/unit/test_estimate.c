/* Summaries of metrics: order statistics as a sort gives them, moments, and the same bytes whether
 * a metric's summaries are made together or one by one. */
#include "engine/estimate.h"
#include "engine/moments.h"
#include "engine/result.h"
#include "engine/select.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 40000 };

static double next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return ((double)(*state >> 12) + 0.5) * 0x1p-52;
}

/* Values of all sorts: even, heavy-tailed, with ties, with outliers, infinite. */
enum { SORTS = 9 };

static double value(unsigned sort, uint64_t *state)
{
    double u = next(state), v = next(state);
    switch (sort) {
    case 0:
        return u;
    case 1:
        return pow(u, -3.0);
    case 2:
        return floor(7 * u);
    case 3:
        return v < 0.6 ? 0.0 : u;
    case 4:
        return v < 0.01 ? 1e300 * (u - 0.5) : 1e9 + u;
    case 5:
        return v < 0.2 ? -INFINITY : v < 0.8 ? INFINITY : u;
    case 6:
        return v < 0.999 ? 5.0 : 5.0 + u;
    case 7:
        return (u < 0.5 ? -1e6 : 1e6) + v;
    default:
        return 42.0;
    }
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static const size_t sizes[] = {1, 2, 99, 100, 257, 1000, 5000, MOST};

static void test_ranks(void **state)
{
    static double values[MOST], sorted[MOST], room[MOST];
    (void)state;
    for (unsigned sort = 0; sort < SORTS; sort++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            size_t n = sizes[k], ranks[] = {0, n / 100, n / 2, n / 2, n * 99 / 100, n - 1};
            uint64_t random = sort + 1;
            for (size_t i = 0; i < n; i++)
                values[i] = sorted[i] = value(sort, &random);
            qsort(sorted, n, sizeof *sorted, by_value);
            og_select_ranks(values, n, ranks, 6, room);
            for (size_t i = 0; i < 6; i++)
                assert_true(values[ranks[i]] == sorted[ranks[i]]);
        }
}

/* Parts of very different places and sizes, one of them empty. */
static void test_sets(void **state)
{
    enum { PARTS = 4, SETS = 4 };
    static const size_t start[PARTS + 1] = {0, 100, 15000, 15000, MOST};
    static double values[MOST], sorted[MOST], room[MOST];
    static uint32_t counts[PARTS * OG_SELECT_BINS];
    (void)state;
    for (unsigned sort = 0; sort < SORTS; sort++) {
        og_select_set sets[SETS] = {{.first = 0, .end = 4},
                                    {.first = 0, .end = 1},
                                    {.first = 1, .end = 3},
                                    {.first = 2, .end = 3}};
        static double before[MOST];
        uint64_t random = sort + 1;
        for (size_t i = 0; i < MOST; i++)
            values[i] = before[i] = value(sort, &random) + (i < 15000 ? 0.0 : 0.5);
        for (size_t i = 0; i < SETS; i++) {
            size_t n = start[sets[i].end] - start[sets[i].first];
            const size_t ranks[] = {0, n / 20, n / 2, n - n / 20 - 1, n - 1};
            sets[i].rank_count = n > 0 ? 5 : 0;
            memcpy(sets[i].ranks, ranks, sizeof ranks);
        }
        og_select_sets(values, start, PARTS, sets, SETS, counts, room);
        for (size_t i = 0; i < SETS; i++) {
            size_t first = start[sets[i].first], n = start[sets[i].end] - first;
            memcpy(sorted, before + first, n * sizeof *sorted);
            qsort(sorted, n, sizeof *sorted, by_value);
            for (size_t k = 0; k < sets[i].rank_count; k++)
                assert_true(sets[i].found[k] == sorted[sets[i].ranks[k]]);
        }
    }
}

static void test_moments(void **state)
{
    static double values[MOST];
    const double known[] = {1, 2, 3, 4, -10};
    (void)state;
    og_moments few = og_moments_of(known, 5);
    assert_true(fabs(few.mean) < 1e-15);
    assert_true(fabs(few.second - 26) < 1e-13);
    assert_true(fabs(few.fourth - (1 + 16 + 81 + 256 + 10000) / 5.0) < 1e-10);
    assert_true(few.positive == 4);

    for (size_t i = 0; i < MOST; i++)
        values[i] = 0.1;
    og_moments constant = og_moments_of(values, MOST);
    assert_true(constant.mean == 0.1 && constant.second == 0 && constant.fourth == 0);

    /* +-1 about 1e9, the first half first: the first values mislead about the mean */
    for (size_t i = 0; i < MOST; i++)
        values[i] = 1e9 + (i < MOST / 2 ? 1 : -1);
    og_moments far = og_moments_of(values, MOST);
    assert_true(far.mean == 1e9);
    assert_true(fabs(far.second - 1) < 1e-14 && fabs(far.fourth - 1) < 1e-13);
    assert_true(far.positive == MOST);
}

/* ---- together and one by one ---- */

enum { CASES = 7 }; /* of all: 1, then groups of 3, 1 and 2 */

/* Metrics of which some replicates have no value, nor any of one case. */
static void fill(og_result *result, uint64_t seed)
{
    uint64_t n = result->replicates;
    for (uint64_t i = 0; i < n; i++) {
        double u = next(&seed);
        result->cases[i] = u < 0.01 ? 0 : u < 0.7 ? 1 : 2;
        result->cases[n + i] = 0;
        result->cases[2 * n + i] = next(&seed) < 0.5;
    }
    for (size_t metric = 0; metric < result->metric_count; metric++)
        for (uint64_t i = 0; i < n; i++) {
            double x = value((unsigned)metric, &seed);
            bool none = metric % 3 == 1 && (next(&seed) < 0.3 || result->cases[i] == 0);
            result->values[metric * n + i] = none ? (double)NAN : x;
        }
}

static void check_together(size_t groups, uint64_t replicates, unsigned randomisations)
{
    size_t slots[SORTS] = {0, 1, 2, 3, 4, 5, 6, 7, 8}, first_case[] = {1, 4, 5, 7};
    og_result result = {
        .replicates = replicates,
        .randomisations = randomisations,
        .metric_count = SORTS,
        .group_count = groups,
        .metric_slot = slots,
        .group_slot = slots,
        .values = malloc(SORTS * replicates * sizeof(double)),
        .cases = malloc(3 * replicates),
        .first_case = first_case,
    };
    double *single = malloc(2 * replicates * sizeof *single);
    assert_true(result.values && result.cases && single);
    fill(&result, replicates);
    og_case_order *order = og_case_order_new(&result);
    assert_non_null(order);
    for (size_t g = 0; g < groups; g++)
        og_case_order_fill(order, &result, g);
    og_estimate_room *room = og_estimate_room_new(&result, order);
    assert_non_null(room);
    for (size_t metric = 0; metric < SORTS; metric++) {
        og_summary together[CASES], alone;
        og_estimate_summaries(&result, metric, room, together);
        og_estimate_summary(&result, metric, (size_t)-1, 0, single, &alone);
        assert_memory_equal(&together[0], &alone, sizeof alone);
        for (size_t g = 0; g < groups; g++)
            for (size_t i = 0; i < og_result_case_count(&result, g); i++) {
                og_estimate_summary(&result, metric, g, i, single, &alone);
                assert_memory_equal(&together[first_case[g] + i], &alone, sizeof alone);
            }
    }
    og_estimate_room_free(room);
    og_case_order_free(order);
    free(single);
    free(result.values);
    free(result.cases);
}

static void test_together(void **state)
{
    (void)state;
    for (size_t groups = 0; groups <= 3; groups++) {
        check_together(groups, 1, 0);
        check_together(groups, 5, 16);
        check_together(groups, 500, 16);
        check_together(groups, 20001, 0);
    }
    check_together(3, 20000, 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranks),
        cmocka_unit_test(test_sets),
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
