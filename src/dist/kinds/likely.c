#include "dist/kinds/likely.h"

og_status og_likely_check(const og_dist *dist, int *parameter, og_error *err)
{
    const double *p = dist->p;
    if (p[OG_LIKELY_LOW] > p[OG_LIKELY])
        return OG_DIST_FAULT(OG_LIKELY_LOW,
                             "low must be at most likely, got low %.12g and likely %.12g",
                             p[OG_LIKELY_LOW], p[OG_LIKELY]);
    if (p[OG_LIKELY] > p[OG_LIKELY_HIGH])
        return OG_DIST_FAULT(OG_LIKELY_HIGH,
                             "high must be at least likely, got likely %.12g and high %.12g",
                             p[OG_LIKELY], p[OG_LIKELY_HIGH]);
    return OG_OK;
}

void og_likely_support(const og_dist *dist, double *low, double *high)
{
    *low = dist->p[OG_LIKELY_LOW];
    *high = dist->p[OG_LIKELY_HIGH];
}
