/* A solve's values for people, in tables and charts. */
#ifndef OG_OUTPUT_VIEW_SOLVE_H
#define OG_OUTPUT_VIEW_SOLVE_H

#include "output/view/question.h"
#include "study/solve.h"

/* The value at k, a date as "1 maart 2027"; `out` holds at least OG_FORMAT_SIZE bytes. */
void og_solve_value(const og_solve *solve, uint64_t k, og_language language, char *out);

/* Of the condition's statistic. */
og_scale og_solve_scale(const og_solve *solve, og_language language);

/* The same, fine enough to tell the outcome at the answer from the limit and from that a step away.
 */
og_scale og_solve_fine(const og_solve *solve, const og_scale *scale);

#endif
