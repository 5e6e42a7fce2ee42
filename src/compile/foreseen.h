/* Values that are forecast from a history: what is known keeps its value, what comes is drawn
 * period by period (model page, section 2). */
#ifndef OG_COMPILE_FORESEEN_H
#define OG_COMPILE_FORESEEN_H

#include "compile/compiler.h"

/* Makes the forecasts of all values that are one, and how they move together; what goes wrong is in
 * c->err and c->diags. */
void og_foreseen_begin(og_compiler *c);

/* The value on a day, as it is asked (c->asked): of a flow what falls in c->asked_from ... day. */
og_ref og_foreseen_at(og_compiler *c, const og_value *value, og_day day);

/* The same on a day that differs by replicate, from `from` to `to`. */
og_ref og_foreseen_on(og_compiler *c, const og_value *value, og_ref day, og_day from, og_day to);

/* Between what it lies on a day, as a level or a stock: what is known; else what may come at all.
 */
void og_foreseen_bounds(const og_value *value, og_day day, double *low, double *high);

/* The mean of the period that the day lies in: what is known, or what is expected. NaN before the
 * history, and when memory is short. */
double og_past_mean(const og_past *past, og_day day);

#endif
