/* Money by line and year: what a line is made of, and what lines add up to. */
#include "output/sheet/sheets.h"
#include "output/view/series.h"
#include "scenario/kind.h"

#include <math.h>
#include <string.h>

#define WORD(m, name) OG_TEXT((m)->source->book->language, name)
#define BEFORE 3 /* columns before the years: what, series, code */

typedef struct money_sheet {
    const og_sheet_source *source;
    og_money_places places;
    og_sheet *sheet;
    size_t *side_rows; /* rows that the running sum adds up */
    size_t side_count;
} money_sheet;

static int year_at(const og_sheet_source *source, size_t y)
{
    return og_month_year(source->scenario->first) + (int)y;
}

/* Title, note, keys and heads of a sheet whose columns are years. */
static void begin_years(og_sheet *sheet, const og_sheet_source *source, const char *title,
                        const char *note, size_t years)
{
    og_book *book = source->book;
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TITLE, title);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_NOTE, note);
    og_sheet_next(sheet);
    og_sheet_skip(sheet, 1);
    og_sheet_text(sheet, OG_LOOK_KEY, "series");
    og_sheet_skip(sheet, 1);
    for (size_t y = 0; y < years; y++)
        og_sheet_text(sheet, OG_LOOK_KEY,
                      og_arena_printf(&book->arena, "%d mean", year_at(source, y)));
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_HEAD, OG_TEXT(book->language, SHEET_WHAT));
    og_sheet_text(sheet, OG_LOOK_HEAD, OG_TEXT(book->language, SHEET_SERIES));
    og_sheet_text(sheet, OG_LOOK_HEAD, OG_TEXT(book->language, ACCOUNTS_CODE));
    for (size_t y = 0; y < years; y++)
        og_sheet_text(sheet, OG_LOOK_HEAD, og_arena_printf(&book->arena, "%d", year_at(source, y)));
    if (sheet) {
        sheet->frozen_rows = 4;
        sheet->frozen_columns = 1;
    }
}

static size_t begin_row(money_sheet *m, const char *what, size_t series, const char *code)
{
    size_t row = og_sheet_next(m->sheet);
    og_sheet_text(m->sheet, OG_LOOK_TEXT, what);
    if (series != OG_NO_SERIES)
        og_sheet_text(m->sheet, OG_LOOK_KEY, og_plan_series(m->source->plan, series).id);
    else
        og_sheet_skip(m->sheet, 1);
    if (code)
        og_sheet_text(m->sheet, OG_LOOK_TEXT, code);
    else
        og_sheet_skip(m->sheet, 1);
    return row;
}

/* ---- lines ------------------------------------------------------------------------------- */

/* What a line is made of in a year, by means: price x index x count + together + moved. */
typedef struct made {
    double price, index, count;
    double together; /* the mean of products less the product of means */
    double moved;    /* booked in another year than it arises, or told by the ledger */
    double amount;
} made;

static size_t part_of(const money_sheet *m, const og_line *line, const char *name)
{
    const char *id = og_arena_printf(&m->source->book->arena, "line.%s.%s", line->item.id, name);
    return id ? og_plan_find_series(m->source->plan, id) : OG_NO_SERIES;
}

/* Without what is only the last digit of a sum. */
static double rest_of(double rest, double whole)
{
    return fabs(rest) <= 1e-12 * fabs(whole) ? 0 : rest;
}

static made make_year(const money_sheet *m, const og_line *line, size_t series, size_t year)
{
    const og_sheet_source *source = m->source;
    size_t price = part_of(m, line, "price"), index = part_of(m, line, "index");
    size_t count = part_of(m, line, "count"), arises = part_of(m, line, "arises");
    made out = {.price = NAN, .index = NAN, .amount = og_mean_of(source, series, year)};
    double priced = 0, indexed = 0, arisen = 0, low = INFINITY, high = -INFINITY;
    size_t months = count == OG_NO_SERIES ? 0 : og_plan_series(source->plan, count).count;
    for (size_t t = 0; t < months; t++) {
        og_span span = og_plan_span(source->plan, count, t);
        if (og_month_year(og_month_of(span.first)) != year_at(source, year))
            continue;
        double one = og_mean_of(source, price, t) * og_mean_of(source, count, t);
        if (one != 0) {
            low = fmin(low, og_mean_of(source, price, t));
            high = fmax(high, og_mean_of(source, price, t));
        }
        out.count += og_mean_of(source, count, t);
        priced += one;
        indexed += one * og_mean_of(source, index, t);
        arisen += og_mean_of(source, arises, t);
    }
    if (months == 0)
        return out;
    out.price = out.count != 0 ? priced / out.count : 0;
    out.price = low == high ? low : out.price; /* as it is written, without what division loses */
    out.index = priced != 0 ? indexed / priced : 1;
    out.together = rest_of(arisen - out.price * out.index * out.count, arisen);
    out.moved = rest_of(out.amount - arisen, arisen);
    return out;
}

