/* A run as a workbook, or as CSV files that a spreadsheet opens. */
#include "compile/request.h"
#include "lang/date.h"
#include "lang/figure.h"
#include "lang/options.h"
#include "output/sheet/csv.h"
#include "output/sheet/sheets.h"
#include "output/sheet/xlsx.h"
#include "output/view/need.h"
#include "output/view/series.h"

#include <string.h>

#define WORD(source, name) OG_TEXT((source)->book->language, name)

static const char *month_of(const og_sheet_source *source, og_month month)
{
    og_strbuf text = {0};
    og_date_month_of(&text, month, 0, source->book->language);
    const char *kept = text.text && !text.failed
                           ? og_arena_text(&source->book->arena, text.text, text.length)
                           : "";
    og_strbuf_clear(&text);
    return kept ? kept : "";
}

static void add_fact(og_sheet *sheet, const char *name, const char *text)
{
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TEXT, name);
    og_sheet_text(sheet, OG_LOOK_TEXT, text);
}

/* A sentence a row, so that they can be read and printed. */
static void add_sentences(og_sheet *sheet, const char *text)
{
    while (sheet && *text) {
        const char *end = strstr(text, ". ");
        size_t length = end ? (size_t)(end - text) + 1 : strlen(text);
        const char *sentence = og_arena_text(&sheet->book->arena, text, length);
        og_sheet_next(sheet);
        og_sheet_text(sheet, OG_LOOK_NOTE, sentence ? sentence : "");
        text += length + (end ? 1 : 0);
    }
}

/* What the book is of, and how it was made. */
static og_sheet *begin_overview(const og_sheet_source *source)
{
    const og_scenario *scenario = source->scenario;
    og_book *book = source->book;
    og_sheet *sheet = og_book_sheet(book, WORD(source, SHEET_OVERVIEW_TAB), 5);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TITLE, og_scenario_title(scenario));
    add_sentences(sheet, WORD(source, SHEET_OVERVIEW_NOTE));
    add_fact(sheet, WORD(source, SHEET_MUNICIPALITY), og_scenario_municipality(scenario));
    add_fact(sheet, WORD(source, SHEET_HORIZON),
             OG_BOOK_TEXT(book, SUMMARY_SPAN, .first = month_of(source, scenario->first),
                          .last = month_of(source, scenario->last)));
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TEXT, WORD(source, SHEET_RUNS));
    og_sheet_number(sheet, OG_LOOK_WHOLE, (double)og_result_replicates(source->result));
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TEXT, WORD(source, SHEET_SEED));
    og_sheet_number(sheet, OG_LOOK_TEXT, (double)og_result_seed(source->result));
    add_fact(sheet, WORD(source, SHEET_VERSION), og_version());
    return sheet;
}

/* A row of what a name in the book points to. */
static void add_named(og_sheet *sheet, const og_book *book, const char *label, const char *name)
{
    for (const og_book_name *at = book->names; at; at = at->next)
        if (strcmp(at->name, name) == 0) {
            og_sheet_next(sheet);
            og_sheet_text(sheet, OG_LOOK_TEXT, label);
            og_sheet_formula(sheet, OG_LOOK_EURO, og_sheet_value(at->sheet, at->row, at->column),
                             "%s", og_sheet_ref(sheet, at->sheet, at->row, at->column));
        }
}

/* The main figures, each by a formula from where it is made. */
static void add_figures(const og_sheet_source *source, og_sheet *sheet)
{
    og_book *book = source->book;
    const og_scenario *scenario = source->scenario;
    if (!sheet)
        return;
    og_sheet_next(sheet);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, SHEET_FIGURES));
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, SHEET_EUROS));
    for (int year = og_month_year(scenario->first); year <= og_month_year(scenario->last); year++)
        add_named(sheet, book,
                  OG_BOOK_TEXT(book, SHEET_RESULT_OF, .year = OG_COUNT((unsigned)year)),
                  og_arena_printf(&book->arena, "resultaat_%d", year));
    char level[OG_FORMAT_SIZE];
    og_format_percent(og_scenario_certainty(scenario), book->language, level);
    for (int year = og_month_year(scenario->first); year <= og_month_year(scenario->last); year++)
        add_named(
            sheet, book,
            OG_BOOK_TEXT(book, SHEET_NEEDED_OF, .year = OG_COUNT((unsigned)year), .level = level),
            og_arena_printf(&book->arena, "nodig_%d", year));
}

