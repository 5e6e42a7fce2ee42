/* Advice on budgets to compare with. */
#ifndef OG_SCENARIO_ADVICE_BUDGET_H
#define OG_SCENARIO_ADVICE_BUDGET_H

#include "scenario/loader.h"

void og_advise_budgets(og_loader *loader);

#endif
