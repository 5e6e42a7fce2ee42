#include "dist/known.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

/* How far a table may lie off, in the distance between quartiles: quantiles that are known to three
 * digits need no more. A twentieth of what is stated (dist.h), as the curve has a kink in its
 * second derivative at each of them, where a cell half as wide has a quarter of the error, not a
 * 16th. */
#define TOLERANCE 5e-6

/* Slopes at the inner points: the harmonic mean of the chords on either side, none at a turn. */
static void set_slopes(og_known *k)
{
    for (size_t i = 0; i < k->count; i++) {
        double before = i > 0 ? (k->x[i] - k->x[i - 1]) / (k->z[i] - k->z[i - 1]) : 0;
        double after =
            i + 1 < k->count ? (k->x[i + 1] - k->x[i]) / (k->z[i + 1] - k->z[i]) : before;
        before = i > 0 ? before : after;
        k->slope[i] = before > 0 && after > 0 ? 2 * before * after / (before + after) : 0;
    }
}

void og_known_init(og_known *known, const double *probabilities, const double *values, size_t count)
{
    known->count = count;
    for (size_t i = 0; i < count; i++) {
        known->z[i] = gsl_cdf_ugaussian_Pinv(probabilities[i]);
        known->x[i] = values[i];
    }
    set_slopes(known);
}

double og_known_at(const og_known *known, double z, double *slope)
{
    const size_t last = known->count - 1;
    size_t i = 0;
    double ignored;
    slope = slope ? slope : &ignored;
    if (z <= known->z[0] || z >= known->z[last]) {
        i = z <= known->z[0] ? 0 : last;
        *slope = known->slope[i];
        return known->x[i] + known->slope[i] * (z - known->z[i]);
    }
    while (known->z[i + 1] < z)
        i++;
    double width = known->z[i + 1] - known->z[i], t = (z - known->z[i]) / width;
    double rise = known->x[i + 1] - known->x[i];
    double a = known->slope[i] * width, b = known->slope[i + 1] * width;
    double square = 3 * rise - 2 * a - b, cube = a + b - 2 * rise;
    *slope = (a + t * (2 * square + t * 3 * cube)) / width;
    return known->x[i] + t * (a + t * (square + t * cube));
}

static og_mass_point known_find(const og_curve *curve, double p, bool upper)
{
    double slope, z = gsl_cdf_ugaussian_Pinv(p);
    double x = og_known_at(curve->known, upper ? -z : z, &slope);
    slope /= gsl_ran_ugaussian_pdf(z);
    return (og_mass_point){x, upper ? -slope : slope};
}

static const og_family known_family = {
    .table = OG_QUANTILE_CUBIC, .find = known_find, .tolerance = TOLERANCE};

void og_known_curve(const og_known *known, og_curve *curve)
{
    curve->shape = (og_shape){.family = &known_family, .scale = 1};
    curve->known = known;
}
