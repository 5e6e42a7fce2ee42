/* Forecasts beside what came: the ground on which blends are chosen and ranges calibrated. */
#ifndef OG_FORECAST_EVIDENCE_H
#define OG_FORECAST_EVIDENCE_H

#include "forecast/calibration.h"

typedef struct og_trial {
    size_t kind, horizon;
    double scale;  /* for MASE; 0: left out of it */
    double weight; /* trials of one series weigh 1 together */
    bool negative;
    og_prospect prospect;
    double actual[OG_HORIZON_MAX];
} og_trial;

/* A zeroed one is empty and valid. */
typedef struct og_evidence {
    og_trial **trials;
    size_t count, capacity;
} og_evidence;

void og_evidence_clear(og_evidence *evidence);

/* Forecasts `history` and keeps it beside the `horizon` values in `actual` that came after it.
 * False when memory is short. */
bool og_evidence_add(og_evidence *evidence, const og_track *history, const double *actual,
                     size_t horizon, double weight);

/* The loss of each blend for trials of a kind, that of the last value being 1: the mean of MASE and
 * sMAPE, each as a share of the last value's. Returns the weight of the trials. */
double og_evidence_losses(const og_evidence *evidence, size_t kind, double loss[OG_BLENDS]);

/* Quantiles (type 8) of the standardised errors of a blend, of those knots that at least `least`
 * errors speak of; *known has a bit for each such knot. False when memory is short. */
bool og_evidence_errors(const og_evidence *evidence, size_t kind, size_t blend, size_t least,
                        double error[OG_KNOTS][OG_LEVELS], unsigned *known);

/* How the standings (standing.h) of one period and the next correlate for a blend of which the
 * standardised errors are `error`, by knot of the first; *known as above. */
void og_evidence_links(const og_evidence *evidence, size_t kind, size_t blend, size_t least,
                       double error[OG_KNOTS][OG_LEVELS], double link[OG_KNOTS], unsigned *known);

/* The mean absolute change from one period to the next, or over a year for quarters and months. */
double og_naive_scale(const double *y, size_t n, size_t season);

#endif
