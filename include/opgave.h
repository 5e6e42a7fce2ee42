/* opgave: scenarios and forecasts of a Dutch municipality's reception and housing duties.
 *
 * The way of the data: og_scenario_load reads a file, og_plan_new turns the scenario into an
 * immutable plan, og_run draws replicates of the plan over threads, and the result is read cell by
 * cell here or written with og_write_run. Nothing here prints, exits, changes the locale or the
 * working directory, or keeps state between calls; og_init is called once by the program.
 *
 * Conventions: functions that can fail return an og_status and fill an og_error or a list of
 * diagnostics; on failure *out is NULL. `_free` accepts NULL. Strings that are returned as
 * `const char *` belong to the object they were asked of and live as long.
 *
 * Options can grow: a struct of options begins with `size`, which is to be sizeof of it as the
 * caller knows it, and what is not set is zero, which means the usual. A later library takes what
 * an earlier caller does not know as not set; an earlier one refuses (OG_ERR_VALUE) what it does
 * not know and is set. NULL is all not set. What a function returns does not grow: more is told by
 * another function.
 *
 * Example: the reserve that suffices in nine of ten futures, and its standard error.
 *
 *     og_init();
 *     og_error err = {OG_OK, OG_LANGUAGE_EN, ""};
 *     og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
 *     og_scenario *scenario = NULL;
 *     og_plan *plan = NULL;
 *     og_result *result = NULL;
 *     og_summary need;
 *     const char *metric = "reserve.required_opening";
 *     og_run_options run = {.size = sizeof run, .replicates = 10000, .seed = 2025};
 *     if (og_scenario_load(file, NULL, 0, &scenario, diags) != OG_OK ||
 *         og_plan_new(scenario, &metric, 1, &plan, diags, &err) != OG_OK) {
 *         char *text = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
 *         printf("%s%s\n", text ? text : "", err.message);
 *         free(text);
 *     } else if (og_run(plan, &run, &result, &err) == OG_OK &&
 *                og_result_summary(result, 0, (size_t)-1, 0, &need, &err) == OG_OK) {
 *         for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++)
 *             if (og_summary_level(i) == 90)
 *                 printf("%.0f +- %.0f euros\n", need.quantile[i].value, need.quantile[i].error);
 *     }
 *     og_result_free(result);
 *     og_plan_free(plan);
 *     og_scenario_free(scenario);
 *     og_diagnostics_free(diags);
 */
#ifndef OPGAVE_H
#define OPGAVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this header; og_version() is that of the library that runs. Before 1.0 a new minor
 * version may change what is here; a patch does not. */
#define OG_VERSION_MAJOR 0
#define OG_VERSION_MINOR 1
#define OG_VERSION_PATCH 0

#if defined(__GNUC__)
#define OG_API __attribute__((visibility("default")))
#define OG_NODISCARD __attribute__((warn_unused_result))
#else
#define OG_API
#define OG_NODISCARD
#endif

/* ---- status and errors ------------------------------------------------------------------ */

typedef enum og_status {
    OG_OK,
    OG_ERR_MEMORY,   /* memory is short */
    OG_ERR_IO,       /* reading or writing a file failed */
    OG_ERR_SCENARIO, /* the scenario is wrong: the diagnostics tell where */
    OG_ERR_VALUE,    /* an argument is wrong */
    OG_ERR_LIMIT,    /* a limit was exceeded */
    OG_ERR_NUMERIC,  /* a numerical method failed */
    OG_ERR_EXTERNAL, /* an external program (gnuplot) failed */
    OG_CANCELLED     /* og_progress.tell answered false */
} og_status;

/* The language of messages, and of what people read. */
typedef enum og_language { OG_LANGUAGE_EN, OG_LANGUAGE_NL, OG_LANGUAGES } og_language;

typedef struct og_error {
    og_status status;     /* OG_OK: nothing happened yet */
    og_language language; /* of the message: set before the call; English when zeroed */
    char message[512];
} og_error;

/* Is told now and then how much of the work is done (`share`, 0 to 1), always from the thread that
 * called the library; false ends the work soon, with OG_CANCELLED. Zeroed: nobody is told. */
typedef struct og_progress {
    bool (*tell)(void *context, double share);
    void *context;
} og_progress;

/* Turns GSL's aborting error handler off: the one global change the library makes. */
OG_API void og_init(void);
OG_API const char *og_version(void);
/* The libraries that it was built with: "GSL 2.7.1, libyaml 0.2.5, jansson 2.14, libmd 1.0.4". */
OG_API const char *og_library_versions(void);
/* What a status means, in English. */
OG_API const char *og_status_text(og_status status);

/* Everything found while reading a scenario: errors and advice, in file order. */
typedef struct og_diagnostics og_diagnostics;

typedef enum og_severity { OG_SEVERITY_ERROR, OG_SEVERITY_ADVICE } og_severity;

typedef struct og_diag {
    og_severity severity;
    const char *file;             /* as the user named it; NULL when the place is unknown */
    unsigned line, column, width; /* 1-based, in code points */
    const char *source_line;      /* NUL-terminated, or NULL */
    const char *message;
} og_diag;

/* An empty list whose messages will be in `language`; NULL when memory is short. */
OG_API og_diagnostics *og_diagnostics_new(og_language language);
OG_API void og_diagnostics_free(og_diagnostics *list);
OG_API size_t og_diagnostics_count(const og_diagnostics *list, og_severity severity);
/* The i-th of all, sorted by place. i < the sum of both counts. */
OG_API og_diag og_diagnostics_get(const og_diagnostics *list, size_t i);
/* GNU-style text with the source line and a marker under it, of one severity; free() it.
 * NULL when memory is short. */
OG_API char *og_diagnostics_text(const og_diagnostics *list, og_severity severity);

/* ---- scenario --------------------------------------------------------------------------- */

typedef struct og_scenario og_scenario;

