#include "yaml/text.h"

#include "base/number.h"
#include "base/utf8.h"
#include "lang/odd.h"

#include <string.h>
#include <yaml.h>

typedef struct composer {
    yaml_parser_t parser;
    const og_source *source;
    og_arena *arena;
    og_diagnostics *diags;
    size_t characters; /* of the whole text: where libyaml's marks end */
    size_t nodes;
    size_t index, byte;   /* how far advance() has counted: characters and their bytes */
    const og_node *empty; /* the scalar read last in which nothing stands, and */
    bool alone;           /* whether there is no ':' before it */
    unsigned depth;
    const char
        *keys[OG_YAML_MAX_DEPTH]; /* that lead to the node at hand; NULL: an item of a list */
    bool broken;                  /* an error that leaves no tree to go on with */
} composer;

static og_node *compose(composer *c, yaml_event_t *event);

/* ---- places and errors ------------------------------------------------------------------ */

static og_pos pos_at(const composer *c, yaml_mark_t mark)
{
    return (og_pos){.source = c->source,
                    .line = (uint32_t)mark.line + 1,
                    .column = (uint32_t)mark.column + 1,
                    .width = 1};
}

static og_pos pos_of(const composer *c, const yaml_event_t *event)
{
    og_pos pos = pos_at(c, event->start_mark);
    if (event->type == YAML_SCALAR_EVENT && event->start_mark.line == event->end_mark.line &&
        event->end_mark.column > event->start_mark.column)
        pos.width = (uint32_t)(event->end_mark.column - event->start_mark.column);
    return pos;
}

/* Adds an error after which there is no tree; returns NULL. FAULT(c, pos, NAME, .place = value) */
#define FAULT(c, pos, ...) fault(c, pos, OG_SENTENCE(__VA_ARGS__), OG_VALUES(__VA_ARGS__))
static og_node *fault(composer *c, og_pos pos, og_sentence sentence, const char *const *values)
{
    og_diag_add(c->diags, OG_SEVERITY_ERROR, pos, sentence, values);
    c->broken = true;
    return NULL;
}

/* At most sixty bytes of a text, for a message. */
static const char *cut(composer *c, const char *text)
{
    return og_arena_text(c->arena, text, strnlen(text, 60));
}

/* Where in the bytes a mark stands. */
static size_t offset_of(const composer *c, yaml_mark_t mark)
{
    size_t at = 0;
    for (size_t i = 0; i < mark.index && at < c->source->length; i++) {
        uint32_t code;
        at += og_utf8_decode(c->source->text + at, c->source->length - at, &code);
    }
    return at;
}

static size_t line_start(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r')
        at--;
    return at;
}

/* Which slip put a ':' where none can stand: one within a text, a line above without one, or a line
 * that begins too far to the right. */
static og_sentence misplaced_colon(const composer *c, yaml_mark_t mark)
{
    const char *text = c->source->text;
    size_t at = offset_of(c, mark), start = line_start(text, at), above = start;
    if (memchr(text + start, ':', at - start))
        return OG_SENTENCE_COLON_IN_TEXT;
    while (above > 0 && strchr("\r\n \t", text[above - 1]))
        above--;
    size_t first = line_start(text, above);
    const char *colon = memchr(text + first, ':', above - first);
    if (!colon)
        return OG_SENTENCE_COLON_ABOVE;
    return strchr(" \t\r\n", colon[1]) ? OG_SENTENCE_COLON_INDENTED : OG_SENTENCE_COLON_NO_SPACE;
}

