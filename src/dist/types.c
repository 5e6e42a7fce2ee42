#include "dist/shape.h"

#include <math.h>
#include <stdio.h>

/* Beyond these a double holds no quantile, or every draw is the same. */
enum { MANY_SD = 37, SIGMA_MAX = 20, SD_PER_MEAN = 1000 };
#define SHAPE_MIN 1e-6

const og_dist_type og_dist_types[OG_DIST_KINDS] = {
    [OG_DIST_PERT] = {"pert",
                      {"low", "likely", "high"},
                      false,
                      false,
                      "Beta distribution on [low, high] with its mode at likely and its mean at "
                      "(low + 4 likely + high) / 6; what {low, likely, high} means."},
    [OG_DIST_TRIANGULAR] = {"triangular",
                            {"low", "likely", "high"},
                            false,
                            false,
                            "Density rising straight from low to likely and falling straight to "
                            "high."},
    [OG_DIST_UNIFORM] = {"uniform",
                         {"low", "high"},
                         false,
                         false,
                         "Every number from low to high is equally likely."},
    [OG_DIST_NORMAL] = {"normal",
                        {"mean", "sd", "min", "max"},
                        false,
                        false,
                        "Normal distribution; min and max, if given, truncate it (mean and sd are "
                        "those before truncation)."},
    [OG_DIST_LOGNORMAL] = {"lognormal",
                           {"median", "sigma", "p5", "p95"},
                           false,
                           false,
                           "Its logarithm is normal, with standard deviation sigma; stated by "
                           "median and sigma, or by p5 and p95."},
    [OG_DIST_GAMMA] = {"gamma",
                       {"mean", "sd"},
                       false,
                       false,
                       "Gamma distribution: positive and skewed to the right."},
    [OG_DIST_BETA] = {"beta",
                      {"mean", "sd"},
                      false,
                      false,
                      "Beta distribution on [0, 1], for shares and probabilities."},
    [OG_DIST_POISSON] = {"poisson",
                         {"mean"},
                         true,
                         false,
                         "Number of independent events, with variance equal to the mean."},
    [OG_DIST_NEGATIVE_BINOMIAL] = {"negative_binomial",
                                   {"mean", "dispersion"},
                                   true,
                                   false,
                                   "Count that varies more than poisson: its variance is mean + "
                                   "mean^2 / dispersion."},
    [OG_DIST_BINOMIAL] = {"binomial",
                          {"n", "p"},
                          true,
                          false,
                          "How many of n independent trials succeed, each with probability p."},
    [OG_DIST_BERNOULLI] = {"bernoulli", {"p"}, true, false, "1 with probability p, else 0."},
    [OG_DIST_DISCRETE] =
        {"discrete",
         {NULL},
         false,
         true,
         "One of the values, each with its weight (weights need not add up to 1)."},
    [OG_DIST_EMPIRICAL] = {"empirical",
                           {NULL},
                           false,
                           true,
                           "Quantiles (type 7, interpolated) of a sample of observed values."},
};

/* Products and squares of what is allowed are finite. */
#define LARGE 1e100
#define ANY .low = -LARGE, .high = LARGE
#define FROM_ZERO .low = 0, .high = LARGE
#define ABOVE_ZERO .low = 0, .high = LARGE, .open = true
#define SHARE .low = 0, .high = 1
#define SIGMAS .low = 0, .high = SIGMA_MAX

const og_dist_range og_dist_ranges[OG_DIST_KINDS][OG_DIST_PARAMETERS] = {
    [OG_DIST_PERT] = {{ANY}, {ANY}, {ANY}},
    [OG_DIST_TRIANGULAR] = {{ANY}, {ANY}, {ANY}},
    [OG_DIST_UNIFORM] = {{ANY}, {ANY}},
    [OG_DIST_NORMAL] = {{ANY}, {FROM_ZERO}, {ANY}, {ANY}},
    [OG_DIST_LOGNORMAL] = {{ABOVE_ZERO}, {SIGMAS}, {ABOVE_ZERO}, {ABOVE_ZERO}},
    [OG_DIST_GAMMA] = {{FROM_ZERO}, {FROM_ZERO}},
    [OG_DIST_BETA] = {{SHARE}, {FROM_ZERO}},
    [OG_DIST_POISSON] = {{FROM_ZERO}},
    [OG_DIST_NEGATIVE_BINOMIAL] = {{FROM_ZERO}, {ABOVE_ZERO}},
    [OG_DIST_BINOMIAL] = {{FROM_ZERO}, {SHARE}},
    [OG_DIST_BERNOULLI] = {{SHARE}},
};

