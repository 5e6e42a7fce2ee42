#include "output/report/summary_money.h"

#include "output/view/case_order.h"
#include "output/view/level.h"
#include "output/view/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct money {
    og_summary_page *page;
    og_document *doc;
    const og_scale *scale;   /* of all amounts of a summary, so that they compare at a glance */
    const char *start, *end; /* of the horizon: "2025", "2029" */
    size_t result, balance, added, withdrawn, uncovered, drawdown; /* series, or OG_NO_SERIES */
    size_t required;                                               /* metric, or OG_NO_SERIES */
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

static const char *said(const money *m, double euros)
{
    return og_doc_amount(m->doc, euros, m->scale);
}

static void amount(const money *m, og_grid *table, double euros)
{
    og_grid_add(table, og_cell_number(euros, m->scale));
}

/* Median and range; nothing when all runs are the same. */
static void spread_heads(const money *m, og_grid *table)
{
    if (m->page->certain)
        return;
    og_grid_head(table, false, OG_TEXT(m->doc->language, SUMMARY_MEDIAN));
    og_grid_head(table, false, OG_TEXT(m->doc->language, WITHIN_90));
}

static void spread(const money *m, og_grid *table, const og_stats *stats)
{
    if (m->page->certain)
        return;
    amount(m, table, stats->p50);
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
    og_grid *table = og_doc_table(m->doc, NULL, m->page->certain ? 4 : 6);
    og_grid_head(table, true, "");
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        og_grid_head(table, false, og_role_text(roles[i], m->doc->language));
    spread_heads(m, table);
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

/* The mean opening balance, back from what became of it in the first year: means may be added. */
static double opening_of(const money *m)
{
    if (m->balance == OG_NO_SERIES)
        return 0;
    return stats_of(m, m->balance, 0).mean - stats_of(m, m->added, 0).mean +
           stats_of(m, m->withdrawn, 0).mean;
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
    size_t columns = certain ? 4U + uncovered : 6U + 2U * uncovered;
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
    spread_heads(m, table);
    if (uncovered)
        og_grid_head(table, false, og_role_text(OG_ROLE_UNCOVERED, language));
    if (uncovered && !certain)
        og_grid_head(table, false, OG_TEXT(language, SUMMARY_UNCOVERED_CHANCE));
    for (size_t t = 0; t < og_plan_series(m->page->plan, m->drawdown).count; t++)
        add_reserve_year(m, table, t, uncovered);
    add_reserve_notes(m, level, uncovered);
}

/* ---- the reserve needed ---- */

/* Classes of available over needed of Universiteit Twente and NAR, as Dutch municipalities use. */
static const char *class_of(double ratio, og_language language)
{
    return ratio > 2      ? OG_TEXT(language, CLASS_A)
           : ratio >= 1.4 ? OG_TEXT(language, CLASS_B)
           : ratio >= 1   ? OG_TEXT(language, CLASS_C)
           : ratio >= 0.8 ? OG_TEXT(language, CLASS_D)
           : ratio >= 0.6 ? OG_TEXT(language, CLASS_E)
                          : OG_TEXT(language, CLASS_F);
}

/* Without a need there is no ratio to it, and no class. */
static void add_ratio(const money *m, og_grid *table, double available, double needed)
{
    og_scale ratio = {.unit = 1, .decimals = 2, .name = "", .language = m->doc->language};
    if (!(needed > 0)) {
        og_grid_add(table, og_cell_number((double)NAN, og_doc_scale(m->doc, ratio)));
        og_grid_add(table, og_cell_empty());
        return;
    }
    og_grid_add(table, og_cell_number(available / needed, og_doc_scale(m->doc, ratio)));
    og_grid_add(table, og_cell_words(class_of(available / needed, m->doc->language)));
}

/* The expected results of all years together. */
static double result_of(const money *m)
{
    double sum = 0;
    for (size_t t = 0; t < og_plan_series(m->page->plan, m->result).count; t++)
        sum += stats_of(m, m->result, t).mean;
    return sum;
}

/* What the 90 % level owes to the number of runs: 1.96 standard errors, which in 95 % of seeds
 * holds it. */
static void add_uncertain_notes(const money *m, const og_summary *all)
{
    const og_estimate *ninety = &all->quantile[OG_P90];
    const char *margin = og_doc_euro(m->doc, 1.96 * ninety->error);
    OG_DOC_SAY(
        m->doc, note, SUMMARY_REQUIRED_NOTE, .last = m->end, .amount = said(m, ninety->value),
        .by_chance =
            ninety->error > 0 ? OG_DOC_TEXT(m->doc, SUMMARY_BY_CHANCE, .margin = margin) : "");
    OG_DOC_SAY(m->doc, note, SUMMARY_LOSS_NOTE, .results = said(m, result_of(m)));
}

static void add_required_notes(const money *m, const og_summary *all)
{
    const og_reserve *reserve = m->page->scenario->finance->reserve;
    const og_value *value = reserve->opening;
    if (m->page->certain)
        OG_DOC_SAY(m->doc, note, SUMMARY_REQUIRED_CERTAIN, .last = m->end);
    else
        add_uncertain_notes(m, all);
    if ((reserve->rule == OG_RULE_AUTHORISED || reserve->withdraw_share) &&
        largest_of(m, m->uncovered) > 0)
        OG_DOC_SAY(m->doc, note, SUMMARY_NOT_REQUIRED);
    if (m->balance == OG_NO_SERIES)
        return;
    const char *opening = said(m, opening_of(m));
    if (m->page->certain || (value && value->kind == OG_VALUE_CONSTANT))
        OG_DOC_SAY(m->doc, note, SUMMARY_AVAILABLE, .start = m->start, .amount = opening);
    else
        OG_DOC_SAY(m->doc, note, SUMMARY_AVAILABLE_MEAN, .start = m->start, .amount = opening);
}

static const char *level_text(const money *m, size_t level)
{
    return og_doc_percent(m->doc, og_summary_level(level) / 100.0);
}

static void add_required_row(money *m, og_grid *table, const og_summary *all, size_t level)
{
    double total = all->quantile[level].value, expected = all->mean.value;
    if (!m->page->certain) {
        double buffer = og_scale_round(m->scale, total) - og_scale_round(m->scale, expected);
        m->closed |=
            fabs(buffer - og_scale_round(m->scale, total - expected)) > 1e-9 * m->scale->unit;
        og_grid_add(table, og_cell_words(level_text(m, level)));
        amount(m, table, expected);
        amount(m, table, buffer);
    }
    amount(m, table, total);
    if (m->balance != OG_NO_SERIES)
        add_ratio(m, table, opening_of(m), total);
}

/* A row by confidence; a single one when all runs are the same. */
static void add_required(money *m, const og_summary *all)
{
    og_language language = m->doc->language;
    bool known = m->balance != OG_NO_SERIES, certain = m->page->certain;
    OG_DOC_HEADING(m->doc, 2, SUMMARY_REQUIRED, .start = m->start, .unit = m->scale->name);
    og_grid *table = og_doc_table(m->doc, NULL, (certain ? 1U : 4U) + (known ? 2U : 0U));
    if (!certain) {
        og_grid_head(table, false, OG_TEXT(language, SUMMARY_CONFIDENCE));
        og_grid_head(table, false, OG_TEXT(language, SUMMARY_EXPECTED_LOSS));
        og_grid_head(table, false, OG_TEXT(language, SUMMARY_BUFFER));
    }
    og_grid_head(table, false, OG_TEXT(language, SUMMARY_TOTAL));
    if (known) {
        og_grid_head(table, false, OG_TEXT(language, SUMMARY_RATIO));
        og_grid_head(table, true, OG_TEXT(language, SUMMARY_CLASS));
    }
    for (size_t i = OG_P75; i < (certain ? OG_P75 + 1 : OG_SUMMARY_LEVELS); i++)
        add_required_row(m, table, all, i);
    note_closed(m);
    add_required_notes(m, all);
}

/* The label, or the identifier made readable: "loopt_door" as "loopt door". */
static const char *name_of(og_document *doc, const og_item *item)
{
    bool labelled = strcmp(item->label, item->id) != 0;
    og_strbuf text = {0};
    for (const char *c = item->label; *c; c++)
        og_strbuf_putc(&text, *c == '_' && !labelled ? ' ' : *c);
    return og_doc_take(doc, &text);
}

/* One row: the case's share as the scenario has it, and what is needed in it. */
static og_status add_case(const money *m, og_grid *table, size_t g, size_t index, og_error *err)
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

    og_grid_add(table, og_cell_words(name_of(m->doc, &one->item)));
    og_grid_add(table, og_cell_chance(one->value / weights, true));
    amount(m, table, summary.mean.value);
    for (size_t i = OG_P50; i < OG_SUMMARY_LEVELS; i++)
        amount(m, table, summary.quantile[i].value);
    return OG_OK;
}