/* What libyaml's words mean to somebody who edits a file. */
static const struct {
    const char *problem;
    bool at_context; /* the place to mend is where the construct began */
    og_sentence message;
} problems[] = {
    {"could not find expected ':'", true, OG_SENTENCE_MISSING_COLON},
    {"did not find expected key", false, OG_SENTENCE_EXPECTED_KEY},
    {"did not find expected '-' indicator", false, OG_SENTENCE_EXPECTED_DASH},
    {"block sequence entries are not allowed in this context", false,
     OG_SENTENCE_DASH_OUT_OF_PLACE},
    {"did not find expected ',' or '}'", false, OG_SENTENCE_EXPECTED_BRACE},
    {"did not find expected ',' or ']'", false, OG_SENTENCE_EXPECTED_BRACKET},
    {"did not find expected node content", false, OG_SENTENCE_EXPECTED_VALUE},
    {"found unexpected ':'", false, OG_SENTENCE_EXPECTED_VALUE_AFTER},
    {"did not find expected <document start>", false, OG_SENTENCE_EXPECTED_END},
    {"found unknown escape character", false, OG_SENTENCE_ESCAPE},
    {"found undefined tag handle", false, OG_SENTENCE_TAG_QUOTES},
    {"did not find expected alphabetic or numeric character", true, OG_SENTENCE_AMPERSAND},
};

/* What to say of a problem and whether at its context; of one that is not in the table NOT_YAML. */
static og_sentence find_problem(const composer *c, const char *problem, bool *at_context)
{
    *at_context = false;
    if (strcmp(problem, "mapping values are not allowed in this context") == 0)
        return misplaced_colon(c, c->parser.problem_mark);
    for (size_t i = 0; i < sizeof problems / sizeof problems[0]; i++)
        if (strcmp(problem, problems[i].problem) == 0) {
            *at_context = problems[i].at_context;
            return problems[i].message;
        }
    return OG_SENTENCE_NOT_YAML;
}

/* Whether the text ended within quotes or brackets. */
static bool ends_open(const composer *c)
{
    const char *context = c->parser.context ? c->parser.context : "";
    return c->parser.problem_mark.index >= c->characters &&
           (strstr(context, "quoted scalar") || strstr(context, "flow mapping") ||
            strstr(context, "flow sequence"));
}

static void syntax_fault(composer *c)
{
    const yaml_parser_t *p = &c->parser;
    const char *problem = p->problem ? p->problem : "not YAML";
    const char *context = p->context ? p->context : "";
    og_pos pos = pos_at(c, p->problem_mark), began = pos_at(c, p->context_mark);
    size_t at = offset_of(c, p->problem_mark);
    char byte[2] = {at < c->source->length ? c->source->text[at] : '\0'};
    bool no_start = strcmp(problem, "found character that cannot start any token") == 0;

    if (p->error == YAML_MEMORY_ERROR) {
        c->diags->failed = true;
        c->broken = true;
    } else if (ends_open(c)) {
        FAULT(c, began, NEVER_CLOSED);
    } else if (strstr(problem, "tab character") || (no_start && byte[0] == '\t')) {
        FAULT(c, pos, TAB_INDENTS);
    } else if (no_start) {
        FAULT(c, pos, CANNOT_START, .sign = byte);
    } else {
        bool at_context, flow = strstr(context, "while parsing a flow");
        og_sentence sentence = find_problem(c, problem, &at_context);
        og_language language = c->diags->language;
        const char *text = sentence == OG_SENTENCE_NOT_YAML
                               ? OG_SAID(c->arena, language, NOT_YAML, .problem = problem)
                               : og_said(c->arena, language, sentence, NULL);
        if (at_context)
            pos = began;
        if (flow && p->context_mark.line < p->problem_mark.line)
            FAULT(c, pos, NOT_CLOSED_YET, .problem = text,
                  .line = OG_COUNT(p->context_mark.line + 1));
        else
            FAULT(c, pos, ONLY_SAID, .what = text);
    }
}

static bool next_event(composer *c, yaml_event_t *event)
{
    if (yaml_parser_parse(&c->parser, event))
        return true;
    syntax_fault(c);
    return false;
}

/* ---- nodes ------------------------------------------------------------------------------ */

