#include "study/range.h"

#include "base/format.h"
#include "base/number.h"
#include "compile/query.h"
#include "lang/error.h"
#include "scenario/schema.h"

#include <math.h>
#include <string.h>

/* ---- the grid ---------------------------------------------------------------------------- */

/* 12 digits: 0.1 + 2 * 0.1 is 0.3, as it was meant. */
static void print_point(const og_range *range, uint64_t k, char *out)
{
    og_format(out, OG_NUMBER_SIZE, "%.12g", range->low + (double)k * range->step + 0.0);
}

double og_range_value(const og_range *range, uint64_t k)
{
    char text[OG_NUMBER_SIZE];
    double value = 0;
    print_point(range, k, text);
    (void)og_number_parse(text, strlen(text), &value);
    return value;
}

const char *og_range_text(const og_range *range, uint64_t k, og_arena *arena)
{
    char text[OG_NUMBER_SIZE];
    print_point(range, k, text);
    return og_arena_text(arena, text, strlen(text));
}

const char *og_range_setting(const og_range *range, uint64_t k, og_arena *arena)
{
    char text[OG_NUMBER_SIZE];
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

static const og_field *find_field(const og_object *object, const char *key, size_t length)
{
    for (const og_field *f = object ? object->fields : NULL; f && f->key; f++)
        if (strlen(f->key) == length && memcmp(f->key, key, length) == 0)
            return f;
    return NULL;
}

static bool keeps_many(og_type type)
{
    return type == OG_TYPE_MAP || type == OG_TYPE_LIST || type == OG_TYPE_YEARS;
}

/* The key that a path leads to, by the table that the loader reads with. */
static bool is_whole(const char *path)
{
    const og_object *object = &og_schema;
    const og_field *field = NULL;
    bool identifier = false; /* the next word names one of many */
    for (; object; path += strspn(path, ".")) {
        size_t length = strcspn(path, ".");
        if (length == 0)
            break;
        if (!identifier) {
            field = find_field(object, path, length);
            object = field ? field->object : NULL;
        }
        identifier = !identifier && field && keeps_many(field->type);
        path += length;
    }
    bool base = field && field->type == OG_TYPE_INDEX && strcmp(path, "base") == 0;
    return field && (field->type == OG_TYPE_WHOLE || base);
}

/* The lever that is meant, or whose label describes what a path changes. */
static void name_path(const og_scenario *scenario, og_range *range, const og_lever **lever)
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
    range->whole = is_whole(range->path);
}

/* ---- reading ----------------------------------------------------------------------------- */

typedef struct reader {
    const char *text;
    og_range *range;
    unsigned parts;
    og_error *err;
} reader;

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
    if (!lever->low.given || !lever->high.given) {
        OG_QUERY_FAIL(r->text, at, r->err, LEVER_NO_RANGE);
        return false;
    }
    r->range->low = lever->low.value;
    r->range->high = lever->high.value;
    r->range->step = lever->step.value;
    *step_given = lever->step.given && lever->step.value > 0;
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

static bool set_grid(reader *r, bool step_given)
{
    og_range *range = r->range;
    double width = range->high - range->low;
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
    name_path(scenario, out, &lever);
    if (text[length] == '=')
        well = read_numbers(&r, length + 1, &step_given);
    else if (lever)
        well = take_lever(&r, lever, length, &step_given);
    else
        well = refuse_name(&r, scenario, length);
    if (well && set_grid(&r, step_given))
        return OG_OK;
    return OG_FAIL(err, mine.status, VARY, .what = mine.message);
}
