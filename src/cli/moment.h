/* The moment that is told of what the command makes. */
#ifndef OG_CLI_MOMENT_H
#define OG_CLI_MOMENT_H

#include "cli/line.h"

#include <stdint.h>

/* Seconds since 1970: now, or SOURCE_DATE_EPOCH where that is set, so that the same is made again
 * (https://reproducible-builds.org/specs/source-date-epoch/). Says what is wrong with that; returns
 * the exit status. */
int cli_moment(const cli_line *line, int64_t *out);

#endif
