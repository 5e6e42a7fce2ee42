#include "dist/kinds/observed.h"

#include <math.h>

og_status og_observed_check(const og_dist *dist, const char *name, bool weighted, int *parameter,
                            og_error *err)
{
    if (!dist->values || dist->count == 0)
        return weighted ? OG_DIST_FAULT(-1, LISTS_NO_VALUES, .name = name)
                        : OG_DIST_FAULT(-1, LIST_NO_VALUES, .name = name);
    if (weighted && !dist->weights)
        return OG_DIST_FAULT(-1, LISTS_NO_WEIGHTS, .name = name);
    double sum = 0;
    for (size_t i = 0; i < dist->count; i++) {
        double weight = weighted ? dist->weights[i] : 1;
        if (!(fabs(dist->values[i]) <= OG_DIST_LARGE))
            return OG_DIST_FAULT(-1, LIST_VALUE, .number = OG_COUNT(i + 1));
        if (!(weight >= 0 && weight <= OG_DIST_LARGE))
            return OG_DIST_FAULT(-1, LIST_WEIGHT, .number = OG_COUNT(i + 1),
                                 .got = OG_NUMBER(weight));
        sum += weight;
    }
    if (sum == 0)
        return OG_DIST_FAULT(-1, LIST_WEIGHTS);
    return OG_OK;
}

void og_observed_support(const og_dist *dist, double *low, double *high)
{
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t i = 0; i < dist->count; i++) {
        if (dist->weights && dist->weights[i] == 0)
            continue;
        *low = fmin(*low, dist->values[i]);
        *high = fmax(*high, dist->values[i]);
    }
}

double og_observed_total(const og_dist *dist, double *sum)
{
    double total = 0;
    *sum = 0;
    for (size_t i = 0; i < dist->count; i++) {
        double weight = dist->weights ? dist->weights[i] : 1;
        *sum += weight * dist->values[i];
        total += weight;
    }
    return total;
}

double og_observed_reach(const og_dist *dist, double target)
{
    double low, best;
    og_observed_support(dist, &low, &best);
    for (size_t i = 0; i < dist->count; i++) {
        double reached = 0;
        for (size_t j = 0; j < dist->count; j++)
            if (dist->values[j] <= dist->values[i])
                reached += dist->weights ? dist->weights[j] : 1;
        if (reached >= target)
            best = fmin(best, dist->values[i]);
    }
    return best;
}
