/* Whether what a what-if changed still lies where it may, also through inputs and products. */
#ifndef OG_SCENARIO_CHANGED_H
#define OG_SCENARIO_CHANGED_H

#include "scenario/loader.h"

/* After references are resolved and without errors so far: what is made of a changed value must lie
 * in the range of the key that takes it, as far as its bounds are known. Errors at the change. */
void og_changed_check(og_loader *loader);

#endif
