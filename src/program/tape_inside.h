/* The inside of a tape, shared by its store (tape.c), the rules by which values are made
 * (expression.c) and its finish (schedule.c). */
#ifndef OG_PROGRAM_TAPE_INSIDE_H
#define OG_PROGRAM_TAPE_INSIDE_H

#include "base/arena.h"
#include "program/fact.h"
#include "program/map.h"
#include "program/tape.h"

/* A value and the instruction that makes it. A node comes after the nodes that it reads. Several
 * values of one instruction are consecutive nodes, of which the first holds the instruction. */
typedef struct og_tape_node {
    og_instr instr; /* rows are numbers of nodes; y is not used */
    uint32_t maker; /* the node that holds the instruction: itself or an earlier one */
    uint32_t made;  /* values that the instruction makes; 0 when it is not here */
    int32_t month;
    og_fact fact;
} og_tape_node;

typedef struct og_tape_mark {
    uint32_t value, output;
} og_tape_mark;

struct og_tape {
    og_status status;
    const og_progress *progress;
    uint32_t steps; /* expressions that were asked for */
    int32_t month;
    og_tape_node *nodes;
    uint32_t *operands; /* lists of ALLOCATE and SHIFT */
    og_tape_mark *outs;
    const char **paths;
    uint8_t *varies;
    og_quantile *functions;
    og_interval *intervals; /* of the functions */
    size_t node_count, operand_count, out_count, path_count, function_count;
    size_t node_capacity, operand_capacity, out_capacity, path_capacity, varies_capacity,
        function_capacity, interval_capacity;
    og_map expressions, draws, quantiles;
    og_arena arena; /* of the paths */

    og_instr *code; /* once finished */
    uint32_t *code_operands;
};

/* The value of an instruction whose operands are nodes: an earlier one if there is the same. */
og_ref og_tape_emit(og_tape *tape, og_instr instr);

/* Between which bounds a value lies; NaN where nothing is known. */
og_interval og_tape_interval(const og_tape *tape, og_ref value);

/* The row of a value; a constant is put in one. */
uint32_t og_tape_row(og_tape *tape, og_ref value);

/* `length` more entries of the operand list, to be filled at once, and an instruction with that
 * list that makes `made` values; *values is the first of them. NULL: no memory. */
uint32_t *og_tape_emit_list(og_tape *tape, og_instr instr, size_t length, size_t made,
                            uint32_t *values);

#endif
