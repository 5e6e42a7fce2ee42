#include "output/view/accounts_inside.h"

#include "compile/history.h"
#include "output/view/series.h"

#include <math.h>
#include <string.h>

typedef struct filler {
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    og_accounts_table *table;
} filler;

static og_day year_first(int year)
{
    return og_day_of(year, 1, 1);
}

static og_day year_last(int year)
{
    return og_day_of(year, 12, 31);
}

static const og_history *ledger_of(const og_array *ledgers, const og_line *line)
{
    int found = og_array_find(ledgers, line->item.id);
    return found < 0 ? NULL : &((const og_ledger *)ledgers->at[found])->history;
}

/* What a history tells of a year: NaN when it tells nothing. */
static double sum_of_year(const og_history *history, int year)
{
    bool any = false;
    for (size_t i = 0; history && i < history->count; i++)
        any |= og_days_overlap(history->at[i].period.first, history->at[i].period.last,
                               year_first(year), year_last(year)) > 0;
    return any ? og_history_sum(history, year_first(year), year_last(year), NULL) : (double)NAN;
}

static double mean_of(const filler *f, const og_accounts_row *row, size_t period)
{
    return row->series == OG_NO_SERIES ? (double)NAN
                                       : og_result_stats(f->result, row->series, period).mean;
}

/* The reserve as a budget has it. What it bears that is in no line stands in no budget, and counts
 * as what is planned. */
static double budgeted_reserve(const filler *f, const og_accounts_row *row,
                               const og_accounts_column *column)
{
    const og_array *years = &column->budget->reserve;
    if (row->place == OG_ACCOUNTS_CHARGED)
        return mean_of(f, row, column->period);
    for (size_t i = 0; i < years->count; i++) {
        const og_budget_reserve *one = years->at[i];
        const og_number *number = row->place == OG_ACCOUNTS_ADDED ? &one->add : &one->withdraw;
        if (one->of.year == column->year && number->given)
            return number->value;
    }
    return (double)NAN;
}

static double budgeted(const filler *f, const og_accounts_row *row,
                       const og_accounts_column *column)
{
    if (row->line)
        return sum_of_year(ledger_of(&column->budget->lines, row->line), column->year);
    return budgeted_reserve(f, row, column);
}

/* A percentile, of what the row's sign makes of the series. */
static double limit_of(const filler *f, const og_accounts_row *row,
                       const og_accounts_column *column)
{
    if (row->series == OG_NO_SERIES)
        return (double)NAN;
    og_stats stats = og_result_stats(f->result, row->series, column->period);
    bool low = (column->measure == OG_ACCOUNTS_LOW) == (row->sign > 0);
    return row->sign * (low ? stats.p5 : stats.p95);
}

/* A row that stands by itself; sums are made of these, but for limits, which do not add up. */
static double value_of(const filler *f, const og_accounts_row *row,
                       const og_accounts_column *column)
{
    double value = (double)NAN;
    switch (column->measure) {
    case OG_ACCOUNTS_MEAN:
        value = mean_of(f, row, column->period);
        break;
    case OG_ACCOUNTS_BUDGET:
        value = budgeted(f, row, column);
        break;
    case OG_ACCOUNTS_ACTUAL:
        value = row->line && row->line->actuals ? sum_of_year(row->line->actuals, column->year)
                                                : (double)NAN;
        break;
    case OG_ACCOUNTS_LOW:
    case OG_ACCOUNTS_HIGH:
        return limit_of(f, row, column);
    case OG_ACCOUNTS_DIFFERENCE:
        break;
    }
    return row->sign * value;
}

bool og_accounts_counts(const og_accounts_table *table, const og_accounts_row *row, size_t term,
                        int year)
{
    const og_line *line = table->rows[row->terms[term]].line;
    if (row->part == OG_ACCOUNTS_ALL || !line)
        return true;
    return og_line_incidental(line, year) == (row->part == OG_ACCOUNTS_INCIDENTAL);
}

/* The sum of the terms that have a value: NaN when none has. */
static double sum_of(const filler *f, const og_accounts_row *row, size_t column)
{
    double sum = 0;
    bool any = row->term_count == 0 || row->part != OG_ACCOUNTS_ALL;
    for (size_t i = 0; i < row->term_count; i++) {
        double term = f->table->rows[row->terms[i]].values[column];
        if (isnan(term) || !og_accounts_counts(f->table, row, i, f->table->columns[column].year))
            continue;
        sum += term;
        any = true;
    }
    return any ? sum : (double)NAN;
}

/* A budget of the reserve alone says nothing of lines, nor of what they add up to. */
static bool is_silent(const og_accounts_row *row, const og_accounts_column *column)
{
    if (column->measure != OG_ACCOUNTS_BUDGET || column->budget->lines.count > 0)
        return false;
    return row->place == OG_ACCOUNTS_COST || row->place == OG_ACCOUNTS_INCOME ||
           row->place == OG_ACCOUNTS_BALANCE || row->place == OG_ACCOUNTS_RESULT;
}

/* The last budget less what is expected, as Dutch reports have it: positive is an advantage. */
static double difference_of(const filler *f, const og_accounts_row *row)
{
    double budget = (double)NAN, mean = (double)NAN;
    bool silent = false;
    for (size_t c = 0; c < f->table->column_count; c++) {
        const og_accounts_column *column = &f->table->columns[c];
        if (column->measure == OG_ACCOUNTS_BUDGET) {
            budget = row->values[c];
            silent = is_silent(row, column) || (row->line && column->budget->lines.count == 0);
        }
        if (f->table->columns[c].measure == OG_ACCOUNTS_MEAN)
            mean = row->values[c];
    }
    if (silent || (isnan(budget) && isnan(mean)))
        return (double)NAN;
    return (isnan(budget) ? 0 : budget) - (isnan(mean) ? 0 : mean);
}

