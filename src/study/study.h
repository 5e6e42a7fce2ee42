/* What all studies do: load a scenario with changes, compile it, run it. */
#ifndef OG_STUDY_STUDY_H
#define OG_STUDY_STUDY_H

#include "base/calendar.h"
#include "lang/options.h"

/* One run of a study. */
typedef struct og_study_run {
    og_scenario *scenario;
    og_plan *plan;
    og_result *result;
    bool borrowed;  /* scenario and plan are another's */
    og_month first; /* of the horizon */
} og_study_run;

/* What sets one run apart from the others. Zeroed: nothing. */
typedef struct og_study_task {
    const char *const *set; /* after those of the options: these win */
    size_t set_count;
    const char *const *queries; /* the metrics within them are kept (compile/query.h) */
    size_t query_count;
    bool queries_only; /* nothing else is computed, which takes a fraction of the time */
    bool detail;       /* with the series of parts (compile/detail.h) */
    double from, to;   /* the shares of the study's progress at which it begins and ends */
} og_study_task;

/* OG_STUDY_OPTIONS(&own, &study, given, err): what the caller asks of a study (lang/options.h),
 * with own->study, never NULL then, as *study. */
#define OG_STUDY_OPTIONS(own, study_own, given, err)                                               \
    (OG_OPTIONS(own, given, err) != OG_OK ? OG_ERR_VALUE                                           \
                                          : og_study_options_take(study_own, &(own)->study, err))
OG_NODISCARD og_status og_study_options_take(og_study_options *own, const og_study_options **given,
                                             og_error *err);

/* Loads `path` with the options' settings and `more` on top of them (these win), by the options'
 * reader. Scenario faults go to `diags`, and that there are any to `err`. */
OG_NODISCARD og_status og_study_load(const char *path, const og_study_options *options,
                                     const char *const *more, size_t more_count, og_scenario **out,
                                     og_diagnostics *diags, og_error *err);

/* Loads `path`, compiles and runs it. *run is to be cleared in any case; on failure it is empty.
 * Scenario faults go to `diags`, all else to `err`, as for og_scenario_load, og_plan_new and
 * og_run. */
og_status og_study_run_new(const char *path, const og_study_options *options,
                           const og_study_task *task, og_study_run *run, og_diagnostics *diags,
                           og_error *err);

/* Runs a plan of the scenario, that stays the caller's. */
og_status og_study_run_plan(const og_scenario *scenario, og_plan *plan,
                            const og_study_options *options, const og_study_task *task,
                            og_study_run *run, og_error *err);

/* The same for a scenario that was loaded before (of which `sets` play no part); run->scenario
 * stays NULL. */
og_status og_study_run_scenario(const og_scenario *scenario, const og_study_options *options,
                                const og_study_task *task, og_study_run *run, og_diagnostics *diags,
                                og_error *err);

void og_study_run_clear(og_study_run *run);

#endif