/* Gives the bytes of a file that is asked for by its path: that of the scenario, of one that it
 * extends, of a CSV file. False: there is none. The bytes are copied before it is called again. */
typedef bool (*og_read_file)(void *context, const char *path, const char **bytes, size_t *length);

/* A number of the scenario that its plans leave free: og_plan_turn sets it between runs. */
typedef struct og_free {
    const char
        *path; /* of a value, as for `set`, or "cases.GROUP": then the case's number from 0 */
    double low, high; /* what it may be set to */
} og_free;

typedef struct og_load_options {
    size_t size;            /* sizeof(og_load_options) */
    const char *const *set; /* "PATH=VALUE", last wins */
    size_t set_count;
    og_read_file read; /* instead of the file system, which then is not touched; NULL: read that */
    void *read_context;
    og_progress progress;
    const og_free *free; /* what stays free, in the order of the plan's levers. A path that leads to
                            no such number, or to one that may not be so low or high, gives a lever
                            that cannot be turned. */
    size_t free_count;
} og_load_options;

/* Reads `path` and what it extends, then applies `set` ("PATH=VALUE", or of a
 * lever "NAME=VALUE", last wins; "case:GROUP=NAME" takes that case for certain). All errors go to
 * `diags`; OG_ERR_SCENARIO when there is at least one. */
OG_API OG_NODISCARD og_status og_scenario_load(const char *path, const char *const *set,
                                               size_t set_count, og_scenario **out,
                                               og_diagnostics *diags);
/* The same in full: a scenario need not be in a file. `options` may be NULL. Also OG_CANCELLED. */
OG_API OG_NODISCARD og_status og_scenario_load_with(const char *path,
                                                    const og_load_options *options,
                                                    og_scenario **out, og_diagnostics *diags);
OG_API void og_scenario_free(og_scenario *scenario);

/* The language of the scenario file `path`, for what is said while it is read: that of its first
 * `language:` line, else that of the file that it extends. Looks at the text only, so that it also
 * works for a file with errors. False when the file says no language or cannot be read; *out is
 * then as it was. */
OG_API bool og_scenario_language_of(const char *path, og_language *out);

/* What the scenario says of itself: its texts, and the number of futures and the seed that it asks
 * for. */
OG_API const char *og_scenario_title(const og_scenario *scenario);
OG_API const char *og_scenario_municipality(const og_scenario *scenario);
OG_API const char *og_scenario_language(const og_scenario *scenario); /* "nl" or "en" */
OG_API uint64_t og_scenario_replicates(const og_scenario *scenario);
OG_API uint64_t og_scenario_seed(const og_scenario *scenario);
/* The level of certainty that the council asks of the reserve (`certainty`), a share: 0.9 where the
 * scenario says none. */
OG_API double og_scenario_certainty(const og_scenario *scenario);

/* A file, by what tells whether it is the same. */
typedef struct og_file_mark {
    const char
        *name; /* from the folder of the scenario's file on: "base.yaml", "tables/norm.csv" */
    uint64_t bytes;
    char sha256[65]; /* in lower case */
} og_file_mark;

/* The files that the scenario was read from, each once: the scenario's own, what it extends, CSV
 * files. i < og_scenario_file_count. */
OG_API size_t og_scenario_file_count(const og_scenario *scenario);
OG_API og_file_mark og_scenario_file(const og_scenario *scenario, size_t i);

/* The resolved scenario as YAML that loads to the same plan; `origins` adds a comment with
 * file:line to every value. free() the text. */
OG_API OG_NODISCARD og_status og_scenario_show(const og_scenario *scenario, bool origins,
                                               uint64_t replicates, uint64_t seed, char **text,
                                               og_error *err);

/* ---- plan ------------------------------------------------------------------------------- */

typedef struct og_plan og_plan;

/* Compiles the scenario. `metrics` are extra metrics to keep per replicate, in the grammar of
 * doc/expressions.md ("azc.shortfall@2028-12"), of a statistic or a condition the metric in it;
 * wrong ones are errors in `err`. Scenario faults that only show here go to `diags`. */
OG_API OG_NODISCARD og_status og_plan_new(const og_scenario *scenario, const char *const *metrics,
                                          size_t metric_count, og_plan **out, og_diagnostics *diags,
                                          og_error *err);
OG_API void og_plan_free(og_plan *plan);

typedef struct og_plan_options {
    size_t size;                /* sizeof(og_plan_options) */
    const char *const *metrics; /* as in og_plan_new */
    size_t metric_count;
    og_progress progress; /* of a large plan it is told now and then, always of a share of 0 */
} og_plan_options;

/* The same in full; `options` may be NULL. Also OG_CANCELLED. */
OG_API OG_NODISCARD og_status og_plan_new_with(const og_scenario *scenario,
                                               const og_plan_options *options, og_plan **out,
                                               og_diagnostics *diags, og_error *err);

/* The values that stay free (og_load_options.free), in that order. */
typedef struct og_plan_lever {
    const char *path;
    double low, high; /* NaN: it cannot be turned */
} og_plan_lever;

/* How many stay free; the one with that number, below the count. */
OG_API size_t og_plan_lever_count(const og_plan *plan);
OG_API og_plan_lever og_plan_lever_at(const og_plan *plan, size_t lever);
/* Sets a lever for the runs that follow, NaN: back to what the scenario says. False, and nothing
 * is done, when it cannot be turned or not that far. With no lever set, a run's numbers are those
 * of the scenario; with some, those of the same numbers in og_load_options.set to 1e-12 (but with
 * `sampling: sobol`, which numbers draws anew). Not while the plan is run. */
OG_API bool og_plan_turn(og_plan *plan, size_t lever, double value);

/* The plan's program as text, a line an instruction: "r4 = r3 * 0.72". Rows are r0, r1 ...,
 * quantile functions q0, q1 ...; a draw is named by the path that it is drawn at. For those who
 * want to see what a scenario is turned into; free() it. NULL when memory is short. */