static og_status add_cases(const money *m, og_error *err)
{
    const og_array *sets = &m->page->scenario->cases;
    if (sets->count == 0 || m->page->certain)
        return OG_OK;
    size_t *order = calloc(sets->count, sizeof *order);
    if (!order)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = og_case_order(m->page->plan, m->page->result, m->required, order, err);
    OG_DOC_HEADING(m->doc, 2, SUMMARY_BY_CASE, .unit = m->scale->name);
    og_grid *table = og_doc_table(m->doc, NULL, 3 + OG_SUMMARY_LEVELS - OG_P50);
    og_grid_head(table, true, "");
    og_grid_head(table, false, OG_TEXT(m->doc->language, SUMMARY_CHANCE));
    og_grid_head(table, false, OG_TEXT(m->doc->language, SUMMARY_EXPECTED));
    for (size_t i = OG_P50; i < OG_SUMMARY_LEVELS; i++)
        og_grid_head(table, false, level_text(m, i));
    for (size_t o = 0; o < sets->count && status == OG_OK; o++) {
        size_t g = order[o];
        const og_case_set *set = sets->at[g];
        og_grid_group(table, name_of(m->doc, &set->item));
        for (size_t i = 0; i < set->cases.count && status == OG_OK; i++)
            status = add_case(m, table, g, i, err);
    }
    free(order);
    return status;
}

