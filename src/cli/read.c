#include "cli/read.h"

#include "base/arena.h"
#include "cli/report.h"
#include "lang/diag.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define HELP 'h'
#define FIRST 256 /* what getopt_long says of the first option */

/* ---- what is wrong ----------------------------------------------------------------------- */

/* The names of a command's options. */
static size_t names_of(const cli_command *command, const char **names)
{
    size_t count = 0;
    for (int i = 0; i < CLI_OPTIONS; i++)
        if (cli_command_options(command) & CLI_BIT(i))
            names[count++] = cli_option_rows[i].name;
    return count;
}

/* The options that begin with `word`, when there are several: "--vary, --values"; else NULL. */
static const char *several(const cli_command *command, const char *word, og_arena *arena)
{
    const char *names[CLI_OPTIONS], *list = NULL;
    size_t count = names_of(command, names), found = 0;
    for (size_t i = 0; i < count; i++)
        if (strncmp(names[i], word, strlen(word)) == 0) {
            list = list ? og_arena_printf(arena, "%s, --%s", list, names[i])
                        : og_arena_printf(arena, "--%s", names[i]);
            found++;
        }
    return found > 1 ? list : NULL;
}

/* The first other command that has this option, or NULL. */
static const char *command_with(const cli_command *all, const char *word)
{
    for (const cli_command *command = all; command->name; command++)
        for (int i = 0; i < CLI_OPTIONS; i++)
            if (command->options & CLI_BIT(i) && strcmp(cli_option_rows[i].name, word) == 0)
                return command->name;
    return NULL;
}

/* `given` as it stands in the line: "--sed=3", "-x". */
static int unknown_option(const cli_line *line, const char *given)
{
    og_arena arena = {0};
    const char *names[CLI_OPTIONS];
    size_t length = strcspn(given, "=");
    const char *option = og_arena_text(&arena, given, length);
    const char *word = option ? option + strspn(option, "-") : "";
    const char *list = *word ? several(line->command, word, &arena) : NULL;
    const char *other = command_with(line->all, word);
    const char *near = og_nearest(word, names, names_of(line->command, names));
    if (list)
        CLI_WRONG(line, OPTION_AMBIGUOUS, .option = option, .options = list);
    else if (other)
        CLI_WRONG(line, OPTION_ELSEWHERE, .option = option, .command = line->command->name,
                  .other = other);
    else if (near)
        CLI_WRONG(line, OPTION_NEAR, .option = option, .near = near);
    else
        CLI_WRONG(line, OPTION_UNKNOWN, .option = option ? option : given);
    og_arena_clear(&arena);
    return EXIT_WRONG;
}

static int wrong_choice(const cli_line *line, const cli_option_row *row, const char *text)
{
    og_arena arena = {0};
    size_t count = 0;
    while (row->choices[count])
        count++;
    const char *list = row->choices[0];
    for (size_t i = 1; i + 1 < count && list; i++)
        list = og_arena_printf(&arena, "%s, %s", list, row->choices[i]);
    if (list && count > 1)
        list =
            OG_SAID(&arena, line->language, OR_LAST, .list = list, .last = row->choices[count - 1]);
    const char *near = og_nearest(text, row->choices, count);
    const char *hint = near ? OG_SAID(&arena, line->language, DID_YOU_MEAN, .word = near) : "";
    CLI_WRONG(line, OPTION_CHOICE, .option = row->name, .list = list, .text = text, .hint = hint);
    og_arena_clear(&arena);
    return EXIT_WRONG;
}

/* ---- reading ----------------------------------------------------------------------------- */

/* --case GROUP=NAME is --set case:GROUP=NAME, in the order in which they are given. */
static int take_case(cli_line *line, const char *text)
{
    static const char prefix[] = "case:";
    cli_list *set = &line->given[CLI_SET];
    char *setting = malloc(sizeof prefix + strlen(text));
    if (!setting)
        return cli_no_memory(line->language);
    memcpy(setting, prefix, sizeof prefix - 1);
    memcpy(setting + sizeof prefix - 1, text, strlen(text) + 1);
    line->made.items[line->made.count++] = setting;
    set->items[set->count++] = setting;
    return EXIT_DONE;
}

