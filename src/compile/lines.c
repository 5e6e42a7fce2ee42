/* Lines: value x driver x index, month by month, booked by year (model page, section 5). */
#include "compile/detail.h"
#include "compile/history.h"

#include <math.h>

/* ---- index ------------------------------------------------------------------------------- */

static og_ref index_at(og_compiler *c, const og_line *line, int t)
{
    const og_index *index = &line->index;
    og_day day = og_last_day(c, t);
    if (!index->growth)
        return og_value_at(c, index->factor, day, -INFINITY, INFINITY, 1);
    int base = index->base.given ? (int)index->base.value : c->first_year;
    og_ref factor = og_k(1);
    for (int year = base + 1; year <= c->first_year + og_year_index(c, t); year++) {
        og_day end = og_year_last(year);
        og_ref growth = og_value_at(c, index->growth, end, -INFINITY, INFINITY, 0);
        factor = og_ref_mul(c->tape, factor, og_ref_add(c->tape, og_k(1), growth));
    }
    return factor;
}

og_ref og_line_price(og_compiler *c, const og_line *line, int t)
{
    const og_value *value = line->income ? line->income : line->cost;
    og_ref euros = og_value_at(c, value, og_last_day(c, t), -INFINITY, INFINITY, 0);
    return og_ref_mul(c->tape, euros, index_at(c, line, t));
}

/* ---- drivers ----------------------------------------------------------------------------- */

/* What a driver counts of one location in month t. */
static og_ref count_location(og_compiler *c, og_driver driver, const og_location_rows *rows, int t)
{
    og_day first = og_first_day(c, t), last = og_last_day(c, t);
    og_tape *tape = c->tape;
    switch (driver) {
    case OG_DRIVER_PLACE_DAY:
        return rows->place_days[t];
    case OG_DRIVER_CONTRACT_PLACE_DAY:
        return og_ref_mul(
            tape, rows->size[t],
            og_ref_overlap(tape, rows->paid_from[t], rows->paid_to[t], first, last + 1));
    case OG_DRIVER_CONTRACT_MONTH:
        return og_open_on(c, rows->paid_from[t], rows->paid_to[t], last);
    case OG_DRIVER_OPENING:
        return og_ref_within(tape, rows->opening[t], first, last);
    case OG_DRIVER_CLOSING: /* its last day available is the day before closing */
        return og_ref_within(tape, rows->closing[t], (double)first + 1, (double)last + 1);
    default:
        return rows->open[t];
    }
}

static bool counts_at(const og_line *line, const og_location_rows *rows)
{
    return line->at ? rows->location == line->at
                    : rows->location->stream == (size_t)line->stream_index;
}

static og_ref count_locations(og_compiler *c, const og_line *line, int t)
{
    og_ref sum = og_k(0);
    for (size_t i = 0; i < c->location_count; i++)
        if (counts_at(line, &c->locations[i]))
            sum = og_ref_add(c->tape, sum,
                             count_location(c, (og_driver)line->per, &c->locations[i], t));
    return sum;
}

/* What the kind of stream says that a driver counts. */
static og_ref count_stream(og_compiler *c, const og_line *line, int t)
{
    const og_driver_rows *counted = &c->streams[line->stream_index].counts[line->per];
    og_ref ref = counted->rows ? counted->rows[t] : og_k(0);
    return counted->times_days
               ? og_ref_mul(c->tape, ref, og_k(og_month_days(c->scenario->first + t)))
               : ref;
}

/* Whether a driver is counted at each location, of a stream too. */
static bool is_of_locations(const og_line *line)
{
    return line->at || line->per == OG_DRIVER_CONTRACT_PLACE_DAY ||
           line->per == OG_DRIVER_CONTRACT_MONTH || line->per == OG_DRIVER_OPENING ||
           line->per == OG_DRIVER_CLOSING;
}

