/* og_run: batches of replicates over threads, each output row taken while it is hot.
 *
 * Pilot batches are run first and kept; they tell the digest where each cell's percentiles lie.
 * Then come all other batches (first pass), and once more those that were not kept (second pass),
 * for the percentiles. Metrics and cases go to their place in the result as they come. */
#include "base/error.h"
#include "engine/digest.h"
#include "engine/pool.h"
#include "engine/result.h"
#include "model/exec.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define DEFAULT_MEMORY ((uint64_t)256 << 20)
#define LEAST_COLLECTED ((uint64_t)1 << 20) /* bytes of a second pass, however small the budget */
#define MOST_THREADS 1024
#define MOST_TASKS 512 /* bounds the memory of sums, which are kept per task */
#define PROGRESS_SECONDS 0.1

struct worker {
    double *workspace;
    double *pilot; /* one cell's pilot, gathered */
};

struct run {
    const struct og_plan *plan;
    const og_run_options *options;
    const og_output *outputs;
    og_result *result;
    size_t *slot; /* of each output, among those of its kind */
    size_t cells; /* outputs that are cells */
    uint64_t *keys;
    unsigned threads;
    struct worker *workers;

    uint64_t batches, pilot_batches, kept_batches;
    uint64_t task_batches; /* batches in a task */
    size_t tasks;
    double *rows; /* [kept_batches][cells][OG_BATCH] */
    og_digest digest;

    atomic_bool stopped;
    _Atomic uint64_t done; /* batches of this pass, which takes progress from `share` on */
    double share, part;
    struct timespec reported;
};

/* What a sink needs to know besides the row. */
struct visit {
    struct run *run;
    unsigned worker;
    uint64_t task;
};

/* ---- rows ---- */

static size_t batch_length(const struct run *run, uint64_t batch)
{
    uint64_t left = run->options->replicates - batch * OG_BATCH;
    return left < OG_BATCH ? (size_t)left : OG_BATCH;
}

static double *kept_row(const struct run *run, uint64_t batch, size_t cell)
{
    return run->rows + (batch * run->cells + cell) * OG_BATCH;
}

