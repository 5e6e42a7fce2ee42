#include "forecast/foresight.h"

#include "forecast/standing.h"

#include <math.h>
#include <stdlib.h>

enum { VALUES_LEAST = 3 };

/* Pairs that what is known beforehand counts for. */
#define LENT_FOR_LINK 40.0
#define LENT_FOR_TOGETHER 20.0

/* Closer together, or further apart, no two periods are held to be. */
#define LINK_MOST 0.98

/* Of periods `ahead` (from 1) and the next: between the knots by proportion. */
static double known_link(const og_calibration *known, size_t ahead)
{
    size_t knot = 0;
    while (knot + 1 < OG_KNOTS && og_knots[knot + 1] <= ahead)
        knot++;
    if (knot + 1 == OG_KNOTS || og_knots[knot] >= ahead)
        return known->link[knot];
    double share = (double)(ahead - og_knots[knot]) / (double)(og_knots[knot + 1] - og_knots[knot]);
    return (1.0 - share) * known->link[knot] + share * known->link[knot + 1];
}

/* Forecasts with `back` values hidden, and where they came to stand. */
static bool look_back(const og_track *history, size_t back, size_t horizon, og_lesson *lesson,
                      og_prediction *prediction, double *z)
{
    og_track cut = *history;
    cut.n -= back;
    size_t ahead = back < horizon ? back : horizon;
    if (!og_lesson_learn(&cut, 1, horizon, lesson) ||
        !og_prediction_make(&cut, ahead, lesson, prediction))
        return false;
    for (size_t h = 0; h < horizon; h++)
        z[h] = h < ahead ? og_standing(prediction->quantile[h], history->y[cut.n + h]) : NAN;
    return true;
}

static void set_links(og_foresight *out)
{
    const og_calibration *known = &og_calibrations[out->prediction.kind];
    const size_t horizon = out->prediction.horizon;
    og_link_sums own = {0};
    double lent = 0.0;
    for (size_t b = 0; b < out->origins; b++) {
        for (size_t h = 0; h + 1 < horizon && !isnan(out->z[b][h + 1]); h++) {
            og_link_add(&own, out->z[b][h], out->z[b][h + 1]);
            lent += known_link(known, h + 1);
        }
    }
    double share = own.count / (own.count + LENT_FOR_LINK);
    double shift = own.count > 0.0 ? share * (og_link_of(&own) - lent / own.count) : 0.0;
    out->link[0] = 0.0;
    for (size_t h = 1; h < horizon; h++)
        out->link[h] = fmin(fmax(known_link(known, h) + shift, -LINK_MOST), LINK_MOST);
}

bool og_foresight_make(const og_track *history, size_t horizon, og_foresight *out)
{
    og_lesson *lesson = malloc(sizeof *lesson);
    og_prediction *prediction = malloc(sizeof *prediction);
    size_t most = history->n > VALUES_LEAST ? history->n - VALUES_LEAST : 0;
    out->origins = most < OG_ORIGINS_MAX ? most : OG_ORIGINS_MAX;
    bool done = lesson && prediction && og_lesson_learn(history, 1, horizon, lesson) &&
                og_prediction_make(history, horizon, lesson, &out->prediction);
    for (size_t b = 0; done && b < out->origins; b++)
        done = look_back(history, b + 1, horizon, lesson, prediction, out->z[b]);
    if (done)
        set_links(out);
    free(lesson);
    free(prediction);
    return done;
}

double og_foresight_together(const og_foresight *one, int64_t last_one, const og_foresight *other,
                             int64_t last_other)
{
    og_link_sums sums = {0};
    for (size_t b = 0; b < one->origins; b++) {
        int64_t at = last_other - (last_one - (int64_t)b);
        if (at < 0 || at >= (int64_t)other->origins)
            continue;
        for (size_t h = 0; h < one->prediction.horizon && h < other->prediction.horizon; h++)
            if (!isnan(one->z[b][h]) && !isnan(other->z[at][h]))
                og_link_add(&sums, one->z[b][h], other->z[at][h]);
    }
    return og_link_of(&sums) * sums.count / (sums.count + LENT_FOR_TOGETHER);
}
