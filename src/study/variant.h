/* What `--with 'LEVER=VALUE; PATH=VALUE'` says: a variant of a scenario without a file of its own.
 */
#ifndef OG_STUDY_VARIANT_H
#define OG_STUDY_VARIANT_H

#include "base/arena.h"
#include "scenario/scenario.h"

typedef struct og_variant {
    const char **set;  /* "PATH=VALUE", as --set takes them, in order */
    size_t set_count;  /* at least 1 */
    const char *name;  /* as given, blanks around the settings left out: "azc_delay=6; norm=36" */
    const char *label; /* by the levers' labels: "Vertraging Paardenwei (maanden): 6; ..." */
} og_variant;

/* Settings are separated by semicolons outside brackets and quotes. All texts live in `arena`.
 * OG_ERR_VALUE, with the column, for what is no setting; whether PATH is there and VALUE fits is
 * told when the variant is loaded. */
OG_NODISCARD og_status og_variant_parse(const char *text, const og_scenario *scenario,
                                        og_arena *arena, og_variant *out, og_error *err);

#endif
