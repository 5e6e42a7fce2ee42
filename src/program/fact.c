#include "program/fact.h"

#include <math.h>

og_fact og_fact_constant(double k)
{
    return (og_fact){.interval = {k, k}, .offset = k, .root = OG_ROOT_NONE};
}

og_fact og_fact_row(og_interval interval, int32_t node)
{
    return (og_fact){.interval = interval, .scale = 1, .root = node};
}

/* The one root of all operands that are not constant, if there is one. */
static int32_t common_root(const og_fact in[3])
{
    int32_t root = OG_ROOT_NONE;
    for (int i = 0; i < 3; i++) {
        if (in[i].root == OG_ROOT_NONE)
            continue;
        if (root != OG_ROOT_NONE && in[i].root != root)
            return OG_ROOT_NONE;
        root = in[i].root;
    }
    return root;
}

static bool is_switch(const og_fact *in)
{
    return in->two && in->interval.low == 0 && in->interval.high == 1;
}

/* Whether it makes nothing but 0 and 1, whatever the roots of its operands. */
static bool makes_switch(const og_instr *instr, const og_fact in[3])
{
    switch (instr->op) {
    case OG_OP_LESS:
    case OG_OP_WITHIN:
        return true;
    case OG_OP_MUL:
        return is_switch(&in[0]) && is_switch(&in[1]);
    default:
        return false;
    }
}

/* An operand while the root is 0, or 1. */
static og_interval end_of(const og_fact *in, bool one)
{
    const double k = (in->scale > 0) == one ? in->interval.high : in->interval.low;
    return (og_interval){k, k};
}

/* Whatever is made of a value that is one of two is one of two. */
static bool follow_switch(const og_instr *instr, const og_fact in[3], og_fact *out)
{
    og_interval ends[2];
    for (int i = 0; i < 2; i++) {
        ends[i] = og_interval_of(instr, end_of(&in[0], i), end_of(&in[1], i), end_of(&in[2], i));
        if (!og_interval_single(ends[i]))
            return false;
    }
    const double off = ends[0].low, on = ends[1].low;
    out->interval = (og_interval){fmin(off, on), fmax(off, on)};
    out->offset = off;
    out->scale = on - off;
    out->two = true;
    return true;
}

/* Sums in which scales cancel are left alone: what rounding does to them keeps no order. */
static bool follow_line(const og_instr *instr, const og_fact *a, const og_fact *b, og_fact *out)
{
    const double sign = instr->op == OG_OP_SUB ? -1 : 1;
    switch (instr->op) {
    case OG_OP_ADD:
    case OG_OP_SUB:
        out->offset = a->offset + sign * b->offset;
        out->scale = a->scale + sign * b->scale;
        return fabs(out->scale) == fabs(a->scale) + fabs(b->scale);
    case OG_OP_MUL:
        out->offset = a->offset * b->offset;
        out->scale = a->offset * b->scale + a->scale * b->offset;
        return a->root == OG_ROOT_NONE || b->root == OG_ROOT_NONE;
    default:
        return false;
    }
}

og_fact og_fact_of(const og_instr *instr, const og_fact in[3], int32_t node)
{
    const og_interval interval =
        og_interval_of(instr, in[0].interval, in[1].interval, in[2].interval);
    og_fact itself = og_fact_row(interval, node), line = itself;
    itself.two = makes_switch(instr, in);
    line.root = common_root(in);
    if (line.root == OG_ROOT_NONE)
        return itself;
    const bool two = in[0].two || in[1].two || in[2].two;
    const bool follows =
        two ? follow_switch(instr, in, &line) : follow_line(instr, &in[0], &in[1], &line);
    return follows && isfinite(line.offset) && isfinite(line.scale) ? line : itself;
}
