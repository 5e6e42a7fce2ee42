/* The commands; each returns the exit status. */
#ifndef OG_CLI_COMMANDS_H
#define OG_CLI_COMMANDS_H

#include "cli/line.h"

int cmd_run(const cli_line *line);
int cmd_check(const cli_line *line);
int cmd_show(const cli_line *line);
int cmd_new(const cli_line *line);
int cmd_schema(const cli_line *line);
int cmd_compare(const cli_line *line);
int cmd_choose(const cli_line *line);
int cmd_sweep(const cli_line *line);
int cmd_solve(const cli_line *line);
int cmd_sensitivity(const cli_line *line);
int cmd_report(const cli_line *line);
int cmd_export(const cli_line *line);
int cmd_page(const cli_line *line);
int cmd_levers(const cli_line *line);
int cmd_explain(const cli_line *line);
int cmd_forecast(const cli_line *line);
int cmd_backtest(const cli_line *line);
int cmd_help(const cli_line *line);

#endif