/* A location's part of its stream's occupied place-days: as of the place-days. */
static og_ref occupied_at(og_compiler *c, const og_line *line, int t)
{
    og_tape *tape = c->tape;
    const og_driver_rows *counts = c->streams[line->stream_index].counts;
    og_ref days = og_location_rows_of(c, line->at)->own_days[t];
    og_ref all = counts[OG_DRIVER_PLACE_DAY].rows[t];
    og_ref share = og_ref_ratio(tape, days, all);
    og_ref occupied = og_ref_mul(tape, counts[OG_DRIVER_OCCUPIED_DAY].rows[t], share);
    return og_ref_select(tape, all, 1e-300, occupied, og_k(0));
}

/* The driver of any line but `excess` in month t. */
static og_ref count_driver(og_compiler *c, const og_line *line, int t)
{
    if (line->per == OG_DRIVER_YEAR)
        return og_k(1.0 / 12);
    if (line->per == OG_DRIVER_ONCE)
        return og_k(og_month_of(line->on.period.first) == c->scenario->first + t ? 1 : 0);
    if (line->at && line->per == OG_DRIVER_OCCUPIED_DAY)
        return occupied_at(c, line, t);
    if (is_of_locations(line))
        return count_locations(c, line, t);
    if (line->per == OG_DRIVER_MONTH &&
        (line->stream_index < 0 || !c->streams[line->stream_index].counts[line->per].rows))
        return og_k(1);
    return count_stream(c, line, t);
}

/* ---- booking ----------------------------------------------------------------------------- */

/* Spreads what arises in the months of `amounts` over n months; what is left in the month of the
 * location's last day is booked then (`rows`; NULL: nothing ends it). A location that closed before
 * the month of `once`, or does not open, ends nothing. */
static void spread(og_compiler *c, const og_line *line, const og_location_rows *rows,
                   const og_ref *amounts, og_ref *booked)
{
    int n = (int)line->spread_months.value;
    og_tape *tape = c->tape;
    const bool once = line->per == OG_DRIVER_ONCE;
    og_ref arose = og_k(once ? og_month_of(line->on.period.first) : 0);
    og_ref closing = og_k(OG_DAY_NEVER), amount = og_k(0);
    for (int t = 0; t < c->months; t++) {
        double month = c->scenario->first + t;
        og_tape_month(tape, t);
        if (rows)
            closing = og_ref_month(tape, og_ref_sub(tape, rows->closing[t], og_k(1)));
        if (rows && once)
            closing = og_ref_select(tape, closing, arose.k, closing, og_k(OG_DAY_NEVER));
        else if (rows)
            arose = og_ref_month(tape, rows->opening[t]);
        og_ref now = og_ref_within(tape, arose, month, month);
        amount = og_ref_select(tape, now, 1, amounts[t], amount);
        og_ref share = og_ref_spread(tape, arose, closing, month, n);
        booked[t] = og_ref_add(tape, booked[t], og_ref_mul(tape, amount, share));
    }
}

/* Amounts as they arise, to amounts as they are booked before the lag. */
static void spread_line(og_compiler *c, const og_line *line, const og_ref *amounts, og_ref *booked)
{
    if (!line->spread_months.given) {
        for (int t = 0; t < c->months; t++)
            booked[t] = amounts[t];
        return;
    }
    if (line->per == OG_DRIVER_ONCE) {
        spread(c, line, line->at ? og_location_rows_of(c, line->at) : NULL, amounts, booked);
        return;
    }
    og_ref *single = og_refs_new(c, c->months);
    for (size_t i = 0; single && i < c->location_count; i++) {
        const og_location_rows *rows = &c->locations[i];
        if (!counts_at(line, rows))
            continue;
        for (int t = 0; t < c->months; t++) {
            og_tape_month(c->tape, t);
            og_ref opens = count_location(c, OG_DRIVER_OPENING, rows, t);
            single[t] = og_ref_mul(c->tape, og_line_price(c, line, t), opens);
        }
        spread(c, line, rows, single, booked);
    }
}

/* Months that the ledger covers whole: their euros by year; true in `replaced`. */
static void add_actuals(const og_compiler *c, const og_line *line, bool *replaced, double *by_year)
{
    for (int t = 0; t < c->months && line->actuals && !c->request->observing; t++) {
        int32_t days;
        double euros = og_history_sum(line->actuals, og_first_day(c, t), og_last_day(c, t), &days);
        replaced[t] = days == og_month_days(c->scenario->first + t);
        if (replaced[t])
            by_year[og_year_index(c, t)] += euros;
    }
}

