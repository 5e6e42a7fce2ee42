/* What the commands share. The command line uses nothing of the library but its public header. */
#ifndef OG_CLI_H
#define OG_CLI_H

#include "opgave.h"

#include <argp.h>

/* Exit statuses; an interrupted program exits with 128 + the signal's number. */
enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_WRONG = 2, EXIT_UNMET = 3 };

/* A command: its arguments with argv[0] "opgave NAME"; returns the exit status. */
int cmd_run(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_show(int argc, char **argv);
int cmd_compare(int argc, char **argv);
int cmd_sweep(int argc, char **argv);
int cmd_solve(int argc, char **argv);
int cmd_levers(int argc, char **argv);
int cmd_forecast(int argc, char **argv);
int cmd_sensitivity(int argc, char **argv);
int cmd_new(int argc, char **argv);
int cmd_schema(int argc, char **argv);

/* Texts in the order in which they were given; they belong to argv. */
typedef struct cli_list {
    const char **items;
    size_t count;
} cli_list;

/* What every command reads: a file, with changes on top of it. */
typedef struct cli_input {
    const char *file;
    cli_list set;
} cli_input;

/* FILE and --set, as a child parser; its input is a cli_input that starts zeroed. */
extern const struct argp cli_input_argp;

/* Room for as many texts as the command line can hold, which is freed when the program ends; of
 * these, CLI_LISTS. Ends the program when memory is short. */
#define CLI_LISTS 8
cli_list cli_list_new(int argc);

/* argp_parse, which ends the program when the line is wrong; so does this when memory is short. */
void cli_parse(const struct argp *parser, int argc, char **argv, void *input);

/* For commands that take nothing but an input; ends the program when the line is wrong. */
cli_input cli_input_parse(int argc, char **argv, const char *doc);

/* As og_diagnostics_new, but ends the program when memory is short. */
og_diagnostics *cli_diagnostics_new(void);

/* As og_scenario_load and og_plan_new, saying on standard error what went wrong; return the exit
 * status. */
int cli_load(const cli_input *in, og_diagnostics *diags, og_scenario **out);
int cli_plan(const og_scenario *scenario, const cli_list *metrics, og_diagnostics *diags,
             og_plan **out);

/* Says on standard error what failed; returns the exit status that belongs to it. */
int cli_report(const og_error *err);
/* The same for what reads a scenario: the diagnostics when that is wrong, else `err`. */
int cli_explain(const og_diagnostics *diags, const og_error *err);

#endif
