/* Advice on figures of what happened: realised and actuals. */
#ifndef OG_SCENARIO_ADVICE_HISTORY_H
#define OG_SCENARIO_ADVICE_HISTORY_H

#include "scenario/loader.h"

void og_advise_history(og_loader *loader);

#endif
