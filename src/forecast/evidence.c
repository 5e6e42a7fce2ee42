#include "forecast/evidence.h"

#include "forecast/standing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const size_t og_knots[OG_KNOTS] = {1, 2, 3, 4, 6, 9, 12, 18, 24};

double og_naive_scale(const double *y, size_t n, size_t season)
{
    size_t lag = season > 2 && n > season ? season : 1;
    double sum = 0.0;
    for (size_t t = lag; t < n; t++)
        sum += fabs(y[t] - y[t - lag]);
    return n > lag ? sum / (double)(n - lag) : 0.0;
}

void og_evidence_clear(og_evidence *evidence)
{
    for (size_t i = 0; i < evidence->count; i++)
        free(evidence->trials[i]);
    free(evidence->trials);
    *evidence = (og_evidence){0};
}

bool og_evidence_add(og_evidence *evidence, const og_track *history, const double *actual,
                     size_t horizon, double weight)
{
    if (evidence->count == evidence->capacity) {
        size_t capacity = evidence->capacity ? 2 * evidence->capacity : 64;
        og_trial **more = realloc(evidence->trials, capacity * sizeof(og_trial *));
        if (!more)
            return false;
        evidence->trials = more;
        evidence->capacity = capacity;
    }
    og_trial *trial = malloc(sizeof *trial);
    if (!trial || !og_prospect_make(history, horizon, &trial->prospect)) {
        free(trial);
        return false;
    }
    trial->kind = trial->prospect.kind;
    trial->weight = weight;
    trial->horizon = horizon;
    trial->negative = history->negative;
    trial->scale = og_naive_scale(history->y, history->n, history->season);
    memcpy(trial->actual, actual, horizon * sizeof *actual);
    evidence->trials[evidence->count++] = trial;
    return true;
}

/* A series that stood still has a tiny scale: beyond this its MASE says no more. */
#define MASE_MAX 20.0

double og_evidence_losses(const og_evidence *evidence, size_t kind, double loss[OG_BLENDS])
{
    double mase[OG_BLENDS] = {0}, smape[OG_BLENDS] = {0};
    double count = 0.0;
    for (size_t i = 0; i < evidence->count; i++) {
        const og_trial *t = evidence->trials[i];
        if (t->kind != kind)
            continue;
        count += t->weight;
        for (size_t b = 0; b < OG_BLENDS; b++) {
            double path[OG_HORIZON_MAX], absolute = 0.0;
            og_prospect_blend(&t->prospect, b, t->negative, path);
            for (size_t h = 0; h < t->horizon; h++) {
                double miss = fabs(t->actual[h] - path[h]);
                double size = fabs(t->actual[h]) + fabs(path[h]);
                absolute += miss / (double)t->horizon;
                smape[b] += size > 0.0 ? t->weight * miss / size / (double)t->horizon : 0.0;
            }
            if (t->scale > 0.0)
                mase[b] += t->weight * fmin(absolute / t->scale, MASE_MAX);
        }
    }
    for (size_t b = 0; b < OG_BLENDS; b++) {
        double by_mase = mase[0] > 0.0 ? mase[b] / mase[0] : 1.0;
        double by_smape = smape[0] > 0.0 ? smape[b] / smape[0] : 1.0;
        loss[b] = (by_mase + by_smape) / 2.0;
    }
    return count;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Type 8 of Hyndman & Fan (1996). */
static double quantile(const double *sorted, size_t count, double p)
{
    double at = p * ((double)count + 1.0 / 3.0) + 1.0 / 3.0 - 1.0;
    if (at <= 0.0)
        return sorted[0];
    size_t low = (size_t)at;
    if (low + 1 >= count)
        return sorted[count - 1];
    return sorted[low] + (at - (double)low) * (sorted[low + 1] - sorted[low]);
}

/* Whether errors `h` periods ahead speak for the knot: it is the nearest, or as near as another. */
static bool speaks_for(size_t knot, size_t h)
{
    size_t at = og_knots[knot];
    if (h < at)
        return knot > 0 && 2 * h >= og_knots[knot - 1] + at;
    return h == at || knot + 1 == OG_KNOTS || 2 * h <= og_knots[knot + 1] + at;
}

bool og_evidence_errors(const og_evidence *evidence, size_t kind, size_t blend, size_t least,
                        double error[OG_KNOTS][OG_LEVELS], unsigned *known)
{
    size_t room = 0;
    for (size_t i = 0; i < evidence->count; i++)
        room += evidence->trials[i]->kind == kind ? evidence->trials[i]->horizon : 0;
    *known = 0;
    if (room < least || room == 0)
        return true;
    double *all = malloc(room * sizeof *all);
    for (size_t knot = 0; all && knot < OG_KNOTS; knot++) {
        size_t count = 0;
        for (size_t i = 0; i < evidence->count; i++) {
            const og_trial *t = evidence->trials[i];
            double path[OG_HORIZON_MAX], spread[OG_HORIZON_MAX];
            if (t->kind != kind || t->horizon < og_knots[knot])
                continue;
            og_prospect_blend(&t->prospect, blend, t->negative, path);
            og_prospect_spread(&t->prospect, path, spread);
            for (size_t h = 0; h < t->horizon; h++) {
                if (speaks_for(knot, h + 1))
                    all[count++] = (t->actual[h] - path[h]) / spread[h];
            }
        }
        if (count < least)
            continue;
        qsort(all, count, sizeof *all, ascending);
        for (size_t k = 0; k < OG_LEVELS; k++)
            error[knot][k] = quantile(all, count, og_prospect_levels[k]);
        *known |= 1u << knot;
    }
    free(all);
    return all != NULL;
}

static size_t nearest_knot(size_t h)
{
    size_t knot = 0;
    while (knot + 1 < OG_KNOTS && !speaks_for(knot, h))
        knot++;
    return knot;
}

void og_evidence_links(const og_evidence *evidence, size_t kind, size_t blend, size_t least,
                       double error[OG_KNOTS][OG_LEVELS], double link[OG_KNOTS], unsigned *known)
{
    og_link_sums sums[OG_KNOTS] = {{0}};
    *known = 0;
    for (size_t i = 0; i < evidence->count; i++) {
        const og_trial *t = evidence->trials[i];
        double path[OG_HORIZON_MAX], spread[OG_HORIZON_MAX], before = 0.0;
        if (t->kind != kind)
            continue;
        og_prospect_blend(&t->prospect, blend, t->negative, path);
        og_prospect_spread(&t->prospect, path, spread);
        for (size_t h = 0; h < t->horizon; h++) {
            double z =
                og_standing(error[nearest_knot(h + 1)], (t->actual[h] - path[h]) / spread[h]);
            if (h > 0)
                og_link_add(&sums[nearest_knot(h)], before, z);
            before = z;
        }
    }
    for (size_t knot = 0; knot < OG_KNOTS; knot++) {
        link[knot] = og_link_of(&sums[knot]);
        *known |= sums[knot].count >= (double)least ? 1u << knot : 0u;
    }
}
