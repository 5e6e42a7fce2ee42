/* og_run: batches of replicates over threads, each output row taken while it is hot.
 *
 * Batches come in stages, each as long as all before it together; after a stage the digest settles.
 * Metrics and cases go to their place in the result as they come. */
#include "engine/run.h"

#include "base/limits.h"
#include "base/progress.h"
#include "engine/bound.h"
#include "engine/digest.h"
#include "engine/estimate.h"
#include "engine/keep.h"
#include "engine/pool.h"
#include "engine/room.h"
#include "lang/error.h"
#include "lang/options.h"
#include "model/exec.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define DEFAULT_MEMORY ((uint64_t)256 << 20)
#define FIRST_STAGES 4 /* batches after which stages begin to double */
#define MOST_TASKS 64  /* of a stage: bounds the memory of sums, which are kept per task */
#define BLOCK 16       /* cells that a thread settles in a row, as their sums share cache lines */
#define SUMMARY_THREADS 8 /* each takes room for all values of a metric, twice and more */
#define PROGRESS_SECONDS 0.1

struct run {
    const struct og_plan *plan;
    const og_run_options *options;
    const og_output *outputs;
    og_result *result;
    size_t *slot; /* of each output, among those of its kind */
    size_t cells; /* outputs that are cells */
    const uint64_t *keys;
    unsigned threads;
    double **workspaces; /* of each thread */
    og_digest digest;

    uint64_t batches, first, end; /* in all; those of the stage */
    size_t tasks;                 /* of the stage */
    bool again;                   /* all rows were seen before */

    atomic_bool stopped;
    _Atomic uint64_t done; /* batches, again and again */
    struct timespec reported;
};

/* What a sink needs to know besides the row. */
struct visit {
    struct run *run;
    unsigned worker;
    size_t task;
};

/* ---- rows ---- */

static void take_cell(const struct visit *visit, size_t cell, uint64_t first, const double *values,
                      size_t count)
{
    og_digest *digest = &visit->run->digest;
    if (first == 0)
        og_digest_begin(digest, cell, values, count);
    og_digest_row(digest, visit->worker, visit->task, cell, values, count);
}

/* Metrics and cases go to the result, cells to the digest. */
static void take_row(void *context, uint32_t output, uint64_t first, const double *values,
                     size_t count)
{
    const struct visit *visit = context;
    const struct run *run = visit->run;
    og_result *result = run->result;
    size_t slot = run->slot[output];
    switch ((og_output_kind)run->outputs[output].kind) {
    case OG_OUTPUT_CELL:
        take_cell(visit, slot, first, values, count);
        break;
    case OG_OUTPUT_METRIC:
        memcpy(result->values + slot * result->replicates + first, values, count * sizeof *values);
        break;
    case OG_OUTPUT_CASE:
        for (size_t i = 0; i < count; i++)
            result->cases[slot * result->replicates + first + i] = (uint8_t)values[i];
        break;
    }
}

static void take_row_again(void *context, uint32_t output, uint64_t first, const double *values,
                           size_t count)
{
    const struct visit *visit = context;
    struct run *run = visit->run;
    (void)first;
    if (run->outputs[output].kind == OG_OUTPUT_CELL)
        og_digest_row_again(&run->digest, visit->worker, run->slot[output], values, count);
}

/* ---- stages ---- */

static void report(struct run *run)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return;
    double seconds = (double)(now.tv_sec - run->reported.tv_sec) +
                     (double)(now.tv_nsec - run->reported.tv_nsec) * 1e-9;
    if (seconds < PROGRESS_SECONDS)
        return;
    run->reported = now;
    double done = (double)atomic_load_explicit(&run->done, memory_order_relaxed);
    if (!og_progress_tell(&run->options->progress, fmin(done / (double)run->batches, 1.0)))
        atomic_store_explicit(&run->stopped, true, memory_order_relaxed);
}

