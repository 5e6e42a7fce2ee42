/* A scenario as a page offers it to begin with: a plan with its levers free, and the answer of the
 * scenario as it stands. */
#ifndef OG_OUTPUT_PAGE_START_H
#define OG_OUTPUT_PAGE_START_H

#include "base/arena.h"
#include "scenario/scenario.h"
#include "study/study.h"

/* A lever of the page: one that the scenario offers, or a group of cases. */
typedef struct og_page_lever {
    const og_lever *lever;    /* NULL: cases */
    const og_case_set *group; /* NULL: a number */
    bool turns;               /* else it cannot be left free */
    og_free free;
} og_page_lever;

typedef struct og_page_start {
    const char *path;
    og_scenario *scenario; /* as it stands, and with its levers free */
    og_scenario *loose;
    og_plan *plain; /* of the scenario as it stands, for its report */
    og_plan *plan;
    og_result *result; /* of plain */
    og_page_lever *levers;
    size_t lever_count;
    uint64_t replicates, seed;
    double level;   /* the council's, a share */
    uint64_t hash;  /* og_answer_hash of the first OG_PAGE_QUICK replicates */
    char *resolved; /* the scenario as one file */
} og_page_start;

#define OG_PAGE_QUICK 2000 /* replicates with which the page answers while a lever moves */

/* Loads, compiles and runs. Levers that a plan cannot leave free, or that may not be set to their
 * own ends, do not turn. og_page_start_clear in any case. Faults of the scenario go to `diags`. */
OG_NODISCARD og_status og_page_start_make(const char *path, const og_study_options *options,
                                          og_arena *arena, og_page_start *out,
                                          og_diagnostics *diags, og_error *err);
void og_page_start_clear(og_page_start *start);

#endif
