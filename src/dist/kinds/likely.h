/* What is stated by low, likely and high: pert and triangular. */
#ifndef OG_DIST_KINDS_LIKELY_H
#define OG_DIST_KINDS_LIKELY_H

#include "dist/shape.h"

enum { OG_LIKELY_LOW, OG_LIKELY, OG_LIKELY_HIGH };

#define OG_LIKELY_PARAMETERS                                                                       \
    {                                                                                              \
        {"low", "The least that it can be.", OG_PARAMETER_ANY},                                    \
            {"likely", "What it most likely is.", OG_PARAMETER_ANY},                               \
        {                                                                                          \
            "high", "The most that it can be.", OG_PARAMETER_ANY                                   \
        }                                                                                          \
    }

og_status og_likely_check(const og_dist *dist, int *parameter, og_error *err);
void og_likely_support(const og_dist *dist, double *low, double *high);

#endif
