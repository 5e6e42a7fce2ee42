#include "model/kernel.h"
#include "model/scalar.h"

#include <string.h>

/* In two loops: gcc makes no vector code of both in one. */
static void remain(double *restrict left, const double *restrict gap, const double *restrict other,
                   bool earlier)
{
    double precedes[OG_BATCH];
    if (earlier)
        OG_LANES(precedes[i] = og_scalar_precedes(gap[i], other[i], true));
    else
        OG_LANES(precedes[i] = og_scalar_precedes(gap[i], other[i], false));
    OG_LANES(left[i] = og_scalar_remain(left[i], precedes[i], other[i]));
}

static void remain_listed(double *restrict left, const double *restrict other)
{
    OG_LANES(left[i] = og_scalar_remain(left[i], 1, other[i]));
}

static void give(double *restrict left, const double *restrict gap)
{
    OG_LANES(left[i] = og_scalar_give(left[i], gap[i]));
}

/* Greedy without sorting: a stream gets what is left when the gaps of all that come before it are
 * taken off, and these are known by comparison, pair by pair. */
void og_kernel_allocate(const og_instr *instr, const uint32_t *list, og_row *rows)
{
    const size_t n = instr->b;
    const uint32_t *gap = list + 1, *out = list + 1 + n;
    const bool listed = instr->k > 0;
    for (size_t s = 0; s < n; s++) {
        double *y = rows[out[s]].lane;
        memcpy(y, rows[list[0]].lane, sizeof rows->lane);
        for (size_t other = 0; other < n; other++) {
            if (other == s || (listed && other > s))
                continue;
            if (listed)
                remain_listed(y, rows[gap[other]].lane);
            else
                remain(y, rows[gap[s]].lane, rows[gap[other]].lane, other < s);
        }
        give(y, rows[gap[s]].lane);
    }
}

void og_kernel_shift(const og_instr *instr, const uint32_t *list, og_row *rows)
{
    const uint32_t n = instr->b, buckets = instr->c;
    const uint32_t *amount = list + 1, *out = amount + n, *bucket = out + buckets;
    const double *months = rows[list[0]].lane;
    uint32_t lag[OG_BATCH];
    OG_LANES(lag[i] = og_scalar_lag(months[i], n));
    for (uint32_t j = 0; j < buckets; j++)
        memset(rows[out[j]].lane, 0, sizeof rows->lane);
    for (uint32_t m = 0; m < n; m++) {
        if (amount[m] == OG_ROW_NONE)
            continue;
        const double *a = rows[amount[m]].lane;
        for (size_t i = 0; i < OG_BATCH; i++) {
            const uint32_t booked = m + lag[i] < n ? m + lag[i] : n;
            rows[out[bucket[booked]]].lane[i] += a[i];
        }
    }
}
