/* What the program says of itself, in lines of 80 columns. */
#ifndef OG_CLI_HELP_H
#define OG_CLI_HELP_H

#include "cli/line.h"

#include <stdio.h>

/* All commands; false when memory is short. */
bool cli_help_all(const cli_command *all, og_language language, FILE *out);

/* One command and its options. */
/* What a scenario, a run and a study may hold at most (base/limits.h). */
bool cli_help_limits(og_language language, FILE *out);
bool cli_help_one(const cli_command *command, og_language language, FILE *out);

#endif
