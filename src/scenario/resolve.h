/* After everything is typed: what the parts say of each other. */
#ifndef OG_SCENARIO_RESOLVE_H
#define OG_SCENARIO_RESOLVE_H

#include "scenario/loader.h"

/* References, coverage, what must not stand together. */
void og_scenario_resolve(og_loader *loader);

#endif
