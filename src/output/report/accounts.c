#include "output/report/accounts.h"

#include "lang/date.h"
#include "output/doc/render.h"
#include "output/view/accounts.h"
#include "output/view/housed.h"
#include "study/cause.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define THOUSAND 1000.0
#define MOST_DIFFERENCES 3 /* that are explained */

typedef struct page {
    og_document *doc;
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    const og_accounts_table *table;
    const og_scale *scale; /* × € 1.000, whole */
    bool rounded;          /* some column did not add up by itself */
} page;

static page page_of(og_document *doc, const og_scenario *scenario, const og_plan *plan,
                    const og_result *result, const og_accounts_table *table)
{
    const og_scale scale = {.unit = THOUSAND, .decimals = 0, .name = "", .language = doc->language};
    return (page){doc, scenario, plan, result, table, og_doc_scale(doc, scale), false};
}

/* ---- rows -------------------------------------------------------------------------------- */

/* Limits stand in one column, of the one below and the one above. */
static bool is_high(const og_accounts_column *column)
{
    return column->measure == OG_ACCOUNTS_HIGH;
}

/* One number when all futures have the same. */
static void add_range(const page *p, og_grid *grid, double low, double high)
{
    if (isnan(low))
        og_grid_add(grid, og_cell_empty());
    else if (low == high)
        og_grid_add(grid, og_cell_number(low, p->scale));
    else
        og_grid_add(grid, og_cell_range(low, high, p->scale));
}

static void add_value(const page *p, og_grid *grid, const double *values, size_t c)
{
    if (is_high(&p->table->columns[c]))
        return;
    if (p->table->columns[c].measure == OG_ACCOUNTS_LOW)
        add_range(p, grid, values[c], values[c + 1]);
    else if (isnan(values[c]))
        og_grid_add(grid, og_cell_empty());
    else
        og_grid_add(grid, og_cell_number(values[c], p->scale));
}

/* What the column lacks or has too much of as it is printed, before the sum that shows it. */
static void add_rounding(page *p, og_grid *grid, size_t row)
{
    double *off = og_arena_array(&p->doc->arena, p->table->column_count, sizeof *off);
    bool any = false;
    for (size_t c = 0; off && c < p->table->column_count; c++) {
        off[c] = og_accounts_rounding(p->table, row, c, THOUSAND);
        any |= off[c] != 0;
        if (off[c] == 0)
            off[c] = (double)NAN;
    }
    if (!any)
        return;
    p->rounded = true;
    og_grid_add(grid, og_cell_words(OG_TEXT(p->doc->language, ACCOUNTS_ROUNDING)));
    if (p->table->coded)
        og_grid_add(grid, og_cell_empty());
    for (size_t c = 0; c < p->table->column_count; c++)
        add_value(p, grid, off, c);
}

static void add_rows(page *p, og_grid *grid)
{
    for (size_t r = 0; r < p->table->row_count; r++) {
        const og_accounts_row *row = &p->table->rows[r];
        if (row->kind == OG_ACCOUNTS_GROUP) {
            og_grid_group(grid, row->label);
            continue;
        }
        add_rounding(p, grid, r);
        og_grid_add(grid, og_cell_words(row->label));
        if (p->table->coded)
            og_grid_add(grid, row->line && row->line->code ? og_cell_words(row->line->code)
                                                           : og_cell_empty());
        for (size_t c = 0; c < p->table->column_count; c++)
            add_value(p, grid, row->values, c);
    }
}

static const char *head_of(const page *p, const og_accounts_column *column)
{
    switch (column->measure) {
    case OG_ACCOUNTS_BUDGET:
        return column->budget->item.label;
    case OG_ACCOUNTS_ACTUAL:
        return OG_TEXT(p->doc->language, ACCOUNTS_ACTUAL);
    case OG_ACCOUNTS_LOW:
        return OG_TEXT(p->doc->language, WITHIN_90);
    case OG_ACCOUNTS_DIFFERENCE:
        return OG_TEXT(p->doc->language, ACCOUNTS_DIFFERENCE);
    default:
        return OG_TEXT(p->doc->language, ACCOUNTS_MEAN);
    }
}

