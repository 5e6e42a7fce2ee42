#include "lang/figure.h"

#include "base/format.h"

#include <math.h>
#include <string.h>

#define MINUS "\xE2\x88\x92"
#define DASH "\xE2\x80\x93"
#define SPACE "\xC2\xA0"
#define EURO "\xE2\x82\xAC"

typedef struct marks {
    char point, group;
} marks;

static marks marks_of(og_language language)
{
    return language == OG_LANGUAGE_EN ? (marks){'.', ','} : (marks){',', '.'};
}

static size_t put(char *out, const char *text)
{
    size_t length = strlen(text);
    memcpy(out, text, length + 1);
    return length;
}

/* Half away from zero, as people round; printf would round 2.5 to 2. What a double cannot hold
 * exactly is given the benefit of an ulp: 1.005 counts as a half. */
static double rounded(double magnitude, int decimals)
{
    double scale = pow(10, decimals);
    return floor(magnitude * scale * (1 + 0x1p-52) + 0.5) / scale;
}

/* A magnitude, rounded before, without its sign. */
static size_t put_magnitude(char *out, double magnitude, int decimals, og_language language)
{
    marks m = marks_of(language);
    char plain[OG_FORMAT_SIZE];
    if (magnitude >= 1e15) {
        size_t length = (size_t)og_format(out, OG_FORMAT_SIZE / 2, "%.3g", magnitude);
        char *point = strchr(out, '.');
        if (point)
            *point = m.point;
        return length;
    }
    og_format(plain, sizeof plain, "%.*f", decimals, magnitude);

    size_t whole = strcspn(plain, "."), length = 0;
    for (size_t i = 0; i < whole; i++) {
        out[length++] = plain[i];
        if (i + 1 < whole && (whole - i - 1) % 3 == 0)
            out[length++] = m.group;
    }
    if (plain[whole] == '.') {
        out[length++] = m.point;
        return length + put(out + length, plain + whole + 1);
    }
    out[length] = '\0';
    return length;
}

size_t og_format_number(double value, int decimals, og_language language, char *out)
{
    if (isnan(value))
        return put(out, DASH);
    double magnitude = rounded(fabs(value), decimals);
    size_t length = value < 0 && magnitude > 0 ? put(out, MINUS) : 0;
    return length + put_magnitude(out + length, magnitude, decimals, language);
}

size_t og_format_euro(double euros, og_language language, char *out)
{
    if (isnan(euros))
        return put(out, DASH);
    double magnitude = fabs(euros);
    /* Three digits that count, but no cents; what then reaches a million is written as one. */
    double step = magnitude < 1000 ? 1 : pow(10, floor(log10(magnitude)) - 2);
    double whole = rounded(magnitude / step, 0) * step;
    bool millions = whole >= 1e6, english = language == OG_LANGUAGE_EN;
    int decimals = millions ? 1 : 0;
    double shown = millions ? rounded(magnitude / 1e6, 1) : whole;

    size_t length = euros < 0 && shown > 0 ? put(out, MINUS) : 0;
    length += put(out + length, english ? EURO : EURO SPACE);
    length += put_magnitude(out + length, shown, decimals, language);
    if (millions)
        length += put(out + length, english ? SPACE "million" : SPACE "mln");
    return length;
}

size_t og_format_percent(double share, og_language language, char *out)
{
    size_t length = og_format_number(100 * share, 0, language, out);
    return isnan(share) ? length : length + put(out + length, "%");
}

size_t og_format_chance(double share, bool certain, og_language language, char *out)
{
    if (isnan(share) || certain)
        return og_format_percent(share, language, out);
    if (share < 0.005)
        return put(out, "<1%");
    if (share >= 0.995)
        return put(out, ">99%");
    return og_format_percent(share, language, out);
}
