#include "author/json_schema_value.h"

#include "author/json_text.h"
#include "base/format.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static json_t *field_schema(og_js *js, const og_field *field);
static json_t *whole_object(og_js *js, const og_object *object);

/* ---- what may be there ------------------------------------------------------------------- */

/* The English one; it lives until the schema is done. */
static const char *said(og_js *js, og_sentence sentence)
{
    const char *text = og_said(&js->arena, OG_LANGUAGE_EN, sentence, NULL);
    js->failed |= js->arena.failed;
    return text;
}

static json_t *object_schema(og_js *js, const og_object *object)
{
    json_t *properties = json_object();
    for (const og_field *field = object->fields; field->key; field++)
        og_js_set(js, properties, field->key, field_schema(js, field));
    return og_js_map(NULL, properties);
}

/* The definition of "a reception stream" is "reception_stream". */
static json_t *object_ref(og_js *js, const og_object *object)
{
    const char *name = og_sentence_text(object->name, OG_LANGUAGE_EN);
    char key[64];
    if (strncmp(name, "a ", 2) == 0 || strncmp(name, "an ", 3) == 0)
        name = strchr(name, ' ') + 1;
    og_format(key, sizeof key, "%s", name);
    for (char *c = key; *c; c++)
        if (*c == ' ' || *c == '-')
            *c = '_';
    if (!json_object_get(js->definitions, key))
        og_js_set(js, js->definitions, key, object_schema(js, object));
    return og_js_ref(key);
}

static json_t *choice(og_js *js, const og_field *field)
{
    json_t *list = json_array();
    for (size_t i = 0; field->choices[i]; i++)
        og_js_append(js, list,
                     field->meanings ? json_pack("{s:s, s:s}", "const", field->choices[i],
                                                 "description", said(js, field->meanings[i]))
                                     : json_string(field->choices[i]));
    og_js_append(js, list, field->meanings ? json_pack("{s:n}", "const") : json_null());
    return json_pack("{s:o}", field->meanings ? "oneOf" : "enum", list);
}

static json_t *list_of(json_t *items)
{
    return json_pack("{s:[s, s], s:o}", "type", "array", "null", "items", items);
}

static json_t *target(void)
{
    json_t *corrected =
        json_pack("{s:s, s:[o]}", "description",
                  "Persons, with the achterstand or voorsprong at the start of the period in it.",
                  "allOf", og_js_ref("value"));
    return json_pack("{s:[o, o]}", "anyOf",
                     og_js_map(NULL, json_pack("{s:o}", "corrected", corrected)),
                     og_js_ref("value"));
}

static json_t *index_schema(og_js *js)
{
    static const og_field year = {.type = OG_TYPE_WHOLE, .low = OG_YEAR_MIN, .high = OG_YEAR_MAX};
    json_t *growth =
        json_pack("{s:s, s:[o]}", "description", "Growth a year: 0.02 makes 2 % more each year.",
                  "allOf", og_js_ref("value"));
    json_t *base = og_js_in_range(js, &year, og_js_ref("constant"));
    og_js_set(js, base, "description",
              json_string("Year of the prices; default: the horizon's first year."));
    return json_pack("{s:[o, o]}", "anyOf",
                     og_js_map(NULL, json_pack("{s:o, s:o}", "growth", growth, "base", base)),
                     og_js_ref("value"));
}

static json_t *numbers_by(og_js *js, const og_field *field, const char *pattern)
{
    og_field number = *field;
    number.type = OG_TYPE_NUMBER;
    if (field->type == OG_TYPE_CASES)
        number.low = 0;
    return og_js_map_of(pattern, og_js_in_range(js, &number, og_js_ref("constant")));
}

static json_t *or_csv(json_t *periods)
{
    return json_pack("{s:[o, o]}", "anyOf", periods, og_js_ref("csv"));
}

/* The keys of a group stand among the names of its cases. */
static json_t *case_group(og_js *js, const og_field *field)
{
    json_t *group =
        numbers_by(js, field, "^(?!(source|assumption|label|kind)$)[A-Za-z0-9_-]{1,100}$");
    json_t *properties = json_object_get(group, "properties");
    for (const og_field *key = field->object->fields; key->key; key++)
        og_js_set(js, properties, key->key, field_schema(js, key));
    return group;
}

