/* Correlations: of values that are drawn once, or of events, and possible together. */
#ifndef OG_SCENARIO_CORRELATIONS_H
#define OG_SCENARIO_CORRELATIONS_H

#include "scenario/loader.h"

void og_correlations_resolve(og_loader *loader);

#endif