/* Metrics and cases go to the result, cells to the kept rows. */
static void store_row(const struct run *run, uint32_t output, uint64_t first, const double *values,
                      size_t count)
{
    og_result *result = run->result;
    size_t slot = run->slot[output];
    uint64_t batch = first / OG_BATCH;
    switch ((og_output_kind)run->outputs[output].kind) {
    case OG_OUTPUT_CELL:
        if (batch < run->kept_batches)
            memcpy(kept_row(run, batch, slot), values, count * sizeof *values);
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

static void pilot_row(void *context, uint32_t output, uint64_t first, const double *values,
                      size_t count)
{
    const struct visit *visit = context;
    store_row(visit->run, output, first, values, count);
}

static void tally_row(void *context, uint32_t output, uint64_t first, const double *values,
                      size_t count)
{
    const struct visit *visit = context;
    struct run *run = visit->run;
    store_row(run, output, first, values, count);
    if (run->outputs[output].kind == OG_OUTPUT_CELL)
        og_digest_tally(&run->digest, visit->worker, visit->task, run->slot[output], values, count);
}

static void collect_row(void *context, uint32_t output, uint64_t first, const double *values,
                        size_t count)
{
    const struct visit *visit = context;
    struct run *run = visit->run;
    (void)first;
    if (run->outputs[output].kind == OG_OUTPUT_CELL)
        og_digest_collect(&run->digest, visit->worker, run->slot[output], values, count);
}

/* ---- passes ---- */

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
    run->options->progress(run->options->context,
                           run->share + run->part * done / (double)run->batches);
}

static bool should_stop(struct run *run)
{
    if (run->options->cancel && *run->options->cancel)
        atomic_store_explicit(&run->stopped, true, memory_order_relaxed);
    return atomic_load_explicit(&run->stopped, memory_order_relaxed);
}

static void run_batch(struct visit *visit, uint64_t batch,
                      void (*row)(void *, uint32_t, uint64_t, const double *, size_t))
{
    struct run *run = visit->run;
    og_sink sink = {row, visit};
    og_exec_batch(run->plan, run->keys, batch * OG_BATCH, batch_length(run, batch),
                  run->workers[visit->worker].workspace, &sink);
}

static void batch_done(struct visit *visit)
{
    struct run *run = visit->run;
    atomic_fetch_add_explicit(&run->done, 1, memory_order_relaxed);
    if (visit->worker == 0 && run->options->progress)
        report(run);
}

static void pilot_task(void *context, unsigned worker, uint64_t batch)
{
    struct visit visit = {context, worker, 0};
    if (should_stop(visit.run))
        return;
    run_batch(&visit, batch, pilot_row);
    batch_done(&visit);
}

static void tally_task(void *context, unsigned worker, uint64_t task)
{
    struct visit visit = {context, worker, task};
    struct run *run = visit.run;
    uint64_t end = (task + 1) * run->task_batches;
    for (uint64_t b = task * run->task_batches; b < end && b < run->batches; b++) {
        if (should_stop(run))
            return;
        if (b >= run->pilot_batches) {
            run_batch(&visit, b, tally_row);
            batch_done(&visit);
            continue;
        }
        for (size_t cell = 0; cell < run->cells; cell++)
            og_digest_tally(&run->digest, worker, task, cell, kept_row(run, b, cell),
                            batch_length(run, b));
    }
}

static void collect_task(void *context, unsigned worker, uint64_t batch)
{
    struct visit visit = {context, worker, 0};
    struct run *run = visit.run;
    if (should_stop(run))
        return;
    if (batch >= run->kept_batches)
        run_batch(&visit, batch, collect_row);
    for (size_t cell = 0; batch < run->kept_batches && cell < run->cells; cell++)
        og_digest_collect(&run->digest, worker, cell, kept_row(run, batch, cell),
                          batch_length(run, batch));
    batch_done(&visit);
}

static size_t gather_pilot(const struct run *run, size_t cell, double *out)
{
    size_t count = 0;
    for (uint64_t b = 0; b < run->pilot_batches; b++) {
        size_t length = batch_length(run, b);
        memcpy(out + count, kept_row(run, b, cell), length * sizeof *out);
        count += length;
    }
    return count;
}

static void plan_cell(void *context, unsigned worker, uint64_t cell)
{
    struct run *run = context;
    double *pilot = run->workers[worker].pilot;
    if (!should_stop(run))
        og_digest_plan(&run->digest, cell, pilot, gather_pilot(run, cell, pilot));
}

static void settle_cell(void *context, unsigned worker, uint64_t cell)
{
    struct run *run = context;
    double *pilot = run->workers[worker].pilot;
    if (!should_stop(run))
        og_digest_settle(&run->digest, cell, pilot, gather_pilot(run, cell, pilot));
}

static og_status second_pass(struct run *run, uint64_t memory, og_error *err)
{
    uint64_t bytes = memory / 2 > LEAST_COLLECTED ? memory / 2 : LEAST_COLLECTED;
    size_t end = 0;
    for (size_t first = 0; first < run->cells; first = end) {
        end = og_digest_open(&run->digest, first, bytes);
        if (end == first)
            return og_fail(err, OG_ERR_MEMORY, "out of memory for percentiles");
        double groups = ceil((double)(run->cells - first) / (double)(end - first));
        run->share += run->part;
        run->part = (1.0 - run->share) / groups;
        atomic_store(&run->done, 0);
        if (!og_digest_idle(&run->digest))
            og_pool_run(run->threads, run->batches, collect_task, run);
        og_status status = og_digest_finish(&run->digest, err);
        if (status != OG_OK || should_stop(run))
            return status;
    }
    return OG_OK;
}

static og_status run_passes(struct run *run, uint64_t memory, og_error *err)
{
    run->part = 0.5;
    og_pool_run(run->threads, run->pilot_batches, pilot_task, run);
    og_pool_run(run->threads, run->cells, plan_cell, run);
    og_pool_run(run->threads, run->tasks, tally_task, run);
    og_pool_run(run->threads, run->cells, settle_cell, run);
    og_status status = should_stop(run) ? OG_OK : second_pass(run, memory, err);
    if (status == OG_OK && should_stop(run))
        status = og_fail(err, OG_CANCELLED, "cancelled");
    if (status == OG_OK && run->options->progress)
        run->options->progress(run->options->context, 1.0);
    return status;
}

/* ---- making ready ---- */

static unsigned thread_count(unsigned wanted, uint64_t batches)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint64_t threads = wanted > 0 ? wanted : processors > 0 ? (uint64_t)processors : 1;
    threads = threads < batches ? threads : batches;
    return threads < MOST_THREADS ? (unsigned)threads : MOST_THREADS;
}

