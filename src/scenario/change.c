#include "scenario/change.h"

#include "base/calendar.h"
#include "base/number.h"
#include "scenario/csv_series.h"
#include "scenario/form.h"
#include "scenario/hint.h"
#include "scenario/place.h"

#include <stdlib.h>
#include <string.h>

/* One change on its way. */
typedef struct change {
    const og_overlay *overlay;
    const char *path;
    og_pos at;
    const og_entry *times, *plus;
    bool moves;         /* plus is a number of months */
    int32_t months;     /* these */
    og_day first, last; /* the horizon */
} change;

/* ---- what is asked ----------------------------------------------------------------------- */

static bool parse_months(const char *text, int32_t *out)
{
    char *end;
    const char *digits = text + (*text == '-');
    size_t count = strspn(digits, "0123456789");
    long months = strtol(text, &end, 10);
    if (count == 0 || count > 4 || strcmp(digits + count, "m") != 0)
        return false;
    *out = (int32_t)months;
    return true;
}

static bool is_number(const og_entry *entry)
{
    double value;
    return !entry ||
           (entry->value->kind == OG_NODE_SCALAR && !entry->value->quoted &&
            og_number_parse(entry->value->text, entry->value->length, &value) == OG_NUMBER_OK);
}

/* A date within a scalar of the tree. */
static bool day_at(const og_node *root, const char *path, og_period *out)
{
    const og_node *node = og_node_at(root, path);
    return node && node->kind == OG_NODE_SCALAR &&
           og_period_parse(node->text, node->length, out) == OG_PERIOD_OK;
}

static bool read_change(const og_node *root, const og_node *map, change *out)
{
    const bool is_map = map->kind == OG_NODE_MAP;
    out->times = is_map ? og_node_find(map, "times") : NULL;
    out->plus = is_map ? og_node_find(map, "plus") : NULL;
    const size_t known = (out->times ? 1u : 0u) + (out->plus ? 1u : 0u);
    if (out->plus && out->plus->value->kind == OG_NODE_SCALAR && !out->times)
        out->moves = parse_months(out->plus->value->text, &out->months);
    if (known == 0 || known != map->count || !is_number(out->times) ||
        (!out->moves && !is_number(out->plus))) {
        OG_ERROR_AT(out->overlay->diags, is_map && map->first ? map->first->key_pos : map->pos,
                    CHANGE_FORM, .path = out->path);
        return false;
    }
    og_period start, end;
    const bool known_days =
        day_at(root, "horizon.start", &start) && day_at(root, "horizon.end", &end);
    out->first = known_days ? start.first : og_day_of(OG_YEAR_MIN, 1, 1);
    out->last = known_days ? end.last : og_day_of(OG_YEAR_MAX, 12, 31);
    return true;
}

static og_entry *entry_at(og_node *map, const char *key)
{
    og_entry *entry = map->first;
    while (entry && strcmp(entry->key, key) != 0)
        entry = entry->next;
    return entry;
}

/* ---- values ------------------------------------------------------------------------------ */

static og_node *wrapped(const change *c, og_node *node)
{
    const og_entry *factors[] = {c->times, c->plus};
    og_node *map = og_node_new(c->overlay->arena, OG_NODE_MAP, c->at);
    if (!map || !og_node_add(c->overlay->arena, map, "value", node->pos, node))
        return node;
    for (size_t i = 0; i < 2; i++)
        if (factors[i])
            og_node_add(c->overlay->arena, map, factors[i]->key, factors[i]->key_pos,
                        factors[i]->value);
    return map;
}

/* Whether a day of the horizon lies from `period` on and before the schedule's next entry. */
static bool in_force(const change *c, const og_node *schedule, og_period period)
{
    og_day next = og_day_of(OG_YEAR_MAX, 12, 31);
    for (const og_entry *entry = schedule->first; entry; entry = entry->next) {
        og_period other;
        if (og_period_parse(entry->key, strlen(entry->key), &other) == OG_PERIOD_OK &&
            other.first > period.first && other.first < next)
            next = other.first;
    }
    return period.first <= c->last && next > c->first;
}

static void refuse(const change *c)
{
    OG_ERROR_AT(c->overlay->diags, c->at, CHANGE_FIXED, .path = c->path);
}

