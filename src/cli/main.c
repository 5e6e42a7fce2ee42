#include "cli/commands.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/read.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/unknown.h"
#include "lang/fault.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TEXTS(usage_, summary_, about_)                                                            \
    .usage = OG_SENTENCE_##usage_, .summary = OG_SENTENCE_##summary_, .about = OG_SENTENCE_##about_
#define ONE_SCENARIO                                                                               \
    .most_files = 1, .which = OG_SENTENCE_WHICH_SCENARIO, .one = OG_SENTENCE_ONE_SCENARIO
#define EXAMPLE(name) .example = OG_SENTENCE_##name
#define NO_EXAMPLE .example = OG_SENTENCES
#define BIT CLI_BIT

static const cli_command commands[] = {
    {"run", cmd_run, CLI_COMPUTING | BIT(CLI_VALUES) | BIT(CLI_TABLE) | BIT(CLI_PAGE), ONE_SCENARIO,
     TEXTS(USAGE_RUN, SUMMARY_RUN, ABOUT_RUN), NO_EXAMPLE},
    {"check", cmd_check, BIT(CLI_SET) | BIT(CLI_CASE), ONE_SCENARIO,
     TEXTS(USAGE_CHECK, SUMMARY_CHECK, ABOUT_CHECK), NO_EXAMPLE},
    {"show", cmd_show, BIT(CLI_SET) | BIT(CLI_CASE), ONE_SCENARIO,
     TEXTS(USAGE_SHOW, SUMMARY_SHOW, ABOUT_SHOW), NO_EXAMPLE},
    {"new", cmd_new, BIT(CLI_FROM) | BIT(CLI_MUNICIPALITY) | BIT(CLI_YEAR) | BIT(CLI_FORCE),
     .most_files = 1, .which = OG_SENTENCE_WHICH_FILE, .one = OG_SENTENCE_ONE_FILE,
     TEXTS(USAGE_NEW, SUMMARY_NEW, ABOUT_NEW), EXAMPLE(EXAMPLE_NEW)},
    {"schema", cmd_schema, 0, .which = OG_SENTENCES, .one = OG_SENTENCE_NO_FILE,
     TEXTS(USAGE_SCHEMA, SUMMARY_SCHEMA, ABOUT_SCHEMA), EXAMPLE(EXAMPLE_SCHEMA)},
    {"compare", cmd_compare, CLI_COMPUTING | BIT(CLI_WITH) | BIT(CLI_METRIC) | BIT(CLI_BRIDGE),
     .most_files = SIZE_MAX, .which = OG_SENTENCE_WHICH_SCENARIO,
     TEXTS(USAGE_COMPARE, SUMMARY_COMPARE, ABOUT_COMPARE), EXAMPLE(EXAMPLE_COMPARE)},
    {"choose", cmd_choose,
     CLI_COMPUTING | BIT(CLI_WITH) | BIT(CLI_METRIC) | BIT(CLI_OVER) | BIT(CLI_MAXIMIZE),
     .most_files = SIZE_MAX, .which = OG_SENTENCE_WHICH_SCENARIO,
     TEXTS(USAGE_CHOOSE, SUMMARY_CHOOSE, ABOUT_CHOOSE), EXAMPLE(EXAMPLE_CHOOSE)},
    {"sweep", cmd_sweep, CLI_COMPUTING | BIT(CLI_VARY) | BIT(CLI_METRIC), ONE_SCENARIO,
     TEXTS(USAGE_SWEEP, SUMMARY_SWEEP, ABOUT_SWEEP), EXAMPLE(EXAMPLE_SWEEP)},
    {"solve", cmd_solve, CLI_COMPUTING | BIT(CLI_VARY) | BIT(CLI_UNTIL) | BIT(CLI_LARGEST),
     ONE_SCENARIO, TEXTS(USAGE_SOLVE, SUMMARY_SOLVE, ABOUT_SOLVE), EXAMPLE(EXAMPLE_SOLVE)},
    {"sensitivity", cmd_sensitivity, CLI_COMPUTING | BIT(CLI_METRIC), ONE_SCENARIO,
     TEXTS(USAGE_SENSITIVITY, SUMMARY_SENSITIVITY, ABOUT_SENSITIVITY),
     EXAMPLE(EXAMPLE_SENSITIVITY)},
    {"report", cmd_report,
     BIT(CLI_SET) | BIT(CLI_CASE) | BIT(CLI_OUT_HTML) | BIT(CLI_PDF) | BIT(CLI_THEME) |
         BIT(CLI_REPLICATES) | BIT(CLI_SEED) | BIT(CLI_THREADS) | BIT(CLI_NO_CHARTS) |
         BIT(CLI_QUIET),
     .most_files = SIZE_MAX, .which = OG_SENTENCE_WHICH_SCENARIO,
     TEXTS(USAGE_REPORT, SUMMARY_REPORT, ABOUT_REPORT), EXAMPLE(EXAMPLE_REPORT)},
    {"explain", cmd_explain,
     (CLI_COMPUTING | BIT(CLI_DEPTH)) & ~(BIT(CLI_FORMAT) | BIT(CLI_SIZE) | BIT(CLI_NO_CHARTS)),
     .most_files = SIZE_MAX, .which = OG_SENTENCE_WHICH_SCENARIO,
     TEXTS(USAGE_EXPLAIN, SUMMARY_EXPLAIN, ABOUT_EXPLAIN), EXAMPLE(EXAMPLE_EXPLAIN)},
    {"export", cmd_export,
     BIT(CLI_SET) | BIT(CLI_CASE) | BIT(CLI_REPLICATES) | BIT(CLI_SEED) | BIT(CLI_THREADS) |
         BIT(CLI_QUIET) | BIT(CLI_XLSX) | BIT(CLI_CSV),
     ONE_SCENARIO, TEXTS(USAGE_EXPORT, SUMMARY_EXPORT, ABOUT_EXPORT), EXAMPLE(EXAMPLE_EXPORT)},
    {"page", cmd_page,
     BIT(CLI_SET) | BIT(CLI_CASE) | BIT(CLI_OUT_PAGE) | BIT(CLI_THEME) | BIT(CLI_REPLICATES) |
         BIT(CLI_SEED) | BIT(CLI_THREADS) | BIT(CLI_QUIET),
     .most_files = SIZE_MAX, .which = OG_SENTENCE_WHICH_SCENARIO,
     TEXTS(USAGE_PAGE, SUMMARY_PAGE, ABOUT_PAGE), EXAMPLE(EXAMPLE_PAGE)},
    {"levers", cmd_levers, BIT(CLI_SET) | BIT(CLI_CASE), ONE_SCENARIO,
     TEXTS(USAGE_LEVERS, SUMMARY_LEVERS, ABOUT_LEVERS), NO_EXAMPLE},
    {"forecast", cmd_forecast,
     BIT(CLI_HORIZON) | BIT(CLI_COLUMN) | BIT(CLI_SERIES) | BIT(CLI_WIDE) | BIT(CLI_FREQUENCY) |
         BIT(CLI_DECIMAL) | BIT(CLI_EXPOSURE) | BIT(CLI_NEGATIVE) | BIT(CLI_SCORES) | BIT(CLI_OUT) |
         BIT(CLI_FORMAT) | BIT(CLI_SIZE) | BIT(CLI_NO_CHARTS) | BIT(CLI_QUIET),
     .most_files = 1, .which = OG_SENTENCE_WHICH_HISTORY, .one = OG_SENTENCE_ONE_FILE,
     TEXTS(USAGE_FORECAST, SUMMARY_FORECAST, ABOUT_FORECAST), EXAMPLE(EXAMPLE_FORECAST)},
    {"backtest", cmd_backtest,
     BIT(CLI_AS_OF) | BIT(CLI_ROLL) | BIT(CLI_SET) | BIT(CLI_CASE) | BIT(CLI_OUT) |
         BIT(CLI_FORMAT) | BIT(CLI_SIZE) | BIT(CLI_NO_CHARTS) | BIT(CLI_QUIET),
     ONE_SCENARIO, TEXTS(USAGE_BACKTEST, SUMMARY_BACKTEST, ABOUT_BACKTEST),
     EXAMPLE(EXAMPLE_BACKTEST)},
    {"help", cmd_help, 0, .most_files = 1, .which = OG_SENTENCES, .one = OG_SENTENCE_ONE_COMMAND,
     TEXTS(USAGE_HELP, SUMMARY_HELP, ABOUT_HELP), NO_EXAMPLE},
    {.name = NULL},
};

