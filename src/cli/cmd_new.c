#include "cli.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct options {
    const char *file, *from, *municipality, *language;
    bool force;
} options;

enum { KEY_FROM = 256, KEY_MUNICIPALITY, KEY_LANGUAGE, KEY_FORCE };

static const struct argp_option table[] = {
    {"from", KEY_FROM, "BASE", 0,
     "Write a what-if of scenario BASE: what it does not change, it takes from there", 0},
    {"municipality", KEY_MUNICIPALITY, "NAME", 0, "Whose scenario it is", 0},
    {"language", KEY_LANGUAGE, "nl|en", 0, "Its language (default: nl)", 0},
    {"force", KEY_FORCE, NULL, 0, "Replace FILE when it is there already", 0},
    {0}};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    options *o = state->input;
    switch (key) {
    case KEY_FROM:
        o->from = arg;
        return 0;
    case KEY_MUNICIPALITY:
        o->municipality = arg;
        return 0;
    case KEY_LANGUAGE:
        if (strcmp(arg, "nl") != 0 && strcmp(arg, "en") != 0)
            argp_error(state, "--language: must be nl or en, got '%s'", arg);
        o->language = arg;
        return 0;
    case KEY_FORCE:
        o->force = true;
        return 0;
    case ARGP_KEY_ARG:
        if (o->file)
            argp_error(state, "one file at a time, got '%s' and '%s'", o->file, arg);
        o->file = arg;
        return 0;
    case ARGP_KEY_END:
        if (!o->file || !o->file[0])
            argp_error(state, "which file? Name the FILE to write");
        if (o->from && (o->municipality || o->language))
            argp_error(state, "a what-if has the municipality and the language of '%s'", o->from);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static int next_year(void)
{
    time_t now = time(NULL);
    struct tm today;
    return localtime_r(&now, &today) ? today.tm_year + 1900 + 1 : 2027;
}

static void tell(const options *o, const og_scenario *base)
{
    const char *language = base ? og_scenario_language(base) : o->language;
    bool english = language && strcmp(language, "en") == 0;
    printf("%s: %s\n%s: opgave run %s\n", english ? "Written" : "Geschreven", o->file,
           english ? "Try" : "Probeer", o->file);
}

int cmd_new(int argc, char **argv)
{
    const struct argp parser = {
        .options = table,
        .parser = parse,
        .args_doc = "FILE",
        .doc = "Write a scenario to start from: complete, with made-up figures and comments, for "
               "next year and the three after it. It runs at once. Its first line names "
               "scenario.schema.json, with which an editor completes and checks the keys; that is "
               "written beside FILE unless a folder above has it.\v"
               "Examples:\n"
               "  opgave new gemeente.yaml --municipality Leiden\n"
               "  opgave new later.yaml --from gemeente.yaml"};
    options o = {0};
    cli_parse(&parser, argc, argv, &o);
    if (!o.force && access(o.file, F_OK) == 0) {
        fprintf(stderr, "opgave: '%s' is there already; --force replaces it\n", o.file);
        return EXIT_WRONG;
    }

    og_scenario *base = NULL;
    og_error err = {0};
    og_diagnostics *diags = cli_diagnostics_new();
    const cli_input in = {.file = o.from};
    int status = o.from ? cli_load(&in, diags, &base) : EXIT_DONE;
    const og_new_options new = {.municipality = o.municipality,
                                .language = o.language,
                                .year = next_year(),
                                .base = base,
                                .base_path = o.from};
    if (status == EXIT_DONE && og_new_write(o.file, &new, &err) != OG_OK)
        status = cli_report(&err);
    else if (status == EXIT_DONE)
        tell(&o, base);
    og_scenario_free(base);
    og_diagnostics_free(diags);
    return status;
}
