#include "dist/kinds/normal.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

enum { MEAN, SD, MIN, MAX };
enum { MANY_SD = 37 }; /* beyond these a double holds no quantile */

/* A bound this many sd away does nothing within 2^-53. */
#define FAR 40
/* Truncated to less than this many sd, the density is flat to 1e-6. */
#define NARROW 1e-8

static og_status normal_check(const og_dist *dist, int *parameter, og_error *err)
{
    const double *p = dist->p;
    bool has_min = og_dist_given(dist, MIN);
    bool has_max = og_dist_given(dist, MAX);
    if (has_min && has_max && !(p[MIN] < p[MAX]))
        return OG_DIST_FAULT(MIN, MIN_MAX, .min = OG_NUMBER(p[MIN]), .max = OG_NUMBER(p[MAX]));
    double reach = MANY_SD * p[SD];
    if (has_min && p[MIN] > p[MEAN] + reach)
        return OG_DIST_FAULT(MIN, MIN_FAR, .sds = OG_COUNT(p[SD] > 0 ? MANY_SD : 0),
                             .min = OG_NUMBER(p[MIN]), .mean = OG_NUMBER(p[MEAN]),
                             .sd = OG_NUMBER(p[SD]));
    if (has_max && p[MAX] < p[MEAN] - reach)
        return OG_DIST_FAULT(MAX, MAX_FAR, .sds = OG_COUNT(p[SD] > 0 ? MANY_SD : 0),
                             .max = OG_NUMBER(p[MAX]), .mean = OG_NUMBER(p[MEAN]),
                             .sd = OG_NUMBER(p[SD]));
    return OG_OK;
}

static void normal_support(const og_dist *dist, double *low, double *high)
{
    const double *p = dist->p;
    *low = *high = p[MEAN];
    if (p[SD] == 0)
        return;
    *low = og_dist_given(dist, MIN) ? p[MIN] : -INFINITY;
    *high = og_dist_given(dist, MAX) ? p[MAX] : INFINITY;
}

/* By the tail in which the interval lies, so that nothing cancels far out. */
og_mass_point og_normal_find(double a, double b, double p, bool upper)
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

static og_mass_point normal_find(const og_curve *curve, double p, bool upper)
{
    return og_normal_find(curve->shape.a, curve->shape.b, p, upper);
}

static const og_family normal_family = {.table = OG_QUANTILE_CUBIC, .find = normal_find};

og_shape og_normal_shape(double mean, double sd)
{
    return (og_shape){&normal_family, -INFINITY, INFINITY, mean, sd};
}

static og_shape normal_shape(const og_dist *dist)
{
    double mean = dist->p[MEAN];
    double sd = dist->p[SD];
    double a = og_dist_given(dist, MIN) ? (dist->p[MIN] - mean) / sd : -INFINITY;
    double b = og_dist_given(dist, MAX) ? (dist->p[MAX] - mean) / sd : INFINITY;
    if (b - a < NARROW)
        return og_shape_between(&og_family_uniform, 0, 0, dist->p[MIN], dist->p[MAX]);
    og_shape shape = og_normal_shape(mean, sd);
    if (a > -FAR) {
        shape.a = a;
        shape.location = dist->p[MIN];
    }
    if (b < FAR) {
        shape.b = b;
        shape.location = dist->p[MAX];
    }
    if (a > -FAR && b < FAR)
        return og_shape_between(&normal_family, a, b, dist->p[MIN], dist->p[MAX]);
    return shape;
}

static double normal_mean(const og_dist *dist, const og_shape *shape)
{
    double mean = dist->p[MEAN];
    double a = shape->a;
    double b = shape->b;
    double mass = a > 0 ? gsl_cdf_ugaussian_Q(a) - gsl_cdf_ugaussian_Q(b)
                        : gsl_cdf_ugaussian_P(b) - gsl_cdf_ugaussian_P(a);
    double low, high;
    normal_support(dist, &low, &high);
    mean += dist->p[SD] * ((gsl_ran_ugaussian_pdf(a) - gsl_ran_ugaussian_pdf(b)) / mass);
    return fmin(fmax(mean, low), high);
}

const og_dist_type og_dist_normal = {
    .name = "normal",
    .description = "Normal distribution; min and max, if given, truncate it (mean and sd are "
                   "those before truncation).",
    .parameters = {{"mean", "Its mean.", OG_PARAMETER_ANY},
                   {"sd", "Its standard deviation.", OG_PARAMETER_FROM_ZERO},
                   {"min", "Nothing below this.", OG_PARAMETER_ANY},
                   {"max", "Nothing above this.", OG_PARAMETER_ANY}},
    .stated = {1u << MEAN | 1u << SD, 0, 1u << MIN | 1u << MAX},
    .check = normal_check,
    .support = normal_support,
    .shape = normal_shape,
    .mean = normal_mean,
};