OG_API char *og_plan_program(const og_plan *plan);

/* What a series means; charts and tables choose by role, never by name. */
typedef enum og_role {
    OG_ROLE_OBLIGATION,
    OG_ROLE_CAPACITY,
    OG_ROLE_SHORTFALL,
    OG_ROLE_SURPLUS,
    OG_ROLE_DEMAND,
    OG_ROLE_OCCUPIED,
    OG_ROLE_UNPLACED,
    OG_ROLE_PRIVATE,
    OG_ROLE_PLACES, /* of a location */
    OG_ROLE_OPEN,   /* 1 while a location is open at month end; not published */
    OG_ROLE_HOUSED,
    OG_ROLE_BACKLOG,
    OG_ROLE_TAAKSTELLING,
    OG_ROLE_CORRECTED,
    OG_ROLE_REALISED,
    OG_ROLE_PERCENTAGE,
    OG_ROLE_INCOME,
    OG_ROLE_COST,
    OG_ROLE_LINE,
    OG_ROLE_RESULT,
    OG_ROLE_BALANCE,
    OG_ROLE_ADDED,
    OG_ROLE_TO_RESULT, /* of a surplus, left in the result */
    OG_ROLE_WITHDRAWN,
    OG_ROLE_UNCOVERED,
    OG_ROLE_DRAWDOWN,
    OG_ROLE_PART,       /* of another series; only og_explain has them */
    OG_ROLE_PLANNED,    /* withdrawals less additions decided so far; not published */
    OG_ROLE_SHORT,      /* 1 while a shortage is no trifle (`ignore_below`); not published */
    OG_ROLE_WITHOUT,    /* the same of those without a place */
    OG_ROLE_BEHIND,     /* and of a backlog */
    OG_ROLE_MOST_SHORT, /* the largest shortage of a year's months; not published */
    OG_ROLE_MOST_WITHOUT,
    OG_ROLE_CHARGED,    /* costs charged to the reserve that are in no line; not published */
    OG_ROLE_OUTSTANDING /* of a line, booked beyond the horizon; not published */
} og_role;

/* What one of a series is. */
typedef enum og_unit {
    OG_UNIT_PERSON,
    OG_UNIT_PLACE,
    OG_UNIT_LOCATION,
    OG_UNIT_PERCENT,
    OG_UNIT_EURO
} og_unit;

/* How `@` and `.sum` read a series. */
typedef enum og_measure {
    OG_MEASURE_STOCK,
    OG_MEASURE_FLOW,
    OG_MEASURE_RATIO,
    OG_MEASURE_MONEY
} og_measure;

/* Whose series it is. */
typedef enum og_owner {
    OG_OWNER_RECEPTION,
    OG_OWNER_SUBGROUP,
    OG_OWNER_LOCATION,
    OG_OWNER_HOUSING,
    OG_OWNER_LINE,
    OG_OWNER_FINANCE, /* result */
    OG_OWNER_RESERVE
} og_owner;

typedef struct og_series {
    const char *id;     /* "azc.shortfall", "location.paardenwei.places" */
    const char *owner;  /* identifier of the stream, sub-group, location or line; "" for others */
    const char *stream; /* the stream it belongs to, or "" */
    const char *label;  /* the owner's label in the scenario, else its identifier */
    og_role role;
    og_unit unit;
    og_measure measure;
    og_owner owner_kind;
    bool published; /* stands in series.csv */
    bool positive;  /* p_positive is given */
    size_t count;   /* number of periods */
} og_series;

/* An inclusive span of days since 1970-01-01, and its key: "2025-03", "2025", "2025-H1". */
typedef struct og_span {
    int32_t first, last;
    const char *key;
} og_span;

/* How many series a plan has; one of them, below that count; one of its periods, below
 * og_series.count. */
OG_API size_t og_plan_series_count(const og_plan *plan);
OG_API og_series og_plan_series(const og_plan *plan, size_t series);
OG_API og_span og_plan_span(const og_plan *plan, size_t series, size_t period);
/* Whether it is the same number in every future that there can be, however many are drawn. What the
 * plan cannot tell is not certain. */
OG_API bool og_plan_certain(const og_plan *plan, size_t series, size_t period);
/* Index of the series with this identifier, or (size_t)-1. */
OG_API size_t og_plan_find_series(const og_plan *plan, const char *id);

/* A metric: one number per replicate. Those that were asked for come first. */
typedef struct og_metric {
    const char *text; /* "reserve.required_opening", "azc.shortfall@2028-12" */
    size_t series;    /* the series it reduces, or (size_t)-1 */
    og_measure measure;
    bool positive;  /* the chance that it is above zero is of interest */
    bool requested; /* asked for in og_plan_new */
    bool first;     /* first(...): the value is the number of a period of the series; NaN: never */
    size_t period;  /* the one period whose value it is, or (size_t)-1 */
    bool hidden;    /* kept for what is made of it, not to be shown */
    /* In every future that there can be, by the plan, not by what was drawn: */
    bool certain; /* it is the same number */
    bool sure;    /* it is above 1e-6, or it is not */
} og_metric;

/* How many metrics a plan keeps; one of them, below that count. */
OG_API size_t og_plan_metric_count(const og_plan *plan);
OG_API og_metric og_plan_metric(const og_plan *plan, size_t metric);

/* Named futures (`cases:`): group g has a name and count names of cases. */
typedef struct og_case_group {
    const char *name;
    size_t count;
    bool used; /* something in the scenario differs by its cases */
} og_case_group;

/* How many groups of cases there are; one of them, below that count; the name of one of its cases,
 * below og_case_group.count. */
OG_API size_t og_plan_case_group_count(const og_plan *plan);
OG_API og_case_group og_plan_case_group(const og_plan *plan, size_t group);
OG_API const char *og_plan_case_name(const og_plan *plan, size_t group, size_t index);

