/* The reserve year by year, by the rules of the model page (section 5) applied to means; where the
 * mean of a least or greatest of uncertain things is another, the difference stands in rows of its
 * own, so that it all adds up and moves with what is varied. */
#include "compile/history.h"
#include "output/sheet/sheets.h"
#include "output/sheet/timeline.h"
#include "output/view/series.h"

#include <math.h>

#define WORD(r, name) OG_TEXT((r)->source->book->language, name)
#define BEFORE 2 /* columns before the years: what, series */

typedef struct reserve_sheet {
    const og_sheet_source *source;
    const og_money_places *money;
    const og_reserve *reserve;
    og_sheet *sheet;
    size_t years;
} reserve_sheet;

static int year_at(const reserve_sheet *r, size_t y)
{
    return og_month_year(r->source->scenario->first) + (int)y;
}

static size_t find(const reserve_sheet *r, og_role role)
{
    return og_series_of(r->source->plan, OG_OWNER_RESERVE, NULL, NULL, role);
}

static size_t begin_row(reserve_sheet *r, const char *what, size_t series)
{
    size_t row = og_sheet_next(r->sheet);
    og_sheet_text(r->sheet, OG_LOOK_TEXT, what);
    if (series != OG_NO_SERIES && og_plan_series(r->source->plan, series).published)
        og_sheet_text(r->sheet, OG_LOOK_KEY, og_plan_series(r->source->plan, series).id);
    else
        og_sheet_skip(r->sheet, 1);
    return row;
}

static const char *at(const reserve_sheet *r, size_t row, size_t y)
{
    return og_sheet_ref(r->sheet, r->sheet, row, BEFORE + y);
}

static double value_at(const reserve_sheet *r, size_t row, size_t y)
{
    return og_sheet_value(r->sheet, row, BEFORE + y);
}

/* ---- what is planned --------------------------------------------------------------------- */

typedef enum plan_part { ADD, WITHDRAW, IF_NEEDED, COVER, PLAN_PARTS } plan_part;

static const og_value *planned_value(const reserve_sheet *r, int year, plan_part part)
{
    for (size_t i = 0; i < r->reserve->planned.count; i++) {
        const og_planned *planned = r->reserve->planned.at[i];
        const og_value *const values[PLAN_PARTS] = {
            planned->add, planned->withdraw, planned->withdraw_if_needed, planned->cover_deficit};
        if (planned->of.year == year)
            return values[part];
    }
    return NULL;
}

static size_t add_planned(reserve_sheet *r, const char *what, plan_part part)
{
    size_t row = begin_row(r, what, OG_NO_SERIES);
    for (size_t y = 0; y < r->years; y++) {
        const og_value *value = planned_value(r, year_at(r, y), part);
        og_sheet_input(
            r->sheet, OG_LOOK_EURO,
            value ? og_value_mean(r->source->scenario, value, og_day_of(year_at(r, y), 12, 31))
                  : 0);
    }
    return row;
}

static double share_of(const reserve_sheet *r, const og_value *share)
{
    if (!share)
        return r->reserve->rule == OG_RULE_EQUALISE ? 1 : 0;
    return og_value_mean(r->source->scenario, share, og_month_first(r->source->scenario->first));
}

static size_t add_share(reserve_sheet *r, const char *what, const og_value *share)
{
    size_t row = begin_row(r, what, OG_NO_SERIES);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_input(r->sheet, OG_LOOK_SHARE, share_of(r, share));
    return row;
}

/* ---- rows that follow -------------------------------------------------------------------- */

/* The rows, in the names of the model page. */
typedef struct rows {
    size_t result, add, withdraw, if_needed, cover, deposit_share, withdraw_share;
    size_t spare, covered, required, together, level;
} rows;

static double spare_of(const reserve_sheet *r, const rows *at_, size_t y)
{
    return fmax(0, fmax(0, value_at(r, at_->result, y)) - value_at(r, at_->if_needed, y));
}

static double covered_of(const reserve_sheet *r, const rows *at_, size_t y)
{
    double deficit = fmax(0, -value_at(r, at_->result, y));
    return fmax(value_at(r, at_->withdraw_share, y) * deficit,
                fmin(deficit, value_at(r, at_->cover, y)));
}

