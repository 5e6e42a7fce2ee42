#include "output/report/report_answer.h"

#include "output/report/report_need.h"
#include "output/view/committed.h"
#include "output/view/lack.h"
#include "output/view/outside.h"
#include "output/view/series.h"

#include <math.h>

#define HARDLY 1000 /* euros: what a council would call nothing */

/* ---- where streams fall short ---- */

/* The worst end of a year: the largest mean, of equals the likeliest. */
typedef struct worst {
    size_t period;
    og_stats stats;
    double chance;
    bool sure, any;
} worst;

static worst worst_year(const og_summary_page *page, size_t series)
{
    worst found = {0};
    for (size_t t = 0; t < og_plan_series(page->plan, series).count; t++) {
        if (!og_series_ends_year(page->plan, series, t))
            continue;
        worst own = {.period = t, .stats = og_result_stats(page->result, series, t), .any = true};
        own.chance = og_lack_chance(page->plan, page->result, series, t, &own.sure);
        bool more = round(own.stats.mean) > round(found.stats.mean);
        bool likelier =
            round(own.stats.mean) == round(found.stats.mean) && own.chance > found.chance;
        if (!found.any || more || likelier)
            found = own;
    }
    return found;
}

static const char *count_text(og_summary_page *page, double value)
{
    return og_doc_number(&page->doc, value, 0);
}

static const char *chance_text(og_summary_page *page, const worst *w)
{
    const og_doc_cell cell = og_cell_chance(w->chance, w->sure);
    og_strbuf text = {0};
    og_cell_say(&cell, page->doc.language, &text);
    return og_doc_take(&page->doc, &text);
}

static const char *end_text(og_summary_page *page, size_t series, size_t period)
{
    og_strbuf text = {0};
    og_date_end(&text, og_plan_span(page->plan, series, period).last, page->doc.language);
    return og_doc_take(&page->doc, &text);
}

static void add_reception(og_summary_page *page, size_t series)
{
    og_document *doc = &page->doc;
    const char *stream = og_plan_series(page->plan, series).label;
    const worst w = worst_year(page, series);
    if (!w.any)
        return;
    const char *end = end_text(page, series, w.period), *mean = count_text(page, w.stats.mean);
    const bool enough = round(w.stats.mean) <= 0;
    if (enough && (page->certain || (w.sure && w.chance == 0)))
        OG_DOC_ITEM(doc, 1, ANSWER_ENOUGH_CERTAIN, .stream = stream);
    else if (enough)
        OG_DOC_ITEM(doc, 1, ANSWER_ENOUGH, .stream = stream, .when = end,
                    .chance = chance_text(page, &w));
    else if (page->certain)
        OG_DOC_ITEM(doc, 1, ANSWER_SHORT_CERTAIN, .stream = stream, .when = end, .mean = mean);
    else
        OG_DOC_ITEM(doc, 1, ANSWER_SHORT, .stream = stream, .when = end, .mean = mean,
                    .low = count_text(page, w.stats.p5), .high = count_text(page, w.stats.p95),
                    .chance = chance_text(page, &w));
}

/* At the end of the horizon: what is behind adds up until then. */
static void add_housing(og_summary_page *page, size_t series)
{
    og_document *doc = &page->doc;
    const og_series backlog = og_plan_series(page->plan, series);
    if (backlog.count == 0)
        return;
    worst w = {.period = backlog.count - 1};
    w.stats = og_result_stats(page->result, series, w.period);
    w.chance = og_lack_chance(page->plan, page->result, series, w.period, &w.sure);
    const char *end = end_text(page, series, w.period), *mean = count_text(page, w.stats.mean);
    if (page->certain)
        OG_DOC_ITEM(doc, 1, ANSWER_BEHIND_CERTAIN, .stream = backlog.label, .when = end,
                    .mean = mean);
    else
        OG_DOC_ITEM(doc, 1, ANSWER_BEHIND, .stream = backlog.label, .when = end, .mean = mean,
                    .low = count_text(page, w.stats.p5), .high = count_text(page, w.stats.p95),
                    .chance = chance_text(page, &w));
}

/* ---- what is not in the amounts ---- */

static og_status say_beside(og_summary_page *page, og_error *err)
{
    og_document *doc = &page->doc;
    og_outside_view outside;
    og_committed_view committed;
    og_strbuf list = {0};
    og_status status =
        og_outside_view_of(page->scenario, page->plan, page->result, &doc->arena, &outside, err);
    if (status == OG_OK)
        status = og_committed_view_of(page->scenario, page->plan, page->result, &doc->arena,
                                      &committed, err);
    if (status != OG_OK)
        return status;
    for (size_t i = 0; i < outside.stream_count; i++) {
        const og_outside_stream *own = &outside.streams[i];
        if (own->lacks && !own->in_case)
            og_strbuf_printf(&list, "%s%s", list.length ? "; " : "", own->stream->item->label);
    }
    if (list.length)
        OG_DOC_SAY(doc, paragraph, ANSWER_OUTSIDE, .list = og_doc_take(doc, &list));
    if (committed.cost >= HARDLY)
        OG_DOC_SAY(doc, paragraph, ANSWER_COMMITTED,
                   .last = og_summary_month(page, page->scenario->last, 12),
                   .amount = og_doc_euro(doc, committed.cost));
    return OG_OK;
}

og_status og_report_answer(og_summary_page *page, og_error *err)
{
    og_status status = og_report_need(page, err);
    for (size_t s = 0; s < og_plan_series_count(page->plan); s++) {
        const og_series series = og_plan_series(page->plan, s);
        if (series.role == OG_ROLE_SHORTFALL && series.owner_kind == OG_OWNER_RECEPTION)
            add_reception(page, s);
        else if (series.role == OG_ROLE_BACKLOG)
            add_housing(page, s);
    }
    return status == OG_OK && page->scenario->finance ? say_beside(page, err) : status;
}
