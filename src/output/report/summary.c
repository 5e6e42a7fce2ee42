/* The summary for people: its head, and streams year by year. Money and grounds stand in files of
 * their own. */
#include "base/format.h"
#include "output/report/page.h"
#include "output/words.h"

#include <inttypes.h>
#include <math.h>

/* "Leiden, januari 2025 tot en met december 2029; 10.000 doorrekeningen, seed 2025" */
static void add_head(og_page *page)
{
    const og_scenario *scenario = page->scenario;
    const char *municipality = og_scenario_municipality(scenario);
    char number[OG_FORMAT_SIZE], seed[24], first[OG_FORMAT_SIZE], last[OG_FORMAT_SIZE];
    og_strbuf span = {0}, runs = {0};
    og_format_number((double)og_result_replicates(page->result), 0, page->language, number);
    og_format(seed, sizeof seed, "%" PRIu64, og_result_seed(page->result));
    og_page_month(page, scenario->first, 0, first);
    og_page_month(page, scenario->last, 0, last);
    if (scenario->first == scenario->last)
        og_strbuf_puts(&span, first);
    else
        og_word_fill(&span, og_phrase_text(OG_PHRASE_SPAN, page->language),
                     (const char *const[]){first, last});
    og_word_fill(&runs,
                 og_phrase_text(page->certain ? OG_PHRASE_NO_RUNS : OG_PHRASE_RUNS, page->language),
                 (const char *const[]){number, seed});

    og_grid_wrap(&page->text, "", og_scenario_title(scenario), OG_PAGE_WIDTH);
    if (span.failed || runs.failed)
        page->text.failed = true;
    else if (municipality[0])
        og_page_say(page, "", OG_PHRASE_HEAD,
                    (const char *const[]){municipality, span.text, runs.text});
    else
        og_page_say(page, "", OG_PHRASE_HEAD_PLAIN, (const char *const[]){span.text, runs.text});
    og_page_say(page, "", page->certain ? OG_PHRASE_HOW_TO_READ_CERTAIN : OG_PHRASE_HOW_TO_READ,
                NULL);
    og_strbuf_clear(&span);
    og_strbuf_clear(&runs);
}

/* "eind 2025" */
static void add_end(const og_page *page, og_grid *grid, og_day last)
{
    char month[OG_FORMAT_SIZE];
    og_page_month(page, og_month_of(last), 12, month);
    og_page_cell(page, grid, OG_PHRASE_END, (const char *const[]){month});
}

static void add_word(const og_page *page, og_grid *grid, og_word word)
{
    og_grid_add(grid, og_word_text(word, page->language));
}

static og_stats stats_of(const og_page *page, size_t series, size_t period)
{
    return og_result_stats(page->result, series, period);
}

static void add_range_heads(const og_page *page, og_grid *grid, og_phrase chance)
{
    if (page->certain)
        return;
    og_page_words(page, grid, OG_PHRASE_WITHIN);
    og_page_words(page, grid, chance);
}

static void add_range(const og_page *page, og_grid *grid, const og_stats *stats)
{
    if (page->certain)
        return;
    og_page_range(page, grid, stats->p5, stats->p95, 0);
    og_page_chance(page, grid, stats);
}

/* ---- reception ---- */

static bool misses_something(double obligation, double capacity, double shortfall)
{
    double apart = round(obligation) - round(capacity);
    return fabs(round(shortfall) - fmax(0, apart)) > 1;
}

/* Places of a stream or a sub-group at the end of each year, and the note why the shortage is not
 * what the places on its line would give, if it is not. */
