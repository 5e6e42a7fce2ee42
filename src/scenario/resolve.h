/* What the parts of og_scenario_resolve share. */
#ifndef OG_SCENARIO_RESOLVE_H
#define OG_SCENARIO_RESOLVE_H

#include "scenario/load.h"

/* Index of the stream `id`, or -1. */
int og_stream_find(const og_scenario *scenario, const char *id);

/* The same for a name in the file: when there is no such stream, an error at its place. */
int og_stream_lookup(og_loader *loader, const og_name *name, const char *path);

const og_location *og_location_find(const og_scenario *scenario, const char *id);

/* og_did_you_mean among the identifiers of parts. */
const char *og_did_you_mean_part(og_loader *loader, const char *word, const og_array *parts);

/* Inputs and cases that values refer to; correlations. */
void og_references_resolve(og_loader *loader);

/* Lines, actuals, reserve. */
void og_finance_resolve(og_loader *loader);

/* Names in checks, of a scenario that has errors. */
void og_checks_resolve(og_loader *loader);

#endif
