#include "base/number.h"

#include "base/format.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* No number that means anything is longer; 1e308 written out has 309 digits. */
#define TEXT_MAX 400

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Length of digits grouped by single underscores at the start of `text`. */
static size_t skip_digits(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && (is_digit(text[n]) || (text[n] == '_' && n > 0 && is_digit(text[n - 1]) &&
                                                n + 1 < length && is_digit(text[n + 1]))))
        n++;
    return n;
}

static size_t skip_sign(const char *text, size_t length)
{
    return length > 0 && (text[0] == '+' || text[0] == '-');
}

static bool is_number(const char *text, size_t length)
{
    size_t at = skip_sign(text, length);
    size_t n = skip_digits(text + at, length - at);

    at += n;
    if (n > 0 && at < length && text[at] == '.') {
        size_t part = skip_digits(text + at + 1, length - at - 1);
        n = part;
        at += 1 + part;
    }
    if (n > 0 && at < length && (text[at] == 'e' || text[at] == 'E')) {
        at++;
        at += skip_sign(text + at, length - at);
        n = skip_digits(text + at, length - at);
        at += n;
    }
    return n > 0 && at == length;
}

static bool is_whole(const char *text, size_t length)
{
    size_t sign = skip_sign(text, length);
    return length > sign && skip_digits(text + sign, length - sign) == length - sign;
}

/* Groups of three digits behind points at the start of `text`: 1.234.567. Gives their number. */
static size_t count_points(const char *text, size_t length, size_t *end)
{
    size_t points = 0;
    size_t at = 0;

    while (at < length && at < 3 && is_digit(text[at]))
        at++;
    while (at > 0 && at + 3 < length && text[at] == '.' && is_digit(text[at + 1]) &&
           is_digit(text[at + 2]) && is_digit(text[at + 3])) {
        points++;
        at += 4;
    }
    *end = at;
    return points;
}

/* Infinity and not-a-number as YAML and C write them. */
static bool is_special(const char *text, size_t length)
{
    static const char *const words[] = {"nan", "inf", "infinity"};
    size_t at = skip_sign(text, length);

    at += at < length && text[at] == '.';
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strlen(words[i]) == length - at && strncasecmp(text + at, words[i], length - at) == 0)
            return true;
    }
    return false;
}

/* Why a text that is not in the grammar is not. */
static og_number_fault fault_of(const char *text, size_t length)
{
    size_t end;

    if (is_special(text, length))
        return OG_NUMBER_RANGE;
    size_t sign = skip_sign(text, length);
    text += sign;
    length -= sign;
    if (count_points(text, length, &end) > 1 && end == length)
        return OG_NUMBER_POINTS;

    const char *comma = memchr(text, ',', length);
    if (!comma)
        return OG_NUMBER_NOT;
    size_t before = (size_t)(comma - text);
    size_t after = length - before - 1;
    bool head = skip_digits(text, before) == before ||
                (count_points(text, before, &end) > 0 && end == before);
    bool tail = after > 0 && skip_digits(comma + 1, after) == after;
    return head && tail ? OG_NUMBER_COMMA : OG_NUMBER_NOT;
}

og_number_fault og_number_parse(const char *text, size_t length, double *out)
{
    char plain[TEXT_MAX + 1];
    size_t used = 0;
    int range;

    if (!is_number(text, length))
        return fault_of(text, length);
    if (length > TEXT_MAX)
        return OG_NUMBER_RANGE;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '_')
            plain[used++] = text[i];
    }
    plain[used] = '\0';

    double value = og_strtod(plain, &range);
    if (range)
        return OG_NUMBER_RANGE;
    *out = value;
    return OG_NUMBER_OK;
}

og_number_fault og_integer_parse(const char *text, size_t length, int64_t *out)
{
    int64_t value = 0;

    if (!is_whole(text, length))
        return is_number(text, length) ? OG_NUMBER_NOT : fault_of(text, length);
    /* Counted downwards, where int64 reaches one further. */
    for (size_t i = skip_sign(text, length); i < length; i++) {
        if (text[i] == '_')
            continue;
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, text[i] - '0', &value))
            return OG_NUMBER_RANGE;
    }
    if (text[0] != '-') {
        if (value == INT64_MIN)
            return OG_NUMBER_RANGE;
        value = -value;
    }
    *out = value;
    return OG_NUMBER_OK;
}

size_t og_number_print(double value, char *out)
{
    return (size_t)og_format(out, OG_NUMBER_SIZE, "%.17g", value);
}

size_t og_number_print_short(double value, char *out)
{
    int length = 0;
    int range;

    /* Whole numbers are written out: 500000, not 5e+05. */
    if (value == trunc(value) && fabs(value) < 1e15)
        return (size_t)og_format(out, OG_NUMBER_SIZE, "%.0f", value);
    for (int digits = 1; digits <= 17; digits++) {
        length = og_format(out, OG_NUMBER_SIZE, "%.*g", digits, value);
        if (og_strtod(out, &range) == value)
            break;
    }
    return (size_t)length;
}
