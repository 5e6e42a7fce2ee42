#include "author/json_schema_value.h"

#include "base/format.h"
#include "base/number.h"
#include "base/strbuf.h"

#include <math.h>
#include <string.h>

/* ---- parts ------------------------------------------------------------------------------- */

void og_js_set(og_js *js, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        js->failed = true;
}

void og_js_append(og_js *js, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        js->failed = true;
}

json_t *og_js_ref(const char *name)
{
    return json_pack("{s:o}", "$ref", json_sprintf("#/definitions/%s", name));
}

json_t *og_js_map(const char *description, json_t *properties)
{
    json_t *grounds = json_pack("{s:o, s:o}", "source", og_js_ref("source"), "assumption",
                                og_js_ref("assumption"));
    if (!properties || json_object_update(properties, grounds) != 0) {
        json_decref(properties);
        properties = NULL;
    }
    json_decref(grounds);
    return json_pack("{s:s*, s:[s, s], s:o, s:b}", "description", description, "type", "object",
                     "null", "properties", properties, "additionalProperties", 0);
}

json_t *og_js_map_of(const char *pattern, json_t *entry)
{
    json_t *map = og_js_map(NULL, json_object());
    json_t *patterns = json_pack("{s:o}", pattern, entry);
    if (json_object_set_new(map, "patternProperties", patterns) == 0)
        return map;
    json_decref(map);
    return NULL;
}

json_t *og_js_needs(og_js *js, const char *const *keys, size_t count)
{
    json_t *required = json_array(), *properties = json_object();
    for (size_t i = 0; i < count; i++) {
        og_js_append(js, required, json_string(keys[i]));
        og_js_set(js, properties, keys[i], og_js_ref("given"));
    }
    if (count > 0)
        return json_pack("{s:o, s:o}", "required", required, "properties", properties);
    json_decref(required);
    return json_pack("{s:o}", "properties", properties);
}

/* ---- ranges ------------------------------------------------------------------------------ */

static json_t *number(double value)
{
    return value == floor(value) && fabs(value) < 1e18 ? json_integer((json_int_t)value)
                                                       : json_real(value);
}

/* Within a value these keys, and any period or case, hold what comes out; others are parameters
 * and may lie elsewhere. */
static json_t *range(og_js *js, const char *name, const og_field *field)
{
    static const char *const outcomes[] = {"value", "low", "likely", "high", "min", "max"};
    json_t *out = json_object(), *properties = json_object();
    if (isfinite(field->low))
        og_js_set(js, out, "minimum", number(field->low));
    if (isfinite(field->high))
        og_js_set(js, out, "maximum", number(field->high));
    if (field->type == OG_TYPE_WHOLE)
        og_js_set(js, out, "multipleOf", json_integer(1));
    if (field->type == OG_TYPE_WHOLE || field->type == OG_TYPE_NUMBER) {
        og_js_set(js, out, "properties", json_pack("{s:o}", "value", og_js_ref(name)));
        json_decref(properties);
        return out;
    }
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        og_js_set(js, properties, outcomes[i], og_js_ref(name));
    og_js_set(js, out, "properties", properties);
    og_js_set(js, out, "patternProperties", json_pack("{s:o}", "^[0-9]", og_js_ref(name)));
    og_js_set(js, out, "if", json_pack("{s:[s]}", "required", "case"));
    og_js_set(js, out, "then",
              json_pack("{s:{s:b, s:b, s:b}, s:o}", "properties", "case", 1, "source", 1,
                        "assumption", 1, "additionalProperties", og_js_ref(name)));
    return out;
}

