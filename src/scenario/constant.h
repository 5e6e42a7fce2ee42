/* Numbers as the file writes them, and what is said when they are none. */
#ifndef OG_SCENARIO_CONSTANT_H
#define OG_SCENARIO_CONSTANT_H

#include "scenario/field.h"
#include "scenario/place.h"

/* A constant: plain, or {value: 12, source: key}. False after an error. */
bool og_constant_load(og_loader *loader, const og_node *node, og_place place, const og_field *field,
                      og_number *out);

/* Whether the text is a number; else an error that says why not. `field` (NULL: any number) tells
 * whether a percentage can be meant. */
bool og_scalar_number(og_loader *loader, const og_node *node, const char *path,
                      const og_field *field, double *out);

/* Whether `value` lies in the field's range; else an error at `pos`. */
bool og_range_check(og_loader *loader, og_pos pos, const char *path, const og_field *field,
                    double value);

#endif