static int take_option(cli_line *line, cli_option option, const char *text)
{
    const cli_option_row *row = &cli_option_rows[option];
    cli_list *given = &line->given[option];
    uint64_t number;
    if (row->high > 0 && (!cli_whole(text, &number) || number < row->low || number > row->high))
        return CLI_WRONG(line, OPTION_NUMBER, .option = row->name, .low = OG_COUNT(row->low),
                         .high = OG_COUNT(row->high), .text = text);
    if (row->times == CLI_ONCE && given->count > 0)
        return CLI_WRONG(line, OPTION_ONCE, .option = row->name, .first = given->items[0],
                         .text = text);
    bool chosen = !row->choices;
    for (size_t i = 0; !chosen && row->choices[i]; i++)
        chosen = strcmp(row->choices[i], text) == 0;
    if (!chosen)
        return wrong_choice(line, row, text);
    given->items[given->count++] = text;
    return option == CLI_CASE ? take_case(line, text) : EXIT_DONE;
}

static int take_file(cli_line *line, const char *text)
{
    const cli_command *command = line->command;
    if (line->files.count < command->most_files) {
        line->files.items[line->files.count++] = text;
        return EXIT_DONE;
    }
    const char *first = line->files.count > 0 ? line->files.items[0] : "";
    return cli_wrong(line, command->one, OG_VALUES(ONE_SCENARIO, .first = first, .text = text));
}

/* The table for getopt_long. */
static void list_options(const cli_command *command, struct option *out)
{
    for (int i = 0; i < CLI_OPTIONS; i++)
        if (cli_command_options(command) & CLI_BIT(i))
            *out++ = (struct option){.name = cli_option_rows[i].name,
                                     .has_arg =
                                         cli_option_rows[i].flag ? no_argument : required_argument,
                                     .val = FIRST + i};
    *out++ = (struct option){.name = "help", .has_arg = no_argument, .val = HELP};
    *out = (struct option){0};
}

static int refuse(const cli_line *line, int sign, const char *given)
{
    const char shortened[] = {'-', (char)optopt, '\0'};
    if (sign == ':')
        return CLI_WRONG(line, OPTION_NEEDS, .option = cli_option_rows[optopt - FIRST].name,
                         .argument =
                             cli_option_argument(line->language, (cli_option)(optopt - FIRST)));
    if (optopt >= FIRST) /* a flag with something behind it */
        return CLI_WRONG(line, OPTION_FLAG, .option = cli_option_rows[optopt - FIRST].name);
    return unknown_option(line, optopt > 0 ? shortened : given);
}

static bool make_room(cli_line *line, size_t words)
{
    line->room = calloc((CLI_OPTIONS + 2) * words, sizeof *line->room);
    if (!line->room)
        return false;
    for (size_t i = 0; i < CLI_OPTIONS; i++)
        line->given[i].items = line->room + i * words;
    line->files.items = line->room + CLI_OPTIONS * words;
    line->made.items = line->files.items + words;
    return true;
}

int cli_read(int argc, char **argv, const cli_command *all, const cli_command *command,
             og_language language, cli_line *out)
{
    struct option options[CLI_OPTIONS + 2];
    *out = (cli_line){.command = command, .all = all, .language = language};
    if (!make_room(out, (size_t)argc))
        return cli_no_memory(language);
    list_options(command, options);
    opterr = 0;
    optind = 1;
    int status = EXIT_DONE;
    /* The "-" hands over files where they stand, so that what stands first is told first. */
    for (int sign; status == EXIT_DONE && !out->help;) {
        int at = optind;
        sign = getopt_long(argc, argv, "-:h", options, NULL);
        if (sign == -1)
            break;
        if (sign == HELP)
            out->help = true;
        else if (sign == 1)
            status = take_file(out, optarg);
        else if (sign == '?' || sign == ':')
            status = refuse(out, sign, argv[at]);
        else
            status = take_option(out, (cli_option)(sign - FIRST), optarg);
    }
    for (; status == EXIT_DONE && !out->help && optind < argc; optind++) /* behind a "--" */
        status = take_file(out, argv[optind]);
    bool named = out->files.count > 0 && out->files.items[0][0];
    if (status == EXIT_DONE && !out->help && !named && command->which != OG_SENTENCES)
        status = cli_wrong(out, command->which, NULL);
    return status;
}
