/* The summary's money: result and reserve year by year, and the reserve that is needed. */
#include "output/report/page.h"
#include "output/view/case_order.h"
#include "output/view/scale.h"
#include "output/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_LEVEL 3 /* of og_summary_levels, in the table of the reserve needed: 75 */
#define MEDIAN_LEVEL 2
#define NINETY_LEVEL 5

typedef struct money {
    og_page *page;
    og_scale scale; /* all amounts in one unit with the same decimals, to be compared at a glance */
    char start[OG_FORMAT_SIZE], end[OG_FORMAT_SIZE]; /* of the horizon: "2025", "2029" */
    size_t result, balance, added, withdrawn, uncovered, drawdown; /* series, or OG_PAGE_NONE */
    size_t required;                                               /* metric, or OG_PAGE_NONE */
} money;

static og_stats stats_of(const money *m, size_t series, size_t year)
{
    return og_result_stats(m->page->result, series, year);
}

static double largest_of(const money *m, size_t series)
{
    double largest = 0;
    size_t count = series == OG_PAGE_NONE ? 0 : og_plan_series(m->page->plan, series).count;
    for (size_t t = 0; t < count; t++) {
        og_stats stats = stats_of(m, series, t);
        largest = fmax(largest, fmax(fabs(stats.p5), fabs(stats.p95)));
    }
    return largest;
}

static void amount(const money *m, og_grid *grid, double euros)
{
    og_page_number(m->page, grid, euros / m->scale.unit, m->scale.decimals);
}

/* Median and range; nothing when all runs are the same. */
static void spread_heads(const money *m, og_grid *grid)
{
    if (m->page->certain)
        return;
    og_page_words(m->page, grid, OG_PHRASE_MIDDLE);
    og_page_words(m->page, grid, OG_PHRASE_WITHIN);
}

static void spread(const money *m, og_grid *grid, double low, double middle, double high)
{
    if (m->page->certain)
        return;
    amount(m, grid, middle);
    og_page_range(m->page, grid, low / m->scale.unit, high / m->scale.unit, m->scale.decimals);
}

static void year_label(const money *m, og_grid *grid, size_t series, size_t year)
{
    char text[OG_FORMAT_SIZE];
    og_day last = og_plan_span(m->page->plan, series, year).last;
    og_page_year(m->page, og_month_year(og_month_of(last)), text);
    og_grid_add(grid, text);
}

static const char *unit_name(const money *m)
{
    return m->scale.name;
}

/* ---- year by year ---- */

/* Mean income or cost in a year, all lines together. */
static double booked(const money *m, bool income, size_t year)
{
    const og_array *lines = &m->page->scenario->finance->lines;
    double sum = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const og_line *line = lines->at[i];
        size_t series = og_page_find(m->page, OG_OWNER_LINE, NULL, line->item.id, OG_ROLE_LINE);
        if ((line->income != NULL) == income && series != OG_PAGE_NONE)
            sum += stats_of(m, series, year).mean;
    }
    return sum;
}

static void add_result(const money *m)
{
    const char *const unit_text[] = {unit_name(m)};
    og_grid grid;
    og_page_heading(m->page, OG_PHRASE_MONEY, unit_text);
    og_grid_init(&grid, m->page->certain ? "lrrr" : "lrrrrr");
    og_grid_add(&grid, "");
    og_page_words(m->page, &grid, OG_PHRASE_INCOME);
    og_page_words(m->page, &grid, OG_PHRASE_COST);
    og_page_words(m->page, &grid, OG_PHRASE_RESULT);
    spread_heads(m, &grid);
    for (size_t t = 0; t < og_plan_series(m->page->plan, m->result).count; t++) {
        og_stats stats = stats_of(m, m->result, t);
        year_label(m, &grid, m->result, t);
        amount(m, &grid, booked(m, true, t));
        amount(m, &grid, booked(m, false, t));
        amount(m, &grid, stats.mean);
        spread(m, &grid, stats.p5, stats.p50, stats.p95);
    }
    og_page_grid(m->page, &grid);
    if (!m->page->certain)
        og_page_say(m->page, "  ", OG_PHRASE_MONEY_MEANS, NULL);
}

/* The balance; or, when its beginning is not known, its change: what was drawn down, turned. */
static og_stats level_of(const money *m, size_t year)
{
    if (m->balance != OG_PAGE_NONE)
        return stats_of(m, m->balance, year);
    og_stats down = stats_of(m, m->drawdown, year);
    return (og_stats){.mean = -down.mean, .p5 = -down.p95, .p50 = -down.p50, .p95 = -down.p5};
}

