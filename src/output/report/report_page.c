/* A report as a document: its parts in their order. */
#include "output/report/accounts.h"
#include "output/report/check_table.h"
#include "output/report/compare.h"
#include "output/report/explain.h"
#include "output/report/grounds.h"
#include "output/report/report.h"
#include "output/report/report_answer.h"
#include "output/report/report_made.h"
#include "output/report/report_variant.h"
#include "output/report/sensitivity.h"
#include "output/report/study_page.h"
#include "output/report/summary_grounds.h"
#include "output/report/summary_money.h"
#include "output/report/summary_need.h"
#include "output/report/summary_streams.h"

#include <string.h>

/* The parts of other documents stand a level below the heading of this part. */
static void begin_part(og_document *doc)
{
    doc->depth = 1;
}

static void end_part(og_document *doc)
{
    doc->depth = 0;
}

/* As a begroting and a bestuursrapportage have it. */
static og_status add_accounts(og_summary_page *page, og_error *err)
{
    og_accounts_add_years(&page->doc, 2, page->scenario, page->plan, page->result);
    return og_accounts_add_reports(&page->doc, 2, page->scenario, page->plan, page->result, err);
}

/* What is not in the need, and what is booked after the horizon. */
static og_status add_beside(og_summary_page *page, og_error *err)
{
    og_status status = og_summary_beside(page, err);
    begin_part(&page->doc);
    og_summary_outstanding(page);
    end_part(&page->doc);
    return status;
}

static og_status add_years(og_summary_page *page, og_error *err)
{
    og_document *doc = &page->doc;
    OG_DOC_HEADING(doc, 2, REPORT_YEARS);
    begin_part(doc);
    og_status status = og_summary_streams(page, err);
    if (status == OG_OK)
        status = og_summary_money(page, err);
    if (status == OG_OK)
        status = add_accounts(page, err);
    bool locations = false;
    for (size_t i = 0; page->gallery && i < page->gallery->count; i++)
        locations |= strcmp(page->gallery->at[i].name, "locations") == 0;
    if (locations)
        OG_DOC_HEADING(doc, 2, REPORT_LOCATIONS);
    og_gallery_show(page->gallery, doc, "locations", NULL, NULL);
    end_part(doc);
    return status;
}

static void add_others(const og_report *report, const og_report_galleries *galleries,
                       og_document *doc)
{
    if (report->other_count == 0)
        return;
    OG_DOC_HEADING(doc, 2, REPORT_OTHERS);
    OG_DOC_SAY(doc, paragraph, COMPARE_READ);
    begin_part(doc);
    for (size_t i = 0; i < report->other_count; i++) {
        og_report_comparison(doc, report->others[i]);
        og_gallery_show_all(galleries->others ? &galleries->others[i] : NULL, doc, "");
    }
    end_part(doc);
}

static void add_moves(const og_report *report, const og_report_galleries *galleries,
                      og_document *doc)
{
    OG_DOC_HEADING(doc, 2, REPORT_MOVES);
    begin_part(doc);
    if (report->moves) {
        OG_DOC_SAY(doc, paragraph, SENSITIVITY_HEAD,
                   .runs = og_doc_number(doc, (double)report->moves->replicates, 0),
                   .seed = OG_COUNT(report->moves->seed));
        og_report_sensitivity(doc, report->moves);
        og_gallery_show_all(&galleries->moves, doc, "");
    } else if (report->moves_unknown) {
        OG_DOC_SAY(doc, paragraph, REPORT_MOVES_NOT, .why = report->moves_unknown);
    } else {
        OG_DOC_SAY(doc, paragraph, REPORT_MOVES_NOTHING);
    }
    end_part(doc);
}

/* Each folded, so that who reads on is not held up. */
static void add_explained(const og_report *report, og_document *doc)
{
    const og_explain *e = report->explain;
    if (!e)
        return;
    OG_DOC_HEADING(doc, 2, REPORT_FROM);
    OG_DOC_SAY(doc, paragraph, REPORT_FROM_READ);
    OG_DOC_SAY(doc, note, EXPLAIN_READ);
    for (size_t i = 0; i < e->figure_count; i++) {
        og_doc_fold(doc, og_study_name(doc, &e->figures[i].asked));
        og_report_explain(doc, e, i, 3);
        og_doc_fold_end(doc);
    }
}

static og_status add_checks(og_summary_page *page, og_error *err)
{
    bool held;
    if (page->scenario->checks.count == 0)
        return OG_OK;
    OG_DOC_HEADING(&page->doc, 2, REPORT_CHECKS);
    begin_part(&page->doc);
    og_status status = og_report_checks(page, &held, err);
    end_part(&page->doc);
    return status;
}

static og_status add_grounds(og_summary_page *page, og_error *err)
{
    OG_DOC_HEADING(&page->doc, 2, REPORT_GROUNDS);
    og_grounds_count(page);
    begin_part(&page->doc);
    og_status status = og_grounds_tell(page, err);
    end_part(&page->doc);
    return status;
}

og_status og_report_document(const og_report *report, const og_report_galleries *galleries,
                             og_document *out, og_error *err)
{
    og_summary_page page = {.scenario = report->base.scenario,
                            .plan = report->base.plan,
                            .result = report->base.result,
                            .certain = report->certain,
                            .gallery = &galleries->run};
    og_document *doc = &page.doc;
    og_doc_init(doc, og_language_of(og_scenario_language(page.scenario)));
    og_doc_heading(doc, 1, og_scenario_title(page.scenario));
    og_summary_head(&page);
    OG_DOC_HEADING(doc, 2, REPORT_ANSWER);
    og_status status = og_report_answer(&page, err);
    for (size_t i = 0; i < report->other_count; i++)
        og_report_variant(doc, report->others[i]);
    if (galleries->missing)
        OG_DOC_SAY(doc, note, REPORT_NO_CHARTS);
    og_doc_contents(doc, OG_TEXT(doc->language, REPORT_CONTENTS));
    if (status == OG_OK)
        status = og_summary_need(&page, err);
    if (status == OG_OK)
        status = add_beside(&page, err);
    if (status == OG_OK)
        status = add_years(&page, err);
    if (status == OG_OK) {
        add_others(report, galleries, doc);
        add_moves(report, galleries, doc);
        add_explained(report, doc);
        status = add_checks(&page, err);
    }
    if (status == OG_OK)
        status = add_grounds(&page, err);
    if (status == OG_OK) {
        og_report_made(report, doc);
        *out = page.doc;
        return OG_OK;
    }
    og_doc_clear(doc);
    return status;
}