static og_grid *begin_table(const page *p, bool by_year)
{
    size_t columns = 1 + p->table->coded, count = p->table->column_count;
    for (size_t c = 0; c < count; c++)
        columns += !is_high(&p->table->columns[c]);
    og_grid *grid = og_doc_table(p->doc, NULL, columns);
    og_grid_head(grid, true, "");
    if (p->table->coded)
        og_grid_head(grid, true, OG_TEXT(p->doc->language, ACCOUNTS_CODE));
    for (size_t c = 0; c < count; c++)
        if (!is_high(&p->table->columns[c]))
            og_grid_head(grid, false,
                         by_year ? OG_COUNT((unsigned)p->table->columns[c].year)
                                 : head_of(p, &p->table->columns[c]));
    return grid;
}

/* ---- notes ------------------------------------------------------------------------------- */

static const char *month_of(const page *p, og_month month)
{
    og_strbuf text = {0};
    og_date_month_of(&text, month, 0, p->doc->language);
    return og_doc_take(p->doc, &text);
}

static void note_common(const page *p)
{
    const og_scenario *scenario = p->scenario;
    OG_DOC_SAY(p->doc, note, ACCOUNTS_SIGNS);
    if (p->rounded)
        OG_DOC_SAY(p->doc, note, ACCOUNTS_ROUNDED);
    if (og_month_number(scenario->first) != 1 || og_month_number(scenario->last) != 12)
        OG_DOC_SAY(p->doc, note, ACCOUNTS_PART_YEAR, .first = month_of(p, scenario->first),
                   .last = month_of(p, scenario->last));
}

/* "Frictie (in 2025, 2026)" */
static const char *years_of(const page *p, const og_line *line, const char *label)
{
    og_strbuf years = {0};
    if (line->incidental.always)
        return label;
    for (size_t i = 0; i < line->incidental.year_count; i++)
        og_strbuf_printf(&years, "%s%d", i > 0 ? ", " : "", line->incidental.years[i]);
    return OG_DOC_TEXT(p->doc, ACCOUNTS_INCIDENTAL_YEARS, .line = label,
                       .years = og_doc_take(p->doc, &years));
}

static void note_incidental(const page *p)
{
    og_strbuf list = {0};
    for (size_t r = 0; r < p->table->row_count; r++) {
        const og_accounts_row *row = &p->table->rows[r];
        const og_spell *spell = row->line ? &row->line->incidental : NULL;
        if (!spell || (!spell->always && spell->year_count == 0))
            continue;
        og_strbuf_puts(&list, list.length > 0 ? "; " : "");
        og_strbuf_puts(&list, years_of(p, row->line, row->label));
    }
    const char *lines = og_doc_take(p->doc, &list);
    if (p->table->incidental && lines[0])
        OG_DOC_SAY(p->doc, note, ACCOUNTS_INCIDENTAL_LINES, .lines = lines);
}

void og_accounts_add_years(og_document *doc, int level, const og_scenario *scenario,
                           const og_plan *plan, const og_result *result)
{
    const og_accounts_table table =
        og_accounts_years(scenario, plan, result, doc->language, &doc->arena);
    page p = page_of(doc, scenario, plan, result, &table);
    if (table.row_count == 0)
        return;
    OG_DOC_HEADING(doc, level, ACCOUNTS_TITLE);
    add_rows(&p, begin_table(&p, true));
    OG_DOC_SAY(doc, note, ACCOUNTS_MEANS);
    note_common(&p);
    note_incidental(&p);
}

/* ---- what explains the differences ------------------------------------------------------- */

static const og_sentence cause_words[OG_CAUSES] = {
    [OG_CAUSE_PRICE] = OG_SENTENCE_CAUSE_PRICE,
    [OG_CAUSE_VOLUME] = OG_SENTENCE_CAUSE_VOLUME,
    [OG_CAUSE_MOMENT] = OG_SENTENCE_CAUSE_MOMENT,
    [OG_CAUSE_BOOKED] = OG_SENTENCE_CAUSE_BOOKED,
};

/* "+€ 120.000" as it counts in the difference: an advantage is positive. */
static const char *signed_euro(const page *p, double euros)
{
    const char *text = og_doc_euro(p->doc, euros);
    return euros > 0 ? og_arena_printf(&p->doc->arena, "+%s", text) : text;
}

static const og_budget *last_budget(const page *p)
{
    const og_budget *last = NULL;
    for (size_t c = 0; c < p->table->column_count; c++)
        if (p->table->columns[c].budget)
            last = p->table->columns[c].budget;
    return last;
}

