#include "forecast/tally.h"

#include <math.h>

static double pinball(const double *quantile, double came)
{
    double sum = 0.0;
    for (size_t k = 1; k + 1 < OG_LEVELS; k++) {
        double p = og_prospect_levels[k], miss = came - quantile[k];
        sum += 2.0 * (miss >= 0.0 ? p * miss : (p - 1.0) * miss);
    }
    return sum / (OG_LEVELS - 2);
}

void og_tally_add(og_tally *s, double mean, const double quantile[OG_LEVELS], double came,
                  double scale)
{
    double size = fabs(came) + fabs(mean), low = quantile[OG_LEVEL_LOW95],
           high = quantile[OG_LEVEL_HIGH95];
    s->count += 1.0;
    s->of.smape += size > 0.0 ? 200.0 * fabs(came - mean) / size : 0.0;
    s->of.within95 += low <= came && came <= high;
    s->of.within80 += quantile[OG_LEVEL_LOW80] <= came && came <= quantile[OG_LEVEL_HIGH80];
    if (!(scale > 0.0))
        return;
    s->scaled += 1.0;
    s->of.mase += fabs(came - mean) / scale;
    s->of.msis += (high - low + 40.0 * (fmax(0.0, low - came) + fmax(0.0, came - high))) / scale;
    s->of.crps += pinball(quantile, came) / scale;
}

og_scores og_tally_means(const og_tally *s)
{
    double count = fmax(1.0, s->count), scaled = s->scaled > 0.0 ? s->scaled : NAN;
    return (og_scores){.mase = s->of.mase / scaled,
                       .smape = s->of.smape / count,
                       .msis = s->of.msis / scaled,
                       .within95 = s->of.within95 / count,
                       .within80 = s->of.within80 / count,
                       .crps = s->of.crps / scaled};
}