static double required_of(const reserve_sheet *r, const rows *at_, size_t y)
{
    return value_at(r, at_->withdraw, y) +
           fmax(0, value_at(r, at_->if_needed, y) - fmax(0, value_at(r, at_->result, y))) +
           value_at(r, at_->covered, y);
}

static void add_steps(reserve_sheet *r, rows *at_)
{
    at_->spare = begin_row(r, WORD(r, SHEET_RESERVE_SPARE), OG_NO_SERIES);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, spare_of(r, at_, y), "MAX(0,MAX(0,%s)-%s)",
                         at(r, at_->result, y), at(r, at_->if_needed, y));
    at_->covered = begin_row(r, WORD(r, SHEET_RESERVE_COVERED), OG_NO_SERIES);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, covered_of(r, at_, y),
                         "MAX(%s*MAX(0,-%s),MIN(MAX(0,-%s),%s))", at(r, at_->withdraw_share, y),
                         at(r, at_->result, y), at(r, at_->result, y), at(r, at_->cover, y));
    at_->required = begin_row(r, WORD(r, SHEET_RESERVE_REQUIRED), OG_NO_SERIES);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, required_of(r, at_, y),
                         "%s+MAX(0,%s-MAX(0,%s))+%s", at(r, at_->withdraw, y),
                         at(r, at_->if_needed, y), at(r, at_->result, y), at(r, at_->covered, y));
}

/* A row 'samenhang': what the mean of the series is more than `follows` says. */
static size_t add_rest(reserve_sheet *r, size_t series, const double *follows)
{
    size_t row = begin_row(r, WORD(r, SHEET_TOGETHER), OG_NO_SERIES);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_number(r->sheet, OG_LOOK_EURO, og_mean_of(r->source, series, y) - follows[y]);
    return row;
}

/* added = A + deposit_share x (spare - min(spare, A)), and what goes to the result of it. */
static size_t add_added(reserve_sheet *r, const rows *at_, double *follows)
{
    size_t series = find(r, OG_ROLE_ADDED);
    for (size_t y = 0; y < r->years; y++) {
        double spare = value_at(r, at_->spare, y), add = value_at(r, at_->add, y);
        follows[y] = add + value_at(r, at_->deposit_share, y) * fmax(0, spare - add);
    }
    size_t rest = add_rest(r, series, follows);
    size_t row = begin_row(r, og_role_text(OG_ROLE_ADDED, r->source->book->language), series);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, og_mean_of(r->source, series, y),
                         "%s+%s*MAX(0,%s-%s)+%s", at(r, at_->add, y), at(r, at_->deposit_share, y),
                         at(r, at_->spare, y), at(r, at_->add, y), at(r, rest, y));
    og_sheet_strong(r->sheet);
    return row;
}

static void add_to_result(reserve_sheet *r, const rows *at_, double *follows)
{
    size_t series = find(r, OG_ROLE_TO_RESULT);
    for (size_t y = 0; y < r->years; y++)
        follows[y] = (1 - value_at(r, at_->deposit_share, y)) *
                     fmax(0, value_at(r, at_->spare, y) - value_at(r, at_->add, y));
    size_t rest = add_rest(r, series, follows);
    begin_row(r, og_role_text(OG_ROLE_TO_RESULT, r->source->book->language), series);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, og_mean_of(r->source, series, y),
                         "(1-%s)*MAX(0,%s-%s)+%s", at(r, at_->deposit_share, y),
                         at(r, at_->spare, y), at(r, at_->add, y), at(r, rest, y));
    og_sheet_strong(r->sheet);
}

/* withdrawn = required; of a reserve whose opening is known no more than there is. */
static size_t add_withdrawn(reserve_sheet *r, const rows *at_, double *follows)
{
    size_t series = find(r, OG_ROLE_WITHDRAWN);
    for (size_t y = 0; y < r->years; y++)
        follows[y] = value_at(r, at_->required, y);
    size_t rest = add_rest(r, series, follows);
    size_t row = begin_row(r, og_role_text(OG_ROLE_WITHDRAWN, r->source->book->language), series);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, og_mean_of(r->source, series, y), "%s+%s",
                         at(r, at_->required, y), at(r, rest, y));
    og_sheet_strong(r->sheet);
    return row;
}