/* One cause after the other, and what is left. */
static const char *causes_of(const page *p, const og_accounts_row *row, const og_causes *causes,
                             double difference)
{
    const og_budget *budget = last_budget(p);
    if (budget && og_array_find(&budget->lines, row->line->item.id) < 0)
        return OG_DOC_TEXT(p->doc, ACCOUNTS_CAUSES_UNBUDGETED, .budget = budget->item.label);
    og_strbuf list = {0};
    size_t line = (size_t)og_array_find(&p->scenario->finance->lines, row->line->item.id);
    double rest = difference;
    for (int cause = 0; cause < OG_CAUSES; cause++) {
        double effect = -row->sign * og_causes_effect(causes, line, (og_cause)cause);
        if (fabs(effect) < THOUSAND / 2)
            continue;
        rest -= effect;
        og_strbuf_puts(&list, list.length > 0 ? ", " : "");
        OG_SAY(&list, p->doc->language, ACCOUNTS_CAUSE,
               .what = og_sentence_text(cause_words[cause], p->doc->language),
               .amount = signed_euro(p, effect));
    }
    const char *text = og_doc_take(p->doc, &list);
    if (!text[0])
        return OG_TEXT(p->doc->language, ACCOUNTS_CAUSES_NONE);
    if (fabs(rest) < THOUSAND / 2)
        return OG_DOC_TEXT(p->doc, ACCOUNTS_CAUSES_ALL, .list = text);
    return OG_DOC_TEXT(p->doc, ACCOUNTS_CAUSES, .list = text, .rest = signed_euro(p, rest));
}

/* The line whose difference is largest of those not told yet; NULL: none is worth telling. */
static const og_accounts_row *largest_of(const page *p, size_t column, const bool *told)
{
    const og_accounts_row *largest = NULL;
    for (size_t r = 0; r < p->table->row_count; r++) {
        const og_accounts_row *row = &p->table->rows[r];
        if (!row->line || told[r] || !(fabs(row->values[column]) >= THOUSAND / 2))
            continue;
        if (!largest || fabs(row->values[column]) > fabs(largest->values[column]))
            largest = row;
    }
    return largest;
}

static og_status explain_differences(const page *p, int year, size_t column, og_error *err)
{
    og_causes causes = {0};
    bool *told = og_arena_array(&p->doc->arena, p->table->row_count + 1, sizeof *told);
    if (!told)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    const og_accounts_row *row = largest_of(p, column, told);
    if (!row) {
        OG_DOC_SAY(p->doc, paragraph, ACCOUNTS_NO_DIFFERENCE);
        return OG_OK;
    }
    og_status status = og_causes_find(p->scenario, p->result, year, &causes, err);
    if (status == OG_OK)
        OG_DOC_SAY(p->doc, paragraph, ACCOUNTS_LARGEST);
    for (int i = 0; i < MOST_DIFFERENCES && row && status == OG_OK; i++) {
        double difference = row->values[column];
        const char *amount = og_doc_euro(p->doc, fabs(difference));
        const char *why = causes_of(p, row, &causes, difference);
        if (difference > 0)
            OG_DOC_ITEM(p->doc, 1, ACCOUNTS_BETTER, .line = row->label, .amount = amount,
                        .causes = why);
        else
            OG_DOC_ITEM(p->doc, 1, ACCOUNTS_WORSE, .line = row->label, .amount = amount,
                        .causes = why);
        told[row - p->table->rows] = true;
        row = largest_of(p, column, told);
    }
    if (status == OG_OK)
        OG_DOC_SAY(p->doc, note, CAUSES_NOTE);
    og_causes_clear(&causes);
    return status;
}

/* ---- the report of a year ---------------------------------------------------------------- */

static void note_report(const page *p, int year)
{
    const og_budget *last = last_budget(p);
    og_day booked;
    og_strbuf day = {0};
    note_common(p);
    if (og_accounts_booked_to(p->scenario, year, &booked)) {
        og_date_day(&day, booked, p->doc->language);
        OG_DOC_SAY(p->doc, note, ACCOUNTS_BOOKED, .day = og_doc_take(p->doc, &day));
    }
    if (last)
        OG_DOC_SAY(p->doc, note, ACCOUNTS_DIFFERENCE_NOTE, .budget = last->item.label);
    OG_DOC_SAY(p->doc, note, ACCOUNTS_RANGES);
    if (og_accounts_find(p->table, OG_ACCOUNTS_CHARGED, OG_ACCOUNTS_WHOLE) != OG_NO_ROW)
        OG_DOC_SAY(p->doc, note, ACCOUNTS_CHARGED_NOTE);
}

