/* What the parts of the loader share: the tree goes in, typed parts come out. */
#ifndef OG_SCENARIO_LOAD_H
#define OG_SCENARIO_LOAD_H

#include "scenario/schema.h"

typedef struct og_loader {
    og_scenario *scenario;
    og_arena *arena;
    og_diagnostics *diags;
    size_t figure_capacity, value_capacity;
} og_loader;

/* Where a node stands: its path and what covers the numbers beneath it. */
typedef struct og_place {
    const char *path;
    og_grounds grounds;
} og_place;

/* The place of entry `key` of the map at `place`. */
og_place og_place_under(og_loader *loader, og_place place, const char *key);

/* `place` with the `source` or `assumption` that stands in `map`, if any. */
og_place og_place_grounds(og_loader *loader, og_place place, const og_node *map);

/* The two keys that are allowed in every map, source and assumption; whether `key` is one. */
extern const char *const og_grounds_keys[2];
bool og_key_is_grounds(const char *key);

/* A value, as the field allows it (range, once). After an error a constant stands in for it, so
 * that what is wrong elsewhere can be told as well; NULL only when memory is short. */
og_value *og_value_load(og_loader *loader, og_node *node, og_place place, const og_field *field);

/* A constant: plain, or {value: 12, source: key}. False after an error. */
bool og_constant_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                      og_number *out);

/* Whether the text is a number; else an error that says why not. */
bool og_scalar_number(og_loader *loader, const og_node *node, const char *path, double *out);

/* The numbers under heading `column` of CSV file `file` (both scalars of the scenario) as a list
 * node; NULL after an error. Separator comma, semicolon or tab, as the heading shows. */
og_node *og_csv_column(og_loader *loader, const og_node *file, const og_node *column);

/* Adds a number to the substantiation list. */
void og_figure_add(og_loader *loader, const og_node *node, og_place place, const char *text);

/* The nearest candidate as "; did you mean 'x'?", or "". In the arena. */
const char *og_did_you_mean(og_loader *loader, const char *word, const char *const *candidates,
                            size_t count);

/* An empty part's values set to what they are when the file does not give them. */
void og_defaults_set(og_scenario *scenario);

/* After everything is typed: references, coverage, what must not stand together. */
void og_scenario_resolve(og_loader *loader);

#endif
