#include "output/view/forecast.h"

#include "lang/date.h"

#include <math.h>

const char *og_forecast_period(og_arena *arena, int64_t ordinal, int frequency,
                               og_language language)
{
    og_period period = og_label_period(ordinal, frequency);
    og_strbuf text = {0};
    og_date_span(&text, period.first, period.last, language);
    const char *copy = text.failed ? NULL : og_arena_text(arena, text.text, text.length);
    og_strbuf_clear(&text);
    return copy ? copy : "";
}

const char *og_forecast_unit(int frequency, og_language language)
{
    switch (frequency) {
    case 1:
        return OG_TEXT(language, FORECAST_YEAR);
    case 2:
        return OG_TEXT(language, FORECAST_HALF);
    case 4:
        return OG_TEXT(language, FORECAST_QUARTER);
    default:
        return OG_TEXT(language, FORECAST_MONTH);
    }
}

int og_forecast_decimals(const og_forecast_item *item)
{
    double largest = fabs(item->mean[0]);
    for (size_t t = 0; t < item->series->n; t++)
        largest = fmax(largest, fabs(item->series->y[t]));
    int decimals = 0;
    while (decimals < 6 && largest > 0.0 && largest * pow(10.0, decimals) < 10.0)
        decimals++;
    return decimals;
}

const char *og_forecast_name(const og_forecast *forecast, const og_forecast_item *item)
{
    if (item->series->name[0])
        return item->series->name;
    return forecast->sheet->column[0] ? forecast->sheet->column : forecast->sheet->source;
}
