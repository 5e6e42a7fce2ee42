#include "output/view/backtest.h"

#include "lang/date.h"

#include <math.h>

og_within og_backtest_within(const og_backtest_point *point)
{
    const double *q = point->quantile;
    if (point->came > q[OG_LEVEL_HIGH95])
        return OG_WITHIN_ABOVE;
    if (point->came < q[OG_LEVEL_LOW95])
        return OG_WITHIN_BELOW;
    return q[OG_LEVEL_LOW80] <= point->came && point->came <= q[OG_LEVEL_HIGH80] ? OG_WITHIN_80
                                                                                 : OG_WITHIN_95;
}

const char *og_backtest_within_said(og_within within, og_language language)
{
    switch (within) {
    case OG_WITHIN_80:
        return OG_TEXT(language, BACKTEST_IN80);
    case OG_WITHIN_95:
        return OG_TEXT(language, BACKTEST_IN95);
    case OG_WITHIN_ABOVE:
        return OG_TEXT(language, BACKTEST_ABOVE);
    default:
        return OG_TEXT(language, BACKTEST_BELOW);
    }
}

/* The chance that at most `hits` of `count` hit, each with chance p. */
static double at_most(double hits, double count, double p)
{
    double sum = 0.0;
    for (double k = 0.0; k <= hits; k += 1.0)
        sum += exp(lgamma(count + 1.0) - lgamma(k + 1.0) - lgamma(count - k + 1.0) + k * log(p) +
                   (count - k) * log(1.0 - p));
    return sum;
}

og_verdict og_backtest_verdict(const og_backtested *item)
{
    const double count = item->next.count;
    const double in80 = item->next.of.within80, in95 = item->next.of.within95;
    if (count < 5.0)
        return OG_VERDICT_FEW;
    if (at_most(in95, count, 0.95) < 0.05 || at_most(in80, count, 0.8) < 0.05)
        return OG_VERDICT_NARROW;
    return 1.0 - at_most(in80 - 1.0, count, 0.8) < 0.05 ? OG_VERDICT_WIDE : OG_VERDICT_HELD;
}

const char *og_backtest_name(og_arena *arena, const og_backtested *item, og_language language)
{
    return item->stream ? OG_SAID(arena, language, BACKTEST_HOUSED, .stream = item->label)
                        : item->label;
}

const char *og_backtest_period(og_arena *arena, og_period period, og_language language)
{
    og_strbuf text = {0};
    og_date_span(&text, period.first, period.last, language);
    const char *copy = text.failed ? NULL : og_arena_text(arena, text.text, text.length);
    og_strbuf_clear(&text);
    return copy ? copy : "";
}

int og_backtest_decimals(const og_backtested *item)
{
    double largest = 0.0;
    int decimals = 0;
    for (size_t t = 0; t < item->n; t++)
        largest = fmax(largest, fabs(item->y[t]));
    while (decimals < 6 && largest > 0.0 && largest * pow(10.0, decimals) < 10.0)
        decimals++;
    return decimals;
}
