#include "engine/moments.h"

#include "base/wide.h"
#include "engine/result.h"
#include "engine/sieve.h"

#define LANES 32
#define ABOUT 256 /* values that tell the mean about */

/* Means of powers of differences. */
struct powers {
    double mean[4];
};

/* Adds in lanes, of which none waits for another. */
OG_WIDE static struct powers mean_powers(const double *values, size_t count, double from)
{
    double sums[4][LANES] = {{0}}, last[LANES];
    struct powers powers;
    for (size_t i = 0; i < count; i += LANES) {
        const double *row = values + i;
        if (count - i < LANES) {
            for (size_t j = 0; j < LANES; j++)
                last[j] = i + j < count ? row[j] : from;
            row = last;
        }
        for (size_t j = 0; j < LANES; j++) {
            double difference = row[j] - from, square = difference * difference;
            sums[0][j] += difference;
            sums[1][j] += square;
            sums[2][j] += square * difference;
            sums[3][j] += square * square;
        }
    }
    for (size_t k = 0; k < 4; k++) {
        for (size_t width = LANES / 2; width > 0; width /= 2)
            for (size_t j = 0; j < width; j++)
                sums[k][j] += sums[k][j + width];
        powers.mean[k] = sums[k][0] / (double)count;
    }
    return powers;
}

/* Differences are from about the mean, so that little is lost when the mean's own comes off. */
og_moments og_moments_of(const double *values, size_t count)
{
    size_t some = count < ABOUT ? count : ABOUT;
    double from = values[0] + mean_powers(values, some, values[0]).mean[0];
    struct powers p = mean_powers(values, count, from);
    double d = p.mean[0], square = p.mean[1], cube = p.mean[2], second = square - d * d;
    return (og_moments){
        .mean = from + d,
        .second = second < 0.0 ? 0.0 : second,
        .fourth = p.mean[3] - d * (4.0 * cube - d * (6.0 * square - 3.0 * d * d)),
        .positive = (double)og_sieve_count(values, count, og_sieve_next(OG_POSITIVE)),
    };
}
