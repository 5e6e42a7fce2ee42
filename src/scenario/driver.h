/* The drivers of lines, by og_driver. */
#ifndef OG_SCENARIO_DRIVER_H
#define OG_SCENARIO_DRIVER_H

#include "scenario/scenario.h"

extern const char *const og_driver_names[];   /* NULL-terminated */
extern const char *const og_driver_targets[]; /* letters of OG_DRIVER_LIST */

#endif
