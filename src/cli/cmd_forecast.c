#include "cli.h"

#include <stdlib.h>
#include <string.h>

typedef struct options {
    const char *file, *scores;
    unsigned frequency;
} options;

enum { KEY_SCORES = 256, KEY_FREQUENCY };

static const struct argp_option table[] = {
    {"frequency", KEY_FREQUENCY, "1|2|4|12", 0, "Periods in a year", 0},
    {"scores", KEY_SCORES, "OUT", 0,
     "Forecast the train part of a long CSV with a column part (train, test) and write OUT for a "
     "scoring program",
     0},
    {0}};

static unsigned frequency_of(const char *text, struct argp_state *state)
{
    static const char *const known[] = {"1", "2", "4", "12"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(text, known[i]) == 0)
            return (unsigned)strtoul(text, NULL, 10);
    argp_error(state, "--frequency: must be 1, 2, 4 or 12, got '%s'", text);
    return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    options *o = state->input;
    switch (key) {
    case KEY_SCORES:
        o->scores = arg;
        return 0;
    case KEY_FREQUENCY:
        o->frequency = frequency_of(arg, state);
        return 0;
    case ARGP_KEY_ARG:
        if (o->file)
            argp_error(state, "one history at a time, got '%s' and '%s'", o->file, arg);
        o->file = arg;
        return 0;
    case ARGP_KEY_END:
        if (!o->file)
            argp_error(state, "which history? Name its FILE");
        if (!o->scores)
            argp_error(state, "where to? Give --scores OUT");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp parser = {.options = table,
                                   .parser = parse,
                                   .args_doc = "FILE",
                                   .doc =
                                       "Forecast the series of a CSV file from their own history.\v"
                                       "Example:\n"
                                       "  opgave forecast monthly_f12.csv --scores scores.csv"};

int cmd_forecast(int argc, char **argv)
{
    options o = {0};
    cli_parse(&parser, argc, argv, &o);
    og_error err = {0};
    og_diagnostics *diags = cli_diagnostics_new();
    og_status status = og_forecast_scores(o.file, o.frequency, o.scores, diags, &err);
    int answer = status == OG_OK ? EXIT_DONE : cli_explain(diags, &err);
    og_diagnostics_free(diags);
    return answer;
}