/* ---- run -------------------------------------------------------------------------------- */

typedef struct og_result og_result;

typedef struct og_run_options {
    size_t size;         /* sizeof(og_run_options) */
    uint64_t replicates; /* at least 1 */
    uint64_t seed;
    unsigned threads; /* 0: as many as there are processors */
    uint64_t memory;  /* bytes for values in the rare run that needs another pass; 0: 256 MiB */
    og_progress progress;
} og_run_options;

/* Draws replicates 0 ... replicates - 1: the same for any number of threads, and the first of a
 * longer run. OG_ERR_VALUE: no replicates, or too many; OG_ERR_LIMIT: they do not fit in memory, or
 * hardly any future fits what is `observed`; OG_ERR_SCENARIO: a result is beyond 1e15. The plan may
 * be run from several threads at once. og_result_free(*out). */
OG_API OG_NODISCARD og_status og_run(const og_plan *plan, const og_run_options *options,
                                     og_result **out, og_error *err);
OG_API void og_result_free(og_result *result);

/* One series in one period over all replicates. Percentiles are of type 7. */
typedef struct og_stats {
    double mean, p5, p25, p50, p75, p95; /* NaN when `valid` is 0 */
    double p_positive;                   /* share of replicates above 1e-6 */
    uint64_t valid;                      /* replicates in which it has a value (ratios) */
    bool constant;                       /* the same number in every replicate */
    bool sure; /* it is above 1e-6 in every future that there can be, or in none: by the plan, not
                * by those that were drawn */
} og_stats;

/* How many replicates it holds. */
OG_API uint64_t og_result_replicates(const og_result *result);
/* Of a scenario with `observed`: how many were tried for those to fit, and the number of the try
 * that a replicate was. Else all were kept. */
OG_API uint64_t og_result_tries(const og_result *result);
OG_API uint64_t og_result_number(const og_result *result, uint64_t replicate);
OG_API uint64_t og_result_seed(const og_result *result);
/* Of a series of the plan in one of its periods. */
OG_API og_stats og_result_stats(const og_result *result, size_t series, size_t period);

/* A metric's value in every replicate, in order; NaN where it has none. */
OG_API const double *og_result_values(const og_result *result, size_t metric);
/* The case drawn in every replicate. */
OG_API const uint8_t *og_result_cases(const og_result *result, size_t group);

/* A statistic and its Monte Carlo standard error. */
typedef struct og_estimate {
    double value, error;
} og_estimate;

/* The levels of og_summary.quantile: 5 25 50 75 80 90 95 99 (percent); level i of them. */
#define OG_SUMMARY_LEVELS 8
OG_API int og_summary_level(size_t i);

typedef struct og_summary {
    uint64_t count; /* replicates with a value */
    og_estimate mean, sd;
    og_estimate quantile[OG_SUMMARY_LEVELS];
    og_estimate p_positive; /* share above 1e-6 */
} og_summary;

/* Statistics of a metric over all replicates (group = (size_t)-1), or over those in which case
 * `index` of `group` was drawn. */
OG_API OG_NODISCARD og_status og_result_summary(const og_result *result, size_t metric,
                                                size_t group, size_t index, og_summary *out,
                                                og_error *err);

/* What the reserve needed at a level of certainty is made of, in euros; the first three add up to
 * the total. */
typedef struct og_need {
    double planned;          /* what the council has decided already */
    double expected_deficit; /* lost on average beyond that; negative where surpluses pay for it */
    double risk_buffer;      /* for futures worse than the average */
    double total;
} og_need;

/* Whether a metric is reserve.required_opening, of any year, so that og_result_need tells its
 * parts. */
OG_API bool og_plan_needs(const og_plan *plan, size_t metric);

/* Of such a metric, over the replicates that og_result_summary would take, at `level` (0.9: in nine
 * of ten futures it suffices). The plan must have its main metrics. */
OG_API OG_NODISCARD og_status og_result_need(const og_plan *plan, const og_result *result,
                                             size_t metric, size_t group, size_t index,
                                             double level, og_need *out, og_error *err);

/* That case `index` of `group` holds. */
typedef struct og_given {
    size_t group, index;
} og_given;

/* The same over the replicates in which all of `given` hold, of different groups (none: over all),
 * at each of `levels`: out[level_count]. *count: how many replicates these are; of none the parts
 * are NaN. */
OG_API OG_NODISCARD og_status og_result_need_given(const og_plan *plan, const og_result *result,
                                                   size_t metric, const og_given *given,
                                                   size_t given_count, const double *levels,
                                                   size_t level_count, og_need *out,
                                                   uint64_t *count, og_error *err);

/* How much of the variance of a metric it explains which case of a group holds, over the replicates
 * of this run that have a value: Var(E[metric | case]) / Var(metric), 0 to 1; with `other` which of
 * both groups ((size_t)-1: of the one). NaN: the metric is the same in all. */
OG_API OG_NODISCARD og_status og_result_explained(const og_result *result, size_t metric,
                                                  size_t group, size_t other, double *out,
                                                  og_error *err);

/* ---- output ----------------------------------------------------------------------------- */

typedef enum og_chart_format { OG_CHART_SVG, OG_CHART_PNG, OG_CHART_PDF } og_chart_format;

/* What charts are to fit. */
typedef enum og_chart_fit {
    OG_CHART_WEB,  /* 960 px across, as high as they need */
    OG_CHART_PAGE, /* 16 cm across: the text of an A4 page in a word processor */
    OG_CHART_SLIDE /* 16 to 9, as a slide is */
} og_chart_fit;

