/* What begins when the model sees the need (model page, section 3): the state of a trigger is a row
 * per month, so that a decision and all that follows from it are instructions like others. */
#ifndef OG_COMPILE_STEERING_H
#define OG_COMPILE_STEERING_H

#include "compile/compiler.h"

/* 1 where the decision falls at the end of month t, when that month is compiled; each month once,
 * in order. It falls once. */
og_ref og_steering_falls(og_compiler *c, const og_trigger *trigger, og_steering *steering, int t);

#endif
