/* How the files of a command come to stand in its folder: together. */
#ifndef OG_OUTPUT_FILE_STAGED_H
#define OG_OUTPUT_FILE_STAGED_H

#include "io/staging.h"

/* Writes a command's files to options->directory, and its charts to charts/ in that. */
typedef og_status og_staged_write(const void *what, const og_write_options *options, og_error *err);

/* Has `write` write elsewhere and puts its files in place when it is done; those of an earlier run
 * for which `goes` (or NULL) holds go then. When it could draw no charts (OG_ERR_EXTERNAL) there
 * are none, but the other files are put in place; after any other failure nothing has changed. */
OG_NODISCARD og_status og_write_staged(const void *what, og_staged_write *write,
                                       og_staging_goes *goes, const og_write_options *options,
                                       og_error *err);

#endif
