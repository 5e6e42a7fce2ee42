#include "output/report/summary_money.h"

#include "output/view/hump.h"
#include "output/view/need.h"
#include "output/view/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define YEARS_ACROSS 8 /* of a table by case */

typedef struct money {
    og_summary_page *page;
    og_document *doc;
    const og_scale *scale; /* of all amounts of a summary, so that they compare at a glance */
    const char *start;     /* of the horizon: "2025" */
    size_t result, balance, added, withdrawn, uncovered, drawdown; /* series, or OG_NO_SERIES */
    bool closed; /* the last digit of an amount gave way, so that a row adds up */
} money;

static og_stats stats_of(const money *m, size_t series, size_t year)
{
    return og_result_stats(m->page->result, series, year);
}

static double largest_of(const money *m, size_t series)
{
    double largest = 0;
    size_t count = series == OG_NO_SERIES ? 0 : og_plan_series(m->page->plan, series).count;
    for (size_t t = 0; t < count; t++) {
        og_stats stats = stats_of(m, series, t);
        largest = fmax(largest, fmax(fabs(stats.p5), fabs(stats.p95)));
    }
    return largest;
}

static void amount(const money *m, og_grid *table, double euros)
{
    og_grid_add(table, og_cell_number(euros, m->scale));
}

/* The range; nothing when all runs are the same. */
static void spread_head(const money *m, og_grid *table)
{
    if (!m->page->certain)
        og_grid_head(table, false, OG_TEXT(m->doc->language, WITHIN_90));
}

static void spread(const money *m, og_grid *table, const og_stats *stats)
{
    if (!m->page->certain)
        og_grid_add(table, og_cell_range(stats->p5, stats->p95, m->scale));
}

/* ---- year by year ---- */

/* Mean income or cost in a year, all lines together. */
static double booked(const money *m, bool income, size_t year)
{
    const og_array *lines = &m->page->scenario->finance->lines;
    double sum = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const og_line *line = lines->at[i];
        size_t series =
            og_series_of(m->page->plan, OG_OWNER_LINE, NULL, line->item.id, OG_ROLE_LINE);
        if ((line->income != NULL) == income && series != OG_NO_SERIES)
            sum += stats_of(m, series, year).mean;
    }
    return sum;
}

static void note_closed(money *m)
{
    if (m->closed)
        OG_DOC_SAY(m->doc, note, SUMMARY_CLOSED);
    m->closed = false;
}

static void add_result(money *m)
{
    static const int signs[] = {1, -1};
    static const og_role roles[] = {OG_ROLE_INCOME, OG_ROLE_COST, OG_ROLE_RESULT};
    OG_DOC_HEADING(m->doc, 2, SUMMARY_MONEY, .unit = m->scale->name);
    og_grid *table = og_doc_table(m->doc, NULL, m->page->certain ? 4 : 5);
    og_grid_head(table, true, "");
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        og_grid_head(table, false, og_role_text(roles[i], m->doc->language));
    spread_head(m, table);
    for (size_t t = 0; t < og_plan_series(m->page->plan, m->result).count; t++) {
        og_stats stats = stats_of(m, m->result, t);
        double terms[] = {booked(m, true, t), booked(m, false, t)};
        m->closed |= og_scale_close(m->scale, terms, signs, 2, stats.mean,
                                    og_scale_round(m->scale, stats.mean));
        og_grid_add(table, og_summary_year(m->page, m->result, t));
        amount(m, table, terms[0]);
        amount(m, table, terms[1]);
        amount(m, table, stats.mean);
        spread(m, table, &stats);
    }
    if (!m->page->certain)
        OG_DOC_SAY(m->doc, note, SUMMARY_MONEY_MEANS);
    note_closed(m);
}

/* The balance; or, when its beginning is not known, its change: what was drawn down, turned. */
static og_stats level_of(const money *m, size_t year)
{
    if (m->balance != OG_NO_SERIES)
        return stats_of(m, m->balance, year);
    og_stats down = stats_of(m, m->drawdown, year);
    return (og_stats){.mean = -down.mean, .p5 = -down.p95, .p50 = -down.p50, .p95 = -down.p5};
}

/* Of the balance; a change begins at 0. */
static double opening_of(const money *m)
{
    return m->balance == OG_NO_SERIES ? 0 : og_need_available(m->page->plan, m->page->result);
}

static void add_reserve_notes(money *m, const char *level, bool uncovered)
{
    if (m->balance == OG_NO_SERIES)
        OG_DOC_SAY(m->doc, note, SUMMARY_CHANGE_NOTE, .start = m->start);
    else
        OG_DOC_SAY(m->doc, note, SUMMARY_BALANCE_NOTE);
    if (!m->page->certain)
        OG_DOC_SAY(m->doc, note, SUMMARY_RESERVE_MEANS, .what = level);
    note_closed(m);
    if (uncovered)
        OG_DOC_SAY(m->doc, note, SUMMARY_UNCOVERED_NOTE);
}