typedef struct og_write_options {
    size_t size;           /* sizeof(og_write_options) */
    const char *directory; /* made when it does not exist, with those above it */
    bool charts;
    og_chart_format format;
    const char *gnuplot; /* program to run; NULL: "gnuplot" on PATH */
    double wall_seconds; /* of the run, for run.json */
    int64_t made_at;     /* the moment that run.json tells, in seconds since 1970; 0: none */
    og_progress progress;
    og_chart_fit fit;
} og_write_options;

/* Writes series.csv, metrics.json, values.csv (when metrics were requested; else an older one is
 * removed), resolved.yaml, charts/ and run.json, which names all files read and written with their
 * SHA-256; all of them or none. A chart that fails leaves the numbers written: OG_ERR_EXTERNAL
 * then, with what to install or what gnuplot said. */
OG_API OG_NODISCARD og_status og_write_run(const og_scenario *scenario, const og_plan *plan,
                                           const og_result *result, const og_write_options *options,
                                           og_error *err);

/* The title of the scenario of which a run's results lie in a directory; NULL: of none. free() it.
 */
OG_API char *og_results_of(const char *directory);

/* The summary for people, in the scenario's language; free() it. */
OG_API OG_NODISCARD og_status og_summary_text(const og_scenario *scenario, const og_plan *plan,
                                              const og_result *result, char **text, og_error *err);

/* The money as a begroting has it, in the scenario's language: the meerjarenraming (means of every
 * line and year, with what the reserve does) and, of every year that `budgets` name, the
 * bestuursrapportage, for which the scenario is run a few times more; free() it. */
OG_API OG_NODISCARD og_status og_accounts_text(const og_scenario *scenario, const og_plan *plan,
                                               const og_result *result, char **text, og_error *err);

/* ---- export ----------------------------------------------------------------------------- */

typedef struct og_export_options {
    size_t size;      /* sizeof(og_export_options) */
    const char *xlsx; /* the workbook's file; NULL: none */
    const char *csv;  /* a folder, for a CSV file per sheet; NULL: none */
    int64_t made_at;  /* the moment that the workbook tells, in seconds since 1970; 0: now */
} og_export_options;

/* Runs the scenario and writes it as a workbook: a sheet per subject, live formulas where what they
 * come to holds for means, charts, names. CSV files hold the same sheets as a spreadsheet of the
 * scenario's language opens them. Each whole or not at all. Scenario faults go to `diags`;
 * OG_ERR_EXTERNAL when the library was built without libxlsxwriter and a workbook is asked for. */
OG_API OG_NODISCARD og_status og_export(const og_scenario *scenario, const og_run_options *run,
                                        const og_export_options *options, og_diagnostics *diags,
                                        og_error *err);

/* ---- check ------------------------------------------------------------------------------ */

/* What a number rests on. */
typedef enum og_ground { OG_GROUND_SOURCE, OG_GROUND_ASSUMPTION, OG_GROUND_NONE } og_ground;

/* The substantiation list, the values carried forward, and the `checks:` recomputed (what is
 * uncertain at its mean), as text in the scenario's language; free() it. *held is false when a
 * check does not hold, or does although the scenario says that it is known not to. */
OG_API OG_NODISCARD og_status og_check_text(const og_scenario *scenario, const og_plan *plan,
                                            const og_result *result, char **text, bool *held,
                                            og_error *err);

/* ---- forecast --------------------------------------------------------------------------- */

/* Forecasts the train part of every series in a long CSV (columns series, value, part: train or
 * test; in order of a column index, if there is one) as far as its test part reaches, and writes
 * series,method,h,mean, 21 quantiles and seconds to `out`, with rows of `naive2` to compare with.
 * `frequency`: periods in a year (1, 2, 4 or 12); 0: as the file's name tells ("..._f12.csv").
 * What is wrong with the file goes to `diags` (OG_ERR_VALUE). */
OG_API OG_NODISCARD og_status og_forecast_scores(const char *path, unsigned frequency,
                                                 const char *out, og_diagnostics *diags,
                                                 og_error *err);

/* Forecasts of the histories in a CSV file, from these alone. Several series are a batch: what
 * serves them and how far off it is, is learned from all of them. */
typedef struct og_forecast og_forecast;

/* How to read the file; zeroed, it tells by itself or an error says what to choose. */
typedef struct og_forecast_options {
    size_t size;         /* sizeof(og_forecast_options) */
    unsigned horizon;    /* periods ahead, at most 60; 0: three years, or 4, 8 or 12 shorter ones */
    unsigned frequency;  /* periods in a year: 1, 2, 4 or 12 */
    const char *column;  /* that holds the values */
    const char *series;  /* that names the series */
    bool wide;           /* a column, or a row with periods across, is a series */
    bool allow_negative; /* values below zero are meant: a balance */
    char decimal;        /* ',' or '.' */
    const char *const *exposure; /* "PERIOD=SHARE": of a period only so much was counted */
    size_t exposure_count;
    og_language language; /* of the text and the chart */
} og_forecast_options;

/* Reads and forecasts. What is wrong with the file goes to `diags` (OG_ERR_VALUE). */
OG_API OG_NODISCARD og_status og_forecast_new(const char *path, const og_forecast_options *options,
                                              og_forecast **out, og_diagnostics *diags,
                                              og_error *err);
OG_API void og_forecast_free(og_forecast *forecast);

/* What was read, what may come and how such forecasts would have done, for people; free() it. */
OG_API OG_NODISCARD og_status og_forecast_text(const og_forecast *forecast, char **text,
                                               og_error *err);
/* Writes forecast.csv, forecast.json and charts/ (of the first 12 series), as og_write_run does. */
OG_API OG_NODISCARD og_status og_forecast_write(const og_forecast *forecast,
                                                const og_write_options *options, og_error *err);

/* ---- writing scenarios ------------------------------------------------------------------ */

/* The keys of a scenario file as a JSON Schema (draft-07), for editors; free() it. */
OG_API OG_NODISCARD og_status og_schema_json(char **text, og_error *err);

