/* Advice where a percentage was probably written for a share, or a share for a factor: growth: 2.5,
 * index: 0.02, occupancy: 91. */
#ifndef OG_SCENARIO_ADVICE_PERCENT_H
#define OG_SCENARIO_ADVICE_PERCENT_H

#include "scenario/loader.h"

void og_advise_percents(og_loader *loader);

#endif
