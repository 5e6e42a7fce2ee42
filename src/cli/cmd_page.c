#include "cli/commands.h"
#include "cli/moment.h"
#include "cli/page.h"
#include "cli/report.h"
#include "cli/study.h"

#include <string.h>

#define ENDING ".html"

/* That of --out, else NAME.html here. */
static int find_path(const cli_line *line, cli_folder out)
{
    const char *given = cli_text(line, CLI_OUT_PAGE), *file = line->files.items[0];
    const char *name = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
    const char *dot = strrchr(name, '.');
    const size_t tail = sizeof ENDING - 1;
    size_t length = given ? strlen(given) : dot && dot > name ? (size_t)(dot - name) : strlen(name);
    if (given && (length <= tail || strcmp(given + length - tail, ENDING) != 0))
        return CLI_WRONG(line, OUT_HTML, .text = given);
    if (length + tail >= sizeof(cli_folder))
        return CLI_WRONG(line, OUT_HTML, .text = given ? given : name);
    memcpy(out, given ? given : name, length);
    memcpy(out + length, given ? "" : ENDING, given ? 1 : tail + 1);
    return EXIT_DONE;
}

int cmd_page(const cli_line *line)
{
    cli_folder path;
    int64_t made_at = 0;
    int status = find_path(line, path);
    if (status == EXIT_DONE)
        status = cli_moment(line, &made_at);
    return status == EXIT_DONE ? cli_page(line, path, made_at) : status;
}
