/* Values on days: section 2 of the model page. */
#include "compile/copula.h"
#include "compile/draw.h"
#include "compile/foreseen.h"

#include "base/limits.h"

#include <math.h>
#include <string.h>

static og_ref value_at(og_compiler *c, const og_value *value, og_day day);

/* ---- values ------------------------------------------------------------------------------ */

typedef og_ref (*combine)(og_tape *tape, og_ref a, og_ref b);

static combine combiner_of(og_value_kind kind)
{
    return kind == OG_VALUE_PRODUCT ? og_ref_mul
           : kind == OG_VALUE_SUM   ? og_ref_add
           : kind == OG_VALUE_MIN   ? og_ref_min
                                    : og_ref_max;
}

static og_ref scaled(og_compiler *c, const og_value *value, og_ref input)
{
    og_ref times = og_ref_mul(c->tape, input, og_k(value->times));
    return og_ref_add(c->tape, times, og_k(value->plus));
}

/* What the lever is set to, or else what the scenario says. */
static og_ref free_or(og_compiler *c, const og_value *value, og_ref otherwise)
{
    const uint32_t lever = (uint32_t)value->lever;
    return og_ref_select(c->tape, og_tape_lever_is_set(c->tape, lever), 1,
                         og_tape_lever(c->tape, lever, value->low, value->high), otherwise);
}

static og_ref value_at(og_compiler *c, const og_value *value, og_day day)
{
    if (!og_tape_goes_on(c->tape))
        return og_k(0);
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
        return og_k(value->constant);
    case OG_VALUE_DIST:
        return og_draw_value(c, value, day);
    case OG_VALUE_FORECAST:
        return og_foreseen_at(c, value, day);
    case OG_VALUE_SCHEDULE: {
        const og_schedule_entry *entry = og_entry_in_force(c, value, day);
        return entry ? value_at(c, entry->value, day) : og_k(0);
    }
    case OG_VALUE_INPUT:
        return scaled(c, value, value_at(c, value->target, day));
    case OG_VALUE_CASE: {
        og_ref chosen = value_at(c, value->by_case[0], day);
        for (size_t i = 1; i < value->case_count; i++)
            chosen = og_ref_select(c->tape, c->cases[value->group], (double)i,
                                   value_at(c, value->by_case[i], day), chosen);
        return chosen;
    }
    case OG_VALUE_FREE:
        return free_or(c, value, value_at(c, value->otherwise, day));
    default:
        break;
    }
    og_ref total = value_at(c, value->items[0], day);
    for (size_t i = 1; i < value->item_count; i++)
        total = combiner_of(value->kind)(c->tape, total, value_at(c, value->items[i], day));
    return total;
}

/* What varies by month or year, on a day that differs by replicate: one branch per span. */
static og_ref draw_on(og_compiler *c, const og_value *value, og_ref day, og_day from, og_day to)
{
    og_ref chosen = og_draw_value(c, value, from);
    for (og_month month = og_month_of(from) + 1; month <= og_month_of(to); month++)
        if (value->vary == OG_VARY_MONTH || og_month_number(month) == 1)
            chosen = og_ref_select(c->tape, day, og_month_first(month),
                                   og_draw_value(c, value, og_month_first(month)), chosen);
    return chosen;
}

