/* Numbers as tests compare them. */
#ifndef OG_TEST_NUMBER_H
#define OG_TEST_NUMBER_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static inline int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static inline void assert_number(double got, double expected)
{
    if (isnan(expected))
        assert_true(isnan(got));
    else if (!(got == expected))
        fail_msg("got %.17g, expected %.17g", got, expected);
}

static inline void assert_close(double got, double expected, double tolerance)
{
    if (!(fabs(got - expected) <= tolerance))
        fail_msg("got %.17g, expected %.17g", got, expected);
}

#endif
