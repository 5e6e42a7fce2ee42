/* What a plan's outcome is uncertain by: its draws, grouped into independent factors. */
#ifndef OG_STUDY_FACTOR_H
#define OG_STUDY_FACTOR_H

#include "base/arena.h"
#include "model/plan.h"
#include "scenario/scenario.h"

typedef enum og_uncertain_kind {
    OG_UNCERTAIN_VALUE, /* a distribution */
    OG_UNCERTAIN_EVENT, /* a location opens, a project comes about */
    OG_UNCERTAIN_CASES  /* a group of `cases` */
} og_uncertain_kind;

/* One uncertain input. */
typedef struct og_uncertain {
    og_uncertain_kind kind;
    const char *path;         /* as in the scenario: "cases.GROUP", "inputs.norm.2026" */
    const char *draws;        /* the path of its draws */
    const og_value *value;    /* of a VALUE */
    const og_case_set *cases; /* of CASES */
    size_t draw;              /* number in the plan */
    size_t first_point;       /* of its own, among those of all inputs */
    size_t points;            /* at which it can be held: 5 % and 95 %; not and does; each case that
                                 can be drawn. 0 when it varies by year or month */
} og_uncertain;

typedef enum og_factor_kind {
    OG_FACTOR_ONE,        /* an input of its own */
    OG_FACTOR_CORRELATED, /* inputs that `correlations` connect */
    OG_FACTOR_NOISE       /* all that is drawn again by year or month */
} og_factor_kind;

typedef struct og_factor {
    og_factor_kind kind;
    og_uncertain *inputs; /* `count`, at least 1; those that the plan uses come first */
    size_t count, used;   /* where none is used the factor moves nothing */
} og_factor;

typedef struct og_factors {
    og_factor *at;
    size_t count;
    size_t points; /* of all inputs */
} og_factors;

/* The factors of the plan's draws, those that it uses first. All lives in `arena` and in the
 * scenario that the plan was made of. */
og_status og_factors_of(const struct og_plan *plan, const og_scenario *scenario, og_arena *arena,
                        og_factors *out, og_error *err);

/* Where point k < input->points holds it: a value's number, 0 or 1 (the event comes about), the
 * number of a case. */
double og_uncertain_at(const og_uncertain *input, size_t point);

/* The same as og_request.at wants it. */
double og_uncertain_hold(const og_uncertain *input, size_t point);

#endif