static void add_part(money_sheet *m, const char *what, og_look look, const made *years,
                     size_t offset, bool input)
{
    begin_row(m, what, OG_NO_SERIES, NULL);
    for (size_t y = 0; y < m->places.years; y++) {
        double value = *(const double *)(const void *)((const char *)&years[y] + offset);
        if (input)
            og_sheet_input(m->sheet, look, value);
        else
            og_sheet_number(m->sheet, look, value);
    }
}

#define PART(m, word, look, years, part, input)                                                    \
    add_part(m, WORD(m, word), look, years, offsetof(made, part), input)

static void add_line(money_sheet *m, const og_line *line, size_t which)
{
    const og_sheet_source *source = m->source;
    size_t series = og_series_of(source->plan, OG_OWNER_LINE, NULL, line->item.id, OG_ROLE_LINE);
    made *years = og_arena_array(&source->book->arena, m->places.years, sizeof *years);
    const char *label = og_source_label(source, &line->item);
    if (!years)
        return;
    for (size_t y = 0; y < m->places.years; y++)
        years[y] = make_year(m, line, series, y);
    bool parts = part_of(m, line, "arises") != OG_NO_SERIES;
    og_sheet_next(m->sheet);
    og_sheet_text(m->sheet, OG_LOOK_GROUP, label);
    size_t first = m->sheet ? m->sheet->rows : 0;
    if (parts) {
        PART(m, SHEET_PRICE, OG_LOOK_PRICE, years, price, true);
        PART(m, SHEET_INDEX_FACTOR, OG_LOOK_FACTOR, years, index, true);
        PART(m, SHEET_COUNT, OG_LOOK_COUNT, years, count, true);
        PART(m, SHEET_TOGETHER_PART, OG_LOOK_EURO, years, together, false);
        PART(m, SHEET_MOVED, OG_LOOK_EURO, years, moved, false);
    }
    size_t row = begin_row(m, label, series, line->code);
    for (size_t y = 0; y < m->places.years; y++) {
        size_t c = BEFORE + y;
        const og_sheet *s = m->sheet;
        if (parts)
            og_sheet_formula(m->sheet, OG_LOOK_EURO, years[y].amount, "%s*%s*%s+%s+%s",
                             og_sheet_ref(s, s, first, c), og_sheet_ref(s, s, first + 1, c),
                             og_sheet_ref(s, s, first + 2, c), og_sheet_ref(s, s, first + 3, c),
                             og_sheet_ref(s, s, first + 4, c));
        else
            og_sheet_input(m->sheet, OG_LOOK_EURO, years[y].amount);
    }
    og_sheet_strong(m->sheet);
    m->places.lines[which] = row;
    for (size_t y = 0; parts && y < m->places.years; y++)
        og_book_name_cell(
            source->book,
            og_arena_printf(&source->book->arena, "prijs_%s_%d", line->item.id, year_at(source, y)),
            m->sheet, first, BEFORE + y);
}

/* ---- sums -------------------------------------------------------------------------------- */

/* Adds up rows of one column: "B4+B9". "0" of none. */
static const char *sum_text(const og_sheet *sheet, const size_t *rows, size_t count, size_t column)
{
    og_strbuf out = {0};
    for (size_t i = 0; i < count; i++) {
        og_strbuf_puts(&out, i > 0 ? "+" : "");
        og_strbuf_puts(&out, og_sheet_ref(sheet, sheet, rows[i], column));
    }
    og_arena *arena = &sheet->book->arena;
    const char *kept = out.text && !out.failed ? og_arena_text(arena, out.text, out.length) : "0";
    arena->failed |= out.failed;
    og_strbuf_clear(&out);
    return kept ? kept : "0";
}

