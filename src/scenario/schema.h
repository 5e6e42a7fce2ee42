/* The scenario file's keys, but for what stands within a stream (kinds/). */
#ifndef OG_SCENARIO_SCHEMA_H
#define OG_SCENARIO_SCHEMA_H

#include "scenario/field.h"

extern const og_object og_schema; /* the whole file: struct og_scenario */

#endif
