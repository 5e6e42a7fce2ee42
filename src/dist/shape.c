#include "dist/shape.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#define Z95 1.6448536269514722 /* standard normal quantile of 0.95 */

/* A bound this many sd away does nothing within 2^-53. */
#define FAR 40
/* Truncated to less than this many sd, the density is flat to 1e-6. */
#define NARROW 1e-8
/* A gamma or beta of this shape differs from a normal one by less than 1e-6 sd. */
#define PEAKED 1e16

bool og_dist_given(const og_dist *dist, int parameter)
{
    return dist->given >> parameter & 1;
}

/* The largest width that does not carry low + width beyond high. */
static double width(double low, double high)
{
    double w = high - low;
    return low + w > high ? nextafter(w, 0) : w;
}

static og_shape on_interval(og_dist_kind kind, double a, double b, double low, double high)
{
    return (og_shape){kind, a, b, low, width(low, high)};
}

static og_shape normal_shape(double mean, double sd)
{
    return (og_shape){OG_DIST_NORMAL, -INFINITY, INFINITY, mean, sd};
}

static og_shape truncated_shape(const og_dist *dist)
{
    double mean = dist->p[MEAN];
    double sd = dist->p[SD];
    double a = og_dist_given(dist, MIN) ? (dist->p[MIN] - mean) / sd : -INFINITY;
    double b = og_dist_given(dist, MAX) ? (dist->p[MAX] - mean) / sd : INFINITY;
    if (b - a < NARROW)
        return on_interval(OG_DIST_UNIFORM, 0, 0, dist->p[MIN], dist->p[MAX]);
    og_shape shape = normal_shape(mean, sd);
    if (a > -FAR) {
        shape.a = a;
        shape.location = dist->p[MIN];
    }
    if (b < FAR) {
        shape.b = b;
        shape.location = dist->p[MAX];
    }
    if (a > -FAR && b < FAR)
        return on_interval(OG_DIST_NORMAL, a, b, dist->p[MIN], dist->p[MAX]);
    return shape;
}

static og_shape lognormal_shape(const og_dist *dist)
{
    const double *p = dist->p;
    if (!og_dist_given(dist, P5))
        return (og_shape){OG_DIST_LOGNORMAL, p[SIGMA], 0, 0, p[MEDIAN]};
    return (og_shape){OG_DIST_LOGNORMAL, log(p[P95] / p[P5]) / (2 * Z95), 0, 0,
                      sqrt(p[P5]) * sqrt(p[P95])};
}

static og_shape gamma_shape(double mean, double sd)
{
    double shape = mean / sd * (mean / sd);
    if (shape > PEAKED)
        return normal_shape(mean, sd);
    return (og_shape){OG_DIST_GAMMA, shape, 0, 0, mean};
}

static og_shape beta_shape(double mean, double sd)
{
    double n = mean / sd * ((1 - mean) / sd) - 1;
    if (fmin(mean, 1 - mean) * n > PEAKED)
        return normal_shape(mean, sd);
    return (og_shape){OG_DIST_BETA, mean * n, (1 - mean) * n, 0, 1};
}

og_shape og_shape_of(const og_dist *dist)
{
    double low, high;
    og_dist_support(dist, &low, &high);
    if (low == high)
        return (og_shape){OG_DIST_UNIFORM, 0, 0, low, 0};

    const double *p = dist->p;
    double range = p[PERT_HIGH] - p[PERT_LOW];
    switch (dist->kind) {
    case OG_DIST_PERT:
        return on_interval(OG_DIST_BETA, 1 + 4 * (p[PERT_LIKELY] - p[PERT_LOW]) / range,
                           1 + 4 * (p[PERT_HIGH] - p[PERT_LIKELY]) / range, p[PERT_LOW],
                           p[PERT_HIGH]);
    case OG_DIST_TRIANGULAR:
        return on_interval(OG_DIST_TRIANGULAR, (p[PERT_LIKELY] - p[PERT_LOW]) / range, 0,
                           p[PERT_LOW], p[PERT_HIGH]);
    case OG_DIST_UNIFORM:
        return on_interval(OG_DIST_UNIFORM, 0, 0, p[UNIFORM_LOW], p[UNIFORM_HIGH]);
    case OG_DIST_NORMAL:
        return truncated_shape(dist);
    case OG_DIST_LOGNORMAL:
        return lognormal_shape(dist);
    case OG_DIST_GAMMA:
        return gamma_shape(p[MEAN], p[SD]);
    case OG_DIST_BETA:
        return beta_shape(p[MEAN], p[SD]);
    default:
        return (og_shape){dist->kind, p[0], p[1], 0, 1};
    }
}

void og_curve_init(og_curve *curve, const og_shape *shape)
{
    curve->kind = shape->kind;
    curve->a = shape->a;
    curve->b = shape->b;
    if (shape->kind == OG_DIST_GAMMA)
        og_mass_gamma(&curve->mass, shape->a);
    else if (shape->kind == OG_DIST_BETA)
        og_mass_beta(&curve->mass, shape->a, shape->b);
}

/* By the tail in which the interval lies, so that nothing cancels far out. */
static og_mass_point find_truncated(double a, double b, double p, bool upper)
{
    bool right = a > 0;
    double mass = right ? gsl_cdf_ugaussian_Q(a) - gsl_cdf_ugaussian_Q(b)
                        : gsl_cdf_ugaussian_P(b) - gsl_cdf_ugaussian_P(a);
    double z;
    if (right || (upper && b > 0))
        z = gsl_cdf_ugaussian_Qinv(upper ? gsl_cdf_ugaussian_Q(b) + p * mass
                                         : gsl_cdf_ugaussian_Q(a) - p * mass);
    else
        z = gsl_cdf_ugaussian_Pinv(upper ? gsl_cdf_ugaussian_P(b) - p * mass
                                         : gsl_cdf_ugaussian_P(a) + p * mass);
    z = fmin(fmax(z, a), b);
    double origin = isfinite(a) ? a : isfinite(b) ? b : 0;
    double unit = isfinite(a) && isfinite(b) ? b - a : 1;
    double slope = mass / gsl_ran_ugaussian_pdf(z) / unit;
    return (og_mass_point){(z - origin) / unit, upper ? -slope : slope};
}

og_mass_point og_curve_find(const og_curve *curve, double p, bool upper)
{
    if (curve->kind == OG_DIST_NORMAL)
        return find_truncated(curve->a, curve->b, p, upper);
    if (curve->kind != OG_DIST_LOGNORMAL)
        return og_mass_find(&curve->mass, p, upper);
    og_mass_point z = find_truncated(-INFINITY, INFINITY, p, upper);
    double x = exp(curve->a * z.x);
    return (og_mass_point){x, curve->a * x * z.slope};
}