static void add_reserve_notes(const money *m, og_phrase level, bool uncovered)
{
    og_language language = m->page->language;
    if (level == OG_PHRASE_CHANGE)
        og_page_say(m->page, "  ", OG_PHRASE_CHANGE_NOTE, (const char *const[]){m->start});
    else
        og_page_say(m->page, "  ", OG_PHRASE_BALANCE_NOTE, NULL);
    if (!m->page->certain)
        og_page_say(m->page, "  ", OG_PHRASE_RESERVE_MEANS,
                    (const char *const[]){og_phrase_text(level, language)});
    if (uncovered)
        og_page_say(m->page, "  ", OG_PHRASE_UNCOVERED_NOTE, NULL);
}

static void add_reserve(const money *m, const og_item *reserve)
{
    og_page *page = m->page;
    bool known = m->balance != OG_PAGE_NONE, labelled = strcmp(reserve->label, reserve->id) != 0;
    og_phrase level = known ? OG_PHRASE_BALANCE : OG_PHRASE_CHANGE;
    bool uncovered = known || largest_of(m, m->uncovered) > 0;
    const char *name =
        labelled ? reserve->label : og_phrase_text(OG_PHRASE_RESERVE_NAME, page->language);
    static const char *const aligns[2][2] = {{"lrrrrr", "lrrr"}, {"lrrrrrrr", "lrrrr"}};
    og_grid grid;
    og_page_heading(page, OG_PHRASE_RESERVE, (const char *const[]){name, unit_name(m)});
    og_grid_init(&grid, aligns[uncovered][page->certain]);
    og_grid_add(&grid, "");
    og_page_words(page, &grid, OG_PHRASE_ADDED);
    og_page_words(page, &grid, OG_PHRASE_WITHDRAWN);
    og_page_words(page, &grid, level);
    spread_heads(m, &grid);
    if (uncovered)
        og_grid_add(&grid, og_word_text(OG_WORD_UNCOVERED, page->language));
    if (uncovered && !page->certain)
        og_page_words(page, &grid, OG_PHRASE_UNCOVERED_CHANCE);
    for (size_t t = 0; t < og_plan_series(page->plan, m->drawdown).count; t++) {
        og_stats stats = level_of(m, t), lack = stats_of(m, m->uncovered, t);
        year_label(m, &grid, m->drawdown, t);
        amount(m, &grid, stats_of(m, m->added, t).mean);
        amount(m, &grid, stats_of(m, m->withdrawn, t).mean);
        amount(m, &grid, stats.mean);
        spread(m, &grid, stats.p5, stats.p50, stats.p95);
        if (uncovered)
            amount(m, &grid, lack.mean);
        if (uncovered && !page->certain)
            og_page_chance(page, &grid, &lack);
    }
    og_page_grid(page, &grid);
    add_reserve_notes(m, level, uncovered);
}

/* ---- the reserve needed ---- */

/* Classes of available over needed of Universiteit Twente and NAR, as Dutch municipalities use. */
static og_phrase class_of(double ratio)
{
    return ratio > 2      ? OG_PHRASE_CLASS_A
           : ratio >= 1.4 ? OG_PHRASE_CLASS_B
           : ratio >= 1   ? OG_PHRASE_CLASS_C
           : ratio >= 0.8 ? OG_PHRASE_CLASS_D
           : ratio >= 0.6 ? OG_PHRASE_CLASS_E
                          : OG_PHRASE_CLASS_F;
}

static void add_ratio(const money *m, og_grid *grid, double available, double needed)
{
    double ratio = needed > 0 ? available / needed : (double)INFINITY;
    og_page_number(m->page, grid, isinf(ratio) ? (double)NAN : ratio, 2);
    og_page_words(m->page, grid, class_of(ratio));
}

/* The mean opening balance, back from what became of it in the first year: means may be added. */
static double opening_of(const money *m)
{
    return stats_of(m, m->balance, 0).mean - stats_of(m, m->added, 0).mean +
           stats_of(m, m->withdrawn, 0).mean;
}

/* What the 90% level owes to the number of runs: 1.96 standard errors, which in 95% of seeds holds
 * it. */
static void chance_text(const money *m, const og_estimate *estimate, og_strbuf *out)
{
    char error[OG_FORMAT_SIZE];
    og_format_euro(1.96 * estimate->error, m->page->language, error);
    og_strbuf_puts(out, "");
    if (estimate->error > 0)
        og_word_fill(out, og_phrase_text(OG_PHRASE_BY_CHANCE, m->page->language),
                     (const char *const[]){error});
}

