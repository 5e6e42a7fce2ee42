#include "cli/commands.h"
#include "cli/html.h"
#include "cli/moment.h"
#include "cli/page.h"

#include <string.h>

/* The scenario's name, for a file here. */
static void name_of(const char *file, cli_folder out)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    const char *dot = strrchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    length = length < sizeof(cli_folder) ? length : sizeof(cli_folder) - 1;
    memcpy(out, name, length);
    out[length] = '\0';
}

int cmd_page(const cli_line *line)
{
    cli_folder name, path;
    int64_t made_at = 0;
    name_of(line->files.items[0], name);
    int status = cli_html_path(line, CLI_OUT_PAGE, name, path);
    if (status == EXIT_DONE)
        status = cli_moment(line, &made_at);
    return status == EXIT_DONE ? cli_page(line, path, made_at) : status;
}
