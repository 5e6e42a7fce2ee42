/* What charts show of a scenario beyond its results: history, the days on which a regime changes,
 * what a reserve opens with, the places that a location would have. NaN: not known. */
#ifndef OG_OUTPUT_CHART_EXTRA_H
#define OG_OUTPUT_CHART_EXTRA_H

#include "base/arena.h"
#include "base/calendar.h"
#include "opgave.h"
#include "scenario/scenario.h"

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
