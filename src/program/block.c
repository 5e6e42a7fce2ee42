#include "program/block.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof OG_PLAN_MAGIC == sizeof((struct og_plan *)0)->magic,
               "the magic fills its field");

typedef struct part {
    og_section *section;
    const void *items; /* NULL: written later */
    size_t count, size;
} part;

/* Gives every part its place after the head; returns the size of the block, 0 when it exceeds
 * what memory can hold. */
static size_t lay_out(const part *parts, size_t count)
{
    size_t size = sizeof(struct og_plan);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].count > (SIZE_MAX - size - 7) / parts[i].size)
            return 0;
        *parts[i].section = (og_section){size, parts[i].count};
        size = (size + parts[i].count * parts[i].size + 7) & ~(size_t)7;
    }
    return size;
}

/* A draw that is made once per replicate. */
typedef struct run_draw {
    const char *path;
    uint32_t draw;
} run_draw;

static int by_path(const void *a, const void *b)
{
    return strcmp(((const run_draw *)a)->path, ((const run_draw *)b)->path);
}

/* How many dimensions the Sobol' points of the program need, within the table. */
static size_t dimensions_of(const og_tape_code *code, og_sampling sampling)
{
    size_t count = 0;
    for (size_t i = 0; sampling == OG_SAMPLING_SOBOL && i < code->draw_count; i++)
        count += !code->varies[i];
    return count < OG_SOBOL_DIMENSIONS ? count : OG_SOBOL_DIMENSIONS;
}

/* Ranks by path, so that a draw's dimension depends on nothing but which paths there are. False: no
 * memory. */
static bool write_dimensions(struct og_plan *plan, const og_tape_code *code)
{
    og_draw *draws = (og_draw *)((char *)plan + plan->draws.offset);
    uint32_t *directions = (uint32_t *)((char *)plan + plan->directions.offset);
    run_draw *ranked = calloc(code->draw_count + 1, sizeof *ranked);
    size_t count = 0;
    if (ranked == NULL)
        return false;
    for (size_t i = 0; i < code->draw_count; i++)
        if (!code->varies[i])
            ranked[count++] = (run_draw){code->paths[i], (uint32_t)i};
    qsort(ranked, count, sizeof *ranked, by_path);
    for (size_t i = 0; i < count; i++)
        draws[ranked[i].draw].dimension = (uint32_t)i;
    for (size_t d = 0; d < plan->directions.count / OG_SOBOL_BITS; d++)
        og_sobol_directions(d, directions + d * OG_SOBOL_BITS);
    free(ranked);
    return true;
}

static void write_draws(struct og_plan *plan, const og_tape_code *code, size_t text_length)
{
    og_draw *draws = (og_draw *)((char *)plan + plan->draws.offset);
    char *text = (char *)plan + plan->text.offset;
    size_t at = text_length;
    for (size_t i = 0; i < code->draw_count; i++) {
        const size_t size = strlen(code->paths[i]) + 1;
        draws[i] = (og_draw){.path = (uint32_t)at, .varies = code->varies[i]};
        memcpy(text + at, code->paths[i], size);
        at += size;
    }
}

og_status og_block_build(const og_tape_code *code, const double *tables, size_t table_length,
                         const og_block_parts *parts, struct og_plan **out, og_error *err)
{
    *out = NULL;
    size_t text_length = parts->text_length;
    for (size_t i = 0; i < code->draw_count; i++)
        text_length += strlen(code->paths[i]) + 1;
    if (text_length > UINT32_MAX)
        return OG_FAIL(err, OG_ERR_LIMIT, TEXTS_LARGE);

    struct og_plan head = {.magic = OG_PLAN_MAGIC, .rows = code->rows, .sampling = parts->sampling};
    const part sections[] = {
        {&head.instrs, code->instrs, code->instr_count, sizeof(og_instr)},
        {&head.operands, code->operands, code->operand_count, sizeof(uint32_t)},
        {&head.draws, NULL, code->draw_count, sizeof(og_draw)},
        {&head.directions, NULL, dimensions_of(code, parts->sampling) * OG_SOBOL_BITS,
         sizeof(uint32_t)},
        {&head.quantiles, code->functions, code->function_count, sizeof(og_quantile)},
        {&head.tables, tables, table_length, sizeof(double)},
        {&head.outputs, parts->outputs, parts->output_count, sizeof(og_output)},
        {&head.cells, parts->cells, parts->cell_count, sizeof(og_cell)},
        {&head.spans, parts->spans, parts->span_count, sizeof(og_plan_span_row)},
        {&head.series, parts->series, parts->series_count, sizeof(og_plan_series_row)},
        {&head.metrics, parts->metrics, parts->metric_count, sizeof(og_plan_metric_row)},
        {&head.cases, parts->cases, parts->case_count, sizeof(og_plan_case_row)},
        {&head.overruns, parts->overruns, parts->overrun_count, sizeof(og_plan_overrun_row)},
        {&head.text, NULL, text_length, 1},
        {&head.levers, parts->levers, parts->lever_count, sizeof(og_plan_lever_row)},
        {&head.observed, parts->observed, parts->observed_count, sizeof(og_plan_observed_row)},
        {&head.prior, parts->prior, parts->prior ? parts->prior->size : 0, 1},
    };
    const size_t count = sizeof sections / sizeof *sections;
    const size_t size = lay_out(sections, count);
    struct og_plan *plan = size > 0 ? calloc(1, size) : NULL;
    if (plan == NULL)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);

    head.size = size;
    *plan = head;
    for (size_t i = 0; i < count; i++)
        if (sections[i].items != NULL && sections[i].count > 0)
            memcpy((char *)plan + sections[i].section->offset, sections[i].items,
                   sections[i].count * sections[i].size);
    if (parts->text_length > 0)
        memcpy((char *)plan + plan->text.offset, parts->text, parts->text_length);
    write_draws(plan, code, parts->text_length);
    if (!write_dimensions(plan, code)) {
        free(plan);
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    }
    *out = plan;
    return OG_OK;
}

void og_plan_free(og_plan *plan)
{
    free(plan);
}