static size_t add_sum(money_sheet *m, const char *what, size_t series, const size_t *rows,
                      size_t count)
{
    size_t row = begin_row(m, what, series, NULL);
    for (size_t y = 0; m->sheet && y < m->places.years; y++) {
        double value = 0;
        for (size_t i = 0; i < count; i++)
            value += og_sheet_value(m->sheet, rows[i], BEFORE + y);
        if (series != OG_NO_SERIES)
            value = og_mean_of(m->source, series, y);
        og_sheet_formula(m->sheet, OG_LOOK_EURO, value, "%s",
                         sum_text(m->sheet, rows, count, BEFORE + y));
    }
    og_sheet_strong(m->sheet);
    return row;
}

static size_t add_difference(money_sheet *m, const char *what, size_t series, size_t income,
                             size_t cost)
{
    size_t row = begin_row(m, what, series, NULL);
    for (size_t y = 0; m->sheet && y < m->places.years; y++)
        og_sheet_formula(m->sheet, OG_LOOK_EURO,
                         series != OG_NO_SERIES ? og_mean_of(m->source, series, y)
                                                : og_sheet_value(m->sheet, income, BEFORE + y) -
                                                      og_sheet_value(m->sheet, cost, BEFORE + y),
                         "%s-%s", og_sheet_ref(m->sheet, m->sheet, income, BEFORE + y),
                         og_sheet_ref(m->sheet, m->sheet, cost, BEFORE + y));
    og_sheet_strong(m->sheet);
    return row;
}

static size_t stream_series(const money_sheet *m, int stream, og_role role)
{
    if (stream < 0)
        return OG_NO_SERIES;
    const og_stream *of = &m->source->scenario->streams[stream];
    return og_series_of(m->source->plan, of->kind->owner, NULL, of->item->id, role);
}

/* The lines of a stream (-1: of none) and their sums; the rows of these two. */
static void add_stream(money_sheet *m, int stream, size_t sums[2])
{
    static const og_array none;
    const og_finance *finance = m->source->scenario->finance;
    const og_array *lines = finance ? &finance->lines : &none;
    const char *name = stream < 0
                           ? WORD(m, ACCOUNTS_GENERAL)
                           : og_source_label(m->source, m->source->scenario->streams[stream].item);
    og_sheet_next(m->sheet);
    og_sheet_next(m->sheet);
    og_sheet_text(m->sheet, OG_LOOK_TITLE, name);
    for (int side = 0; side < 2; side++) {
        size_t count = 0;
        for (size_t i = 0; i < lines->count; i++) {
            const og_line *line = lines->at[i];
            if (line->stream_index != stream || (line->income != NULL) != (side == 0))
                continue;
            add_line(m, line, i);
            m->side_rows[count++] = m->places.lines[i];
        }
        sums[side] =
            add_sum(m,
                    og_arena_printf(&m->source->book->arena, "%s: %s", name,
                                    side == 0 ? WORD(m, ACCOUNTS_INCOME) : WORD(m, ACCOUNTS_COST)),
                    stream_series(m, stream, side == 0 ? OG_ROLE_INCOME : OG_ROLE_COST),
                    m->side_rows, count);
    }
    add_difference(m,
                   og_arena_printf(&m->source->book->arena, "%s: %s", name, WORD(m, SHEET_RESULT)),
                   OG_NO_SERIES, sums[0], sums[1]);
}

static bool has_lines(const og_scenario *scenario, int stream)
{
    for (size_t i = 0; scenario->finance && i < scenario->finance->lines.count; i++)
        if (((const og_line *)scenario->finance->lines.at[i])->stream_index == stream)
            return true;
    return false;
}

