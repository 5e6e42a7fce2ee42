#include "output/report/summary_streams.h"

#include "output/view/series.h"

#include <math.h>

static const og_scale whole = {.unit = 1, .name = ""};

/* Counts are told in whole places and persons, in the language of the page. */
static const og_scale *whole_of(og_summary_page *page)
{
    og_scale scale = whole;
    scale.language = page->doc.language;
    return og_doc_scale(&page->doc, scale);
}

static og_stats stats_of(const og_summary_page *page, size_t series, size_t period)
{
    return og_result_stats(page->result, series, period);
}

static void head_role(og_summary_page *page, og_grid *table, og_role role)
{
    og_grid_head(table, false, og_role_text(role, page->doc.language));
}

static og_doc_cell end_cell(const og_summary_page *page, size_t series, size_t period)
{
    og_span span = og_plan_span(page->plan, series, period);
    return og_cell_end(span.first, span.last);
}

/* ---- reception ---- */

/* The series of a stream or sub-group, and what is to be said of them. */
typedef struct places {
    size_t shortfall, obligation, capacity;
    bool apart;   /* some of its places are kept for a sub-group */
    bool peaks;   /* in some year more is short than at its end */
    bool differs; /* a shortage is not what the places on its line would give */
} places;

/* The largest median of the year that ends with this period. */
static double highest_of(const og_summary_page *page, size_t series, size_t end)
{
    int year = og_series_year(page->plan, series, end);
    double most = 0;
    for (size_t t = end + 1; t-- > 0 && og_series_year(page->plan, series, t) == year;)
        most = fmax(most, stats_of(page, series, t).p50);
    return most;
}

static bool misses_something(double obligation, double capacity, double shortfall)
{
    double apart = round(obligation) - round(capacity);
    return fabs(round(shortfall) - fmax(0, apart)) > 1;
}

static bool has_peaks(const og_summary_page *page, size_t shortfall)
{
    for (size_t t = 0; t < og_plan_series(page->plan, shortfall).count; t++)
        if (og_series_ends_year(page->plan, shortfall, t) &&
            highest_of(page, shortfall, t) >= stats_of(page, shortfall, t).p50 + 0.5)
            return true;
    return false;
}

static void add_year(og_summary_page *page, og_grid *table, places *p, size_t t,
                     const og_scale *scale)
{
    double asked = stats_of(page, p->obligation, t).p50;
    double there = stats_of(page, p->capacity, t).p50;
    og_stats lack = stats_of(page, p->shortfall, t);
    og_grid_add(table, end_cell(page, p->shortfall, t));
    og_grid_add(table, og_cell_number(asked, scale));
    og_grid_add(table, og_cell_number(there, scale));
    og_grid_add(table, og_cell_number(lack.p50, scale));
    og_summary_range(page, table, &lack, scale);
    if (p->peaks)
        og_grid_add(table, og_cell_number(highest_of(page, p->shortfall, t), scale));
    p->differs |= misses_something(asked, there, lack.p50);
}

/* Places at the end of each year. */
static void add_places(og_summary_page *page, places *p)
{
    og_document *doc = &page->doc;
    const og_scale *scale = whole_of(page);
    size_t columns = (page->certain ? 4U : 6U) + p->peaks;
    og_grid *table = og_doc_table(doc, NULL, columns);
    og_grid_head(table, true, "");
    head_role(page, table, OG_ROLE_OBLIGATION);
    head_role(page, table, OG_ROLE_CAPACITY);
    head_role(page, table, OG_ROLE_SHORTFALL);
    og_summary_range_heads(page, table, OG_TEXT(doc->language, SUMMARY_SHORTFALL_CHANCE));
    if (p->peaks)
        og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_HIGHEST));
    for (size_t t = 0; t < og_plan_series(page->plan, p->shortfall).count; t++)
        if (og_series_ends_year(page->plan, p->shortfall, t))
            add_year(page, table, p, t, scale);
    if (p->differs && p->apart)
        OG_DOC_SAY(doc, note, SUMMARY_APART_NOTE);
    else if (p->differs)
        OG_DOC_SAY(doc, note, SUMMARY_SHORTFALL_NOTE);
    if (p->peaks && page->certain)
        OG_DOC_SAY(doc, note, SUMMARY_HIGHEST_CERTAIN);
    else if (p->peaks)
        OG_DOC_SAY(doc, note, SUMMARY_HIGHEST_NOTE);
}

/* Persons, for a stream whose population is simulated. */
static void add_population(og_summary_page *page, const og_series *stream, size_t hosted)
{
    og_document *doc = &page->doc;
    size_t demand = og_series_beside(page->plan, stream, OG_ROLE_DEMAND);
    size_t unplaced = og_series_beside(page->plan, stream, OG_ROLE_UNPLACED);
    if (demand == OG_NO_SERIES || unplaced == OG_NO_SERIES)
        return;
    const og_scale *scale = whole_of(page);
    OG_DOC_HEADING(doc, 2, SUMMARY_PERSONS, .stream = stream->label);
    og_grid *table = og_doc_table(doc, NULL, page->certain ? 4 : 7);
    og_grid_head(table, true, "");
    og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_HOSTED));
    og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_DEMAND));
    if (!page->certain)
        og_grid_head(table, false, OG_TEXT(doc->language, WITHIN_90));
    og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_UNPLACED));
    og_summary_range_heads(page, table, OG_TEXT(doc->language, SUMMARY_UNPLACED_CHANCE));
    for (size_t t = 0; t < og_plan_series(page->plan, demand).count; t++) {
        if (!og_series_ends_year(page->plan, demand, t))
            continue;
        og_stats seek = stats_of(page, demand, t), lack = stats_of(page, unplaced, t);
        og_grid_add(table, end_cell(page, demand, t));
        og_grid_add(table, og_cell_number(stats_of(page, hosted, t).p50, scale));
        og_grid_add(table, og_cell_number(seek.p50, scale));
        if (!page->certain)
            og_grid_add(table, og_cell_range(seek.p5, seek.p95, scale));
        og_grid_add(table, og_cell_number(lack.p50, scale));
        og_summary_range(page, table, &lack, scale);
    }
}

