#include "base/format.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The C locale is a constant object in the C library: making it costs nothing and cannot fail
 * there. Elsewhere a failure gives 0, which leaves the thread's locale as it is. */
static locale_t c_locale(void)
{
    return newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

static void c_locale_leave(locale_t c, locale_t before)
{
    uselocale(before);
    if (c)
        freelocale(c);
}

int og_vformat(char *out, size_t size, const char *format, va_list args)
{
    locale_t c = c_locale();
    locale_t before = uselocale(c);
    int length = vsnprintf(out, size, format, args);

    c_locale_leave(c, before);
    return length;
}

int og_format(char *out, size_t size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = og_vformat(out, size, format, args);
    va_end(args);
    return length;
}

size_t og_vformat_cut(char *out, size_t size, const char *format, va_list args)
{
    int wanted = og_vformat(out, size, format, args);
    if (wanted < 0) {
        out[0] = '\0';
        return 0;
    }
    if ((size_t)wanted < size)
        return (size_t)wanted;

    size_t end = size - sizeof "...";
    while (end > 0 && ((unsigned char)out[end] & 0xC0) == 0x80)
        end--;
    memcpy(out + end, "...", sizeof "...");
    return end + 3;
}

double og_strtod(const char *text, int *range)
{
    locale_t c = c_locale();
    locale_t before = uselocale(c);
    int saved = errno;

    errno = 0;
    double value = strtod(text, NULL);
    /* A subnormal number also sets ERANGE, but is held well enough. */
    *range = errno == ERANGE && (value == 0.0 || isinf(value));
    errno = saved;
    c_locale_leave(c, before);
    return value;
}

const char *og_errno_text(int number)
{
    locale_t c = c_locale();
    const char *text = strerror_l(number, c);

    if (c)
        freelocale(c);
    return text;
}

size_t og_format_cut(char *out, size_t size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t length = og_vformat_cut(out, size, format, args);
    va_end(args);
    return length;
}