json_t *og_js_in_range(og_js *js, const og_field *field, json_t *schema)
{
    bool from = isfinite(field->low), to = isfinite(field->high);
    bool constant = field->type == OG_TYPE_WHOLE || field->type == OG_TYPE_NUMBER;
    char name[80], low[OG_NUMBER_SIZE], high[OG_NUMBER_SIZE];
    if (!from && !to && field->type != OG_TYPE_WHOLE)
        return schema;
    og_number_print_short(field->low, low);
    og_number_print_short(field->high, high);
    og_format(name, sizeof name, "%s%s%s%s%s",
              field->type == OG_TYPE_WHOLE ? "whole_"
              : constant                   ? "constant_"
                                           : "",
              to ? "from_" : "at_least_", low, to ? "_to_" : "", to ? high : "");
    if (!json_object_get(js->definitions, name))
        og_js_set(js, js->definitions, name, range(js, name, field));
    return json_pack("{s:[o, o]}", "allOf", schema, og_js_ref(name));
}

/* ---- scalars ----------------------------------------------------------------------------- */

static void define_scalars(og_js *js)
{
    static const struct {
        const char *name, *pattern, *description;
    } dates[] = {{"day", "^" OG_JS_YEAR "-" OG_JS_DAY "$", "A day, such as 2025-03-31."},
                 {"month", "^" OG_JS_YEAR "-" OG_JS_MONTH "$", "A month, such as 2025-03."},
                 {"day_or_month", "^" OG_JS_YEAR "-(" OG_JS_MONTH "|" OG_JS_DAY ")$",
                  "A day or a month, such as 2025-03-31 or 2025-03."},
                 {"period", OG_JS_PERIOD, "2025, 2025-H1, 2025-Q1, 2025-03 or 2025-03-31."}};
    static const struct {
        const char *name, *description;
    } texts[] = {{"text", "Text; in quotes when it holds ': ' or ' #'."},
                 {"source", "Where the number comes from: a key of `sources`. Holds for all "
                            "numbers beneath that have none of their own."},
                 {"assumption", "Why a number without a source was chosen. Holds for all numbers "
                                "beneath that have none of their own."}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        og_js_set(js, js->definitions, texts[i].name,
                  json_pack("{s:s, s:[s, s, s, s]}", "description", texts[i].description, "type",
                            "string", "number", "boolean", "null"));
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        char plain[32];
        og_format(plain, sizeof plain, "plain_%s", dates[i].name);
        og_js_set(js, js->definitions, plain, /* a year reads as a number */
                  json_pack("{s:s, s:[s, s*, s], s:s}", "description", dates[i].description, "type",
                            "string", strcmp(dates[i].name, "period") == 0 ? "integer" : NULL,
                            "null", "pattern", dates[i].pattern));
        og_js_set(js, js->definitions, dates[i].name,
                  json_pack("{s:s, s:[o, o]}", "description", dates[i].description, "anyOf",
                            og_js_ref(plain),
                            og_js_map("A day with its source or assumption.",
                                      json_pack("{s:o}", "value", og_js_ref(plain)))));
    }
    og_js_set(js, js->definitions, "given", json_pack("{s:{s:s}}", "not", "type", "null"));
    /* What groups its digits is text to many readers. */
    og_js_set(js, js->definitions, "number",
              json_pack("{s:s, s:[s, s, s], s:s, s:f, s:f}", "description",
                        "A number with a decimal point; thousands may be written as 95_000.",
                        "type", "number", "string", "null", "pattern",
                        "^(?=.*_)[+-]?[0-9]+(_[0-9]+)*([.][0-9]+(_[0-9]+)*)?([eE][+-]?[0-9]+)?$",
                        "minimum", -1.7976931348623157e308, "maximum", 1.7976931348623157e308));
    og_js_set(js, js->definitions, "constant",
              json_pack("{s:s, s:[o, o]}", "description",
                        "A number, or {value: number} with its source or assumption.", "anyOf",
                        og_js_ref("number"),
                        og_js_map(NULL, json_pack("{s:o}", "value", og_js_ref("number")))));
}

/* ---- distributions ----------------------------------------------------------------------- */

