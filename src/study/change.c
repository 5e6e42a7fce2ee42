#include "study/change.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "lang/error.h"
#include "scenario/form.h"
#include "scenario/place.h"
#include "scenario/show.h"

#include <string.h>

/* ---- values without what they rest on ---------------------------------------------------- */

static bool one_of(const char *key, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

/* Copies what counts: {value: 12, source: x} is 12. What a what-if made of a value stays. */
static og_node *bare(og_arena *arena, const og_node *node)
{
    const og_entry *value = node->kind == OG_NODE_MAP ? og_node_find(node, "value") : NULL;
    og_node *out;
    if (value && !og_form_is_changed(node))
        return bare(arena, value->value);
    if (node->kind != OG_NODE_MAP && node->kind != OG_NODE_LIST)
        return og_node_copy(arena, node);
    out = og_node_new(arena, node->kind, node->pos);
    for (const og_entry *entry = node->first; out && entry; entry = entry->next) {
        if (node->kind == OG_NODE_MAP && og_key_is_grounds(entry->key))
            continue;
        og_node *inner = bare(arena, entry->value);
        if (!inner || !og_node_add(arena, out, entry->key, entry->key_pos, inner))
            return NULL;
    }
    return out;
}

static bool same_scalar(const og_node *a, const og_node *b)
{
    double x, y;
    if (!a->quoted && !b->quoted && og_number_parse(a->text, a->length, &x) == OG_NUMBER_OK &&
        og_number_parse(b->text, b->length, &y) == OG_NUMBER_OK)
        return x == y;
    return strcmp(a->text, b->text) == 0;
}

static bool same_node(const og_node *a, const og_node *b)
{
    if (a->kind != b->kind || a->count != b->count)
        return false;
    if (a->kind == OG_NODE_SCALAR)
        return same_scalar(a, b);
    const og_entry *other = b->first;
    for (const og_entry *entry = a->first; entry; entry = entry->next) {
        const og_entry *match = a->kind == OG_NODE_MAP ? og_node_find(b, entry->key) : other;
        if (!match || !same_node(entry->value, match->value))
            return false;
        other = other->next;
    }
    return true;
}

static void say_node(og_strbuf *out, const og_node *node, bool outermost);

/* "pert 3 / 8 / 18"; false when it is no such range. */
static bool say_range(og_strbuf *out, const og_node *map)
{
    static const char *const keys[] = {"dist", "low", "likely", "high"};
    const og_entry *found[4];
    for (size_t i = 0; i < 4; i++) {
        found[i] = og_node_find(map, keys[i]);
        if (i > 0 && (!found[i] || found[i]->value->kind != OG_NODE_SCALAR))
            return false;
    }
    bool named = found[0] && found[0]->value->kind == OG_NODE_SCALAR;
    og_strbuf_printf(out, "%s %s / %s / %s", named ? found[0]->value->text : "pert",
                     found[1]->value->text, found[2]->value->text, found[3]->value->text);
    for (const og_entry *entry = map->first; entry; entry = entry->next) {
        if (one_of(entry->key, keys, 4))
            continue;
        og_strbuf_printf(out, ", %s: ", entry->key);
        say_node(out, entry->value, false);
    }
    return true;
}

/* "404 × 2 + 6" */
static void say_factors(og_strbuf *out, const og_node *map)
{
    static const char *const keys[] = {"times", "plus"}, *const signs[] = {"×", "+"};
    for (size_t i = 0; i < 2; i++) {
        const og_entry *factor = og_node_find(map, keys[i]);
        if (factor && factor->value->kind == OG_NODE_SCALAR)
            og_strbuf_printf(out, "%s%s %s", out->length > 0 ? " " : "", signs[i],
                             factor->value->text);
    }
}

static void say_node(og_strbuf *out, const og_node *node, bool outermost)
{
    if (og_form_is_changed(node)) {
        say_node(out, og_node_find(node, "value")->value, false);
        say_factors(out, node);
        return;
    }
    if (node->kind != OG_NODE_MAP) {
        og_show_flow(out, node);
        return;
    }
    if (say_range(out, node))
        return;
    og_strbuf_puts(out, outermost ? "" : "{");
    for (const og_entry *entry = node->first; entry; entry = entry->next) {
        og_strbuf_printf(out, "%s: ", entry->key);
        say_node(out, entry->value, false);
        og_strbuf_puts(out, entry->next ? ", " : "");
    }
    og_strbuf_puts(out, outermost ? "" : "}");
}

/* `whole`: with what it rests on. */
static const char *text_of(og_arena *arena, const og_node *node, bool whole)
{
    const og_node *shown = !node || whole ? node : bare(arena, node);
    if (!shown)
        return "";
    og_strbuf out = {0};
    if (shown->kind == OG_NODE_SCALAR)
        og_strbuf_puts(&out, shown->text);
    else
        say_node(&out, shown, true);
    const char *text =
        out.failed ? NULL : og_arena_text(arena, out.text ? out.text : "", out.length);
    arena->failed |= out.failed;
    og_strbuf_clear(&out);
    return text ? text : "";
}

/* ---- finding ----------------------------------------------------------------------------- */

typedef struct finder {
    og_arena *arena;
    og_changes *out;
    size_t capacity;
} finder;

static void add_change(finder *f, bool words, bool whole, const char *path, const og_node *from,
                       const og_node *to)
{
    if (f->out->count == f->capacity) {
        size_t capacity = f->capacity ? 2 * f->capacity : 32;
        og_change *grown = og_arena_array(f->arena, capacity, sizeof *grown);
        if (!grown)
            return;
        if (f->out->count)
            memcpy(grown, f->out->at, f->out->count * sizeof *grown);
        f->out->at = grown;
        f->capacity = capacity;
    }
    f->out->at[f->out->count++] = (og_change){.kind = !from ? OG_CHANGE_ADDED
                                                      : !to ? OG_CHANGE_REMOVED
                                                            : OG_CHANGE_CHANGED,
                                              .words = words,
                                              .path = path,
                                              .to = to,
                                              .before = text_of(f->arena, from, whole),
                                              .now = text_of(f->arena, to, whole)};
}

/* A value that is told as one: a distribution, a reference, a product. Schedules are told by
 * period, and values that differ by case by case. */
static bool is_whole(const og_node *map)
{
    static const char *const keys[] = {"value", "input", "product", "sum",    "min",
                                       "max",   "dist",  "low",     "likely", "high"};
    if (og_node_find(map, "case"))
        return false;
    for (const og_entry *entry = map->first; entry; entry = entry->next)
        if (one_of(entry->key, keys, sizeof keys / sizeof *keys))
            return true;
    return false;
}

static bool descends(const og_node *from, const og_node *to)
{
    if (from->kind != OG_NODE_MAP || to->kind != OG_NODE_MAP || is_whole(from) || is_whole(to))
        return false;
    const og_entry *a = og_node_find(from, "case"), *b = og_node_find(to, "case");
    return (!a && !b) || (a && b && same_node(a->value, b->value));
}

static void compare(finder *f, bool words, const char *path, const og_node *from,
                    const og_node *to);

static void compare_maps(finder *f, bool words, const char *path, const og_node *from,
                         const og_node *to)
{
    static const char *const sections[] = {"opgave",  "title",  "municipality", "language",
                                           "sources", "levers", "checks",       "events"};
    const char *dot = *path ? "." : "";
    for (int added = 0; added < 2; added++)
        for (const og_entry *e = added ? to->first : from->first; e; e = e->next) {
            const og_entry *match = og_node_find(added ? from : to, e->key);
            if (!*path && strcmp(e->key, "simulation") == 0)
                continue;
            if (added && match)
                continue;
            bool section = !*path && one_of(e->key, sections, sizeof sections / sizeof *sections);
            bool wording = words || og_key_is_wording(e->key) || section;
            const char *below = og_arena_printf(f->arena, "%s%s%s", path, dot, e->key);
            if (below && match)
                compare(f, wording, below, e->value, match->value);
            else if (below)
                add_change(f, wording, false, below, added ? NULL : e->value,
                           added ? e->value : NULL);
        }
}

/* The first value beneath `map` that a what-if changed, as it stands there; NULL: none is. */
static const og_node *first_changed(const og_node *map)
{
    const og_node *found = og_form_is_changed(map) ? map : NULL;
    for (const og_entry *e = map->kind == OG_NODE_MAP ? map->first : NULL; e && !found; e = e->next)
        found = first_changed(e->value);
    return found;
}

/* A copy without the change that is told at a place. */
static og_node *unchanged(og_arena *arena, const og_node *node, const og_pos *at)
{
    while (og_form_is_changed(node) && node->pos.source == at->source &&
           node->pos.line == at->line && node->pos.column == at->column)
        node = og_node_find(node, "value")->value;
    if (node->kind != OG_NODE_MAP)
        return og_node_copy(arena, node);
    og_node *out = og_node_new(arena, OG_NODE_MAP, node->pos);
    for (const og_entry *e = node->first; out && e; e = e->next) {
        og_node *inner = unchanged(arena, e->value, at);
        if (!inner || !og_node_add(arena, out, e->key, e->key_pos, inner))
            return NULL;
    }
    return out;
}

/* A schedule or case that differs by one `change` alone is told as one: "× 2". */
static bool add_changed(finder *f, bool words, const char *path, const og_node *from,
                        const og_node *to, bool taken_back)
{
    const og_node *with = taken_back ? from : to, *plain = taken_back ? to : from;
    const og_form_kind form = og_form_of(with).kind;
    const bool entries = form == OG_FORM_SCHEDULE || form == OG_FORM_CASE;
    const og_node *changed = entries ? first_changed(with) : NULL;
    const og_node *without = changed ? unchanged(f->arena, with, &changed->pos) : NULL;
    if (!without || !same_node(plain, without) || same_node(from, to))
        return false;
    og_strbuf said = {0};
    say_factors(&said, changed);
    add_change(f, words, false, path, from, to);
    if (f->out->count > 0 && !said.failed && said.text) {
        const char *text = og_arena_text(f->arena, said.text, said.length);
        og_change *made = &f->out->at[f->out->count - 1];
        *(taken_back ? &made->before : &made->now) = text ? text : "";
    }
    og_strbuf_clear(&said);
    return true;
}

static void compare(finder *f, bool words, const char *path, const og_node *from, const og_node *to)
{
    if (descends(from, to) && (add_changed(f, words, path, from, to, false) ||
                               add_changed(f, words, path, from, to, true)))
        return;
    if (descends(from, to)) {
        compare_maps(f, words, path, from, to);
        return;
    }
    if (same_node(from, to))
        return;
    const og_node *a = bare(f->arena, from), *b = bare(f->arena, to);
    bool grounds = a && b && same_node(a, b); /* alone differ */
    add_change(f, words || grounds, grounds, path, from, to);
}

og_status og_changes_find(const og_scenario *base, const og_scenario *other, og_arena *arena,
                          og_changes *out, og_error *err)
{
    finder f = {.arena = arena, .out = out};
    *out = (og_changes){0};
    compare_maps(&f, false, "", base->tree, other->tree);
    return arena->failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

/* ---- making ------------------------------------------------------------------------------ */

bool og_change_make(const og_change *change, og_node *tree, og_arena *arena)
{
    const char *part = change->path, *dot;
    og_node *map = tree;
    for (; (dot = strchr(part, '.')); part = dot + 1) {
        og_entry *entry = map->first;
        size_t length = (size_t)(dot - part);
        while (entry && (strlen(entry->key) != length || memcmp(entry->key, part, length) != 0))
            entry = entry->next;
        if (!entry)
            return false;
        map = entry->value;
    }
    if (!change->to) {
        og_node_remove(map, part);
        return true;
    }
    og_node *to = og_node_copy(arena, change->to);
    return to && og_node_set(arena, map, part, change->to->pos, to);
}
