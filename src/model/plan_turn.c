/* Levers of a plan: the one thing in it that changes once it is made. */
#include "model/plan.h"
#include "opgave.h"

#include <math.h>
#include <string.h>

size_t og_plan_lever_count(const og_plan *plan)
{
    return plan->levers.count;
}

og_plan_lever og_plan_lever_at(const og_plan *plan, size_t lever)
{
    const og_plan_lever_row *row =
        (const og_plan_lever_row *)og_plan_at(plan, plan->levers) + lever;
    return (og_plan_lever){og_plan_text(plan, row->path), row->low, row->high};
}

static void set_instructions(og_plan *plan, size_t lever, bool set, double value)
{
    og_instr *instrs = (og_instr *)(void *)((char *)plan + plan->instrs.offset);
    for (size_t i = 0; i < plan->instrs.count; i++) {
        if (instrs[i].op != OG_OP_LEVER || instrs[i].a / 2 != lever)
            continue;
        if (instrs[i].a % 2 == 0)
            instrs[i].k = set ? 1 : 0;
        else if (set)
            instrs[i].k = value;
    }
}

/* What is observed is reckoned by a plan of its own, of the same scenario. */
bool og_plan_turn(og_plan *plan, size_t lever, double value)
{
    if (lever >= plan->levers.count)
        return false;
    const og_plan_lever row = og_plan_lever_at(plan, lever);
    const bool set = !isnan(value);
    if (set && !(value >= row.low && value <= row.high))
        return false;
    set_instructions(plan, lever, set, value);
    if (plan->prior.count)
        set_instructions((og_plan *)(void *)((char *)plan + plan->prior.offset), lever, set, value);
    return true;
}
