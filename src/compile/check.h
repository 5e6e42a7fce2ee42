/* Checks: figures quoted elsewhere. Which series and period they may ask for. */
#ifndef OG_COMPILE_CHECK_H
#define OG_COMPILE_CHECK_H

#include "compile/compiler.h"

/* An error at its place for every check whose series or period is not there. After the last
 * series. */
void og_checks_verify(og_compiler *c);

#endif
