/* The summary for people: its head, then its parts. */
#include "output/doc/render.h"
#include "output/report/summary_grounds.h"
#include "output/report/summary_money.h"
#include "output/report/summary_streams.h"

#define FEW 100 /* runs: below, limits and chances say little */

/* "Leiden, januari 2025 tot en met december 2029; 10.000 doorrekeningen, seed 2025" */
static void add_head(og_summary_page *page)
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

    og_doc_heading(doc, 1, og_scenario_title(scenario));
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

/* Whether every number of every series is the same in all runs that there could be. */
static bool is_certain(const og_plan *plan)
{
    for (size_t s = 0; s < og_plan_series_count(plan); s++)
        for (size_t t = 0; t < og_plan_series(plan, s).count; t++)
            if (!og_plan_certain(plan, s, t))
                return false;
    return true;
}

og_status og_summary_text(const og_scenario *scenario, const og_plan *plan, const og_result *result,
                          char **text, og_error *err)
{
    og_summary_page page = {
        .scenario = scenario, .plan = plan, .result = result, .certain = is_certain(plan)};
    *text = NULL;
    og_doc_init(&page.doc, og_language_of(og_scenario_language(scenario)));
    add_head(&page);
    og_summary_streams(&page);
    og_status status = og_summary_money(&page, err);
    if (status == OG_OK)
        status = og_summary_grounds(&page, err);
    if (status == OG_OK)
        return og_doc_render(&page.doc, "text", text, err);
    og_doc_clear(&page.doc);
    return status;
}
