/* What is said of a check whose period has no value. */
#ifndef OG_COMPILE_CHECK_PERIOD_H
#define OG_COMPILE_CHECK_PERIOD_H

#include "compile/compiler.h"

void og_check_refuse_period(og_compiler *c, const og_check *check, const char *why);

#endif
