/* What a command is: a row of the table in main.c. */
#ifndef OG_CLI_COMMAND_H
#define OG_CLI_COMMAND_H

#include "cli/option.h"

#include <stddef.h>

struct cli_line;

typedef struct cli_command {
    const char *name;
    int (*run)(const struct cli_line *line); /* returns the exit status */
    uint64_t options;                        /* CLI_BIT of each, but of those that all have */
    size_t most_files;
    og_sentence usage, summary, about;
    og_sentence example; /* OG_SENTENCES: none */
    og_sentence which;   /* what is said when no file is named; OG_SENTENCES: none is needed */
    og_sentence one;     /* when there are too many; has the places of ONE_SCENARIO */
} cli_command;

/* In a table that ends with a row without a name: the command with that name, or NULL; the names of
 * all, for which `names` has room for CLI_COMMANDS_MAX, and how many there are. */
#define CLI_COMMANDS_MAX 32
const cli_command *cli_command_find(const cli_command *all, const char *name);
size_t cli_command_names(const cli_command *all, const char **names);

/* All its options. */
uint64_t cli_command_options(const cli_command *command);

#endif