static og_language language;

static int print_version(void)
{
    printf("opgave %s (%s)\n%s\n", og_version(), og_library_versions(), OG_TEXT(language, LICENCE));
    return EXIT_DONE;
}

static int explain(FILE *out, int status)
{
    return cli_help_all(commands, language, out) ? status : cli_no_memory(language);
}

static int run(int argc, char **argv, const cli_command *command)
{
    cli_line line;
    int status = cli_read(argc, argv, commands, command, language, &line);
    if (status == EXIT_DONE && line.help && command->run != cmd_help)
        status = cli_help_one(command, language, stdout) ? status : cli_no_memory(language);
    else if (status == EXIT_DONE && line.help)
        status = explain(stdout, status);
    else if (status == EXIT_DONE)
        status = command->run(&line);
    cli_line_clear(&line);
    return status;
}

/* A full disk shows only when the last bytes are written. */
static void close_stdout(void)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "opgave: %s: %s\n", OG_TEXT(language, OUTPUT_FAILED),
                og_fault_text(errno, language));
        _exit(EXIT_FAILED);
    }
}

/* How many words before the command say only the language. */
static int leading(int argc, char **argv)
{
    if (argc > 1 && strncmp(argv[1], "--language=", 11) == 0)
        return 1;
    return argc > 2 && strcmp(argv[1], "--language") == 0 ? 2 : 0;
}

int main(int argc, char **argv)
{
    atexit(close_stdout);
    og_init();
    int skipped = leading(argc, argv);
    const char *word = argc > skipped + 1 ? argv[skipped + 1] : NULL;
    const cli_command *command = word ? cli_command_find(commands, word) : NULL;
    terminal_speak(language); /* until it is known which */
    if (command)              /* before anything is opened */
        terminal_start();
    language = cli_language(argc, argv);
    terminal_speak(language);

    if (!word)
        return explain(stderr, EXIT_WRONG);
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "-?") == 0)
        return explain(stdout, EXIT_DONE);
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
        return print_version();
    return command ? run(argc - 1 - skipped, argv + 1 + skipped, command)
                   : cli_unknown(commands, word, language);
}
