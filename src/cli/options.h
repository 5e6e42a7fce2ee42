/* The options that every command shares which computes: how to draw, and where to write. */
#ifndef OG_CLI_OPTIONS_H
#define OG_CLI_OPTIONS_H

#include "cli.h"

#include <limits.h>

typedef struct cli_options {
    char directory[PATH_MAX]; /* to write to */
    uint64_t replicates;      /* 0: the scenario's */
    uint64_t seed;
    bool seed_given;  /* else the scenario's */
    unsigned threads; /* 0: one for each processor */
    og_chart_format format;
    bool charts, quiet;
} cli_options;

/* Their child parser; its input is a cli_options that starts zeroed. */
extern const struct argp cli_options_argp;

/* After parsing: where no --out was given, out/, `command` and the scenario file's name:
 * out/sweep-base. Ends the program when that is too long. */
void cli_options_finish(cli_options *options, const char *command, const char *file);

/* The same for the library; what is changed, how far it is and how it is stopped included. */
og_study_options cli_study(const cli_options *options, const cli_input *in);
og_write_options cli_write(const cli_options *options);

/* Ends a study: prints its text (NULL: none) and where it was written, or says what went wrong;
 * returns the exit status. Charts that failed leave the text to be read. */
int cli_study_end(const cli_options *options, og_status status, const char *text,
                  const og_diagnostics *diags, const og_error *err);

#endif
