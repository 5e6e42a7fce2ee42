#include "study/axis.h"

#include "compile/query.h"
#include "lang/error.h"

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
        return og_fail(err, OG_ERR_VALUE, "--vary '%s': %llu points; at most %d, take larger steps",
                       text, (unsigned long long)range.last + 1, OG_AXIS_POINTS);
    *out = (og_axis){.kind = OG_AXIS_NUMBER, .path = range.path, .label = range.label};
    if (!make_room(out, (size_t)range.last + 1, arena))
        return out_of_memory(err);
    for (size_t k = 0; k < out->count; k++) {
        out->values[k] = og_range_value(&range, k);
        out->names[k] = out->labels[k] = og_range_text(&range, k, arena);
        out->settings[k] = og_range_setting(&range, k, arena);
    }
    return arena->failed ? out_of_memory(err) : OG_OK;
}

/* An identifier for people: its label, or the underscores made blanks. */
static const char *readable(const og_item *item, og_arena *arena)
{
    char *text = og_arena_text(arena, item->label, strlen(item->label));
    for (char *c = text; c && *c && strcmp(item->label, item->id) == 0; c++)
        *c = *c == '_' ? ' ' : *c;
    return text;
}

static og_status refuse_group(const char *text, const og_scenario *scenario, const char *name,
                              og_error *err)
{
    const char *ids[64] = {NULL};
    size_t count = 0;
    for (; count < scenario->cases.count && count < sizeof ids / sizeof *ids; count++)
        ids[count] = ((const og_case_set *)scenario->cases.at[count])->item.id;
    const char *near = og_nearest(name, ids, count);
    og_error mine = {.status = OG_OK};
    if (near)
        og_query_fail(text, strlen("case:"), &mine,
                      "there is no group of cases '%s'; did you mean '%s'?", name, near);
    else if (count > 0)
        og_query_fail(text, strlen("case:"), &mine,
                      "there is no group of cases '%s'; the first is '%s'", name, ids[0]);
    else
        og_query_fail(text, strlen("case:"), &mine, "the scenario has no cases");
    return og_fail(err, OG_ERR_VALUE, "--vary %s", mine.message);
}

static og_status parse_case(const char *text, const og_scenario *scenario, og_arena *arena,
                            og_axis *out, og_error *err)
{
    const char *name = text + strlen("case:");
    int found = og_array_find(&scenario->cases, name);
    if (found < 0)
        return refuse_group(text, scenario, name, err);
    const og_case_set *set = scenario->cases.at[found];
    *out = (og_axis){.kind = OG_AXIS_CASE,
                     .path = og_arena_printf(arena, "cases.%s", set->item.id),
                     .label = readable(&set->item, arena)};
    if (!make_room(out, set->cases.count, arena))
        return out_of_memory(err);
    for (size_t k = 0; k < out->count; k++) {
        const og_count *one = set->cases.at[k];
        out->names[k] = one->item.id;
        out->labels[k] = readable(&one->item, arena);
    }
    return arena->failed ? out_of_memory(err) : OG_OK;
}

/* "norm-36" for scenarios/leiden/norm-36.yaml */
static const char *stem_of(const char *path, og_arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return og_arena_text(arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

static og_status parse_files(const char *text, og_arena *arena, og_axis *out, og_error *err)
{
    const char *at = text + strlen("file:");
    size_t count = 1;
    for (const char *c = at; *c; c++)
        count += *c == ',';
    if (count > OG_AXIS_POINTS)
        return og_fail(err, OG_ERR_VALUE, "--vary '%s': too many files", text);
    *out = (og_axis){.kind = OG_AXIS_FILE, .path = "file", .label = ""};
    if (!make_room(out, count, arena))
        return out_of_memory(err);
    for (size_t k = 0; k < count; k++, at += strcspn(at, ",") + 1) {
        size_t length = strcspn(at, ",");
        og_error mine = {.status = OG_OK};
        if (length == 0) {
            og_query_fail(text, (size_t)(at - text), &mine, "expected the name of a file");
            return og_fail(err, OG_ERR_VALUE, "--vary %s", mine.message);
        }
        out->settings[k] = og_arena_text(arena, at, length);
        if (out->settings[k])
            out->names[k] = out->labels[k] = stem_of(out->settings[k], arena);
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
