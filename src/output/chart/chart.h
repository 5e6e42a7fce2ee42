/* The charts of a run, drawn by gnuplot from static scripts (plots/). */
#ifndef OG_OUTPUT_CHART_CHART_H
#define OG_OUTPUT_CHART_CHART_H

#include "base/arena.h"
#include "base/calendar.h"
#include "opgave.h"
#include "scenario/scenario.h"

/* Draws every chart of a run into `directory`, which exists: of chart NAME the picture
 * NAME.svg|png|pdf, its data NAME.tsv and its script NAME.gp. The command that draws it again by
 * hand stands at the head of both. Each file is put in place whole. `gnuplot`: the program, or NULL
 * for "gnuplot" on PATH. A chart without any number is left out. OG_ERR_EXTERNAL when gnuplot is
 * missing or fails, OG_ERR_IO when a file cannot be written, OG_CANCELLED. */
OG_NODISCARD og_status og_chart_write_all(const og_scenario *scenario, const og_plan *plan,
                                          const og_result *result, const char *directory,
                                          og_chart_format format, const char *gnuplot,
                                          const og_progress *progress, og_error *err);

/* Removes what og_chart_write_all ever wrote to a folder, and the folder itself when nothing else
 * is in it: beside other numbers the pictures would mislead. */
void og_chart_clear(const char *directory);

/* What charts show beyond the results. NaN: not known. */
typedef struct og_chart_past {
    og_day first, last; /* a period before the horizon */
    double netto, realised;
    double backlog; /* at its end */
} og_chart_past;

typedef struct og_chart_history {
    const char *stream; /* identifier of a housing stream */
    og_chart_past *at;  /* in order of time */
    size_t count;
    const og_history *realised; /* as the scenario has it, */
    og_day known;               /* which tells all before this day; not before the horizon */
} og_chart_history;

/* A day on which a regime changes. */
typedef struct og_chart_marker {
    og_day day;
    const char *label;
    const char **streams; /* identifiers of those for which something changes that day */
    size_t stream_count;
    bool any; /* whether anything does, in a stream or in money */
} og_chart_marker;

/* The places that a location would have, whether it opens or not: p5 and p95. */
typedef struct og_chart_places {
    const char *location; /* identifier */
    double low, high;
} og_chart_places;

typedef struct og_chart_extra {
    og_day first, last; /* of the horizon */
    og_stats opening;   /* of the reserve: percentiles */
    og_chart_places *places;
    size_t place_count;
    og_chart_history *histories;
    size_t history_count;
    og_chart_marker *markers;
    size_t marker_count;
    og_arena arena; /* holds the lists and the labels */
} og_chart_extra;

/* Markers in order of time. Identifiers belong to the scenario; og_chart_extra_clear frees the
 * rest. */
OG_NODISCARD og_status og_chart_extra_of(const og_scenario *scenario, og_chart_extra *out,
                                         og_error *err);
void og_chart_extra_clear(og_chart_extra *extra);

#endif
