/* Options against futures: a statistic of every option in every combination of cases, and what that
 * says of the choice. */
#ifndef OG_STUDY_CHOOSE_H
#define OG_STUDY_CHOOSE_H

#include "study/decision.h"
#include "study/question.h"
#include "study/variant.h"

#define OG_CHOOSE_OPTIONS 16 /* at most */

typedef struct og_choose_option {
    const char *name;  /* "huur-vijf-jaar", or a variant's settings */
    const char *label; /* the scenario's title, or a variant's label */
    const char *path;
    const char *const *set; /* of a variant */
    size_t set_count;
    uint64_t tries; /* futures that were looked at for those that fit what it observes */
} og_choose_option;

typedef struct og_choose_group {
    const char *id, *label;
    size_t count;             /* of cases */
    const char *const *cases; /* their identifiers */
    const char *const *labels;
    const double *weights; /* their sum is 1 */
} og_choose_group;

struct og_choose {
    og_arena arena;
    og_scenario *scenario; /* the base */
    og_choose_option *options;
    og_choose_group *groups; /* none: the one future is that of all replicates */
    size_t option_count, group_count;
    og_question asked;
    og_decision_table table; /* futures: the combinations of cases, the last group's runs fastest */
    og_decision decision;
    og_estimate *break_even; /* [future], with two options and one group; else NULL */
    uint64_t replicates, seed;
    bool apart; /* not all options keep the same futures */
    bool kept;  /* some option keeps those alone that fit what is observed */
};

/* The case of `group` in a future. */
size_t og_choose_case(const og_choose *choose, size_t future, size_t group);

#endif
