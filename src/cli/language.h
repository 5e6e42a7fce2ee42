/* In which language the program answers. */
#ifndef OG_CLI_LANGUAGE_H
#define OG_CLI_LANGUAGE_H

#include "lang/language.h"

/* That of --language, else of the first scenario that is named and says one, else of LC_ALL,
 * LC_MESSAGES or LANG, else English. Reads argv[1] on before anything else does: what is said of a
 * wrong command line is in this language too. */
og_language cli_language(int argc, char **argv);

#endif
