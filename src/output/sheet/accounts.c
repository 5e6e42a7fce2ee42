/* The meerjarenraming and the bestuursrapportage as sheets: exact amounts, whose sums are formulas
 * over the sheets of money and reserve. */
#include "output/view/accounts.h"
#include "output/sheet/sheets.h"

#include <math.h>
#include <string.h>

#define BEFORE 2 /* columns before the values: what, code */

typedef struct accounts_sheet {
    const og_sheet_source *source;
    const og_money_places *money;
    const og_reserve_places *reserve;
    const og_accounts_table *table;
    og_sheet *sheet;
    size_t *rows; /* of the sheet, by row of the table */
} accounts_sheet;

/* Where the mean of a row stands already. */
static const char *elsewhere(const accounts_sheet *a, const og_accounts_row *row,
                             const og_accounts_column *column)
{
    const og_reserve_places *r = a->reserve;
    if (row->line) {
        int which = og_array_find(&a->source->scenario->finance->lines, row->line->item.id);
        return og_sheet_ref(a->sheet, a->money->sheet, a->money->lines[which],
                            a->money->first_year + column->period);
    }
    size_t at = row->place == OG_ACCOUNTS_ADDED       ? r->added
                : row->place == OG_ACCOUNTS_WITHDRAWN ? r->withdrawn
                                                      : r->charged;
    return og_sheet_ref(a->sheet, r->sheet, at, r->first_year + column->period);
}

/* "B5+B7" of the terms that count and have a value. */
static const char *terms_of(const accounts_sheet *a, const og_accounts_row *row, size_t c)
{
    const og_accounts_column *column = &a->table->columns[c];
    og_strbuf out = {0};
    for (size_t i = 0; i < row->term_count; i++) {
        if (!og_accounts_counts(a->table, row, i, column->year) ||
            isnan(a->table->rows[row->terms[i]].values[c]))
            continue;
        og_strbuf_puts(&out, out.length > 0 ? "+" : "");
        og_strbuf_puts(&out, og_sheet_ref(a->sheet, a->sheet, a->rows[row->terms[i]], BEFORE + c));
    }
    og_arena *arena = &a->source->book->arena;
    const char *kept = out.text && !out.failed ? og_arena_text(arena, out.text, out.length) : NULL;
    arena->failed |= out.failed;
    og_strbuf_clear(&out);
    return kept ? kept : "0";
}

/* The column of the last budget, and of the mean. */
static size_t column_of(const og_accounts_table *table, og_accounts_measure measure)
{
    size_t found = 0;
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].measure == measure)
            found = c;
    return found;
}

static void add_cell(accounts_sheet *a, const og_accounts_row *row, size_t sheet_row, size_t c)
{
    const og_accounts_column *column = &a->table->columns[c];
    double value = row->values[c];
    if (isnan(value)) {
        og_sheet_skip(a->sheet, 1);
    } else if (column->measure == OG_ACCOUNTS_DIFFERENCE) {
        size_t budget = column_of(a->table, OG_ACCOUNTS_BUDGET);
        size_t mean = column_of(a->table, OG_ACCOUNTS_MEAN);
        og_sheet_formula(a->sheet, OG_LOOK_EURO, value, "%s-%s",
                         og_sheet_ref(a->sheet, a->sheet, sheet_row, BEFORE + budget),
                         og_sheet_ref(a->sheet, a->sheet, sheet_row, BEFORE + mean));
    } else if (column->measure == OG_ACCOUNTS_LOW || column->measure == OG_ACCOUNTS_HIGH) {
        og_sheet_number(a->sheet, OG_LOOK_EURO, value);
    } else if (row->kind == OG_ACCOUNTS_SUM) {
        og_sheet_formula(a->sheet, OG_LOOK_EURO, value, "%s", terms_of(a, row, c));
    } else if (column->measure == OG_ACCOUNTS_MEAN) {
        og_sheet_formula(a->sheet, OG_LOOK_EURO, value, "%s%s", row->sign < 0 ? "-" : "",
                         elsewhere(a, row, column));
    } else {
        og_sheet_input(a->sheet, OG_LOOK_EURO, value);
    }
}

