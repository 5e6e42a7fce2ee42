#include "dist/kinds/likely.h"

og_status og_likely_check(const og_dist *dist, int *parameter, og_error *err)
{
    const double *p = dist->p;
    if (p[OG_LIKELY_LOW] > p[OG_LIKELY])
        return OG_DIST_FAULT(OG_LIKELY_LOW, LOW_LIKELY, .low = OG_NUMBER(p[OG_LIKELY_LOW]),
                             .likely = OG_NUMBER(p[OG_LIKELY]));
    if (p[OG_LIKELY] > p[OG_LIKELY_HIGH])
        return OG_DIST_FAULT(OG_LIKELY_HIGH, HIGH_LIKELY, .likely = OG_NUMBER(p[OG_LIKELY]),
                             .high = OG_NUMBER(p[OG_LIKELY_HIGH]));
    return OG_OK;
}

void og_likely_support(const og_dist *dist, double *low, double *high)
{
    *low = dist->p[OG_LIKELY_LOW];
    *high = dist->p[OG_LIKELY_HIGH];
}
