#include "output/report/summary_page.h"

#include "output/view/series.h"

const char *og_summary_month(og_summary_page *page, og_month month, int edge)
{
    og_strbuf text = {0};
    og_date_month_of(&text, month, edge, page->doc.language);
    return og_doc_take(&page->doc, &text);
}

og_doc_cell og_summary_year(const og_summary_page *page, size_t series, size_t period)
{
    int year = og_series_year(page->plan, series, period);
    og_month first = og_month_of(og_day_of(year, 1, 1)), last = og_month_of(og_day_of(year, 12, 1));
    const og_scenario *scenario = page->scenario;
    return og_cell_span(og_month_first(first < scenario->first ? scenario->first : first),
                        og_month_last(last > scenario->last ? scenario->last : last));
}

void og_summary_range_heads(og_summary_page *page, og_grid *table, const char *chance)
{
    if (page->certain)
        return;
    og_grid_head(table, false, OG_TEXT(page->doc.language, WITHIN_90));
    og_grid_head(table, false, chance);
}

void og_summary_range(const og_summary_page *page, og_grid *table, const og_stats *stats,
                      const og_scale *scale)
{
    if (page->certain)
        return;
    og_grid_add(table, og_cell_range(stats->p5, stats->p95, scale));
    og_grid_add(table, og_cell_chance(stats->p_positive, stats->sure));
}