/* The expected results of all years together. */
static double result_of(const money *m)
{
    double sum = 0;
    for (size_t t = 0; t < og_plan_series(m->page->plan, m->result).count; t++)
        sum += stats_of(m, m->result, t).mean;
    return sum;
}

static void add_uncertain_notes(const money *m, const og_summary *all)
{
    const og_estimate *ninety = &all->quantile[NINETY_LEVEL];
    char needed[OG_FORMAT_SIZE], sum[OG_FORMAT_SIZE];
    og_strbuf chance = {0};
    og_format_euro(ninety->value, m->page->language, needed);
    og_format_euro(result_of(m), m->page->language, sum);
    chance_text(m, ninety, &chance);
    if (chance.failed)
        m->page->text.failed = true;
    else
        og_page_say(m->page, "  ", OG_PHRASE_REQUIRED_NOTE,
                    (const char *const[]){m->end, needed, chance.text});
    og_strbuf_clear(&chance);
    og_page_say(m->page, "  ", OG_PHRASE_LOSS_NOTE, (const char *const[]){sum});
}

static void add_required_notes(const money *m, const og_summary *all)
{
    const og_reserve *reserve = m->page->scenario->finance->reserve;
    const og_value *value = reserve->opening;
    bool sure = m->page->certain || (value && value->kind == OG_VALUE_CONSTANT);
    char opening[OG_FORMAT_SIZE];
    if (m->page->certain)
        og_page_say(m->page, "  ", OG_PHRASE_REQUIRED_NOTE_CERTAIN, (const char *const[]){m->end});
    else
        add_uncertain_notes(m, all);
    if ((reserve->rule == OG_RULE_AUTHORISED || reserve->withdraw_share) &&
        largest_of(m, m->uncovered) > 0)
        og_page_say(m->page, "  ", OG_PHRASE_NOT_REQUIRED_NOTE, NULL);
    if (m->balance == OG_PAGE_NONE)
        return;
    og_format_euro(opening_of(m), m->page->language, opening);
    og_page_say(
        m->page, "  ", OG_PHRASE_AVAILABLE_NOTE,
        (const char *const[]){m->start, opening,
                              sure ? "" : og_phrase_text(OG_PHRASE_ON_AVERAGE, m->page->language)});
}

/* "90%" */
static void add_level(const money *m, og_grid *grid, size_t level)
{
    char text[OG_FORMAT_SIZE];
    og_format_percent(og_summary_level(level) / 100.0, m->page->language, text);
    og_grid_add(grid, text);
}

/* A row by confidence; a single one when all runs are the same. */
static void add_required(const money *m, const og_summary *all)
{
    bool known = m->balance != OG_PAGE_NONE, certain = m->page->certain;
    static const char *const aligns[2][2] = {{"rrrr", "r"}, {"rrrrrl", "rrl"}};
    og_grid grid;
    og_page_heading(m->page, OG_PHRASE_REQUIRED, (const char *const[]){m->start, unit_name(m)});
    og_grid_init(&grid, aligns[known][certain]);
    if (!certain) {
        og_page_words(m->page, &grid, OG_PHRASE_CONFIDENCE);
        og_page_words(m->page, &grid, OG_PHRASE_EXPECTED_LOSS);
        og_page_words(m->page, &grid, OG_PHRASE_BUFFER);
    }
    og_page_words(m->page, &grid, OG_PHRASE_TOTAL);
    if (known) {
        og_page_words(m->page, &grid, OG_PHRASE_RATIO);
        og_page_words(m->page, &grid, OG_PHRASE_CLASS);
    }
    for (size_t i = FIRST_LEVEL; i < (certain ? FIRST_LEVEL + 1 : OG_SUMMARY_LEVELS); i++) {
        double total = all->quantile[i].value;
        if (!certain) {
            add_level(m, &grid, i);
            amount(m, &grid, all->mean.value);
            amount(m, &grid, total - all->mean.value);
        }
        amount(m, &grid, total);
        if (known)
            add_ratio(m, &grid, opening_of(m), total);
    }
    og_page_grid(m->page, &grid);
    add_required_notes(m, all);
}

/* The label, or the identifier made readable: "loopt_door" as "loopt door". */
static void add_name(og_grid *grid, const char *lead, const og_item *item)
{
    bool labelled = strcmp(item->label, item->id) != 0;
    og_strbuf text = {0};
    og_strbuf_puts(&text, lead);
    for (const char *c = item->label; *c; c++)
        og_strbuf_putc(&text, *c == '_' && !labelled ? ' ' : *c);
    if (text.failed)
        grid->cells.failed = true;
    else
        og_grid_add(grid, text.text);
    og_strbuf_clear(&text);
}

