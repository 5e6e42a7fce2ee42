/* What the commands that read one scenario share. */
#ifndef OG_CLI_INPUT_H
#define OG_CLI_INPUT_H

#include "cli/line.h"

/* An empty error in the line's language. */
og_error cli_error(const cli_line *line);

/* As og_scenario_load and og_plan_new, saying on standard error what went wrong; return the exit
 * status. */
int cli_load(const cli_line *line, const char *path, og_diagnostics *diags, og_scenario **out);
int cli_plan(const cli_line *line, const og_scenario *scenario, og_diagnostics *diags,
             og_plan **out);

/* Loads the line's scenario and, when that goes well, hands it to `use`; returns the exit status.
 * */
int cli_scenario(const cli_line *line, int (*use)(const cli_line *line, const og_scenario *scenario,
                                                  og_diagnostics *diags));

/* Prints a text of the library and frees it, or says what failed; returns the exit status. */
int cli_print(og_status status, char *text, const og_error *err);

#endif
