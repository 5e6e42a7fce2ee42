#include "output/view/scale.h"

#include "base/format.h"
#include "base/number.h"
#include "lang/say.h"

#include <math.h>
#include <string.h>

#define MILLION 1e6
#define THOUSAND 1e3
#define MOST_DECIMALS 6
#define IN_THOUSANDS 1e5 /* from here on; below, whole euros are read as easily */

og_scale og_scale_euros(double largest, og_language language)
{
    og_scale scale = {
        .unit = 1, .name = OG_TEXT(language, EUROS), .euro = true, .language = language};
    if (largest >= MILLION) {
        scale.unit = MILLION;
        scale.decimals = largest < 10 * MILLION ? 2 : 1;
        scale.name = OG_TEXT(language, EUROS_MILLION);
    } else if (largest >= IN_THOUSANDS) {
        scale.unit = THOUSAND;
        scale.name = OG_TEXT(language, EUROS_THOUSAND);
    }
    return scale;
}

/* As many as leave so many digits of a number below 1; at least `least`. */
static int decimals_of(double largest, int digits, int least)
{
    if (!(largest > 0) || largest >= 1)
        return least;
    int needed = digits - 1 - (int)floor(log10(largest));
    return needed < least ? least : needed > MOST_DECIMALS ? MOST_DECIMALS : needed;
}

og_scale og_scale_percent(double largest, bool percent, og_language language)
{
    double unit = percent ? 1 : 0.01;
    return (og_scale){.unit = unit,
                      .decimals = largest / unit < 10 ? decimals_of(largest / unit, 1, 1) : 0,
                      .name = "%",
                      .share = true,
                      .language = language};
}

og_scale og_scale_shares(og_language language)
{
    return (og_scale){
        .unit = 0.01, .name = "%", .share = true, .marked = true, .language = language};
}

og_scale og_scale_count(double largest, const char *name, og_language language)
{
    return (og_scale){.unit = 1,
                      .decimals = largest >= 100 || largest == 0 ? 0
                                  : largest >= 10                ? 1
                                                                 : decimals_of(largest, 2, 2),
                      .name = name,
                      .language = language};
}

og_scale og_scale_periods(const char *const *periods, size_t count, og_language language)
{
    return (og_scale){
        .unit = 1, .name = "", .periods = periods, .period_count = count, .language = language};
}

void og_scale_number(const og_scale *scale, double value, char *out)
{
    if (!scale->periods || isnan(value)) {
        size_t length =
            og_format_number(value / scale->unit, scale->decimals, scale->language, out);
        if (scale->marked && !isnan(value))
            og_format(out + length, OG_FORMAT_SIZE - length, "%%");
        return;
    }
    double place = fmin(fmax(floor(value + 0.5), 0), (double)scale->period_count - 1);
    og_format(out, OG_FORMAT_SIZE, "%s", scale->periods[(size_t)place]);
}

void og_scale_signed(const og_scale *scale, double value, char *out)
{
    char plain[OG_FORMAT_SIZE];
    if (scale->periods) /* so many periods */
        og_format_number(value, 1, scale->language, plain);
    else
        og_scale_number(scale, value, plain);
    bool zero = !strpbrk(plain, "123456789");
    og_format(out, OG_FORMAT_SIZE, "%s%s", value > 0 && !zero ? "+" : "", plain);
}

double og_scale_round(const og_scale *scale, double value)
{
    double step = scale->unit / pow(10, scale->decimals), magnitude = fabs(value) / step;
    return copysign(floor(magnitude * (1 + 0x1p-52) + 0.5) * step, value);
}

/* The term that is nearest to being rounded the other way, by which the sum goes up (`by` 1) or
 * down; `count` when there is none. */
static size_t giving_way(const double *terms, const double *rounded, const int *signs, size_t count,
                         int by)
{
    size_t found = count;
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        double left = signs[i] * by * (terms[i] - rounded[i]);
        if (terms[i] != 0 && (found == count || left > most)) {
            found = i;
            most = left;
        }
    }
    return found;
}

bool og_scale_close(const og_scale *scale, double *terms, const int *signs, size_t count,
                    double total, double shown)
{
    double step = scale->unit / pow(10, scale->decimals), rounded[OG_CLOSE_TERMS];
    double exact = -total, lack = shown / step;
    for (size_t i = 0; i < count; i++) {
        rounded[i] = og_scale_round(scale, terms[i]);
        exact += signs[i] * terms[i];
        lack -= signs[i] * rounded[i] / step;
    }
    double steps = fabs(exact) < step / 1000 ? round(lack) : 0;
    for (double k = 0; k < fabs(steps); k++) {
        int by = steps > 0 ? 1 : -1;
        size_t i = giving_way(terms, rounded, signs, count, by);
        if (i < count)
            rounded[i] += signs[i] * by * step;
    }
    for (size_t i = 0; i < count; i++)
        terms[i] = rounded[i];
    return steps != 0;
}

static void say_euros(const og_scale *scale, double value, og_strbuf *out)
{
    char text[OG_FORMAT_SIZE];
    bool english = scale->language == OG_LANGUAGE_EN, millions = scale->unit == MILLION;
    double shown = millions ? value / MILLION : og_scale_round(scale, value);
    og_format_number(fabs(shown), millions ? scale->decimals : 0, scale->language, text);
    bool below = value < 0 && strpbrk(text, "123456789");
    og_strbuf_printf(out, "%s%s%s%s", below ? "\u2212" : "", english ? "€" : "€\u00a0", text,
                     !millions ? ""
                     : english ? "\u00a0million"
                               : "\u00a0mln");
}

void og_scale_say(const og_scale *scale, double value, og_strbuf *out)
{
    char text[OG_FORMAT_SIZE];
    if (scale->euro && !isnan(value)) {
        say_euros(scale, value, out);
        return;
    }
    og_scale_number(scale, value, text);
    og_strbuf_puts(out, text);
    if (scale->share && !scale->marked && !isnan(value))
        og_strbuf_puts(out, "%");
    else if (!scale->share && !isnan(value) && scale->name[0])
        og_strbuf_printf(out, "\u00a0%s", scale->name);
}

void og_point_say(double value, og_language language, char *out)
{
    char plain[OG_NUMBER_SIZE];
    og_number_print_short(value, plain);
    const char *point = strchr(plain, '.');
    size_t decimals = point && !strchr(plain, 'e') ? strlen(point + 1) : 0;
    og_format_number(value, decimals < 6 ? (int)decimals : 6, language, out);
}