og_money_places og_sheet_money(const og_sheet_source *source)
{
    const og_scenario *scenario = source->scenario;
    og_arena *arena = &source->book->arena;
    size_t result = og_series_of(source->plan, OG_OWNER_FINANCE, NULL, NULL, OG_ROLE_RESULT);
    money_sheet m = {.source = source};
    if (result == OG_NO_SERIES)
        return m.places;
    size_t lines = scenario->finance ? scenario->finance->lines.count : 0;
    m.places.years = og_plan_series(source->plan, result).count;
    m.places.first_year = BEFORE;
    m.places.lines = og_arena_array(arena, lines + 1, sizeof(size_t));
    m.side_rows = og_arena_array(arena, lines + 1, sizeof(size_t));
    size_t(*sums)[2] = og_arena_array(arena, scenario->stream_count + 1, sizeof *sums);
    size_t *sides[2] = {og_arena_array(arena, scenario->stream_count + 2, sizeof(size_t)),
                        og_arena_array(arena, scenario->stream_count + 2, sizeof(size_t))};
    m.sheet = og_book_sheet(source->book, WORD(&m, SHEET_MONEY_TAB), BEFORE + m.places.years);
    if (!m.places.lines || !m.side_rows || !sums || !sides[0] || !sides[1] || !m.sheet)
        return (og_money_places){0};
    m.places.sheet = m.sheet;
    begin_years(m.sheet, source, WORD(&m, SHEET_MONEY), WORD(&m, SHEET_MONEY_NOTE), m.places.years);
    size_t count = 0;
    for (int s = -1; s < (int)scenario->stream_count; s++) {
        int stream = s + 1 < (int)scenario->stream_count ? s + 1 : -1; /* those of none last */
        if (!has_lines(scenario, stream) && stream < 0)
            continue;
        add_stream(&m, stream, sums[count]);
        sides[0][count] = sums[count][0];
        sides[1][count] = sums[count][1];
        count++;
    }
    og_sheet_next(m.sheet);
    og_sheet_next(m.sheet);
    og_sheet_text(m.sheet, OG_LOOK_TITLE, WORD(&m, ACCOUNTS_WHOLE));
    size_t income = add_sum(&m, WORD(&m, ACCOUNTS_INCOME), OG_NO_SERIES, sides[0], count);
    size_t cost = add_sum(&m, WORD(&m, ACCOUNTS_COST), OG_NO_SERIES, sides[1], count);
    m.places.result = add_difference(&m, WORD(&m, SHEET_RESULT), result, income, cost);
    for (size_t y = 0; y < m.places.years; y++)
        og_book_name_cell(source->book, og_arena_printf(arena, "resultaat_%d", year_at(source, y)),
                          m.sheet, m.places.result, BEFORE + y);
    return m.places;
}

/* ---- locations --------------------------------------------------------------------------- */

static void add_location(const og_sheet_source *source, og_sheet *sheet,
                         const og_money_places *money, const og_location *location)
{
    const og_array *lines = &source->scenario->finance->lines;
    size_t rows[2] = {0, 0};
    for (int side = 0; side < 2; side++) {
        size_t series = og_series_of(source->plan, OG_OWNER_LOCATION, NULL, location->item.id,
                                     side == 0 ? OG_ROLE_INCOME : OG_ROLE_COST);
        if (series == OG_NO_SERIES)
            return;
        rows[side] = og_sheet_next(sheet);
        og_sheet_text(sheet, OG_LOOK_TEXT,
                      og_arena_printf(&source->book->arena, "%s: %s",
                                      og_source_label(source, &location->item),
                                      side == 0 ? OG_TEXT(source->book->language, ACCOUNTS_INCOME)
                                                : OG_TEXT(source->book->language, ACCOUNTS_COST)));
        og_sheet_text(sheet, OG_LOOK_KEY, og_plan_series(source->plan, series).id);
        og_sheet_skip(sheet, 1);
        for (size_t y = 0; y < money->years; y++) {
            og_strbuf sum = {0};
            for (size_t i = 0; i < lines->count; i++) {
                const og_line *line = lines->at[i];
                if (line->at != location || (line->income != NULL) != (side == 0))
                    continue;
                og_strbuf_puts(&sum, sum.length > 0 ? "+" : "");
                og_strbuf_puts(&sum, og_sheet_ref(sheet, money->sheet, money->lines[i],
                                                  money->first_year + y));
            }
            og_sheet_formula(sheet, OG_LOOK_EURO, og_mean_of(source, series, y), "%s",
                             sum.text && !sum.failed ? sum.text : "0");
            source->book->arena.failed |= sum.failed;
            og_strbuf_clear(&sum);
        }
    }
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TEXT,
                  og_arena_printf(&source->book->arena, "%s: %s",
                                  og_source_label(source, &location->item),
                                  OG_TEXT(source->book->language, SHEET_RESULT)));
    og_sheet_skip(sheet, 2);
    for (size_t y = 0; y < money->years; y++)
        og_sheet_formula(sheet, OG_LOOK_EURO,
                         og_sheet_value(sheet, rows[0], BEFORE + y) -
                             og_sheet_value(sheet, rows[1], BEFORE + y),
                         "%s-%s", og_sheet_ref(sheet, sheet, rows[0], BEFORE + y),
                         og_sheet_ref(sheet, sheet, rows[1], BEFORE + y));
    og_sheet_strong(sheet);
}