/* One row: the case's share as the scenario has it, and what is needed in it. */
static og_status add_case(const money *m, og_grid *grid, size_t g, size_t index, og_error *err)
{
    const og_case_set *set = m->page->scenario->cases.at[g];
    const og_count *one = set->cases.at[index];
    double weights = 0;
    og_summary summary;
    og_status status = og_result_summary(m->page->result, m->required, g, index, &summary, err);
    if (status != OG_OK)
        return status;
    for (size_t i = 0; i < set->cases.count; i++)
        weights += ((const og_count *)set->cases.at[i])->value;

    char share[OG_FORMAT_SIZE];
    og_format_percent(one->value / weights, m->page->language, share);
    add_name(grid, "  ", &one->item);
    og_grid_add(grid, share);
    amount(m, grid, summary.mean.value);
    for (size_t i = MEDIAN_LEVEL; i < OG_SUMMARY_LEVELS; i++)
        amount(m, grid, summary.quantile[i].value);
    return OG_OK;
}

static og_status add_cases(const money *m, og_error *err)
{
    const og_array *sets = &m->page->scenario->cases;
    og_status status = OG_OK;
    og_grid grid;
    if (sets->count == 0 || m->page->certain)
        return OG_OK;
    size_t *order = calloc(sets->count, sizeof *order);
    if (!order)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    status = og_case_order(m->page->plan, m->page->result, m->required, order, err);
    og_page_heading(m->page, OG_PHRASE_BY_CASE, (const char *const[]){unit_name(m)});
    og_grid_init(&grid, "lrrrrrrrr");
    og_grid_add(&grid, "");
    og_page_words(m->page, &grid, OG_PHRASE_CHANCE);
    og_page_words(m->page, &grid, OG_PHRASE_EXPECTED);
    for (size_t i = MEDIAN_LEVEL; i < OG_SUMMARY_LEVELS; i++)
        add_level(m, &grid, i);
    for (size_t o = 0; o < sets->count && status == OG_OK; o++) {
        size_t g = order[o];
        const og_case_set *set = sets->at[g];
        add_name(&grid, "", &set->item);
        for (size_t i = 1; i < strlen(grid.align); i++)
            og_grid_add(&grid, "");
        for (size_t i = 0; i < set->cases.count && status == OG_OK; i++)
            status = add_case(m, &grid, g, i, err);
    }
    og_page_grid(m->page, &grid);
    free(order);
    return status;
}

static size_t find_required(const og_plan *plan)
{
    for (size_t i = 0; i < og_plan_metric_count(plan); i++)
        if (strcmp(og_plan_metric(plan, i).text, "reserve.required_opening") == 0)
            return i;
    return OG_PAGE_NONE;
}

static size_t find_reserve(const og_page *page, og_role role)
{
    return og_page_find(page, OG_OWNER_RESERVE, NULL, NULL, role);
}

og_status og_page_money(og_page *page, og_error *err)
{
    const og_scenario *scenario = page->scenario;
    money m = {.page = page,
               .result = og_page_find(page, OG_OWNER_FINANCE, NULL, NULL, OG_ROLE_RESULT),
               .balance = find_reserve(page, OG_ROLE_BALANCE),
               .added = find_reserve(page, OG_ROLE_ADDED),
               .withdrawn = find_reserve(page, OG_ROLE_WITHDRAWN),
               .uncovered = find_reserve(page, OG_ROLE_UNCOVERED),
               .drawdown = find_reserve(page, OG_ROLE_DRAWDOWN),
               .required = find_required(page->plan)};
    if (m.result == OG_PAGE_NONE || !scenario->finance)
        return OG_OK;

    og_summary all = {0};
    og_status status = OG_OK;
    bool reserve =
        scenario->finance->reserve && m.drawdown != OG_PAGE_NONE && m.required != OG_PAGE_NONE;
    if (reserve)
        status = og_result_summary(page->result, m.required, OG_PAGE_NONE, 0, &all, err);
    if (status != OG_OK)
        return status;
    double needed = all.quantile[OG_SUMMARY_LEVELS - 1].value;
    double largest = fmax(largest_of(&m, m.result), largest_of(&m, m.drawdown));
    m.scale =
        og_scale_euros(fmax(fmax(largest, largest_of(&m, m.balance)), needed), page->language);
    og_page_month(page, scenario->first, 1, m.start);
    og_page_month(page, scenario->last, 12, m.end);

    add_result(&m);
    if (!reserve)
        return OG_OK;
    add_reserve(&m, &scenario->finance->reserve->item);
    add_required(&m, &all);
    return add_cases(&m, err);
}
