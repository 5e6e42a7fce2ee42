/* Inputs and cases that values refer to. */
#ifndef OG_SCENARIO_REFERENCES_H
#define OG_SCENARIO_REFERENCES_H

#include "scenario/loader.h"

void og_references_resolve(og_loader *loader);

#endif