/* A new scenario file. It is complete in itself, or, with `base`, changes that one. */
typedef struct og_new_options {
    size_t size;              /* sizeof(og_new_options) */
    const char *municipality; /* NULL: a made-up one */
    const char *language;     /* "nl" (NULL) or "en" */
    int year;                 /* the first of its four */
    const og_scenario *base;  /* NULL: a scenario of its own; else a what-if of it, */
    const char *base_path;    /* which was read from here: in the folder of `path` or below it */
} og_new_options;

/* Writes `path` anew, and scenario.schema.json beside it when neither that folder nor one above it
 * has that. */
OG_API OG_NODISCARD og_status og_new_write(const char *path, const og_new_options *options,
                                           og_error *err);

/* ---- studies ---------------------------------------------------------------------------- */

/* What every study takes besides its own question. Each run of a study draws with the same seed,
 * and so the same futures. What is not set, the scenario decides. */
typedef struct og_study_options {
    size_t size;            /* sizeof(og_study_options) */
    const char *const *set; /* "PATH=VALUE", on top of every scenario that is read */
    size_t set_count;
    og_read_file read; /* as in og_load_options */
    void *read_context;
    uint64_t replicates; /* 0: the scenario's */
    uint64_t seed;       /* when seed_given; else the scenario's */
    bool seed_given;
    unsigned threads;     /* as in og_run_options, and what follows */
    og_progress progress; /* over all runs of the study */
} og_study_options;

/* What a study answers as a table: the rows and columns of its CSV file. */
typedef struct og_rows og_rows;

/* Rows are counted from 0, and columns. */
OG_API void og_rows_free(og_rows *rows);
OG_API size_t og_rows_count(const og_rows *rows);
OG_API size_t og_rows_width(const og_rows *rows);
/* The head of a column ("metric", "value", "error"): stable names. column < og_rows_width. */
OG_API const char *og_rows_head(const og_rows *rows, size_t column);
/* A cell's text, NULL when it is a number; its number, NaN when it is a text or empty. */
OG_API const char *og_rows_text(const og_rows *rows, size_t row, size_t column);
OG_API double og_rows_number(const og_rows *rows, size_t row, size_t column);

/* ---- sweep ------------------------------------------------------------------------------ */

/* How metrics move when one or two things are varied. */
typedef struct og_sweep og_sweep;

typedef struct og_sweep_options {
    size_t size;                   /* sizeof(og_sweep_options) */
    const og_study_options *study; /* NULL: the scenario decides */
    /* One or two of "PATH=FROM:TO:STEP" (PATH may be a lever's name, whose range is taken when the
     * rest is left out), "case:GROUP" and "file:A.yaml,B.yaml". */
    const char *const *vary;
    size_t vary_count;
    const char *const *metrics; /* metrics or statistics (doc/expressions.md), at least one */
    size_t metric_count;
} og_sweep_options;

/* Runs every point; cases are told apart within a run. Scenario faults go to `diags`.
 *
 * Example: how the shortage moves with a lever, row by row.
 *
 *     const char *lever = "azc_delay", *metric = "mean(azc.shortfall.sum)";
 *     og_sweep_options options = {.size = sizeof options, .vary = &lever, .vary_count = 1,
 *                                 .metrics = &metric, .metric_count = 1};
 *     og_error err = {OG_OK, OG_LANGUAGE_EN, ""};
 *     og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
 *     og_sweep *sweep = NULL;
 *     og_rows *rows = NULL;
 *     if (og_sweep_new(file, &options, &sweep, diags, &err) == OG_OK &&
 *         og_sweep_rows(sweep, &rows, &err) == OG_OK)
 *         for (size_t r = 0; r < og_rows_count(rows); r++)
 *             for (size_t c = 0; c < og_rows_width(rows); c++) {
 *                 const char *text = og_rows_text(rows, r, c);
 *                 if (text)
 *                     printf("%s=%s ", og_rows_head(rows, c), text);
 *                 else
 *                     printf("%s=%g ", og_rows_head(rows, c), og_rows_number(rows, r, c));
 *             }
 *     og_rows_free(rows);
 *     og_sweep_free(sweep);
 *     og_diagnostics_free(diags);
 */
OG_API OG_NODISCARD og_status og_sweep_new(const char *path, const og_sweep_options *options,
                                           og_sweep **out, og_diagnostics *diags, og_error *err);
OG_API void og_sweep_free(og_sweep *sweep);

/* A row per point and metric. og_rows_free(*out). */
OG_API OG_NODISCARD og_status og_sweep_rows(const og_sweep *sweep, og_rows **out, og_error *err);
/* The tables for people, in the scenario's language; free() the text. */
OG_API OG_NODISCARD og_status og_sweep_text(const og_sweep *sweep, char **text, og_error *err);
/* Writes sweep.csv, sweep.json and charts/, as og_write_run does. */
OG_API OG_NODISCARD og_status og_sweep_write(const og_sweep *sweep, const og_write_options *options,
                                             og_error *err);

/* ---- solve ------------------------------------------------------------------------------ */

/* The smallest or largest value for which a condition holds. */
typedef struct og_solve og_solve;

typedef struct og_solve_options {
    size_t size;                   /* sizeof(og_solve_options) */
    const og_study_options *study; /* NULL: the scenario decides */
    const char *vary;              /* "PATH=LOW:HIGH[:STEP]", of a date
                                      "PATH=2026-01-01:2029-01-01[:1m]", or a lever's name */
    const char *until;             /* a condition (doc/expressions.md) */
    bool largest;                  /* else the smallest */
} og_solve_options;

/* Tries values until the answer is found; *out also when there is none. Scenario faults go to
 * `diags`; OG_ERR_VALUE: `vary` or `until` is wrong. */
OG_API OG_NODISCARD og_status og_solve_new(const char *path, const og_solve_options *options,
                                           og_solve **out, og_diagnostics *diags, og_error *err);
