/* The form of what stands for a value in the tree of a file: what can be merged key by key with
 * what, and what may be changed. */
#ifndef OG_SCENARIO_FORM_H
#define OG_SCENARIO_FORM_H

#include "yaml/tree.h"

typedef enum og_form_kind {
    OG_FORM_NONE,  /* a map that names no form: a part of one, or none at all */
    OG_FORM_PLAIN, /* a number, text, date or list */
    OG_FORM_SCHEDULE,
    OG_FORM_INPUT,
    OG_FORM_CASE,
    OG_FORM_LIST,   /* product, sum, min, max */
    OG_FORM_SERIES, /* csv, forecast */
    OG_FORM_DIST,
    OG_FORM_STEERING,
    OG_FORM_CORRECTED,
    OG_FORM_GROWTH
} og_form_kind;

/* Two forms are the same when all three are. */
typedef struct og_form {
    og_form_kind kind;
    const char *name; /* of the input, the group of cases, the distribution, the direction; or "" */
    unsigned stated;  /* which set of required parameters the distribution has; 0: none whole */
} og_form;

og_form og_form_of(const og_node *node);
bool og_form_same(og_form one, og_form other);

/* {value: X, source: s}, perhaps with `times` and `plus`. With these it is a changed value. */
bool og_form_is_wrapper(const og_node *node);
bool og_form_is_changed(const og_node *node);

/* What stands within all wrappers. */
og_node *og_form_core(og_node *node);

#endif
