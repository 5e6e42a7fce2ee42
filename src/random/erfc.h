/* The complementary error function, of our own: the mathematics libraries of different systems
 * differ in its last digit, and a plan that draws correlated values is to give the same bytes
 * wherever it runs (WebAssembly, say). Only +, -, *, / and comparisons, which IEEE 754 fixes. */
#ifndef OG_RANDOM_ERFC_H
#define OG_RANDOM_ERFC_H

#include <stddef.h>

/* y[i] = erfc(x[i]), 2/sqrt(pi) times the integral of exp(-t^2) from x on. Within 4 units in the
 * last place of the true value wherever that is a normal number, exact at 0
 * (tests/unit/test_erfc.c); x is no NaN. y may be x. */
void og_erfc_fill(const double *x, size_t count, double *y);

#endif