static json_t *parameter(og_js *js, const og_dist_parameter *allowed)
{
    json_t *bounds = json_object();
    if (allowed->low > -OG_DIST_LARGE)
        og_js_set(js, bounds, allowed->open ? "exclusiveMinimum" : "minimum", number(allowed->low));
    if (allowed->high < OG_DIST_LARGE)
        og_js_set(js, bounds, "maximum", number(allowed->high));
    if (json_object_size(bounds) == 0) {
        json_decref(bounds);
        bounds = NULL;
    }
    return json_pack("{s:s*, s:[o, o*]}", "description", allowed->note, "allOf",
                     og_js_ref("number"), bounds);
}

/* The keys of one way to state a distribution, in `mask`; of the default one `dist` may be left
 * out. */
static json_t *dist_keys(og_js *js, og_dist_kind kind, uint32_t mask)
{
    const og_dist_type *type = og_dist_types[kind];
    json_t *keys = json_pack("{s:{s:s, s:[s, n]}}", "dist", "description", type->description,
                             "enum", type->name);
    for (int i = 0; type->parameters[i].key; i++)
        if (mask >> i & 1)
            og_js_set(js, keys, type->parameters[i].key, parameter(js, &type->parameters[i]));
    static const char *const lists[][2] = {{"values", "The values."},
                                           {"weights", "A weight for each of the values."}};
    for (int i = 0; type->lists && i < (type->weighted ? 2 : 1); i++)
        og_js_set(js, keys, lists[i][0],
                  json_pack("{s:s, s:[s, s], s:{s:[o, o]}, s:i}", "description", lists[i][1],
                            "type", "array", "null", "items", "allOf", og_js_ref("number"),
                            og_js_ref("given"), "minItems", 1));
    if (type->lists) {
        og_js_set(js, keys, "file",
                  json_pack("{s:s, s:[o]}", "description",
                            "A CSV file with a heading, in the scenario's folder or below it.",
                            "allOf", og_js_ref("text")));
        og_js_set(js, keys, "column",
                  json_pack("{s:s, s:[o]}", "description", "The heading of the file's column.",
                            "allOf", og_js_ref("text")));
    }
    og_js_set(js, keys, "vary", og_js_ref("vary"));
    og_js_set(js, keys, "persistence", og_js_ref("persistence"));
    return keys;
}

/* What one way to state a distribution may not lack. */
static json_t *dist_needs(og_js *js, og_dist_kind kind, uint32_t mask, bool from_file)
{
    const og_dist_type *type = og_dist_types[kind];
    const char *keys[OG_DIST_PARAMETERS + 4];
    size_t count = 0;
    if (kind != OG_DIST_PERT)
        keys[count++] = "dist";
    for (int i = 0; type->parameters[i].key; i++)
        if (mask >> i & 1)
            keys[count++] = type->parameters[i].key;
    if (type->lists && !from_file)
        keys[count++] = "values";
    if (from_file) {
        keys[count++] = "file";
        keys[count++] = "column";
    }
    if (type->weighted)
        keys[count++] = "weights";
    json_t *needs = og_js_needs(js, keys, count);
    og_js_set(js, json_object_get(needs, "properties"), "dist",
              json_pack("{s:s}", "const", type->name));
    return needs;
}

/* Every distribution in every way to state it: its form, and what it may not lack. */
static void add_dists(og_js *js, json_t *forms, json_t *wholes)
{
    og_js_set(js, js->definitions, "vary",
              json_pack("{s:s, s:[s, s, s, n]}", "description",
                        "When it is drawn anew: once per future, each year or each month. Default "
                        "run; for counts such as poisson month.",
                        "enum", "run", "year", "month"));
    og_js_set(
        js, js->definitions, "persistence",
        json_pack("{s:s, s:[o, {s:i, s:i}]}", "description",
                  "Correlation with the year or month before, for vary: year and vary: month.",
                  "allOf", og_js_ref("number"), "minimum", 0, "exclusiveMaximum", 1));
    for (og_dist_kind kind = 0; kind < OG_DIST_KINDS; kind++) {
        og_dist_statement by = og_dist_stated_by(kind);
        const uint32_t ways[] = {by.first, by.second};
        for (int i = 0; i < 2 && (i == 0 || ways[i]); i++) {
            og_js_append(js, forms,
                         og_js_map(og_dist_types[kind]->description,
                                   dist_keys(js, kind, ways[i] | by.optional)));
            og_js_append(js, wholes, dist_needs(js, kind, ways[i], false));
        }
        if (og_dist_types[kind]->lists)
            og_js_append(js, wholes, dist_needs(js, kind, 0, true));
    }
}

