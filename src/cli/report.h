/* What the program says on standard error, and the exit status that belongs to it. */
#ifndef OG_CLI_REPORT_H
#define OG_CLI_REPORT_H

#include "cli/line.h"
#include "lang/say.h"

/* The command line is wrong: CLI_WRONG(line, NAME, .place = value, ...); how the command is used
 * is told where. Returns EXIT_WRONG. */
#define CLI_WRONG(line, ...) cli_wrong(line, OG_SENTENCE(__VA_ARGS__), OG_VALUES(__VA_ARGS__))
int cli_wrong(const cli_line *line, og_sentence sentence, const char *const *values);

/* Says that memory is short; returns EXIT_FAILED. */
int cli_no_memory(og_language language);

/* Says what failed. */
int cli_report(const og_error *err);
/* The same for what reads a scenario: the diagnostics when that is wrong, else `err`. */
int cli_explain(const og_diagnostics *diags, const og_error *err);

#endif