static bool should_stop(struct run *run)
{
    return atomic_load_explicit(&run->stopped, memory_order_relaxed);
}

static void run_batch(struct visit *visit, uint64_t batch)
{
    struct run *run = visit->run;
    og_sink sink = {run->again ? take_row_again : take_row, visit};
    uint64_t first = batch * OG_BATCH, left = run->options->replicates - first;
    og_exec_batch(run->plan, run->keys, run->result->numbers, first,
                  left < OG_BATCH ? (size_t)left : OG_BATCH, run->workspaces[visit->worker], &sink);
    atomic_fetch_add_explicit(&run->done, 1, memory_order_relaxed);
    if (visit->worker == 0 && run->options->progress.tell)
        report(run);
}

/* Task t of a stage: its t-th part. */
static void run_task(void *context, unsigned worker, uint64_t task)
{
    struct visit visit = {context, worker, (size_t)task};
    struct run *run = visit.run;
    uint64_t count = run->end - run->first, end = run->first + count * (task + 1) / run->tasks;
    for (uint64_t b = run->first + count * task / run->tasks; b < end && !should_stop(run); b++)
        run_batch(&visit, b);
}

static void run_stage(struct run *run, uint64_t first, uint64_t end)
{
    run->first = first;
    run->end = end;
    run->tasks = end - first < MOST_TASKS ? (size_t)(end - first) : MOST_TASKS;
    og_pool_run(run->threads, run->tasks, run_task, run);
}

static void settle_block(void *context, unsigned worker, uint64_t block)
{
    struct run *run = context;
    for (size_t cell = block * BLOCK; cell < (block + 1) * BLOCK && cell < run->cells; cell++)
        if (!should_stop(run))
            og_digest_settle(&run->digest, worker, cell, run->tasks, run->end * OG_BATCH);
}

static void finish_block(void *context, unsigned worker, uint64_t block)
{
    struct run *run = context;
    for (size_t cell = block * BLOCK; cell < (block + 1) * BLOCK && cell < run->cells; cell++)
        if (!should_stop(run))
            og_digest_finish(&run->digest, worker, cell);
}

/* The first batch is a stage of its own, as it gives the digest its bases. A rest that is short
 * does not pay for another. */
static uint64_t stage_end(uint64_t first, uint64_t batches)
{
    uint64_t end = first == 0 ? 1 : first < FIRST_STAGES ? FIRST_STAGES : 2 * first;
    return end + end / 4 < batches ? end : batches;
}

