/* A word that is no command. */
#ifndef OG_CLI_UNKNOWN_H
#define OG_CLI_UNKNOWN_H

#include "cli/command.h"
#include "lang/language.h"

/* Says so, with the command that was probably meant; returns EXIT_WRONG. */
int cli_unknown(const cli_command *all, const char *word, og_language language);

#endif
