/* The kernels: each runs one instruction over all OG_BATCH lanes. The row written is never one of
 * the rows read. */
#ifndef OG_MODEL_KERNEL_H
#define OG_MODEL_KERNEL_H

#include "model/plan.h"

typedef struct og_row {
    _Alignas(64) double lane[OG_BATCH];
} og_row;

/* ADD ... LESS by form, FLOOR, WITHIN, SELECT, OVERLAP, SPREAD. */
void og_kernel_arithmetic(const og_instr *instr, og_row *rows);

/* ADD, SUB and MUL that do something then. */
void og_kernel_pair(const og_instr *instr, og_row *rows);

/* MOVE and MONTH. */
void og_kernel_calendar(const og_instr *instr, og_row *rows);

/* `list` is the instruction's part of the operand list. */
void og_kernel_allocate(const og_instr *instr, const uint32_t *list, og_row *rows);
void og_kernel_shift(const og_instr *instr, const uint32_t *list, og_row *rows);

/* Runs a statement for each lane i. */
#define OG_LANES(statement)                                                                        \
    do {                                                                                           \
        for (size_t i = 0; i < OG_BATCH; i++)                                                      \
            statement;                                                                             \
    } while (0)

#endif
