#include "dist/table.h"

#include "random/table.h"

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

size_t og_block_add(og_block *block, size_t count)
{
    size_t start = block->length;
    if (count > block->capacity - start) {
        size_t capacity = 2 * block->capacity + count;
        double *at = realloc(block->at, capacity * sizeof *at);
        if (!at) {
            block->failed = true;
            return 0;
        }
        block->at = at;
        block->capacity = capacity;
    }
    memset(block->at + start, 0, count * sizeof *block->at);
    block->length += count;
    return start;
}

void og_mesh_set(double *mesh, bool upper, int exponent, int bits, size_t first)
{
    double *octave = mesh + 2 * (exponent - OG_MESH_LOWEST + (upper ? OG_MESH_OCTAVES : 0));
    octave[0] = ldexp(1, bits - exponent);
    octave[1] = (double)first - ldexp(1, bits);
}

static uint32_t kind_of(og_dist_kind kind)
{
    switch (kind) {
    case OG_DIST_UNIFORM:
        return OG_QUANTILE_IDENTITY;
    case OG_DIST_TRIANGULAR:
        return OG_QUANTILE_TRIANGULAR;
    case OG_DIST_EMPIRICAL:
        return OG_QUANTILE_SAMPLE;
    case OG_DIST_NORMAL:
    case OG_DIST_LOGNORMAL:
    case OG_DIST_GAMMA:
    case OG_DIST_BETA:
        return OG_QUANTILE_CUBIC;
    default:
        return OG_QUANTILE_STEP;
    }
}

static const entry *find_shape(const og_tables *tables, const og_shape *shape)
{
    for (size_t i = 0; i < tables->count; i++) {
        const og_shape *other = &tables->entries[i].shape;
        if (other->kind == shape->kind && other->a == shape->a && other->b == shape->b)
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
        return og_fail(err, OG_ERR_MEMORY, "out of memory for the quantile tables");
    tables->entries = entries;
    tables->capacity = capacity;
    return OG_OK;
}

/* Builds the table at the block's end, and takes it back if it failed or there is one like it. */
static og_status build(og_tables *tables, const og_dist *dist, entry *made, og_error *err)
{
    og_block *block = &tables->block;
    og_status status = reserve_entry(tables, err);
    if (status != OG_OK)
        return status;
    made->offset = block->length;
    block->failed = false;
    if (made->kind == OG_QUANTILE_CUBIC)
        status = og_cubic_add(block, &made->shape, err);
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
        .kind = kind_of(shape.kind), .location = shape.location, .scale = shape.scale};
    if (out->kind == OG_QUANTILE_IDENTITY)
        return OG_OK;
    if (out->kind == OG_QUANTILE_TRIANGULAR) {
        out->parameter = shape.a;
        return OG_OK;
    }
    entry made = {.shape = shape, .kind = out->kind};
    const entry *found = og_dist_types[shape.kind].lists ? NULL : find_shape(tables, &shape);
    if (found)
        made = *found;
    else {
        og_status status = build(tables, dist, &made, err);
        if (status != OG_OK)
            return status;
    }
    out->offset = made.offset;
    out->length = made.length;
    return OG_OK;
}
