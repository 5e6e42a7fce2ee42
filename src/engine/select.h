/* Order statistics without sorting. */
#ifndef OG_ENGINE_SELECT_H
#define OG_ENGINE_SELECT_H

#include <stddef.h>
#include <stdint.h>

/* Rearranges `values` (no NaN) so that each wanted rank (0-based, below `count`) holds what a full
 * sort would put there, with nothing larger before it and nothing smaller behind. `ranks` ascend
 * and may repeat. */
void og_select(double *values, size_t count, const size_t *ranks, size_t rank_count);

/* The same, in less time when ranks are several, but at most OG_SELECT_RANKS. `room` is for as many
 * values again. */
#define OG_SELECT_RANKS 48
void og_select_apart(double *values, size_t count, const size_t *ranks, size_t rank_count,
                     double *room);

/* The ranks alone, as many at most, with less work when values are many: what stands at
 * others may be lost. `room` is for as many values again; or NULL: as og_select. */
void og_select_ranks(double *values, size_t count, const size_t *ranks, size_t rank_count,
                     double *room);

/* A set of values: parts `first` up to `end`. `found` becomes what a full sort of it would put at
 * each of `ranks`, which ascend and may repeat. */
typedef struct og_select_set {
    size_t first, end, rank_count;
    size_t ranks[OG_SELECT_RANKS];
    double found[OG_SELECT_RANKS];
} og_select_set;

/* Reads sets that share at most 256 parts, which lie one after the other: part i from start[i] to
 * start[i + 1]. No value is NaN. `room` is for as many again, `counts` for OG_SELECT_BINS of each
 * part. */
#define OG_SELECT_BINS 1024
void og_select_sets(const double *values, const size_t *start, size_t parts, og_select_set *sets,
                    size_t set_count, uint32_t *counts, double *room);

/* The place of a type 7 quantile (Hyndman and Fan, American Statistician 50, 1996) of `count` >= 1
 * values: share `weight` of the way from rank `rank` to the next. Whole percents make it exact. */
typedef struct og_place {
    uint64_t rank;
    double weight; /* 0 <= weight < 1; 0 at the last rank */
} og_place;

og_place og_place_of(uint64_t count, unsigned percent);

/* The value at a place, given those of its two ranks (the same one where the weight is 0). */
double og_place_value(og_place place, double at, double next);

#endif