/* true, false, a year or a list of years. */
static json_t *spell(void)
{
    json_t *year = json_pack("{s:[s, s], s:s, s:i, s:i}", "type", "string", "integer", "pattern",
                             "^" OG_JS_YEAR "$", "minimum", OG_YEAR_MIN, "maximum", OG_YEAR_MAX);
    json_t *years = json_pack("{s:s, s:O, s:i}", "type", "array", "items", year, "minItems", 1);
    return json_pack("{s:[{s:[b, b, s, s, n]}, o, o]}", "anyOf", "enum", 1, 0, "true", "false",
                     year, years);
}

static json_t *type_schema(og_js *js, const og_field *field)
{
    switch (field->type) {
    case OG_TYPE_TEXT:
    case OG_TYPE_NAME:
        return og_js_ref("text");
    case OG_TYPE_NUMBER:
    case OG_TYPE_WHOLE:
        return og_js_in_range(js, field, og_js_ref("constant"));
    case OG_TYPE_VALUE:
        return og_js_in_range(js, field, og_js_ref("value"));
    case OG_TYPE_DAY:
        return og_js_ref("day");
    case OG_TYPE_START:
        return json_pack("{s:[o, o]}", "anyOf", og_js_ref("day"), object_ref(js, field->object));
    case OG_TYPE_DAY_OR_MONTH:
        return og_js_ref("day_or_month");
    case OG_TYPE_MONTH:
        return og_js_ref("month");
    case OG_TYPE_PERIOD:
        return og_js_ref("period");
    case OG_TYPE_FLAG:
        return json_pack("{s:[b, b, s, s, n]}", "enum", 1, 0, "true", "false");
    case OG_TYPE_SPELL:
        return spell();
    case OG_TYPE_CHOICE:
        return choice(js, field);
    case OG_TYPE_NAMES: {
        json_t *names = list_of(og_js_ref("text"));
        og_js_set(js, names, "minItems", json_integer(1));
        return names;
    }
    case OG_TYPE_OBJECT:
        return object_ref(js, field->object);
    case OG_TYPE_MAP:
        return og_js_map_of(OG_JS_IDENTIFIER, object_ref(js, field->object));
    case OG_TYPE_LIST: /* replaced as a whole: nothing of an item can stand elsewhere */
        return list_of(json_pack("{s:[o, o]}", "allOf", object_ref(js, field->object),
                                 whole_object(js, field->object)));
    case OG_TYPE_YEARS:
        return og_js_map_of("^" OG_JS_YEAR "$", object_ref(js, field->object));
    case OG_TYPE_VALUES:
        return og_js_map_of(OG_JS_IDENTIFIER, og_js_in_range(js, field, og_js_ref("value")));
    case OG_TYPE_COUNTS:
        return numbers_by(js, field, OG_JS_IDENTIFIER);
    case OG_TYPE_CASES:
        return og_js_map_of(OG_JS_IDENTIFIER, case_group(js, field));
    case OG_TYPE_TEXTS:
        return og_js_map_of(OG_JS_IDENTIFIER, og_js_ref("text"));
    case OG_TYPE_TARGETS:
        return or_csv(og_js_map_of("^" OG_JS_YEAR "(-(" OG_JS_SPANS "))?$", target()));
    case OG_TYPE_HISTORY:
        return or_csv(numbers_by(js, field, OG_JS_PERIOD));
    case OG_TYPE_LEDGER:
        return og_js_map_of(OG_JS_IDENTIFIER, or_csv(numbers_by(js, field, OG_JS_PERIOD)));
    case OG_TYPE_OPENING:
        return json_pack("{s:[{s:s}, o]}", "anyOf", "const", "unknown",
                         og_js_in_range(js, field, og_js_ref("value")));
    case OG_TYPE_INDEX:
        return index_schema(js);
    }
    return NULL;
}

static json_t *field_schema(og_js *js, const og_field *field)
{
    json_t *type = type_schema(js, field);
    json_t *out = json_pack("{s:s}", "description", said(js, field->description));
    if (json_object_get(type, "$ref")) /* beside which a description would not count */
        og_js_set(js, out, "allOf", json_pack("[O]", type));
    else if (json_object_update(out, type) != 0)
        js->failed = true;
    json_decref(type);
    return out;
}

/* ---- what may not be missing ------------------------------------------------------------- */

static json_t *each(json_t *entry)
{
    return json_pack("{s:o}", "additionalProperties", entry);
}

/* Periods with what stands at them, or the file that holds them. */
static json_t *each_period(void)
{
    return json_pack("{s:o, s:{s:[s, s]}}", "additionalProperties", og_js_ref("whole_value"),
                     "dependencies", "csv", "period", "value");
}

