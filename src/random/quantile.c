#include "random/quantile.h"

#include "random/erfc.h"
#include "random/table.h"

#include <math.h>
#include <string.h>

/* Draws that are looked up together. Finding the cells of all before using any keeps the two chains
 * of dependent instructions apart, which is nearly twice as fast. */
enum { PIECE = 64 };

/* The cells of the mesh that hold u, and where in them, counted away from the nearer of 0 and 1. */
static void locate(const double *restrict mesh, const double *u, size_t count, int32_t *cell,
                   double *place)
{
    for (size_t i = 0; i < count; i++) {
        double above = 1 - u[i];
        double p = u[i] < above ? u[i] : above;
        uint64_t bits;
        memcpy(&bits, &p, sizeof bits);
        size_t octave = (size_t)(bits >> 52) - (1023 + OG_MESH_LOWEST);
        octave += u[i] > 0.5 ? OG_MESH_OCTAVES : 0;
        double x = p * mesh[2 * octave];
        int32_t whole = (int32_t)x;
        place[i] = x - whole;
        cell[i] = whole + (int32_t)mesh[2 * octave + 1];
    }
}

static void fill_triangular(const og_quantile *quantile, const double *u, size_t count, double *out)
{
    double mode = quantile->parameter;
    for (size_t i = 0; i < count; i++) {
        double v = u[i];
        double square = v < mode ? v * mode : (1 - v) * (1 - mode);
        double root = sqrt(square);
        out[i] = quantile->location + quantile->scale * (v < mode ? root : 1 - root);
    }
}

static void fill_cubic(const og_quantile *quantile, const double *restrict table, const double *u,
                       size_t count, double *out)
{
    int32_t row[PIECE];
    double t[PIECE];
    locate(table, u, count, row, t);
    for (size_t i = 0; i < count; i++) {
        const double *c = table + OG_CUBIC_ROWS + 4 * row[i];
        double x = c[0] + t[i] * (c[1] + t[i] * (c[2] + t[i] * c[3]));
        out[i] = quantile->location + quantile->scale * x;
    }
}

/* Cells are so many that the entry where a search starts is nearly always the one it ends at: a
 * branch that is predicted. */
static void fill_step(const og_quantile *quantile, const double *restrict table, const double *u,
                      size_t count, double *out)
{
    const double cells = table[OG_STEP_CELLS];
    const double *first = table + OG_STEP_FIRST;
    const double *cdf = first + (size_t)cells;
    const double *values = cdf + (size_t)table[OG_STEP_ENTRIES];
    for (size_t i = 0; i < count; i++) {
        int32_t k = (int32_t)first[(int32_t)(u[i] * cells)];
        while (cdf[k] < u[i])
            k++;
        out[i] = quantile->location + quantile->scale * values[k];
    }
}

static void fill_sample(const og_quantile *quantile, const double *restrict table, const double *u,
                        size_t count, double *out)
{
    const double *values = table + OG_SAMPLE_VALUES;
    for (size_t i = 0; i < count; i++) {
        double h = table[OG_SAMPLE_LAST] * u[i];
        int32_t k = (int32_t)h;
        double x = values[k] + (h - k) * (values[k + 1] - values[k]);
        out[i] = quantile->location + quantile->scale * x;
    }
}

static void fill_identity(const og_quantile *quantile, const double *u, size_t count, double *out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = quantile->location + quantile->scale * u[i];
}

static void fill_piece(const og_quantile *quantile, const double *block, const double *u,
                       size_t count, double *out)
{
    switch ((og_quantile_kind)quantile->kind) {
    case OG_QUANTILE_IDENTITY:
        fill_identity(quantile, u, count, out);
        break;
    case OG_QUANTILE_TRIANGULAR:
        fill_triangular(quantile, u, count, out);
        break;
    case OG_QUANTILE_CUBIC:
        fill_cubic(quantile, block + quantile->offset, u, count, out);
        break;
    case OG_QUANTILE_STEP:
        fill_step(quantile, block + quantile->offset, u, count, out);
        break;
    case OG_QUANTILE_SAMPLE:
        fill_sample(quantile, block + quantile->offset, u, count, out);
        break;
    }
}

void og_quantile_fill(const og_quantile *quantile, const double *block, const double *u,
                      size_t count, double *out)
{
    for (size_t i = 0; i < count; i += PIECE)
        fill_piece(quantile, block, u + i, count - i < PIECE ? count - i : PIECE, out + i);
}

void og_normal_cdf(const double *z, size_t count, double *u)
{
    for (size_t i = 0; i < count; i++)
        u[i] = -z[i] * M_SQRT1_2;
    og_erfc_fill(u, count, u);
    for (size_t i = 0; i < count; i++)
        u[i] = fmin(fmax(0.5 * u[i], 0x1p-53), 1 - 0x1p-53);
}