/* From amounts arising by month to what is booked by year, and what falls beyond the horizon. */
static void book(og_compiler *c, const og_line *line, const og_ref *amounts, og_ref *by_year,
                 og_ref *by_month, og_ref *outstanding)
{
    size_t months = (size_t)c->months, parts = by_month ? months : (size_t)c->years;
    size_t buckets = parts + 2;
    uint32_t dropped = (uint32_t)parts;
    og_ref *booked = og_refs_new(c, c->months), *sums = og_refs_new(c, (int)buckets);
    uint32_t *bucket = og_arena_array(&c->arena, months, sizeof *bucket);
    bool *replaced = og_arena_array(&c->arena, months, sizeof *replaced);
    double *ledger = og_arena_array(&c->arena, (size_t)c->years, sizeof *ledger);
    if (!booked || !sums || !bucket || !replaced || !ledger)
        return;
    spread_line(c, line, amounts, booked);
    add_actuals(c, line, replaced, ledger);
    for (int t = 0; t < c->months; t++)
        bucket[t] = replaced[t] ? dropped : by_month ? (uint32_t)t : (uint32_t)og_year_index(c, t);
    og_tape_month(c->tape, 0);
    og_ref lag = og_ref_floor(c->tape, og_value_once(c, line->lag_months, 0, INFINITY, 0), 1e-9);
    og_ref_shift(c->tape, lag, booked, bucket, months, buckets, sums);
    for (int y = 0; y < c->years && !by_month; y++)
        by_year[y] = og_ref_add(c->tape, sums[y], og_k(ledger[y]));
    for (int t = 0; t < c->months && by_month; t++) {
        og_ref *sum = &by_year[og_year_index(c, t)];
        by_month[t] = sums[t];
        *sum = og_ref_add(c->tape, *sum, sums[t]);
    }
    *outstanding = sums[parts + 1];
    if (!line->spread_months.given)
        return;
    for (int t = 0; t < c->months; t++) {
        og_ref left = og_ref_sub(c->tape, amounts[t], booked[t]);
        *outstanding = og_ref_add(c->tape, *outstanding, left);
    }
}

/* Σ costs - above x Σ incomes of each year, in the year's last month inside the horizon. */
static og_ref excess(og_compiler *c, const og_line *line, int t)
{
    int y = og_year_index(c, t);
    og_tape *tape = c->tape;
    if (t != og_year_last_month(c, y))
        return og_k(0);
    const og_array *lines = &c->scenario->finance->lines;
    og_ref costs = og_k(0), incomes = og_k(0);
    for (size_t i = 0; i < line->costs.count; i++)
        costs = og_ref_add(tape, costs, c->booked[og_array_find(lines, line->costs.at[i].text)][y]);
    for (size_t i = 0; i < line->incomes.count; i++)
        incomes =
            og_ref_add(tape, incomes, c->booked[og_array_find(lines, line->incomes.at[i].text)][y]);
    og_ref above = og_value_at(c, line->above, og_last_day(c, t), 0, INFINITY, 1);
    og_ref allowed = og_ref_mul(tape, above, incomes);
    return og_ref_max(tape, og_ref_sub(tape, costs, allowed), og_k(0));
}

