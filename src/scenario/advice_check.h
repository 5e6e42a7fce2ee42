/* Advice where a check of a stream's money does not see a line. */
#ifndef OG_SCENARIO_ADVICE_CHECK_H
#define OG_SCENARIO_ADVICE_CHECK_H

#include "scenario/loader.h"

void og_advise_checks(og_loader *loader);

#endif
