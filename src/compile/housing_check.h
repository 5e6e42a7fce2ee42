/* Checks of what a housing stream's history tells as well. */
#ifndef OG_COMPILE_HOUSING_CHECK_H
#define OG_COMPILE_HOUSING_CHECK_H

#include "compile/compiler.h"

/* An error when history and horizon together have no value for the check's period. */
void og_housing_verify(og_compiler *c, const og_check *check, const og_stream *stream,
                       og_role role);

#endif
