/* What is said of a name that is not there: the nearest that is. */
#ifndef OG_SCENARIO_HINT_H
#define OG_SCENARIO_HINT_H

#include "scenario/loader.h"

/* The nearest candidate as "; did you mean 'x'?", or "". In the arena. */
const char *og_did_you_mean(og_loader *loader, const char *word, const char *const *candidates,
                            size_t count);

/* The key or value that was meant: the one that `word` is the Dutch for, else the nearest; NULL
 * when there is none. And as "; did you mean `x`?", "" for NULL. */
const char *og_key_meant(const char *word, const char *const *keys, size_t count);
const char *og_key_hint(og_loader *loader, const char *key);

/* As og_did_you_mean among the identifiers of parts, and among the keys of a map (NULL or another
 * kind of node: none). */
const char *og_did_you_mean_part(og_loader *loader, const char *word, const og_array *parts);
const char *og_did_you_mean_key(og_loader *loader, const char *word, const og_node *map);

/* What to say when `text` holds a character that is not what it looks like (lang/odd.h), or "". */
const char *og_odd_hint(og_loader *loader, const char *text);

/* What to write for a date as reports print it, else as above. */
const char *og_period_hint(og_loader *loader, const char *text);

/* Index of the stream that the file names; when there is none, an error at its place, and -1. */
int og_stream_lookup(og_loader *loader, const og_name *name, const char *path);

#endif
