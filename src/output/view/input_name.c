#include "output/view/input_name.h"

#include "lang/say.h"

#include <string.h>

/* Keys under which things with a name of their own stand. */
static const char *const containers[] = {"inputs",    "housing", "reception", "supply",
                                         "locations", "lines",   "subgroups", "planned"};

static const struct {
    const char *key;
    og_sentence word;
} keys[] = {
    {"places", OG_SENTENCE_INPUT_KEY_PLACES},
    {"delay", OG_SENTENCE_INPUT_KEY_DELAY},
    {"extension", OG_SENTENCE_INPUT_KEY_EXTENSION},
    {"term_months", OG_SENTENCE_INPUT_KEY_TERM_MONTHS},
    {"probability", OG_SENTENCE_INPUT_KEY_PROBABILITY},
    {"obligation", OG_SENTENCE_INPUT_KEY_OBLIGATION},
    {"occupancy", OG_SENTENCE_INPUT_KEY_OCCUPANCY},
    {"municipal", OG_SENTENCE_INPUT_KEY_MUNICIPAL},
    {"private", OG_SENTENCE_INPUT_KEY_PRIVATE},
    {"arrivals", OG_SENTENCE_INPUT_KEY_ARRIVALS},
    {"private_arrivals", OG_SENTENCE_INPUT_KEY_PRIVATE_ARRIVALS},
    {"departure_rate", OG_SENTENCE_INPUT_KEY_DEPARTURE_RATE},
    {"private_attrition_rate", OG_SENTENCE_INPUT_KEY_PRIVATE_ATTRITION_RATE},
    {"to_municipal", OG_SENTENCE_INPUT_KEY_TO_MUNICIPAL},
    {"persons_per_month", OG_SENTENCE_INPUT_KEY_PERSONS_PER_MONTH},
    {"homes_per_month", OG_SENTENCE_INPUT_KEY_HOMES_PER_MONTH},
    {"share", OG_SENTENCE_INPUT_KEY_SHARE},
    {"persons_per_home", OG_SENTENCE_INPUT_KEY_PERSONS_PER_HOME},
    {"persons", OG_SENTENCE_INPUT_KEY_PERSONS},
    {"homes", OG_SENTENCE_INPUT_KEY_HOMES},
    {"taakstelling", OG_SENTENCE_INPUT_KEY_TAAKSTELLING},
    {"opening_backlog", OG_SENTENCE_INPUT_KEY_OPENING_BACKLOG},
    {"max_ahead", OG_SENTENCE_INPUT_KEY_MAX_AHEAD},
    {"income", OG_SENTENCE_INPUT_KEY_INCOME},
    {"cost", OG_SENTENCE_INPUT_KEY_COST},
    {"index", OG_SENTENCE_INPUT_KEY_INDEX},
    {"growth", OG_SENTENCE_INPUT_KEY_GROWTH},
    {"lag_months", OG_SENTENCE_INPUT_KEY_LAG_MONTHS},
    {"above", OG_SENTENCE_INPUT_KEY_ABOVE},
    {"opening", OG_SENTENCE_INPUT_KEY_OPENING},
    {"deposit_share", OG_SENTENCE_INPUT_KEY_DEPOSIT_SHARE},
    {"withdraw_share", OG_SENTENCE_INPUT_KEY_WITHDRAW_SHARE},
    {"add", OG_SENTENCE_INPUT_KEY_ADD},
    {"withdraw", OG_SENTENCE_INPUT_KEY_WITHDRAW},
    {"withdraw_if_needed", OG_SENTENCE_INPUT_KEY_WITHDRAW_IF_NEEDED},
    {"cover_deficit", OG_SENTENCE_INPUT_KEY_COVER_DEFICIT},
};

/* A part of a path; `next` is where the next begins, at the end the final NUL. */
typedef struct part {
    const char *text;
    size_t length;
    const char *next;
} part;

static part part_at(const char *path)
{
    size_t length = strcspn(path, ".");
    return (part){path, length, path + length + (path[length] == '.')};
}

static bool is(part p, const char *text)
{
    return strlen(text) == p.length && memcmp(p.text, text, p.length) == 0;
}

/* Identifiers of the file: "share_taakstelling" reads as "share taakstelling". */
static void add_plain(og_strbuf *out, part p)
{
    for (size_t i = 0; i < p.length; i++)
        og_strbuf_putc(out, p.text[i] == '_' ? ' ' : p.text[i]);
}

