#include "dist/cubic.h"

#include "random/table.h"

#include <math.h>

/* Cells of an octave: 2^MIN_BITS to 2^MAX_BITS; only a distribution with a spike takes the most. */
enum { MIN_BITS = 2, MAX_BITS = 10, MAX_CELLS = 1 << MAX_BITS };

/* What the error of a table may be, in distances between quantiles: of the quartiles, of the
 * 2^-13 quantiles (for what has nearly all of its mass at one point), and, in the octaves beyond
 * 2^-14, of the distance to the median. */
#define OF_QUARTILES 2.5e-7
#define OF_RANGE 2.5e-11
#define OF_DISTANCE 1e-5
enum { QUARTILE = -2, RANGE = -13, DEEP = -14 };

/* The table in the making. Nodes are those of one octave, at multiples of 1 / MAX_CELLS of it. */
typedef struct maker {
    const og_curve *curve;
    og_block *block;
    size_t mesh;
    size_t cells;
    double median, allowed;
    og_mass_point node[MAX_CELLS + 1];
} maker;

static og_mass_point find_point(const og_curve *curve, double p, bool upper)
{
    return curve->shape.family->find(curve, p, upper);
}

/* One octave of a mesh (random/table.h): its cells, 2^bits of them, start with number `first`. */
static void set_mesh(double *mesh, bool upper, int exponent, int bits, size_t first)
{
    double *octave = mesh + 2 * (exponent - OG_MESH_LOWEST + (upper ? OG_MESH_OCTAVES : 0));
    octave[0] = ldexp(1, bits - exponent);
    octave[1] = (double)first - ldexp(1, bits);
}

/* Coefficients of the cubic Hermite interpolant over a cell `width` wide. Slopes up to 3 times the
 * chord's keep it monotone (Fritsch and Carlson, SIAM J. Numer. Anal. 17, 1980); infinite ones, at
 * the edge of what a double holds, end there too. */
static void interpolate(og_mass_point left, og_mass_point right, double width, double c[4])
{
    double rise = right.x - left.x;
    double limit = 3 * fabs(rise);
    double slope0 = copysign(fmin(fabs(left.slope) * width, limit), rise);
    double slope1 = copysign(fmin(fabs(right.slope) * width, limit), rise);
    c[0] = left.x;
    c[1] = slope0;
    c[2] = 3 * rise - 2 * slope0 - slope1;
    c[3] = slope0 + slope1 - 2 * rise;
}

/* Halves the cells of an octave. A cubic's error is largest in the middle, and a cell half as wide
 * has a 16th of it: whether the halves are fine follows from how far the new nodes lie from the old
 * interpolant. */
static bool halve(maker *m, bool upper, int exponent, int bits)
{
    bool fine = true;
    int stride = MAX_CELLS >> bits;
    for (int i = 0; i < MAX_CELLS; i += stride) {
        double p = ldexp(1 + (double)(i + stride / 2) / MAX_CELLS, exponent);
        og_mass_point new = find_point(m->curve, p, upper);
        double c[4];
        interpolate(m->node[i], m->node[i + stride], ldexp(1, exponent - bits), c);
        double allowed = fmax(m->allowed, 1e-15 * fabs(new.x));
        if (exponent < DEEP)
            allowed = fmax(allowed, OF_DISTANCE * fabs(new.x - m->median));
        double error = fabs(new.x - (c[0] + 0.5 * (c[1] + 0.5 * (c[2] + 0.5 * c[3]))));
        fine = fine && error <= 16 * allowed;
        m->node[i + stride / 2] = new;
    }
    return fine;
}

/* Rounding may put a node on the wrong side of its neighbour. */
static void straighten(maker *m, bool upper, int stride)
{
    for (int i = MAX_CELLS - stride; i >= 0; i -= stride) {
        double next = m->node[i + stride].x;
        double x = m->node[i].x;
        m->node[i].x = upper ? fmax(x, next) : fmin(x, next);
    }
}

/* An octave from its inner node, which the octave before it left as its outer one. */
static void add_octave(maker *m, bool upper, int exponent)
{
    m->node[MAX_CELLS] = m->node[0];
    m->node[0] = find_point(m->curve, ldexp(1, exponent), upper);
    int bits = 0;
    bool fine = false;
    while (bits < MAX_BITS && (bits < MIN_BITS || !fine)) {
        fine = halve(m, upper, exponent, bits);
        bits++;
    }
    int stride = MAX_CELLS >> bits;
    straighten(m, upper, stride);
    size_t row = og_block_add(m->block, (size_t)4 << bits);
    if (m->block->failed)
        return;
    set_mesh(m->block->at + m->mesh, upper, exponent, bits, m->cells);
    for (int i = 0; i < MAX_CELLS; i += stride, row += 4)
        interpolate(m->node[i], m->node[i + stride], ldexp(1, exponent - bits), m->block->at + row);
    m->cells += (size_t)1 << bits;
}

/* From the median outwards; both tails start from the same cell, which is the median itself. */
static void add_tail(maker *m, bool upper)
{
    set_mesh(m->block->at + m->mesh, upper, -1, 0, 0);
    m->node[0] = find_point(m->curve, 0.5, upper);
    m->node[0].x = m->median;
    for (int exponent = -2; exponent >= OG_MESH_LOWEST && !m->block->failed; exponent--)
        add_octave(m, upper, exponent);
}

static double distance(const og_curve *curve, int exponent)
{
    return find_point(curve, ldexp(1, exponent), true).x -
           find_point(curve, ldexp(1, exponent), false).x;
}

og_status og_cubic_add(og_block *block, const og_curve *curve, og_error *err)
{
    const double tolerance = curve->shape.family->tolerance;
    maker m = {.curve = curve, .block = block};
    m.median = find_point(curve, 0.5, false).x;
    double looser = tolerance > 0 ? tolerance / OF_QUARTILES : 1;
    m.allowed =
        looser * fmax(OF_QUARTILES * distance(curve, QUARTILE), OF_RANGE * distance(curve, RANGE));
    m.mesh = og_block_add(block, OG_MESH_LENGTH + 4);
    if (!block->failed) {
        block->at[m.mesh + OG_CUBIC_ROWS] = m.median;
        m.cells = 1;
        add_tail(&m, false);
        add_tail(&m, true);
    }
    if (block->failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    return OG_OK;
}
