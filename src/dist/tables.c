/* Collects the tables of a plan's distributions. */
#include "dist/cubic.h"
#include "dist/known.h"
#include "dist/step.h"
#include "dist/type.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A table that is there already, and what it was made of. Lists are told apart by their table. */
typedef struct entry {
    og_shape shape;
    uint32_t kind;
    size_t offset, length;
} entry;

struct og_tables {
    og_block block;
    entry *entries;
    size_t count, capacity;
};

og_tables *og_tables_new(void)
{
    return calloc(1, sizeof(og_tables));
}

void og_tables_free(og_tables *tables)
{
    if (!tables)
        return;
    free(tables->block.at);
    free(tables->entries);
    free(tables);
}

const double *og_tables_block(const og_tables *tables, size_t *length)
{
    *length = tables->block.length;
    return tables->block.at;
}

static const entry *find_shape(const og_tables *tables, const og_shape *shape)
{
    for (size_t i = 0; i < tables->count; i++) {
        const og_shape *other = &tables->entries[i].shape;
        if (other->family == shape->family && other->a == shape->a && other->b == shape->b)
            return &tables->entries[i];
    }
    return NULL;
}

static const entry *find_bytes(const og_tables *tables, const entry *made)
{
    const double *block = tables->block.at;
    for (size_t i = 0; i < tables->count; i++) {
        const entry *other = &tables->entries[i];
        if (other->kind == made->kind && other->length == made->length &&
            memcmp(block + other->offset, block + made->offset, made->length * sizeof *block) == 0)
            return other;
    }
    return NULL;
}

static og_status reserve_entry(og_tables *tables, og_error *err)
{
    if (tables->count < tables->capacity)
        return OG_OK;
    size_t capacity = 2 * tables->capacity + 16;
    entry *entries = realloc(tables->entries, capacity * sizeof *entries);
    if (!entries)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    tables->entries = entries;
    tables->capacity = capacity;
    return OG_OK;
}

/* Builds the table of a curve, else of `dist`, at the block's end, and takes it back if it failed
 * or there is one like it. */
static og_status build_table(og_tables *tables, const og_dist *dist, const og_curve *curve,
                             entry *made, og_error *err)
{
    og_block *block = &tables->block;
    og_status status = reserve_entry(tables, err);
    if (status != OG_OK)
        return status;
    made->offset = block->length;
    block->failed = false;
    if (made->kind == OG_QUANTILE_CUBIC)
        status = og_cubic_add(block, curve, err);
    else if (made->kind == OG_QUANTILE_STEP)
        status = og_step_add(block, dist, &made->shape, err);
    else
        status = og_sample_add(block, dist, err);
    made->length = block->length - made->offset;

    const entry *same = status == OG_OK ? find_bytes(tables, made) : NULL;
    if (status != OG_OK || same)
        block->length = made->offset;
    if (same)
        *made = *same;
    else if (status == OG_OK)
        tables->entries[tables->count++] = *made;
    return status;
}

og_status og_tables_add(og_tables *tables, const og_dist *dist, og_quantile *out, og_error *err)
{
    og_shape shape = og_shape_of(dist);
    *out = (og_quantile){
        .kind = shape.family->table, .location = shape.location, .scale = shape.scale};
    if (out->kind == OG_QUANTILE_IDENTITY)
        return OG_OK;
    if (out->kind == OG_QUANTILE_TRIANGULAR) {
        out->parameter = shape.a;
        return OG_OK;
    }
    entry made = {.shape = shape, .kind = out->kind};
    const entry *found = og_dist_types[dist->kind]->lists ? NULL : find_shape(tables, &shape);
    if (found)
        made = *found;
    else {
        og_curve curve;
        if (made.kind == OG_QUANTILE_CUBIC)
            og_curve_init(&curve, &shape);
        og_status status = build_table(tables, dist, &curve, &made, err);
        if (status != OG_OK)
            return status;
    }
    out->offset = made.offset;
    out->length = made.length;
    return OG_OK;
}

og_status og_tables_add_known(og_tables *tables, const double *probabilities, const double *values,
                              size_t count, og_quantile *out, og_error *err)
{
    og_known known;
    og_curve curve;
    og_known_init(&known, probabilities, values, count);
    og_known_curve(&known, &curve);
    entry made = {.kind = OG_QUANTILE_CUBIC}; /* no other has its shape: found by its bytes alone */
    og_status status = build_table(tables, NULL, &curve, &made, err);
    *out = (og_quantile){
        .kind = OG_QUANTILE_CUBIC, .scale = 1, .offset = made.offset, .length = made.length};
    return status;
}