static void add_key(og_strbuf *out, part p, bool event, og_language language)
{
    if (event && is(p, "probability")) {
        og_strbuf_puts(out, OG_TEXT(language, INPUT_EVENT));
        return;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (is(p, keys[i].key)) {
            og_strbuf_puts(out, og_sentence_text(keys[i].word, language));
            return;
        }
    add_plain(out, p);
}

/* What follows a name: "2026", "loopt door". */
static void add_rest(og_strbuf *out, const char *rest)
{
    while (*rest) {
        part p = part_at(rest);
        og_strbuf_puts(out, ", ");
        add_plain(out, p);
        rest = p.next;
    }
}

/* The label of the lever that sets the value or something around it; *rest is what its path leaves.
 * One without a label is called by its identifier, which says less than the path. */
static const char *lever_label(const og_scenario *scenario, const char *path, const char **rest)
{
    const char *label = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < scenario->levers.count; i++) {
        const og_lever *lever = scenario->levers.at[i];
        size_t length = lever->set.text ? strlen(lever->set.text) : 0;
        bool sets = length > longest && strncmp(path, lever->set.text, length) == 0 &&
                    (path[length] == '.' || path[length] == '\0');
        if (!sets || strcmp(lever->item.label, lever->item.id) == 0)
            continue;
        longest = length;
        label = lever->item.label;
        *rest = path + length + (path[length] == '.');
    }
    return label;
}

static const og_node *child(const og_node *node, part p, og_strbuf *key)
{
    og_strbuf_clear(key);
    og_strbuf_add(key, p.text, p.length);
    const og_entry *entry =
        node && node->kind == OG_NODE_MAP && !key->failed ? og_node_find(node, key->text) : NULL;
    return entry ? entry->value : NULL;
}

static const char *label_of(const og_node *node)
{
    const og_entry *label = node && node->kind == OG_NODE_MAP ? og_node_find(node, "label") : NULL;
    return label && label->value->kind == OG_NODE_SCALAR ? label->value->text : NULL;
}

static bool is_container(part p)
{
    for (size_t i = 0; i < sizeof containers / sizeof *containers; i++)
        if (is(p, containers[i]))
            return true;
    return false;
}

/* The innermost thing with a name that the path goes through; *rest begins with its key. */
static void add_owner(const og_scenario *scenario, const char *path, const char **rest,
                      og_strbuf *out)
{
    og_language language = og_language_of(og_scenario_language(scenario));
    const og_node *node = scenario->tree;
    og_strbuf key = {0}, name = {0};
    bool named = false; /* the next part is an identifier */
    *rest = path;
    for (const char *at = path; *at;) {
        part p = part_at(at);
        bool reserve = is(p, "reserve") && !named;
        node = child(node, p, &key);
        at = p.next;
        if (named || reserve) {
            const char *label = label_of(node);
            og_strbuf_clear(&name);
            if (label)
                og_strbuf_puts(&name, label);
            else if (reserve)
                og_strbuf_puts(&name, OG_TEXT(language, INPUT_RESERVE));
            else
                add_plain(&name, p);
            *rest = at;
        }
        named = !named && is_container(p);
    }
    og_strbuf_puts(out, name.length ? name.text : "");
    out->failed |= key.failed || name.failed;
    og_strbuf_clear(&key);
    og_strbuf_clear(&name);
}

static void add_cases(const char *group, og_language language, og_strbuf *out)
{
    if (!group[0]) {
        og_strbuf_puts(out, OG_TEXT(language, INPUT_CASES_ALL));
        return;
    }
    og_strbuf name = {0};
    add_plain(&name, (part){group, strlen(group), NULL});
    if (!name.failed)
        OG_SAY(out, language, INPUT_CASES, .group = name.text);
    out->failed |= name.failed;
    og_strbuf_clear(&name);
}

void og_input_name(const og_scenario *scenario, const char *path, bool event, og_strbuf *out)
{
    og_language language = og_language_of(og_scenario_language(scenario));
    const char *rest = path;
    part first = part_at(path);
    const char *lever = event ? NULL : lever_label(scenario, path, &rest);
    if (is(first, "cases")) {
        add_cases(first.next, language, out);
        return;
    }
    if (lever) {
        og_strbuf_puts(out, lever);
        add_rest(out, rest);
        return;
    }
    add_owner(scenario, path, &rest, out);
    if (is(part_at(rest), "population"))
        rest = part_at(rest).next;
    if (*rest && !is(first, "inputs")) {
        og_strbuf_puts(out, ": ");
        add_key(out, part_at(rest), event, language);
        rest = part_at(rest).next;
        if (is(part_at(rest), "growth")) {
            og_strbuf_puts(out, ", ");
            add_key(out, part_at(rest), event, language);
            rest = part_at(rest).next;
        }
    }
    add_rest(out, rest);
}

void og_name_capital(char *name)
{
    if (name[0] >= 'a' && name[0] <= 'z')
        name[0] = (char)(name[0] - 'a' + 'A');
}
