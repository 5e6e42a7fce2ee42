/* A municipality's own style for reports. */
#ifndef OG_OUTPUT_DOC_THEME_H
#define OG_OUTPUT_DOC_THEME_H

#include "base/arena.h"
#include "lang/error.h"

#define OG_THEME_MOST (64u << 10) /* bytes */

/* The CSS in `path` without its comments, in the arena. OG_ERR_VALUE when it would fetch something
 * (@import, a url() that is no data:), could end the <style> it comes to stand in, or is too long;
 * also as og_bytes_read. */
OG_NODISCARD og_status og_theme_read(const char *path, og_arena *arena, const char **out,
                                     og_error *err);

/* The same of a text, which is called `name` in messages. */
OG_NODISCARD og_status og_theme_take(const char *css, size_t length, const char *name,
                                     og_arena *arena, const char **out, og_error *err);

#endif