static og_node *changed_value(const change *c, og_node *node)
{
    if (og_form_is_changed(node))
        return wrapped(c, node);
    const og_form_kind form = og_form_of(node).kind;
    const bool entries = form == OG_FORM_SCHEDULE || form == OG_FORM_CASE;
    if (form == OG_FORM_NONE || form == OG_FORM_GROWTH || form == OG_FORM_STEERING) {
        refuse(c);
        return node;
    }
    if (!entries)
        return wrapped(c, node);
    if (og_form_is_wrapper(node)) {
        og_entry *value = entry_at(node, "value");
        value->value = changed_value(c, value->value);
        return node;
    }
    for (og_entry *entry = node->first; entry; entry = entry->next) {
        og_period period;
        const bool aside = og_key_is_grounds(entry->key) || strcmp(entry->key, "case") == 0;
        if (!aside && (form == OG_FORM_CASE ||
                       (og_period_parse(entry->key, strlen(entry->key), &period) == OG_PERIOD_OK &&
                        in_force(c, node, period))))
            entry->value = changed_value(c, entry->value);
    }
    return node;
}

/* Those of a taakstelling, but for what is over before the horizon. */
static og_node *changed_targets(const change *c, og_node *node)
{
    if (og_form_of(node).kind != OG_FORM_SCHEDULE)
        refuse(c);
    for (og_entry *entry = node->kind == OG_NODE_MAP ? node->first : NULL; entry;
         entry = entry->next) {
        og_period period;
        if (og_period_parse(entry->key, strlen(entry->key), &period) == OG_PERIOD_OK &&
            period.last >= c->first)
            entry->value = wrapped(c, entry->value);
    }
    return node;
}

/* ---- dates ------------------------------------------------------------------------------- */

static og_node *moved(const change *c, const og_field *field, og_node *node)
{
    const og_node *core = og_form_core(node);
    og_period period;
    if (!c->moves) {
        OG_ERROR_AT(c->overlay->diags, c->at, CHANGE_DAY, .path = c->path);
        return node;
    }
    if (core->kind != OG_NODE_SCALAR ||
        og_period_parse(core->text, core->length, &period) != OG_PERIOD_OK) {
        refuse(c);
        return node;
    }
    const int after = strcmp(field->key, "until") == 0 ? 1 : 0;
    const og_day day = og_day_add_months(period.first + after, c->months) - after;
    char text[OG_PERIOD_SIZE];
    og_node *anew = og_node_new(c->overlay->arena, OG_NODE_SCALAR, c->plus->value->pos);
    if (period.kind == OG_PERIOD_MONTH)
        og_month_print(og_month_of(day), text);
    else
        og_day_print(day, text);
    if (!anew)
        return node;
    anew->length = strlen(text);
    anew->text = og_arena_text(c->overlay->arena, text, anew->length);
    return anew->text ? anew : node;
}

/* ---- the place --------------------------------------------------------------------------- */

static og_node *changed(const change *c, const og_field *field, bool whole, og_node *node)
{
    switch (field ? field->type : OG_TYPE_TEXT) {
    case OG_TYPE_DAY:
    case OG_TYPE_START:
    case OG_TYPE_DAY_OR_MONTH:
        return moved(c, field, node);
    case OG_TYPE_VALUE:
    case OG_TYPE_VALUES:
    case OG_TYPE_TARGETS:
    case OG_TYPE_OPENING:
    case OG_TYPE_INDEX:
        break;
    default:
        refuse(c);
        return node;
    }
    if (c->moves) {
        OG_ERROR_AT(c->overlay->diags, c->at, CHANGE_NO_DAY, .path = c->path);
        return node;
    }
    if (field->type == OG_TYPE_TARGETS)
        return whole ? changed_targets(c, node) : wrapped(c, node);
    if (field->type == OG_TYPE_OPENING && node->kind == OG_NODE_SCALAR &&
        strcmp(node->text, "unknown") == 0) {
        refuse(c);
        return node;
    }
    return changed_value(c, node);
}

/* The place of a key that leads nowhere. */
static void tell_nowhere(const change *c, const og_node *node, og_spot spot, const char *key)
{
    og_loader loader = {.arena = c->overlay->arena, .diags = c->overlay->diags};
    const char *keys[160];
    size_t count = 0;
    for (const og_entry *entry = node->kind == OG_NODE_MAP ? node->first : NULL;
         entry && count < 80; entry = entry->next)
        keys[count++] = entry->key;
    for (const og_field *field = spot.object ? spot.object->fields : NULL;
         field && field->key && count < 160; field++)
        if (field->counts_as)
            keys[count++] = field->key;
    OG_ERROR_AT(c->overlay->diags, c->at, CHANGE_NOWHERE, .path = c->path, .key = key,
                .hint = og_key_hint(&loader, og_key_meant(key, keys, count)));
}

