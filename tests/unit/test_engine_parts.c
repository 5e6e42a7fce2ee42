/* Selection of order statistics, and the pool of threads. */
#include "number.h"

#include "engine/pool.h"
#include "engine/select.h"

#include <stdatomic.h>

/* At each rank what a sort puts there, nothing larger before it, nothing smaller behind. */
static void assert_selected(const double *values, const double *sorted, size_t count,
                            const size_t *ranks, size_t rank_count)
{
    for (size_t k = 0; k < rank_count; k++) {
        assert_number(values[ranks[k]], sorted[ranks[k]]);
        for (size_t i = 0; i < count; i++)
            assert_true(i < ranks[k] ? values[i] <= values[ranks[k]]
                                     : values[i] >= values[ranks[k]]);
    }
}

static void test_select(void **state)
{
    enum { N = 5000, RANKS = 6 };
    static double values[N], apart[N], sorted[N], room[N];
    (void)state;
    for (unsigned kinds = 1; kinds < 100000; kinds *= 7)
        for (size_t n = 4; n <= N; n *= 5) {
            const size_t ranks[RANKS] = {0, n / 9, n / 9, n / 2, n / 2 + 1, n - 1};
            uint64_t x = kinds;
            for (size_t i = 0; i < n; i++) {
                x = x * 6364136223846793005u + 1442695040888963407u;
                values[i] = apart[i] = sorted[i] =
                    (double)((x >> 33) % kinds) * (i % 100 == 7 ? 1e9 : 1);
            }
            qsort(sorted, n, sizeof *sorted, by_value);
            og_select(values, n, ranks, RANKS);
            assert_selected(values, sorted, n, ranks, RANKS);
            og_select_apart(apart, n, ranks, RANKS, room);
            assert_selected(apart, sorted, n, ranks, RANKS);
            qsort(values, n, sizeof *values, by_value);
            qsort(apart, n, sizeof *apart, by_value);
            assert_memory_equal(values, sorted, n * sizeof *values);
            assert_memory_equal(apart, sorted, n * sizeof *apart);
        }
}

static void count_task(void *context, unsigned worker, uint64_t index)
{
    atomic_uint *seen = context;
    assert_true(worker < 5);
    atomic_fetch_add(&seen[index], 1);
}

static void test_pool(void **state)
{
    static atomic_uint seen[1000];
    (void)state;
    og_pool_run(5, 1000, count_task, seen);
    og_pool_run(5, 2, count_task, seen);
    og_pool_run(1, 1, count_task, seen);
    og_pool_run(5, 0, count_task, seen);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(atomic_load(&seen[i]), i == 0 ? 3 : i == 1 ? 2 : 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_select),
        cmocka_unit_test(test_pool),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
