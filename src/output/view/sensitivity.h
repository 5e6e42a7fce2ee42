/* What table, files and charts of a sensitivity study share: the factors in order, their names, and
 * the ends to which held inputs bring the mean. */
#ifndef OG_OUTPUT_VIEW_SENSITIVITY_H
#define OG_OUTPUT_VIEW_SENSITIVITY_H

#include "output/view/question.h"
#include "study/sensitivity.h"

#define OG_MOVERS_SHOWN 12

/* The factors of one metric by total index, largest first. */
typedef struct og_movers {
    const og_sensitivity *study;
    const og_moved *moved;
    og_language language;
    size_t *order;
    size_t count; /* factors that move the metric at all: these come first */
    size_t shown; /* of these, worth a row of their own */
} og_movers;

/* The inputs of one metric by how far the mean moves while they are held, largest first. */
typedef struct og_swing {
    const og_uncertain *input;
    size_t low, high; /* points: 5 % and 95 %, or of the lowest and the highest mean */
    double from, to;  /* the means there */
} og_swing;

typedef struct og_swings {
    og_swing *at;
    size_t count; /* that move the mean at all */
    size_t shown;
} og_swings;

/* Both live in `arena`, which has failed when memory was short. */
og_movers og_movers_of(const og_sensitivity *study, size_t asked, og_arena *arena);
og_swings og_swings_of(const og_sensitivity *study, size_t asked, og_arena *arena);

/* Whether the factor of rank i is one input that moves the metric, but whose mean is the same at
 * both points at which it is held. */
bool og_mover_hides(const og_movers *movers, size_t i, const og_swings *swings);

/* The largest absolute mean there is to write. */
double og_swings_largest(const og_swings *swings, const og_moved *moved);

/* The factor of rank i. */
const og_factor *og_mover(const og_movers *movers, size_t i);
const og_sobol_index *og_mover_index(const og_movers *movers, size_t i);

/* The same as it is shown: no share below 0, and none by itself above its total, which chance alone
 * can make of the estimates. */
og_sobol_index og_mover_shown(const og_movers *movers, size_t i);

/* What the factors without a row do by themselves, and at most in total. */
double og_movers_rest(const og_movers *movers, bool total);

/* "Vertraging Paardenwei (maanden)", "A en B (samenhangend)", "ruis (elke maand anders)" */
void og_factor_name(const og_sensitivity *study, const og_factor *factor, og_strbuf *out);
void og_uncertain_name(const og_sensitivity *study, const og_uncertain *input, og_strbuf *out);

/* Where a point holds an input: "4,2", "lagere norm", "wel". */
void og_point_name(const og_sensitivity *study, const og_uncertain *input, size_t point,
                   og_strbuf *out);

/* A share of the spread: "12%", not below 0. */
void og_index_say(double index, og_language language, char *out);

#endif
