/* A command line that has been read: files, options and the language in which to answer. */
#ifndef OG_CLI_LINE_H
#define OG_CLI_LINE_H

#include "cli/command.h"
#include "lang/language.h"

/* Exit statuses; an interrupted program exits with 128 + the signal's number. */
enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_WRONG = 2, EXIT_UNMET = 3 };

/* Texts in the order in which they were given; they belong to argv. */
typedef struct cli_list {
    const char **items;
    size_t count;
} cli_list;

typedef struct cli_line {
    const cli_command *command;
    const cli_command *all; /* the table in which it stands */
    og_language language;   /* of what the program says */
    bool help;              /* only an explanation is wanted */
    cli_list files;
    cli_list given[CLI_OPTIONS]; /* what stands behind each option; a flag counts only */
    const char **room;           /* of all these lists */
    cli_list made;               /* texts that are not argv's, to be freed */
} cli_line;

void cli_line_clear(cli_line *line);

/* Whether an option was given; the text behind it, of several the last, NULL when there is none;
 * the whole number behind it, else `otherwise`. */
bool cli_given(const cli_line *line, cli_option option);
const char *cli_text(const cli_line *line, cli_option option);
uint64_t cli_number(const cli_line *line, cli_option option, uint64_t otherwise);

#endif
