#include "random/design.h"

#include "random/bits.h"

const char *const og_sampling_names[] = {[OG_SAMPLING_RANDOM] = "random",
                                         [OG_SAMPLING_LATIN_HYPERCUBE] = "latin_hypercube",
                                         [OG_SAMPLING_SOBOL] = "sobol",
                                         NULL};

/* One point of every randomisation. */
enum { LANES = OG_DESIGN_RANDOMISATIONS };

typedef struct scramble {
    uint32_t add[LANES], times[LANES];
} scramble;

enum purpose { OF_VALUES, OF_INDICES };

static scramble scramble_of(uint64_t key, enum purpose purpose)
{
    scramble s;
    for (uint64_t i = 0; i < LANES; i++) {
        uint64_t word = og_bits_mix(key + (LANES * (uint64_t)purpose + i + 1) * OG_BITS_STEP);
        s.add[i] = (uint32_t)word;
        s.times[i] = (uint32_t)(word >> 32) | 1;
    }
    return s;
}

/* Owen's nested uniform scrambling (Owen, Randomly permuted (t,m,s)-nets, 1995) by hashing: with
 * bit 0 weighing a half, every operation lets a bit depend on itself and lower bits alone, so that
 * whether a bit is flipped depends on all heavier ones (Laine and Karras, EGSR 2011; Burley,
 * Practical hash-based Owen scrambling, JCGT 9, 2020). Constants and order are those of Vegdahl
 * (Building a better LK hash, psychopath.io, 2021), but the factor has 32 bits of its own. The
 * constants matter: with Burley's the mean of 64 points has a third of the variance that strata
 * drawn independently give. */
static uint32_t nest(const scramble *s, size_t lane, uint32_t x)
{
    x ^= x * UINT32_C(0x3D20ADEA);
    x = (x + s->add[lane]) * s->times[lane];
    x ^= x * UINT32_C(0x05526C56);
    return x ^ x * UINT32_C(0x53A22864);
}

/* The uniforms of one point in every randomisation. In two loops, of one width each, that compilers
 * turn into vectors. */
static void scramble_points(const scramble *s, const uint32_t x[LANES], double *out)
{
    uint32_t low[LANES], high[LANES];
    for (size_t i = 0; i < LANES; i++) {
        high[i] = og_bits_reverse(nest(s, i, x[i]));
        low[i] = (high[i] ^ s->add[i]) * UINT32_C(0x9E3779B1);
    }
    for (size_t i = 0; i < LANES; i++)
        out[i] = og_bits_unit(low[i], high[i]);
}

/* Reversed, the new index is the van der Corput point with bit 0 the heaviest. */
static void fill_van_der_corput(uint64_t key, const scramble *values, uint32_t index, size_t points,
                                double *out)
{
    const scramble indices = scramble_of(key, OF_INDICES);
    for (; points > 0; points--, index++, out += LANES) {
        uint32_t x[LANES], reversed = og_bits_reverse(index);
        for (size_t i = 0; i < LANES; i++)
            x[i] = og_bits_reverse(nest(&indices, i, reversed));
        scramble_points(values, x, out);
    }
}

static void fill_sobol(const uint32_t *directions, const scramble *values, uint32_t index,
                       size_t points, double *out)
{
    for (; points > 0; points--, index++, out += LANES) {
        uint32_t x[LANES], point = 0;
        const uint32_t *direction = directions;
        for (uint32_t left = index; left != 0; left >>= 1)
            point ^= *direction++ & -(left & 1);
        for (size_t i = 0; i < LANES; i++)
            x[i] = point;
        scramble_points(values, x, out);
    }
}

void og_design_fill(uint64_t key, const uint32_t *directions, uint64_t first, size_t count,
                    double *out)
{
    const scramble values = scramble_of(key, OF_VALUES);
    const uint32_t index = (uint32_t)(first / LANES);
    if (directions == NULL)
        fill_van_der_corput(key, &values, index, count / LANES, out);
    else
        fill_sobol(directions, &values, index, count / LANES, out);
}
