#include "dist/step.h"

#include "random/table.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST_CELLS = 256, CELLS_PER_OUTCOME = 8 };

/* Outcomes ascending, each with its weight, or in the end with its CDF. */
typedef struct outcome {
    double value, weight;
} outcome;

static og_status too_many(const og_dist *dist, og_error *err)
{
    const og_dist_type *type = og_dist_types[dist->kind];
    if (type->lists)
        return OG_FAIL(err, OG_ERR_LIMIT, LIST_LONG, .name = type->name,
                       .most = OG_COUNT(OG_STEP_LIMIT), .got = OG_COUNT(dist->count));
    return OG_FAIL(err, OG_ERR_LIMIT, OUTCOMES_MANY, .name = type->name,
                   .parameter = type->parameters[0].key, .value = OG_NUMBER(dist->p[0]),
                   .most = OG_COUNT(OG_STEP_LIMIT));
}

/* Weights of a count from its mode (weight 1) upwards or downwards, into out[0], out[1] ...
 * out[-1], until less than 2^-60 of the whole is left. Returns how many besides the mode, or
 * SIZE_MAX when they are beyond the limit. */
static size_t walk_weights(const og_shape *shape, int direction, outcome *out)
{
    const og_family *family = shape->family;
    double last = family->limit && direction > 0 ? family->limit(shape) : 0;
    double k = family->mode(shape);
    double weight = 1;
    for (size_t count = 0;; count++) {
        double step = direction > 0 ? family->ratio(shape, k)
                      : k > 0       ? 1 / family->ratio(shape, k - 1)
                                    : 0;
        double left = weight * step / (1 - fmin(fmax(step, last), 1));
        if (step == 0 || left < 0x1p-60)
            return count;
        if (count == OG_STEP_LIMIT)
            return SIZE_MAX;
        weight *= step;
        k += direction;
        out += direction;
        *out = (outcome){k, weight};
    }
}

static og_status count_outcomes(const og_dist *dist, const og_shape *shape, outcome **out,
                                size_t *count, og_error *err)
{
    outcome *all = malloc((2 * OG_STEP_LIMIT + 1) * sizeof *all);
    if (!all)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    outcome *middle = all + OG_STEP_LIMIT;
    *middle = (outcome){shape->family->mode(shape), 1};
    size_t up = walk_weights(shape, 1, middle);
    size_t down = walk_weights(shape, -1, middle);
    if (up == SIZE_MAX || down == SIZE_MAX) {
        free(all);
        return too_many(dist, err);
    }
    *count = down + 1 + up;
    for (size_t i = 0; i < *count; i++)
        all[i] = all[OG_STEP_LIMIT - down + i];
    *out = all;
    return OG_OK;
}

static int by_value(const void *a, const void *b)
{
    const outcome *x = a;
    const outcome *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->weight > y->weight) - (x->weight < y->weight);
}

static og_status list_outcomes(const og_dist *dist, const og_shape *shape, outcome **out,
                               size_t *count, og_error *err)
{
    double room[4];
    const og_list list = shape->family->list(dist, shape, room);
    if (list.count > OG_STEP_LIMIT)
        return too_many(dist, err);
    outcome *all = malloc(list.count * sizeof *all);
    if (!all)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < list.count; i++)
        all[i] = (outcome){list.values[i], list.weights[i]};
    qsort(all, list.count, sizeof *all, by_value);
    *count = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (all[i].weight == 0)
            continue;
        if (*count > 0 && all[*count - 1].value == all[i].value)
            all[*count - 1].weight += all[i].weight;
        else
            all[(*count)++] = all[i];
    }
    *out = all;
    return OG_OK;
}

/* Weights to CDF. What lies above the median is summed from the top, so that both tails are right
 * to rounding; outcomes below 2^-53 or above 1 - 2^-53 are dropped. */
static size_t cumulate(outcome *all, size_t count)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += all[i].weight;
    double above = 0;
    size_t top = count;
    while (top > 0 && above + all[top - 1].weight < 0.5 * total) {
        top--;
        double weight = all[top].weight;
        all[top].weight = 1 - above / total;
        above += weight;
    }
    double below = 0;
    for (size_t i = 0; i < top; i++) {
        below += all[i].weight;
        all[i].weight = i + 1 == top ? 1 - above / total : below / total;
    }
    size_t first = 0;
    while (all[first].weight < 0x1p-53)
        first++;
    size_t kept = 0;
    do
        all[kept] = all[first + kept];
    while (all[kept++].weight <= 1 - 0x1p-53 && first + kept < count);
    all[kept - 1].weight = 1;
    return kept;
}

/* A power of two, so that a draw finds its cell without rounding. A search that starts at its
 * cell's first entry passes on average no more than count / cells others (Chen and Asau, AIIE
 * Transactions 6, 1974). */
static size_t choose_cells(size_t count)
{
    size_t cells = LEAST_CELLS;
    while (cells < CELLS_PER_OUTCOME * count && cells < OG_STEP_LIMIT)
        cells *= 2;
    return cells;
}

static void add_table(og_block *block, const outcome *all, size_t count)
{
    const size_t cells = choose_cells(count);
    const size_t start = og_block_add(block, OG_STEP_FIRST + cells + 2 * count);
    if (block->failed)
        return;
    double *table = block->at + start;
    double *first = table + OG_STEP_FIRST, *cdf = first + cells, *values = cdf + count;
    table[OG_STEP_CELLS] = (double)cells;
    table[OG_STEP_ENTRIES] = (double)count;
    for (size_t cell = 0, k = 0; cell < cells; cell++) {
        while (all[k].weight < (double)cell / (double)cells)
            k++;
        first[cell] = (double)k;
    }
    for (size_t i = 0; i < count; i++) {
        cdf[i] = all[i].weight;
        values[i] = all[i].value;
    }
}

og_status og_step_add(og_block *block, const og_dist *dist, const og_shape *shape, og_error *err)
{
    outcome *all = NULL;
    size_t count = 0;
    og_status status = shape->family->list ? list_outcomes(dist, shape, &all, &count, err)
                                           : count_outcomes(dist, shape, &all, &count, err);
    if (status != OG_OK)
        return status;
    count = cumulate(all, count);
    if (count > OG_STEP_LIMIT)
        status = too_many(dist, err);
    else
        add_table(block, all, count);
    if (block->failed)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    free(all);
    return status;
}

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

og_status og_sample_add(og_block *block, const og_dist *dist, og_error *err)
{
    if (dist->count > OG_STEP_LIMIT)
        return too_many(dist, err);
    size_t start = og_block_add(block, OG_SAMPLE_VALUES + dist->count + 1);
    if (block->failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    double *values = block->at + start + OG_SAMPLE_VALUES;
    block->at[start + OG_SAMPLE_LAST] = (double)(dist->count - 1);
    for (size_t i = 0; i < dist->count; i++)
        values[i] = dist->values[i];
    qsort(values, dist->count, sizeof *values, by_number);
    values[dist->count] = values[dist->count - 1];
    return OG_OK;
}
