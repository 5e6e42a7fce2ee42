#include "study/range.h"

#include "base/calendar.h"
#include "base/format.h"
#include "base/number.h"
#include "compile/query.h"
#include "lang/error.h"
#include "scenario/schema.h"
#include "scenario/spot.h"

#include <math.h>
#include <string.h>

/* ---- the grid ---------------------------------------------------------------------------- */

/* 12 digits: 0.1 + 2 * 0.1 is 0.3, as it was meant. */
static void print_point(const og_range *range, uint64_t k, char *out)
{
    og_format(out, OG_NUMBER_SIZE, "%.12g", range->low + (double)k * range->step + 0.0);
}

static og_day day_at(const og_range *range, uint64_t k)
{
    og_day first = (og_day)range->low;
    return range->months > 0 ? og_day_add_months(first, range->months * (int32_t)k)
                             : first + range->days * (int32_t)k;
}

double og_range_value(const og_range *range, uint64_t k)
{
    if (range->dates)
        return day_at(range, k);
    char text[OG_NUMBER_SIZE];
    double value = 0;
    print_point(range, k, text);
    (void)og_number_parse(text, strlen(text), &value);
    return value;
}

const char *og_range_text(const og_range *range, uint64_t k, og_arena *arena)
{
    char text[OG_NUMBER_SIZE], day[OG_PERIOD_SIZE];
    if (range->dates)
        return og_arena_text(arena, day, og_day_print(day_at(range, k), day));
    print_point(range, k, text);
    return og_arena_text(arena, text, strlen(text));
}

const char *og_range_setting(const og_range *range, uint64_t k, og_arena *arena)
{
    char text[OG_NUMBER_SIZE];
    if (range->dates) {
        const char *day = og_range_text(range, k, arena);
        return day ? og_arena_printf(arena, "%s=%s", range->path, day) : NULL;
    }
    print_point(range, k, text);
    /* Noughts more: 71.244 places would pass for thousands. */
    return og_arena_printf(arena, "%s=%s%s", range->path, text,
                           strchr(text, '.') && !strchr(text, 'e') ? "0000" : "");
}

/* ---- the path ---------------------------------------------------------------------------- */

static const og_lever *find_lever(const og_scenario *scenario, const char *name)
{
    int i = og_array_find(&scenario->levers, name);
    return i < 0 ? NULL : scenario->levers.at[i];
}

static const char *nearest_lever(const og_scenario *scenario, const char *name)
{
    const char *names[256] = {NULL};
    size_t count = 0;
    for (; count < scenario->levers.count && count < sizeof names / sizeof *names; count++)
        names[count] = ((const og_lever *)scenario->levers.at[count])->item.id;
    return og_nearest(name, names, count);
}

/* The key that a path leads to, by the tables that the loader reads with; NULL: there is none. */
static const og_field *field_of(const char *path, og_arena *arena, const char **rest)
{
    og_spot spot = og_spot_root();
    for (; *path && !spot.value; path += strspn(path, ".")) {
        size_t length = strcspn(path, ".");
        const char *key = og_arena_text(arena, path, length);
        if (!key)
            return NULL;
        spot = og_spot_under(spot, key);
        path += length;
    }
    *rest = path;
    return spot.value;
}

static bool takes_date(og_type type)
{
    return type == OG_TYPE_DAY || type == OG_TYPE_START || type == OG_TYPE_DAY_OR_MONTH;
}

static void read_key(og_range *range, og_arena *arena)
{
    const char *rest = "";
    const og_field *field = field_of(range->path, arena, &rest);
    bool base = field && field->type == OG_TYPE_INDEX && strcmp(rest, "base") == 0;
    range->whole = field && (field->type == OG_TYPE_WHOLE || base);
    range->dates = field && takes_date(field->type) && *rest == '\0';
}

/* The lever that is meant, or whose label describes what a path changes. */
static void name_path(const og_scenario *scenario, og_range *range, og_arena *arena,
                      const og_lever **lever)
{
    *lever = find_lever(scenario, range->path);
    if (*lever)
        range->path = (*lever)->set.text;
    range->label = *lever ? (*lever)->item.label : range->path;
    for (size_t i = 0; i < scenario->levers.count && !*lever; i++) {
        const og_lever *other = scenario->levers.at[i];
        if (strcmp(other->set.text, range->path) == 0)
            range->label = other->item.label;
    }
    read_key(range, arena);
}

/* ---- reading ----------------------------------------------------------------------------- */

typedef struct reader {
    const char *text;
    og_range *range;
    unsigned parts;
    og_error *err;
} reader;

static bool read_day(const char *text, size_t length, double *out)
{
    og_period period;
    if (og_period_parse(text, length, &period) != OG_PERIOD_OK || period.kind != OG_PERIOD_DAY)
        return false;
    *out = period.first;
    return true;
}

/* "3m" or "14d" */
static bool read_date_step(const char *text, size_t length, og_range *out)
{
    uint32_t count = 0;
    size_t i = 0;
    for (; i < length && i < 5 && text[i] >= '0' && text[i] <= '9'; i++)
        count = 10 * count + (uint32_t)(text[i] - '0');
    if (i == 0 || i + 1 != length || count == 0 || (text[i] != 'm' && text[i] != 'd'))
        return false;
    *(text[i] == 'm' ? &out->months : &out->days) = (int32_t)count;
    return true;
}

