#include "cli/unknown.h"

#include "cli/line.h"
#include "cli/report.h"
#include "lang/diag.h"

#include <stdio.h>
#include <unistd.h>

int cli_unknown(const cli_command *all, const char *word, og_language language)
{
    const char *names[CLI_COMMANDS_MAX];
    const char *near = og_nearest(word, names, cli_command_names(all, names));
    og_strbuf text = {0};
    if (near)
        OG_SAY(&text, language, COMMAND_NEAR, .word = word, .near = near);
    else if (access(word, R_OK) == 0)
        OG_SAY(&text, language, COMMAND_FILE, .word = word);
    else
        OG_SAY(&text, language, COMMAND_UNKNOWN, .word = word);
    fprintf(stderr, "opgave: %s\n", text.text ? text.text : OG_TEXT(language, NO_MEMORY));
    og_strbuf_clear(&text);
    return EXIT_WRONG;
}
