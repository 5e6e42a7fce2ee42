/* Advice on what is legal but likely to mislead. */
#ifndef OG_SCENARIO_ADVICE_H
#define OG_SCENARIO_ADVICE_H

#include "scenario/load.h"

/* Adds advice on a scenario that was loaded and resolved without an error. */
void og_scenario_advise(og_loader *loader);

/* Its parts: lines and norms (advice_money.c); what lies outside the horizon (advice_span.c);
 * distributions that reach beyond what their key allows (advice_tail.c). */
void og_advise_money(og_loader *loader);
void og_advise_span(og_loader *loader);
void og_advise_tails(og_loader *loader);

#endif
