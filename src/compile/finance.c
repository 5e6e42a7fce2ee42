/* Income, cost, result and reserve of every year (model page, section 5). */
#include "compile/detail.h"
#include "scenario/kind.h"

#include <math.h>

/* Sum over the lines of a stream (or of all, or of a location), of one side; `booked`: by year or
 * by month, of which number `part` is taken. */
static og_ref sum_lines(og_compiler *c, og_ref *const *booked, bool income, int stream,
                        const og_location *location, int part)
{
    const og_finance *finance = c->scenario->finance;
    og_ref sum = og_k(0);
    for (size_t i = 0; finance && i < finance->lines.count; i++) {
        const og_line *line = finance->lines.at[i];
        bool counts =
            (line->income != NULL) == income &&
            (location ? line->at == location : stream < 0 || line->stream_index == stream);
        if (counts)
            sum = og_ref_add(c->tape, sum, booked[i][part]);
    }
    return sum;
}

/* A series of money: by year, of what is observed by month. */
static void add_money(og_compiler *c, og_series_form form, const og_ref *rows)
{
    if (c->monthly)
        og_series_monthly(c, form, rows);
    else
        og_series_yearly(c, form, rows);
}

static og_ref result_of(og_compiler *c, og_ref *const *booked, int part)
{
    return og_ref_sub(c->tape, sum_lines(c, booked, true, -1, NULL, part),
                      sum_lines(c, booked, false, -1, NULL, part));
}

/* Income and cost of a stream or, when given, of one of its locations. */
static void add_sides(og_compiler *c, og_series_form form, int stream, const og_location *location)
{
    static const struct {
        const char *name;
        og_role role;
        bool income;
    } sides[] = {{"income", OG_ROLE_INCOME, true}, {"cost", OG_ROLE_COST, false}};
    for (int side = 0; side < 2; side++) {
        int parts = c->monthly ? c->months : c->years;
        og_ref *rows = og_refs_new(c, parts);
        for (int i = 0; rows && i < parts; i++) {
            og_tape_month(c->tape, c->monthly ? i : og_year_last_month(c, i));
            rows[i] = sum_lines(c, c->monthly ? c->monthly : c->booked, sides[side].income, stream,
                                location, i);
        }
        form.name = sides[side].name;
        form.role = sides[side].role;
        if (rows)
            add_money(c, form, rows);
    }
}

static bool has_lines(const og_scenario *scenario, const og_location *location)
{
    for (size_t i = 0; scenario->finance && i < scenario->finance->lines.count; i++)
        if (((const og_line *)scenario->finance->lines.at[i])->at == location)
            return true;
    return false;
}

static void add_location(og_compiler *c, const og_location_rows *rows, const og_stream *stream)
{
    const og_location *location = rows->location;
    og_series_form form =
        og_series_form_of(c, stream, OG_OWNER_LOCATION, &location->item, OG_ROLE_PLACES);
    og_series_monthly(c, form, rows->places);
    og_series_monthly(
        c, og_series_form_of(c, stream, OG_OWNER_LOCATION, &location->item, OG_ROLE_OPEN),
        rows->open);
    og_detail_monthly(c, form, "place_days", rows->place_days);
    og_detail_monthly(c, form, "size", rows->size);
    og_detail_monthly(c, form, "open_days", rows->open_days);
    og_flexible_parts(c, rows, form);
    if (has_lines(c->scenario, location))
        add_sides(c, form, (int)location->stream, location);
}

static void add_stream(og_compiler *c, int s)
{
    const og_stream *stream = &c->scenario->streams[s];
    og_series_form form =
        og_series_form_of(c, stream, stream->kind->owner, stream->item, OG_ROLE_INCOME);
    add_sides(c, form, s, NULL);
    for (size_t i = 0; i < c->location_count; i++)
        if (c->locations[i].location->stream == (size_t)s)
            add_location(c, &c->locations[i], stream);
}

/* ---- reserve ----------------------------------------------------------------------------- */

typedef struct reserve_rows {
    og_ref *balance, *added, *to_result, *withdrawn, *uncovered, *drawdown, *planned, *charged;
    og_ref *from_means, *decided, *if_needed, *covered, *deficit; /* parts of these; detail.h */
} reserve_rows;

