#include "compile/steering.h"

#include <math.h>

static og_ref series_at(const og_compiler *c, const og_trigger *trigger, int t)
{
    const og_stream_rows *stream = &c->streams[trigger->stream];
    if (trigger->subgroup < 0)
        return stream->series[trigger->role][t];
    const og_subgroup_rows *group = &stream->reception.subgroups[trigger->subgroup];
    return trigger->role == OG_ROLE_OBLIGATION ? group->obligation[t]
           : trigger->role == OG_ROLE_CAPACITY ? group->capacity[t]
                                               : group->shortfall[t];
}

og_ref og_steering_falls(og_compiler *c, const og_trigger *trigger, og_steering *steering, int t)
{
    og_tape *tape = c->tape;
    og_ref need = og_k(0), value = series_at(c, trigger, t);
    const double months = trigger->for_months.given ? trigger->for_months.value : 1;
    if (!trigger->from.given || og_first_day(c, t) >= trigger->from.period.first)
        need = trigger->above.given
                   ? og_ref_less(tape, og_k(trigger->above.value + OG_POSITIVE), value)
                   : og_ref_less(tape, value, og_k(trigger->below.value - OG_POSITIVE));
    og_ref reached = need;
    if (months > 1) {
        og_ref longer = og_ref_add(tape, steering->months, og_k(1));
        steering->months = og_ref_mul(tape, longer, need);
        reached = og_ref_within(tape, steering->months, months, INFINITY);
    }
    og_ref open = og_ref_sub(tape, og_k(1), steering->decided);
    og_ref falls = og_ref_mul(tape, reached, open);
    steering->decided = og_ref_max(tape, steering->decided, reached);
    return falls;
}
