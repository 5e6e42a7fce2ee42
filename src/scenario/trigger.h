/* What begins when the model sees the need (model page, section 3). */
#ifndef OG_SCENARIO_TRIGGER_H
#define OG_SCENARIO_TRIGGER_H

#include "scenario/field.h"
#include "scenario/loader.h"

extern const og_object og_trigger_object;

/* Finds the series, once all streams are known; errors at their places. */
void og_trigger_resolve(og_loader *loader, og_trigger *trigger);

#endif