static void add_rows(accounts_sheet *a)
{
    for (size_t r = 0; r < a->table->row_count; r++) {
        const og_accounts_row *row = &a->table->rows[r];
        a->rows[r] = og_sheet_next(a->sheet);
        if (row->kind == OG_ACCOUNTS_GROUP) {
            og_sheet_text(a->sheet, OG_LOOK_GROUP, row->label);
            continue;
        }
        og_sheet_text(a->sheet, OG_LOOK_TEXT, row->label);
        if (row->line && row->line->code)
            og_sheet_text(a->sheet, OG_LOOK_TEXT, row->line->code);
        else
            og_sheet_skip(a->sheet, 1);
        for (size_t c = 0; c < a->table->column_count; c++)
            add_cell(a, row, a->rows[r], c);
        if (row->kind == OG_ACCOUNTS_SUM)
            og_sheet_strong(a->sheet);
    }
}

static const char *head_of(const accounts_sheet *a, const og_accounts_column *column, bool by_year)
{
    og_language language = a->source->book->language;
    if (by_year)
        return og_arena_printf(&a->source->book->arena, "%d", column->year);
    switch (column->measure) {
    case OG_ACCOUNTS_BUDGET:
        return column->budget->item.label;
    case OG_ACCOUNTS_ACTUAL:
        return OG_TEXT(language, ACCOUNTS_ACTUAL);
    case OG_ACCOUNTS_LOW:
        return "5%";
    case OG_ACCOUNTS_HIGH:
        return "95%";
    case OG_ACCOUNTS_DIFFERENCE:
        return OG_TEXT(language, ACCOUNTS_DIFFERENCE);
    default:
        return OG_TEXT(language, ACCOUNTS_MEAN);
    }
}

static void add_sheet(const og_sheet_source *source, const og_money_places *money,
                      const og_reserve_places *reserve, const og_accounts_table *table,
                      const char *name, const char *title, bool by_year)
{
    og_language language = source->book->language;
    accounts_sheet a = {source, money, reserve, table, NULL, NULL};
    a.sheet = og_book_sheet(source->book, name, BEFORE + table->column_count);
    a.rows = og_arena_array(&source->book->arena, table->row_count + 1, sizeof *a.rows);
    if (!a.sheet || !a.rows)
        return;
    og_sheet_next(a.sheet);
    og_sheet_text(a.sheet, OG_LOOK_TITLE, title);
    og_sheet_next(a.sheet);
    og_sheet_text(a.sheet, OG_LOOK_NOTE, OG_TEXT(language, ACCOUNTS_SIGNS));
    og_sheet_next(a.sheet);
    og_sheet_text(a.sheet, OG_LOOK_HEAD, OG_TEXT(language, SHEET_WHAT));
    og_sheet_text(a.sheet, OG_LOOK_HEAD, OG_TEXT(language, ACCOUNTS_CODE));
    for (size_t c = 0; c < table->column_count; c++)
        og_sheet_text(a.sheet, OG_LOOK_HEAD, head_of(&a, &table->columns[c], by_year));
    a.sheet->frozen_rows = 3;
    a.sheet->frozen_columns = 1;
    add_rows(&a);
}

void og_sheets_accounts(const og_sheet_source *source, const og_money_places *money,
                        const og_reserve_places *reserve)
{
    const og_scenario *scenario = source->scenario;
    og_book *book = source->book;
    if (!money->sheet)
        return;
    const og_accounts_table years =
        og_accounts_years(scenario, source->plan, source->result, book->language, &book->arena);
    if (years.row_count == 0)
        return;
    add_sheet(source, money, reserve, &years, OG_TEXT(book->language, SHEET_ACCOUNTS_TAB),
              OG_TEXT(book->language, SHEET_ACCOUNTS), true);
    for (int year = og_month_year(scenario->first); year <= og_month_year(scenario->last); year++) {
        if (!og_accounts_reports(scenario, year))
            continue;
        const og_accounts_table report = og_accounts_report(scenario, source->plan, source->result,
                                                            year, book->language, &book->arena);
        const char *name = OG_BOOK_TEXT(book, SHEET_REPORT_TAB, .year = OG_COUNT((unsigned)year));
        add_sheet(source, money, reserve, &report, name, name, false);
    }
}