static void fill_rows(const filler *f, og_arena *arena)
{
    og_accounts_table *table = f->table;
    for (size_t r = 0; r < table->row_count; r++) {
        og_accounts_row *row = &table->rows[r];
        row->values = og_arena_array(arena, table->column_count + 1, sizeof *row->values);
        for (size_t c = 0; row->values && c < table->column_count; c++) {
            const og_accounts_column *column = &table->columns[c];
            bool limit = column->measure == OG_ACCOUNTS_LOW || column->measure == OG_ACCOUNTS_HIGH;
            if (row->kind == OG_ACCOUNTS_GROUP || is_silent(row, column))
                row->values[c] = (double)NAN;
            else if (column->measure == OG_ACCOUNTS_DIFFERENCE)
                row->values[c] = difference_of(f, row);
            else if (row->kind == OG_ACCOUNTS_SUM && !limit)
                row->values[c] = sum_of(f, row, c);
            else
                row->values[c] = value_of(f, row, column);
        }
        if (!row->values)
            table->row_count = 0;
    }
}

/* ---- columns ----------------------------------------------------------------------------- */

static void add_column(og_accounts_table *table, og_accounts_measure measure, int year,
                       size_t period, const og_budget *budget)
{
    table->columns[table->column_count++] = (og_accounts_column){measure, year, period, budget};
}

og_accounts_table og_accounts_years(const og_scenario *scenario, const og_plan *plan,
                                    const og_result *result, og_language language, og_arena *arena)
{
    og_accounts_table table = og_accounts_rows(scenario, plan, true, language, arena);
    int first = og_month_year(scenario->first), last = og_month_year(scenario->last);
    table.columns = og_arena_array(arena, (size_t)(last - first) + 1, sizeof *table.columns);
    if (!table.columns || table.row_count == 0)
        return (og_accounts_table){0};
    for (int year = first; year <= last; year++)
        add_column(&table, OG_ACCOUNTS_MEAN, year, (size_t)(year - first), NULL);
    const filler f = {scenario, plan, result, &table};
    fill_rows(&f, arena);
    return table;
}

static bool budget_tells(const og_budget *budget, int year)
{
    for (size_t i = 0; i < budget->lines.count; i++)
        if (!isnan(sum_of_year(&((const og_ledger *)budget->lines.at[i])->history, year)))
            return true;
    for (size_t i = 0; i < budget->reserve.count; i++)
        if (((const og_yearly *)budget->reserve.at[i])->year == year)
            return true;
    return false;
}

bool og_accounts_booked_to(const og_scenario *scenario, int year, og_day *out)
{
    const og_finance *finance = scenario->finance;
    bool any = false;
    for (size_t i = 0; finance && i < finance->actuals.count; i++) {
        const og_history *history = &((const og_ledger *)finance->actuals.at[i])->history;
        for (size_t k = 0; k < history->count; k++) {
            og_period period = history->at[k].period;
            if (period.first > year_last(year) || period.last < year_first(year))
                continue;
            og_day last = period.last < year_last(year) ? period.last : year_last(year);
            *out = any && *out > last ? *out : last;
            any = true;
        }
    }
    return any;
}

bool og_accounts_reports(const og_scenario *scenario, int year)
{
    const og_finance *finance = scenario->finance;
    if (year < og_month_year(scenario->first) || year > og_month_year(scenario->last))
        return false;
    for (size_t b = 0; finance && b < finance->budgets.count; b++)
        if (budget_tells(finance->budgets.at[b], year))
            return true;
    return false;
}

og_accounts_table og_accounts_report(const og_scenario *scenario, const og_plan *plan,
                                     const og_result *result, int year, og_language language,
                                     og_arena *arena)
{
    og_accounts_table table = og_accounts_rows(scenario, plan, false, language, arena);
    const og_array *budgets = &scenario->finance->budgets;
    size_t period = (size_t)(year - og_month_year(scenario->first));
    og_day booked;
    table.columns = og_arena_array(arena, budgets->count + 5, sizeof *table.columns);
    if (!table.columns || table.row_count == 0)
        return (og_accounts_table){0};
    for (size_t b = 0; b < budgets->count; b++)
        if (budget_tells(budgets->at[b], year))
            add_column(&table, OG_ACCOUNTS_BUDGET, year, period, budgets->at[b]);
    if (og_accounts_booked_to(scenario, year, &booked))
        add_column(&table, OG_ACCOUNTS_ACTUAL, year, period, NULL);
    add_column(&table, OG_ACCOUNTS_MEAN, year, period, NULL);
    add_column(&table, OG_ACCOUNTS_LOW, year, period, NULL);
    add_column(&table, OG_ACCOUNTS_HIGH, year, period, NULL);
    add_column(&table, OG_ACCOUNTS_DIFFERENCE, year, period, NULL);
    const filler f = {scenario, plan, result, &table};
    fill_rows(&f, arena);
    return table;
}

double og_accounts_rounding(const og_accounts_table *table, size_t row, size_t column, double unit)
{
    const og_accounts_row *sum = &table->rows[row];
    og_accounts_measure measure = table->columns[column].measure;
    if (sum->kind != OG_ACCOUNTS_SUM || isnan(sum->values[column]) || measure == OG_ACCOUNTS_LOW ||
        measure == OG_ACCOUNTS_HIGH)
        return 0;
    double printed = 0;
    for (size_t i = 0; i < sum->term_count; i++) {
        double term = table->rows[sum->terms[i]].values[column];
        if (!isnan(term) && og_accounts_counts(table, sum, i, table->columns[column].year))
            printed += round(term / unit);
    }
    return unit * (round(sum->values[column] / unit) - printed);
}
