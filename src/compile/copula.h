/* Which draws are correlated, and how. */
#ifndef OG_COMPILE_COPULA_H
#define OG_COMPILE_COPULA_H

#include "compile/compiler.h"

/* Fills c->copulas; before the first value is asked for. */
void og_copulas_begin(og_compiler *c);

/* The place of a draw in a copula; its count when it is not correlated. */
size_t og_copula_place(const og_copula *copula, const char *path);

#endif
