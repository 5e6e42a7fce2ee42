/* What uncertain values draw, and at which path. */
#ifndef OG_COMPILE_DRAW_H
#define OG_COMPILE_DRAW_H

#include "compile/compiler.h"

/* Whether a study holds this draw still. */
bool og_draw_held(const og_compiler *c, const char *path);

/* The one uniform of a replicate, correlated as the scenario says. */
og_ref og_draw_kept(og_compiler *c, const char *path);

/* Whether the value is drawn once per replicate. */
bool og_draw_is_kept(const og_compiler *c, const og_value *value);

/* The value of a distribution on a day. */
og_ref og_draw_value(og_compiler *c, const og_value *value, og_day day);

#endif
