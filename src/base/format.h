/* Text made and read as in the C locale, whatever locale the host program has set. */
#ifndef OG_BASE_FORMAT_H
#define OG_BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* snprintf and vsnprintf. */
int og_format(char *out, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int og_vformat(char *out, size_t size, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

/* As og_vformat, but a text that does not fit is cut after a whole UTF-8 character and ends in
 * "...". `size` is at least 8. Returns the length. */
size_t og_format_cut(char *out, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
size_t og_vformat_cut(char *out, size_t size, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

/* strtod of a text whose grammar has been checked; *range tells that it is beyond a double. */
double og_strtod(const char *text, int *range);

/* What an errno means, in English. Valid until the thread asks again. */
const char *og_errno_text(int number);

#endif