/* NULL: nothing can be missing in it. */
static json_t *whole_field(og_js *js, const og_field *field)
{
    switch (field->type) {
    case OG_TYPE_NUMBER:
    case OG_TYPE_WHOLE:
    case OG_TYPE_VALUE:
    case OG_TYPE_OPENING:
    case OG_TYPE_INDEX:
        return og_js_ref("whole_value");
    case OG_TYPE_VALUES:
    case OG_TYPE_COUNTS:
        return each(og_js_ref("whole_value"));
    case OG_TYPE_TARGETS:
    case OG_TYPE_HISTORY:
        return each_period();
    case OG_TYPE_CASES:
        return each(each(og_js_ref("whole_value")));
    case OG_TYPE_LEDGER:
        return each(each_period());
    case OG_TYPE_OBJECT:
        return whole_object(js, field->object);
    case OG_TYPE_MAP:
    case OG_TYPE_YEARS:
        return each(whole_object(js, field->object));
    default:
        return NULL;
    }
}

static json_t *whole_object(og_js *js, const og_object *object)
{
    const char *required[32];
    size_t count = 0;
    for (const og_field *field = object->fields; field->key; field++)
        if (field->required && count < sizeof required / sizeof *required)
            required[count++] = field->key;
    json_t *needs = og_js_needs(js, required, count);
    json_t *properties = json_object_get(needs, "properties"), *with = json_object();
    for (const og_field *field = object->fields; field->key; field++) {
        json_t *inner = whole_field(js, field);
        if (field->with)
            og_js_set(js, with, field->key, json_pack("[s]", field->with));
        if (inner && field->required)
            inner = json_pack("{s:[o, o]}", "allOf", og_js_ref("given"), inner);
        if (inner)
            og_js_set(js, properties, field->key, inner);
    }
    if (json_object_size(with) > 0)
        og_js_set(js, needs, "dependencies", json_incref(with));
    json_decref(with);
    return needs;
}

/* `change`: paths and what becomes of what stands there. */
static json_t *change_schema(void)
{
    json_t *number =
        json_pack("{s:s, s:[o]}", "description", OG_TEXT(OG_LANGUAGE_EN, KEY_CHANGE_TIMES), "allOf",
                  og_js_ref("number"));
    json_t *plus = json_pack("{s:s, s:[o, {s:s, s:s}]}", "description",
                             OG_TEXT(OG_LANGUAGE_EN, KEY_CHANGE_PLUS), "anyOf", og_js_ref("number"),
                             "type", "string", "pattern", "^-?[0-9]{1,4}m$");
    json_t *change =
        json_pack("{s:s, s:{s:o, s:o}, s:b, s:i}", "type", "object", "properties", "times", number,
                  "plus", plus, "additionalProperties", 0, "minProperties", 1);
    return json_pack("{s:s, s:s, s:o}", "description", OG_TEXT(OG_LANGUAGE_EN, KEY_SCENARIO_CHANGE),
                     "type", "object", "additionalProperties", change);
}

/* ---- the whole --------------------------------------------------------------------------- */

og_status og_schema_json(char **text, og_error *err)
{
    og_js js = {.definitions = json_object()};
    og_js_define_values(&js);
    json_t *file = object_schema(&js, &og_schema);
    json_t *extends = json_pack("{s:s, s:s, s:s}", "description",
                                "a file, in this folder or below it, from which all is taken that "
                                "this one does not change; null removes a key",
                                "type", "string", "pattern", "^(?!/|(.*/)?[.][.](/|$)).");
    og_js_set(&js, json_object_get(file, "properties"), "extends", extends);
    og_js_set(&js, json_object_get(file, "properties"), "change", change_schema());
    json_t *whole = whole_object(&js, &og_schema);
    json_t *root = json_pack(
        "{s:s, s:s, s:s, s:o, s:o, s:b, s:{s:[s]}, s:b, s:o, s:o}", "$schema",
        "http://json-schema.org/draft-07/schema#", "title", "Scenario of opgave", "description",
        "Reception and housing duties of a municipality; made by `opgave schema`.", "type",
        json_string("object"), "properties", json_incref(json_object_get(file, "properties")),
        "additionalProperties", 0, "if", "required", "extends", "then", 1, "else", whole,
        "definitions", js.definitions);
    og_strbuf out = {.failed = js.failed};
    og_json_print(&out, root);
    *text = og_strbuf_take(&out);
    json_decref(file);
    json_decref(root);
    og_arena_clear(&js.arena);
    return *text ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}
