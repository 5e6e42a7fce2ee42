/* What the methods together say of one series: a few ways to go on from it, how far off they may
 * be, and which kind of series it is. */
#ifndef OG_FORECAST_PROSPECT_H
#define OG_FORECAST_PROSPECT_H

#include "forecast/methods.h"

#include <stdint.h>

/* The track of a series so far: the newest value last. */
typedef struct og_track {
    const double *y;
    size_t n;
    size_t season; /* periods in a year: 1, 2, 4, 12 */
    bool negative; /* values may lie below zero: forecasts too */
} og_track;

/* Ways to go on; each is a path of means. */
typedef enum og_way {
    OG_WAY_LAST,   /* the last value */
    OG_WAY_RECENT, /* mean in which every value weighs half of the next */
    OG_WAY_MEAN,   /* mean of all values */
    OG_WAY_STEADY, /* mean of those that expect no lasting trend: ses, dotm, theta, last, mean */
    OG_WAY_TREND,  /* trimmed mean of fourteen methods, most with a trend or seasons of their own */
    OG_WAYS
} og_way;

/* Blends of the ways: the table from which a batch, or a series, learns which serves it. */
typedef struct og_blend {
    const char *name;
    double weight[OG_WAYS];
} og_blend;

enum { OG_BLENDS = 10 };
extern const og_blend og_blends[OG_BLENDS];
enum { OG_BLEND_LAST = 0 };

/* Kinds of series, by what is known of how well methods do and how far they are off: the frequency
 * (up to two a year, or more), the number of values (to 10, to 23, more) and the volatility (mean
 * change over mean level: to 0.1, to 0.25, more). */
enum { OG_KINDS = 18 };

typedef struct og_prospect {
    size_t horizon;
    double way[OG_WAYS][OG_HORIZON_MAX];
    double sd[OG_HORIZON_MAX];  /* that the methods expect of the errors */
    double change, known, unit; /* for og_prospect_spread */
    bool has[OG_WAYS];          /* too short a series lacks STEADY or TREND: LAST stands there */
    bool seasonal;              /* a pattern of the year was found */
    double volatility;
    size_t kind;
    uint32_t failed; /* bit i: og_methods[i] was left out because its fit failed */
} og_prospect;

/* n >= 1, values finite, 1 <= horizon <= OG_HORIZON_MAX. False when memory is short. */
bool og_prospect_make(const og_track *history, size_t horizon, og_prospect *out);

/* The blend's path; held at 0 from below unless values may be negative. */
void og_prospect_blend(const og_prospect *prospect, size_t blend, bool negative, double *path);

/* The length to measure errors of `path` by, above 0: the methods' deviation, drawn towards the
 * level where few values tell it, the more so the more volatile the series is, for such series
 * scatter in proportion to their level. */
void og_prospect_spread(const og_prospect *prospect, const double *path, double *spread);

/* The mean change, drawn towards a quarter of the level as if two changes of that size had been
 * seen too. */
double og_typical_change(const double *y, size_t n);

#endif