void og_sheet_location_money(const og_sheet_source *source, const og_money_places *money)
{
    const og_array *streams = &source->scenario->reception;
    if (!money->sheet ||
        (og_series_of(source->plan, OG_OWNER_LOCATION, NULL, NULL, OG_ROLE_INCOME) == OG_NO_SERIES))
        return;
    og_sheet *sheet =
        og_book_sheet(source->book, OG_TEXT(source->book->language, SHEET_LOCATION_MONEY_TAB),
                      BEFORE + money->years);
    begin_years(sheet, source, OG_TEXT(source->book->language, SHEET_LOCATION_MONEY),
                OG_TEXT(source->book->language, SHEET_LOCATION_MONEY_NOTE), money->years);
    for (size_t s = 0; sheet && s < streams->count; s++) {
        const og_reception *reception = streams->at[s];
        for (size_t i = 0; i < reception->locations.count; i++)
            add_location(source, sheet, money, reception->locations.at[i]);
    }
}

/* ---- spread ------------------------------------------------------------------------------ */

void og_sheet_spread(const og_sheet_source *source)
{
    const og_plan *plan = source->plan;
    og_language language = source->book->language;
    og_sheet *sheet =
        og_book_sheet(source->book, OG_TEXT(language, SHEET_SPREAD_TAB), 4 + OG_STATS);
    static const char *const percents[OG_STATS] = {"", "5%", "25%", "50%", "75%", "95%"};
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_TITLE, OG_TEXT(language, SHEET_SPREAD));
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_NOTE, OG_TEXT(language, SHEET_SPREAD_NOTE));
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_KEY, "series");
    og_sheet_skip(sheet, 2);
    og_sheet_text(sheet, OG_LOOK_KEY, "period");
    for (int stat = 0; stat < OG_STATS; stat++)
        og_sheet_text(sheet, OG_LOOK_KEY, og_stat_names[stat]);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_HEAD, OG_TEXT(language, SHEET_SERIES));
    og_sheet_text(sheet, OG_LOOK_HEAD, OG_TEXT(language, SHEET_NAME));
    og_sheet_text(sheet, OG_LOOK_HEAD, OG_TEXT(language, SHEET_WHAT));
    og_sheet_text(sheet, OG_LOOK_HEAD, OG_TEXT(language, SHEET_YEAR));
    og_sheet_text(sheet, OG_LOOK_HEAD, OG_TEXT(language, SHEET_MEAN));
    for (int stat = OG_STAT_P5; stat < OG_STATS; stat++)
        og_sheet_text(sheet, OG_LOOK_HEAD, percents[stat]);
    for (size_t i = 0; sheet && i < og_plan_series_count(plan); i++) {
        og_series series = og_plan_series(plan, i);
        if (!series.published || series.unit != OG_UNIT_EURO)
            continue;
        for (size_t t = 0; t < series.count; t++) {
            og_sheet_next(sheet);
            og_sheet_text(sheet, OG_LOOK_KEY, series.id);
            og_sheet_text(sheet, OG_LOOK_TEXT, series.label);
            og_sheet_text(sheet, OG_LOOK_TEXT, og_role_text(series.role, language));
            og_sheet_text(sheet, OG_LOOK_TEXT, og_plan_span(plan, i, t).key);
            for (int stat = 0; stat < OG_STATS; stat++)
                og_sheet_number(sheet, OG_LOOK_EURO, og_stat_of(source, i, t, (og_stat)stat));
        }
    }
    if (sheet) {
        sheet->frozen_rows = 4;
        sheet->frozen_columns = 2;
    }
}
