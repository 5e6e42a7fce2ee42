/* What is known of a distribution without a table: its mean, its support, its quantiles. */
#include "dist/shape.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

static double normal_mean(const og_dist *dist, const og_shape *shape)
{
    double mean = dist->p[MEAN];
    if (shape->kind == OG_DIST_UNIFORM)
        return shape->location + 0.5 * shape->scale;
    double a = shape->a;
    double b = shape->b;
    double mass = a > 0 ? gsl_cdf_ugaussian_Q(a) - gsl_cdf_ugaussian_Q(b)
                        : gsl_cdf_ugaussian_P(b) - gsl_cdf_ugaussian_P(a);
    double low, high;
    og_dist_support(dist, &low, &high);
    mean += dist->p[SD] * ((gsl_ran_ugaussian_pdf(a) - gsl_ran_ugaussian_pdf(b)) / mass);
    return fmin(fmax(mean, low), high);
}

static double list_mean(const og_dist *dist)
{
    double sum = 0;
    double total = 0;
    for (size_t i = 0; i < dist->count; i++) {
        double weight = dist->kind == OG_DIST_DISCRETE ? dist->weights[i] : 1;
        sum += weight * dist->values[i];
        total += weight;
    }
    if (dist->kind == OG_DIST_DISCRETE || dist->count == 1)
        return sum / total;
    /* Between n order statistics lie n - 1 straight pieces: the outer two count by half. */
    double low, high;
    og_dist_support(dist, &low, &high);
    return (sum - 0.5 * (low + high)) / (total - 1);
}

double og_dist_mean(const og_dist *dist)
{
    const double *p = dist->p;
    og_shape shape = og_shape_of(dist);
    if (shape.kind == OG_DIST_UNIFORM)
        return shape.location + 0.5 * shape.scale;
    switch (dist->kind) {
    case OG_DIST_PERT:
        return p[PERT_LOW] +
               (4 * (p[PERT_LIKELY] - p[PERT_LOW]) + (p[PERT_HIGH] - p[PERT_LOW])) / 6;
    case OG_DIST_TRIANGULAR:
        return p[PERT_LOW] + ((p[PERT_LIKELY] - p[PERT_LOW]) + (p[PERT_HIGH] - p[PERT_LOW])) / 3;
    case OG_DIST_NORMAL:
        return normal_mean(dist, &shape);
    case OG_DIST_LOGNORMAL:
        return shape.scale * exp(0.5 * shape.a * shape.a);
    case OG_DIST_BINOMIAL:
        return p[TRIALS] * p[CHANCE];
    case OG_DIST_DISCRETE:
    case OG_DIST_EMPIRICAL:
        return list_mean(dist);
    default: /* stated by its mean */
        return p[MEAN];
    }
}

static void list_support(const og_dist *dist, double *low, double *high)
{
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t i = 0; i < dist->count; i++) {
        if (dist->kind == OG_DIST_DISCRETE && dist->weights[i] == 0)
            continue;
        *low = fmin(*low, dist->values[i]);
        *high = fmax(*high, dist->values[i]);
    }
}

/* Whether the spread is 0, and then where all of the distribution lies. */
static bool is_point(const og_dist *dist, double *point)
{
    const double *p = dist->p;
    bool bounds = dist->kind == OG_DIST_LOGNORMAL && og_dist_given(dist, P5);
    switch (dist->kind) {
    case OG_DIST_NORMAL:
    case OG_DIST_GAMMA:
    case OG_DIST_BETA:
        *point = p[MEAN];
        return p[SD] == 0;
    case OG_DIST_LOGNORMAL:
        *point = p[bounds ? P5 : MEDIAN];
        return bounds ? p[P5] == p[P95] : p[SIGMA] == 0;
    default:
        return false;
    }
}

