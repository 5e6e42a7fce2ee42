#include "output/view/scale.h"

#include "base/format.h"
#include "base/number.h"
#include "lang/say.h"

#include <math.h>
#include <string.h>

#define MILLION 1e6
#define THOUSAND 1e3
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

og_scale og_scale_percent(double largest, bool percent, og_language language)
{
    double unit = percent ? 1 : 0.01;
    return (og_scale){.unit = unit,
                      .decimals = largest / unit < 10 ? 1 : 0,
                      .name = "%",
                      .share = true,
                      .language = language};
}

og_scale og_scale_count(double largest, const char *name, og_language language)
{
    return (og_scale){.unit = 1,
                      .decimals = largest >= 100 || largest == 0 ? 0
                                  : largest >= 10                ? 1
                                                                 : 2,
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
        og_format_number(value / scale->unit, scale->decimals, scale->language, out);
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

void og_scale_say(const og_scale *scale, double value, og_strbuf *out)
{
    char text[OG_FORMAT_SIZE];
    if (scale->euro)
        og_format_euro(value, scale->language, text);
    else
        og_scale_number(scale, value, text);
    og_strbuf_puts(out, text);
    if (scale->share)
        og_strbuf_puts(out, "%");
    else if (!scale->euro && scale->name[0])
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