/* What a key that is left out counts as, put there; NULL when there is nothing. */
static og_entry *add_default(const change *c, og_node *node, og_spot under, const char *key)
{
    const og_field *field = under.value;
    const bool planned = (under.items && under.items->type == OG_TYPE_YEARS) || under.object;
    og_node *anew = NULL;
    if (planned)
        anew = og_node_new(c->overlay->arena, OG_NODE_MAP, c->at);
    else if (field && field->counts_as)
        anew = og_node_new(c->overlay->arena, OG_NODE_SCALAR, c->at);
    if (!anew)
        return NULL;
    if (!planned) {
        anew->text = field->counts_as;
        anew->length = strlen(field->counts_as);
    }
    return og_node_set(c->overlay->arena, node, key, c->at, anew);
}

/* Whether a key that is not there may be made: the mutations that are planned for a year. */
static bool may_begin(og_spot spot, og_spot under)
{
    return (under.items && under.items->type == OG_TYPE_YEARS) ||
           (spot.items && spot.items->type == OG_TYPE_YEARS) ||
           (spot.object && under.value && under.value->counts_as);
}

/* Keys within a value that are no values: parameters, names and factors. */
static bool is_within(const og_node *node, const char *key)
{
    switch (og_form_of(node).kind) {
    case OG_FORM_SCHEDULE:
        return true;
    case OG_FORM_CASE:
        return strcmp(key, "case") != 0;
    case OG_FORM_CORRECTED:
        return strcmp(key, "corrected") == 0;
    case OG_FORM_GROWTH:
        return strcmp(key, "growth") == 0;
    case OG_FORM_STEERING:
        return strcmp(key, "from") == 0;
    default:
        return false;
    }
}

/* A schedule in a file is changed as one that stands here. */
static void read_csv(const change *c, og_node *node)
{
    og_csv_series_expand(c->overlay->files, node, c->overlay->arena, c->overlay->diags);
}

static bool step(const change *c, og_node **node, og_spot *spot, const char *key, og_entry **out)
{
    const bool value = spot->value != NULL;
    if (value) {
        read_csv(c, *node);
        *node = og_form_core(*node);
    }
    og_spot under = og_spot_under(*spot, key);
    og_entry *entry = (*node)->kind == OG_NODE_MAP ? entry_at(*node, key) : NULL;
    if (!entry && (*node)->kind == OG_NODE_MAP && may_begin(*spot, under))
        entry = add_default(c, *node, under, key);
    if (!entry) {
        if (spot->object && under.value && (*node)->kind == OG_NODE_MAP)
            OG_ERROR_AT(c->overlay->diags, c->at, CHANGE_ABSENT, .path = c->path);
        else
            tell_nowhere(c, *node, *spot, key);
        return false;
    }
    if (og_key_is_grounds(key) || (value && !is_within(*node, key))) {
        refuse(c);
        return false;
    }
    *out = entry;
    *spot = under;
    return true;
}

void og_change_one(const og_overlay *overlay, og_node *root, const char *path, og_pos at,
                   const og_node *map)
{
    change c = {.overlay = overlay, .path = path, .at = at};
    if (!read_change(root, map, &c))
        return;
    og_spot spot = og_spot_root();
    og_node *node = root;
    og_entry *entry = NULL;
    bool within = false;
    for (const char *part = path; part;) {
        const char *dot = strchr(part, '.');
        const size_t length = dot ? (size_t)(dot - part) : strlen(part);
        const char *key = og_arena_text(overlay->arena, part, length);
        within = spot.value != NULL;
        if (!key || !step(&c, &node, &spot, key, &entry))
            return;
        node = entry->value;
        part = dot ? dot + 1 : NULL;
    }
    read_csv(&c, entry->value);
    entry->value = changed(&c, spot.value, !within, entry->value);
}

void og_change_all(const og_overlay *overlay, og_node *root, const og_node *changes)
{
    if (changes->kind != OG_NODE_MAP) {
        OG_ERROR_AT(overlay->diags, changes->pos, CHANGE_MAP);
        return;
    }
    for (const og_entry *entry = changes->first; entry; entry = entry->next)
        og_change_one(overlay, root, entry->key, entry->key_pos, entry->value);
}
