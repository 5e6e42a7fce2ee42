/* Scenario to plan. What the compilers of the kinds share: one context, values asked for on days,
 * and the tables of series and metrics that grow as the kinds are compiled.
 *
 * Sequence (plan.c): cases, reception (with flexible locations), housing, lines, reserve; each
 * states the model page's equations on the tape and adds its series; then metrics. */
#ifndef OG_COMPILE_COMPILER_H
#define OG_COMPILE_COMPILER_H

#include "base/strbuf.h"
#include "compile/request.h"
#include "compile/role.h"
#include "dist/dist.h"
#include "program/block.h"
#include "program/map.h"
#include "program/tape.h"
#include "scenario/scenario.h"

/* What the plan knows of one value of the scenario (by og_value.index). */
typedef struct og_value_use {
    int32_t function; /* number of its quantile function on the tape; -1: none yet */
    og_ref *chain;    /* persistence: normal variates by index from the horizon's first */
    struct og_foreseen *foreseen; /* of a forecast (foreseen.c) */
    uint32_t weight;              /* values in it, itself included; 0: not counted yet */
    bool complained;              /* its missing beginning was reported */
    og_day *carried; /* a schedule: last day that each entry served past its span, or INT32_MIN */
} og_value_use;

/* Whether a decision has fallen to begin something; see steering.h. Both 0 at first. */
typedef struct og_steering {
    og_ref months;  /* in a row in which there was a need */
    og_ref decided; /* 1 once it has fallen */
} og_steering;

/* A location's places month by month. Its days are those that are known when the month begins, and
 * after the last month: what opens by need has none before it is decided. */
typedef struct og_location_rows {
    const og_location *location;
    og_ref *opening, *closing;   /* [T + 1] days; NEVER and ALWAYS when it does not open */
    og_ref *paid_from, *paid_to; /* [T + 1] contract: [from, to) */
    og_ref *open;                /* [T] 1 while open at month end */
    og_ref *places;              /* [T] at month end */
    og_ref *place_days;          /* [T] */
    og_ref *own_days;            /* [T] of those what its own stream has: flexible ones are split */
    og_ref *size;                /* [T] places k, open or not */

    og_ref planned, delay, extension, term, happens; /* of its days: the planned opening, delayed */
    og_steering steering;
    size_t *serves, idle; /* flexible: streams, and which of them has what nobody needs */
    og_ref *gaps, *given; /* flexible: by stream, of the month */
    og_ref *open_days;    /* [T] days in the month that it is open; detail.h */
    og_ref **split,
        **split_days; /* flexible: by stream [T] of the places and place-days; detail.h */
} og_location_rows;

typedef struct og_subgroup_rows {
    og_ref *obligation, *capacity, *shortfall; /* [T] */
} og_subgroup_rows;

typedef struct og_reception_rows {
    og_ref *obligation, *capacity, *place_days;   /* [T] each */
    og_ref *shortfall, *unplaced, *occupied_days; /* [T] */
    og_ref *private_hosts, *open_locations;       /* [T] */
    og_ref *demand, *surplus, *occupied;          /* [T] */
    og_ref persons, hosts; /* of a population, at the end of the month before */
    og_ref *arrived, *left, *from_hosts, *hosted, *unhosted; /* [T] parts of them; detail.h */
    og_ref *gap; /* [T] shortfall outside sub-groups that flexible places meet */
    og_subgroup_rows *subgroups;
    og_ref *apart_shortfall; /* [T] sum over sub-groups */
} og_reception_rows;

/* What a driver counts of a stream. */
typedef struct og_driver_rows {
    const og_ref *rows; /* [T] each month; NULL: not of this kind of stream */
    bool times_days;    /* times the days of the month */
} og_driver_rows;

typedef struct og_stream_rows {
    og_driver_rows counts[OG_DRIVERS];   /* what lines may be multiplied by, set by the kind */
    og_reception_rows reception;         /* what flexible places are given out by */
    const og_ref *series[OG_ROLE_COUNT]; /* [T] by role, what a start by need may hang on */
    void *own;                           /* the kind's own */
} og_stream_rows;

/* Draws that are correlated. */
typedef struct og_copula {
    const char **paths;
    size_t count;
    double *factor; /* Cholesky factor of their correlation, row-major */
} og_copula;

#define OG_LOOSE_MOST 4 /* each doubles what is computed */

/* What is asked of a value: what holds in a period, what flows in a span of days, or what there is
 * at the end of a day. Only a forecast tells them apart. */
typedef enum og_asked { OG_ASKED_LEVEL, OG_ASKED_FLOW, OG_ASKED_STOCK } og_asked;

/* A growing table of plain rows. */
typedef struct og_table {
    void *at;
    size_t count, capacity;
} og_table;