static const og_planned *planned_of(const og_reserve *reserve, int year)
{
    for (size_t i = 0; i < reserve->planned.count; i++)
        if (((const og_yearly *)reserve->planned.at[i])->year == year)
            return reserve->planned.at[i];
    return NULL;
}

/* One year of the reserve, in the names of the model page. */
static void compile_year(og_compiler *c, const og_reserve *reserve, int y, og_ref result,
                         og_ref *balance, og_ref *drawdown, reserve_rows *rows)
{
    static const og_planned nothing;
    const og_planned *planned = planned_of(reserve, c->first_year + y);
    og_day day = og_year_last(c->first_year + y);
    og_tape *tape = c->tape;
    double share = reserve->rule == OG_RULE_EQUALISE ? 1 : 0;
    og_ref deposit = og_value_once(c, reserve->deposit_share, 0, 1, share);
    og_ref withdraw = og_value_once(c, reserve->withdraw_share, 0, 1, share);
    planned = planned ? planned : &nothing;
    og_ref a = og_value_at(c, planned->add, day, 0, INFINITY, 0);
    og_ref w = og_value_at(c, planned->withdraw, day, 0, INFINITY, 0);
    og_ref v = og_value_at(c, planned->withdraw_if_needed, day, 0, INFINITY, 0);
    og_ref b = og_value_at(c, planned->cover_deficit, day, 0, INFINITY, 0);

    og_ref zero = og_k(0);
    og_ref surplus = og_ref_max(tape, result, zero);
    og_ref deficit = og_ref_max(tape, og_ref_sub(tape, zero, result), zero);
    og_ref spare = og_ref_max(tape, og_ref_sub(tape, surplus, v), zero);
    og_ref from_surplus = og_ref_min(tape, spare, a);
    og_ref beyond = og_ref_sub(tape, spare, from_surplus);
    og_ref deposited = og_ref_mul(tape, deposit, beyond);
    og_ref added = og_ref_add(tape, a, deposited);
    og_ref covered =
        og_ref_max(tape, og_ref_mul(tape, withdraw, deficit), og_ref_min(tape, deficit, b));
    og_ref if_needed = og_ref_max(tape, og_ref_sub(tape, v, surplus), zero);
    og_ref required = og_ref_add(tape, og_ref_add(tape, w, if_needed), covered);
    og_ref withdrawn = required;
    if (reserve->opening) {
        og_ref means = og_ref_add(tape, *balance, added);
        withdrawn = og_ref_min(tape, required, means);
        *balance = og_ref_sub(tape, means, withdrawn);
        rows->balance[y] = *balance;
    }
    og_ref unpaid = og_ref_sub(tape, required, withdrawn);
    rows->added[y] = added;
    rows->from_means[y] = a;
    rows->decided[y] = w;
    rows->if_needed[y] = if_needed;
    rows->covered[y] = covered;
    rows->deficit[y] = deficit;
    rows->to_result[y] = og_ref_mul(tape, og_ref_sub(tape, og_k(1), deposit), beyond);
    og_ref decided = og_ref_sub(tape, og_ref_add(tape, w, v), a);
    rows->planned[y] = y > 0 ? og_ref_add(tape, rows->planned[y - 1], decided) : decided;
    rows->charged[y] = og_ref_add(tape, w, v);
    rows->withdrawn[y] = withdrawn;
    rows->uncovered[y] = og_ref_add(tape, unpaid, og_ref_sub(tape, deficit, covered));
    *drawdown = og_ref_sub(tape, og_ref_add(tape, *drawdown, required), added);
    rows->drawdown[y] = *drawdown;
}

/* The need at the start of each year: what later draw-down comes to at most, above that before. */
static void require(og_compiler *c, const og_ref *drawdown)
{
    og_tape *tape = c->tape;
    c->required_opening = og_refs_new(c, c->years);
    if (!c->required_opening)
        return;
    og_ref needed = og_k(0), most = drawdown[c->years - 1];
    for (int y = 0; y < c->years; y++)
        needed = og_ref_max(tape, needed, drawdown[y]);
    c->required_opening[0] = needed;
    for (int y = c->years - 1; y > 0; y--) {
        most = og_ref_max(tape, drawdown[y], most);
        og_ref from_now = og_ref_sub(tape, most, drawdown[y - 1]);
        c->required_opening[y] = og_ref_max(tape, from_now, og_k(0));
    }
}

