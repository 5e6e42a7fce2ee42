/* What is not in the reserve's need, and stands beside it wherever that is shown: streams where a
 * shortage costs nothing, streams without money, amounts that are assumed to be 0. */
#ifndef OG_OUTPUT_VIEW_OUTSIDE_H
#define OG_OUTPUT_VIEW_OUTSIDE_H

#include "base/arena.h"
#include "scenario/scenario.h"

/* What is short at the end of a year: places, or of a housing stream the persons that it is
 * behind. */
typedef struct og_outside_year {
    int year;
    size_t period; /* of the series */
    og_estimate mean;
    double p5, p95;
    double chance; /* that there is a shortage, trifles (`ignore_below`) left out */
    bool sure;     /* by the plan, not by counting */
} og_outside_year;

typedef struct og_outside_stream {
    const og_stream *stream;
    bool money;     /* it has lines with money; a shortage is in none of them */
    bool in_case;   /* that is so in one case only: */
    og_given given; /* of this group this one, of which the years tell */
    bool lacks;     /* at some year's end something is short in some replicate */
    size_t series;  /* its shortage, or of a housing stream its backlog */
    og_outside_year *years;
    size_t year_count, worst; /* years[worst] has the largest mean */
} og_outside_stream;

/* An amount that is 0 in every year and case: of a line, or of what is planned with the reserve. */
typedef struct og_outside_zero {
    const og_line *line;       /* NULL: of the reserve's plan */
    const char *path;          /* of the 0 in the scenario */
    const og_grounds *grounds; /* what it rests on; its text may be NULL */
} og_outside_zero;

typedef struct og_outside_view {
    og_outside_stream *streams; /* without money, or whose shortage costs nothing */
    size_t stream_count;
    og_outside_zero *zeros; /* one of each grounds' text */
    size_t zero_count;
} og_outside_view;

/* In `arena`. */
OG_NODISCARD og_status og_outside_view_of(const og_scenario *scenario, const og_plan *plan,
                                          const og_result *result, og_arena *arena,
                                          og_outside_view *out, og_error *err);

#endif