/* ---- values ------------------------------------------------------------------------------ */

static json_t *described_ref(const char *description, const char *name)
{
    return json_pack("{s:s, s:[o]}", "description", description, "allOf", og_js_ref(name));
}

/* What the loader takes for another form, whatever `case` says, is no name of a case. */
static json_t *case_form(og_js *js)
{
    json_t *form = og_js_map_of("^(?!(source|assumption|case|dist|likely|value|input)$)[A-Za-z_-]",
                                og_js_ref("value"));
    json_t *properties = json_object_get(form, "properties");
    og_js_set(js, properties, "case", described_ref("The group.", "text"));
    og_js_set(js, form, "required", json_pack("[s]", "case"));
    og_js_set(js, form, "description",
              json_string("What it is in each case of a group under `cases`."));
    return form;
}

/* A case or two, where the file that is extended names the group. */
static json_t *partial_case_form(og_js *js)
{
    static const char *const others[] = {
        "source",  "assumption", "case",        "value",   "input",     "times",    "plus",
        "dist",    "vary",       "persistence", "product", "sum",       "values",   "weights",
        "file",    "column",     "corrected",   "growth",  "base",      "csv",      "period",
        "decimal", "forecast",   "history",     "series",  "frequency", "negative", "together"};
    og_strbuf pattern = {0};
    og_strbuf_puts(&pattern, "^(?!(");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        og_strbuf_printf(&pattern, "%s|", others[i]);
    for (og_dist_kind kind = 0; kind < OG_DIST_KINDS; kind++)
        for (int i = 0; og_dist_types[kind]->parameters[i].key; i++)
            og_strbuf_printf(&pattern, "%s|", og_dist_types[kind]->parameters[i].key);
    og_strbuf_puts(&pattern, "[0-9].*)$)");
    js->failed |= pattern.failed;
    json_t *form = og_js_map_of(pattern.failed ? "" : pattern.text, og_js_ref("value"));
    og_js_set(js, form, "description",
              json_string("Cases, of a group that the extended file names."));
    og_strbuf_clear(&pattern);
    return form;
}

static json_t *decimal_mark(void)
{
    return json_pack("{s:s, s:[s, s, n]}", "description",
                     "The decimal mark of the file's numbers; default: what the column shows.",
                     "enum", ",", ".");
}

/* Periods with their numbers in a CSV file, wherever they may stand in the scenario itself. */
static void define_csv(og_js *js)
{
    json_t *keys = json_pack(
        "{s:o, s:o, s:o, s:o}", "csv",
        described_ref("A CSV file with headings, in the scenario's folder or below it.", "text"),
        "period", described_ref("The heading of the column of periods.", "text"), "value",
        described_ref("The heading of the column of numbers.", "text"), "decimal", decimal_mark());
    og_js_set(js, js->definitions, "csv",
              og_js_map("Periods with their numbers, from a CSV file.", keys));
}

/* What comes after a history. */
static json_t *forecast_form(void)
{
    json_t *inside = json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "history",
        json_pack("{s:s, s:[o, o]}", "description",
                  "A CSV file with a column of periods, in the scenario's folder or below it; or "
                  "the periods with their numbers.",
                  "anyOf", json_pack("{s:s}", "type", "string"),
                  og_js_map_of("^" OG_JS_YEAR "(-(" OG_JS_SPANS "))?$", og_js_ref("number"))),
        "column", described_ref("The heading of the file's column of numbers.", "text"), "series",
        described_ref("Which series, where the file has several.", "text"), "decimal",
        decimal_mark(), "frequency",
        json_pack("{s:s, s:[i, i, i, i, n]}", "description",
                  "Periods a year; default: what the periods show.", "enum", 1, 2, 4, 12),
        "negative",
        json_pack("{s:s, s:[b, b, s, s, n]}", "description",
                  "Whether it may lie below zero (a balance); default false.", "enum", 1, 0, "true",
                  "false"),
        "together",
        described_ref("A name: forecasts with the same one move together as their errors did.",
                      "text"));
    return og_js_map("What comes after a history, drawn from its forecast period by period.",
                     json_pack("{s:o}", "forecast", og_js_map(NULL, inside)));
}