static void add_places(og_page *page, size_t shortfall, size_t obligation, size_t capacity,
                       og_phrase why)
{
    bool note = false;
    og_grid grid;
    og_grid_init(&grid, page->certain ? "lrrr" : "lrrrrr");
    og_grid_add(&grid, "");
    add_word(page, &grid, OG_WORD_OBLIGATION);
    add_word(page, &grid, OG_WORD_CAPACITY);
    add_word(page, &grid, OG_WORD_SHORTFALL);
    add_range_heads(page, &grid, OG_PHRASE_SHORTFALL_CHANCE);
    for (size_t t = 0; t < og_plan_series(page->plan, shortfall).count; t++) {
        if (!og_page_year_end(page, shortfall, t))
            continue;
        double asked = stats_of(page, obligation, t).p50;
        double there = stats_of(page, capacity, t).p50;
        og_stats lack = stats_of(page, shortfall, t);
        add_end(page, &grid, og_plan_span(page->plan, shortfall, t).last);
        og_page_number(page, &grid, asked, 0);
        og_page_number(page, &grid, there, 0);
        og_page_number(page, &grid, lack.p50, 0);
        add_range(page, &grid, &lack);
        note |= misses_something(asked, there, lack.p50);
    }
    og_page_grid(page, &grid);
    if (note)
        og_page_say(page, "  ", why, NULL);
}

/* Persons, for a stream whose population is simulated. */
static void add_population(og_page *page, const og_series *stream, size_t hosted)
{
    size_t demand = og_page_find(page, OG_OWNER_RECEPTION, stream->stream, NULL, OG_ROLE_DEMAND);
    size_t unplaced =
        og_page_find(page, OG_OWNER_RECEPTION, stream->stream, NULL, OG_ROLE_UNPLACED);
    if (demand == OG_PAGE_NONE || unplaced == OG_PAGE_NONE)
        return;
    og_page_heading(page, OG_PHRASE_POPULATION, &stream->label);
    og_grid grid;
    og_grid_init(&grid, page->certain ? "lrrr" : "lrrrrrr");
    og_grid_add(&grid, "");
    og_page_words(page, &grid, OG_PHRASE_PRIVATE);
    og_page_words(page, &grid, OG_PHRASE_DEMAND);
    if (!page->certain)
        og_page_words(page, &grid, OG_PHRASE_WITHIN);
    og_page_words(page, &grid, OG_PHRASE_UNPLACED);
    add_range_heads(page, &grid, OG_PHRASE_UNPLACED_CHANCE);
    for (size_t t = 0; t < og_plan_series(page->plan, demand).count; t++) {
        if (!og_page_year_end(page, demand, t))
            continue;
        og_stats seek = stats_of(page, demand, t), lack = stats_of(page, unplaced, t);
        add_end(page, &grid, og_plan_span(page->plan, demand, t).last);
        og_page_number(page, &grid, stats_of(page, hosted, t).p50, 0);
        og_page_number(page, &grid, seek.p50, 0);
        if (!page->certain)
            og_page_range(page, &grid, seek.p5, seek.p95, 0);
        og_page_number(page, &grid, lack.p50, 0);
        add_range(page, &grid, &lack);
    }
    og_page_grid(page, &grid);
}

/* The label of the stream that a sub-group belongs to. */
static const char *stream_label(const og_page *page, const char *stream)
{
    size_t of = og_page_find(page, OG_OWNER_RECEPTION, stream, NULL, OG_ROLE_SHORTFALL);
    return of == OG_PAGE_NONE ? stream : og_plan_series(page->plan, of).label;
}

static void add_reception(og_page *page, size_t shortfall)
{
    og_series series = og_plan_series(page->plan, shortfall);
    size_t obligation =
        og_page_find(page, series.owner_kind, series.stream, series.owner, OG_ROLE_OBLIGATION);
    size_t capacity =
        og_page_find(page, series.owner_kind, series.stream, series.owner, OG_ROLE_CAPACITY);
    if (obligation == OG_PAGE_NONE || capacity == OG_PAGE_NONE)
        return;
    bool part = series.owner_kind == OG_OWNER_SUBGROUP;
    if (part)
        og_page_heading(page, OG_PHRASE_SUBGROUP,
                        (const char *const[]){stream_label(page, series.stream), series.label});
    else
        og_page_heading(page, OG_PHRASE_RECEPTION, &series.label);
    size_t apart = og_page_find(page, OG_OWNER_SUBGROUP, series.stream, NULL, OG_ROLE_SHORTFALL);
    add_places(page, shortfall, obligation, capacity,
               part || apart == OG_PAGE_NONE ? OG_PHRASE_SHORTFALL_NOTE : OG_PHRASE_APART_NOTE);

    size_t hosted = og_page_find(page, OG_OWNER_RECEPTION, series.stream, NULL, OG_ROLE_PRIVATE);
    if (!part && hosted != OG_PAGE_NONE)
        add_population(page, &series, hosted);
}

