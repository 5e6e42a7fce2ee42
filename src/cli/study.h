/* What the commands share that compute: how to draw, where to write, and the frame of a study. */
#ifndef OG_CLI_STUDY_H
#define OG_CLI_STUDY_H

#include "cli/line.h"

#include <limits.h>

/* The folder to write to: that of --out, else out/, the command's name (of all but run), the
 * scenario file's and what else was asked: out/base, out/compare-base-later, out/sweep-base-delay.
 * Says what is wrong with it; returns the exit status. */
typedef char cli_folder[PATH_MAX];
int cli_folder_find(const cli_line *line, cli_folder out);

/* Whether a file's name has an ending, and something before it. */
bool cli_ends_in(const char *path, const char *ending);

/* How to write there. Says at the terminal, until terminal_clear, that charts are drawn, if they
 * are. */
og_write_options cli_write(const cli_line *line, const char *folder);

/* How to run a scenario, as the line asks. */
og_run_options cli_run_options(const cli_line *line, const og_scenario *scenario);

/* What all studies are asked on the line. */
og_study_options cli_study_options(const cli_line *line);

/* A study as the library has it. `make` is given the options that all studies have. */
typedef struct cli_study_kind {
    og_status (*make)(const cli_line *line, const og_study_options *study, void **out,
                      og_diagnostics *diags, og_error *err);
    og_status (*text)(const void *study, char **text, og_error *err);
    og_status (*write)(const void *study, const og_write_options *options, og_error *err);
    void (*free)(void *study);
} cli_study_kind;

/* Makes it, writes it and prints its text; returns the exit status. Charts that failed leave the
 * text to be read. */
int cli_study(const cli_line *line, const cli_study_kind *kind);

#endif