static void add_forms(og_js *js, json_t *forms)
{
    static const char *const operations[][2] = {{"product", "These values multiplied."},
                                                {"sum", "These values added up."},
                                                {"min", "The least of these values."},
                                                {"max", "The greatest of these values."}};
    json_t *schedule = og_js_map_of(OG_JS_PERIOD, og_js_ref("value"));
    og_js_set(js, schedule, "description",
              json_string("A schedule: each value is in force from the start of its period until "
                          "the next begins."));
    og_js_append(js, forms, og_js_ref("number"));
    og_js_append(
        js, forms,
        og_js_map("A value with its source or assumption, or changed: times it, plus.",
                  json_pack("{s:o, s:o, s:o}", "value", described_ref("The value.", "value"),
                            "times", described_ref("Factor; default 1.", "number"), "plus",
                            described_ref("Added after that; default 0.", "number"))));
    og_js_append(js, forms, schedule);
    og_js_append(js, forms, og_js_ref("csv"));
    og_js_append(js, forms, forecast_form());
    og_js_append(js, forms,
                 og_js_map("A value under `inputs`: times it, plus.",
                           json_pack("{s:o, s:o, s:o}", "input", described_ref("Its name.", "text"),
                                     "times", described_ref("Factor; default 1.", "number"), "plus",
                                     described_ref("Added after that; default 0.", "number"))));
    og_js_append(js, forms, case_form(js));
    og_js_append(js, forms, partial_case_form(js));
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
        og_js_append(
            js, forms,
            og_js_map(operations[i][1],
                      json_pack("{s:{s:s, s:[s, s], s:{s:[o, o]}, s:i}}", operations[i][0],
                                "description", operations[i][1], "type", "array", "null", "items",
                                "allOf", og_js_ref("value"), og_js_ref("given"), "minItems", 1)));
}

void og_js_define_values(og_js *js)
{
    /* `corrected` and `growth` are the other forms that a taakstelling and an index have. */
    static const char *const by_key[] = {"value", "input", "case",      "product", "sum",
                                         "min",   "max",   "corrected", "growth",  "history"};
    static const char *const csv_keys[] = {"csv", "period", "value"}, *const forecast = "forecast";
    json_t *forms = json_array(), *wholes = json_array();
    define_scalars(js);
    define_csv(js);
    add_forms(js, forms);
    add_dists(js, forms, wholes);
    for (size_t i = 0; i < sizeof by_key / sizeof *by_key; i++)
        og_js_append(js, wholes, og_js_needs(js, &by_key[i], 1));
    og_js_append(js, wholes, og_js_needs(js, &forecast, 1));
    og_js_append(js, wholes, og_js_needs(js, csv_keys, 3));
    og_js_append(
        js, wholes, /* a key that begins as a period does */
        json_pack("{s:{s:{s:{s:s}}}}", "not", "propertyNames", "not", "pattern", "^[0-9]"));
    og_js_set(js, js->definitions, "value",
              json_pack("{s:s, s:o}", "description",
                        "A number; {low, likely, high} or another distribution; a schedule by "
                        "period, or {csv: file, ...}; {forecast: {history: ...}}; {input: name}; "
                        "{case: group, ...}; or a computation with these.",
                        "anyOf", forms));
    og_js_set(js, js->definitions, "whole_value",
              json_pack("{s:{s:s}, s:{s:o, s:o}, s:o}", "if", "type", "object", "then", "anyOf",
                        wholes, "additionalProperties", og_js_ref("whole_value"), "items",
                        og_js_ref("whole_value")));
}
