/* From the words of a command line to what they say. */
#ifndef OG_CLI_READ_H
#define OG_CLI_READ_H

#include "cli/line.h"

/* Reads the words behind the command's name, argv[1] on. When something is wrong it says what, and
 * returns the exit status. cli_line_clear the line in any case. */
int cli_read(int argc, char **argv, const cli_command *all, const cli_command *command,
             og_language language, cli_line *out);

#endif