OG_API void og_solve_free(og_solve *solve);

/* Whether some value of the grid was found for which the condition holds, and which; of a date the
 * days since 1970-01-01. */
OG_API bool og_solve_answer(const og_solve *solve, double *answer);

/* A row per value that was tried. og_rows_free(*out). */
OG_API OG_NODISCARD og_status og_solve_rows(const og_solve *solve, og_rows **out, og_error *err);
OG_API OG_NODISCARD og_status og_solve_text(const og_solve *solve, char **text, og_error *err);
/* Writes solve.csv, solve.json and charts/. */
OG_API OG_NODISCARD og_status og_solve_write(const og_solve *solve, const og_write_options *options,
                                             og_error *err);

/* ---- backtest --------------------------------------------------------------------------- */

/* What forecasts would have said before, beside what came: of what housing streams realised, and of
 * the histories that values are forecast from. */
typedef struct og_backtest og_backtest;

typedef struct og_backtest_options {
    size_t size;                   /* sizeof(og_backtest_options) */
    const og_study_options *study; /* of which only the settings and the reader count; NULL: none */
    const char *as_of;             /* a period key: what came after it is hidden; NULL with roll */
    bool roll;                     /* from every period that leaves three values */
} og_backtest_options;

/* Forecasts from what was known then. Scenario faults go to `diags`; OG_ERR_SCENARIO: nothing in
 * the scenario can be looked back on; OG_ERR_VALUE: `as_of` is no period. */
OG_API OG_NODISCARD og_status og_backtest_new(const char *path, const og_backtest_options *options,
                                              og_backtest **out, og_diagnostics *diags,
                                              og_error *err);
OG_API void og_backtest_free(og_backtest *backtest);
/* For people, in the scenario's language; free() it. */
OG_API OG_NODISCARD og_status og_backtest_text(const og_backtest *backtest, char **text,
                                               og_error *err);
/* Writes backtest.csv, backtest.json and charts/, as og_write_run does. */
OG_API OG_NODISCARD og_status og_backtest_write(const og_backtest *backtest,
                                                const og_write_options *options, og_error *err);

/* ---- choose ------------------------------------------------------------------------------ */

/* Options against futures: which is best in each, what each costs when the future is another, and
 * which to choose. */
typedef struct og_choose og_choose;

typedef struct og_choose_options {
    size_t size;                   /* sizeof(og_choose_options) */
    const og_study_options *study; /* NULL: the scenario decides */
    const char *const *others;     /* files beside the base: an option each */
    size_t other_count;
    const char *const *with; /* "LEVER=VALUE; PATH=VALUE" of the base: an option each */
    size_t with_count;
    const char *metric; /* a metric (its mean) or a statistic (doc/expressions.md) */
    bool maximize;      /* else smaller is better */
    const char *const
        *over; /* groups of cases that make the futures; none: all that the base has */
    size_t over_count;
} og_choose_options;

/* Runs every option on the same futures, 2 to 16 of them. Groups that are not asked for keep their
 * proportions. Scenario faults go to `diags`. */
OG_API OG_NODISCARD og_status og_choose_new(const char *base, const og_choose_options *options,
                                            og_choose **out, og_diagnostics *diags, og_error *err);
OG_API void og_choose_free(og_choose *choose);

/* The tables for people, in the base's language; free() the text. */
OG_API OG_NODISCARD og_status og_choose_text(const og_choose *choose, char **text, og_error *err);
/* Writes choose.csv, choose.json and charts/, as og_write_run does. */
OG_API OG_NODISCARD og_status og_choose_write(const og_choose *choose,
                                              const og_write_options *options, og_error *err);
/* A row per option and future, then one of each option in expectation. og_rows_free(*out). */
OG_API OG_NODISCARD og_status og_choose_rows(const og_choose *choose, og_rows **out, og_error *err);

/* ---- levers ----------------------------------------------------------------------------- */

/* The levers that a scenario offers, with present value, range and meaning; free() the text. */
OG_API OG_NODISCARD og_status og_levers_text(const og_scenario *scenario, char **text,
                                             og_error *err);

/* ---- explain ---------------------------------------------------------------------------- */

/* Figures taken apart: what adds up to each, step by step, down to the values in the scenario. */
typedef struct og_explain og_explain;

typedef struct og_explain_options {
    size_t size;                   /* sizeof(og_explain_options) */
    const og_study_options *study; /* NULL: the scenario decides */
    /* Metrics (doc/expressions.md), at least one; the name of a series alone: its sum over the
     * horizon, or its last value. Of the reserve needed also "p95(...)": at that certainty, by
     * default the scenario's. */
    const char *const *figures;
    size_t figure_count;
    size_t depth; /* how many steps below each other; 0: 3 */
} og_explain_options;

/* Runs the scenario once. Scenario faults go to `diags`. */
OG_API OG_NODISCARD og_status og_explain_new(const char *path, const og_explain_options *options,
                                             og_explain **out, og_diagnostics *diags,
                                             og_error *err);
OG_API void og_explain_free(og_explain *explain);

/* A row per part of a step, its rounding and its total, and per value that it rests on; the shown
 * numbers of parts and rounding of a step add up to that of its total. og_rows_free(*out). */
OG_API OG_NODISCARD og_status og_explain_rows(const og_explain *explain, og_rows **out,
                                              og_error *err);
/* The tables for people, in the scenario's language; free() the text. */
OG_API OG_NODISCARD og_status og_explain_text(const og_explain *explain, char **text,
                                              og_error *err);
/* Writes explain.csv and explain.json. */
OG_API OG_NODISCARD og_status og_explain_write(const og_explain *explain,
                                               const og_write_options *options, og_error *err);
/* ---- the page --------------------------------------------------------------------------- */

