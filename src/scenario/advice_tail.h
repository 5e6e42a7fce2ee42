/* Advice on distributions that reach beyond what their key allows. */
#ifndef OG_SCENARIO_ADVICE_TAIL_H
#define OG_SCENARIO_ADVICE_TAIL_H

#include "scenario/loader.h"

void og_advise_tails(og_loader *loader);

#endif
