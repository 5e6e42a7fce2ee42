#include "cli/line.h"

#include <stdint.h>
#include <stdlib.h>

void cli_line_clear(cli_line *line)
{
    for (size_t i = 0; i < line->made.count; i++)
        free((char *)(uintptr_t)line->made.items[i]);
    free(line->room);
    *line = (cli_line){0};
}

bool cli_given(const cli_line *line, cli_option option)
{
    return line->given[option].count > 0;
}

const char *cli_text(const cli_line *line, cli_option option)
{
    const cli_list *given = &line->given[option];
    return given->count > 0 ? given->items[given->count - 1] : NULL;
}

uint64_t cli_number(const cli_line *line, cli_option option, uint64_t otherwise)
{
    const char *text = cli_text(line, option);
    return text && cli_whole(text, &otherwise) ? otherwise : otherwise;
}
