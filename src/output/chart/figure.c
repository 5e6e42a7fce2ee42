#include "output/chart/figure.h"

#include "lang/date.h"
#include "lang/figure.h"
#include "output/chart/layout.h"

#include <math.h>
#include <string.h>

const char *og_draft_copy(og_draft *draft, const char *text)
{
    const char *kept = og_arena_text(&draft->arena, text, strlen(text));
    return kept ? kept : "";
}

const char *og_draft_number(og_draft *draft, double value, int decimals)
{
    char text[OG_FORMAT_SIZE];
    og_format_number(value, decimals, draft->source->language, text);
    return og_draft_copy(draft, text);
}

const char *og_draft_count(og_draft *draft, double value)
{
    return og_draft_number(draft, value, 0);
}

const char *og_draft_scaled(og_draft *draft, const og_scale *scale, double value)
{
    char text[OG_FORMAT_SIZE];
    og_scale_number(scale, value, text);
    return scale->share ? OG_DRAFT_SAID(draft, CHART_PERCENT, .number = text)
                        : og_draft_copy(draft, text);
}

/* To as many digits as the numbers on the scale have: "€ 4,53 mln", "€ 185.000". */
static const char *euros(og_draft *draft, const og_scale *scale, double value)
{
    char number[OG_FORMAT_SIZE];
    bool millions = scale->unit >= 1e6;
    double rounded = round(fabs(value) / scale->unit) * scale->unit;
    if (millions)
        og_scale_number(scale, fabs(value), number);
    else
        og_format_number(rounded, 0, scale->language, number);
    const char *minus = value < 0 && strpbrk(number, "123456789") ? "\u2212" : "";
    return millions ? OG_DRAFT_SAID(draft, CHART_MILLIONS, .minus = minus, .number = number)
                    : OG_DRAFT_SAID(draft, CHART_EUROS, .minus = minus, .number = number);
}

const char *og_draft_measured(og_draft *draft, const og_scale *scale, double value)
{
    if (scale->euro && !isnan(value))
        return euros(draft, scale, value);
    const char *number = og_draft_scaled(draft, scale, value);
    return scale->share || !scale->name[0]
               ? number
               : OG_DRAFT_SAID(draft, CHART_MEASURED, .number = number, .unit = scale->name);
}

const char *og_draft_first(og_draft *draft, const og_scale *scale, double value)
{
    return scale->euro ? og_draft_measured(draft, scale, value)
                       : og_draft_scaled(draft, scale, value);
}

const char *og_draft_chance(og_draft *draft, double chance, bool certain)
{
    char text[OG_FORMAT_SIZE];
    if (!certain && chance < 0.005)
        return OG_DRAFT_SAID(draft, CHART_LESS_THAN, .chance = "1%");
    if (!certain && chance >= 0.995)
        return OG_DRAFT_SAID(draft, CHART_MORE_THAN, .chance = "99%");
    og_format_percent(chance, draft->source->language, text);
    return og_draft_copy(draft, text);
}

const char *og_draft_end(og_draft *draft, og_day last)
{
    og_strbuf text = {0};
    og_date_end(&text, last, draft->source->language);
    return og_draft_keep(draft, &text);
}

const char *og_draft_month(og_draft *draft, og_month month, int plain)
{
    og_strbuf text = {0};
    og_date_month_of(&text, month, plain, draft->source->language);
    return og_draft_keep(draft, &text);
}

const char *og_draft_fit(og_draft *draft, const char *text, double size, double width)
{
    og_strbuf fitted = {0};
    og_text_fit(&fitted, text, size, width);
    return og_draft_keep(draft, &fitted);
}

const char *og_draft_label(og_draft *draft, const char *label)
{
    return og_draft_fit(draft, label, OG_CHART_FONT, 360);
}