typedef struct og_compiler {
    const og_scenario *scenario;
    const og_request *request;
    og_asked asked;
    og_day asked_from; /* of a flow: its first day */
    bool once; /* what is being compiled is asked once per replicate: all its draws are vary: run */
    og_diagnostics *diags;
    og_arena arena;
    og_tape *tape;
    og_tables *tables;
    og_error err; /* the first failure that is not the scenario's */

    int months; /* T */
    int years;  /* calendar years that the horizon touches */
    int first_year;
    og_value_use *uses; /* by og_value.index */
    uint32_t normal;    /* the standard normal's quantile function */
    og_ref *cases;      /* by group: index of the case drawn */
    og_copula *copulas; /* by which loose values are set, a bit each: [2^loose_count] */
    size_t loose[OG_LOOSE_MOST], loose_count; /* values that are correlated and stay free */
    bool *stuck; /* by value that is to stay free: it cannot, as too many are loose */

    og_location_rows *locations;
    size_t location_count;
    og_stream_rows *streams;  /* by og_scenario.streams */
    og_ref *required_opening; /* [years] of the reserve at the start of each, when there is one */
    og_ref **booked;          /* by line: [years] */
    og_ref **monthly;         /* the same by month, of a plan of what is observed; else NULL */

    og_strbuf text; /* the plan's texts, each with its final NUL */
    og_table outputs, cells, spans, series, metrics, case_rows, overruns;
    og_table refs;         /* of cells, for metrics */
    og_table cell_outputs; /* by row: its output as a cell, plus 1 */
    uint32_t month_spans, year_spans;
    og_map stream_numbers, series_numbers, metric_numbers; /* by identifier, by text */
} og_compiler;

/* ---- time -------------------------------------------------------------------------------- */

static inline og_day og_first_day(const og_compiler *c, int t)
{
    return og_month_first(c->scenario->first + t);
}

static inline og_day og_last_day(const og_compiler *c, int t)
{
    return og_month_last(c->scenario->first + t);
}

static inline int og_year_index(const og_compiler *c, int t)
{
    return og_month_year(c->scenario->first + t) - c->first_year;
}

/* A text of the plan that is being made, by its offset; valid until another is added. */
const char *og_compiler_text(const og_compiler *c, uint32_t offset);

/* The last month of the horizon that lies in year index y. */
int og_year_last_month(const og_compiler *c, int y);

/* T references of the arena, all zero; NULL sets c->err. */
og_ref *og_refs_new(og_compiler *c, int count);

/* ---- values (value.c) -------------------------------------------------------------------- */

/* Prepares draws, correlations and cases. */
void og_values_begin(og_compiler *c);

/* The value on a day, cut to [low, high] where it could leave it; `otherwise` for NULL. */
og_ref og_value_at(og_compiler *c, const og_value *value, og_day day, double low, double high,
                   double otherwise);

/* As og_value_at on `last`, of what flows from `first` to `last` (a forecast is spread by days), or
 * of what there is on a day (a forecast holds from the end of its period). */
og_ref og_value_flow(og_compiler *c, const og_value *value, og_day first, og_day last, double low,
                     double high, double otherwise);
og_ref og_value_stock(og_compiler *c, const og_value *value, og_day day, double low, double high,
                      double otherwise);

/* What is asked once per replicate, as og_value_at: it holds for all days on which a schedule gives
 * the same entry. */
og_ref og_value_kept(og_compiler *c, const og_value *value, og_day day, double low, double high,
                     double otherwise);

/* The same on the horizon's first day. */
og_ref og_value_once(og_compiler *c, const og_value *value, double low, double high,
                     double otherwise);

/* The same of a stock. */
og_ref og_value_opening(og_compiler *c, const og_value *value, double low, double high,
                        double otherwise);

/* The value on a day that differs by replicate: `day` is at least `from`, and what it is after
 * `to` does not matter. */
og_ref og_value_on(og_compiler *c, const og_value *value, og_ref day, og_day from, og_day to,
                   double low, double high, double otherwise);

/* The same of what is asked once per replicate. */
og_ref og_value_kept_on(og_compiler *c, const og_value *value, og_ref day, og_day from, og_day to,
                        double low, double high, double otherwise);

/* The entry of a schedule that is in force on a day, or NULL after saying what is missing; notes
 * where it serves beyond its own span (in_force.c). */
const og_schedule_entry *og_entry_in_force(og_compiler *c, const og_value *value, og_day day);

/* The least and largest that the value can be on a day (+-INFINITY when unbounded). */
void og_value_bounds(const og_value *value, og_day day, double *low, double *high);

/* 1 with the probability `value` has (1 for NULL), drawn at `path`.probability. */
og_ref og_value_happens(og_compiler *c, const og_value *value, const char *path);

/* ---- series and metrics (series.c, metric.c) ---------------------------------------------- */

