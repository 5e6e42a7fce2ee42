/* The kinds of streams, as they are compiled: a row of each. */
#ifndef OG_COMPILE_KINDS_H
#define OG_COMPILE_KINDS_H

#include "compile/compiler.h"

/* All streams of a kind: what is known before the horizon; then each month, of which nothing is
 * needed but that months before it are done; then the series and what lines may count. */
typedef struct og_stream_compiler {
    void (*begin)(og_compiler *c);
    void (*month)(og_compiler *c, int t);
    void (*end)(og_compiler *c);
    /* An error when a series that history tells of as well (og_role_row.historic) has no value for
     * the check's period; NULL: the kind has no such series. */
    void (*verify)(og_compiler *c, const og_check *check, const og_stream *stream, og_role role);
} og_stream_compiler;

extern const og_stream_compiler og_stream_compilers[OG_STREAM_TYPES];

#endif