static og_ref value_on(og_compiler *c, const og_value *value, og_ref day, og_day from, og_day to)
{
    og_ref chosen;
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
        return og_k(value->constant);
    case OG_VALUE_DIST:
        return og_draw_is_kept(c, value) ? og_draw_value(c, value, from)
                                         : draw_on(c, value, day, from, to);
    case OG_VALUE_FORECAST:
        return og_foreseen_on(c, value, day, from, to);
    case OG_VALUE_SCHEDULE: {
        const og_schedule_entry *entry = og_entry_in_force(c, value, from);
        if (!entry)
            return og_k(0);
        chosen = value_on(c, entry->value, day, from, to);
        for (entry++; entry < value->entries + value->entry_count; entry++)
            if (entry->period.first <= to)
                chosen =
                    og_ref_select(c->tape, day, entry->period.first,
                                  value_on(c, entry->value, day, entry->period.first, to), chosen);
        return chosen;
    }
    case OG_VALUE_INPUT:
        return scaled(c, value, value_on(c, value->target, day, from, to));
    case OG_VALUE_CASE:
        chosen = value_on(c, value->by_case[0], day, from, to);
        for (size_t i = 1; i < value->case_count; i++)
            chosen = og_ref_select(c->tape, c->cases[value->group], (double)i,
                                   value_on(c, value->by_case[i], day, from, to), chosen);
        return chosen;
    case OG_VALUE_FREE:
        return free_or(c, value, value_on(c, value->otherwise, day, from, to));
    default:
        break;
    }
    chosen = value_on(c, value->items[0], day, from, to);
    for (size_t i = 1; i < value->item_count; i++)
        chosen =
            combiner_of(value->kind)(c->tape, chosen, value_on(c, value->items[i], day, from, to));
    return chosen;
}

/* ---- bounds ------------------------------------------------------------------------------ */

static double times(double a, double b)
{
    return a == 0 || b == 0 ? 0 : a * b; /* 0 * infinity bounds nothing */
}

static void combine_bounds(og_value_kind kind, double *low, double *high, double low2, double high2)
{
    double a = *low, b = *high;
    switch (kind) {
    case OG_VALUE_SUM:
        *low = a + low2;
        *high = b + high2;
        break;
    case OG_VALUE_MIN:
        *low = fmin(a, low2);
        *high = fmin(b, high2);
        break;
    case OG_VALUE_MAX:
        *low = fmax(a, low2);
        *high = fmax(b, high2);
        break;
    default: {
        double p = times(a, low2), q = times(a, high2), r = times(b, low2), s = times(b, high2);
        *low = fmin(fmin(p, q), fmin(r, s));
        *high = fmax(fmax(p, q), fmax(r, s));
    }
    }
}

void og_value_bounds(const og_value *value, og_day day, double *low, double *high)
{
    double low2, high2;
    *low = *high = 0;
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
        *low = *high = value->constant;
        return;
    case OG_VALUE_DIST:
        og_dist_support(&value->dist, low, high);
        return;
    case OG_VALUE_FORECAST:
        og_foreseen_bounds(value, day, low, high);
        return;
    case OG_VALUE_SCHEDULE:
        for (size_t i = value->entry_count; i-- > 0;)
            if (value->entries[i].period.first <= day) {
                og_value_bounds(value->entries[i].value, day, low, high);
                return;
            }
        return;
    case OG_VALUE_INPUT:
        og_value_bounds(value->target, day, low, high);
        combine_bounds(OG_VALUE_PRODUCT, low, high, value->times, value->times);
        *low += value->plus;
        *high += value->plus;
        return;
    case OG_VALUE_CASE:
        og_value_bounds(value->by_case[0], day, low, high);
        for (size_t i = 1; i < value->case_count; i++) {
            og_value_bounds(value->by_case[i], day, &low2, &high2);
            *low = fmin(*low, low2);
            *high = fmax(*high, high2);
        }
        return;
    case OG_VALUE_FREE:
        og_value_bounds(value->otherwise, day, low, high);
        *low = fmin(*low, value->low);
        *high = fmax(*high, value->high);
        return;
    default:
        og_value_bounds(value->items[0], day, low, high);
        for (size_t i = 1; i < value->item_count; i++) {
            og_value_bounds(value->items[i], day, &low2, &high2);
            combine_bounds(value->kind, low, high, low2, high2);
        }
    }
}

/* ---- for the kinds ----------------------------------------------------------------------- */

static uint32_t weight_of(og_compiler *c, const og_value *value);

