#include "engine/keep.h"

#include "base/progress.h"
#include "base/strbuf.h"
#include "engine/pool.h"
#include "engine/result.h"
#include "lang/error.h"
#include "model/exec.h"
#include "random/uniform.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#define FIRST_BATCHES 64  /* of the first stage, which tells how many fit */
#define MOST_BATCHES 4096 /* of a stage: a million tries */
#define TASK 8            /* batches that a thread takes at a time */
#define MOST_THREADS 64

/* Rows of one thread. */
struct bench {
    double *workspace;
    double *misfit; /* by observation, OG_BATCH: ((m - x) / s)^2 */
    uint64_t *fits; /* by observation: tries that fit it alone */
};

struct search {
    const struct og_plan *plan, *prior;
    const og_plan_observed_row *observed;
    size_t count;
    const og_run_options *options;
    const uint64_t *keys;
    uint64_t key; /* of the uniforms that decide */
    struct bench *benches;
    unsigned threads;
    uint64_t first, batches, most; /* of the stage: its first try and its batches; all tries */
    uint8_t *fits;                 /* by try of the stage */
    uint64_t *alone;               /* by observation */
    _Atomic uint64_t done;
    atomic_bool stopped;
};

struct visit {
    struct search *search;
    struct bench *bench;
};

/* ---- one batch ---- */

static void take_row(void *context, uint32_t output, uint64_t first, const double *values,
                     size_t count)
{
    const struct visit *visit = context;
    const og_output *outputs = og_plan_at(visit->search->prior, visit->search->prior->outputs);
    const size_t which = outputs[output].index;
    const og_plan_observed_row *observed = &visit->search->observed[which];
    double *misfit = visit->bench->misfit + which * OG_BATCH;
    (void)first;
    (void)count;
    for (size_t i = 0; i < OG_BATCH; i++) {
        const double z = (values[i] - observed->is) / observed->sd;
        misfit[i] = z * z;
    }
}

/* What has no value (a percentage of nothing) does not fit. */
static void judge(struct search *s, struct bench *bench, uint64_t try, size_t count, uint8_t *fits)
{
    double u[OG_BATCH], sum[OG_BATCH] = {0};
    og_uniform_fill(s->key, try, OG_BATCH, 0, u);
    for (size_t o = 0; o < s->count; o++) {
        const double *misfit = bench->misfit + o * OG_BATCH;
        for (size_t i = 0; i < OG_BATCH; i++)
            sum[i] += misfit[i];
        for (size_t i = 0; i < count && s->count > 1; i++)
            bench->fits[o] += u[i] < exp(-0.5 * misfit[i]);
    }
    for (size_t i = 0; i < OG_BATCH; i++)
        fits[i] = i < count && u[i] < exp(-0.5 * sum[i]);
}

static void run_task(void *context, unsigned worker, uint64_t task)
{
    struct search *s = context;
    struct visit visit = {s, &s->benches[worker]};
    const og_sink sink = {take_row, &visit};
    for (uint64_t b = task * TASK; b < (task + 1) * TASK && b < s->batches; b++) {
        const uint64_t try = s->first + b * OG_BATCH, left = s->most - try;
        if (atomic_load_explicit(&s->stopped, memory_order_relaxed))
            return;
        og_exec_batch(s->prior, s->keys, NULL, try, OG_BATCH, visit.bench->workspace, &sink);
        judge(s, visit.bench, try, left < OG_BATCH ? (size_t)left : OG_BATCH,
              s->fits + b * OG_BATCH);
    }
}

/* ---- stages ---- */

/* Enough batches for what is still wanted, as often as tries fitted so far. */
static uint64_t stage_length(const struct search *s, uint64_t tried, uint64_t kept, uint64_t wanted)
{
    double length = FIRST_BATCHES;
    if (tried > 0 && kept > 0)
        length = 1.05 * (double)(wanted - kept) * (double)tried / (double)kept / OG_BATCH + 4;
    else if (tried > 0)
        length = (double)tried / OG_BATCH;
    uint64_t left = (s->most - tried + OG_BATCH - 1) / OG_BATCH;
    uint64_t batches = length < MOST_BATCHES ? (uint64_t)length + 1 : MOST_BATCHES;
    return batches < left ? batches : left;
}

static void collect(const struct search *s, uint64_t tries, uint64_t wanted, og_keep *keep)
{
    for (uint64_t i = 0; i < tries && keep->count < wanted; i++)
        if (s->fits[i])
            keep->numbers[keep->count++] = s->first + i;
}

