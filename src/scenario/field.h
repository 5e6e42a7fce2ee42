/* The keys of a map in the scenario file, as data: tables of fields from which the loader, the
 * documentation and the JSON Schema are made. */
#ifndef OG_SCENARIO_FIELD_H
#define OG_SCENARIO_FIELD_H

#include "lang/catalogue.h"
#include "scenario/scenario.h"

#include <math.h>

/* What may stand behind a key, and the type of the field that it fills. */
typedef enum og_type {
    OG_TYPE_TEXT,         /* const char * */
    OG_TYPE_NUMBER,       /* og_number: a constant */
    OG_TYPE_WHOLE,        /* og_number: a whole constant */
    OG_TYPE_VALUE,        /* og_value * */
    OG_TYPE_DAY,          /* og_when: 2025-03-31 */
    OG_TYPE_START,        /* og_when: a day, or `object`, an og_trigger */
    OG_TYPE_DAY_OR_MONTH, /* og_when */
    OG_TYPE_MONTH,        /* og_when: 2025-03 */
    OG_TYPE_PERIOD,       /* og_when: any period key */
    OG_TYPE_FLAG,         /* og_flag: true or false */
    OG_TYPE_SPELL,        /* og_spell: true, false, a year or a list of years */
    OG_TYPE_CHOICE,       /* int: index in `choices`; -1 after an error */
    OG_TYPE_NAME,         /* og_name */
    OG_TYPE_NAMES,        /* og_names: a list */
    OG_TYPE_OBJECT,       /* pointer to the object's struct */
    OG_TYPE_MAP,          /* og_array: identifier -> object */
    OG_TYPE_LIST,         /* og_array: a list of objects */
    OG_TYPE_YEARS,        /* og_array: year -> object */
    OG_TYPE_VALUES,       /* og_array of og_input: identifier -> value */
    OG_TYPE_COUNTS,       /* og_array of og_count: identifier -> number */
    OG_TYPE_CASES,        /* og_array of og_case_set: identifier -> (identifier -> number) */
    OG_TYPE_TEXTS,        /* og_array of og_text_item: identifier -> text */
    OG_TYPE_TARGETS,      /* og_targets: period -> value or {corrected: value} */
    OG_TYPE_HISTORY,      /* og_history: period -> number */
    OG_TYPE_LEDGER,       /* og_array of og_ledger: identifier -> (period -> number) */
    OG_TYPE_OPENING,      /* og_reserve: a value, or `unknown` */
    OG_TYPE_INDEX         /* og_index: a value, or {growth, base} */
} og_type;

typedef struct og_object og_object;

typedef struct og_field {
    const char *key;
    og_type type;
    size_t offset; /* in the object's struct */
    bool required;
    const char
        *with;    /* the key without which it may not stand (told by who resolves it); NULL: none */
    bool counted; /* whole things, or euros by the thousand: 1.250 is meant as 1250 */
    const char *const *counted_per; /* only where `per` beside it is one of these; NULL: always */
    bool once; /* a value that is asked once per replicate: its draws are vary: run */
    const char
        *counts_as;   /* what a value that is left out is, to be changed; NULL: there is none */
    double low, high; /* numbers, and constants and bounded distributions of values */
    const char *const *choices;  /* NULL-terminated */
    const og_sentence *meanings; /* of each choice; NULL: the description tells them */
    const og_object *object;     /* of OBJECT, MAP, LIST, YEARS, CASES, START */
    og_sentence description;
} og_field;

struct og_object {
    og_sentence name; /* "a location": for messages */
    size_t size;
    const og_field *fields; /* ends with a NULL key */
};

/* Of these tables. A field: key, type, member of the struct, range, description; then further
 * designators. */
#define OG_RANGE_ANY -INFINITY, INFINITY
#define OG_RANGE_POSITIVE 0, INFINITY
#define OG_RANGE_SHARE 0, 1
#define OG_FIELDS_END                                                                              \
    {                                                                                              \
        .key = NULL                                                                                \
    }
#define OG_FIELD(...) OG_FIELD_(__VA_ARGS__) /* once more: the range's two numbers are seen */
#define OG_FIELD_(key_, type_, struct_, member_, low_, high_, ...)                                 \
    {                                                                                              \
        .key = key_, .type = OG_TYPE_##type_, .offset = offsetof(struct_, member_), .low = low_,   \
        .high = high_, .description = __VA_ARGS__                                                  \
    }

#endif
