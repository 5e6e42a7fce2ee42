/* The path at which a value draws. */
#ifndef OG_COMPILE_DRAW_PATH_H
#define OG_COMPILE_DRAW_PATH_H

#include "compile/compiler.h"

/* Its own, but for an uncertain probability. NULL sets c->err. */
const char *og_draw_path(og_compiler *c, const og_value *value);

#endif
