/* The options of all commands, each of them once. */
#ifndef OG_CLI_OPTION_H
#define OG_CLI_OPTION_H

#include "lang/catalogue.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum cli_option {
    CLI_SET,
    CLI_CASE,
    CLI_VARY,
    CLI_METRIC,
    CLI_UNTIL,
    CLI_DEPTH,
    CLI_LARGEST,
    CLI_BRIDGE,
    CLI_WITH,
    CLI_OVER,
    CLI_MAXIMIZE,
    CLI_VALUES,
    CLI_TABLE,
    CLI_FROM,
    CLI_MUNICIPALITY,
    CLI_YEAR,
    CLI_FORCE,
    CLI_HORIZON,
    CLI_COLUMN,
    CLI_SERIES,
    CLI_WIDE,
    CLI_FREQUENCY,
    CLI_DECIMAL,
    CLI_EXPOSURE,
    CLI_NEGATIVE,
    CLI_SCORES,
    CLI_AS_OF,
    CLI_ROLL,
    CLI_OUT,
    CLI_OUT_HTML,
    CLI_PDF,
    CLI_OUT_PAGE,
    CLI_PAGE,
    CLI_THEME,
    CLI_REPLICATES,
    CLI_SEED,
    CLI_THREADS,
    CLI_FORMAT,
    CLI_SIZE,
    CLI_NO_CHARTS,
    CLI_QUIET,
    CLI_XLSX,
    CLI_CSV,
    CLI_LANGUAGE,
    CLI_OPTIONS
} cli_option;

/* A set of options; those that every command has that computes. */
#define CLI_BIT(option) (UINT64_C(1) << (option))
#define CLI_COMPUTING                                                                              \
    (CLI_BIT(CLI_SET) | CLI_BIT(CLI_CASE) | CLI_BIT(CLI_OUT) | CLI_BIT(CLI_REPLICATES) |           \
     CLI_BIT(CLI_SEED) | CLI_BIT(CLI_THREADS) | CLI_BIT(CLI_FORMAT) | CLI_BIT(CLI_SIZE) |          \
     CLI_BIT(CLI_NO_CHARTS) | CLI_BIT(CLI_QUIET))

/* How often an option may be given, and what happens then. */
typedef enum cli_times { CLI_LAST_WINS, CLI_ALL_COUNT, CLI_ONCE } cli_times;

typedef struct cli_option_row {
    const char *name;     /* behind the two dashes */
    bool flag;            /* nothing stands behind it */
    og_sentence argument; /* what stands behind it, in words; not of choices */
    og_sentence help;
    cli_times times;
    const char *const *choices; /* NULL-terminated, or NULL */
    uint64_t low, high;         /* of a whole number, when high is not 0 */
} cli_option_row;

extern const cli_option_row cli_option_rows[CLI_OPTIONS];

/* What stands behind an option: "FOLDER", "svg|png|pdf"; "" behind a flag. */
const char *cli_option_argument(og_language language, cli_option option);

/* Digits, which single underscores may group: 10_000. */
bool cli_whole(const char *text, uint64_t *out);

#endif
