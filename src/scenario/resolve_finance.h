/* Lines, actuals, reserve. */
#ifndef OG_SCENARIO_RESOLVE_FINANCE_H
#define OG_SCENARIO_RESOLVE_FINANCE_H

#include "scenario/loader.h"

void og_finance_resolve(og_loader *loader);

#endif