static uint64_t weight_below(og_compiler *c, const og_value *value)
{
    uint64_t weight = 1;
    for (size_t i = 0; value->kind == OG_VALUE_SCHEDULE && i < value->entry_count; i++)
        weight += weight_of(c, value->entries[i].value);
    for (size_t i = 0; value->kind == OG_VALUE_CASE && i < value->case_count; i++)
        weight += weight_of(c, value->by_case[i]);
    if (value->kind == OG_VALUE_INPUT)
        weight += weight_of(c, value->target);
    if (value->kind == OG_VALUE_FREE)
        weight += weight_of(c, value->otherwise);
    const bool combined = value->kind >= OG_VALUE_PRODUCT;
    for (size_t i = 0; combined && i < value->item_count; i++)
        weight += weight_of(c, value->items[i]);
    return weight;
}

/* How many values are looked at when it is asked for. */
static uint32_t weight_of(og_compiler *c, const og_value *value)
{
    if (value->kind == OG_VALUE_CONSTANT)
        return 1;
    uint32_t *weight = &c->uses[value->index].weight;
    if (*weight == 0) {
        uint64_t below = weight_below(c, value);
        *weight = below < OG_LIMIT_PLAN_STEPS ? (uint32_t)below : OG_LIMIT_PLAN_STEPS;
    }
    return *weight;
}

/* Cut where it may be needed: a schedule's bounds on one day say nothing of other days, so the
 * day is that of the question. */
static og_ref cut(og_compiler *c, const og_value *value, og_day day, og_ref ref, double low,
                  double high)
{
    double least, most;
    if (!og_tape_spend(c->tape, weight_of(c, value)))
        return og_k(0);
    og_value_bounds(value, day, &least, &most);
    if (least < low)
        ref = og_ref_max(c->tape, ref, og_k(low));
    if (most > high)
        ref = og_ref_min(c->tape, ref, og_k(high));
    return ref;
}

og_ref og_value_at(og_compiler *c, const og_value *value, og_day day, double low, double high,
                   double otherwise)
{
    if (!value)
        return og_k(otherwise);
    return cut(c, value, day, value_at(c, value, day), low, high);
}

og_ref og_value_flow(og_compiler *c, const og_value *value, og_day first, og_day last, double low,
                     double high, double otherwise)
{
    c->asked = OG_ASKED_FLOW;
    c->asked_from = first;
    og_ref ref = og_value_at(c, value, last, low, high, otherwise);
    c->asked = OG_ASKED_LEVEL;
    return ref;
}

og_ref og_value_stock(og_compiler *c, const og_value *value, og_day day, double low, double high,
                      double otherwise)
{
    c->asked = OG_ASKED_STOCK;
    og_ref ref = og_value_at(c, value, day, low, high, otherwise);
    c->asked = OG_ASKED_LEVEL;
    return ref;
}

og_ref og_value_kept(og_compiler *c, const og_value *value, og_day day, double low, double high,
                     double otherwise)
{
    c->once = true;
    og_ref ref = og_value_at(c, value, day, low, high, otherwise);
    c->once = false;
    return ref;
}

og_ref og_value_once(og_compiler *c, const og_value *value, double low, double high,
                     double otherwise)
{
    return og_value_kept(c, value, og_first_day(c, 0), low, high, otherwise);
}

og_ref og_value_opening(og_compiler *c, const og_value *value, double low, double high,
                        double otherwise)
{
    c->asked = OG_ASKED_STOCK;
    og_ref ref = og_value_once(c, value, low, high, otherwise);
    c->asked = OG_ASKED_LEVEL;
    return ref;
}

og_ref og_value_on(og_compiler *c, const og_value *value, og_ref day, og_day from, og_day to,
                   double low, double high, double otherwise)
{
    if (!value)
        return og_k(otherwise);
    if (og_is_k(day))
        return day.k > to ? og_k(0) : og_value_at(c, value, (og_day)day.k, low, high, otherwise);
    og_ref ref = value_on(c, value, day, from, to);
    return og_ref_min(c->tape, og_ref_max(c->tape, ref, og_k(low)), og_k(high));
}

og_ref og_value_kept_on(og_compiler *c, const og_value *value, og_ref day, og_day from, og_day to,
                        double low, double high, double otherwise)
{
    c->once = true;
    og_ref ref = og_value_on(c, value, day, from, to, low, high, otherwise);
    c->once = false;
    return ref;
}