/* Blames parameter `index` (-1: none). Needs `parameter` and `err` in scope. */
#define FAULT(index, ...) (*parameter = (index), og_fail(err, OG_ERR_SCENARIO, __VA_ARGS__))

og_dist_statement og_dist_stated_by(og_dist_kind kind)
{
    if (kind == OG_DIST_LOGNORMAL)
        return (og_dist_statement){1u << MEDIAN | 1u << SIGMA, 1u << P5 | 1u << P95, 0};
    if (kind == OG_DIST_NORMAL)
        return (og_dist_statement){1u << MEAN | 1u << SD, 0, 1u << MIN | 1u << MAX};
    uint32_t all = 0;
    for (int i = 0; og_dist_types[kind].parameters[i]; i++)
        all |= 1u << i;
    return (og_dist_statement){all, 0, 0};
}

/* "low, likely and high" of the parameters in `mask`. */
static void name_all(const og_dist_type *type, uint32_t mask, char *out, size_t size)
{
    int length = 0;
    out[0] = '\0';
    for (int i = 0; type->parameters[i]; i++) {
        uint32_t after = mask >> (i + 1);
        if (mask >> i & 1)
            length += snprintf(out + length, size - (size_t)length, "%s%s", type->parameters[i],
                               after == 0                   ? ""
                               : (after & (after - 1)) == 0 ? " and "
                                                            : ", ");
    }
}

static og_status check_given(const og_dist *dist, int *parameter, og_error *err)
{
    const og_dist_type *type = &og_dist_types[dist->kind];
    og_dist_statement allowed = og_dist_stated_by(dist->kind);
    uint32_t stated = dist->given & ~allowed.optional;
    if (stated == allowed.first || (allowed.second && stated == allowed.second))
        return OG_OK;

    char first[64], second[64], missing[64];
    name_all(type, allowed.first, first, sizeof first);
    name_all(type, allowed.second, second, sizeof second);
    if (allowed.second && (stated == 0 || ((stated & allowed.first) && (stated & allowed.second))))
        return FAULT(-1, "%s needs either %s, or %s", type->name, first, second);
    bool is_second = (stated & allowed.second) != 0;
    name_all(type, (is_second ? allowed.second : allowed.first) & ~stated, missing, sizeof missing);
    return FAULT(-1, "%s needs %s; missing: %s", type->name, is_second ? second : first, missing);
}

static og_status check_ranges(const og_dist *dist, int *parameter, og_error *err)
{
    const char *const *names = og_dist_types[dist->kind].parameters;
    for (int i = 0; names[i]; i++) {
        og_dist_range allowed = og_dist_ranges[dist->kind][i];
        double value = dist->p[i];
        if (!og_dist_given(dist, i))
            continue;
        if (!isfinite(value))
            return FAULT(i, "%s must be a finite number", names[i]);
        if (value >= allowed.low && value <= allowed.high &&
            !(allowed.open && value == allowed.low))
            continue;
        if (allowed.high < LARGE)
            return FAULT(i, "%s must be between %g and %g, got %.12g", names[i], allowed.low,
                         allowed.high, value);
        if (fabs(value) > LARGE)
            return FAULT(i, "%s is too large: %.12g", names[i], value);
        return FAULT(i, "%s must be %s %g, got %.12g", names[i],
                     allowed.open ? "above" : "at least", allowed.low, value);
    }
    return OG_OK;
}

static og_status check_lists(const og_dist *dist, int *parameter, og_error *err)
{
    const char *name = og_dist_types[dist->kind].name;
    bool weighted = dist->kind == OG_DIST_DISCRETE;
    if (!dist->values || dist->count == 0)
        return FAULT(-1, "%s needs %s; missing: values", name,
                     weighted ? "values and weights" : "at least one value");
    if (weighted && !dist->weights)
        return FAULT(-1, "%s needs values and weights; missing: weights", name);
    double sum = 0;
    for (size_t i = 0; i < dist->count; i++) {
        double weight = weighted ? dist->weights[i] : 1;
        if (!(fabs(dist->values[i]) <= LARGE))
            return FAULT(-1, "value %zu must be a finite number of ordinary size", i + 1);
        if (!(weight >= 0 && weight <= LARGE))
            return FAULT(-1, "weight %zu must be at least 0, got %.12g", i + 1, weight);
        sum += weight;
    }
    if (sum == 0)
        return FAULT(-1, "at least one weight must be above 0");
    return OG_OK;
}

