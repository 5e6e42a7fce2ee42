/* One lane of each instruction (OG_OP_LIST says what each means). The kernels run these over rows
 * and the tape folds constants with them, so that a constant and a row give the same bits. They
 * choose by value, not by branch, so that loops over them become vector code. */
#ifndef OG_MODEL_SCALAR_H
#define OG_MODEL_SCALAR_H

#include "base/calendar.h"
#include "model/plan.h"

#include <math.h>
#include <stdbool.h>

static inline double og_scalar_add(double a, double b)
{
    return a + b;
}

static inline double og_scalar_sub(double a, double b)
{
    return a - b;
}

static inline double og_scalar_mul(double a, double b)
{
    return a * b;
}

static inline double og_scalar_min(double a, double b)
{
    return a < b ? a : b;
}

static inline double og_scalar_max(double a, double b)
{
    return a > b ? a : b;
}

static inline double og_scalar_ratio(double a, double b)
{
    return a / (b > 0 ? b : (double)NAN);
}

static inline double og_scalar_less(double a, double b)
{
    return a < b ? 1.0 : 0.0;
}

static inline double og_scalar_within(double a, double low, double high)
{
    return ((a >= low) & (a <= high)) ? 1.0 : 0.0;
}

static inline double og_scalar_select(double a, double k, double at_least, double below)
{
    return a >= k ? at_least : below;
}

static inline double og_scalar_overlap(double first, double end, double from, double to)
{
    return og_scalar_max(og_scalar_min(end, to) - og_scalar_max(first, from), 0);
}

static inline double og_scalar_spread(double arose, double closing, double month, double over)
{
    const double age = month - arose;
    const bool during = (age >= 0) & (age < over);
    const double booked = (during & (month <= closing)) ? 1.0 : 0.0;
    const double last = (during & (month == closing)) ? 1.0 : 0.0;
    return (booked + last * (over - age - 1)) / over;
}

/* Flexible places. 1 where another stream has its turn before the one that lacks `gap`, else 0: it
 * does when it lacks more, or (`earlier` in the list) as much. */
static inline double og_scalar_precedes(double gap, double other, bool earlier)
{
    return (earlier ? other >= gap : other > gap) ? 1.0 : 0.0;
}

static inline double og_scalar_remain(double left, double precedes, double other)
{
    return left - precedes * og_scalar_max(other, 0);
}

/* What a stream gets of what all before it left (`left` is negative when they lacked more). */
static inline double og_scalar_give(double left, double gap)
{
    return og_scalar_max(og_scalar_min(gap, left), 0);
}

/* Months of lag as an index; all lags of n months and more are alike. */
static inline uint32_t og_scalar_lag(double lag, double n)
{
    return (uint32_t)og_scalar_max(og_scalar_min(lag, n), 0);
}

/* Whether a day is one of the calendar, and not (near) OG_DAY_ALWAYS or OG_DAY_NEVER. */
static inline bool og_scalar_dated(double day)
{
    return fabs(day) < 1e8;
}

static inline double og_scalar_month(double day)
{
    return og_scalar_dated(day) ? og_month_of((og_day)day) : day;
}

/* og_day_move that stays within the calendar: beyond its last year is never, before its first
 * always. The whole months are checked first, for they may be more than an int32_t holds. */
static inline double og_scalar_move(double day, double months)
{
    const double last = 12.0 * OG_YEAR_MAX + 11;
    if (!og_scalar_dated(day))
        return day;
    const double arrived = og_scalar_month(day) + floor(months + 1e-9);
    if (arrived < 12.0 * OG_YEAR_MIN)
        return OG_DAY_ALWAYS;
    if (!(arrived <= last))
        return OG_DAY_NEVER;
    const og_day moved = og_day_move((og_day)day, months);
    return og_month_of(moved) > last ? OG_DAY_NEVER : moved;
}

#endif
