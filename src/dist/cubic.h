/* Tables of a continuous family: piecewise cubic in u over the whole lattice. */
#ifndef OG_DIST_CUBIC_H
#define OG_DIST_CUBIC_H

#include "dist/block.h"
#include "dist/type.h"

og_status og_cubic_add(og_block *block, const og_curve *curve, og_error *err);

#endif