void og_dist_support(const og_dist *dist, double *low, double *high)
{
    const double *p = dist->p;
    if (is_point(dist, low)) {
        *high = *low;
        return;
    }
    switch (dist->kind) {
    case OG_DIST_PERT:
    case OG_DIST_TRIANGULAR:
        *low = p[PERT_LOW];
        *high = p[PERT_HIGH];
        break;
    case OG_DIST_UNIFORM:
        *low = p[UNIFORM_LOW];
        *high = p[UNIFORM_HIGH];
        break;
    case OG_DIST_NORMAL:
        *low = og_dist_given(dist, MIN) ? p[MIN] : -INFINITY;
        *high = og_dist_given(dist, MAX) ? p[MAX] : INFINITY;
        break;
    case OG_DIST_LOGNORMAL:
    case OG_DIST_GAMMA:
        *low = 0;
        *high = INFINITY;
        break;
    case OG_DIST_BETA:
        *low = 0;
        *high = 1;
        break;
    case OG_DIST_POISSON:
    case OG_DIST_NEGATIVE_BINOMIAL:
        *low = 0;
        *high = p[MEAN] == 0 ? 0 : INFINITY;
        break;
    case OG_DIST_BINOMIAL:
        *low = p[CHANCE] == 1 ? p[TRIALS] : 0;
        *high = p[CHANCE] == 0 ? 0 : p[TRIALS];
        break;
    case OG_DIST_BERNOULLI:
        *low = p[0] == 1;
        *high = p[0] > 0;
        break;
    default:
        list_support(dist, low, high);
    }
}

/* Mass at or below k, or above it. */
static double count_mass(const og_shape *shape, unsigned k, bool upper)
{
    double a = shape->a;
    double b = shape->b;
    switch (shape->kind) {
    case OG_DIST_POISSON:
        return upper ? gsl_cdf_poisson_Q(k, a) : gsl_cdf_poisson_P(k, a);
    case OG_DIST_NEGATIVE_BINOMIAL:
        return upper ? gsl_cdf_negative_binomial_Q(k, b / (a + b), b)
                     : gsl_cdf_negative_binomial_P(k, b / (a + b), b);
    default:
        return upper ? gsl_cdf_binomial_Q(k, b, (unsigned)a)
                     : gsl_cdf_binomial_P(k, b, (unsigned)a);
    }
}

/* The smallest k whose CDF reaches u; by u's own tail, which keeps its precision. */
static double count_quantile(const og_shape *shape, double u)
{
    unsigned low = 0;
    unsigned high = UINT32_MAX / 2;
    while (low < high) {
        unsigned k = low + (high - low) / 2;
        bool reached =
            u > 0.5 ? count_mass(shape, k, true) <= 1 - u : count_mass(shape, k, false) >= u;
        if (reached)
            high = k;
        else
            low = k + 1;
    }
    return low;
}

/* The smallest value such that the weights of the values up to it reach `target`. */
static double list_reach(const og_dist *dist, double target)
{
    double low, best;
    og_dist_support(dist, &low, &best);
    for (size_t i = 0; i < dist->count; i++) {
        double reached = 0;
        for (size_t j = 0; j < dist->count; j++)
            if (dist->values[j] <= dist->values[i])
                reached += dist->kind == OG_DIST_DISCRETE ? dist->weights[j] : 1;
        if (reached >= target)
            best = fmin(best, dist->values[i]);
    }
    return best;
}

static double list_quantile(const og_dist *dist, double u)
{
    if (dist->kind == OG_DIST_EMPIRICAL) {
        double h = u * (double)(dist->count - 1);
        double x = list_reach(dist, floor(h) + 1);
        return x + (h - floor(h)) * (list_reach(dist, floor(h) + 2) - x);
    }
    double total = 0;
    for (size_t i = 0; i < dist->count; i++)
        total += dist->weights[i];
    return list_reach(dist, u * total);
}

static double curve_quantile(const og_shape *shape, double u)
{
    og_curve curve;
    og_curve_init(&curve, shape);
    return og_curve_find(&curve, fmin(u, 1 - u), u > 0.5).x;
}

static double shape_quantile(const og_dist *dist, const og_shape *shape, double u)
{
    switch (shape->kind) {
    case OG_DIST_UNIFORM:
        return u;
    case OG_DIST_BERNOULLI:
        return u > 1 - shape->a;
    case OG_DIST_TRIANGULAR:
        return u < shape->a ? sqrt(u * shape->a) : 1 - sqrt((1 - u) * (1 - shape->a));
    case OG_DIST_NORMAL:
    case OG_DIST_LOGNORMAL:
    case OG_DIST_GAMMA:
    case OG_DIST_BETA:
        return curve_quantile(shape, u);
    case OG_DIST_DISCRETE:
    case OG_DIST_EMPIRICAL:
        return list_quantile(dist, u);
    default:
        return count_quantile(shape, u);
    }
}

double og_dist_quantile(const og_dist *dist, double u)
{
    if (u == 0 || u == 1) {
        double low, high;
        og_dist_support(dist, &low, &high);
        return u == 0 ? low : high;
    }
    og_shape shape = og_shape_of(dist);
    return shape.location + shape.scale * shape_quantile(dist, &shape, u);
}
