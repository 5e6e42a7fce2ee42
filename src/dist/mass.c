#include "dist/mass.h"

#include <math.h>

/* Beyond exp(-70) of the peak lies less than a 1e-12 part of a mass of 2^-53. */
#define FLOOR (-70.0)

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

/* Logarithm of the density in d, over its peak. */
static double height(const og_mass *mass, double d)
{
    if (!mass->beta)
        return mass->a * (d - expm1(d));
    side s = side_of(mass, d);
    return s.a * s.d - mass->n * log1p(s.share * expm1(s.d));
}

/* Its derivative, and the negative of its second. */
static void bend(const og_mass *mass, double d, double *first, double *second)
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

/* Gauss-Legendre with 6 points. Over panels on which the logarithm changes by at most about 1 its
 * error is of the order of 1e-15. */
static double integral(const og_mass *mass, double from, double to)
{
    static const double abscissa[] = {0.2386191860831969, 0.6612093864662645, 0.9324695142031521};
    static const double weight[] = {0.4679139345726910, 0.3607615730481386, 0.1713244923791704};
    double centre = 0.5 * (from + to);
    double half = 0.5 * (to - from);
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += weight[i] * (exp(height(mass, centre - half * abscissa[i])) +
                            exp(height(mass, centre + half * abscissa[i])));
    return half * sum;
}

/* Width of the panel from d outwards. Where exp(d) matters to the density (`second` tells how
 * much) a panel is at most 1 wide, well within the distance pi to the nearest singularity. */
static double panel(const og_mass *mass, double d, double direction)
{
    double first, second;
    bend(mass, d, &first, &second);
    double width = 1 / fmax(fabs(first), sqrt(second));
    if (second > 1e-16)
        width = fmin(width, 1);
    double here = height(mass, d);
    while (here - height(mass, d + direction * width) > 1)
        width /= 2;
    return width;
}

/* Nodes from the mode outwards until the density is below FLOOR. */
static size_t walk(const og_mass *mass, double direction, double at[OG_MASS_SIDE])
{
    double d = 0;
    size_t count = 0;
    while (count < OG_MASS_SIDE && height(mass, d) > FLOOR) {
        d += direction * panel(mass, d, direction);
        at[count++] = d;
    }
    return count;
}

static void integrate(og_mass *mass)
{
    double left[OG_MASS_SIDE], right[OG_MASS_SIDE], part[OG_MASS_NODES];
    size_t lefts = walk(mass, -1, left);
    size_t rights = walk(mass, 1, right);
    size_t count = lefts + 1 + rights;
    for (size_t i = 0; i < count; i++) {
        mass->at[i] = i < lefts ? left[lefts - 1 - i] : i == lefts ? 0 : right[i - lefts - 1];
        mass->density[i] = exp(height(mass, mass->at[i]));
    }
    for (size_t i = 0; i + 1 < count; i++)
        part[i] = integral(mass, mass->at[i], mass->at[i + 1]);
    /* Each tail is summed from its thin end, so that it keeps its relative precision. */
    mass->below[0] = mass->above[count - 1] = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        mass->below[i + 1] = mass->below[i] + part[i];
        mass->above[count - 2 - i] = mass->above[count - 1 - i] + part[count - 2 - i];
    }
    mass->count = count;
    mass->total = mass->below[lefts] + mass->above[lefts];
}

void og_mass_gamma(og_mass *mass, double a)
{
    mass->beta = false;
    mass->a = a;
    integrate(mass);
}

void og_mass_beta(og_mass *mass, double a, double b)
{
    mass->beta = true;
    mass->a = a;
    mass->b = b;
    mass->n = a + b;
    mass->logit = log(a) - log(b);
    integrate(mass);
}

/* Index of the node at the outer end of the panel in which the mass reaches `target`. */
static size_t outer_node(const og_mass *mass, double target, bool upper)
{
    const double *sums = upper ? mass->above : mass->below;
    size_t low = 0;
    size_t high = mass->count - 1;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if ((sums[middle] < target) == upper)
            high = middle;
        else
            low = middle;
    }
    return upper ? high : low;
}

/* Cubic through the panel's ends of d as a function of the logarithm of the mass, whose slope there
 * is mass / density. */
static double guess(const og_mass *mass, const double *sums, size_t outer, size_t inner, double s)
{
    double start = log(sums[outer]);
    double width = log(sums[inner]) - start;
    double d = mass->at[outer];
    double rise = mass->at[inner] - d;
    double direction = rise < 0 ? -1 : 1;
    double slope0 = direction * width * sums[outer] / mass->density[outer];
    double slope1 = direction * width * sums[inner] / mass->density[inner];
    double t = (s - start) / width;
    return d +
           t * (slope0 + t * (3 * rise - 2 * slope0 - slope1 + t * (slope0 + slope1 - 2 * rise)));
}

/* dx/dd from the density in d to that in x, and x itself. */
static og_mass_point point(const og_mass *mass, double d, double sign)
{
    double per_mass = sign * mass->total / exp(height(mass, d));
    if (!mass->beta)
        return (og_mass_point){exp(d), exp(d) * per_mass};
    side s = side_of(mass, d);
    double small = s.share * exp(s.d) / (1 + s.share * expm1(s.d));
    return (og_mass_point){s.sign > 0 ? small : 1 - small, small * (1 - small) * per_mass};
}

/* Newton's method on the logarithm of the mass, with its second-order term: the error of a step is
 * of the order of its cube. */
og_mass_point og_mass_find(const og_mass *mass, double p, bool upper)
{
    const double *sums = upper ? mass->above : mass->below;
    double sign = upper ? -1 : 1;
    double s = log(p * mass->total);
    size_t outer = outer_node(mass, p * mass->total, upper);
    size_t inner = upper ? outer - 1 : outer + 1;
    double d = guess(mass, sums, outer, inner, s);
    double step = 1;
    for (int i = 0; i < 8 && fabs(step) > 1e-4; i++) {
        double first, second;
        bend(mass, d, &first, &second);
        double reached = sums[outer] + sign * integral(mass, mass->at[outer], d);
        double slope = reached / exp(height(mass, d));
        step = s - log(reached);
        d += sign * slope * step * (1 + 0.5 * step * (1 - sign * slope * first));
    }
    return point(mass, d, sign);
}