static void add_uncovered(reserve_sheet *r, const rows *at_, size_t withdrawn, double *follows)
{
    size_t series = find(r, OG_ROLE_UNCOVERED);
    for (size_t y = 0; y < r->years; y++)
        follows[y] = value_at(r, at_->required, y) - value_at(r, withdrawn, y) +
                     fmax(0, -value_at(r, at_->result, y)) - value_at(r, at_->covered, y);
    size_t rest = add_rest(r, series, follows);
    begin_row(r, og_role_text(OG_ROLE_UNCOVERED, r->source->book->language), series);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, og_mean_of(r->source, series, y),
                         "%s-%s+MAX(0,-%s)-%s+%s", at(r, at_->required, y), at(r, withdrawn, y),
                         at(r, at_->result, y), at(r, at_->covered, y), at(r, rest, y));
    og_sheet_strong(r->sheet);
}

/* ---- what is left ------------------------------------------------------------------------ */

static void add_balance(reserve_sheet *r, size_t added, size_t withdrawn)
{
    size_t series = find(r, OG_ROLE_BALANCE);
    if (series == OG_NO_SERIES)
        return;
    size_t opening = begin_row(r, WORD(r, SHEET_RESERVE_OPENING), OG_NO_SERIES);
    og_sheet_input(r->sheet, OG_LOOK_EURO,
                   og_mean_of(r->source, series, 0) - value_at(r, added, 0) +
                       value_at(r, withdrawn, 0));
    for (size_t y = 1; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, og_mean_of(r->source, series, y - 1), "%s",
                         at(r, opening + 1, y - 1));
    begin_row(r, og_role_text(OG_ROLE_BALANCE, r->source->book->language), series);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, og_mean_of(r->source, series, y), "%s+%s-%s",
                         at(r, opening, y), at(r, added, y), at(r, withdrawn, y));
    og_sheet_strong(r->sheet);
}

/* drawdown = that of the year before + required - added. */
static size_t add_drawdown(reserve_sheet *r, const rows *at_, size_t added, double *follows)
{
    size_t series = find(r, OG_ROLE_DRAWDOWN);
    for (size_t y = 0; y < r->years; y++)
        follows[y] = (y > 0 ? og_mean_of(r->source, series, y - 1) : 0) +
                     value_at(r, at_->required, y) - value_at(r, added, y);
    size_t rest = add_rest(r, series, follows);
    size_t row = begin_row(r, og_role_text(OG_ROLE_DRAWDOWN, r->source->book->language), series);
    for (size_t y = 0; y < r->years; y++)
        og_sheet_formula(r->sheet, OG_LOOK_EURO, og_mean_of(r->source, series, y), "%s+%s-%s+%s",
                         y > 0 ? at(r, row, y - 1) : "0", at(r, at_->required, y), at(r, added, y),
                         at(r, rest, y));
    og_sheet_strong(r->sheet);
    return row;
}

/* What is decided, added up: W + V - A. */
static size_t add_decided(reserve_sheet *r, const rows *at_)
{
    size_t row = begin_row(r, WORD(r, SHEET_RESERVE_DECIDED), OG_NO_SERIES);
    double sum = 0;
    for (size_t y = 0; y < r->years; y++) {
        sum += value_at(r, at_->withdraw, y) + value_at(r, at_->if_needed, y) -
               value_at(r, at_->add, y);
        og_sheet_formula(r->sheet, OG_LOOK_EURO, sum, "%s+%s+%s-%s",
                         y > 0 ? at(r, row, y - 1) : "0", at(r, at_->withdraw, y),
                         at(r, at_->if_needed, y), at(r, at_->add, y));
    }
    return row;
}

