#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int cmd_help(int argc, char **argv);

typedef struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *usage;
    const char *summary;
} command;

static const command commands[] = {
    {"run", cmd_run, "run FILE [OPTION]...", "compute a scenario; write its results and charts"},
    {"check", cmd_check, "check FILE [--set PATH=VALUE]...",
     "find every error; list what is not substantiated"},
    {"show", cmd_show, "show FILE [--set PATH=VALUE]...",
     "print the whole scenario and where each value came from"},
    {"new", cmd_new, "new FILE [--from BASE] [OPTION]...",
     "write a scenario to start from, or a what-if of BASE"},
    {"schema", cmd_schema, "schema", "print the scenario's keys for editors, as a JSON Schema"},
    {"compare", cmd_compare, "compare BASE OTHER... [--bridge]",
     "tell what differs between scenarios, and what that does"},
    {"sweep", cmd_sweep, "sweep FILE --vary WHAT --metric M",
     "see how metrics move when something is varied"},
    {"solve", cmd_solve, "solve FILE --vary WHAT --until C",
     "find the value for which a condition holds"},
    {"sensitivity", cmd_sensitivity, "sensitivity FILE --metric M",
     "see which uncertain inputs move a metric"},
    {"forecast", cmd_forecast, "forecast FILE [OPTION]...",
     "go on from a history: what may come, and how sure that is"},
    {"levers", cmd_levers, "levers FILE", "list what a scenario offers to be varied"},
    {"help", cmd_help, "help [COMMAND]", "explain a command"},
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

static void print_help(FILE *out)
{
    fputs("Usage: opgave COMMAND ...\n"
          "Scenarios and forecasts of a municipality's reception and housing duties.\n\n",
          out);
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(out, "  opgave %-34s %s\n", commands[i].usage, commands[i].summary);
    fputs("  opgave --version\n\n"
          "Try: opgave run scenarios/leiden/base.yaml\n"
          "Exit status: 0 done, 1 the run failed, 2 the scenario or the command line is wrong,\n"
          "3 a check did not hold, 130 interrupted.\n",
          out);
}

static int print_version(void)
{
    printf("opgave %s (%s)\n"
           "License GPL-3.0-or-later: free software, without any warranty.\n",
           og_version(), og_library_versions());
    return EXIT_DONE;
}

static const command *find(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

/* How many letters must be left out of both words before they are the same. */
static size_t distance(const char *a, const char *b)
{
    if (*a == '\0' || *b == '\0')
        return strlen(a) + strlen(b);
    if (*a == *b)
        return distance(a + 1, b + 1);
    size_t without_a = distance(a + 1, b), without_b = distance(a, b + 1);
    return 1 + (without_a < without_b ? without_a : without_b);
}

static int unknown(const char *word)
{
    fprintf(stderr, "opgave: unknown command '%s'", word);
    const command *nearest = NULL;
    size_t best = 3; /* beyond that it is another word */
    for (size_t i = 0; i < COMMANDS && strlen(word) < 16; i++) {
        size_t d = distance(word, commands[i].name);
        if (d < best) {
            best = d;
            nearest = &commands[i];
        }
    }
    if (nearest)
        fprintf(stderr, "; did you mean '%s'?\n", nearest->name);
    else if (access(word, R_OK) == 0)
        fprintf(stderr, "; did you mean 'opgave run %s'?\n", word);
    else
        fputs("\nTry 'opgave --help' for the commands.\n", stderr);
    return EXIT_WRONG;
}

static int run(const command *chosen, int argc, char **argv)
{
    char name[32];
    char help[] = "--help";
    snprintf(name, sizeof name, "opgave %s", chosen->name);
    argv[0] = name;
    if (argc == 2 && strcmp(argv[1], "-h") == 0)
        argv[1] = help;
    return chosen->run(argc, argv);
}

static int cmd_help(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stdout);
        return EXIT_DONE;
    }
    const command *topic = find(argv[1]);
    if (!topic)
        return unknown(argv[1]);
    if (topic->run == cmd_help) {
        print_help(stdout);
        return EXIT_DONE;
    }
    char help[] = "--help";
    char *arguments[] = {argv[0], help, NULL};
    return run(topic, 2, arguments);
}

/* A full disk shows only when the last bytes are written. */
static void close_stdout(void)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "opgave: cannot write to standard output: %s\n", strerror(errno));
        _exit(EXIT_FAILED);
    }
}

int main(int argc, char **argv)
{
    argp_err_exit_status = EXIT_WRONG;
    atexit(close_stdout);
    og_init();

    if (argc < 2) {
        print_help(stderr);
        return EXIT_WRONG;
    }
    const char *word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "-?") == 0)
        return cmd_help(1, argv);
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
        return print_version();
    const command *chosen = find(word);
    return chosen ? run(chosen, argc - 1, argv + 1) : unknown(word);
}
