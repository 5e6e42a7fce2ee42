#include "cli/commands.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/unknown.h"

#include <string.h>

int cmd_help(const cli_line *line)
{
    const char *name = line->files.count > 0 ? line->files.items[0] : line->command->name;
    if (strcmp(name, "limits") == 0)
        return cli_help_limits(line->language, stdout) ? EXIT_DONE : cli_no_memory(line->language);
    const cli_command *topic = cli_command_find(line->all, name);
    if (!topic)
        return cli_unknown(line->all, name, line->language);
    bool whole = topic == line->command ? cli_help_all(line->all, line->language, stdout)
                                        : cli_help_one(topic, line->language, stdout);
    return whole ? EXIT_DONE : cli_no_memory(line->language);
}
