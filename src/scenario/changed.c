#include "scenario/changed.h"

#include "scenario/constant.h"
#include "scenario/spot.h"

#include <string.h>

/* Between which numbers a value lies. */
typedef struct range {
    double low, high;
} range;

/* The first change that a value is made of; NULL: none is. */
static const og_pos *change_of(const og_value *value)
{
    const og_pos *found = value->changed;
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
    case OG_VALUE_DIST:
    case OG_VALUE_FREE:
    case OG_VALUE_FORECAST:
        break;
    case OG_VALUE_SCHEDULE:
        for (size_t i = 0; i < value->entry_count && !found; i++)
            found = change_of(value->entries[i].value);
        break;
    case OG_VALUE_INPUT:
        return found || !value->target ? found : change_of(value->target);
    case OG_VALUE_CASE:
        for (size_t i = 0; i < value->case_count && !found; i++)
            found = change_of(value->by_case[i]);
        break;
    case OG_VALUE_PRODUCT:
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        for (size_t i = 0; i < value->item_count && !found; i++)
            found = change_of(value->items[i]);
        break;
    }
    return found;
}

static range join(range a, range b)
{
    return (range){fmin(a.low, b.low), fmax(a.high, b.high)};
}

/* 0 times what is unbounded is 0. */
static double times(double a, double b)
{
    return a == 0 || b == 0 ? 0 : a * b;
}

static range product(range a, range b)
{
    const double ends[4] = {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low),
                            times(a.high, b.high)};
    range out = {ends[0], ends[0]};
    for (size_t i = 1; i < 4; i++)
        out = join(out, (range){ends[i], ends[i]});
    return out;
}

static range combine(og_value_kind kind, range a, range b)
{
    switch (kind) {
    case OG_VALUE_PRODUCT:
        return product(a, b);
    case OG_VALUE_SUM:
        return (range){a.low + b.low, a.high + b.high};
    case OG_VALUE_MIN:
        return (range){fmin(a.low, b.low), fmin(a.high, b.high)};
    case OG_VALUE_MAX:
        return (range){fmax(a.low, b.low), fmax(a.high, b.high)};
    case OG_VALUE_CONSTANT:
    case OG_VALUE_DIST:
    case OG_VALUE_SCHEDULE:
    case OG_VALUE_INPUT:
    case OG_VALUE_CASE:
    case OG_VALUE_FREE:
    case OG_VALUE_FORECAST:
        break;
    }
    return join(a, b);
}

static range range_of(const og_value *value)
{
    range out = {-INFINITY, INFINITY};
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
        return (range){value->constant, value->constant};
    case OG_VALUE_FREE: /* what it is set to is checked when it is */
    case OG_VALUE_FORECAST:
        return out;
    case OG_VALUE_DIST:
        og_dist_support(&value->dist, &out.low, &out.high);
        return out;
    case OG_VALUE_SCHEDULE:
        for (size_t i = 0; i < value->entry_count; i++)
            out = i ? join(out, range_of(value->entries[i].value))
                    : range_of(value->entries[i].value);
        return out;
    case OG_VALUE_INPUT:
        if (!value->target)
            return out;
        out = product(range_of(value->target), (range){value->times, value->times});
        return (range){out.low + value->plus, out.high + value->plus};
    case OG_VALUE_CASE:
        for (size_t i = 0; i < value->case_count; i++)
            out = i ? join(out, range_of(value->by_case[i])) : range_of(value->by_case[i]);
        return out;
    case OG_VALUE_PRODUCT:
    case OG_VALUE_SUM:
    case OG_VALUE_MIN:
    case OG_VALUE_MAX:
        for (size_t i = 0; i < value->item_count; i++)
            out = i ? combine(value->kind, out, range_of(value->items[i]))
                    : range_of(value->items[i]);
        return out;
    }
    return out;
}

/* 0.7 + 0.3 is no more than 1, whatever computers make of it. */
static bool is_near(double end, double bound)
{
    return fabs(end - bound) <= 1e-9 * fmax(1, fabs(bound));
}

/* Entries and cases, which a change leaves alone or not, each by itself. */
static void check(og_loader *loader, const og_value *value, const og_field *field)
{
    const og_pos *at = change_of(value);
    if (!at)
        return;
    if (value->kind == OG_VALUE_SCHEDULE || value->kind == OG_VALUE_CASE) {
        bool schedule = value->kind == OG_VALUE_SCHEDULE;
        for (size_t i = 0; i < (schedule ? value->entry_count : value->case_count); i++)
            check(loader, schedule ? value->entries[i].value : value->by_case[i], field);
        return;
    }
    const range lies = range_of(value);
    const double ends[2] = {lies.low, lies.high};
    bool fine = true;
    for (size_t i = 0; i < 2 && fine; i++)
        fine = isinf(ends[i]) || is_near(ends[i], field->low) || is_near(ends[i], field->high) ||
               og_range_check(loader, *at, value->path, field, ends[i]);
}

/* The key that takes the value whole; NULL for what is within another, and for what has no range.
 */
static const og_field *field_of(og_loader *loader, const char *path)
{
    og_spot spot = og_spot_root();
    for (; *path && !spot.value; path += strspn(path, ".")) {
        size_t length = strcspn(path, ".");
        const char *key = og_arena_text(loader->arena, path, length);
        if (!key)
            return NULL;
        spot = og_spot_under(spot, key);
        path += length;
    }
    const og_field *field = spot.value;
    bool taken = field && (field->type == OG_TYPE_VALUE ? !*path : field->type == OG_TYPE_TARGETS);
    return taken && (!isinf(field->low) || !isinf(field->high)) ? field : NULL;
}

void og_changed_check(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    if (!loader->changed || og_diagnostics_count(loader->diags, OG_SEVERITY_ERROR))
        return;
    for (size_t i = 0; i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        const og_field *field =
            value->within || !change_of(value) ? NULL : field_of(loader, value->path);
        if (field)
            check(loader, value, field);
    }
}
