/* What stands beside the need because it is not in it. */
#include "output/report/summary_grounds.h"
#include "output/report/summary_need.h"
#include "output/view/committed.h"
#include "output/view/level.h"
#include "output/view/outside.h"
#include "output/view/series.h"

#include <math.h>
#include <string.h>

/* ---- committed beyond the horizon ---- */

static bool counts_contracts(const og_scenario *scenario)
{
    const og_array *lines = &scenario->finance->lines;
    for (size_t i = 0; i < lines->count; i++) {
        const og_line *line = lines->at[i];
        if (line->per == OG_DRIVER_CONTRACT_MONTH || line->per == OG_DRIVER_CONTRACT_PLACE_DAY)
            return true;
    }
    return false;
}

static const char *names_of(og_document *doc, const og_committed_line *line)
{
    og_strbuf text = {0};
    for (size_t i = 0; i < line->endless_count; i++) {
        og_strbuf_puts(&text, i > 0 ? ", " : "");
        og_strbuf_puts(&text, line->endless[i]->item.label);
    }
    return og_doc_take(doc, &text);
}

static void add_line(og_document *doc, const og_committed_line *line)
{
    const char *label = line->line->item.label, *mean = og_doc_euro(doc, line->summary.mean.value);
    if (fabs(line->summary.mean.value) >= 0.5 && line->certain)
        OG_DOC_ITEM(doc, 2, BESIDE_LINE_CERTAIN, .line = label, .amount = mean);
    else if (fabs(line->summary.mean.value) >= 0.5 && line->summary.p_positive.value < 0.1)
        OG_DOC_ITEM(doc, 2, BESIDE_LINE_RARE, .line = label, .amount = mean,
                    .chance = og_doc_chance(doc, line->summary.p_positive.value, false));
    else if (fabs(line->summary.mean.value) >= 0.5)
        OG_DOC_ITEM(doc, 2, BESIDE_LINE, .line = label, .amount = mean,
                    .low = og_doc_euro(doc, line->summary.quantile[OG_P5].value),
                    .high = og_doc_euro(doc, line->summary.quantile[OG_P95].value));
    if (line->endless_count > 0)
        OG_DOC_ITEM(doc, 2, BESIDE_ENDLESS, .line = label, .locations = names_of(doc, line));
}

/* Costs, or what contracts bring. */
static void add_side(og_document *doc, const og_committed_view *view, bool income, const char *last)
{
    double sum = income ? view->income : view->cost;
    bool any = false, certain = true;
    for (size_t i = 0; i < view->count; i++)
        if ((view->lines[i].line->income != NULL) == income) {
            any = true;
            certain &= view->lines[i].certain;
        }
    if (!any)
        return;
    const char *amount = og_doc_euro(doc, sum);
    if (income && certain)
        OG_DOC_ITEM(doc, 1, BESIDE_INCOME_CERTAIN, .last = last, .amount = amount);
    else if (income)
        OG_DOC_ITEM(doc, 1, BESIDE_INCOME, .last = last, .amount = amount);
    else if (certain)
        OG_DOC_ITEM(doc, 1, BESIDE_COST_CERTAIN, .last = last, .amount = amount);
    else
        OG_DOC_ITEM(doc, 1, BESIDE_COST, .last = last, .amount = amount);
    for (size_t i = 0; i < view->count; i++)
        if ((view->lines[i].line->income != NULL) == income)
            add_line(doc, &view->lines[i]);
}

static og_status add_committed(og_summary_page *page, og_error *err)
{
    og_committed_view view;
    og_document *doc = &page->doc;
    const char *last = og_summary_month(page, page->scenario->last, 12);
    og_status status =
        og_committed_view_of(page->scenario, page->plan, page->result, &doc->arena, &view, err);
    if (status != OG_OK)
        return status;
    if (!counts_contracts(page->scenario))
        OG_DOC_ITEM(doc, 1, BESIDE_NO_CONTRACTS, .last = last);
    else if (view.count == 0)
        OG_DOC_ITEM(doc, 1, BESIDE_NOTHING, .last = last);
    add_side(doc, &view, false, last);
    add_side(doc, &view, true, last);
    return OG_OK;
}

