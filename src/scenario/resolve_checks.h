/* Checks of a scenario that has errors and is never compiled: what can be said of them all the
 * same. When there are none, src/compile/check.c says more. */
#ifndef OG_SCENARIO_RESOLVE_CHECKS_H
#define OG_SCENARIO_RESOLVE_CHECKS_H

#include "scenario/loader.h"

/* Names in checks, of a scenario that has errors. */
void og_checks_resolve(og_loader *loader);

#endif
