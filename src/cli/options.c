#include "options.h"

#include "terminal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_OUT = 512, KEY_REPLICATES, KEY_SEED, KEY_THREADS, KEY_FORMAT, KEY_NO_CHARTS, KEY_QUIET };

static const struct argp_option table[] = {
    {"out", KEY_OUT, "DIR", 0, "Write there (default: out/ and the scenario file's name)", 2},
    {"replicates", KEY_REPLICATES, "N", 0, "Draw N futures instead of the scenario's number", 2},
    {"seed", KEY_SEED, "S", 0, "Draw them with seed S instead of the scenario's", 2},
    {"threads", KEY_THREADS, "K", 0, "Compute on K threads (default: one for each processor)", 2},
    {"format", KEY_FORMAT, "svg|png|pdf", 0, "Draw the charts as (default: svg)", 2},
    {"no-charts", KEY_NO_CHARTS, NULL, 0, "Draw no charts", 2},
    {"quiet", KEY_QUIET, NULL, 0, "Print no summary", 2},
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

static error_t parse(int key, char *arg, struct argp_state *state)
{
    cli_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        o->charts = true;
        state->child_inputs[0] = &o->in;
        return 0;
    case KEY_OUT:
        if (!*arg || strlen(arg) >= sizeof o->directory)
            argp_error(state, "--out: must be a folder's name, got '%s'", arg);
        snprintf(o->directory, sizeof o->directory, "%s", arg);
        return 0;
    case KEY_REPLICATES:
        o->replicates = whole(state, "replicates", arg, 1, 1000000000);
        return 0;
    case KEY_SEED:
        o->seed = whole(state, "seed", arg, 0, UINT64_C(1) << 53);
        o->seed_given = true;
        return 0;
    case KEY_THREADS:
        o->threads = (unsigned)whole(state, "threads", arg, 1, 1024);
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
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_child input[] = {{.argp = &cli_input_argp}, {0}};
static const struct argp parser = {.options = table, .parser = parse, .children = input};
const struct argp_child cli_options_children[] = {{.argp = &parser}, {0}};

void cli_options_finish(cli_options *options, const char *command)
{
    const char *file = options->in.file;
    if (options->directory[0])
        return;
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file;
    const char *dot = strrchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    int n = snprintf(options->directory, sizeof options->directory, "out/%s%s%.*s", command,
                     *command ? "-" : "", (int)length, name);
    if (n < 0 || (size_t)n >= sizeof options->directory) {
        fprintf(stderr, "opgave: --out: name a folder, the default is too long\n");
        exit(EXIT_WRONG);
    }
}

og_study_options cli_study(const cli_options *options)
{
    return (og_study_options){.set = options->in.set.items,
                              .set_count = options->in.set.count,
                              .replicates = options->replicates,
                              .seed = options->seed,
                              .seed_given = options->seed_given,
                              .threads = options->threads,
                              .progress = {terminal_progress, NULL}};
}

og_write_options cli_write(const cli_options *options)
{
    if (options->charts)
        terminal_note("drawing the charts");
    return (og_write_options){.directory = options->directory,
                              .charts = options->charts,
                              .format = options->format,
                              .progress = {terminal_goes_on, NULL}};
}

int cli_study_end(const cli_options *options, og_status status, const char *text,
                  const og_diagnostics *diags, const og_error *err)
{
    terminal_clear();
    bool numbers = text && (status == OG_OK || status == OG_ERR_EXTERNAL);
    if (numbers && !options->quiet)
        printf("%s\n→ %s\n", text, options->directory);
    fflush(stdout);
    if (status == OG_CANCELLED)
        return terminal_interrupted();
    return status == OG_OK ? EXIT_DONE : cli_explain(diags, err);
}
