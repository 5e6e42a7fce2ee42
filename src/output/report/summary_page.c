#include "output/report/summary_page.h"

#include "output/view/series.h"

#include <string.h>

#define FEW 100 /* runs: below, limits and chances say little */

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

bool og_summary_certain(const og_plan *plan)
{
    for (size_t s = 0; s < og_plan_series_count(plan); s++)
        for (size_t t = 0; t < og_plan_series(plan, s).count; t++)
            if (!og_plan_certain(plan, s, t))
                return false;
    return true;
}

void og_summary_head(og_summary_page *page)
{
    og_document *doc = &page->doc;
    const og_scenario *scenario = page->scenario;
    const char *municipality = og_scenario_municipality(scenario);
    const char *first = og_summary_month(page, scenario->first, 0), *span = first;
    const char *runs = OG_TEXT(doc->language, SUMMARY_CERTAIN);
    if (scenario->first != scenario->last)
        span = OG_DOC_TEXT(doc, SUMMARY_SPAN, .first = first,
                           .last = og_summary_month(page, scenario->last, 0));
    const uint64_t replicates = og_result_replicates(page->result);
    const char *count = og_doc_number(doc, (double)replicates, 0);
    const char *seed = OG_COUNT(og_result_seed(page->result));
    if (!page->certain && replicates == 1)
        runs = OG_DOC_TEXT(doc, SUMMARY_RUNS_ONE, .seed = seed);
    else if (!page->certain)
        runs = OG_DOC_TEXT(doc, SUMMARY_RUNS, .count = count, .seed = seed);

    if (municipality[0])
        OG_DOC_SAY(doc, paragraph, SUMMARY_HEAD, .municipality = municipality, .span = span,
                   .runs = runs);
    else
        OG_DOC_SAY(doc, paragraph, SUMMARY_HEAD_PLAIN, .span = span, .runs = runs);
    if (page->certain)
        OG_DOC_SAY(doc, paragraph, HOLDS_UNDER_ASSUMPTIONS);
    else
        OG_DOC_SAY(doc, paragraph, SUMMARY_READ);
    if (!page->certain && replicates == 1)
        OG_DOC_SAY(doc, paragraph, SUMMARY_FEW_ONE);
    else if (!page->certain && replicates < FEW)
        OG_DOC_SAY(doc, paragraph, SUMMARY_FEW, .count = count);
}

const char *og_summary_name(og_document *doc, const og_item *item)
{
    const bool labelled = strcmp(item->label, item->id) != 0;
    og_strbuf text = {0};
    for (const char *c = item->label; *c; c++)
        og_strbuf_putc(&text, *c == '_' && !labelled ? ' ' : *c);
    return og_doc_take(doc, &text);
}
