/* Advice on what is legal but likely to mislead. */
#ifndef OG_SCENARIO_ADVICE_H
#define OG_SCENARIO_ADVICE_H

#include "scenario/loader.h"

/* Adds advice on a scenario that was loaded and resolved without an error. */
void og_scenario_advise(og_loader *loader);

#endif
