#include "output/sheet/source.h"

#include "output/view/series.h"

#include <math.h>
#include <string.h>

const char *const og_stat_names[OG_STATS] = {"mean", "p5", "p25", "p50", "p75", "p95"};

double og_stat_of(const og_sheet_source *source, size_t series, size_t period, og_stat stat)
{
    og_stats stats = og_result_stats(source->result, series, period);
    const double values[OG_STATS] = {stats.mean, stats.p5,  stats.p25,
                                     stats.p50,  stats.p75, stats.p95};
    return stats.valid > 0 ? values[stat] : (double)NAN;
}

double og_mean_of(const og_sheet_source *source, size_t series, size_t period)
{
    return series == OG_NO_SERIES ? 0 : og_stat_of(source, series, period, OG_STAT_MEAN);
}

bool og_source_constant(const og_sheet_source *source, size_t series)
{
    for (size_t t = 0; t < og_plan_series(source->plan, series).count; t++)
        if (!og_result_stats(source->result, series, t).constant)
            return false;
    return true;
}

const char *og_source_label(const og_sheet_source *source, const og_item *item)
{
    if (strcmp(item->label, item->id) != 0)
        return item->label;
    char *text = og_arena_text(&source->book->arena, item->label, strlen(item->label));
    for (char *c = text; c && *c; c++)
        *c = *c == '_' ? ' ' : *c;
    return text ? text : "";
}
