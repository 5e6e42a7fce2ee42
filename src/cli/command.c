#include "cli/command.h"

#include <string.h>

const cli_command *cli_command_find(const cli_command *all, const char *name)
{
    for (const cli_command *command = all; command->name; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

size_t cli_command_names(const cli_command *all, const char **names)
{
    size_t count = 0;
    for (const cli_command *command = all; command->name; command++)
        names[count++] = command->name;
    return count;
}

uint64_t cli_command_options(const cli_command *command)
{
    return command->options | CLI_BIT(CLI_LANGUAGE);
}