/* Numbers the outputs of each kind, then the metrics and cases that are no output because they are
 * constant, whose rows are filled here. */
static og_status make_result(struct run *run, og_error *err)
{
    const struct og_plan *plan = run->plan;
    const og_plan_series_row *series = og_plan_at(plan, plan->series);
    const og_plan_metric_row *metrics = og_plan_at(plan, plan->metrics);
    const og_plan_case_row *groups = og_plan_at(plan, plan->cases);
    og_result *result = run->result;
    uint64_t n = result->replicates;
    size_t used[3] = {0};

    for (uint64_t i = 0; i < plan->outputs.count; i++)
        run->slot[i] = used[run->outputs[i].kind]++;
    run->cells = used[OG_OUTPUT_CELL];
    for (size_t i = 0; i < result->series_count; i++)
        result->first_cell[i] = series[i].cell;
    for (size_t i = 0; i < result->metric_count; i++)
        result->metric_slot[i] =
            metrics[i].output >= 0 ? run->slot[metrics[i].output] : used[OG_OUTPUT_METRIC]++;
    for (size_t i = 0; i < result->group_count; i++)
        result->group_slot[i] =
            groups[i].output >= 0 ? run->slot[groups[i].output] : used[OG_OUTPUT_CASE]++;

    result->values = og_array(used[OG_OUTPUT_METRIC], n * sizeof *result->values);
    result->cases = og_array(used[OG_OUTPUT_CASE], n);
    if (!result->values || !result->cases)
        return og_fail(err, OG_ERR_MEMORY, "out of memory for %zu metrics of %llu replicates",
                       used[OG_OUTPUT_METRIC], (unsigned long long)n);
    for (size_t i = 0; i < result->metric_count; i++)
        for (uint64_t r = 0; metrics[i].output < 0 && r < n; r++)
            result->values[result->metric_slot[i] * n + r] = metrics[i].constant;
    for (size_t i = 0; i < result->group_count; i++)
        if (groups[i].output < 0)
            memset(result->cases + result->group_slot[i] * n, (int)groups[i].constant, n);
    return OG_OK;
}

static og_status make_workers(struct run *run, og_error *err)
{
    run->workers = og_array(run->threads, sizeof *run->workers);
    run->keys = og_exec_keys(run->plan, run->options->seed);
    bool ok = run->workers && run->keys;
    for (unsigned i = 0; ok && i < run->threads; i++) {
        run->workers[i].workspace = og_exec_workspace(run->plan);
        run->workers[i].pilot = og_array(run->pilot_batches, OG_BATCH * sizeof(double));
        ok = run->workers[i].workspace && run->workers[i].pilot;
    }
    return ok ? OG_OK : og_fail(err, OG_ERR_MEMORY, "out of memory for %u threads", run->threads);
}

/* How many batches the pilot has, what fits in `memory` but at least one; and of how many the rows
 * of cells are kept, what fits in the memory that the metrics leave but at least the pilot. */
static og_status make_rows(struct run *run, uint64_t memory, og_error *err)
{
    uint64_t row_bytes = run->cells * OG_BATCH * sizeof *run->rows;
    uint64_t metric_bytes = run->result->metric_count * run->options->replicates * sizeof(double);
    uint64_t pilot = run->digest.pilot / OG_BATCH;
    uint64_t fit = row_bytes > 0 ? memory / row_bytes : run->batches;
    uint64_t left = memory > metric_bytes ? memory - metric_bytes : 0;

    pilot = pilot < run->batches ? pilot : run->batches;
    run->pilot_batches = fit < 1 ? 1 : fit < pilot ? fit : pilot;
    run->kept_batches = row_bytes > 0 ? left / row_bytes : 0;
    if (run->kept_batches > run->batches)
        run->kept_batches = run->batches;
    if (run->kept_batches < run->pilot_batches)
        run->kept_batches = run->pilot_batches;
    if (row_bytes > SIZE_MAX / run->kept_batches)
        return og_fail(err, OG_ERR_MEMORY, "out of memory for %zu series", run->cells);
    size_t bytes = row_bytes * run->kept_batches;
    run->rows = malloc(bytes > 0 ? bytes : 1);
    return run->rows ? OG_OK : og_fail(err, OG_ERR_MEMORY, "out of memory for %zu bytes", bytes);
}

