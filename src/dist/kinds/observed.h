/* What is stated by a list: discrete (with weights) and empirical (each value once). */
#ifndef OG_DIST_KINDS_OBSERVED_H
#define OG_DIST_KINDS_OBSERVED_H

#include "dist/shape.h"

/* `name` and `weighted` of the type. */
og_status og_observed_check(const og_dist *dist, const char *name, bool weighted, int *parameter,
                            og_error *err);
void og_observed_support(const og_dist *dist, double *low, double *high);

/* The sum of the weights, and (`sum`) of the weighted values. */
double og_observed_total(const og_dist *dist, double *sum);

/* The smallest value such that the weights of the values up to it reach `target`. */
double og_observed_reach(const og_dist *dist, double target);

#endif
