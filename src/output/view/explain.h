/* Figures taken apart, as they are written: every table adds up as it stands. */
#ifndef OG_OUTPUT_VIEW_EXPLAIN_H
#define OG_OUTPUT_VIEW_EXPLAIN_H

#include "output/view/scale.h"
#include "study/explain/explain.h"

/* The scale of a step's rows and total. */
og_scale og_explain_scale(const og_explain_step *step, og_language language);

/* The number that a row adds as it is written: of a product the product of its factors as those are
 * written. */
double og_explain_shown(const og_explain_step *step, const og_explain_row *row);
/* What is left of the step's value as it is written; 0: it adds up by itself. */
double og_explain_rounding(const og_explain_step *step);

/* A factor as it is written: so many decimals as tell it, at most six digits behind the first. */
og_scale og_explain_factor_scale(double value, og_language language);

/* "Oekraïense ontheemden: lasten"; whose and what. */
void og_explain_name(const og_explain_step *step, og_language language, og_strbuf *out);
void og_explain_row_name(const og_explain_row *row, og_language language, og_strbuf *out);

/* A value's name for people, and how it stands in the file: a date, or as it is written. */
void og_explain_ground_name(const og_explain *e, const og_explain_ground *ground, og_strbuf *out);
void og_explain_ground_value_say(const og_explain *e, const og_explain_ground *ground,
                                 og_strbuf *out);

#endif