static void add_reserve_series(og_compiler *c, const og_reserve *reserve, const reserve_rows *rows)
{
    og_series_form form = {.prefix = "reserve",
                           .owner = "",
                           .stream = "",
                           .label = reserve->item.label,
                           .owner_kind = OG_OWNER_RESERVE};
    const struct {
        const char *name;
        og_role role;
        const og_ref *rows;
    } parts[] = {{"balance", OG_ROLE_BALANCE, rows->balance},
                 {"added", OG_ROLE_ADDED, rows->added},
                 {"to_result", OG_ROLE_TO_RESULT, rows->to_result},
                 {"withdrawn", OG_ROLE_WITHDRAWN, rows->withdrawn},
                 {"uncovered", OG_ROLE_UNCOVERED, rows->uncovered},
                 {"drawdown", OG_ROLE_DRAWDOWN, rows->drawdown},
                 {"planned", OG_ROLE_PLANNED, rows->planned},
                 {"charged", OG_ROLE_CHARGED, rows->charged}};
    for (size_t i = reserve->opening ? 0 : 1; i < sizeof parts / sizeof parts[0]; i++) {
        form.name = parts[i].name;
        form.role = parts[i].role;
        og_series_yearly(c, form, parts[i].rows);
    }
    og_detail_yearly(c, form, "from_means", rows->from_means);
    og_detail_yearly(c, form, "decided", rows->decided);
    og_detail_yearly(c, form, "if_needed", rows->if_needed);
    og_detail_yearly(c, form, "covered", rows->covered);
    og_detail_yearly(c, form, "deficit", rows->deficit);
}

static void compile_reserve(og_compiler *c, const og_reserve *reserve, const og_ref *result)
{
    reserve_rows rows = {
        og_refs_new(c, c->years), og_refs_new(c, c->years), og_refs_new(c, c->years),
        og_refs_new(c, c->years), og_refs_new(c, c->years), og_refs_new(c, c->years),
        og_refs_new(c, c->years), og_refs_new(c, c->years), og_refs_new(c, c->years),
        og_refs_new(c, c->years), og_refs_new(c, c->years), og_refs_new(c, c->years),
        og_refs_new(c, c->years)};
    if (c->arena.failed)
        return;
    og_ref balance = og_value_opening(c, reserve->opening, 0, INFINITY, 0);
    og_ref drawdown = og_k(0);
    for (int y = 0; y < c->years; y++) {
        og_tape_month(c->tape, og_year_last_month(c, y));
        compile_year(c, reserve, y, result[y], &balance, &drawdown, &rows);
    }
    require(c, rows.drawdown);
    add_reserve_series(c, reserve, &rows);
}

void og_finance_compile(og_compiler *c)
{
    const og_scenario *scenario = c->scenario;
    for (int s = 0; s < (int)scenario->stream_count; s++)
        add_stream(c, s);
    og_ref *result = og_refs_new(c, c->years);
    og_ref *monthly = c->monthly ? og_refs_new(c, c->months) : NULL;
    for (int y = 0; result && y < c->years; y++) {
        og_tape_month(c->tape, og_year_last_month(c, y));
        result[y] = result_of(c, c->booked, y);
    }
    for (int t = 0; monthly && t < c->months; t++) {
        og_tape_month(c->tape, t);
        monthly[t] = result_of(c, c->monthly, t);
    }
    if (!result || (c->monthly && !monthly))
        return;
    og_series_form form = {.prefix = "result",
                           .name = "",
                           .owner = "",
                           .stream = "",
                           .label = "",
                           .role = OG_ROLE_RESULT,
                           .owner_kind = OG_OWNER_FINANCE};
    add_money(c, form, monthly ? monthly : result);
    if (scenario->finance && scenario->finance->reserve)
        compile_reserve(c, scenario->finance->reserve, result);
}
