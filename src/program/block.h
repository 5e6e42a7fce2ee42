/* Lays a finished program and the tables around it out as one plan: a flat, relocatable block. */
#ifndef OG_PROGRAM_BLOCK_H
#define OG_PROGRAM_BLOCK_H

#include "program/tape.h"

/* What the plan says about its outputs, copied into the block. Numbers of texts are offsets into
 * `text`, where each text ends with a NUL. */
typedef struct og_block_parts {
    const og_output *outputs;
    size_t output_count;
    const og_cell *cells;
    size_t cell_count;
    const og_plan_span_row *spans;
    size_t span_count;
    const og_plan_series_row *series;
    size_t series_count;
    const og_plan_metric_row *metrics;
    size_t metric_count;
    const og_plan_case_row *cases;
    size_t case_count;
    const char *text;
    size_t text_length;
    og_sampling sampling; /* of the draws that are made once per replicate */
    const og_plan_overrun_row *overruns;
    size_t overrun_count;
    const og_plan_lever_row *levers;
    size_t lever_count;
    const og_plan_observed_row *observed;
    size_t observed_count;
    const struct og_plan *prior; /* of what is observed; NULL: nothing is */
} og_block_parts;

/* `tables` is the block of doubles that the quantile functions' offsets count in. The paths of the
 * draws are put after the text. *out: og_plan_free. OG_ERR_MEMORY; OG_ERR_LIMIT when the texts
 * exceed 4 GiB. */
og_status og_block_build(const og_tape_code *code, const double *tables, size_t table_length,
                         const og_block_parts *parts, struct og_plan **out, og_error *err);

#endif
