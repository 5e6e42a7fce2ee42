#include "cli.h"
#include "terminal.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct options {
    cli_input in;
    cli_list metrics;
    char directory[PATH_MAX];
    uint64_t replicates, seed; /* of the scenario unless given */
    bool replicates_given, seed_given;
    unsigned threads; /* 0: one for each processor */
    og_chart_format format;
    bool charts, quiet;
} options;

enum {
    KEY_OUT = 512,
    KEY_REPLICATES,
    KEY_SEED,
    KEY_THREADS,
    KEY_VALUES,
    KEY_FORMAT,
    KEY_NO_CHARTS,
    KEY_QUIET
};

static const struct argp_option table[] = {
    {"out", KEY_OUT, "DIR", 0, "Write there (default: out/ and the scenario file's name)", 0},
    {"replicates", KEY_REPLICATES, "N", 0, "Draw N futures instead of the scenario's number", 0},
    {"seed", KEY_SEED, "S", 0, "Draw them with seed S instead of the scenario's", 0},
    {"threads", KEY_THREADS, "K", 0, "Compute on K threads (default: one for each processor)", 0},
    {"values", KEY_VALUES, "METRIC", 0,
     "Write METRIC of every future to values.csv, as azc.shortfall@2028-12; repeatable", 0},
    {"format", KEY_FORMAT, "svg|png|pdf", 0, "Draw the charts as (default: svg)", 0},
    {"no-charts", KEY_NO_CHARTS, NULL, 0, "Draw no charts", 0},
    {"quiet", KEY_QUIET, NULL, 0, "Print no summary", 0},
    {0}};

/* Digits, which single underscores may group: 10_000. */
static bool read_whole(const char *text, uint64_t *out)
{
    uint64_t value = 0;
    bool digit_before = false;
    for (; *text; text++) {
        if (*text == '_' && digit_before) {
            digit_before = false;
            continue;
        }
        if (*text < '0' || *text > '9')
            return false;
        uint64_t digit = (uint64_t)(*text - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return false;
        value = 10 * value + digit;
        digit_before = true;
    }
    *out = value;
    return digit_before;
}

static uint64_t whole(struct argp_state *state, const char *option, const char *text, uint64_t low,
                      uint64_t high)
{
    uint64_t value = 0;
    if (!read_whole(text, &value) || value < low || value > high)
        argp_error(state, "--%s: must be a whole number from %" PRIu64 " to %" PRIu64 ", got '%s'",
                   option, low, high, text);
    return value;
}

static og_chart_format chart_format(struct argp_state *state, const char *text)
{
    static const char *const names[] = {"svg", "png", "pdf"};
    static const og_chart_format formats[] = {OG_CHART_SVG, OG_CHART_PNG, OG_CHART_PDF};
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(text, names[i]) == 0)
            return formats[i];
    }
    argp_error(state, "--format: must be svg, png or pdf, got '%s'", text);
    return OG_CHART_SVG;
}

static void set_directory(struct argp_state *state, options *o, const char *text, size_t length)
{
    if (length == 0 || length >= sizeof o->directory)
        argp_error(state, "--out: must be a folder's name, got '%s'", text);
    snprintf(o->directory, sizeof o->directory, "%.*s", (int)length, text);
}

