#include "cli.h"

#include <stdio.h>
#include <stdlib.h>

enum { KEY_SET = 256 };

/* For what is made before there is anything to clean up. */
static void *needed(void *memory)
{
    if (!memory) {
        fputs("opgave: out of memory\n", stderr);
        exit(EXIT_FAILED);
    }
    return memory;
}

static const char **lists[CLI_LISTS];
static size_t list_count;

static void free_lists(void)
{
    while (list_count > 0)
        free(lists[--list_count]);
}

cli_list cli_list_new(int argc)
{
    if (list_count == CLI_LISTS || (list_count == 0 && atexit(free_lists) != 0))
        needed(NULL);
    lists[list_count] = needed(calloc((size_t)argc, sizeof(char *)));
    return (cli_list){lists[list_count++], 0};
}

void cli_parse(const struct argp *parser, int argc, char **argv, void *input)
{
    if (argp_parse(parser, argc, argv, 0, NULL, input) != 0)
        needed(NULL);
}

og_diagnostics *cli_diagnostics_new(void)
{
    return needed(og_diagnostics_new(OG_LANGUAGE_EN));
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    cli_input *in = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        in->set = cli_list_new(state->argc);
        return 0;
    case KEY_SET:
        in->set.items[in->set.count++] = arg;
        return 0;
    case ARGP_KEY_ARG:
        if (in->file)
            argp_error(state, "one scenario at a time, got '%s' and '%s'", in->file, arg);
        in->file = arg;
        return 0;
    case ARGP_KEY_END:
        if (!in->file)
            argp_error(state, "which scenario? Name its FILE");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"set", KEY_SET, "PATH=VALUE", 0,
     "Change the scenario, as in reception.azc.obligation=700; repeatable, the last one wins", 1},
    {0}};

const struct argp cli_input_argp = {.options = options, .parser = parse};

static error_t parse_alone(int key, char *arg, struct argp_state *state)
{
    (void)arg;
    if (key != ARGP_KEY_INIT)
        return ARGP_ERR_UNKNOWN;
    state->child_inputs[0] = state->input;
    return 0;
}

cli_input cli_input_parse(int argc, char **argv, const char *doc)
{
    const struct argp_child children[] = {{.argp = &cli_input_argp}, {0}};
    const struct argp parser = {
        .parser = parse_alone, .args_doc = "FILE", .doc = doc, .children = children};
    cli_input in = {0};
    cli_parse(&parser, argc, argv, &in);
    return in;
}

int cli_report(const og_error *err)
{
    const char *text = err->message[0] ? err->message : og_status_text(err->status);
    fprintf(stderr, "opgave: %s\n", text);
    bool wrong = err->status == OG_ERR_SCENARIO || err->status == OG_ERR_VALUE;
    return wrong ? EXIT_WRONG : EXIT_FAILED;
}

int cli_explain(const og_diagnostics *diags, const og_error *err)
{
    if (og_diagnostics_count(diags, OG_SEVERITY_ERROR) == 0)
        return cli_report(err);
    char *text = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
    bool failed = !text || err->status == OG_ERR_IO || err->status == OG_ERR_MEMORY;
    fputs(text ? text : "opgave: out of memory\n", stderr);
    free(text);
    return failed ? EXIT_FAILED : EXIT_WRONG;
}

int cli_load(const cli_input *in, og_diagnostics *diags, og_scenario **out)
{
    og_error err = {0};
    err.status = og_scenario_load(in->file, in->set.items, in->set.count, out, diags);
    return err.status == OG_OK ? EXIT_DONE : cli_explain(diags, &err);
}

int cli_plan(const og_scenario *scenario, const cli_list *metrics, og_diagnostics *diags,
             og_plan **out)
{
    og_error err = {0};
    err.status = og_plan_new(scenario, metrics->items, metrics->count, out, diags, &err);
    return err.status == OG_OK ? EXIT_DONE : cli_explain(diags, &err);
}
