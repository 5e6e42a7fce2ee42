/* What cannot be avoided, timed beside the engine; built and run by tests/bench/run.
 *
 *   floor draw FILE REPLICATES KEPT   "CPU seconds, draws, rows"
 *       Draws the scenario's random values with the engine's generator and tables, and writes and
 *       reads one row for each value that is summarised; reads when KEPT replicates (or a batch)
 *       are written. Their memory was touched before, so that no page faults count.
 *   floor start FILE   "CPU seconds, shapes"
 *       Reads the scenario and makes its plan; shapes are the tables of quantiles that it has. */
#include "model/exec.h"
#include "opgave.h"
#include "random/quantile.h"
#include "random/uniform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LANES = 16 };

typedef double row[OG_BATCH];

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static og_plan *make_plan(const char *path)
{
    og_scenario *scenario = NULL;
    og_plan *plan = NULL;
    og_error err = {0};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    if (diags && og_scenario_load(path, NULL, 0, &scenario, diags) == OG_OK &&
        og_plan_new(scenario, NULL, 0, &plan, diags, &err) == OG_OK) {
        og_scenario_free(scenario);
        og_diagnostics_free(diags);
        return plan;
    }
    fprintf(stderr, "floor: %s: cannot be planned: %s\n", path, err.message);
    exit(1);
}

/* A quantile of what another instruction computed (from normal variates, say) reads the uniforms
 * drawn last: its input is uniform too, and computing it is not part of the floor. */
static uint64_t draw(const struct og_plan *plan, const uint64_t *keys, uint64_t first, row u, row y)
{
    const og_instr *instrs = og_plan_at(plan, plan->instrs);
    const og_quantile *quantiles = og_plan_at(plan, plan->quantiles);
    const double *tables = og_plan_at(plan, plan->tables);
    uint64_t draws = 0;
    for (const og_instr *i = instrs; i < instrs + plan->instrs.count; i++) {
        if (i->op == OG_OP_UNIFORM || i->op == OG_OP_DRAW) {
            og_uniform_fill(keys[i->a], first, OG_BATCH, (int32_t)i->k, u);
            draws++;
        }
        if (i->op == OG_OP_QUANTILE || i->op == OG_OP_DRAW)
            og_quantile_fill(&quantiles[i->b], tables, u, OG_BATCH, y);
    }
    return draws;
}

/* Each series in each period where it is uncertain, each metric and group of cases; whatever cells
 * the plan finds to share a row. */
static uint64_t count_summarised(const struct og_plan *plan)
{
    const og_output *outputs = og_plan_at(plan, plan->outputs);
    const og_cell *cells = og_plan_at(plan, plan->cells);
    uint64_t count = 0;
    for (uint64_t i = 0; i < plan->outputs.count; i++)
        count += outputs[i].kind != OG_OUTPUT_CELL;
    for (uint64_t i = 0; i < plan->cells.count; i++)
        count += cells[i].output >= 0;
    return count;
}

static void write_rows(const row y, uint64_t rows, row *written)
{
    for (uint64_t o = 0; o < rows; o++)
        memcpy(written[o], y, sizeof(row));
}

static void read_rows(const row *written, uint64_t rows, double sums[LANES])
{
    for (uint64_t o = 0; o < rows; o++)
        for (size_t i = 0; i < OG_BATCH; i += LANES)
            for (size_t lane = 0; lane < LANES; lane++)
                sums[lane] += written[o][i + lane];
}

static int time_draws(const char *path, uint64_t replicates, uint64_t kept)
{
    og_plan *plan = make_plan(path);
    uint64_t rows = count_summarised(plan), draws = 0, used = 0;
    uint64_t batches = (kept + OG_BATCH - 1) / OG_BATCH;
    uint64_t *keys = og_exec_keys(plan, 1);
    row *written = malloc((batches * rows + 1) * sizeof(row));
    row u = {0}, y = {0};
    double sums[LANES] = {0};
    if (!keys || !written || batches == 0)
        return 1;
    memset(written, 1, batches * rows * sizeof(row));

    double start = cpu_seconds();
    for (uint64_t first = 0; first < replicates; first += OG_BATCH) {
        draws = draw(plan, keys, first, u, y);
        write_rows(y, rows, written + used++ * rows);
        if (used == batches || first + OG_BATCH >= replicates) {
            read_rows(written, used * rows, sums);
            used = 0;
        }
    }
    double seconds = cpu_seconds() - start;

    volatile double sum = 0; /* used, so that it is computed */
    for (size_t lane = 0; lane < LANES; lane++)
        sum = sum + sums[lane];
    printf("%.9f %llu %llu\n", seconds, (unsigned long long)draws, (unsigned long long)rows);
    free(written);
    free(keys);
    og_plan_free(plan);
    return 0;
}

static int time_start(const char *path)
{
    double start = cpu_seconds();
    og_plan *plan = make_plan(path);
    double seconds = cpu_seconds() - start;

    const og_quantile *quantiles = og_plan_at(plan, plan->quantiles);
    unsigned shapes = 0;
    for (uint64_t i = 0; i < plan->quantiles.count; i++) {
        uint64_t same = 0;
        while (same < i && quantiles[same].offset != quantiles[i].offset)
            same++;
        shapes += quantiles[i].length > 0 && same == i;
    }
    printf("%.9f %u\n", seconds, shapes);
    og_plan_free(plan);
    return 0;
}

int main(int argc, char **argv)
{
    og_init();
    if (argc == 5 && strcmp(argv[1], "draw") == 0)
        return time_draws(argv[2], strtoull(argv[3], NULL, 10), strtoull(argv[4], NULL, 10));
    if (argc == 3 && strcmp(argv[1], "start") == 0)
        return time_start(argv[2]);
    fprintf(stderr, "usage: floor draw FILE REPLICATES KEPT | floor start FILE\n");
    return 2;
}