/* A line's factors month by month, and at which location it counts what. */
static void add_parts(og_compiler *c, const og_line *line, const og_ref *counted)
{
    const og_series_form form = {.prefix = og_arena_printf(&c->arena, "line.%s", line->item.id),
                                 .owner = line->item.id,
                                 .stream = "",
                                 .label = line->item.label,
                                 .owner_kind = OG_OWNER_LINE};
    og_ref *prices = og_detail_refs(c), *indices = og_detail_refs(c), *amounts = og_detail_refs(c);
    const og_value *value = line->income ? line->income : line->cost;
    for (int t = 0; prices && indices && amounts && t < c->months; t++) {
        if (og_is_k(counted[t]) && counted[t].k == 0)
            continue; /* nothing is asked then */
        og_tape_month(c->tape, t);
        prices[t] = og_value_at(c, value, og_last_day(c, t), -INFINITY, INFINITY, 0);
        indices[t] = index_at(c, line, t);
        amounts[t] = og_ref_mul(c->tape, og_ref_mul(c->tape, prices[t], indices[t]), counted[t]);
    }
    og_detail_monthly(c, form, "price", prices);
    og_detail_monthly(c, form, "index", indices);
    og_detail_monthly(c, form, "count", counted);
    og_detail_monthly(c, form, "arises", amounts);
    for (size_t i = 0; is_of_locations(line) && i < c->location_count; i++) {
        og_ref *at = counts_at(line, &c->locations[i]) ? og_detail_refs(c) : NULL;
        for (int t = 0; at && t < c->months; t++)
            at[t] = count_location(c, (og_driver)line->per, &c->locations[i], t);
        og_detail_monthly(
            c, form, og_arena_printf(&c->arena, "at.%s", c->locations[i].location->item.id), at);
    }
}

static void compile_line(og_compiler *c, const og_line *line, size_t which, og_ref *outstanding)
{
    og_ref *amounts = og_refs_new(c, c->months);
    if (!amounts)
        return;
    og_ref *parts = og_detail_refs(c);
    for (int t = 0; t < c->months; t++) {
        og_tape_month(c->tape, t);
        og_ref counted =
            line->per == OG_DRIVER_EXCESS ? excess(c, line, t) : count_driver(c, line, t);
        if (parts)
            parts[t] = counted;
        if (!og_is_k(counted) || counted.k != 0)
            amounts[t] = og_ref_mul(c->tape, og_line_price(c, line, t), counted);
    }
    if (parts)
        add_parts(c, line, parts);
    book(c, line, amounts, c->booked[which], c->monthly ? c->monthly[which] : NULL, outstanding);
}

static void add_series(og_compiler *c, const og_line *line, size_t which, og_ref outstanding)
{
    const char *stream =
        line->stream_index >= 0 ? c->scenario->streams[line->stream_index].item->id : "";
    og_series_form form = {.prefix = og_arena_printf(&c->arena, "line.%s", line->item.id),
                           .name = "",
                           .owner = line->item.id,
                           .stream = stream,
                           .label = line->item.label,
                           .role = OG_ROLE_LINE,
                           .owner_kind = OG_OWNER_LINE};
    if (c->monthly)
        og_series_monthly(c, form, c->monthly[which]);
    else
        og_series_yearly(c, form, c->booked[which]);
    if (og_is_k(outstanding) && outstanding.k == 0)
        return;
    og_period horizon = {og_first_day(c, 0), og_last_day(c, c->months - 1), OG_PERIOD_YEAR};
    form.name = "outstanding";
    form.role = OG_ROLE_OUTSTANDING;
    og_series_periods(c, form, &outstanding, &horizon, 1);
}

void og_lines_compile(og_compiler *c)
{
    const og_finance *finance = c->scenario->finance;
    size_t count = finance ? finance->lines.count : 0;
    og_ref *outstanding = og_refs_new(c, (int)count);
    c->booked = og_arena_array(&c->arena, count + 1, sizeof *c->booked);
    for (size_t i = 0; c->booked && i < count; i++)
        c->booked[i] = og_refs_new(c, c->years);
    if (c->request->observing)
        c->monthly = og_arena_array(&c->arena, count + 1, sizeof *c->monthly);
    for (size_t i = 0; c->monthly && i < count; i++)
        c->monthly[i] = og_refs_new(c, c->months);
    /* `excess` lines cite what the others book */
    for (int excesses = 0; excesses < 2; excesses++)
        for (size_t i = 0; i < count && !c->arena.failed; i++) {
            const og_line *line = finance->lines.at[i];
            if ((line->per == OG_DRIVER_EXCESS) == excesses)
                compile_line(c, line, i, &outstanding[i]);
        }
    for (size_t i = 0; i < count && !c->arena.failed; i++)
        add_series(c, finance->lines.at[i], i, outstanding[i]);
}