typedef struct og_series_form {
    const char *prefix; /* "azc", "azc.amv", "location.paardenwei", "line.norm", "" */
    const char *name;   /* "shortfall"; "" when the prefix says it all */
    const char *owner, *stream, *label;
    og_role role;
    og_owner owner_kind;
} og_series_form;

/* The form of a series of a stream, or of `item`, a part of it of which the series are `owner`'s:
 * name, prefix and label follow from the kind's row (scenario/kind.h). */
og_series_form og_series_form_of(og_compiler *c, const og_stream *stream, og_owner owner,
                                 const og_item *item, og_role role);

/* Adds a series of one row per month, year, or span; measure and flags follow from its role. */
void og_series_monthly(og_compiler *c, og_series_form form, const og_ref *rows);
void og_series_yearly(og_compiler *c, og_series_form form, const og_ref *rows);
void og_series_periods(og_compiler *c, og_series_form form, const og_ref *rows,
                       const og_period *periods, size_t count);

/* What words say of what is short by month (lack.c): a series of `role` that is 1 while it is no
 * trifle, less than `ignore_below` of the stream (1 place or person when that is not given); one of
 * the most in each year. */
void og_lack_series(og_compiler *c, const og_stream *stream, og_owner owner, const og_item *item,
                    og_role role, const og_ref *short_of);
void og_most_series(og_compiler *c, const og_stream *stream, og_owner owner, const og_item *item,
                    og_role role, const og_ref *short_of);

/* The keys of its periods, for people: "2025, 2026"; of many the first and the last. */
const char *og_series_keys(og_compiler *c, const og_plan_series_row *series);

/* Whether its i-th period gives `<series>@asked` its value, or a part of that (og_role_counts). */
bool og_series_counts(const og_compiler *c, const og_plan_series_row *series, size_t i,
                      og_period asked);

/* Spans of months and years, before any series; and the order of section 6, after the last. */
void og_series_begin(og_compiler *c);
void og_series_sort(og_compiler *c);

/* The series with this identifier, or NULL; and what is then said of its name: "; did you mean
 * 'x'?" or "". */
const og_plan_series_row *og_series_find(const og_compiler *c, const char *id, size_t length);
const char *og_series_hint(og_compiler *c, const char *id, og_language language);

/* Adds text to the plan's texts, with its final NUL; its offset. */
uint32_t og_text_add(og_compiler *c, const char *text);

/* A zeroed row at the end of a table of rows of `size` bytes; NULL sets c->err. */
void *og_table_add(og_compiler *c, og_table *table, size_t size);

/* A row that is an output of kind `kind` for item `index`; its number, or -1 for a constant. Cells
 * of the same row share the output of the first. */
int32_t og_output_add(og_compiler *c, og_ref ref, og_output_kind kind, uint32_t index);

/* A metric that was asked for, then those that the program adds itself. Errors in c->err. */
void og_metric_add(og_compiler *c, const char *text, bool requested);
void og_metrics_main(og_compiler *c);

/* What contracts of a line's locations cost or bring after the horizon (committed.c); whether its
 * driver is of contracts at all. */
og_ref og_committed(og_compiler *c, const og_line *line);
bool og_line_commits(const og_line *line);
/* Euros per unit of the line's driver in month t, indexed. */
og_ref og_line_price(og_compiler *c, const og_line *line, int t);

/* ---- kinds ------------------------------------------------------------------------------- */

/* All streams of a kind. */
void og_reception_begin(og_compiler *c);
void og_reception_month(og_compiler *c, int t);
void og_reception_end(og_compiler *c);
void og_flexible_begin(og_compiler *c); /* flexible.c */
/* Which of its places and place-days went to which stream, as series of their own (detail.h). */
void og_flexible_parts(og_compiler *c, const og_location_rows *rows, og_series_form form);
void og_flexible_month(og_compiler *c, int t); /* after all streams' own places */
void og_housing_begin(og_compiler *c);
void og_housing_month(og_compiler *c, int t);
void og_housing_end(og_compiler *c);

void og_lines_compile(og_compiler *c);
void og_finance_compile(og_compiler *c); /* income, cost, result, reserve */

/* Of a plan of what is observed, after the last series: a metric of each observation, in their
 * order; errors at their places. */
void og_observed_compile(og_compiler *c);

/* 1 while `day` lies in [from, to). */
og_ref og_open_on(og_compiler *c, og_ref from, og_ref to, og_day day);

og_location_rows *og_location_rows_of(og_compiler *c, const og_location *location);

/* Compiles all but the metrics that are asked for; og_compiler_clear in any case. */
og_status og_compiler_run(og_compiler *c, const og_scenario *scenario, const og_request *request,
                          og_diagnostics *diags);
void og_compiler_clear(og_compiler *c);

#endif
