/* A scenario that is compiled once for all points of a study: what the points set are its levers.
 */
#ifndef OG_STUDY_TURN_H
#define OG_STUDY_TURN_H

#include "scenario/scenario.h"
#include "study/study.h"

typedef struct og_turning og_turning;

/* The settings of a point, as for --set; all points of a study. */
typedef struct og_turn_point {
    const char *const *set;
    size_t count;
} og_turn_point;

/* `named` is the scenario at `path` as it stands, for the names of levers and cases. *out is NULL
 * when the points have to be compiled one by one: there is one alone, a setting is no plain number
 * of a value, or the points would not draw the same (`sampling: sobol`). What is wrong with the
 * scenario is left to whoever compiles it then. `task` tells what is asked of every point; its
 * `set` is not looked at. OG_ERR_MEMORY. */
OG_NODISCARD og_status og_turning_new(const char *path, const og_study_options *options,
                                      const og_scenario *named, const og_turn_point *points,
                                      size_t count, const og_study_task *task, og_turning **out,
                                      og_error *err);
void og_turning_free(og_turning *turning);

/* Runs a point, of which task->set lies within what the points set: the run's plan and scenario are
 * the turning's, and hold until the next point. With a turning that is NULL, as og_study_run_new.
 */
og_status og_turning_run(og_turning *turning, const char *path, const og_study_options *options,
                         const og_study_task *task, og_study_run *run, og_diagnostics *diags,
                         og_error *err);

#endif
