/* What explains that a line comes out otherwise than was planned: price, volume, moment, and what
 * is booked already, one at a time (doc/model.md, section 6). */
#ifndef OG_STUDY_CAUSE_H
#define OG_STUDY_CAUSE_H

#include "opgave.h"

typedef enum og_cause {
    OG_CAUSE_PRICE,  /* prices at their most likely value, without index */
    OG_CAUSE_VOLUME, /* streams at theirs */
    OG_CAUSE_MOMENT, /* without delay, extension or lag, and all that is planned comes about */
    OG_CAUSE_BOOKED, /* without actuals */
    OG_CAUSES
} og_cause;

/* The mean of every line in a year less what it is when one cause is taken away. */
typedef struct og_causes {
    size_t line_count;
    double *effects; /* OG_CAUSES of each line, in the order of the file */
} og_causes;

/* Runs the scenario that gave `result` anew, as often as there are causes, on the same futures.
 * `year` lies in the horizon. og_causes_clear in any case. The files that it names are read again.
 */
OG_NODISCARD og_status og_causes_find(const og_scenario *scenario, const og_result *result,
                                      int year, og_causes *out, og_error *err);
void og_causes_clear(og_causes *causes);

double og_causes_effect(const og_causes *causes, size_t line, og_cause cause);

#endif
