#include "forecast/record.h"

#include "forecast/benchmark.h"
#include "forecast/evidence.h"

#include <math.h>
#include <stdlib.h>

enum { ORIGINS_MAX = 24, VALUES_LEAST = 3, SERIES_MAX = 400 };
typedef struct judge {
    og_lesson lesson;
    og_prediction prediction;
    double mean[OG_HORIZON_MAX], quantile[OG_HORIZON_MAX][OG_LEVELS];
    og_tally ours, naive;
} judge;

/* What was hidden of a track of which `back` values were. */
static bool compare(judge *j, const og_track *cut, size_t back, size_t horizon)
{
    size_t ahead = back < horizon ? back : horizon;
    double scale = og_naive_scale(cut->y, cut->n, cut->season);
    if (!og_prediction_make(cut, ahead, &j->lesson, &j->prediction))
        return false;
    og_naive2(cut, ahead, j->mean, j->quantile);
    for (size_t h = 0; h < ahead; h++) {
        double came = cut->y[cut->n + h];
        og_tally_add(&j->ours, j->prediction.mean[h], j->prediction.quantile[h], came, scale);
        og_tally_add(&j->naive, j->mean[h], j->quantile[h], came, scale);
    }
    return true;
}

/* Hides `back` values of each; those that are left with too few stay out. */
static bool judge_origin(judge *j, const og_track *tracks, size_t count, size_t back,
                         size_t horizon, og_record *out)
{
    og_track *cut = malloc(count * sizeof *cut);
    size_t kept = 0;
    for (size_t i = 0; cut && i < count; i++) {
        if (tracks[i].n < back + VALUES_LEAST)
            continue;
        cut[kept] = tracks[i];
        cut[kept++].n -= back;
    }
    bool done = cut && (kept == 0 || og_lesson_learn(cut, kept, horizon, &j->lesson));
    size_t step = kept > SERIES_MAX ? (kept + SERIES_MAX - 1) / SERIES_MAX : 1;
    size_t judged = 0;
    for (size_t i = 0; done && i < kept; i += step, judged++)
        done = compare(j, &cut[i], back, horizon);
    out->origins += kept > 0;
    out->series = judged > out->series ? judged : out->series;
    free(cut);
    return done;
}

static int ascending(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* The median length of the tracks. */
static size_t usual_length(const og_track *tracks, size_t count)
{
    size_t *lengths = malloc(count * sizeof *lengths), usual = 0;
    for (size_t i = 0; lengths && i < count; i++)
        lengths[i] = tracks[i].n;
    if (lengths) {
        qsort(lengths, count, sizeof *lengths, ascending);
        usual = lengths[count / 2];
    }
    free(lengths);
    return usual;
}

bool og_record_make(const og_track *tracks, size_t count, size_t horizon, og_record *out)
{
    *out = (og_record){0};
    judge *j = calloc(1, sizeof *j);
    bool done = j != NULL;
    if (count == 1) {
        size_t n = tracks[0].n, most = n > VALUES_LEAST ? n - VALUES_LEAST : 0;
        most = most < ORIGINS_MAX ? most : ORIGINS_MAX;
        for (size_t back = 1; done && back <= most; back++)
            done = judge_origin(j, tracks, 1, back, horizon, out);
    } else if (done) {
        size_t quarter = usual_length(tracks, count) / 4;
        size_t back = quarter < 1 ? 1 : quarter < horizon ? quarter : horizon;
        done = judge_origin(j, tracks, count, back, horizon, out);
    }
    if (done) {
        out->ours = og_tally_means(&j->ours);
        out->naive = og_tally_means(&j->naive);
        out->forecasts = j->ours.count;
    }
    free(j);
    return done;
}