/* ---- housing ---- */

/* Sum over the periods that end in a year; means may be added. */
static double year_sum(const og_page *page, size_t series, int year)
{
    double sum = 0;
    for (size_t t = 0; t < og_plan_series(page->plan, series).count; t++) {
        og_day last = og_plan_span(page->plan, series, t).last;
        if (og_month_year(og_month_of(last)) == year)
            sum += stats_of(page, series, t).mean;
    }
    return sum;
}

static void add_housing(og_page *page, size_t backlog)
{
    og_series series = og_plan_series(page->plan, backlog);
    size_t target = og_page_find(page, OG_OWNER_HOUSING, series.stream, NULL, OG_ROLE_TAAKSTELLING);
    size_t realised = og_page_find(page, OG_OWNER_HOUSING, series.stream, NULL, OG_ROLE_REALISED);
    if (target == OG_PAGE_NONE || realised == OG_PAGE_NONE)
        return;
    bool ahead = false;
    og_page_heading(page, OG_PHRASE_HOUSING, &series.label);
    og_grid grid;
    og_grid_init(&grid, page->certain ? "lrrr" : "lrrrrr");
    og_grid_add(&grid, "");
    add_word(page, &grid, OG_WORD_TAAKSTELLING);
    og_page_words(page, &grid, OG_PHRASE_HOUSED);
    og_page_words(page, &grid, OG_PHRASE_BACKLOG_END);
    add_range_heads(page, &grid, OG_PHRASE_BACKLOG_CHANCE);
    for (size_t t = 0; t < series.count; t++) {
        if (!og_page_year_end(page, backlog, t))
            continue;
        og_stats behind = stats_of(page, backlog, t);
        int year = og_month_year(og_month_of(og_plan_span(page->plan, backlog, t).last));
        char text[OG_FORMAT_SIZE];
        og_page_year(page, year, text);
        og_grid_add(&grid, text);
        og_page_number(page, &grid, year_sum(page, target, year), 0);
        og_page_number(page, &grid, year_sum(page, realised, year), 0);
        og_page_number(page, &grid, behind.p50, 0);
        add_range(page, &grid, &behind);
        ahead |= behind.p5 < 0;
    }
    og_page_grid(page, &grid);
    og_page_say(page, "  ", page->certain ? OG_PHRASE_HOUSING_NOTE : OG_PHRASE_HOUSING_MEANS, NULL);
    if (ahead)
        og_page_say(page, "  ", OG_PHRASE_LEAD_NOTE, NULL);
}

void og_page_streams(og_page *page)
{
    for (size_t s = 0; s < og_plan_series_count(page->plan); s++) {
        og_role role = og_plan_series(page->plan, s).role;
        if (role == OG_ROLE_SHORTFALL)
            add_reception(page, s);
        else if (role == OG_ROLE_BACKLOG)
            add_housing(page, s);
    }
}

/* Whether every number of every series is the same in all runs. */
static bool is_certain(const og_plan *plan, const og_result *result)
{
    for (size_t s = 0; s < og_plan_series_count(plan); s++)
        for (size_t t = 0; t < og_plan_series(plan, s).count; t++)
            if (!og_result_stats(result, s, t).constant)
                return false;
    return true;
}

og_status og_summary_text(const og_scenario *scenario, const og_plan *plan, const og_result *result,
                          char **text, og_error *err)
{
    og_page page = {.scenario = scenario,
                    .plan = plan,
                    .result = result,
                    .language = og_language_of(og_scenario_language(scenario)),
                    .certain = is_certain(plan, result)};
    *text = NULL;
    add_head(&page);
    og_page_streams(&page);
    og_status status = og_page_money(&page, err);
    if (status == OG_OK)
        status = og_page_grounds(&page, err);
    if (status == OG_OK && !(*text = og_strbuf_take(&page.text)))
        status = og_fail(err, OG_ERR_MEMORY, "out of memory for the summary");
    og_strbuf_clear(&page.text);
    return status;
}
