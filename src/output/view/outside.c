#include "output/view/outside.h"

#include "lang/error.h"
#include "model/plan.h"
#include "output/view/lack.h"
#include "output/view/level.h"
#include "output/view/series.h"

#include <string.h>

/* ---- amounts of nothing ---- */

/* Where a value is 0 whatever happens (`given`: in that case), the 0 in the scenario that makes it
 * so; else NULL. */
static const og_value *zero_of(const og_value *value, const og_given *given);

/* The first of them that is 0 in itself, when all are. */
static const og_value *zero_of_all(og_value *const *values, size_t count, const og_given *given)
{
    const og_value *zero = NULL;
    for (size_t i = 0; i < count; i++) {
        const og_value *own = zero_of(values[i], given);
        if (!own)
            return NULL;
        zero = zero ? zero : own;
    }
    return zero;
}

static const og_value *zero_of_schedule(const og_value *value, const og_given *given)
{
    const og_value *zero = NULL;
    for (size_t i = 0; i < value->entry_count; i++) {
        const og_value *own = zero_of(value->entries[i].value, given);
        if (!own)
            return NULL;
        zero = zero ? zero : own;
    }
    return zero;
}

static const og_value *zero_of(const og_value *value, const og_given *given)
{
    const og_value *zero = NULL;
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
        return value->constant == 0 ? value : NULL;
    case OG_VALUE_DIST:
    case OG_VALUE_FREE:
    case OG_VALUE_FORECAST:
        return NULL;
    case OG_VALUE_SCHEDULE:
        return zero_of_schedule(value, given);
    case OG_VALUE_INPUT:
        if (value->plus != 0)
            return NULL;
        zero = value->target ? zero_of(value->target, given) : NULL;
        return zero ? zero : value->times == 0 ? value : NULL;
    case OG_VALUE_CASE:
        if (given && value->group == given->group)
            return zero_of(value->by_case[given->index], given);
        return zero_of_all(value->by_case, value->case_count, given);
    case OG_VALUE_PRODUCT:
        for (size_t i = 0; i < value->item_count && !zero; i++)
            zero = zero_of(value->items[i], given);
        return zero;
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        return zero_of_all(value->items, value->item_count, given);
    }
    return NULL;
}

static const og_value *amount_of(const og_line *line)
{
    return line->income ? line->income : line->cost;
}

/* What the ledger says is money, whatever is assumed. */
static const og_value *zero_of_line(const og_line *line, const og_given *given)
{
    return line->actuals ? NULL : zero_of(amount_of(line), given);
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
                add_zero(out, NULL, zero_of(values[v], NULL));
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
        add_zero(out, finance->lines.at[i], zero_of_line(finance->lines.at[i], NULL));
    if (finance->reserve)
        add_planned(out, &finance->reserve->planned);
    return OG_OK;
}

/* ---- streams ---- */

typedef struct making {
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    og_arena *arena;
    og_error *err;
} making;

static bool is_of_shortage(const og_line *line)
{
    return line->cost &&
           (line->per == OG_DRIVER_SHORTFALL_DAY || line->per == OG_DRIVER_UNPLACED_DAY ||
            line->per == OG_DRIVER_BACKLOG_PERSON);
}

/* Whether a stream has lines with money (`given`: in that case); with `shortage` of its shortage
 * alone. */
static bool has_money(const og_scenario *scenario, size_t stream, bool shortage,
                      const og_given *given)
{
    const og_array *lines = &scenario->finance->lines;
    for (size_t i = 0; i < lines->count; i++) {
        const og_line *line = lines->at[i];
        if (line->stream_index == (int)stream && (!shortage || is_of_shortage(line)) &&
            !zero_of_line(line, given))
            return true;
    }
    return false;
}

/* The first case, of those that can be, in which a shortage costs nothing; else false. */
static bool find_free(const og_scenario *scenario, size_t stream, og_given *out)
{
    for (size_t g = 0; g < scenario->cases.count; g++) {
        const og_array *cases = &((const og_case_set *)scenario->cases.at[g])->cases;
        for (size_t i = 0; i < cases->count; i++) {
            *out = (og_given){g, i};
            if (((const og_count *)cases->at[i])->value > 0 &&
                !has_money(scenario, stream, true, out))
                return true;
        }
    }
    return false;
}