/* Of DATE:DATE[:STEP] after the equals sign. */
static bool read_dates(reader *r, size_t at, bool *step_given)
{
    double *const days[] = {&r->range->low, &r->range->high};
    for (size_t i = 0; i < 2; i++) {
        size_t length = strcspn(r->text + at, ":");
        if (!read_day(r->text + at, length, days[i])) {
            OG_QUERY_FAIL(r->text, at, r->err, WANT_DATES);
            return false;
        }
        if (i == 1 && r->range->high < r->range->low) {
            OG_QUERY_FAIL(r->text, at, r->err, RANGE_EMPTY);
            return false;
        }
        at += length + (r->text[at + length] == ':');
    }
    *step_given = r->text[at] != '\0';
    if (!*step_given || read_date_step(r->text + at, strlen(r->text + at), r->range))
        return true;
    OG_QUERY_FAIL(r->text, at, r->err, WANT_DATE_STEP);
    return false;
}

/* Of LOW:HIGH[:STEP] after the equals sign. */
static bool read_numbers(reader *r, size_t at, bool *step_given)
{
    double *const numbers[] = {&r->range->low, &r->range->high, &r->range->step};
    size_t starts[3], count = 0;
    for (;; count++) {
        size_t length = strcspn(r->text + at, ":");
        if (count == 3) {
            OG_QUERY_FAIL(r->text, at, r->err, WANT_RANGE);
            return false;
        }
        starts[count] = at;
        if (og_number_parse(r->text + at, length, numbers[count]) != OG_NUMBER_OK) {
            OG_QUERY_FAIL(r->text, at, r->err, WANT_RANGE_NUMBER);
            return false;
        }
        at += length;
        if (r->text[at] == '\0')
            break;
        at++;
    }
    *step_given = count == 2;
    if (count == 0)
        OG_QUERY_FAIL(r->text, at, r->err, WANT_RANGE);
    else if (r->range->high < r->range->low)
        OG_QUERY_FAIL(r->text, starts[1], r->err, RANGE_EMPTY);
    else if (*step_given && r->range->step <= 0)
        OG_QUERY_FAIL(r->text, starts[2], r->err, STEP_ABOVE_ZERO);
    else
        return true;
    return false;
}

static bool take_lever(reader *r, const og_lever *lever, size_t at, bool *step_given)
{
    *step_given = lever->step.given && lever->step.value > 0;
    if (r->range->dates && lever->earliest.given && lever->latest.given) {
        r->range->low = lever->earliest.period.first;
        r->range->high = lever->latest.period.first;
        r->range->months = *step_given ? (int32_t)lever->step.value : 0;
        return true;
    }
    if (!lever->low.given || !lever->high.given) {
        OG_QUERY_FAIL(r->text, at, r->err, LEVER_NO_RANGE);
        return false;
    }
    r->range->low = lever->low.value;
    r->range->high = lever->high.value;
    r->range->step = lever->step.value;
    return true;
}

static bool refuse_name(reader *r, const og_scenario *scenario, size_t length)
{
    const char *near = nearest_lever(scenario, r->range->path);
    if (near)
        OG_QUERY_FAIL(r->text, 0, r->err, LEVER_NEAR, .name = r->range->path, .near = near);
    else if (strchr(r->range->path, '.'))
        OG_QUERY_FAIL(r->text, length, r->err, WANT_RANGE_HERE);
    else
        OG_QUERY_FAIL(r->text, 0, r->err, LEVER_UNKNOWN, .name = r->range->path);
    return false;
}

/* Whole months, or whole days where that many parts are less than months. */
static void set_date_grid(reader *r, bool step_given)
{
    og_range *range = r->range;
    double width = range->high - range->low, month = 365.2425 / 12;
    if (!step_given && width / r->parts >= month)
        range->months = (int32_t)ceil(width / r->parts / month - 1e-9);
    else if (!step_given)
        range->days = (int32_t)fmax(1, ceil(width / r->parts));
    double step = range->months > 0 ? range->months * month : range->days;
    range->step = range->months > 0 ? range->months : range->days;
    uint64_t k = (uint64_t)(width / step) + 2;
    while (k > 0 && day_at(range, k) > range->high)
        k--;
    range->last = k;
}

static bool set_grid(reader *r, bool step_given)
{
    og_range *range = r->range;
    double width = range->high - range->low;
    if (range->dates) {
        set_date_grid(r, step_given);
        return true;
    }
    if (!step_given)
        range->step = range->whole ? fmax(1, ceil(width / r->parts)) : width / r->parts;
    if (range->whole && (range->low != floor(range->low) || range->step != floor(range->step))) {
        OG_QUERY_FAIL(r->text, 0, r->err, RANGE_WHOLE, .path = range->path);
        return false;
    }
    double last = width > 0 ? floor(width / range->step + 1e-9) : 0;
    if (last > 1e9) {
        OG_QUERY_FAIL(r->text, 0, r->err, RANGE_STEPS);
        return false;
    }
    range->last = (uint64_t)last;
    return true;
}

og_status og_range_parse(const char *text, const og_scenario *scenario, unsigned parts,
                         og_arena *arena, og_range *out, og_error *err)
{
    og_error mine = og_error_like(err);
    reader r = {text, out, parts, &mine};
    size_t length = strcspn(text, "=");
    const og_lever *lever;
    bool step_given = false, well;
    *out = (og_range){.path = og_arena_text(arena, text, length)};
    if (!out->path)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    name_path(scenario, out, arena, &lever);
    if (text[length] == '=')
        well = out->dates ? read_dates(&r, length + 1, &step_given)
                          : read_numbers(&r, length + 1, &step_given);
    else if (lever)
        well = take_lever(&r, lever, length, &step_given);
    else
        well = refuse_name(&r, scenario, length);
    if (well && set_grid(&r, step_given))
        return OG_OK;
    return OG_FAIL(err, mine.status, VARY, .what = mine.message);
}
