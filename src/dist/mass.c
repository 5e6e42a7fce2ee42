#include "dist/mass.h"

#include <math.h>

/* Beyond exp(-70) of the peak lies less than a 1e-12 part of a mass of 2^-53. */
#define FLOOR (-70.0)

/* How much the logarithm is to change over a panel; it may be 1 more. With that, and panels at most
 * 1 wide, 20 terms of the power series give the mass to about 1e-12. */
#define REACH 3.0

/* The smaller side of a beta: x when it is below 1/2, else 1 - x, for which the formulas are the
 * same with the parameters exchanged, and do not cancel. */
typedef struct side {
    double sign, d;
    double a;            /* the parameter of this side */
    double share, other; /* a / n and what is left of 1: x and 1 - x at the mode */
} side;

static side side_of(const og_mass *mass, double d)
{
    double share = mass->a / mass->n;
    double other = mass->b / mass->n;
    if (mass->logit + d < 0)
        return (side){1, d, mass->a, share, other};
    return (side){-1, -d, mass->b, other, share};
}

static double small_of(const side *s)
{
    return s->share * exp(s->d) / (1 + s->share * expm1(s->d));
}

/* Logarithm of the density in d, over its peak. */
static double height(const og_mass *mass, double d)
{
    if (!mass->beta)
        return mass->a * (d - expm1(d));
    side s = side_of(mass, d);
    return s.a * s.d - mass->n * log1p(s.share * expm1(s.d));
}

/* Its derivative, and the negative of its second. */
static void bend_at(const og_mass *mass, double d, double *first, double *second)
{
    if (!mass->beta) {
        *first = -mass->a * expm1(d);
        *second = mass->a * exp(d);
        return;
    }
    side s = side_of(mass, d);
    double rise = expm1(s.d);
    double sum = 1 + s.share * rise;
    double x = s.share * (1 + rise) / sum;
    *first = -s.sign * s.a * s.other * rise / sum;
    *second = mass->n * x * (1 - x);
}

/* Width of the panel from d outwards. Where exp(d) matters to the density (`second` tells how
 * much) a panel is at most 1 wide, well within the distance pi to the nearest singularity. */
static double width_from(const og_mass *mass, double d, double direction)
{
    double first, second;
    bend_at(mass, d, &first, &second);
    double width = 1 / fmax(fabs(first) / REACH, sqrt(second));
    if (second > 1e-16)
        width = fmin(width, 1);
    double here = height(mass, d);
    while (here - height(mass, d + direction * width) > REACH + 1)
        width /= 2;
    return width;
}

/* Nodes from the mode outwards until the density is below FLOOR. */
static size_t walk_out(const og_mass *mass, double direction, double at[OG_MASS_SIDE])
{
    double d = 0;
    size_t count = 0;
    while (count < OG_MASS_SIDE && height(mass, d) > FLOOR) {
        d += direction * width_from(mass, d, direction);
        at[count++] = d;
    }
    return count;
}

/* Power series of the slope of the density's logarithm, which is a - n x with x' = x (1 - x) for a
 * beta and a - a exp(d) for a gamma, in t = (d - centre) / half. */
static void slopes(const og_mass *mass, double centre, double half, double out[OG_MASS_TERMS])
{
    double first, second, x[OG_MASS_TERMS];
    bend_at(mass, centre, &first, &second);
    out[0] = half * first;
    if (!mass->beta) {
        out[1] = -half * half * second;
        for (int k = 2; k < OG_MASS_TERMS; k++)
            out[k] = out[k - 1] * half / k;
        return;
    }
    side s = side_of(mass, centre);
    double step = s.sign * half;
    x[0] = small_of(&s);
    for (int k = 1; k < OG_MASS_TERMS; k++) {
        double sum = x[k - 1];
        for (int i = 0; i < k; i++)
            sum -= x[i] * x[k - 1 - i];
        x[k] = step * sum / k;
        out[k] = -step * mass->n * x[k];
    }
}

/* The mass from the panel's left end on, and its first two derivatives to t. */
typedef struct place {
    double mass, density, bend;
} place;

static place place_at(const double series[OG_MASS_TERMS + 1], double t)
{
    place p = {0};
    for (int k = OG_MASS_TERMS; k >= 0; k--) {
        p.bend = p.bend * t + p.density;
        p.density = p.density * t + p.mass;
        p.mass = p.mass * t + series[k];
    }
    p.bend *= 2;
    return p;
}

/* f' = f * slope gives the density's series from its value in the centre; its integral is the
 * mass. */
