/* The table of roles: what follows from what a series is, whosever it is. */
#ifndef OG_COMPILE_ROLE_H
#define OG_COMPILE_ROLE_H

#include "base/calendar.h"
#include "lang/catalogue.h"
#include "opgave.h"

typedef struct og_role_row {
    og_sentence label; /* "tekort" */
    og_unit unit;
    og_measure measure;
    bool hidden;      /* not in series.csv */
    bool positive;    /* the chance that it is above zero is of interest */
    bool historic;    /* of housing streams: history tells of it as well, before the horizon */
    bool own_periods; /* has no value but for its own periods: cannot be summed over them */
    bool yearly;      /* at the end of each year it is a metric that is always kept */
    bool summed;      /* and so is its sum over the horizon (of sub-groups: no) */
} og_role_row;

#define OG_ROLE_COUNT ((size_t)OG_ROLE_OUTSTANDING + 1) /* the enumeration ends with it */

og_role_row og_role_of(og_role role);

/* Whether `<series>@asked` takes the value that a series has for [first, last]: a stock's value at
 * the end of the span, which must be the end of a period, the sum over the span for flows and
 * money, a ratio and what has its own periods only at these. A year that the horizon cuts off ends
 * with its last day, `end`. */
bool og_role_counts(og_role role, og_day first, og_day last, og_day end, og_period asked);

#endif
