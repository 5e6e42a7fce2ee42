/* The bytes of a scenario, before libyaml sees them. */
#ifndef OG_YAML_TEXT_H
#define OG_YAML_TEXT_H

#include "yaml/tree.h"

/* Whether the text is UTF-8 that says what it shows, within the size that is read; else an error at
 * its place. *characters: code points. */
bool og_yaml_check_text(const og_source *source, og_arena *arena, og_diagnostics *diags,
                        size_t *characters);

#endif
