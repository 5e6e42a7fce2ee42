#include "program/interval.h"

#include "model/scalar.h"

/* A date moved by 0.99 months may be later than by 1. */
#define MOVE_SLACK 3

static const og_interval unknown = {(double)NAN, (double)NAN};
static const og_interval share = {0, 1};

static bool is_known(og_interval a)
{
    return a.low <= a.high;
}

static og_interval sum(og_interval a, og_interval b)
{
    return (og_interval){og_scalar_add(a.low, b.low), og_scalar_add(a.high, b.high)};
}

static og_interval difference(og_interval a, og_interval b)
{
    return (og_interval){og_scalar_sub(a.low, b.high), og_scalar_sub(a.high, b.low)};
}

/* Rows are finite: a bound of zero stays zero against one of infinity. */
static double times(double a, double b)
{
    return a == 0 || b == 0 ? 0 : og_scalar_mul(a, b);
}

static og_interval product(og_interval a, og_interval b)
{
    const double corners[] = {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low),
                              times(a.high, b.high)};
    og_interval all = {corners[0], corners[0]};
    for (int i = 1; i < 4; i++) {
        all.low = og_scalar_min(all.low, corners[i]);
        all.high = og_scalar_max(all.high, corners[i]);
    }
    return all;
}

static og_interval moved(og_interval day, og_interval months)
{
    og_interval to = {og_scalar_move(day.low, months.low), og_scalar_move(day.high, months.high)};
    if (og_scalar_dated(to.low))
        to.low -= MOVE_SLACK;
    if (og_scalar_dated(to.high))
        to.high += MOVE_SLACK;
    return to;
}

/* Between the least first with the latest end, and the reverse. */
static og_interval overlap(og_interval first, og_interval end, double from, double to)
{
    return (og_interval){og_scalar_overlap(first.high, end.low, from, to),
                         og_scalar_overlap(first.low, end.high, from, to)};
}

static og_interval within(og_interval a, double low, double high)
{
    if (a.low >= low && a.high <= high)
        return (og_interval){1, 1};
    return a.high < low || a.low > high ? (og_interval){0, 0} : share;
}

static og_interval spread(og_interval arose, og_interval closing, double month, double over)
{
    bool none = month < arose.low || month - arose.high >= over || month > closing.high;
    return none ? (og_interval){0, 0} : share;
}

og_interval og_interval_of(const og_instr *instr, og_interval a, og_interval b, og_interval c)
{
    if (instr->op == OG_OP_UNIFORM || instr->op == OG_OP_PHI)
        return share;
    if (!is_known(a) || !is_known(b) || !is_known(c))
        return unknown;
    switch (instr->op) {
    case OG_OP_FILL:
        return (og_interval){instr->k, instr->k};
    case OG_OP_ADD:
        return sum(a, b);
    case OG_OP_SUB:
        return difference(a, b);
    case OG_OP_MUL:
        return product(a, b);
    case OG_OP_MIN:
        return (og_interval){og_scalar_min(a.low, b.low), og_scalar_min(a.high, b.high)};
    case OG_OP_MAX:
        return (og_interval){og_scalar_max(a.low, b.low), og_scalar_max(a.high, b.high)};
    case OG_OP_FLOOR:
        return (og_interval){floor(a.low + instr->k), floor(a.high + instr->k)};
    case OG_OP_LESS:
        return (og_interval){og_scalar_less(a.high, b.low), og_scalar_less(a.low, b.high)};
    case OG_OP_WITHIN:
        return within(a, instr->k, instr->k2);
    case OG_OP_SELECT:
        if (a.low >= instr->k)
            return b;
        if (a.high < instr->k)
            return c;
        return (og_interval){og_scalar_min(b.low, c.low), og_scalar_max(b.high, c.high)};
    case OG_OP_MOVE:
        return moved(a, b);
    case OG_OP_MONTH:
        return (og_interval){og_scalar_month(a.low), og_scalar_month(a.high)};
    case OG_OP_OVERLAP:
        return overlap(a, b, instr->k, instr->k2);
    case OG_OP_SPREAD:
        return spread(a, b, instr->k, instr->k2);
    default:
        return unknown;
    }
}
