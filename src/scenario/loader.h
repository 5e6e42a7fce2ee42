/* What the parts of the loader share: the tree goes in, typed parts come out. */
#ifndef OG_SCENARIO_LOADER_H
#define OG_SCENARIO_LOADER_H

#include "io/files.h"
#include "scenario/scenario.h"

typedef struct og_loader {
    og_scenario *scenario;
    og_arena *arena;
    og_diagnostics *diags;
    og_files *files;
    size_t figure_capacity, value_capacity;
    size_t locations; /* resolved so far, of all streams */
    size_t forecasts; /* values that are forecast, and those of their histories */
    size_t past;
    bool changed; /* some value is a changed one */
} og_loader;

/* A sentence of the catalogue, or one without places, in the language of the diagnostics: for use
 * as a value of another. OG_HINT(loader, NAME, .place = value, ...), OG_WORD(loader, NAME),
 * OG_SPEAK(loader, sentence). */
#define OG_HINT(loader, ...) OG_SAID((loader)->arena, (loader)->diags->language, __VA_ARGS__)
#define OG_SPEAK(loader, sentence)                                                                 \
    og_said((loader)->arena, (loader)->diags->language, sentence, NULL)
#define OG_WORD(loader, name) OG_TEXT((loader)->diags->language, name)

#endif