/* The label of the stream that a sub-group belongs to. */
static const char *stream_label(const og_summary_page *page, const char *stream)
{
    size_t of = og_series_of(page->plan, OG_OWNER_RECEPTION, stream, NULL, OG_ROLE_SHORTFALL);
    return of == OG_NO_SERIES ? stream : og_plan_series(page->plan, of).label;
}

static void add_reception(og_summary_page *page, size_t shortfall)
{
    const og_plan *plan = page->plan;
    og_series series = og_plan_series(plan, shortfall);
    bool part = series.owner_kind == OG_OWNER_SUBGROUP;
    places p = {.shortfall = shortfall,
                .obligation = og_series_beside(plan, &series, OG_ROLE_OBLIGATION),
                .capacity = og_series_beside(plan, &series, OG_ROLE_CAPACITY),
                .apart = !part && og_series_of(plan, OG_OWNER_SUBGROUP, series.stream, NULL,
                                               OG_ROLE_SHORTFALL) != OG_NO_SERIES,
                .peaks = has_peaks(page, shortfall)};
    if (p.obligation == OG_NO_SERIES || p.capacity == OG_NO_SERIES)
        return;
    if (part)
        OG_DOC_HEADING(&page->doc, 2, SUMMARY_SUBGROUP, .stream = stream_label(page, series.stream),
                       .subgroup = series.label);
    else
        OG_DOC_HEADING(&page->doc, 2, SUMMARY_PLACES, .stream = series.label);
    og_gallery_show(page->gallery, &page->doc, "reception", series.stream,
                    part ? series.owner : NULL);
    add_places(page, &p);

    size_t hosted = og_series_beside(plan, &series, OG_ROLE_PRIVATE);
    if (!part && hosted != OG_NO_SERIES)
        add_population(page, &series, hosted);
}

/* ---- housing ---- */

/* Sum over the periods that end in a year; means may be added. */
static double year_sum(const og_summary_page *page, size_t series, int year)
{
    double sum = 0;
    for (size_t t = 0; t < og_plan_series(page->plan, series).count; t++)
        if (og_series_year(page->plan, series, t) == year)
            sum += stats_of(page, series, t).mean;
    return sum;
}

static void add_housing(og_summary_page *page, size_t backlog)
{
    og_document *doc = &page->doc;
    og_series series = og_plan_series(page->plan, backlog);
    size_t target = og_series_beside(page->plan, &series, OG_ROLE_TAAKSTELLING);
    size_t realised = og_series_beside(page->plan, &series, OG_ROLE_REALISED);
    if (target == OG_NO_SERIES || realised == OG_NO_SERIES)
        return;
    bool ahead = false;
    const og_scale *scale = whole_of(page);
    OG_DOC_HEADING(doc, 2, SUMMARY_HOUSING, .stream = series.label);
    og_gallery_show(page->gallery, doc, "housing", series.owner, NULL);
    og_grid *table = og_doc_table(doc, NULL, page->certain ? 4 : 6);
    og_grid_head(table, true, "");
    head_role(page, table, OG_ROLE_TAAKSTELLING);
    head_role(page, table, OG_ROLE_HOUSED);
    og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_BACKLOG_END));
    og_summary_range_heads(page, table, OG_TEXT(doc->language, SUMMARY_BACKLOG_CHANCE));
    for (size_t t = 0; t < series.count; t++) {
        if (!og_series_ends_year(page->plan, backlog, t))
            continue;
        og_stats behind = stats_of(page, backlog, t);
        int year = og_series_year(page->plan, backlog, t);
        og_grid_add(table, og_summary_year(page, backlog, t));
        og_grid_add(table, og_cell_number(year_sum(page, target, year), scale));
        og_grid_add(table, og_cell_number(year_sum(page, realised, year), scale));
        og_grid_add(table, og_cell_number(behind.p50, scale));
        og_summary_range(page, table, &behind, scale);
        ahead |= behind.p5 < 0;
    }
    if (page->certain)
        OG_DOC_SAY(doc, note, SUMMARY_HOUSING_NOTE);
    else
        OG_DOC_SAY(doc, note, SUMMARY_HOUSING_MEANS);
    if (ahead)
        OG_DOC_SAY(doc, note, SUMMARY_LEAD_NOTE);
}

void og_summary_streams(og_summary_page *page)
{
    for (size_t s = 0; s < og_plan_series_count(page->plan); s++) {
        og_role role = og_plan_series(page->plan, s).role;
        if (role == OG_ROLE_SHORTFALL)
            add_reception(page, s);
        else if (role == OG_ROLE_BACKLOG)
            add_housing(page, s);
    }
}
