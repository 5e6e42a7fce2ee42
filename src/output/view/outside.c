#include "output/view/outside.h"

#include "lang/error.h"
#include "output/view/lack.h"
#include "output/view/series.h"

#include <string.h>

/* ---- amounts of nothing ---- */

static const og_value *zero_of(const og_value *value);

/* The first of them that is 0 in itself, when all are. */
static const og_value *zero_of_all(og_value *const *values, size_t count)
{
    const og_value *zero = NULL;
    for (size_t i = 0; i < count; i++) {
        const og_value *own = zero_of(values[i]);
        if (!own)
            return NULL;
        zero = zero ? zero : own;
    }
    return zero;
}

static const og_value *zero_of_schedule(const og_value *value)
{
    const og_value *zero = NULL;
    for (size_t i = 0; i < value->entry_count; i++) {
        const og_value *own = zero_of(value->entries[i].value);
        if (!own)
            return NULL;
        zero = zero ? zero : own;
    }
    return zero;
}

/* Where a value is 0 whatever happens, the 0 in the scenario that makes it so; else NULL. */
static const og_value *zero_of(const og_value *value)
{
    const og_value *zero = NULL;
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
        return value->constant == 0 ? value : NULL;
    case OG_VALUE_DIST:
    case OG_VALUE_FREE:
        return NULL;
    case OG_VALUE_SCHEDULE:
        return zero_of_schedule(value);
    case OG_VALUE_INPUT:
        if (value->plus != 0)
            return NULL;
        zero = value->target ? zero_of(value->target) : NULL;
        return zero ? zero : value->times == 0 ? value : NULL;
    case OG_VALUE_CASE:
        return zero_of_all(value->by_case, value->case_count);
    case OG_VALUE_PRODUCT:
        for (size_t i = 0; i < value->item_count && !zero; i++)
            zero = zero_of(value->items[i]);
        return zero;
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        return zero_of_all(value->items, value->item_count);
    }
    return NULL;
}

static const og_value *amount_of(const og_line *line)
{
    return line->income ? line->income : line->cost;
}

/* What the ledger says is money, whatever is assumed. */
static const og_value *zero_of_line(const og_line *line)
{
    return line->actuals ? NULL : zero_of(amount_of(line));
}

static bool is_known(const og_outside_view *out, const og_value *zero)
{
    const char *text = zero->grounds.text;
    for (size_t i = 0; i < out->zero_count; i++) {
        const og_outside_zero *own = &out->zeros[i];
        if (strcmp(own->path, zero->path) == 0 ||
            (text && own->grounds->text && strcmp(own->grounds->text, text) == 0))
            return true;
    }
    return false;
}

static void add_zero(og_outside_view *out, const og_line *line, const og_value *zero)
{
    if (zero && !is_known(out, zero))
        out->zeros[out->zero_count++] = (og_outside_zero){line, zero->path, &zero->grounds};
}

/* What the council decided on the reserve in a year, with the mutations that may be 0. */
static void add_planned(og_outside_view *out, const og_array *planned)
{
    for (size_t i = 0; i < planned->count; i++) {
        const og_planned *year = planned->at[i];
        const og_value *const values[] = {year->add, year->withdraw, year->withdraw_if_needed,
                                          year->cover_deficit};
        for (size_t v = 0; v < sizeof values / sizeof *values; v++)
            if (values[v])
                add_zero(out, NULL, zero_of(values[v]));
    }
}

static og_status add_zeros(const og_finance *finance, og_arena *arena, og_outside_view *out,
                           og_error *err)
{
    size_t most =
        finance->lines.count + (finance->reserve ? 4 * finance->reserve->planned.count : 0);
    out->zeros = og_arena_array(arena, most, sizeof *out->zeros);
    if (most > 0 && !out->zeros)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < finance->lines.count; i++)
        add_zero(out, finance->lines.at[i], zero_of_line(finance->lines.at[i]));
    if (finance->reserve)
        add_planned(out, &finance->reserve->planned);
    return OG_OK;
}

/* ---- streams ---- */

/* Whether a stream has lines with money, and whether one of them is of its shortage. */
static void look_at_lines(const og_scenario *scenario, size_t stream, bool *money, bool *shortage)
{
    const og_array *lines = &scenario->finance->lines;
    *money = *shortage = false;
    for (size_t i = 0; i < lines->count; i++) {
        const og_line *line = lines->at[i];
        if (line->stream_index != (int)stream || zero_of_line(line))
            continue;
        *money = true;
        *shortage |= line->cost &&
                     (line->per == OG_DRIVER_SHORTFALL_DAY || line->per == OG_DRIVER_UNPLACED_DAY ||
                      line->per == OG_DRIVER_BACKLOG_PERSON);
    }
}

static og_status add_years(const og_plan *plan, const og_result *result, og_arena *arena,
                           og_outside_stream *to, og_error *err)
{
    size_t count = og_plan_series(plan, to->series).count;
    to->years = og_arena_array(arena, count, sizeof *to->years);
    if (!to->years)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t t = 0; t < count; t++) {
        if (!og_series_ends_year(plan, to->series, t))
            continue;
        og_outside_year *year = &to->years[to->year_count];
        *year = (og_outside_year){.year = og_series_year(plan, to->series, t),
                                  .period = t,
                                  .lack = og_result_stats(result, to->series, t)};
        year->chance = og_lack_chance(plan, result, to->series, t, &year->sure);
        if (year->lack.mean > to->years[to->worst].lack.mean)
            to->worst = to->year_count;
        to->lacks |= year->chance > 0;
        to->year_count++;
    }
    return OG_OK;
}

og_status og_outside_view_of(const og_scenario *scenario, const og_plan *plan,
                             const og_result *result, og_arena *arena, og_outside_view *out,
                             og_error *err)
{
    *out = (og_outside_view){0};
    if (!scenario->finance)
        return OG_OK;
    og_status status = add_zeros(scenario->finance, arena, out, err);
    out->streams = og_arena_array(arena, scenario->stream_count, sizeof *out->streams);
    if (status == OG_OK && scenario->stream_count > 0 && !out->streams)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t s = 0; s < scenario->stream_count && status == OG_OK; s++) {
        const og_stream *stream = &scenario->streams[s];
        og_outside_stream *to = &out->streams[out->stream_count];
        bool money, shortage;
        look_at_lines(scenario, s, &money, &shortage);
        *to = (og_outside_stream){
            .stream = stream,
            .money = money,
            .series = og_series_of(plan, stream->reception ? OG_OWNER_RECEPTION : OG_OWNER_HOUSING,
                                   NULL, stream->item->id,
                                   stream->reception ? OG_ROLE_SHORTFALL : OG_ROLE_BACKLOG)};
        if (shortage || to->series == OG_NO_SERIES)
            continue;
        status = add_years(plan, result, arena, to, err);
        out->stream_count += !money || to->lacks;
    }
    return status;
}