og_ref og_value_happens(og_compiler *c, const og_value *value, const char *path)
{
    og_ref chance = og_value_once(c, value, 0, 1, 1);
    if (og_is_k(chance) && (chance.k <= 0 || chance.k >= 1))
        return og_k(chance.k);
    const char *draws = og_arena_printf(&c->arena, "%s.probability", path);
    if (!draws)
        return og_k(0);
    /* Q(u) of a Bernoulli: 1 where u > 1 - p. */
    og_ref u = og_draw_held(c, draws) ? og_k(c->request->at) : og_draw_kept(c, draws);
    return og_ref_less(c->tape, og_ref_sub(c->tape, og_k(1), u), chance);
}

/* ---- beginning --------------------------------------------------------------------------- */

/* The number of the case drawn, unless that stays free and is set. */
static og_ref free_case(og_compiler *c, const char *path, size_t count, og_ref drawn)
{
    for (size_t i = 0; i < c->scenario->free_count; i++) {
        const og_free_value *asked = &c->scenario->free_values[i];
        if (!asked->found || strcmp(asked->path, path) != 0)
            continue;
        const og_value value = {
            .lever = i, .low = fmax(asked->low, 0), .high = fmin(asked->high, (double)count - 1)};
        return free_or(c, &value, drawn);
    }
    return drawn;
}

static void begin_cases(og_compiler *c)
{
    const og_array *groups = &c->scenario->cases;
    c->cases = og_refs_new(c, (int)groups->count + 1);
    for (size_t g = 0; c->cases && g < groups->count; g++) {
        const og_case_set *group = groups->at[g];
        size_t n = group->cases.count;
        double *values = og_arena_array(&c->arena, 2 * n, sizeof *values);
        const char *path = og_arena_printf(&c->arena, "cases.%s", group->item.id);
        og_plan_case_row *row = og_table_add(c, &c->case_rows, sizeof *row);
        if (!values || !path || !row)
            return;
        row->name = og_text_add(c, group->item.id);
        row->count = (uint32_t)n;
        row->used = group->used;
        for (size_t i = 0; i < n; i++) {
            values[i] = (double)i;
            values[n + i] = ((const og_count *)group->cases.at[i])->value;
            og_text_add(c, ((const og_item *)group->cases.at[i])->id);
        }
        og_dist dist = {
            .kind = OG_DIST_DISCRETE, .values = values, .weights = values + n, .count = n};
        og_quantile quantile;
        if (og_tables_add(c->tables, &dist, &quantile, &c->err) != OG_OK)
            return;
        og_ref u = og_tape_uniform(c->tape, path, false, 0);
        uint32_t function = og_tape_function(c->tape, &quantile);
        og_tape_support(c->tape, function, 0, (double)n - 1);
        c->cases[g] =
            og_draw_held(c, path) ? og_k(c->request->at) : og_tape_quantile(c->tape, function, u);
        c->cases[g] = free_case(c, path, n, c->cases[g]);
        row->output =
            c->request->observing ? -1 : og_output_add(c, c->cases[g], OG_OUTPUT_CASE, (uint32_t)g);
        row->constant = og_is_k(c->cases[g]) ? (uint32_t)c->cases[g].k : 0;
    }
}

void og_values_begin(og_compiler *c)
{
    size_t count = c->scenario->value_count;
    c->uses = og_arena_array(&c->arena, count + 1, sizeof *c->uses);
    if (!c->uses)
        return;
    for (size_t i = 0; i < count; i++)
        c->uses[i] = (og_value_use){.function = -1};
    og_dist standard = {.kind = OG_DIST_NORMAL, .given = 3, .p = {0, 1}};
    og_quantile normal;
    if (og_tables_add(c->tables, &standard, &normal, &c->err) != OG_OK)
        return;
    c->normal = og_tape_function(c->tape, &normal);
    og_tape_support(c->tape, c->normal, -INFINITY, INFINITY);
    og_copulas_begin(c);
    begin_cases(c);
    og_foreseen_begin(c);
}
