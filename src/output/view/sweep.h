/* A sweep's points and values for people, in tables and charts. */
#ifndef OG_OUTPUT_VIEW_SWEEP_H
#define OG_OUTPUT_VIEW_SWEEP_H

#include "output/view/level.h"
#include "output/view/question.h"
#include "study/sweep.h"

const char *og_sweep_label(const og_axis *axis, og_language language);
void og_sweep_point(const og_axis *axis, size_t k, og_language language, og_strbuf *out);

/* Of all that is written of a metric: means, p5 and p95, without their signs. */
double og_sweep_largest(const og_sweep *sweep, size_t asked);

/* Of one point of the first axis: p5 or p95 of a metric; of a statistic what chance leaves. */
double og_sweep_edge(const og_sweep *sweep, size_t asked, size_t i, bool upper);

/* Where it crosses, and 1.96 standard errors; both hold at least OG_FORMAT_SIZE bytes. */
void og_crossing_say(const og_sweep *sweep, const og_crossing *crossing, og_language language,
                     char *at, char *error);

/* Only what can be of either sign has a break-even. */
bool og_sweep_can_cross(const og_sweep *sweep, size_t asked);

#endif