/* What is short at the end of each year, and how likely. */
static void add_shortages(const og_sheet_source *source, og_sheet *sheet)
{
    const og_plan *plan = source->plan;
    og_sheet_next(sheet);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, SHEET_SHORT));
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, SHEET_PERIOD));
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, SHEET_MEAN));
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, SUMMARY_MEDIAN));
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, NEED_CHANCE));
    for (size_t i = 0; sheet && i < og_plan_series_count(plan); i++) {
        og_series series = og_plan_series(plan, i);
        if (series.role != OG_ROLE_SHORTFALL && series.role != OG_ROLE_BACKLOG)
            continue;
        for (size_t t = 0; t < series.count; t++) {
            if (!og_series_ends_year(plan, i, t))
                continue;
            og_sheet_next(sheet);
            og_sheet_text(sheet, OG_LOOK_TEXT,
                          og_arena_printf(&source->book->arena, "%s: %s", series.label,
                                          og_role_text(series.role, source->book->language)));
            og_sheet_text(sheet, OG_LOOK_TEXT, og_plan_span(plan, i, t).key);
            og_sheet_number(sheet, OG_LOOK_COUNT, og_stat_of(source, i, t, OG_STAT_MEAN));
            og_sheet_number(sheet, OG_LOOK_COUNT, og_stat_of(source, i, t, OG_STAT_P50));
            og_sheet_number(sheet, OG_LOOK_SHARE, og_result_stats(source->result, i, t).p_positive);
        }
    }
}

/* Every sheet, with a link to it. */
static void add_index(const og_sheet_source *source, og_sheet *overview)
{
    og_sheet_next(overview);
    og_sheet_next(overview);
    og_sheet_text(overview, OG_LOOK_HEAD, WORD(source, SHEET_INDEX));
    for (const og_sheet *sheet = source->book->first; sheet; sheet = sheet->next) {
        if (sheet == overview)
            continue;
        og_sheet_next(overview);
        og_sheet_link(overview, sheet, sheet->name);
    }
}

static og_sheet *begin_charts(const og_sheet_source *source)
{
    og_sheet *sheet = og_book_sheet(source->book, WORD(source, SHEET_CHARTS_TAB), 1);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TITLE, WORD(source, SHEET_CHARTS_TAB));
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_NOTE, WORD(source, SHEET_CHARTS_NOTE));
    return sheet;
}

static og_status fill_book(og_sheet_source *source, og_error *err)
{
    og_sheet *overview = begin_overview(source);
    source->charts = begin_charts(source);
    if (!overview || !source->charts)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_sheets_streams(source);
    og_sheet_locations(source);
    og_money_places money = og_sheet_money(source);
    og_sheet_location_money(source, &money);
    og_reserve_places reserve = og_sheet_reserve(source, &money);
    og_status status = og_sheet_need(source, &reserve, err);
    if (status != OG_OK)
        return status;
    og_sheets_accounts(source, &money, &reserve);
    og_sheet_years(source);
    og_sheet_spread(source);
    og_sheet_grounds(source);
    add_figures(source, overview);
    add_shortages(source, overview);
    add_index(source, overview);
    return source->book->arena.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

static og_status write_book(const og_book *book, const og_export_options *options, og_error *err)
{
    og_status status = OG_OK;
    if (options->csv)
        status = og_csv_write_book(book, options->csv, err);
    if (status == OG_OK && options->xlsx)
        status = og_xlsx_write(book, options->xlsx, err);
    return status;
}

og_status og_export(const og_scenario *scenario, const og_run_options *run,
                    const og_export_options *given, og_diagnostics *diags, og_error *err)
{
    og_export_options own, *options = &own;
    if (OG_OPTIONS(&own, given, err) != OG_OK)
        return OG_ERR_VALUE;
    const og_request request = {.detail = true};
    og_plan *plan = NULL;
    og_result *result = NULL;
    og_book book = {0};
    if (options->xlsx && !og_xlsx_can())
        return og_xlsx_write(&book, options->xlsx, err);
    og_status status = og_plan_request(scenario, &request, &plan, diags, err);
    if (status == OG_OK)
        status = og_run(plan, run, &result, err);
    if (status == OG_OK) {
        og_book_init(&book, og_language_of(og_scenario_language(scenario)),
                     og_scenario_title(scenario));
        book.made_at = options->made_at;
        og_sheet_source source = {&book, scenario, plan, result, NULL};
        status = fill_book(&source, err);
    }
    if (status == OG_OK)
        status = write_book(&book, options, err);
    og_book_clear(&book);
    og_result_free(result);
    og_plan_free(plan);
    return status;
}