/* ---- streams ---- */

/* "2025 123 (100%); 2026 127 (>99%)" */
static const char *years_of(og_document *doc, const og_outside_stream *stream)
{
    og_strbuf text = {0};
    for (size_t y = 0; y < stream->year_count; y++) {
        const og_outside_year *year = &stream->years[y];
        og_strbuf_puts(&text, y > 0 ? "; " : "");
        OG_SAY(&text, doc->language, BESIDE_YEAR,
               .year = og_arena_printf(&doc->arena, "%d", year->year),
               .amount = og_doc_number(doc, year->mean.value, 0),
               .chance = og_doc_chance(doc, year->chance, year->sure));
    }
    return og_doc_take(doc, &text);
}

/* Which case it is, in the document: "blijft", and of which group. */
static void name_case(og_summary_page *page, const og_given *given, const char **group,
                      const char **name)
{
    const og_case_set *set = page->scenario->cases.at[given->group];
    const og_count *one = set->cases.at[given->index];
    *group = og_summary_name(&page->doc, &set->item);
    *name = og_summary_name(&page->doc, &one->item);
}

static void add_stream(og_summary_page *page, const og_outside_stream *stream)
{
    og_document *doc = &page->doc;
    const char *label = stream->stream->item->label, *group = "", *name = "";
    bool places = stream->stream->reception != NULL;
    if (stream->in_case)
        name_case(page, &stream->given, &group, &name);
    if (!stream->money)
        OG_DOC_ITEM(doc, 1, BESIDE_NO_MONEY, .stream = label);
    else if (places && stream->in_case)
        OG_DOC_ITEM(doc, 1, BESIDE_FREE_IN, .stream = label, .group = group, .name = name);
    else if (places)
        OG_DOC_ITEM(doc, 1, BESIDE_FREE, .stream = label);
    else if (stream->in_case)
        OG_DOC_ITEM(doc, 1, BESIDE_FREE_BACKLOG_IN, .stream = label, .group = group, .name = name);
    else
        OG_DOC_ITEM(doc, 1, BESIDE_FREE_BACKLOG, .stream = label);
    if (stream->lacks && places)
        OG_DOC_ITEM(doc, 2, BESIDE_PLACES, .list = years_of(doc, stream));
    else if (stream->lacks)
        OG_DOC_ITEM(doc, 2, BESIDE_PERSONS, .list = years_of(doc, stream));
}

/* ---- amounts of nothing ---- */

static void add_zero(og_summary_page *page, const og_outside_zero *zero)
{
    og_document *doc = &page->doc;
    const char *what = zero->line ? zero->line->item.label : OG_TEXT(doc->language, BESIDE_PLAN);
    if (zero->grounds->kind == OG_GROUND_ASSUMPTION && zero->grounds->text)
        OG_DOC_ITEM(doc, 2, BESIDE_ZERO, .what = what, .grounds = zero->grounds->text);
    else if (zero->grounds->kind == OG_GROUND_NONE)
        OG_DOC_ITEM(doc, 2, BESIDE_ZERO_BARE, .what = what);
    else
        og_doc_item(doc, 2, what);
}

og_status og_summary_beside(og_summary_page *page, og_error *err)
{
    const og_scenario *scenario = page->scenario;
    og_document *doc = &page->doc;
    og_outside_view view;
    if (!scenario->finance || !scenario->finance->reserve)
        return OG_OK;
    OG_DOC_HEADING(doc, 2, BESIDE);
    og_status status = add_committed(page, err);
    if (status == OG_OK)
        status = og_outside_view_of(scenario, page->plan, page->result, &doc->arena, &view, err);
    if (status != OG_OK)
        return status;
    for (size_t i = 0; i < view.stream_count; i++)
        add_stream(page, &view.streams[i]);
    if (view.zero_count > 0)
        OG_DOC_ITEM(doc, 1, BESIDE_ZEROS);
    for (size_t i = 0; i < view.zero_count; i++)
        add_zero(page, &view.zeros[i]);
    return OG_OK;
}
