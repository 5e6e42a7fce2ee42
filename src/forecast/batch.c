#include "forecast/batch.h"

#include "forecast/evidence.h"

#include <math.h>
#include <string.h>

/* Series that what is known beforehand counts for, beside those of the batch; of errors as few as
 * keep ranges from being led by noise, tuned by leaving each development set out in turn. */
#define LENT_FOR_BLEND 100.0
#define LENT_FOR_ERRORS 120.0

/* A blend must do this much better than the last value to be taken instead of it. */
#define BETTER 0.01

/* So many series of a kind are tried, spread evenly; those of few values are cheap, and need it. */
enum { TRIED_LONG = 200, TRIED_SHORT = 1500, SHORT = 10, ERRORS_LEAST = 60 };

static bool is_short(const og_track *h)
{
    return h->n <= SHORT;
}

/* Holds out the newest values: of a short series one, two and three, forecast as far as they
 * reach; of a longer one once, up to a third. */
static bool try_series(og_evidence *evidence, const og_track *h, size_t horizon)
{
    size_t most = is_short(h) ? 3 : 1;
    for (size_t k = 1; k <= most; k++) {
        size_t out = is_short(h) ? k : h->n / 3 < horizon ? h->n / 3 : horizon;
        if (h->n < out + 2)
            break;
        og_track cut = *h;
        cut.n -= out;
        size_t ahead = out < horizon ? out : horizon;
        if (!og_evidence_add(evidence, &cut, h->y + cut.n, ahead, 1.0 / (double)most))
            return false;
    }
    return true;
}

static bool try_batch(og_evidence *evidence, const og_track *histories, size_t count,
                      size_t horizon)
{
    size_t of_length[2] = {0}, seen[2] = {0};
    for (size_t i = 0; i < count; i++)
        of_length[is_short(&histories[i])]++;
    for (size_t i = 0; i < count; i++) {
        size_t class = is_short(&histories[i]), most = class ? TRIED_SHORT : TRIED_LONG;
        size_t before = seen[class] * most / of_length[class];
        size_t after = ++seen[class] * most / of_length[class];
        if ((of_length[class] <= most || before < after) &&
            !try_series(evidence, &histories[i], horizon))
            return false;
    }
    return true;
}

static size_t choose(const og_calibration *known, const double *seen, double count, double *loss)
{
    size_t best = OG_BLEND_LAST;
    double least = 1.0 - BETTER;
    *loss = 1.0;
    for (size_t b = 0; b < OG_BLENDS; b++) {
        double both =
            (count * seen[b] + LENT_FOR_BLEND * known->loss[b]) / (count + LENT_FOR_BLEND);
        if (both < least) {
            least = *loss = both;
            best = b;
        }
    }
    return best;
}

bool og_lesson_learn(const og_track *histories, size_t count, size_t horizon, og_lesson *out)
{
    og_evidence evidence = {0};
    bool done = try_batch(&evidence, histories, count, horizon);
    for (size_t kind = 0; done && kind < OG_KINDS; kind++) {
        const og_calibration *known = &og_calibrations[kind];
        double loss[OG_BLENDS], error[OG_KNOTS][OG_LEVELS];
        unsigned speaks;
        double trials = og_evidence_losses(&evidence, kind, loss);
        out->trials[kind] = trials;
        out->blend[kind] = choose(known, loss, trials, &out->loss[kind]);
        done = og_evidence_errors(&evidence, kind, out->blend[kind], ERRORS_LEAST, error, &speaks);
        double share = trials / (trials + LENT_FOR_ERRORS);
        for (size_t knot = 0; knot < OG_KNOTS; knot++) {
            for (size_t k = 0; k < OG_LEVELS; k++) {
                double lent = known->error[knot][k];
                out->error[kind][knot][k] =
                    speaks >> knot & 1u ? share * error[knot][k] + (1.0 - share) * lent : lent;
            }
        }
    }
    og_evidence_clear(&evidence);
    return done;
}

/* Between the knots on either side of `ahead` periods, and as at the last one beyond it. */
static double error_at(const double error[OG_KNOTS][OG_LEVELS], size_t ahead, size_t level)
{
    size_t knot = 0;
    while (knot + 1 < OG_KNOTS && og_knots[knot + 1] <= ahead)
        knot++;
    if (knot + 1 == OG_KNOTS || og_knots[knot] >= ahead)
        return error[knot][level];
    double share = (double)(ahead - og_knots[knot]) / (double)(og_knots[knot + 1] - og_knots[knot]);
    return (1.0 - share) * error[knot][level] + share * error[knot + 1][level];
}

/* The last value stands in for ways that a short series lacks: when nothing else is left of the
 * blend, that is what it is. */
static size_t in_effect(const og_prospect *prospect, size_t blend)
{
    for (size_t way = OG_WAY_RECENT; way < OG_WAYS; way++)
        if (prospect->has[way] && og_blends[blend].weight[way] > 0.0)
            return blend;
    return OG_BLEND_LAST;
}

bool og_prediction_make(const og_track *history, size_t horizon, const og_lesson *lesson,
                        og_prediction *out)
{
    og_prospect prospect;
    double spread[OG_HORIZON_MAX];
    if (!og_prospect_make(history, horizon, &prospect))
        return false;
    out->horizon = horizon;
    out->kind = prospect.kind;
    out->blend = in_effect(&prospect, lesson->blend[prospect.kind]);
    out->failed = prospect.failed;
    out->seasonal = prospect.seasonal;
    og_prospect_blend(&prospect, out->blend, history->negative, out->mean);
    og_prospect_spread(&prospect, out->mean, spread);
    for (size_t h = 0; h < horizon; h++) {
        for (size_t k = 0; k < OG_LEVELS; k++) {
            double q = out->mean[h] + spread[h] * error_at(lesson->error[prospect.kind], h + 1, k);
            out->quantile[h][k] = history->negative ? q : fmax(0.0, q);
        }
    }
    return true;
}
