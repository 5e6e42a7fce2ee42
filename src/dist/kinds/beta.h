/* The family of beta distributions: on [0, 1], with parameters a and b. */
#ifndef OG_DIST_KINDS_BETA_H
#define OG_DIST_KINDS_BETA_H

#include "dist/shape.h"

extern const og_family og_family_beta;

#endif
