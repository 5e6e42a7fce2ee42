/* The one place where text becomes a number and a number text: locale-independent, strict. */
#ifndef OG_BASE_NUMBER_H
#define OG_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum og_number_fault {
    OG_NUMBER_OK = 0,
    OG_NUMBER_NOT,    /* not a number at all */
    OG_NUMBER_COMMA,  /* a decimal comma: 1,5 */
    OG_NUMBER_POINTS, /* points between thousands: 1.234.567 */
    OG_NUMBER_RANGE   /* beyond what a double holds, nan, inf */
} og_number_fault;

/* Grammar: [+-]? digits [ '.' digits ] [ (e|E) [+-]? digits ], where digits may be grouped by
 * single underscores (1_000_000); nothing else: no hex, nan, inf, blanks. */
og_number_fault og_number_parse(const char *text, size_t length, double *out);

/* As above for a whole number that fits int64. */
og_number_fault og_integer_parse(const char *text, size_t length, int64_t *out);

/* "%.17g" in the C locale; `out` holds at least OG_NUMBER_SIZE bytes. Returns its length. */
#define OG_NUMBER_SIZE 32
size_t og_number_print(double value, char *out);

/* The shortest decimal text that reads back as the same double ("0.1", "1e+20", "44"). */
size_t og_number_print_short(double value, char *out);

#endif