static og_status too_few(struct search *s, const og_keep *keep, og_error *err)
{
    og_strbuf list = {0};
    const og_language language = err ? err->language : OG_LANGUAGE_EN;
    for (size_t o = 0; o < s->count && s->count > 1; o++) {
        uint64_t fits = 0;
        for (unsigned i = 0; i < s->threads; i++)
            fits += s->benches[i].fits[o];
        OG_SAY(&list, language, OBSERVED_ALONE, .name = og_plan_text(s->plan, s->observed[o].name),
               .count = OG_COUNT(fits));
    }
    og_status status =
        OG_FAIL(err, OG_ERR_LIMIT, OBSERVED_FEW, .wanted = OG_COUNT(s->options->replicates),
                .tries = OG_COUNT(s->most), .kept = OG_COUNT(keep->count),
                .alone = list.text ? list.text : "");
    og_strbuf_clear(&list);
    return status;
}

static og_status run_stages(struct search *s, og_keep *keep, og_error *err)
{
    const uint64_t wanted = s->options->replicates;
    while (keep->count < wanted && s->first < s->most) {
        s->batches = stage_length(s, s->first, keep->count, wanted);
        og_pool_run(s->threads, (s->batches + TASK - 1) / TASK, run_task, s);
        uint64_t left = s->most - s->first, tries = s->batches * OG_BATCH;
        tries = tries < left ? tries : left;
        collect(s, tries, wanted, keep);
        s->first += tries;
        if (!og_progress_tell(&s->options->progress, (double)keep->count / (double)wanted))
            return OG_FAIL(err, OG_CANCELLED, CANCELLED);
    }
    if (keep->count < wanted)
        return too_few(s, keep, err);
    keep->tries = keep->numbers[wanted - 1] + 1;
    for (size_t i = 0; i < OG_BATCH; i++)
        keep->numbers[wanted + i] = keep->numbers[wanted - 1];
    return OG_OK;
}

/* ---- making ready ---- */

static unsigned thread_count(unsigned wanted)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned threads = wanted > 0 ? wanted : processors > 0 ? (unsigned)processors : 1;
    return threads < MOST_THREADS ? threads : MOST_THREADS;
}

/* Metrics that are constant come in no row. */
static bool make_bench(const struct search *s, struct bench *bench)
{
    const og_plan_metric_row *metrics = og_plan_at(s->prior, s->prior->metrics);
    bench->workspace = og_exec_workspace(s->prior);
    bench->misfit = calloc(s->count * OG_BATCH, sizeof *bench->misfit);
    bench->fits = calloc(s->count, sizeof *bench->fits);
    if (!bench->workspace || !bench->misfit || !bench->fits)
        return false;
    for (size_t o = 0; o < s->count; o++) {
        const double z = (metrics[o].constant - s->observed[o].is) / s->observed[o].sd;
        for (size_t i = 0; metrics[o].output < 0 && i < OG_BATCH; i++)
            bench->misfit[o * OG_BATCH + i] = z * z;
    }
    return true;
}

static void clear(struct search *s, uint64_t *keys)
{
    for (unsigned i = 0; s->benches && i < s->threads; i++) {
        free(s->benches[i].workspace);
        free(s->benches[i].misfit);
        free(s->benches[i].fits);
    }
    free(s->benches);
    free(s->fits);
    free(keys);
}

og_status og_keep_find(const struct og_plan *plan, const og_run_options *options, og_keep *keep,
                       og_error *err)
{
    const uint64_t wanted = options->replicates, least = UINT64_C(1) << 20;
    const struct og_plan *prior = og_plan_at(plan, plan->prior);
    uint64_t *keys = og_exec_keys(prior, options->seed);
    struct search s = {.plan = plan,
                       .prior = prior,
                       .observed = og_plan_at(plan, plan->observed),
                       .count = plan->observed.count,
                       .options = options,
                       .keys = keys,
                       .key = og_uniform_key(options->seed, "observed"),
                       .threads = thread_count(options->threads),
                       .most = 1000 * wanted > least ? 1000 * wanted : least};
    *keep = (og_keep){0};
    s.benches = og_zeros(s.threads, sizeof *s.benches);
    s.fits = malloc((size_t)MOST_BATCHES * OG_BATCH);
    keep->numbers = malloc((wanted + OG_BATCH) * sizeof *keep->numbers);
    bool ok = keys && s.benches && s.fits && keep->numbers;
    for (unsigned i = 0; ok && i < s.threads; i++)
        ok = make_bench(&s, &s.benches[i]);
    og_status status = ok ? run_stages(&s, keep, err) : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    clear(&s, keys);
    return status;
}

void og_keep_clear(og_keep *keep)
{
    free(keep->numbers);
    *keep = (og_keep){0};
}
