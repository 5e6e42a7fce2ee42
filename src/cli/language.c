#include "cli/language.h"

#include <stdlib.h>
#include <string.h>

static const char option[] = "--language";

/* "nl", "nl_NL.UTF-8" and "nl:en"; any other is English. */
static og_language of_code(const char *code)
{
    return strncmp(code, "nl", 2) == 0 ? OG_LANGUAGE_NL : OG_LANGUAGE_EN;
}

static const char *asked(int argc, char **argv)
{
    size_t length = strlen(option);
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], option) == 0 && i + 1 < argc)
            return argv[i + 1];
        if (strncmp(argv[i], option, length) == 0 && argv[i][length] == '=')
            return argv[i] + length + 1;
    }
    return NULL;
}

og_language cli_language(int argc, char **argv)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *code = asked(argc, argv);
    og_language language;
    if (code)
        return of_code(code);
    for (int i = 1; i < argc; i++)
        if (argv[i][0] != '-' && og_scenario_language_of(argv[i], &language))
            return language;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        code = getenv(names[i]);
        if (code && *code)
            return of_code(code);
    }
    return OG_LANGUAGE_EN;
}
