#include "output/report/summary_streams.h"

#include "base/calendar.h"
#include "output/view/hump.h"
#include "output/view/lack.h"
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

static double mean_of(const og_summary_page *page, size_t series, size_t period)
{
    return stats_of(page, series, period).mean;
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

/* Its 90 % range, and the chance that it is more than a trifle. */
static void add_lack(og_summary_page *page, og_grid *table, size_t series, size_t period,
                     const og_scale *scale)
{
    og_stats lack = stats_of(page, series, period);
    bool sure;
    if (page->certain)
        return;
    double chance = og_lack_chance(page->plan, page->result, series, period, &sure);
    og_grid_add(table, og_cell_range(lack.p5, lack.p95, scale));
    og_grid_add(table, og_cell_chance(chance, sure));
}

/* What is left out of chances; default 1, which is said too. */
static void say_trifle(og_summary_page *page, const og_number *ignored, og_sentence sentence)
{
    if (page->certain)
        return;
    double least = ignored->given ? ignored->value : 1;
    og_strbuf text = {0};
    OG_SAY_LIKE(&text, page->doc.language, sentence, SUMMARY_TRIFLE_PLACES,
                .least = og_doc_point(&page->doc, least));
    if (least > 0)
        og_doc_note(&page->doc, og_doc_take(&page->doc, &text));
    else
        og_strbuf_clear(&text);
}

/* ---- by case ---- */

#define YEARS_ACROSS 8

/* Means at the ends of years by case, where cases decide them. */
static og_status add_by_case(og_summary_page *page, size_t series, og_sentence caption,
                             og_error *err)
{
    og_document *doc = &page->doc;
    og_hump hump;
    og_status status =
        og_hump_of(page->scenario, page->plan, page->result, series, 1, &doc->arena, &hump, err);
    if (status != OG_OK || !hump.set || hump.year_count > YEARS_ACROSS)
        return status;
    og_strbuf text = {0};
    OG_SAY_LIKE(&text, doc->language, caption, SUMMARY_SHORT_BY_CASE, .group = hump.set->item.label,
                .share = og_doc_percent(doc, hump.explained));
    og_grid *table = og_doc_table(doc, og_doc_take(doc, &text), hump.year_count + 1);
    const og_scale *scale = whole_of(page);
    og_grid_head(table, true, "");
    for (size_t y = 0; y < hump.year_count; y++) {
        og_doc_cell end = end_cell(page, series, hump.periods[y]);
        og_strbuf head = {0};
        og_cell_say(&end, doc->language, &head);
        og_grid_head(table, false, og_doc_take(doc, &head));
    }
    for (size_t i = 0; i < hump.case_count; i++) {
        og_grid_add(table, og_cell_words(og_summary_name(doc, &hump.cases[i]->item)));
        for (size_t y = 0; y < hump.year_count; y++)
            og_grid_add(table, og_cell_number(hump.means[i * hump.year_count + y], scale));
    }
    return OG_OK;
}

/* ---- reception ---- */

/* The series of a stream or sub-group, and what is to be said of them. */
typedef struct places {
    size_t shortfall, obligation, capacity;
    size_t most; /* the largest shortage of each year */
    bool apart;  /* some of its places are kept for a sub-group */
    bool peaks;  /* in some year more is short than at its end */
    bool spare;  /* at some year's end places are left over */
    bool closed; /* a figure gave way so that a row adds up */
} places;

/* Places that serve no shortage: above the obligation, or set apart for a sub-group. */
static double spare_of(const og_summary_page *page, const places *p, size_t t)
{
    return mean_of(page, p->shortfall, t) - mean_of(page, p->obligation, t) +
           mean_of(page, p->capacity, t);
}

/* The year of the series of years in which a month lies. */
static double most_of(const og_summary_page *page, const places *p, size_t t)
{
    int year = og_series_year(page->plan, p->shortfall, t);
    size_t y = 0;
    while (og_series_year(page->plan, p->most, y) != year)
        y++;
    return mean_of(page, p->most, y);
}

static void look_at_years(const og_summary_page *page, places *p)
{
    for (size_t t = 0; t < og_plan_series(page->plan, p->shortfall).count; t++) {
        if (!og_series_ends_year(page->plan, p->shortfall, t))
            continue;
        p->peaks |= most_of(page, p, t) >= mean_of(page, p->shortfall, t) + 0.5;
        p->spare |= spare_of(page, p, t) >= 0.005;
    }
}

/* Obligation - capacity + spare = shortage, as printed. */
static void add_year(og_summary_page *page, og_grid *table, places *p, size_t t,
                     const og_scale *scale)
{
    static const int signs[] = {1, -1, 1};
    double lack = mean_of(page, p->shortfall, t), spare = p->spare ? spare_of(page, p, t) : 0;
    double terms[] = {mean_of(page, p->obligation, t), mean_of(page, p->capacity, t), spare};
    p->closed |= og_scale_close(scale, terms, signs, 3, lack, og_scale_round(scale, lack));
    og_grid_add(table, end_cell(page, p->shortfall, t));
    og_grid_add(table, og_cell_number(terms[0], scale));
    og_grid_add(table, og_cell_number(terms[1], scale));
    if (p->spare)
        og_grid_add(table, og_cell_number(terms[2], scale));
    og_grid_add(table, og_cell_number(lack, scale));
    add_lack(page, table, p->shortfall, t, scale);
    if (p->peaks)
        og_grid_add(table, og_cell_number(most_of(page, p, t), scale));
}

static void add_places_notes(og_summary_page *page, const places *p, const og_number *ignored)
{
    og_document *doc = &page->doc;
    if (p->spare && page->certain)
        OG_DOC_SAY(doc, note, SUMMARY_SPARE_CERTAIN);
    else if (p->spare && p->apart)
        OG_DOC_SAY(doc, note, SUMMARY_SPARE_APART);
    else if (p->spare)
        OG_DOC_SAY(doc, note, SUMMARY_SPARE);
    else if (!page->certain)
        OG_DOC_SAY(doc, note, SUMMARY_PLACES_MEANS);
    if (p->closed)
        OG_DOC_SAY(doc, note, SUMMARY_CLOSED);
    if (p->peaks && page->certain)
        OG_DOC_SAY(doc, note, SUMMARY_HIGHEST_CERTAIN);
    else if (p->peaks)
        OG_DOC_SAY(doc, note, SUMMARY_HIGHEST_NOTE);
    say_trifle(page, ignored, OG_SENTENCE_SUMMARY_TRIFLE_PLACES);
}

/* Places at the end of each year. */
static void add_places(og_summary_page *page, places *p, const og_number *ignored)
{
    og_document *doc = &page->doc;
    const og_scale *scale = whole_of(page);
    look_at_years(page, p);
    size_t columns = (page->certain ? 4U : 6U) + p->peaks + p->spare;
    og_grid *table = og_doc_table(doc, NULL, columns);
    og_grid_head(table, true, "");
    head_role(page, table, OG_ROLE_OBLIGATION);
    head_role(page, table, OG_ROLE_CAPACITY);
    if (p->spare)
        og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_SPARE_HEAD));
    head_role(page, table, OG_ROLE_SHORTFALL);
    og_summary_range_heads(page, table, OG_TEXT(doc->language, SUMMARY_SHORTFALL_CHANCE));
    if (p->peaks)
        og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_HIGHEST));
    for (size_t t = 0; t < og_plan_series(page->plan, p->shortfall).count; t++)
        if (og_series_ends_year(page->plan, p->shortfall, t))
            add_year(page, table, p, t, scale);
    add_places_notes(page, p, ignored);
}

