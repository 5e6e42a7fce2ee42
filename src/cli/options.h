/* The line that every command shares which computes: what to read, how to draw, where to write. */
#ifndef OG_CLI_OPTIONS_H
#define OG_CLI_OPTIONS_H

#include "cli.h"

#include <limits.h>

typedef struct cli_options {
    cli_input in;
    char directory[PATH_MAX]; /* to write to */
    uint64_t replicates;      /* 0: the scenario's */
    uint64_t seed;
    bool seed_given;  /* else the scenario's */
    unsigned threads; /* 0: one for each processor */
    og_chart_format format;
    bool charts, quiet;
} cli_options;

/* The children of a command's own parser, which gives the one of them a zeroed cli_options. */
extern const struct argp_child cli_options_children[];

/* After parsing: where no --out was given, out/, `command` and the scenario file's name:
 * out/sweep-base. Ends the program when that is too long. */
void cli_options_finish(cli_options *options, const char *command);

/* The same for the library; what is changed, how far it is and how it is stopped included. */
og_study_options cli_study(const cli_options *options);
/* Says at the terminal, until terminal_clear, that charts are drawn, if they are. */
og_write_options cli_write(const cli_options *options);

/* Ends a study: clears the terminal and prints its text (NULL: none) and where it was written, or
 * says what went wrong; returns the exit status. Charts that failed leave the text to be read. */
int cli_study_end(const cli_options *options, og_status status, const char *text,
                  const og_diagnostics *diags, const og_error *err);

#endif