static og_status check_normal(const og_dist *dist, int *parameter, og_error *err)
{
    const double *p = dist->p;
    bool has_min = og_dist_given(dist, MIN);
    bool has_max = og_dist_given(dist, MAX);
    if (has_min && has_max && !(p[MIN] < p[MAX]))
        return FAULT(MIN, "min must be below max, got min %.12g and max %.12g", p[MIN], p[MAX]);
    double reach = MANY_SD * p[SD];
    if (has_min && p[MIN] > p[MEAN] + reach)
        return FAULT(MIN,
                     "min must be at most %d sd above the mean, got min %.12g with mean %.12g and "
                     "sd %.12g",
                     p[SD] > 0 ? MANY_SD : 0, p[MIN], p[MEAN], p[SD]);
    if (has_max && p[MAX] < p[MEAN] - reach)
        return FAULT(MAX,
                     "max must be at most %d sd below the mean, got max %.12g with mean %.12g and "
                     "sd %.12g",
                     p[SD] > 0 ? MANY_SD : 0, p[MAX], p[MEAN], p[SD]);
    return OG_OK;
}

static og_status check_beta(const og_dist *dist, int *parameter, og_error *err)
{
    double mean = dist->p[MEAN];
    double sd = dist->p[SD];
    double limit = sqrt(mean * (1 - mean));
    if (sd == 0)
        return OG_OK;
    if (!(sd < limit))
        return FAULT(SD,
                     "sd must be below sqrt(mean (1 - mean)) = %.6g, got mean %.12g and sd %.12g",
                     limit, mean, sd);
    double sum = (limit / sd) * (limit / sd) - 1;
    if (sum * fmin(mean, 1 - mean) < SHAPE_MIN)
        return FAULT(SD,
                     "sd is so close to sqrt(mean (1 - mean)) = %.12g that nearly every draw is 0 "
                     "or 1; use bernoulli, or a smaller sd than %.12g",
                     limit, sd);
    return OG_OK;
}

/* What the parameters must be together; each is within its own range. */
static og_status check_together(const og_dist *dist, int *parameter, og_error *err)
{
    const double *p = dist->p;
    switch (dist->kind) {
    case OG_DIST_PERT:
    case OG_DIST_TRIANGULAR:
        if (p[PERT_LOW] > p[PERT_LIKELY])
            return FAULT(PERT_LOW, "low must be at most likely, got low %.12g and likely %.12g",
                         p[PERT_LOW], p[PERT_LIKELY]);
        if (p[PERT_LIKELY] > p[PERT_HIGH])
            return FAULT(PERT_HIGH, "high must be at least likely, got likely %.12g and high %.12g",
                         p[PERT_LIKELY], p[PERT_HIGH]);
        break;
    case OG_DIST_UNIFORM:
        if (p[UNIFORM_LOW] > p[UNIFORM_HIGH])
            return FAULT(UNIFORM_LOW, "low must be at most high, got low %.12g and high %.12g",
                         p[UNIFORM_LOW], p[UNIFORM_HIGH]);
        break;
    case OG_DIST_NORMAL:
        return check_normal(dist, parameter, err);
    case OG_DIST_LOGNORMAL:
        if (og_dist_given(dist, P5) && p[P5] > p[P95])
            return FAULT(P5, "p5 must be at most p95, got p5 %.12g and p95 %.12g", p[P5], p[P95]);
        if (og_dist_given(dist, P5) && log(p[P95]) - log(p[P5]) > 3 * SIGMA_MAX)
            return FAULT(P95, "p95 must be within a factor 1e26 of p5, got p5 %.12g and p95 %.12g",
                         p[P5], p[P95]);
        break;
    case OG_DIST_GAMMA:
        if (p[SD] > SD_PER_MEAN * p[MEAN])
            return FAULT(SD, "sd must be at most %d times the mean, got mean %.12g and sd %.12g",
                         SD_PER_MEAN, p[MEAN], p[SD]);
        break;
    case OG_DIST_BETA:
        return check_beta(dist, parameter, err);
    case OG_DIST_BINOMIAL:
        if (p[TRIALS] != floor(p[TRIALS]))
            return FAULT(TRIALS, "n must be a whole number, got %.12g", p[TRIALS]);
        break;
    default:
        break;
    }
    return OG_OK;
}

og_status og_dist_check(const og_dist *dist, int *parameter, og_error *err)
{
    int ignored;
    if (!parameter)
        parameter = &ignored;
    *parameter = -1;
    if (og_dist_types[dist->kind].lists)
        return check_lists(dist, parameter, err);
    og_status status = check_given(dist, parameter, err);
    if (status == OG_OK)
        status = check_ranges(dist, parameter, err);
    if (status == OG_OK)
        status = check_together(dist, parameter, err);
    return status;
}
