/* From a tape to the outputs of a run, for the tests of the tape and the interpreter. Includes
 * what cmocka wants included before it. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/exec.h"
#include "program/block.h"
#include "program/tape.h"
#include "random/uniform.h"

#include <stdlib.h>
#include <string.h>

#define PROGRAM_SEED 20260101u

static inline og_quantile program_identity(double location, double scale)
{
    return (og_quantile){.kind = OG_QUANTILE_IDENTITY, .location = location, .scale = scale};
}

/* A row that holds location + scale * u, u drawn at `path`. */
static inline og_ref program_draw(og_tape *tape, const char *path, double location, double scale)
{
    const og_quantile identity = program_identity(location, scale);
    return og_tape_quantile(tape, og_tape_function(tape, &identity),
                            og_tape_uniform(tape, path, false, 0));
}

/* A row that holds k in every replicate, though the tape cannot know. */
static inline og_ref program_row(og_tape *tape, double k)
{
    return program_draw(tape, "row", k, 0);
}

static inline og_plan *program_plan(og_tape *tape)
{
    og_tape_code code;
    og_plan *plan;
    assert_int_equal(og_tape_finish(tape, &code, NULL), OG_OK);
    assert_int_equal(og_block_build(&code, NULL, 0, &(og_block_parts){0}, &plan, NULL), OG_OK);
    return plan;
}

typedef struct program_rows {
    double *values; /* output by output */
    uint64_t replicates;
} program_rows;

static inline void program_sink(void *context, uint32_t output, uint64_t first,
                                const double *values, size_t count)
{
    program_rows *rows = context;
    memcpy(rows->values + output * rows->replicates + first, values, count * sizeof *values);
}

/* values[output * replicates + replicate]; free() it. */
static inline double *program_run(const og_plan *plan, size_t outputs, uint64_t replicates)
{
    program_rows rows = {calloc(outputs * replicates + 1, sizeof(double)), replicates};
    uint64_t *keys = og_exec_keys(plan, PROGRAM_SEED);
    double *workspace = og_exec_workspace(plan);
    assert_non_null(rows.values);
    assert_non_null(keys);
    assert_non_null(workspace);
    const og_sink sink = {program_sink, &rows};
    for (uint64_t first = 0; first < replicates; first += OG_BATCH) {
        const uint64_t left = replicates - first;
        og_exec_batch(plan, keys, NULL, first, left < OG_BATCH ? (size_t)left : OG_BATCH, workspace,
                      &sink);
    }
    free(keys);
    free(workspace);
    return rows.values;
}

/* Finishes, runs and frees the tape. */
static inline double *program_values(og_tape *tape, size_t outputs, uint64_t replicates)
{
    og_plan *plan = program_plan(tape);
    double *values = program_run(plan, outputs, replicates);
    og_plan_free(plan);
    og_tape_free(tape);
    return values;
}

#endif