static og_result *new_result(const struct og_plan *plan, const og_run_options *options)
{
    og_result *result = calloc(1, sizeof *result);
    if (!result)
        return NULL;
    result->replicates = options->replicates;
    result->seed = options->seed;
    result->series_count = plan->series.count;
    result->metric_count = plan->metrics.count;
    result->group_count = plan->cases.count;
    result->first_cell = og_array(result->series_count, sizeof *result->first_cell);
    result->stats = og_array(plan->cells.count, sizeof *result->stats);
    result->metric_slot = og_array(result->metric_count, sizeof *result->metric_slot);
    result->group_slot = og_array(result->group_count, sizeof *result->group_slot);
    if (result->first_cell && result->stats && result->metric_slot && result->group_slot)
        return result;
    og_result_free(result);
    return NULL;
}

static void fill_stats(const struct run *run)
{
    const og_cell *cells = og_plan_at(run->plan, run->plan->cells);
    uint64_t n = run->options->replicates;
    for (uint64_t i = 0; i < run->plan->cells.count; i++) {
        double k = cells[i].constant;
        if (cells[i].output >= 0)
            run->result->stats[i] = run->digest.stats[run->slot[cells[i].output]];
        else if (isnan(k))
            run->result->stats[i] = (og_stats){k, k, k, k, k, k, k, 0, false};
        else
            run->result->stats[i] = (og_stats){k, k, k, k, k, k, k > OG_POSITIVE, n, true};
    }
}

static void clear_run(struct run *run)
{
    for (unsigned i = 0; run->workers && i < run->threads; i++) {
        free(run->workers[i].workspace);
        free(run->workers[i].pilot);
    }
    free(run->workers);
    free(run->keys);
    free(run->slot);
    free(run->rows);
    og_digest_clear(&run->digest);
    og_result_free(run->result);
}

og_status og_run(const og_plan *plan, const og_run_options *options, og_result **out, og_error *err)
{
    *out = NULL;
    uint64_t n = options->replicates;
    if (n < 1 || n > UINT32_MAX)
        return og_fail(err, OG_ERR_VALUE, "replicates must be between 1 and %lu, got %llu",
                       (unsigned long)UINT32_MAX, (unsigned long long)n);
    uint64_t memory = options->memory > 0 ? options->memory : DEFAULT_MEMORY;
    struct run run = {
        .plan = plan,
        .options = options,
        .outputs = og_plan_at(plan, plan->outputs),
        .result = new_result(plan, options),
        .slot = og_array(plan->outputs.count, sizeof *run.slot),
        .batches = (n + OG_BATCH - 1) / OG_BATCH,
    };
    run.threads = thread_count(options->threads, run.batches);
    run.task_batches = (run.batches + MOST_TASKS - 1) / MOST_TASKS;
    run.tasks = (run.batches + run.task_batches - 1) / run.task_batches;

    og_status status = run.result && run.slot
                           ? make_result(&run, err)
                           : og_fail(err, OG_ERR_MEMORY, "out of memory for the result");
    if (status == OG_OK)
        status = og_digest_init(&run.digest, run.cells, n, run.threads, run.tasks, err);
    if (status == OG_OK)
        status = make_rows(&run, memory, err);
    if (status == OG_OK)
        status = make_workers(&run, err);
    if (status == OG_OK)
        status = run_passes(&run, memory, err);
    if (status == OG_OK) {
        fill_stats(&run);
        *out = run.result;
        run.result = NULL;
    }
    clear_run(&run);
    return status;
}
