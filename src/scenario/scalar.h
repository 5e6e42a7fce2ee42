/* Texts, dates, flags and choices as the file writes them: errors for what they are not. */
#ifndef OG_SCENARIO_SCALAR_H
#define OG_SCENARIO_SCALAR_H

#include "scenario/field.h"
#include "scenario/place.h"

/* NULL after an error. */
const char *og_text_load(og_loader *loader, const og_node *node, const char *path);

/* Plain, or {value: 2025-03-31, source: key}. `type`: DAY, DAY_OR_MONTH, MONTH or PERIOD. After an
 * error the period is empty: its last day lies before its first. */
void og_when_load(og_loader *loader, const og_node *node, og_place place, og_type type,
                  og_when *out);

void og_flag_load(og_loader *loader, const og_node *node, const char *path, og_flag *out);

/* Whether the text is a year, 2025, and which. */
bool og_year_load(const char *text, int *out);

/* true, false, a year or a list of them. */
void og_spell_load(og_loader *loader, const og_node *node, const char *path, og_spell *out);

/* -1 after an error. */
void og_choice_load(og_loader *loader, const og_node *node, const char *path, const og_field *field,
                    int *out);

void og_names_load(og_loader *loader, const og_node *node, const char *path, og_names *out);

#endif
