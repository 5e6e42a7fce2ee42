/* Checks: figures quoted elsewhere. Which series and period they may ask for. */
#ifndef OG_COMPILE_CHECK_H
#define OG_COMPILE_CHECK_H

#include "compile/compiler.h"

/* What of the figure differs by replicate, for its sampling error: `value`, of a percentage that is
 * no mean of ratios the dividend, and `divisor` the other part (1: none). After the last series. */
bool og_check_rows(og_compiler *c, const og_check *check, og_ref *value, og_ref *divisor);

/* An error at its place for every check whose series or period is not there. After the last
 * series. */
void og_checks_verify(og_compiler *c);

#endif