static double trifle_of(const og_stream *stream)
{
    const og_number *given =
        stream->reception ? &stream->reception->ignore_below : &stream->housing->ignore_below;
    return given->given ? given->value : 1;
}

/* The share of the case's replicates with more than a trifle. */
static double chance_of(const making *m, const og_outside_stream *to, size_t metric)
{
    const double *values = og_result_values(m->result, metric);
    const uint8_t *cases = og_result_cases(m->result, to->given.group);
    double trifle = trifle_of(to->stream) - OG_POSITIVE, count = 0, told = 0;
    for (uint64_t r = 0; r < og_result_replicates(m->result); r++)
        if (cases[r] == to->given.index) {
            count++;
            told += values[r] >= trifle && values[r] > OG_POSITIVE;
        }
    return count > 0 ? told / count : 0;
}

static og_status add_year(const making *m, og_outside_stream *to, size_t t)
{
    og_outside_year *year = &to->years[to->year_count];
    size_t metric = og_metric_at(m->plan, to->series, t);
    og_summary of;
    og_status status =
        og_result_summary(m->result, metric, to->in_case ? to->given.group : OG_NO_SERIES,
                          to->given.index, &of, m->err);
    *year = (og_outside_year){.year = og_series_year(m->plan, to->series, t),
                              .period = t,
                              .mean = of.mean,
                              .p5 = of.quantile[OG_P5].value,
                              .p95 = of.quantile[OG_P95].value};
    year->chance = og_lack_chance(m->plan, m->result, to->series, t, &year->sure);
    if (to->in_case)
        year->chance = chance_of(m, to, metric);
    if (year->mean.value > to->years[to->worst].mean.value)
        to->worst = to->year_count;
    to->lacks |= year->chance > 0;
    to->year_count++;
    return status;
}

static og_status add_years(const making *m, og_outside_stream *to)
{
    size_t count = og_plan_series(m->plan, to->series).count;
    to->years = og_arena_array(m->arena, count, sizeof *to->years);
    og_status status = to->years ? OG_OK : OG_FAIL(m->err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t t = 0; t < count && status == OG_OK; t++)
        if (og_series_ends_year(m->plan, to->series, t))
            status = add_year(m, to, t);
    return status;
}

static og_status add_stream(const making *m, size_t s, og_outside_view *out)
{
    const og_stream *stream = &m->scenario->streams[s];
    og_owner owner = stream->reception ? OG_OWNER_RECEPTION : OG_OWNER_HOUSING;
    og_role role = stream->reception ? OG_ROLE_SHORTFALL : OG_ROLE_BACKLOG;
    og_outside_stream *to = &out->streams[out->stream_count];
    *to = (og_outside_stream){.stream = stream,
                              .money = has_money(m->scenario, s, false, NULL),
                              .series = og_series_of(m->plan, owner, NULL, stream->item->id, role)};
    bool shortage = has_money(m->scenario, s, true, NULL);
    to->in_case = shortage && find_free(m->scenario, s, &to->given);
    if (to->series == OG_NO_SERIES || (shortage && !to->in_case))
        return OG_OK;
    og_status status = add_years(m, to);
    out->stream_count += !to->money || to->lacks;
    return status;
}

og_status og_outside_view_of(const og_scenario *scenario, const og_plan *plan,
                             const og_result *result, og_arena *arena, og_outside_view *out,
                             og_error *err)
{
    const making m = {scenario, plan, result, arena, err};
    *out = (og_outside_view){0};
    if (!scenario->finance)
        return OG_OK;
    og_status status = add_zeros(scenario->finance, arena, out, err);
    out->streams = og_arena_array(arena, scenario->stream_count, sizeof *out->streams);
    if (status == OG_OK && scenario->stream_count > 0 && !out->streams)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t s = 0; s < scenario->stream_count && status == OG_OK; s++)
        status = add_stream(&m, s, out);
    return status;
}