/* Demand - with a place = without one, as printed. */
static bool add_persons(og_summary_page *page, og_grid *table, const size_t series[4], size_t t,
                        const og_scale *scale)
{
    static const int signs[] = {1, -1};
    double lack = mean_of(page, series[3], t);
    double terms[] = {mean_of(page, series[1], t), mean_of(page, series[2], t)};
    bool closed = og_scale_close(scale, terms, signs, 2, lack, og_scale_round(scale, lack));
    og_grid_add(table, end_cell(page, series[1], t));
    og_grid_add(table, og_cell_number(mean_of(page, series[0], t), scale));
    og_grid_add(table, og_cell_number(terms[0], scale));
    og_grid_add(table, og_cell_number(terms[1], scale));
    og_grid_add(table, og_cell_number(lack, scale));
    add_lack(page, table, series[3], t, scale);
    return closed;
}

/* Persons, for a stream whose population is simulated. */
static void add_population(og_summary_page *page, const og_series *stream, size_t hosted,
                           const og_number *ignored)
{
    og_document *doc = &page->doc;
    const size_t series[] = {hosted, og_series_beside(page->plan, stream, OG_ROLE_DEMAND),
                             og_series_beside(page->plan, stream, OG_ROLE_OCCUPIED),
                             og_series_beside(page->plan, stream, OG_ROLE_UNPLACED)};
    const og_scale *scale = whole_of(page);
    bool closed = false;
    OG_DOC_HEADING(doc, 2, SUMMARY_PERSONS, .stream = stream->label);
    og_grid *table = og_doc_table(doc, NULL, page->certain ? 5 : 7);
    og_grid_head(table, true, "");
    og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_HOSTED));
    og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_DEMAND));
    og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_PLACED));
    og_grid_head(table, false, OG_TEXT(doc->language, SUMMARY_UNPLACED));
    og_summary_range_heads(page, table, OG_TEXT(doc->language, SUMMARY_UNPLACED_CHANCE));
    for (size_t t = 0; t < og_plan_series(page->plan, series[1]).count; t++)
        if (og_series_ends_year(page->plan, series[1], t))
            closed |= add_persons(page, table, series, t, scale);
    OG_DOC_SAY(doc, note, SUMMARY_PERSONS_NOTE);
    if (closed)
        OG_DOC_SAY(doc, note, SUMMARY_CLOSED);
    say_trifle(page, ignored, OG_SENTENCE_SUMMARY_TRIFLE_PERSONS);
}

