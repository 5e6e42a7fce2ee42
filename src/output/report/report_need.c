#include "output/report/report_need.h"

#include "output/view/need.h"
#include "output/view/ratio.h"
#include "output/view/series.h"

#include <math.h>

typedef struct teller {
    og_summary_page *page;
    og_document *doc;
    og_need_view view;
    const og_scale *scale; /* of all amounts */
    const char *start, *end, *level;
} teller;

static const char *said(const teller *t, double euros)
{
    return og_doc_amount(t->doc, euros, t->scale);
}

static double council_total(const teller *t, const og_need *at)
{
    return at[t->view.council].total;
}

static const char *group_name(const teller *t, const og_need_group *group)
{
    return og_summary_name(t->doc, &group->set->item);
}

/* ---- by case ---- */

/* "€ 0,0 mln bij 'laag'; € 8,3 mln bij 'midden'" */
static const char *case_list(const teller *t, const og_need_group *group)
{
    og_strbuf list = {0};
    for (size_t i = 0; i < group->case_count; i++) {
        const og_need_case *one = &group->cases[i];
        if (one->count == 0)
            continue;
        og_strbuf_puts(&list, list.length ? "; " : "");
        OG_SAY(&list, t->doc->language, ANSWER_CASE,
               .name = og_summary_name(t->doc, &one->of->item),
               .amount = said(t, council_total(t, one->at)));
    }
    return og_doc_take(t->doc, &list);
}

static void say_deciding(const teller *t)
{
    const og_need_view *view = &t->view;
    const og_need_group *first = &view->groups[0];
    const char *name = group_name(t, first);
    if (view->deciding == 2)
        OG_DOC_SAY(t->doc, lead, ANSWER_DECIDES_TWO, .start = t->start, .group = name,
                   .other = group_name(t, view->grids[0].columns),
                   .share = og_doc_percent(t->doc, view->grids[0].explained));
    else
        OG_DOC_SAY(t->doc, lead, ANSWER_DECIDES_ONE, .start = t->start, .group = name,
                   .share = og_doc_percent(t->doc, first->explained));
    OG_DOC_SAY(t->doc, lead, ANSWER_EACH, .level = t->level, .list = case_list(t, first));
}

/* The other groups: what complying costs, say. */
static void say_others(const teller *t)
{
    for (size_t g = 1; g < t->view.group_count; g++)
        OG_DOC_SAY(t->doc, lead, ANSWER_ALSO, .group = group_name(t, &t->view.groups[g]),
                   .list = case_list(t, &t->view.groups[g]));
}

/* ---- all futures ---- */

static void say_total(const teller *t)
{
    const char *amount = said(t, council_total(t, t->view.at));
    if (t->page->certain)
        OG_DOC_SAY(t->doc, lead, ANSWER_TOTAL_CERTAIN, .start = t->start, .amount = amount,
                   .last = t->end);
    else if (t->view.deciding > 0)
        OG_DOC_SAY(t->doc, lead, ANSWER_MIXED, .level = t->level, .amount = amount);
    else
        OG_DOC_SAY(t->doc, lead, ANSWER_TOTAL, .start = t->start, .level = t->level,
                   .amount = amount, .last = t->end);
}

/* The parts add up to the total as both are written. */
static void say_parts(const teller *t)
{
    static const int signs[] = {1, 1, 1};
    const og_need *need = &t->view.at[t->view.council];
    double parts[] = {need->planned, need->expected_deficit, need->risk_buffer};
    og_scale_close(t->scale, parts, signs, 3, need->total, og_scale_round(t->scale, need->total));
    const char *planned = said(t, parts[0]), *buffer = said(t, parts[2]);
    if (!(need->total > 0) || isnan(need->planned))
        return;
    if (parts[1] >= 0 && parts[0] == 0)
        OG_DOC_SAY(t->doc, lead, ANSWER_PARTS_UNPLANNED, .deficit = said(t, parts[1]),
                   .buffer = buffer);
    else if (parts[1] < 0)
        OG_DOC_SAY(t->doc, lead, ANSWER_PARTS_SURPLUS, .planned = planned,
                   .surplus = said(t, -parts[1]), .buffer = buffer);
    else
        OG_DOC_SAY(t->doc, lead, ANSWER_PARTS, .planned = planned, .deficit = said(t, parts[1]),
                   .buffer = buffer);
}

