/* Schedules that serve beyond what they know: a norm given for 2025 that is used until 2029, or a
 * first quarter that is used until the next key, a year later. */
#ifndef OG_COMPILE_OVERRUN_H
#define OG_COMPILE_OVERRUN_H

#include "base/calendar.h"
#include "opgave.h"

typedef struct og_overrun {
    const char *path; /* of the schedule: "finance.lines.norm_ukraine.income" */
    og_period last;   /* the entry: its key, and the span that it names */
    og_day until;     /* last day on which that entry was used */
} og_overrun;

/* Of a plan that was made from the scenario. In the order of the file; texts belong to the
 * scenario, free() the list. */
OG_NODISCARD og_status og_scenario_overruns(const og_scenario *scenario, const og_plan *plan,
                                            og_overrun **list, size_t *count, og_error *err);

#endif