static void begin_sheet(reserve_sheet *r)
{
    og_book *book = r->source->book;
    r->sheet = og_book_sheet(book, WORD(r, SHEET_RESERVE_TAB), BEFORE + r->years);
    og_sheet_next(r->sheet);
    og_sheet_text(r->sheet, OG_LOOK_TITLE, og_source_label(r->source, &r->reserve->item));
    og_sheet_next(r->sheet);
    og_sheet_text(r->sheet, OG_LOOK_NOTE, WORD(r, SHEET_RESERVE_NOTE));
    og_sheet_next(r->sheet);
    og_sheet_skip(r->sheet, 1);
    og_sheet_text(r->sheet, OG_LOOK_KEY, "series");
    for (size_t y = 0; y < r->years; y++)
        og_sheet_text(r->sheet, OG_LOOK_KEY,
                      og_arena_printf(&book->arena, "%d mean", year_at(r, y)));
    og_sheet_next(r->sheet);
    og_sheet_text(r->sheet, OG_LOOK_HEAD, WORD(r, SHEET_WHAT));
    og_sheet_text(r->sheet, OG_LOOK_HEAD, WORD(r, SHEET_SERIES));
    for (size_t y = 0; y < r->years; y++)
        og_sheet_text(r->sheet, OG_LOOK_HEAD, og_arena_printf(&book->arena, "%d", year_at(r, y)));
    if (r->sheet) {
        r->sheet->frozen_rows = 4;
        r->sheet->frozen_columns = 1;
    }
}

og_reserve_places og_sheet_reserve(const og_sheet_source *source, const og_money_places *money)
{
    const og_finance *finance = source->scenario->finance;
    if (!finance || !finance->reserve || !money->sheet)
        return (og_reserve_places){0};
    reserve_sheet r = {source, money, finance->reserve, NULL, money->years};
    double *follows = og_arena_array(&source->book->arena, r.years + 1, sizeof *follows);
    begin_sheet(&r);
    if (!r.sheet || !follows)
        return (og_reserve_places){0};
    rows at_ = {0};
    at_.result = begin_row(&r, WORD(&r, SHEET_RESULT), OG_NO_SERIES);
    for (size_t y = 0; y < r.years; y++)
        og_sheet_formula(r.sheet, OG_LOOK_EURO,
                         og_sheet_value(money->sheet, money->result, money->first_year + y), "%s",
                         og_sheet_ref(r.sheet, money->sheet, money->result, money->first_year + y));
    og_sheet_strong(r.sheet);
    at_.add = add_planned(&r, WORD(&r, SHEET_PLANNED_ADD), ADD);
    at_.withdraw = add_planned(&r, WORD(&r, SHEET_PLANNED_WITHDRAW), WITHDRAW);
    at_.if_needed = add_planned(&r, WORD(&r, SHEET_PLANNED_IF_NEEDED), IF_NEEDED);
    at_.cover = add_planned(&r, WORD(&r, SHEET_PLANNED_COVER), COVER);
    at_.deposit_share = add_share(&r, WORD(&r, SHEET_DEPOSIT_SHARE), r.reserve->deposit_share);
    at_.withdraw_share = add_share(&r, WORD(&r, SHEET_WITHDRAW_SHARE), r.reserve->withdraw_share);
    add_steps(&r, &at_);
    og_reserve_places out = {.sheet = r.sheet, .first_year = BEFORE, .years = r.years};
    out.added = add_added(&r, &at_, follows);
    add_to_result(&r, &at_, follows);
    out.withdrawn = add_withdrawn(&r, &at_, follows);
    add_uncovered(&r, &at_, out.withdrawn, follows);
    add_balance(&r, out.added, out.withdrawn);
    out.drawdown = add_drawdown(&r, &at_, out.added, follows);
    out.planned = add_decided(&r, &at_);
    out.charged = begin_row(&r, WORD(&r, ACCOUNTS_CHARGED), OG_NO_SERIES);
    for (size_t y = 0; y < r.years; y++)
        og_sheet_formula(r.sheet, OG_LOOK_EURO,
                         value_at(&r, at_.withdraw, y) + value_at(&r, at_.if_needed, y), "%s+%s",
                         at(&r, at_.withdraw, y), at(&r, at_.if_needed, y));
    return out;
}