static void expand_panel(og_mass *mass, size_t panel)
{
    double slope[OG_MASS_TERMS], density[OG_MASS_TERMS];
    double *series = mass->series[panel];
    double half = 0.5 * (mass->at[panel + 1] - mass->at[panel]);
    double centre = mass->at[panel] + half;
    slopes(mass, centre, half, slope);
    density[0] = half * exp(height(mass, centre));
    series[0] = 0;
    series[1] = density[0];
    for (int k = 1; k < OG_MASS_TERMS; k++) {
        double sum = 0;
        for (int i = 0; i < k; i++)
            sum += density[i] * slope[k - 1 - i];
        density[k] = sum / k;
        series[k + 1] = density[k] / (k + 1);
    }
    series[0] = -place_at(series, -1).mass;
}

static void integrate_mass(og_mass *mass)
{
    double left[OG_MASS_SIDE], right[OG_MASS_SIDE], part[OG_MASS_NODES];
    size_t lefts = walk_out(mass, -1, left);
    size_t rights = walk_out(mass, 1, right);
    size_t count = lefts + 1 + rights;
    for (size_t i = 0; i < count; i++) {
        mass->at[i] = i < lefts ? left[lefts - 1 - i] : i == lefts ? 0 : right[i - lefts - 1];
        mass->density[i] = exp(height(mass, mass->at[i]));
    }
    for (size_t i = 0; i + 1 < count; i++) {
        expand_panel(mass, i);
        part[i] = place_at(mass->series[i], 1).mass;
    }
    /* Each tail is summed from its thin end, so that it keeps its relative precision. */
    mass->below[0] = mass->above[count - 1] = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        mass->below[i + 1] = mass->below[i] + part[i];
        mass->above[count - 2 - i] = mass->above[count - 1 - i] + part[count - 2 - i];
    }
    mass->count = count;
    mass->mode = lefts;
    mass->total = mass->below[lefts] + mass->above[lefts];
}

void og_mass_gamma(og_mass *mass, double a)
{
    mass->beta = false;
    mass->a = a;
    integrate_mass(mass);
}

void og_mass_beta(og_mass *mass, double a, double b)
{
    mass->beta = true;
    mass->a = a;
    mass->b = b;
    mass->n = a + b;
    mass->logit = log(a) - log(b);
    integrate_mass(mass);
}

/* The panel in which the mass below (or above) reaches `target`. */
static size_t panel_of(const double *sums, size_t count, double target, bool upper)
{
    size_t low = 0;
    size_t high = count - 1;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if ((sums[middle] < target) == upper)
            high = middle;
        else
            low = middle;
    }
    return low;
}

/* Cubic through the panel's ends of t as a function of the logarithm of the mass, whose slope there
 * is mass / density. */
static double guess(const double sums[2], const double density[2], double half, double s)
{
    double start = log(sums[0]);
    double width = log(sums[1]) - start;
    double slope0 = fabs(width) * sums[0] / (half * density[0]);
    double slope1 = fabs(width) * sums[1] / (half * density[1]);
    double share = (s - start) / width;
    return share * (slope0 + share * (6 - 2 * slope0 - slope1 + share * (slope0 + slope1 - 4))) - 1;
}

/* x in d, and its slope from that of the mass. */
static og_mass_point point(const og_mass *mass, double d, double per_mass)
{
    if (!mass->beta)
        return (og_mass_point){exp(d), exp(d) * per_mass};
    side s = side_of(mass, d);
    double small = small_of(&s);
    return (og_mass_point){s.sign > 0 ? small : 1 - small, small * (1 - small) * per_mass};
}

/* Newton's method on the logarithm of the mass, with its second-order term: the error of a step is
 * of the order of its cube. */
og_mass_point og_mass_find(const og_mass *mass, double p, bool upper)
{
    double target = p * mass->total;
    size_t panel = panel_of(upper ? mass->above : mass->below, mass->count, target, upper);
    /* Beyond the mode the mass hardly changes; that of the other tail does. */
    bool right = panel >= mass->mode;
    double s = log(right == upper ? target : mass->total - target);
    const double *sums = right ? mass->above : mass->below;
    const double *series = mass->series[panel];
    double sign = right ? -1 : 1;
    double half = 0.5 * (mass->at[panel + 1] - mass->at[panel]);
    double t = guess(sums + panel, mass->density + panel, half, s);
    double step = 1;
    for (int i = 0; i < 8 && fabs(step) > 1e-4; i++) {
        place here = place_at(series, t);
        double reached = sums[panel] + sign * here.mass;
        double slope = sign * reached / here.density;
        step = s - log(reached);
        t += slope * step * (1 + 0.5 * step * (1 - slope * here.bend / here.density));
    }
    return point(mass, mass->at[panel] + half * (1 + t),
                 (upper ? -1 : 1) * mass->total * half / place_at(series, t).density);
}
