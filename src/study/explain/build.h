/* What the explanations of all kinds of figures are built with. */
#ifndef OG_STUDY_EXPLAIN_BUILD_H
#define OG_STUDY_EXPLAIN_BUILD_H

#include "study/explain/explain.h"

typedef struct og_explain_builder {
    og_explain *e;
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    size_t step; /* that is being built: steps move when one is added */
    og_error *err;
} og_explain_builder;

og_explain_step *og_explain_now(const og_explain_builder *b);

/* Index of the series with the identifier that the format makes, or OG_EXPLAIN_NONE. */
size_t og_explain_find(const og_explain_builder *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The mean over all replicates. */
double og_explain_mean(const og_explain_builder *b, og_explain_target target);

/* The periods of a series that lie in [first, last]: sets target->first and ->last; false: none. */
bool og_explain_within(const og_explain_builder *b, og_day first, og_day last,
                       og_explain_target *target);

/* ---- rows: each adds to the step at hand ---- */

/* `sign` times a target, which is taken apart in a step of its own. Nothing when the target has no
 * series, or is 0 for certain. */
void og_explain_part(const og_explain_builder *b, og_sentence word, const char *name, double sign,
                     og_explain_target target);
/* A number. Nothing when it is 0. */
void og_explain_number(const og_explain_builder *b, og_sentence word, const char *name,
                       double value);
/* What is left between the rows and the step's value, when anything is. */
void og_explain_rest(const og_explain_builder *b, og_explain_kind kind, og_sentence word);
/* Mean of a product by the means of its factors, `sign` times; NULL: memory is short. */
og_explain_row *og_explain_product(const og_explain_builder *b, og_sentence word, const char *name,
                                   const og_explain_factor *factors, size_t count);

/* A factor from a series: its mean and range in one period, or its sum over several. */
og_explain_factor og_explain_factor_of(const og_explain_builder *b, og_sentence word,
                                       og_explain_target target);

/* A step of a target at the next depth, or the one that is there; OG_EXPLAIN_NONE when there is
 * none so deep. `word`, `name` as in og_explain_step. */
size_t og_explain_step_of(const og_explain_builder *b, og_explain_target target, og_sentence word,
                          const char *name);
/* How a target is asked for, or NULL. */
const char *og_explain_expression(const og_explain_builder *b, og_explain_target target);

og_explain_step *og_explain_step_add(og_explain *e);

/* ---- grounds (ground.c) ---- */

/* The numbers that a value takes between two days; NULL: the key is not there. */
void og_explain_ground_value(const og_explain_builder *b, const og_value *value, og_day first,
                             og_day last);
void og_explain_ground_day(const og_explain_builder *b, const og_when *when, const og_item *of,
                           const char *name, og_sentence key);
/* All that decides when a location is open, and with how many places. */
void og_explain_ground_location(const og_explain_builder *b, const og_location *location,
                                og_day first, og_day last);

/* ---- kinds ---- */

void og_explain_lines(const og_explain_builder *b);   /* line.c: of a stream or location */
void og_explain_result(const og_explain_builder *b);  /* line.c */
void og_explain_line(const og_explain_builder *b);    /* line.c */
void og_explain_driver(const og_explain_builder *b);  /* driver.c: parts that lines count */
void og_explain_places(const og_explain_builder *b);  /* reception.c */
void og_explain_housing(const og_explain_builder *b); /* housing.c */
void og_explain_reserve(const og_explain_builder *b); /* reserve.c */

/* reserve.c: the step of a need at a level, and that of its structural part. */
og_status og_explain_need(const og_explain_builder *b, size_t metric, double level, size_t first);

/* The target that a line's driver counts between two months, in the series that others share. */
og_explain_target og_explain_counted(const og_explain_builder *b, const og_line *line, size_t first,
                                     size_t last);

const og_line *og_explain_line_of(const og_explain_builder *b, const char *id);

#endif
