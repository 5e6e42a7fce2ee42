/* What `--vary PATH=LOW:HIGH:STEP` says: a number or a date of the scenario, and the grid
 * LOW + k * STEP that it moves over. */
#ifndef OG_STUDY_RANGE_H
#define OG_STUDY_RANGE_H

#include "base/arena.h"
#include "scenario/scenario.h"

typedef struct og_range {
    const char *path;  /* what --set changes */
    const char *label; /* of the lever that sets it, else the path */
    bool whole;        /* the key takes whole numbers alone */
    bool dates;        /* the key takes a date: low and high are days, and a step is */
    int32_t months;    /* so many calendar months, or, when 0, */
    int32_t days;      /* so many days */
    double low, high, step;
    uint64_t last; /* of the grid: k = 0 ... last */
} og_range;

/* PATH may be the name of a lever, whose range is taken when `=LOW:HIGH:STEP` is left out; the step
 * is the lever's, else a `parts`-th of the range (of dates whole months, or whole days where that
 * is less than a month). Texts live in `arena`. OG_ERR_VALUE tells the
 * column in `text`. */
og_status og_range_parse(const char *text, const og_scenario *scenario, unsigned parts,
                         og_arena *arena, og_range *out, og_error *err);

/* LOW + k * STEP as people write it (12 digits; a date as 2026-01-31), and "PATH=VALUE"; NULL when
 * memory is short. Of dates the value is the day (base/calendar.h). */
double og_range_value(const og_range *range, uint64_t k);
const char *og_range_text(const og_range *range, uint64_t k, og_arena *arena);
const char *og_range_setting(const og_range *range, uint64_t k, og_arena *arena);

#endif