static const og_stream *find_stream(const og_summary_page *page, const char *id)
{
    int found = og_stream_find(page->scenario, id);
    return &page->scenario->streams[found < 0 ? 0 : found];
}

static og_status add_reception(og_summary_page *page, size_t shortfall, og_error *err)
{
    const og_plan *plan = page->plan;
    og_series series = og_plan_series(plan, shortfall);
    bool part = series.owner_kind == OG_OWNER_SUBGROUP;
    const og_stream *stream = find_stream(page, series.stream);
    const og_number *ignored = &stream->reception->ignore_below;
    places p = {.shortfall = shortfall,
                .obligation = og_series_beside(plan, &series, OG_ROLE_OBLIGATION),
                .capacity = og_series_beside(plan, &series, OG_ROLE_CAPACITY),
                .most = og_lack_most(plan, shortfall),
                .apart = !part && stream->reception->subgroups.count > 0};
    if (part)
        OG_DOC_HEADING(&page->doc, 2, SUMMARY_SUBGROUP, .stream = stream->item->label,
                       .subgroup = series.label);
    else
        OG_DOC_HEADING(&page->doc, 2, SUMMARY_PLACES, .stream = series.label);
    og_gallery_show(page->gallery, &page->doc, "reception", series.stream,
                    part ? series.owner : NULL);
    add_places(page, &p, ignored);
    og_status status = add_by_case(page, shortfall, OG_SENTENCE_SUMMARY_SHORT_BY_CASE, err);

    size_t hosted = og_series_beside(plan, &series, OG_ROLE_PRIVATE);
    if (!part && hosted != OG_NO_SERIES)
        add_population(page, &series, hosted, ignored);
    return status;
}

/* ---- housing ---- */

/* Sum over the periods that end in a year; means may be added. */
static double year_sum(const og_summary_page *page, size_t series, int year)
{
    double sum = 0;
    for (size_t t = 0; t < og_plan_series(page->plan, series).count; t++)
        if (og_series_year(page->plan, series, t) == year)
            sum += mean_of(page, series, t);
    return sum;
}

typedef struct housing {
    size_t backlog, target, realised;
    double before; /* the backlog that the year begins with */
    bool whole;    /* periods end with years, so that these add up */
    bool closed, ahead;
} housing;

