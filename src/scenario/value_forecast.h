/* {forecast: {history: ...}}: what comes after a history. */
#ifndef OG_SCENARIO_VALUE_FORECAST_H
#define OG_SCENARIO_VALUE_FORECAST_H

#include "scenario/field.h"
#include "scenario/place.h"

/* The map {forecast: ...}; NULL after an error. A history in a file is put in its place in the
 * tree, so that the resolved scenario stands on its own. */
og_value *og_value_load_forecast(og_loader *loader, og_node *map, og_place place,
                                 const og_field *field);

#endif
