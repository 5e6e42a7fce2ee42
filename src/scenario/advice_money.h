/* Advice on lines and norms. */
#ifndef OG_SCENARIO_ADVICE_MONEY_H
#define OG_SCENARIO_ADVICE_MONEY_H

#include "scenario/loader.h"

void og_advise_money(og_loader *loader);

#endif