typedef struct og_page_options {
    size_t size;                   /* sizeof(og_page_options) */
    const og_study_options *study; /* NULL: the scenarios decide */
    const char *const *others;     /* files to begin with instead */
    size_t other_count;
    const char *theme; /* a CSS file that sets variables of the style; NULL: none */
    int64_t made_at;   /* the moment that the foot tells, in seconds since 1970; 0: none */
} og_page_options;

/* Writes one HTML file that holds the scenario's outcome, its levers and the engine, which answers
 * them in a browser, without a network. OG_ERR_EXTERNAL when the program was built without what
 * that needs. */
OG_API OG_NODISCARD og_status og_page_write(const char *path, const og_page_options *options,
                                            const char *out, og_diagnostics *diags, og_error *err);

/* ---- sensitivity ------------------------------------------------------------------------ */

/* Which uncertain inputs move metrics. */
typedef struct og_sensitivity og_sensitivity;

typedef struct og_sensitivity_options {
    size_t size;                   /* sizeof(og_sensitivity_options) */
    const og_study_options *study; /* NULL: the scenario decides */
    const char *const *metrics;    /* metrics, or chances p(metric > x) (doc/expressions.md) */
    size_t metric_count;           /* at least one */
} og_sensitivity_options;

/* Runs the scenario twice, once more for every independent uncertain input (draws that vary by year
 * or month together), and at two points or more of each. Replicates are drawn independently,
 * whatever `sampling` says. OG_ERR_VALUE when a metric has no value in some replicate. */
OG_API OG_NODISCARD og_status og_sensitivity_new(const char *path,
                                                 const og_sensitivity_options *options,
                                                 og_sensitivity **out, og_diagnostics *diags,
                                                 og_error *err);
OG_API void og_sensitivity_free(og_sensitivity *study);

/* A row per factor, then a row per input held at a point. og_rows_free(*out). */
OG_API OG_NODISCARD og_status og_sensitivity_rows(const og_sensitivity *study, og_rows **out,
                                                  og_error *err);
OG_API OG_NODISCARD og_status og_sensitivity_text(const og_sensitivity *study, char **text,
                                                  og_error *err);
/* Writes sensitivity.csv, sensitivity.json and charts/. */
OG_API OG_NODISCARD og_status og_sensitivity_write(const og_sensitivity *study,
                                                   const og_write_options *options, og_error *err);

/* ---- report ----------------------------------------------------------------------------- */

/* A run told for a council: one HTML file that needs nothing else. */
typedef struct og_report og_report;

typedef struct og_report_options {
    size_t size;                   /* sizeof(og_report_options) */
    const og_study_options *study; /* NULL: the scenario decides */
    const char *const *others;     /* files: what each changes is told in a part of its own */
    size_t other_count;
    const char *theme;   /* a file of CSS that comes after the report's own; NULL: none */
    bool no_charts;      /* else they are drawn by gnuplot */
    const char *gnuplot; /* program to run; NULL: "gnuplot" on PATH */
    bool pdf;            /* print it too, to the same name with .pdf, by a Chromium */
    const char *browser; /* that Chromium; NULL: the first that is on PATH */
    int64_t made_at;     /* the moment that it tells, in seconds since 1970; 0: none */
} og_report_options;

/* Runs the scenario, the others beside it, and what moves the outcome. Scenario faults go to
 * `diags`. OG_ERR_VALUE when the theme would fetch something. */
OG_API OG_NODISCARD og_status og_report_new(const char *path, const og_report_options *options,
                                            og_report **out, og_diagnostics *diags, og_error *err);
OG_API void og_report_free(og_report *report);

/* Writes it to `path`, which ends in ".html", in the scenario's language: whole or not at all. Only
 * without charts or PDF when the program for these is missing or fails: OG_ERR_EXTERNAL then, with
 * what to install. */
OG_API OG_NODISCARD og_status og_report_write(const og_report *report, const char *path,
                                              og_error *err);

/* ---- compare ---------------------------------------------------------------------------- */

/* Scenarios beside a base: what they say differently, and what that does to the main metrics. */
typedef struct og_comparison og_comparison;

typedef struct og_compare_options {
    size_t size;                   /* sizeof(og_compare_options) */
    const og_study_options *study; /* NULL: the base decides: on seed, replicates and sampling */
    const char *const *others;     /* files: with `with` at least one */
    size_t other_count;
    const char *const
        *metrics; /* metrics or statistics (doc/expressions.md) beside the main ones */
    size_t metric_count;
    bool bridge; /* walk to the one other scenario input by input, following `metrics` (when there
                    are none: the reserve needed and the first shortage that differs) */
    const char *const *with; /* "LEVER=VALUE; PATH=VALUE": variants of the base, after the files */
    size_t with_count;
} og_compare_options;

/* Runs all of them on the same futures. Scenario faults go to `diags`. */
OG_API OG_NODISCARD og_status og_comparison_new(const char *base, const og_compare_options *options,
                                                og_comparison **out, og_diagnostics *diags,
                                                og_error *err);
OG_API void og_comparison_free(og_comparison *comparison);

/* A row per scenario and metric. og_rows_free(*out). */
OG_API OG_NODISCARD og_status og_comparison_rows(const og_comparison *comparison, og_rows **out,
                                                 og_error *err);
/* A row per metric and step of the bridge; no rows when none was asked for. */
OG_API OG_NODISCARD og_status og_comparison_bridge_rows(const og_comparison *comparison,
                                                        og_rows **out, og_error *err);
/* The tables for people, in the base's language; free() the text. */
OG_API OG_NODISCARD og_status og_comparison_text(const og_comparison *comparison, char **text,
                                                 og_error *err);
/* Writes compare.csv, compare.json and charts/, as og_write_run does. */
OG_API OG_NODISCARD og_status og_comparison_write(const og_comparison *comparison,
                                                  const og_write_options *options, og_error *err);

#ifdef __cplusplus
}
#endif

#endif
