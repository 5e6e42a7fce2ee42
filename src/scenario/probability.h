/* What may come about or not: locations and projects with a probability. */
#ifndef OG_SCENARIO_PROBABILITY_H
#define OG_SCENARIO_PROBABILITY_H

#include "scenario/scenario.h"

/* Where a part of a stream keeps the probability that `path` names ("….probability"), or NULL. */
og_value *const *og_probability_find(const og_scenario *scenario, const char *path);

/* Whether that probability is given, so that a draw at `path` tells whether the part comes about.
 */
bool og_scenario_happens(const og_scenario *scenario, const char *path);

#endif
