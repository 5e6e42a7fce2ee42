/* Checks: figures quoted elsewhere. Which series and period they may ask for. */
#ifndef OG_COMPILE_CHECK_H
#define OG_COMPILE_CHECK_H

#include "compile/compiler.h"

/* Whether `<series>@asked` takes the value that a series has for [first, last]: a stock's value at
 * the end of the span, the sum over the span for flows and money, a ratio and `corrected` only at
 * their own periods. */
static inline bool og_span_counts(og_measure measure, og_role role, og_day first, og_day last,
                                  og_period asked)
{
    if (measure == OG_MEASURE_RATIO || role == OG_ROLE_CORRECTED)
        return first == asked.first && last == asked.last;
    if (measure == OG_MEASURE_STOCK)
        return first <= asked.last && asked.last <= last;
    return first >= asked.first && last <= asked.last;
}

/* Whether it is a role of housing streams that history tells of as well. */
static inline bool og_role_historic(og_role role)
{
    return role >= OG_ROLE_HOUSED && role <= OG_ROLE_PERCENTAGE;
}

/* An error at its place for every check whose series or period is not there. After the last
 * series. */
void og_checks_verify(og_compiler *c);

#endif
