/* What `opgave check` prints: what the numbers rest on, which are carried forward, and the quoted
 * figures recomputed. */
#include "output/doc/render.h"
#include "output/report/check_table.h"
#include "output/report/grounds.h"

og_status og_check_text(const og_scenario *scenario, const og_plan *plan, const og_result *result,
                        char **text, bool *held, og_error *err)
{
    og_summary_page page = {.scenario = scenario, .plan = plan, .result = result};
    *text = NULL;
    *held = true;
    og_doc_init(&page.doc, og_language_of(og_scenario_language(scenario)));
    og_doc_heading(&page.doc, 1, og_scenario_title(scenario));
    og_grounds_count(&page);
    og_status status = og_grounds_tell(&page, err);
    if (status == OG_OK)
        status = og_report_checks(&page, held, err);
    if (status == OG_OK)
        return og_doc_render(&page.doc, "text", text, err);
    og_doc_clear(&page.doc);
    return status;
}
