#include "scenario/kinds/costs.h"

typedef enum hang { NOT_OF_PLACES, HANGS_ON_OPEN, RUNS_ON } hang;

/* What becomes of a location's cost when the location is not there. */
static hang hang_of(int driver)
{
    switch (driver) {
    case OG_DRIVER_PLACE_DAY:
    case OG_DRIVER_OCCUPIED_DAY:
    case OG_DRIVER_MONTH:
    case OG_DRIVER_OPENING:
    case OG_DRIVER_CLOSING:
        return HANGS_ON_OPEN;
    case OG_DRIVER_CONTRACT_PLACE_DAY:
    case OG_DRIVER_CONTRACT_MONTH:
    case OG_DRIVER_SHORTFALL_DAY:
    case OG_DRIVER_UNPLACED_DAY:
    case OG_DRIVER_YEAR:
    case OG_DRIVER_ONCE:
        return RUNS_ON;
    default:
        return NOT_OF_PLACES;
    }
}

static bool applies(const og_line *line, const og_location *location)
{
    return line->at ? line->at == location : line->stream_index == (int)location->stream;
}

/* The line by which a location earns on every place, when nothing it costs runs on without. */
static const og_line *earner_of(const og_scenario *scenario, const og_location *location)
{
    const og_array *lines = &scenario->finance->lines;
    const og_line *earner = NULL;
    bool costs = false;
    for (size_t i = 0; i < lines->count; i++) {
        const og_line *line = lines->at[i];
        if (!applies(line, location))
            continue;
        if (line->cost && hang_of(line->per) == RUNS_ON)
            return NULL;
        costs |= line->cost && hang_of(line->per) == HANGS_ON_OPEN;
        if (line->income && line->per == OG_DRIVER_PLACE_DAY && !earner)
            earner = line;
    }
    return costs ? earner : NULL;
}

void og_advise_costs(og_loader *loader, const og_reception *reception)
{
    const og_scenario *scenario = loader->scenario;
    const og_array *locations = &reception->locations;
    size_t earning = 0;
    for (size_t i = 0; i < locations->count; i++)
        earning += earner_of(scenario, locations->at[i]) != NULL;
    for (size_t i = 0; i < locations->count; i++) {
        const og_location *location = locations->at[i];
        const og_line *earner = earner_of(scenario, location);
        if (!earner)
            continue;
        if (earning == locations->count && !earner->at) {
            OG_ADVICE_AT(loader->diags, earner->item.pos, ADVISE_COSTS, .path = earner->item.path,
                         .name = reception->item.id);
            return;
        }
        OG_ADVICE_AT(loader->diags, location->item.pos, ADVISE_COSTS, .path = location->item.path,
                     .name = location->item.id);
    }
}
