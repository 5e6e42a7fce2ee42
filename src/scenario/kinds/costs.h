/* Advice on costs that stop when a place is missing. */
#ifndef OG_SCENARIO_KINDS_COSTS_H
#define OG_SCENARIO_KINDS_COSTS_H

#include "scenario/loader.h"

void og_advise_costs(og_loader *loader, const og_reception *reception);

#endif