static size_t find_reserve(const teller *t, og_role role)
{
    return og_series_of(t->page->plan, OG_OWNER_RESERVE, NULL, NULL, role);
}

static void say_available(const teller *t)
{
    const double needed = council_total(t, t->view.at);
    if (isnan(t->view.available)) {
        OG_DOC_SAY(t->doc, paragraph, ANSWER_NO_BALANCE);
        return;
    }
    const double there = t->view.available;
    if (!(needed > 0)) {
        OG_DOC_SAY(t->doc, paragraph, ANSWER_NOTHING_NEEDED, .start = t->start,
                   .available = said(t, there));
        return;
    }
    const char class[] = {og_ratio_class(there, needed), '\0'};
    OG_DOC_SAY(t->doc, paragraph, ANSWER_RATIO, .start = t->start, .available = said(t, there),
               .ratio = og_doc_number(t->doc, there / needed, 2), .level = t->level,
               .class = class);
    OG_DOC_SAY(t->doc, note, ANSWER_CLASSES);
}

/* What general means would have to carry, in the year in which that is likeliest. */
static void say_uncovered(const teller *t)
{
    const size_t series = find_reserve(t, OG_ROLE_UNCOVERED);
    og_stats most = {.p_positive = 0};
    size_t year = 0;
    for (size_t y = 0; y < og_plan_series(t->page->plan, series).count; y++) {
        og_stats own = og_result_stats(t->page->result, series, y);
        if (own.p_positive > most.p_positive) {
            most = own;
            year = y;
        }
    }
    if (!(most.p_positive > 0))
        return;
    og_strbuf when = {0}, chance = {0};
    const og_doc_cell span = og_summary_year(t->page, series, year);
    const og_doc_cell share = og_cell_chance(most.p_positive, most.sure);
    og_cell_say(&span, t->doc->language, &when);
    og_cell_say(&share, t->doc->language, &chance);
    OG_DOC_SAY(t->doc, paragraph, ANSWER_UNCOVERED, .when = og_doc_take(t->doc, &when),
               .chance = og_doc_take(t->doc, &chance), .amount = said(t, most.mean));
}

/* ---- the whole ---- */

static double largest_total(const teller *t)
{
    double largest = fmax(council_total(t, t->view.at), 1);
    for (size_t g = 0; g < t->view.group_count; g++)
        for (size_t i = 0; i < t->view.groups[g].case_count; i++)
            if (t->view.groups[g].cases[i].count > 0)
                largest = fmax(largest, council_total(t, t->view.groups[g].cases[i].at));
    return largest;
}

og_status og_report_need(og_summary_page *page, og_error *err)
{
    teller t = {.page = page, .doc = &page->doc};
    if (og_need_metric(page->plan) == OG_NO_SERIES)
        return OG_OK;
    og_status status =
        og_need_view_of(page->scenario, page->plan, page->result, &t.doc->arena, &t.view, err);
    if (status != OG_OK)
        return status;
    t.scale = og_doc_scale(t.doc, og_scale_euros(largest_total(&t), t.doc->language));
    t.start = og_summary_month(page, page->scenario->first, 1);
    t.end = og_summary_month(page, page->scenario->last, 12);
    t.level = og_doc_percent(t.doc, t.view.levels[t.view.council]);
    if (t.view.deciding > 0) {
        say_deciding(&t);
        say_others(&t);
    }
    say_total(&t);
    if (!page->certain)
        say_parts(&t);
    say_available(&t);
    say_uncovered(&t);
    return OG_OK;
}