static void check_properties(composer *c, og_pos pos, const yaml_char_t *anchor,
                             const yaml_char_t *tag)
{
    if (anchor)
        OG_ERROR_AT(c->diags, pos, ANCHOR, .name = cut(c, (const char *)anchor));
    if (tag)
        OG_ERROR_AT(c->diags, pos, TAG);
}

/* Characters that only an escape in double quotes brings in. */
static void check_characters(composer *c, const og_node *node, bool key)
{
    for (size_t at = 0; at < node->length;) {
        uint32_t code = 0;
        size_t size = og_utf8_decode(node->text + at, node->length - at, &code);
        bool space = code == '\t' || code == '\n' || code == '\r';

        if (size == 0 || (og_utf8_control(code) && (key || !space))) {
            FAULT(c, node->pos, CHARACTER_HERE,
                  .code = og_arena_printf(c->arena, "U+%04X", (unsigned)code));
            return;
        }
        at += size;
    }
}

/* Where in the bytes a mark stands that comes after all that were asked for before. */
static size_t advance(composer *c, yaml_mark_t mark)
{
    for (; c->index < mark.index && c->byte < c->source->length; c->index++) {
        uint32_t code;
        c->byte += og_utf8_decode(c->source->text + c->byte, c->source->length - c->byte, &code);
    }
    return c->byte;
}

static bool colon_before(composer *c, yaml_mark_t mark)
{
    size_t at = advance(c, mark);
    while (at > 0 && strchr(" \t\r\n", c->source->text[at - 1]))
        at--;
    return at > 0 && c->source->text[at - 1] == ':';
}

static og_node *compose_scalar(composer *c, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    og_node *node = og_node_new(c->arena, OG_NODE_SCALAR, pos_of(c, event));

    if (!node)
        return NULL;
    check_properties(c, node->pos, event->data.scalar.anchor, event->data.scalar.tag);
    if (length > OG_YAML_MAX_SCALAR) {
        FAULT(c, node->pos, TEXT_LONG, .most = OG_COUNT(OG_YAML_MAX_SCALAR >> 10));
        length = 0;
    }
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->text = og_arena_text(c->arena, text, length);
    node->length = length;
    if (!node->text)
        return NULL;
    if (!node->quoted &&
        (length == 0 || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0))
        node->kind = OG_NODE_NULL;
    if (event->data.scalar.length == 0 && !node->quoted) {
        c->empty = node;
        c->alone = !colon_before(c, event->start_mark);
    }
    check_characters(c, node, false);
    return node;
}

