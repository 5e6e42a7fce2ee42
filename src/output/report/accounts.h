/* The meerjarenraming, and the bestuursrapportage of each year that has a budget. */
#ifndef OG_OUTPUT_REPORT_ACCOUNTS_H
#define OG_OUTPUT_REPORT_ACCOUNTS_H

#include "output/doc/document.h"
#include "scenario/scenario.h"

/* Adds the multi-year estimate under a heading of `level`; nothing when there is no money. */
void og_accounts_add_years(og_document *doc, int level, const og_scenario *scenario,
                           const og_plan *plan, const og_result *result);

/* Adds a report of every year with a budget, each under such a heading, with what explains the
 * largest differences: for that the scenario is run anew. */
OG_NODISCARD og_status og_accounts_add_reports(og_document *doc, int level,
                                               const og_scenario *scenario, const og_plan *plan,
                                               const og_result *result, og_error *err);

/* Adds, of every housing stream with history, what was realised of the taakstelling, period by
 * period, as yearly reports print it. */
void og_accounts_add_housed(og_document *doc, int level, const og_scenario *scenario);

#endif
