/* Every figure of the scenario: value, unit, what it rests on, file and line. */
#include "base/number.h"
#include "output/sheet/sheets.h"
#include "scenario/driver.h"

#include <string.h>

static bool ends_with(const char *path, const char *key)
{
    size_t length = strlen(path), own = strlen(key);
    return length > own && path[length - own - 1] == '.' && strcmp(path + length - own, key) == 0;
}

static bool has_part(const char *path, const char *part)
{
    const char *at = strstr(path, part);
    return at && (at == path || at[-1] == '.') &&
           (at[strlen(part)] == '.' || at[strlen(part)] == '\0');
}

/* "euro per place_day" of a line's amount. */
static const char *line_unit(const og_sheet_source *source, const char *path)
{
    const og_finance *finance = source->scenario->finance;
    for (size_t i = 0; finance && i < finance->lines.count; i++) {
        const og_line *line = finance->lines.at[i];
        size_t length = strlen(line->item.path);
        if (strncmp(path, line->item.path, length) == 0 && path[length] == '.')
            return OG_BOOK_TEXT(source->book, UNIT_EURO_PER, .driver = og_driver_names[line->per]);
    }
    return "";
}

/* What is counted, by the keys of the path. Inputs are of whatever asks for them: no unit. */
static const char *unit_of(const og_sheet_source *source, const char *path)
{
    static const struct {
        const char *part;
        og_sentence unit;
    } units[] = {
        {"lag_months", OG_SENTENCE_UNIT_MONTHS},
        {"delay", OG_SENTENCE_UNIT_MONTHS},
        {"extension", OG_SENTENCE_UNIT_MONTHS},
        {"term_months", OG_SENTENCE_UNIT_MONTHS},
        {"probability", OG_SENTENCE_UNIT_CHANCE},
        {"places", OG_SENTENCE_SHEET_PLACES},
        {"obligation", OG_SENTENCE_SHEET_PLACES},
        {"of_which", OG_SENTENCE_SHEET_PLACES},
        {"taakstelling", OG_SENTENCE_SHEET_PERSONS},
        {"realised", OG_SENTENCE_SHEET_PERSONS},
        {"population", OG_SENTENCE_SHEET_PERSONS},
        {"actuals", OG_SENTENCE_UNIT_EURO},
        {"budgets", OG_SENTENCE_UNIT_EURO},
        {"planned", OG_SENTENCE_UNIT_EURO},
        {"opening_backlog", OG_SENTENCE_SHEET_PERSONS},
        {"cases", OG_SENTENCE_UNIT_WEIGHT},
        {"growth", OG_SENTENCE_UNIT_SHARE_YEAR},
        {"share", OG_SENTENCE_UNIT_SHARE},
        {"occupancy", OG_SENTENCE_UNIT_SHARE},
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (has_part(path, units[i].part))
            return og_sentence_text(units[i].unit, source->book->language);
    if (ends_with(path, "opening"))
        return OG_TEXT(source->book->language, UNIT_EURO);
    return has_part(path, "income") || has_part(path, "cost") ? line_unit(source, path) : "";
}

static void add_figure(const og_sheet_source *source, og_sheet *sheet, const og_figure *figure)
{
    og_language language = source->book->language;
    double number;
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TEXT, figure->path);
    if (og_number_parse(figure->text, strlen(figure->text), &number) == OG_NUMBER_OK)
        og_sheet_number(sheet, OG_LOOK_TEXT, number);
    else
        og_sheet_text(sheet, OG_LOOK_TEXT, figure->text);
    og_sheet_text(sheet, OG_LOOK_TEXT, unit_of(source, figure->path));
    og_sheet_text(sheet, OG_LOOK_TEXT,
                  figure->grounds.kind == OG_GROUND_SOURCE ? OG_TEXT(language, SHEET_SOURCE)
                  : figure->grounds.kind == OG_GROUND_ASSUMPTION
                      ? OG_TEXT(language, SHEET_ASSUMPTION)
                      : OG_TEXT(language, SHEET_NO_GROUND));
    const char *text = figure->grounds.text ? figure->grounds.text : "";
    int source_at = figure->grounds.kind == OG_GROUND_SOURCE
                        ? og_array_find(&source->scenario->sources, text)
                        : -1;
    if (source_at >= 0)
        text = ((const og_text_item *)source->scenario->sources.at[source_at])->text;
    og_sheet_text(sheet, OG_LOOK_TEXT, text);
    og_sheet_text(sheet, OG_LOOK_TEXT, figure->pos.source ? figure->pos.source->name : "");
    og_sheet_number(sheet, OG_LOOK_WHOLE, figure->pos.line);
}

void og_sheet_grounds(const og_sheet_source *source)
{
    og_language language = source->book->language;
    const og_sentence heads[] = {OG_SENTENCE_SHEET_PATH,       OG_SENTENCE_SHEET_VALUE,
                                 OG_SENTENCE_SHEET_UNIT,       OG_SENTENCE_SHEET_GROUND,
                                 OG_SENTENCE_SHEET_TEXT,       OG_SENTENCE_SHEET_FILE,
                                 OG_SENTENCE_SHEET_LINE_NUMBER};
    og_sheet *sheet = og_book_sheet(source->book, OG_TEXT(language, SHEET_GROUNDS_TAB),
                                    sizeof heads / sizeof *heads);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TITLE, OG_TEXT(language, SHEET_GROUNDS));
    og_sheet_next(sheet);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_sheet_text(sheet, OG_LOOK_HEAD, og_sentence_text(heads[i], language));
    for (size_t i = 0; sheet && i < source->scenario->figure_count; i++)
        add_figure(source, sheet, &source->scenario->figures[i]);
    if (sheet) {
        sheet->frozen_rows = 2;
        sheet->frozen_columns = 1;
    }
}
