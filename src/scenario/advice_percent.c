#include "scenario/advice_percent.h"

#include <math.h>

/* Prices that double within a year, or halve, were meant otherwise. */
#define GROWTH_MOST 1.0
#define INDEX_LEAST 0.5
#define INDEX_MOST 2.0
#define INDEX_FIGURE 50.0 /* from here on a figure of which 100 is the base */
#define FACTOR_NEAR 1.25  /* as a growth: perhaps a factor */
#define OCCUPANCY_MOST 2.0
#define ABOVE_MOST 10.0

typedef struct slip {
    const og_value *value; /* NULL: none was found */
    double given;
} slip;

typedef bool (*judge)(double given);

static slip find(const og_value *value, judge odd);

static slip find_any(og_value *const *values, size_t count, judge odd)
{
    for (size_t i = 0; i < count; i++) {
        slip found = find(values[i], odd);
        if (found.value)
            return found;
    }
    return (slip){0};
}

/* The first number within a value that is odd; of an uncertain one its median. What is computed
 * from others is left alone. */
static slip find(const og_value *value, judge odd)
{
    slip found = {0};
    if (!value)
        return found;
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
        return odd(value->constant) ? (slip){value, value->constant} : found;
    case OG_VALUE_DIST: {
        double median = og_dist_quantile(&value->dist, 0.5);
        return odd(median) ? (slip){value, median} : found;
    }
    case OG_VALUE_INPUT:
        return value->times == 1 && value->plus == 0 ? find(value->target, odd) : found;
    case OG_VALUE_SCHEDULE:
        for (size_t i = 0; i < value->entry_count && !found.value; i++)
            found = find(value->entries[i].value, odd);
        return found;
    case OG_VALUE_CASE:
        return find_any(value->by_case, value->case_count, odd);
    default:
        return found;
    }
}

static bool is_odd_growth(double given)
{
    return fabs(given) >= GROWTH_MOST;
}

static bool is_odd_index(double given)
{
    return given < INDEX_LEAST || given >= INDEX_MOST;
}

static bool is_odd_occupancy(double given)
{
    return given > OCCUPANCY_MOST;
}

static bool is_odd_above(double given)
{
    return given > ABOVE_MOST;
}

static const char *percent(og_loader *loader, double share)
{
    return og_arena_printf(loader->arena, "%s%%", OG_NUMBER(100 * share));
}

static const char *growth(og_loader *loader, double share)
{
    return og_arena_printf(loader->arena, "{growth: %s}", OG_NUMBER(share));
}

static void advise_growth(og_loader *loader, const og_value *value)
{
    slip found = find(value, is_odd_growth);
    if (!found.value)
        return;
    const char *meant = OG_NUMBER(found.given / 100);
    if (found.given > 1 && found.given < FACTOR_NEAR)
        meant = OG_SAID(loader->arena, loader->diags->language, ADVISE_EITHER,
                        .one = OG_NUMBER(found.given - 1), .other = meant);
    OG_ADVICE_AT(loader->diags, found.value->pos, ADVISE_GROWTH, .path = found.value->path,
                 .given = OG_NUMBER(found.given), .percent = percent(loader, found.given),
                 .meant = meant);
}

static void advise_index(og_loader *loader, const og_value *value)
{
    slip found = find(value, is_odd_index);
    if (!found.value)
        return;
    if (found.given < INDEX_LEAST)
        OG_ADVICE_AT(loader->diags, found.value->pos, ADVISE_INDEX, .path = found.value->path,
                     .given = OG_NUMBER(found.given), .percent = percent(loader, found.given),
                     .meant = growth(loader, found.given));
    else
        OG_ADVICE_AT(loader->diags, found.value->pos, ADVISE_INDEX_HIGH, .path = found.value->path,
                     .given = OG_NUMBER(found.given),
                     .meant = found.given < INDEX_FIGURE ? growth(loader, found.given / 100)
                                                         : OG_NUMBER(found.given / 100));
}

static void advise_occupancy(og_loader *loader, const og_value *value)
{
    slip found = find(value, is_odd_occupancy);
    if (found.value)
        OG_ADVICE_AT(loader->diags, found.value->pos, ADVISE_OCCUPANCY, .path = found.value->path,
                     .given = OG_NUMBER(found.given), .meant = OG_NUMBER(found.given / 100));
}

static void advise_above(og_loader *loader, const og_value *value)
{
    slip found = find(value, is_odd_above);
    if (found.value)
        OG_ADVICE_AT(loader->diags, found.value->pos, ADVISE_ABOVE, .path = found.value->path,
                     .given = OG_NUMBER(found.given), .meant = OG_NUMBER(found.given / 100));
}

void og_advise_percents(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    for (size_t i = 0; i < scenario->reception.count; i++)
        advise_occupancy(loader, ((const og_reception *)scenario->reception.at[i])->occupancy);
    for (size_t i = 0; scenario->finance && i < scenario->finance->lines.count; i++) {
        const og_line *line = scenario->finance->lines.at[i];
        advise_growth(loader, line->index.growth);
        advise_index(loader, line->index.factor);
        advise_above(loader, line->above);
    }
}
