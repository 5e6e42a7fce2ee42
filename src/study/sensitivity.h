/* Which uncertain inputs move metrics: Sobol' indices of the factors, and the mean of each metric
 * while one input is held. */
#ifndef OG_STUDY_SENSITIVITY_H
#define OG_STUDY_SENSITIVITY_H

#include "study/factor.h"
#include "study/question.h"
#include "study/sobol_index.h"

/* What moves one metric. */
typedef struct og_moved {
    double mean, sd;
    bool constant;         /* the same in every future: nothing below says anything */
    og_sobol_index *index; /* by factor */
    og_interval interaction;
    double *held; /* the mean, by point (og_uncertain.first_point); NaN: the input moves nothing */
} og_moved;

struct og_sensitivity {
    og_arena arena;
    og_scenario *scenario;
    og_factors factors;
    og_question *asked;
    og_moved *moved; /* by asked */
    size_t asked_count;
    uint64_t replicates, seed;
};

#endif
