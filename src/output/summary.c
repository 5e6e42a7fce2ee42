/* The summary for people: its head, and streams year by year. Money and grounds stand in files of
 * their own. */
#include "base/format.h"
#include "output/page.h"
#include "output/words.h"

#include <inttypes.h>

static void add_head(og_page *page)
{
    const og_scenario *scenario = page->scenario;
    const char *municipality = og_scenario_municipality(scenario);
    char runs[OG_FORMAT_SIZE], seed[24], first[OG_FORMAT_SIZE], last[OG_FORMAT_SIZE];
    og_format_number((double)og_result_replicates(page->result), 0, page->language, runs);
    og_format(seed, sizeof seed, "%" PRIu64, og_result_seed(page->result));
    og_page_month(page, scenario->first, 0, first);
    og_page_month(page, scenario->last, 0, last);

    og_grid_wrap(&page->text, "", og_scenario_title(scenario), OG_PAGE_WIDTH);
    og_page_say(page, "", OG_PHRASE_HEAD,
                (const char *const[]){municipality[0] ? municipality : scenario->name, first, last,
                                      runs, seed});
    og_page_say(page, "", OG_PHRASE_HOW_TO_READ, NULL);
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

/* ---- reception ---- */

/* Places of a stream or a sub-group at the end of each year. */
static void add_places(og_page *page, size_t shortfall, size_t obligation, size_t capacity)
{
    og_grid grid;
    og_grid_init(&grid, "lrrrrr");
    og_grid_add(&grid, "");
    add_word(page, &grid, OG_WORD_OBLIGATION);
    add_word(page, &grid, OG_WORD_CAPACITY);
    add_word(page, &grid, OG_WORD_SHORTFALL);
    og_page_words(page, &grid, OG_PHRASE_WITHIN);
    og_page_words(page, &grid, OG_PHRASE_SHORTFALL_CHANCE);
    for (size_t t = 0; t < og_plan_series(page->plan, shortfall).count; t++) {
        if (!og_page_year_end(page, shortfall, t))
            continue;
        og_stats lack = stats_of(page, shortfall, t);
        add_end(page, &grid, og_plan_span(page->plan, shortfall, t).last);
        og_page_number(page, &grid, stats_of(page, obligation, t).mean, 0);
        og_page_number(page, &grid, stats_of(page, capacity, t).mean, 0);
        og_page_number(page, &grid, lack.mean, 0);
        og_page_range(page, &grid, lack.p5, lack.p95, 0);
        og_page_chance(page, &grid, &lack);
    }
    og_page_grid(page, &grid);
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
    og_grid_init(&grid, "lrrrrrr");
    og_grid_add(&grid, "");
    og_page_words(page, &grid, OG_PHRASE_DEMAND);
    og_page_words(page, &grid, OG_PHRASE_WITHIN);
    og_page_words(page, &grid, OG_PHRASE_UNPLACED);
    og_page_words(page, &grid, OG_PHRASE_WITHIN);
    og_page_words(page, &grid, OG_PHRASE_CHANCE);
    og_page_words(page, &grid, OG_PHRASE_PRIVATE);
    for (size_t t = 0; t < og_plan_series(page->plan, demand).count; t++) {
        if (!og_page_year_end(page, demand, t))
            continue;
        og_stats seek = stats_of(page, demand, t), lack = stats_of(page, unplaced, t);
        add_end(page, &grid, og_plan_span(page->plan, demand, t).last);
        og_page_number(page, &grid, seek.mean, 0);
        og_page_range(page, &grid, seek.p5, seek.p95, 0);
        og_page_number(page, &grid, lack.mean, 0);
        og_page_range(page, &grid, lack.p5, lack.p95, 0);
        og_page_chance(page, &grid, &lack);
        og_page_number(page, &grid, stats_of(page, hosted, t).mean, 0);
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
    add_places(page, shortfall, obligation, capacity);

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
    og_page_heading(page, OG_PHRASE_HOUSING, &series.label);
    og_grid grid;
    og_grid_init(&grid, "lrrrrr");
    og_grid_add(&grid, "");
    add_word(page, &grid, OG_WORD_TAAKSTELLING);
    og_page_words(page, &grid, OG_PHRASE_HOUSED);
    og_page_words(page, &grid, OG_PHRASE_BACKLOG_END);
    og_page_words(page, &grid, OG_PHRASE_WITHIN);
    og_page_words(page, &grid, OG_PHRASE_BACKLOG_CHANCE);
    for (size_t t = 0; t < series.count; t++) {
        if (!og_page_year_end(page, backlog, t))
            continue;
        og_stats behind = stats_of(page, backlog, t);
        int year = og_month_year(og_month_of(og_plan_span(page->plan, backlog, t).last));
        char text[24];
        og_format(text, sizeof text, "%d", year);
        og_grid_add(&grid, text);
        og_page_number(page, &grid, year_sum(page, target, year), 0);
        og_page_number(page, &grid, year_sum(page, realised, year), 0);
        og_page_number(page, &grid, behind.mean, 0);
        og_page_range(page, &grid, behind.p5, behind.p95, 0);
        og_page_chance(page, &grid, &behind);
    }
    og_page_grid(page, &grid);
    og_page_say(page, "  ", OG_PHRASE_HOUSING_NOTE, NULL);
}

void og_page_streams(og_page *page)
{
    bool places = false, apart = false;
    for (size_t s = 0; s < og_plan_series_count(page->plan); s++) {
        og_series series = og_plan_series(page->plan, s);
        if (series.role == OG_ROLE_SHORTFALL) {
            add_reception(page, s);
            places = true;
            apart |= series.owner_kind == OG_OWNER_SUBGROUP;
        } else if (series.role == OG_ROLE_BACKLOG) {
            add_housing(page, s);
        }
    }
    if (places)
        og_page_say(page, "  ", OG_PHRASE_SHORTFALL_NOTE, NULL);
    if (apart)
        og_page_say(page, "  ", OG_PHRASE_APART_NOTE, NULL);
}

og_status og_summary_text(const og_scenario *scenario, const og_plan *plan, const og_result *result,
                          char **text, og_error *err)
{
    og_page page = {.scenario = scenario,
                    .plan = plan,
                    .result = result,
                    .language = og_language_of(og_scenario_language(scenario))};
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
