/* Advice on what lies outside the horizon. */
#ifndef OG_SCENARIO_ADVICE_SPAN_H
#define OG_SCENARIO_ADVICE_SPAN_H

#include "scenario/loader.h"

void og_advise_span(og_loader *loader);

#endif
