/* Whether what a run gave stays within bounds. */
#ifndef OG_ENGINE_BOUND_H
#define OG_ENGINE_BOUND_H

#include "opgave.h"

/* Statistics and kept values that are infinite, beyond OG_LIMIT_NUMBER, or no value where there
 * must be one (infinity less infinity), are refused: OG_ERR_SCENARIO names the first. A value
 * beyond what a double holds leaves its mark in its cell's mean, so that no file holds what is
 * none. */
OG_NODISCARD og_status og_result_bounded(const og_plan *plan, const og_result *result,
                                         og_error *err);

#endif
