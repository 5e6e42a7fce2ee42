/* The page, which `page` makes and `run --page` makes beside the rest. */
#ifndef OG_CLI_PAGE_H
#define OG_CLI_PAGE_H

#include "cli/line.h"

#include <stdint.h>

/* Writes the page of the line's scenarios to `path` and says so; returns the exit status. */
int cli_page(const cli_line *line, const char *path, int64_t made_at);

#endif