static bool all_digits(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* `{mean: 1,5}` is a map of mean: 1 and an empty 5. */
static bool is_decimal_comma(const og_node *map, const og_node *key, const og_node *value)
{
    const og_node *before = map->last ? map->last->value : NULL;

    if (!before || before->kind != OG_NODE_SCALAR || before->quoted || key->quoted ||
        value->kind != OG_NODE_NULL || value->length > 0)
        return false;
    return all_digits(key->text) && all_digits(before->text + (*before->text == '-')) &&
           key->pos.line == before->pos.line &&
           key->pos.column == before->pos.column + before->pos.width + 1;
}

static bool is_plain(const og_entry *entry)
{
    return entry && entry->value->kind == OG_NODE_SCALAR && !entry->value->quoted;
}

/* A word between braces without a value: what was meant. */
static void tell_alone(composer *c, const og_node *map, const og_node *key)
{
    const og_entry *before = map->last;
    const char *colon = key->quoted ? NULL : strchr(key->text, ':');
    size_t at;
    double value;
    const og_odd *odd = og_odd_find(key->text, key->length, &at);
    bool number = is_plain(before) && all_digits(before->value->text) && all_digits(key->text);
    if (odd)
        OG_ERROR_AT(c->diags, key->pos, ALONE_ODD, .key = cut(c, key->text),
                    .odd = og_odd_said(odd, c->arena, c->diags->language));
    else if (colon && colon > key->text && colon[1])
        OG_ERROR_AT(c->diags, key->pos, ALONE_GLUED, .key = cut(c, key->text),
                    .apart = og_arena_printf(c->arena, "%.*s: %s", (int)(colon - key->text),
                                             key->text, cut(c, colon + 1)));
    else if (number)
        OG_ERROR_AT(c->diags, key->pos, ALONE_NUMBER, .key = cut(c, key->text),
                    .whole = cut(c, before->value->text));
    else if (is_plain(before) && before->value->pos.line == key->pos.line &&
             og_number_parse(before->value->text, before->value->length, &value) != OG_NUMBER_OK)
        OG_ERROR_AT(c->diags, key->pos, ALONE_COMMA, .key = cut(c, key->text),
                    .text = og_arena_printf(c->arena, "%s: \"%s, %s\"", before->key,
                                            cut(c, before->value->text), cut(c, key->text)));
    else
        OG_ERROR_AT(c->diags, key->pos, ALONE, .key = cut(c, key->text));
}

/* The keys above the map at hand, each with a point behind it. */
static const char *path_of(composer *c)
{
    og_strbuf path = {0};
    for (unsigned i = 0; i + 1 < c->depth && !og_diag_is_full(c->diags); i++)
        if (c->keys[i])
            og_strbuf_printf(&path, "%s.", c->keys[i]);
    const char *kept = path.text ? og_arena_text(c->arena, path.text, path.length) : "";
    c->diags->failed |= path.failed;
    og_strbuf_clear(&path);
    return kept ? kept : "";
}

/* Tells what is wrong with an entry, and whether it belongs in the map. */
static bool check_entry(composer *c, const og_node *map, bool flow, const og_node *key,
                        const og_node *value)
{
    if (key->kind == OG_NODE_MAP || key->kind == OG_NODE_LIST) {
        FAULT(c, key->pos, KEY_NOT_WORD);
        return false;
    }
    if (!key->text) /* an alias, which has been told */
        return false;
    if (key->length == 0) {
        FAULT(c, key->pos, KEY_EMPTY);
        return false;
    }
    if (key->length > OG_YAML_MAX_KEY) {
        FAULT(c, key->pos, KEY_LONG, .most = OG_COUNT(OG_YAML_MAX_KEY));
        return false;
    }
    check_characters(c, key, true);
    if (!key->quoted && strcmp(key->text, "<<") == 0) {
        FAULT(c, key->pos, MERGE_KEY);
        return false;
    }
    if (flow && is_decimal_comma(map, key, value)) {
        OG_ERROR_AT(c->diags, key->pos, COMMA_IN_MAP,
                    .path = og_arena_printf(c->arena, "%s%s", path_of(c), map->last->key),
                    .whole = cut(c, map->last->value->text), .part = cut(c, key->text));
        return false;
    }
    if (value == c->empty) {
        if (flow && c->alone)
            tell_alone(c, map, key);
        else
            OG_ERROR_AT(c->diags, key->pos, KEY_WITHOUT_VALUE, .key = cut(c, key->text));
        return false;
    }
    const og_entry *first = og_node_find(map, key->text);
    if (first)
        OG_ERROR_AT(c->diags, key->pos, KEY_TWICE, .key = key->text,
                    .line = OG_COUNT((unsigned)first->key_pos.line));
    return !first;
}

static bool compose_entry(composer *c, og_node *map, bool flow, yaml_event_t *event)
{
    og_node *key = compose(c, event);
    if (!key || !next_event(c, event))
        return false;
    c->keys[c->depth - 1] = key->text;
    og_node *value = compose(c, event);
    if (!value)
        return false;
    if (!check_entry(c, map, flow, key, value)) {
        map->faulty = true;
        return true;
    }
    if (map->count == OG_YAML_MAX_KEYS) {
        FAULT(c, key->pos, KEYS_MANY, .most = OG_COUNT(OG_YAML_MAX_KEYS));
        return false;
    }
    return og_node_add(c->arena, map, key->text, key->pos, value);
}

static bool compose_item(composer *c, og_node *list, yaml_event_t *event)
{
    c->keys[c->depth - 1] = NULL;
    og_node *value = compose(c, event);
    return value && og_node_add(c->arena, list, "", value->pos, value);
}

/* The entries up to the collection's end; `event` is only room for them. */
static bool compose_entries(composer *c, og_node *node, bool flow, yaml_event_t *event)
{
    for (;;) {
        if (!next_event(c, event))
            return false;
        if (event->type == YAML_MAPPING_END_EVENT || event->type == YAML_SEQUENCE_END_EVENT)
            return true;
        if (!(node->kind == OG_NODE_MAP ? compose_entry(c, node, flow, event)
                                        : compose_item(c, node, event)))
            return false;
    }
}

static og_node *compose_collection(composer *c, yaml_event_t *event)
{
    bool is_map = event->type == YAML_MAPPING_START_EVENT;
    bool flow = is_map && event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    og_pos pos = pos_of(c, event);
    og_node *node = og_node_new(c->arena, is_map ? OG_NODE_MAP : OG_NODE_LIST, pos);

    if (is_map)
        check_properties(c, pos, event->data.mapping_start.anchor, event->data.mapping_start.tag);
    else
        check_properties(c, pos, event->data.sequence_start.anchor, event->data.sequence_start.tag);
    yaml_event_delete(event);

    if (c->depth == OG_YAML_MAX_DEPTH) {
        return FAULT(c, pos, DEEP, .most = OG_COUNT(OG_YAML_MAX_DEPTH));
    }
    c->depth++;
    bool whole = node && compose_entries(c, node, flow, event);
    c->depth--;
    return whole ? node : NULL;
}

/* The node that begins with `event`, which is taken. NULL when reading has to stop: out of
 * memory, beyond a limit, or a text that libyaml cannot follow. */
static og_node *compose(composer *c, yaml_event_t *event)
{
    og_pos pos = pos_of(c, event);
    og_node *node = NULL;

    if (++c->nodes > OG_YAML_MAX_NODES) {
        FAULT(c, pos, VALUES_MANY, .most = OG_COUNT(OG_YAML_MAX_NODES));
    } else if (event->type == YAML_SCALAR_EVENT) {
        node = compose_scalar(c, event);
    } else if (event->type == YAML_ALIAS_EVENT) {
        FAULT(c, pos, ALIAS);
        node = og_node_new(c->arena, OG_NODE_NULL, pos);
    } else {
        return compose_collection(c, event);
    }
    yaml_event_delete(event);
    return node;
}

/* Stream start, document start, the root, document end, stream end. */
static og_node *compose_document(composer *c)
{
    const og_pos file = {.source = c->source};
    yaml_event_t event;

    if (!next_event(c, &event) || !next_event(c, &event))
        return NULL;
    if (event.type == YAML_STREAM_END_EVENT)
        return FAULT(c, file, FILE_EMPTY);
    yaml_event_delete(&event);

    if (!next_event(c, &event))
        return NULL;
    og_node *root = compose(c, &event);
    if (!root || !next_event(c, &event) || !next_event(c, &event))
        return NULL;
    if (event.type == YAML_DOCUMENT_START_EVENT)
        FAULT(c, pos_at(c, event.start_mark), SECOND_DOCUMENT);
    yaml_event_delete(&event);
    return root;
}

og_node *og_yaml_parse(const og_source *source, og_arena *arena, og_diagnostics *diags)
{
    composer c = {.source = source, .arena = arena, .diags = diags};

    if (!og_yaml_check_text(source, arena, diags, &c.characters))
        return NULL;
    if (!yaml_parser_initialize(&c.parser)) {
        diags->failed = true;
        return NULL;
    }
    yaml_parser_set_encoding(&c.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&c.parser, (const unsigned char *)source->text, source->length);

    og_node *root = compose_document(&c);

    yaml_parser_delete(&c.parser);
    if (arena->failed)
        diags->failed = true;
    return c.broken ? NULL : root;
}