/* Backlog before + target - housed = backlog, as printed. */
static void add_housing_year(og_summary_page *page, og_grid *table, housing *h, size_t t,
                             const og_scale *scale)
{
    static const int signs[] = {1, -1};
    og_stats behind = stats_of(page, h->backlog, t);
    int year = og_series_year(page->plan, h->backlog, t);
    double terms[] = {year_sum(page, h->target, year), year_sum(page, h->realised, year)};
    double shown = og_scale_round(scale, behind.mean) - og_scale_round(scale, h->before);
    if (h->whole)
        h->closed |= og_scale_close(scale, terms, signs, 2, behind.mean - h->before, shown);
    og_grid_add(table, og_summary_year(page, h->backlog, t));
    if (h->whole)
        og_grid_add(table, og_cell_number(h->before, scale));
    og_grid_add(table, og_cell_number(terms[0], scale));
    og_grid_add(table, og_cell_number(terms[1], scale));
    og_grid_add(table, og_cell_number(behind.mean, scale));
    add_lack(page, table, h->backlog, t, scale);
    h->ahead |= behind.p5 < 0;
    h->before = behind.mean;
}

/* What the first year begins with, back from its end. */
static double begun_with(const og_summary_page *page, const housing *h)
{
    size_t t = 0;
    while (!og_series_ends_year(page->plan, h->backlog, t))
        t++;
    int year = og_series_year(page->plan, h->backlog, t);
    return mean_of(page, h->backlog, t) - year_sum(page, h->target, year) +
           year_sum(page, h->realised, year);
}

static bool has_whole_years(const og_summary_page *page, size_t target)
{
    for (size_t p = 0; p < og_plan_series(page->plan, target).count; p++) {
        og_span span = og_plan_span(page->plan, target, p);
        if (og_month_year(og_month_of(span.first)) != og_month_year(og_month_of(span.last)))
            return false;
    }
    return true;
}

static void head_housing(og_summary_page *page, og_grid *table, bool start)
{
    og_language language = page->doc.language;
    og_grid_head(table, true, "");
    if (start)
        og_grid_head(table, false, OG_TEXT(language, SUMMARY_BACKLOG_START));
    head_role(page, table, OG_ROLE_TAAKSTELLING);
    head_role(page, table, OG_ROLE_HOUSED);
    og_grid_head(table, false, OG_TEXT(language, SUMMARY_BACKLOG_END));
    og_summary_range_heads(page, table, OG_TEXT(language, SUMMARY_BACKLOG_CHANCE));
}

static og_status add_housing(og_summary_page *page, size_t backlog, og_error *err)
{
    og_document *doc = &page->doc;
    og_series series = og_plan_series(page->plan, backlog);
    const og_number *ignored = &find_stream(page, series.stream)->housing->ignore_below;
    housing h = {.backlog = backlog,
                 .target = og_series_beside(page->plan, &series, OG_ROLE_TAAKSTELLING),
                 .realised = og_series_beside(page->plan, &series, OG_ROLE_REALISED)};
    const og_scale *scale = whole_of(page);
    h.whole = has_whole_years(page, h.target);
    h.before = begun_with(page, &h);
    OG_DOC_HEADING(doc, 2, SUMMARY_HOUSING, .stream = series.label);
    og_gallery_show(page->gallery, doc, "housing", series.stream, NULL);
    og_grid *table = og_doc_table(doc, NULL, (page->certain ? 4U : 6U) + h.whole);
    head_housing(page, table, h.whole);
    for (size_t t = 0; t < series.count; t++)
        if (og_series_ends_year(page->plan, backlog, t))
            add_housing_year(page, table, &h, t, scale);
    if (h.whole)
        OG_DOC_SAY(doc, note, SUMMARY_HOUSING_ADDS);
    else
        OG_DOC_SAY(doc, note, SUMMARY_HOUSING_NOTE);
    if (h.ahead)
        OG_DOC_SAY(doc, note, SUMMARY_LEAD_NOTE);
    if (h.closed)
        OG_DOC_SAY(doc, note, SUMMARY_CLOSED);
    say_trifle(page, ignored, OG_SENTENCE_SUMMARY_TRIFLE_BACKLOG);
    return add_by_case(page, backlog, OG_SENTENCE_SUMMARY_BACKLOG_BY_CASE, err);
}

og_status og_summary_streams(og_summary_page *page, og_error *err)
{
    og_status status = OG_OK;
    for (size_t s = 0; s < og_plan_series_count(page->plan) && status == OG_OK; s++) {
        og_role role = og_plan_series(page->plan, s).role;
        if (role == OG_ROLE_SHORTFALL)
            status = add_reception(page, s, err);
        else if (role == OG_ROLE_BACKLOG)
            status = add_housing(page, s, err);
    }
    return status;
}
