#include "study/axis.h"

#include "compile/query.h"
#include "lang/error.h"
#include "study/case.h"

#include <string.h>

#define PARTS 10 /* of a range whose step is not given */

static og_status out_of_memory(og_error *err)
{
    return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}

/* False: memory is short. */
static bool make_room(og_axis *axis, size_t count, og_arena *arena)
{
    axis->count = count;
    axis->values = og_arena_array(arena, count, sizeof *axis->values);
    axis->names = og_arena_array(arena, count, sizeof *axis->names);
    axis->labels = og_arena_array(arena, count, sizeof *axis->labels);
    axis->settings = og_arena_array(arena, count, sizeof *axis->settings);
    return !arena->failed;
}

static og_status parse_range(const char *text, const og_scenario *scenario, og_arena *arena,
                             og_axis *out, og_error *err)
{
    og_range range;
    og_status status = og_range_parse(text, scenario, PARTS, arena, &range, err);
    if (status != OG_OK)
        return status;
    if (range.last >= OG_AXIS_POINTS)
        return OG_FAIL(err, OG_ERR_VALUE, VARY_POINTS, .text = text,
                       .points = OG_COUNT(range.last + 1), .most = OG_COUNT(OG_AXIS_POINTS));
    *out = (og_axis){
        .kind = OG_AXIS_NUMBER, .path = range.path, .label = range.label, .dates = range.dates};
    if (!make_room(out, (size_t)range.last + 1, arena))
        return out_of_memory(err);
    for (size_t k = 0; k < out->count; k++) {
        out->values[k] = og_range_value(&range, k);
        out->names[k] = out->labels[k] = og_range_text(&range, k, arena);
        out->settings[k] = og_range_setting(&range, k, arena);
    }
    return arena->failed ? out_of_memory(err) : OG_OK;
}

static og_status parse_case(const char *text, const og_scenario *scenario, og_arena *arena,
                            og_axis *out, og_error *err)
{
    const char *name = text + strlen("case:");
    og_error mine = {.language = err ? err->language : OG_LANGUAGE_EN}, at = mine;
    int found;
    if (og_case_group_find(scenario, name, &found, &mine) != OG_OK) {
        OG_QUERY_FAIL(text, strlen("case:"), &at, ONLY_SAID, .what = mine.message);
        return OG_FAIL(err, OG_ERR_VALUE, VARY, .what = at.message);
    }
    const og_case_set *set = scenario->cases.at[found];
    *out = (og_axis){.kind = OG_AXIS_CASE,
                     .path = og_arena_printf(arena, "cases.%s", set->item.id),
                     .label = og_case_label(&set->item, arena)};
    if (!make_room(out, set->cases.count, arena))
        return out_of_memory(err);
    for (size_t k = 0; k < out->count; k++) {
        const og_count *one = set->cases.at[k];
        out->names[k] = one->item.id;
        out->labels[k] = og_case_label(&one->item, arena);
    }
    return arena->failed ? out_of_memory(err) : OG_OK;
}

static og_status parse_files(const char *text, og_arena *arena, og_axis *out, og_error *err)
{
    const char *at = text + strlen("file:");
    size_t count = 1;
    for (const char *c = at; *c; c++)
        count += *c == ',';
    if (count > OG_AXIS_POINTS)
        return OG_FAIL(err, OG_ERR_VALUE, VARY_FILES, .text = text);
    *out = (og_axis){.kind = OG_AXIS_FILE, .path = "file", .label = ""};
    if (!make_room(out, count, arena))
        return out_of_memory(err);
    for (size_t k = 0; k < count; k++, at += strcspn(at, ",") + 1) {
        size_t length = strcspn(at, ",");
        og_error mine = og_error_like(err);
        if (length == 0) {
            OG_QUERY_FAIL(text, (size_t)(at - text), &mine, WANT_FILE);
            return OG_FAIL(err, OG_ERR_VALUE, VARY, .what = mine.message);
        }
        out->settings[k] = og_arena_text(arena, at, length);
        if (out->settings[k])
            out->names[k] = out->labels[k] = og_case_stem(out->settings[k], arena);
    }
    return arena->failed ? out_of_memory(err) : OG_OK;
}

og_status og_axis_parse(const char *text, const og_scenario *scenario, og_arena *arena,
                        og_axis *out, og_error *err)
{
    *out = (og_axis){0};
    if (strncmp(text, "case:", strlen("case:")) == 0)
        return parse_case(text, scenario, arena, out, err);
    if (strncmp(text, "file:", strlen("file:")) == 0)
        return parse_files(text, arena, out, err);
    return parse_range(text, scenario, arena, out, err);
}
