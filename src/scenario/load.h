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

/* A value of a kind at its place, registered with the scenario; NULL when memory is short. */
og_value *og_value_new(og_loader *loader, og_value_kind kind, const og_node *node, og_place place);

/* A distribution's map; NULL after an error. */
og_value *og_value_load_dist(og_loader *loader, og_node *map, og_place place,
                             const og_field *field);

/* Whether every key of `map` is one of `keys`, source or assumption; else errors. `what`: "a value
 * with its source". */
bool og_keys_check(og_loader *loader, const og_node *map, const char *path, const char *what,
                   const char *const *keys, size_t count);

/* Whether `value` lies in the field's range; else an error at `pos`. */
bool og_range_check(og_loader *loader, og_pos pos, const char *path, const og_field *field,
                    double value);

/* Maps from periods: what is wrong is told, what is right is kept. */
void og_history_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                     og_history *out);
void og_targets_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                     og_targets *out);

/* A constant: plain, or {value: 12, source: key}. False after an error. */
bool og_constant_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                      og_number *out);

/* Whether the text is a number; else an error that says why not. `field` (NULL: any number) tells
 * whether a percentage can be meant. */
bool og_scalar_number(og_loader *loader, const og_node *node, const char *path,
                      const og_field *field, double *out);

/* What to say when `text` has a dash of print where a hyphen belongs, or "". */
const char *og_dash_hint(const char *text);

/* The numbers under heading `column` of CSV file `file` (both scalars of the scenario) as a list
 * node; NULL after an error. Separator comma, semicolon or tab, as the heading shows. */
og_node *og_csv_column(og_loader *loader, const og_node *file, const og_node *column);

/* Adds a number to the substantiation list. */
void og_figure_add(og_loader *loader, const og_node *node, og_place place, const char *text);

/* The nearest candidate as "; did you mean 'x'?", or "". In the arena. */
const char *og_did_you_mean(og_loader *loader, const char *word, const char *const *candidates,
                            size_t count);

/* After everything is typed: references, coverage, what must not stand together. */
void og_scenario_resolve(og_loader *loader);

#endif