og_status og_accounts_add_reports(og_document *doc, int level, const og_scenario *scenario,
                                  const og_plan *plan, const og_result *result, og_error *err)
{
    og_status status = OG_OK;
    for (int year = og_month_year(scenario->first);
         year <= og_month_year(scenario->last) && status == OG_OK; year++) {
        if (!og_accounts_reports(scenario, year))
            continue;
        const og_accounts_table table =
            og_accounts_report(scenario, plan, result, year, doc->language, &doc->arena);
        page p = page_of(doc, scenario, plan, result, &table);
        if (table.row_count == 0)
            continue;
        OG_DOC_HEADING(doc, level, ACCOUNTS_REPORT_TITLE, .year = OG_COUNT((unsigned)year));
        add_rows(&p, begin_table(&p, false));
        note_report(&p, year);
        status = explain_differences(&p, year, table.column_count - 1, err);
    }
    return status;
}

/* ---- taakstelling and realisation -------------------------------------------------------- */

static void add_housed(og_document *doc, int level, const og_scenario *scenario,
                       const og_housing *housing)
{
    og_language language = doc->language;
    size_t count;
    const og_housed_row *rows = og_housed_rows(scenario, housing, &doc->arena, &count);
    const og_scale *persons =
        og_doc_scale(doc, (og_scale){.unit = 1, .name = "", .language = language});
    const og_scale *percents = og_doc_scale(
        doc,
        (og_scale){.unit = 1, .name = "", .share = true, .marked = true, .language = language});
    if (count == 0)
        return;
    OG_DOC_HEADING(doc, level, HOUSED_TITLE, .stream = housing->item.label);
    og_grid *grid = og_doc_table(doc, NULL, 6);
    og_grid_head(grid, true, "");
    og_grid_head(grid, false, OG_TEXT(language, HOUSED_REALISED));
    og_grid_head(grid, false, OG_TEXT(language, HOUSED_TARGET));
    og_grid_head(grid, true, OG_TEXT(language, HOUSED_CORRECTED));
    og_grid_head(grid, false, OG_TEXT(language, HOUSED_PERCENTAGE));
    og_grid_head(grid, true, OG_TEXT(language, HOUSED_UNTIL));
    for (size_t i = 0; i < count; i++) {
        og_strbuf day = {0};
        og_date_day(&day, rows[i].until, language);
        og_strbuf span = {0};
        og_date_span(&span, rows[i].period.first, rows[i].period.last, language);
        og_grid_add(grid, og_cell_words(og_doc_take(doc, &span)));
        og_grid_add(grid, og_cell_number(rows[i].realised, persons));
        og_grid_add(grid, og_cell_number(rows[i].target, persons));
        og_grid_add(grid, og_cell_words(rows[i].corrected ? OG_TEXT(language, HOUSED_GROSS)
                                                          : OG_TEXT(language, HOUSED_NETTO)));
        og_grid_add(grid, og_cell_number(rows[i].percentage, percents));
        og_grid_add(grid, og_cell_words(og_doc_take(doc, &day)));
    }
}

void og_accounts_add_housed(og_document *doc, int level, const og_scenario *scenario)
{
    for (size_t i = 0; i < scenario->housing.count; i++)
        add_housed(doc, level, scenario, scenario->housing.at[i]);
}

og_status og_accounts_text(const og_scenario *scenario, const og_plan *plan,
                           const og_result *result, char **text, og_error *err)
{
    og_document doc;
    *text = NULL;
    og_doc_init(&doc, og_language_of(og_scenario_language(scenario)));
    og_doc_heading(&doc, 1, og_scenario_title(scenario));
    og_accounts_add_years(&doc, 2, scenario, plan, result);
    if (!scenario->finance || (scenario->finance->lines.count == 0 && !scenario->finance->reserve))
        OG_DOC_SAY(&doc, paragraph, ACCOUNTS_NONE);
    og_status status = og_accounts_add_reports(&doc, 2, scenario, plan, result, err);
    og_accounts_add_housed(&doc, 2, scenario);
    if (status == OG_OK)
        return og_doc_render(&doc, "text", text, err);
    og_doc_clear(&doc);
    return status;
}
