/* The summary for people: its head, then its parts. */
#include "output/doc/render.h"
#include "output/report/summary_grounds.h"
#include "output/report/summary_money.h"
#include "output/report/summary_need.h"
#include "output/report/summary_streams.h"

og_status og_summary_text(const og_scenario *scenario, const og_plan *plan, const og_result *result,
                          char **text, og_error *err)
{
    og_summary_page page = {
        .scenario = scenario, .plan = plan, .result = result, .certain = og_summary_certain(plan)};
    *text = NULL;
    og_doc_init(&page.doc, og_language_of(og_scenario_language(scenario)));
    og_doc_heading(&page.doc, 1, og_scenario_title(scenario));
    og_summary_head(&page);
    og_status status = og_summary_need(&page, err);
    if (status == OG_OK)
        status = og_summary_beside(&page, err);
    if (status == OG_OK)
        status = og_summary_streams(&page, err);
    if (status == OG_OK)
        status = og_summary_money(&page, err);
    if (status == OG_OK)
        status = og_summary_grounds(&page, err);
    if (status == OG_OK)
        return og_doc_render(&page.doc, "text", text, err);
    og_doc_clear(&page.doc);
    return status;
}