/* out/base for scenarios/leiden/base.yaml */
static void set_default_directory(struct argp_state *state, options *o)
{
    const char *slash = strrchr(o->in.file, '/');
    const char *name = slash ? slash + 1 : o->in.file;
    const char *dot = strrchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    char text[PATH_MAX];
    int n = snprintf(text, sizeof text, "out/%.*s", (int)length, name);
    set_directory(state, o, text, (size_t)n);
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        o->metrics = cli_list_new(state->argc);
        o->charts = true;
        state->child_inputs[0] = &o->in;
        return 0;
    case KEY_OUT:
        set_directory(state, o, arg, strlen(arg));
        return 0;
    case KEY_REPLICATES:
        o->replicates = whole(state, "replicates", arg, 1, 1000000000);
        o->replicates_given = true;
        return 0;
    case KEY_SEED:
        o->seed = whole(state, "seed", arg, 0, UINT64_C(1) << 53);
        o->seed_given = true;
        return 0;
    case KEY_THREADS:
        o->threads = (unsigned)whole(state, "threads", arg, 1, 1024);
        return 0;
    case KEY_VALUES:
        o->metrics.items[o->metrics.count++] = arg;
        return 0;
    case KEY_FORMAT:
        o->format = chart_format(state, arg);
        return 0;
    case KEY_NO_CHARTS:
        o->charts = false;
        return 0;
    case KEY_QUIET:
        o->quiet = true;
        return 0;
    case ARGP_KEY_SUCCESS:
        if (!o->directory[0])
            set_default_directory(state, o);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static void parse_options(int argc, char **argv, options *o)
{
    const struct argp_child children[] = {{.argp = &cli_input_argp}, {0}};
    const struct argp parser = {
        .options = table,
        .parser = parse,
        .args_doc = "FILE",
        .doc = "Compute a scenario and write its results and charts, each file whole or not at "
               "all: series.csv, metrics.json, values.csv (with --values), resolved.yaml, run.json "
               "and charts/. A summary goes to standard output.",
        .children = children};
    *o = (options){0};
    argp_parse(&parser, argc, argv, 0, NULL, o);
}

/* The library makes the folder itself but not the ones above it; it also says what is in the way.
 */
static void make_parents(const char *directory)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s", directory);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(path, 0777);
        *slash = '/';
    }
}

static int write_results(const options *o, const og_scenario *scenario, const og_plan *plan,
                         const og_result *result, double wall_seconds)
{
    make_parents(o->directory);
    og_write_options write = {.directory = o->directory,
                              .charts = o->charts,
                              .format = o->format,
                              .wall_seconds = wall_seconds,
                              .cancel = &terminal_signal};
    og_error err = {0}, summary_err = {0};
    char *summary = NULL;
    if (o->charts)
        terminal_note("drawing the charts");
    og_status written = og_write_run(scenario, plan, result, &write, &err);
    terminal_clear();

    int status = written == OG_OK ? EXIT_DONE : EXIT_FAILED;
    bool numbers = written == OG_OK || written == OG_ERR_EXTERNAL;
    if (numbers && !o->quiet) {
        if (og_summary_text(scenario, plan, result, &summary, &summary_err) == OG_OK)
            fputs(summary, stdout);
        else
            status = cli_report(&summary_err);
        free(summary);
        bool dutch = strcmp(og_scenario_language(scenario), "nl") == 0;
        printf("%s: %s\n", dutch ? "Resultaten" : "Results", o->directory);
        fflush(stdout);
    }
    if (written != OG_OK && written != OG_CANCELLED)
        status = cli_report(&err);
    return status;
}

static int compute(const options *o, const og_scenario *scenario, const og_plan *plan,
                   og_result **result, double *wall_seconds)
{
    og_run_options run = {.replicates = o->replicates_given ? o->replicates
                                                            : og_scenario_replicates(scenario),
                          .seed = o->seed_given ? o->seed : og_scenario_seed(scenario),
                          .threads = o->threads,
                          .cancel = &terminal_signal,
                          .progress = terminal_progress};
    og_error err = {0};
    double start = terminal_seconds();
    og_status status = og_run(plan, &run, result, &err);
    *wall_seconds = terminal_seconds() - start;
    terminal_clear();
    return status == OG_OK ? EXIT_DONE : status == OG_CANCELLED ? EXIT_FAILED : cli_report(&err);
}

int cmd_run(int argc, char **argv)
{
    options o;
    parse_options(argc, argv, &o);
    terminal_start();

    og_scenario *scenario = NULL;
    og_plan *plan = NULL;
    og_result *result = NULL;
    double wall_seconds = 0;
    og_diagnostics *diags = cli_diagnostics_new();
    int status = cli_load(&o.in, diags, &scenario);
    if (status == EXIT_DONE)
        status = cli_plan(scenario, &o.metrics, diags, &plan);
    if (status == EXIT_DONE)
        status = compute(&o, scenario, plan, &result, &wall_seconds);
    if (status == EXIT_DONE)
        status = write_results(&o, scenario, plan, result, wall_seconds);
    if (status != EXIT_DONE && terminal_signal)
        status = terminal_interrupted();

    og_result_free(result);
    og_plan_free(plan);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
    free(o.metrics.items);
    cli_input_clear(&o.in);
    return status;
}