static og_status run_stages(struct run *run, uint64_t memory, og_error *err)
{
    const size_t blocks = (run->cells + BLOCK - 1) / BLOCK;
    for (uint64_t end = 0; end < run->batches && !should_stop(run);) {
        uint64_t first = end;
        end = stage_end(first, run->batches);
        run_stage(run, first, end);
        og_pool_run(run->threads, blocks, settle_block, run);
    }
    og_pool_run(run->threads, blocks, finish_block, run);
    run->again = true;
    while (!should_stop(run) && og_digest_reopen(&run->digest, memory) > 0) {
        run_stage(run, 0, run->batches);
        og_pool_run(run->threads, blocks, finish_block, run);
    }
    return og_digest_failed(&run->digest) ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

/* ---- summaries ---- */

struct summaries {
    struct run *run;
    og_case_order *order;
    og_estimate_room *rooms[SUMMARY_THREADS];
    og_summary *at;
};

static void order_group(void *context, unsigned worker, uint64_t group)
{
    struct summaries *summaries = context;
    (void)worker;
    og_case_order_fill(summaries->order, summaries->run->result, group);
}

static void summarise(void *context, unsigned worker, uint64_t metric)
{
    struct summaries *summaries = context;
    const og_result *result = summaries->run->result;
    size_t place = result->metric_slot[metric] * result->first_case[result->group_count];
    if (og_result_twin(result, metric) == metric && !should_stop(summaries->run))
        og_estimate_summaries(result, metric, summaries->rooms[worker], summaries->at + place);
}

/* They take long enough to be shared out over the threads; but studies, whose plans have no cells,
 * ask for few. */
static og_status make_summaries(struct run *run, og_error *err)
{
    const og_plan_case_row *groups = og_plan_at(run->plan, run->plan->cases);
    og_result *result = run->result;
    unsigned threads = run->threads < SUMMARY_THREADS ? run->threads : SUMMARY_THREADS;
    size_t each = 1;
    if (run->cells == 0 || result->metric_count == 0)
        return OG_OK;
    for (size_t g = 0; g <= result->group_count; g++) {
        result->first_case[g] = each;
        each += g < result->group_count ? groups[g].count : 0;
    }
    struct summaries summaries = {.run = run, .order = og_case_order_new(result)};
    summaries.at = og_zeros(result->metric_count, each * sizeof *summaries.at);
    bool ok = summaries.order && summaries.at;
    for (unsigned i = 0; i < threads && ok; i++) {
        summaries.rooms[i] = og_estimate_room_new(result, summaries.order);
        ok = summaries.rooms[i] != NULL;
    }
    if (ok) {
        og_pool_run(threads, result->group_count, order_group, &summaries);
        og_pool_run(threads, result->metric_count, summarise, &summaries);
    }
    for (unsigned i = 0; i < threads; i++)
        og_estimate_room_free(summaries.rooms[i]);
    og_case_order_free(summaries.order);
    result->summaries = summaries.at;
    return ok ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* ---- making ready ---- */

static unsigned thread_count(unsigned wanted, uint64_t batches)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint64_t threads = wanted > 0 ? wanted : processors > 0 ? (uint64_t)processors : 1;
    threads = threads < batches ? threads : batches;
    return threads < OG_LIMIT_THREADS ? (unsigned)threads : OG_LIMIT_THREADS;
}

static og_status make_workspaces(struct run *run, og_error *err)
{
    run->workspaces = og_zeros(run->threads, sizeof *run->workspaces);
    bool ok = run->workspaces != NULL;
    for (unsigned i = 0; ok && i < run->threads; i++) {
        run->workspaces[i] = og_exec_workspace(run->plan);
        ok = run->workspaces[i] != NULL;
    }
    return ok ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* The cell's statistics from its output's: percentiles from the other end where the cell falls as
 * the output grows. */
static og_stats stats_of(const og_cell *cell, og_stats x)
{
    const double a = cell->offset, b = cell->scale, valid = (double)x.valid;
    const bool falls = b < 0;
    const double hits = (cell->share_offset + cell->share_scale * x.p_positive) * valid;
    return (og_stats){.mean = a + b * x.mean,
                      .p5 = a + b * (falls ? x.p95 : x.p5),
                      .p25 = a + b * (falls ? x.p75 : x.p25),
                      .p50 = a + b * x.p50,
                      .p75 = a + b * (falls ? x.p25 : x.p75),
                      .p95 = a + b * (falls ? x.p5 : x.p95),
                      .p_positive = nearbyint(hits) / valid,
                      .valid = x.valid,
                      .constant = x.constant,
                      .sure = cell->share_scale == 0};
}

static og_status fill_stats(const struct run *run, og_error *err)
{
    const og_cell *cells = og_plan_at(run->plan, run->plan->cells);
    uint64_t n = run->options->replicates;
    for (uint64_t i = 0; i < run->plan->cells.count; i++) {
        double k = cells[i].offset;
        if (cells[i].output >= 0)
            run->result->stats[i] =
                stats_of(&cells[i], run->digest.stats[run->slot[cells[i].output]]);
        else if (isnan(k))
            run->result->stats[i] = (og_stats){k, k, k, k, k, k, k, 0, false, true};
        else
            run->result->stats[i] = (og_stats){k, k, k, k, k, k, k > OG_POSITIVE, n, true, true};
    }
    return og_result_bounded(run->plan, run->result, err);
}

static void clear_run(struct run *run)
{
    for (unsigned i = 0; run->workspaces && i < run->threads; i++)
        free(run->workspaces[i]);
    free(run->workspaces);
    free(run->slot);
    og_digest_clear(&run->digest);
    og_result_free(run->result);
}

/* Takes the numbers from `keep`. */
static void take_kept(og_result *result, og_keep *keep)
{
    if (!result || !keep)
        return;
    result->tries = keep->tries;
    result->numbers = keep->numbers;
    keep->numbers = NULL;
}

static og_status check_replicates(uint64_t n, og_error *err)
{
    if (n >= 1 && n <= OG_LIMIT_REPLICATES)
        return OG_OK;
    return OG_FAIL(err, OG_ERR_VALUE, REPLICATES_RANGE, .most = OG_COUNT(OG_LIMIT_REPLICATES),
                   .got = OG_COUNT(n));
}

/* Of the replicates that were kept; NULL: of all. */
static og_status run_kept(const og_plan *plan, const uint64_t *keys, const og_run_options *options,
                          og_keep *keep, og_result **out, og_error *err)
{
    uint64_t n = options->replicates;
    uint64_t memory = options->memory > 0 ? options->memory : DEFAULT_MEMORY;
    struct run run = {
        .plan = plan,
        .options = options,
        .keys = keys,
        .outputs = og_plan_at(plan, plan->outputs),
        .result = og_result_new(plan, options),
        .slot = og_zeros(plan->outputs.count, sizeof *run.slot),
        .batches = (n + OG_BATCH - 1) / OG_BATCH,
    };
    run.threads = thread_count(options->threads, run.batches);
    take_kept(run.result, keep);

    og_status status = run.result && run.slot
                           ? og_result_room(run.result, plan, run.slot, &run.cells, err)
                           : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = og_digest_init(&run.digest, run.cells, n, run.threads, MOST_TASKS, err);
    if (status == OG_OK)
        status = make_workspaces(&run, err);
    if (status == OG_OK)
        status = run_stages(&run, memory, err);
    if (status == OG_OK)
        status = make_summaries(&run, err);
    if (status == OG_OK && (should_stop(&run) || !og_progress_tell(&options->progress, 1.0)))
        status = OG_FAIL(err, OG_CANCELLED, CANCELLED);
    if (status == OG_OK)
        status = fill_stats(&run, err);
    if (status == OG_OK) {
        *out = run.result;
        run.result = NULL;
    }
    clear_run(&run);
    return status;
}

og_status og_run(const og_plan *plan, const og_run_options *options, og_result **out, og_error *err)
{
    og_run_options first, second;
    *out = NULL;
    og_status status = OG_OPTIONS(&first, options, err);
    if (status == OG_OK)
        status = check_replicates(first.replicates, err);
    if (status != OG_OK)
        return status;
    og_keep keep = {0};
    const bool observed = plan->observed.count > 0;
    const og_progress whole = first.progress;
    og_progress_part parts[] = {{&whole, 0, 0.5}, {&whole, 0.5, 1}};
    second = first;
    if (observed && whole.tell) {
        first.progress = og_progress_of(&parts[0]);
        second.progress = og_progress_of(&parts[1]);
    }
    uint64_t *keys = og_exec_keys(plan, first.seed);
    if (!keys)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK && observed)
        status = og_keep_find(plan, &first, &keep, err);
    if (status == OG_OK)
        status = run_kept(plan, keys, &second, observed ? &keep : NULL, out, err);
    og_keep_clear(&keep);
    free(keys);
    return status;
}

og_status og_run_keys(const og_plan *plan, const uint64_t *keys, const og_run_options *options,
                      og_result **out, og_error *err)
{
    *out = NULL;
    og_status status = check_replicates(options->replicates, err);
    return status == OG_OK ? run_kept(plan, keys, options, NULL, out, err) : status;
}
