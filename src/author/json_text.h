/* JSON for people to read along: what fits on a line stands on one. */
#ifndef OG_AUTHOR_JSON_TEXT_H
#define OG_AUTHOR_JSON_TEXT_H

#include "base/strbuf.h"

#include <jansson.h>

/* Adds `node` (NULL marks `out` as failed), with a line end. */
void og_json_print(og_strbuf *out, json_t *node);

#endif
