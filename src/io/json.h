/* JSON files, and their numbers. */
#ifndef OG_IO_JSON_H
#define OG_IO_JSON_H

#include "opgave.h"

#include <jansson.h>

/* New references; NULL when memory is short. */
json_t *og_json_number(double value);    /* what JSON lacks becomes null */
json_t *og_json_estimate(og_estimate e); /* {"value": ..., "error": ...} */
json_t *og_json_whole(uint64_t value);   /* as text beyond a reader's signed integers */

/* Gives `value` away to an object, or to an array's end; *failed when memory is short, also for a
 * NULL value. */
void og_json_set(json_t *object, const char *key, json_t *value, bool *failed);
void og_json_append(json_t *array, json_t *value, bool *failed);

/* Writes the file whole, so that people can read along. Consumes `root`; NULL stands for what
 * memory was too short to build. */
OG_NODISCARD og_status og_json_write(json_t *root, const char *path, og_error *err);

#endif