/* A year of the reserve; what comes in and goes out moves the level of the line above to this. */
static void add_reserve_year(money *m, og_grid *table, size_t t, bool uncovered)
{
    static const int signs[] = {1, -1};
    og_stats level = level_of(m, t), lack = stats_of(m, m->uncovered, t);
    double before = t > 0 ? level_of(m, t - 1).mean : opening_of(m);
    double terms[] = {stats_of(m, m->added, t).mean, stats_of(m, m->withdrawn, t).mean};
    double shown = og_scale_round(m->scale, level.mean) - og_scale_round(m->scale, before);
    m->closed |= og_scale_close(m->scale, terms, signs, 2, level.mean - before, shown);
    og_grid_add(table, og_summary_year(m->page, m->drawdown, t));
    amount(m, table, terms[0]);
    amount(m, table, terms[1]);
    amount(m, table, level.mean);
    spread(m, table, &level);
    if (uncovered)
        amount(m, table, lack.mean);
    if (uncovered && !m->page->certain)
        og_grid_add(table, og_cell_chance(lack.p_positive, lack.sure));
}

static void add_reserve(money *m, const og_item *reserve)
{
    og_language language = m->doc->language;
    bool known = m->balance != OG_NO_SERIES, certain = m->page->certain;
    bool labelled = strcmp(reserve->label, reserve->id) != 0;
    bool uncovered = known || largest_of(m, m->uncovered) > 0;
    size_t columns = certain ? 4U + uncovered : 5U + 2U * uncovered;
    const char *level =
        known ? OG_TEXT(language, SUMMARY_BALANCE) : OG_TEXT(language, SUMMARY_CHANGE);
    const char *name = labelled ? reserve->label : OG_TEXT(language, SUMMARY_RESERVE_NAME);
    OG_DOC_HEADING(m->doc, 2, SUMMARY_RESERVE, .name = name, .unit = m->scale->name);
    og_gallery_show(m->page->gallery, m->doc, "reserve", NULL, NULL);
    og_grid *table = og_doc_table(m->doc, NULL, columns);
    og_grid_head(table, true, "");
    og_grid_head(table, false, og_role_text(OG_ROLE_ADDED, language));
    og_grid_head(table, false, og_role_text(OG_ROLE_WITHDRAWN, language));
    og_grid_head(table, false, level);
    spread_head(m, table);
    if (uncovered)
        og_grid_head(table, false, og_role_text(OG_ROLE_UNCOVERED, language));
    if (uncovered && !certain)
        og_grid_head(table, false, OG_TEXT(language, SUMMARY_UNCOVERED_CHANCE));
    for (size_t t = 0; t < og_plan_series(m->page->plan, m->drawdown).count; t++)
        add_reserve_year(m, table, t, uncovered);
    add_reserve_notes(m, level, uncovered);
}

/* The change of the balance, where cases decide it. */
static og_status add_change_by_case(const money *m, og_error *err)
{
    og_hump hump;
    og_status status = og_hump_of(m->page->scenario, m->page->plan, m->page->result, m->drawdown,
                                  1000, &m->doc->arena, &hump, err);
    if (status != OG_OK || !hump.set || hump.year_count > YEARS_ACROSS)
        return status;
    og_grid *table = og_doc_table(m->doc,
                                  OG_DOC_TEXT(m->doc, SUMMARY_CHANGE_BY_CASE, .start = m->start,
                                              .group = hump.set->item.label,
                                              .share = og_doc_percent(m->doc, hump.explained)),
                                  hump.year_count + 1);
    og_grid_head(table, true, "");
    for (size_t y = 0; y < hump.year_count; y++)
        og_grid_head(table, false, og_plan_span(m->page->plan, m->drawdown, hump.periods[y]).key);
    for (size_t i = 0; i < hump.case_count; i++) {
        og_grid_add(table, og_cell_words(og_summary_name(m->doc, &hump.cases[i]->item)));
        for (size_t y = 0; y < hump.year_count; y++)
            amount(m, table, -hump.means[i * hump.year_count + y]);
    }
    return OG_OK;
}

/* ---- all of it ---- */

static size_t find_reserve(const og_plan *plan, og_role role)
{
    return og_series_of(plan, OG_OWNER_RESERVE, NULL, NULL, role);
}

og_status og_summary_money(og_summary_page *page, og_error *err)
{
    const og_scenario *scenario = page->scenario;
    const og_plan *plan = page->plan;
    money m = {.page = page,
               .doc = &page->doc,
               .result = og_series_of(plan, OG_OWNER_FINANCE, NULL, NULL, OG_ROLE_RESULT),
               .balance = find_reserve(plan, OG_ROLE_BALANCE),
               .added = find_reserve(plan, OG_ROLE_ADDED),
               .withdrawn = find_reserve(plan, OG_ROLE_WITHDRAWN),
               .uncovered = find_reserve(plan, OG_ROLE_UNCOVERED),
               .drawdown = find_reserve(plan, OG_ROLE_DRAWDOWN)};
    if (m.result == OG_NO_SERIES || !scenario->finance)
        return OG_OK;
    double largest = fmax(largest_of(&m, m.result), largest_of(&m, m.drawdown));
    m.scale = og_doc_scale(
        m.doc, og_scale_euros(fmax(largest, largest_of(&m, m.balance)), m.doc->language));
    m.start = og_summary_month(page, scenario->first, 1);

    add_result(&m);
    if (!scenario->finance->reserve || m.drawdown == OG_NO_SERIES)
        return OG_OK;
    add_reserve(&m, &scenario->finance->reserve->item);
    return m.balance == OG_NO_SERIES ? add_change_by_case(&m, err) : OG_OK;
}
