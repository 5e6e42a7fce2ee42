/* What an input is called, for people: "Paardenwei: vertraging (maanden)". */
#ifndef OG_OUTPUT_VIEW_INPUT_NAME_H
#define OG_OUTPUT_VIEW_INPUT_NAME_H

#include "base/strbuf.h"
#include "scenario/scenario.h"

/* Of a value (`event`: of what happens or does not with that probability) by its path in the
 * scenario. A lever that sets it lends its label; else it is the label of what the value belongs to
 * and the key in the scenario's language. What the path goes on with (a case, a year) follows. */
void og_input_name(const og_scenario *scenario, const char *path, bool event, og_strbuf *out);

/* Gives a name a capital, where it begins a row. */
void og_name_capital(char *name);

#endif
