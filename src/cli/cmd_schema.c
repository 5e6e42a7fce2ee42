#include "cli/commands.h"
#include "cli/input.h"

int cmd_schema(const cli_line *line)
{
    char *text = NULL;
    og_error err = cli_error(line);
    og_status status = og_schema_json(&text, &err);
    return cli_print(status, text, &err);
}