/* ---- all of it ---- */

static size_t find_required(const og_plan *plan)
{
    for (size_t i = 0; i < og_plan_metric_count(plan); i++)
        if (strcmp(og_plan_metric(plan, i).text, "reserve.required_opening") == 0)
            return i;
    return OG_NO_SERIES;
}

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
               .drawdown = find_reserve(plan, OG_ROLE_DRAWDOWN),
               .required = find_required(plan)};
    if (m.result == OG_NO_SERIES || !scenario->finance)
        return OG_OK;

    og_summary all = {0};
    og_status status = OG_OK;
    bool reserve =
        scenario->finance->reserve && m.drawdown != OG_NO_SERIES && m.required != OG_NO_SERIES;
    if (reserve)
        status = og_result_summary(page->result, m.required, OG_NO_SERIES, 0, &all, err);
    if (status != OG_OK)
        return status;
    double needed = all.quantile[OG_SUMMARY_LEVELS - 1].value;
    double largest = fmax(largest_of(&m, m.result), largest_of(&m, m.drawdown));
    m.scale =
        og_doc_scale(m.doc, og_scale_euros(fmax(fmax(largest, largest_of(&m, m.balance)), needed),
                                           m.doc->language));
    m.start = og_summary_month(page, scenario->first, 1);
    m.end = og_summary_month(page, scenario->last, 12);

    add_result(&m);
    if (!reserve)
        return OG_OK;
    add_reserve(&m, &scenario->finance->reserve->item);
    add_required(&m, &all);
    return add_cases(&m, err);
}
