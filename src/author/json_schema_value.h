/* The scenario file's keys as a JSON Schema (draft-07): maps, ranges and values, which its making
 * (json_schema.c) puts together.
 *
 * It has three layers. The definitions named after a thing ("location", "value") tell which keys
 * it may have and what may stand behind them; any key may be left out or be null, as in a file that
 * extends another. Ranges ("at_least_0") are laid over a value and reach through all its forms.
 * What may not be missing is laid over a whole file, when it extends none. */
#ifndef OG_AUTHOR_JSON_SCHEMA_VALUE_H
#define OG_AUTHOR_JSON_SCHEMA_VALUE_H

#include "base/arena.h"
#include "scenario/schema.h"

#include <jansson.h>

/* Regular expressions of keys and dates. */
#define OG_JS_YEAR "(158[3-9]|159[0-9]|1[6-9][0-9]{2}|[2-9][0-9]{3})"
#define OG_JS_MONTH "(0[1-9]|1[0-2])"
#define OG_JS_DAY OG_JS_MONTH "-(0[1-9]|[12][0-9]|3[01])"
#define OG_JS_SPANS "H[12]|Q[1-4]|" OG_JS_MONTH
#define OG_JS_PERIOD "^" OG_JS_YEAR "(-(" OG_JS_SPANS "|" OG_JS_DAY "))?$"
#define OG_JS_IDENTIFIER "^(?!(source|assumption)$)[A-Za-z0-9_-]{1,100}$"

/* All of these return NULL when memory is short; og_js_set, which takes `value`, remembers it. */
typedef struct og_js {
    json_t *definitions;
    og_arena arena; /* for texts that are put in */
    bool failed;
} og_js;

void og_js_set(og_js *js, json_t *object, const char *key, json_t *value);
void og_js_append(og_js *js, json_t *array, json_t *value);

/* A reference to a definition. */
json_t *og_js_ref(const char *name);

/* A map with these properties (taken), `source` and `assumption`, and no other keys. */
json_t *og_js_map(const char *description, json_t *properties);

/* A map whose keys match `pattern`, but for `source` and `assumption`; takes `entry`. */
json_t *og_js_map_of(const char *pattern, json_t *entry);

/* `schema` (taken) with the range of `field`, if it has one. */
json_t *og_js_in_range(og_js *js, const og_field *field, json_t *schema);

/* That these keys, of `count`, are there and are not null. */
json_t *og_js_needs(og_js *js, const char *const *keys, size_t count);

/* Adds the definitions of scalars, constants and values, and "whole_value": that a number, whatever
 * its form, lacks nothing. */
void og_js_define_values(og_js *js);

#endif
