#include "cli/option.h"

#include "base/limits.h"

static const char *const formats[] = {"svg", "png", "pdf", NULL};
static const char *const sizes[] = {"web", "page", "slide", NULL};
static const char *const frequencies[] = {"1", "2", "4", "12", NULL};
static const char *const decimals[] = {",", ".", NULL};
static const char *const languages[] = {"nl", "en", NULL};

#define WORD(argument_, help_) .argument = OG_SENTENCE_##argument_, .help = OG_SENTENCE_##help_
#define FLAG(help_) .flag = true, .help = OG_SENTENCE_##help_

const cli_option_row cli_option_rows[CLI_OPTIONS] = {
    [CLI_SET] = {"set", WORD(ARGUMENT_SET, HELP_SET), .times = CLI_ALL_COUNT},
    [CLI_CASE] = {"case", WORD(ARGUMENT_CASE, HELP_CASE), .times = CLI_ALL_COUNT},
    [CLI_VARY] = {"vary", WORD(ARGUMENT_VARY, HELP_VARY), .times = CLI_ALL_COUNT},
    [CLI_METRIC] = {"metric", WORD(ARGUMENT_METRIC, HELP_METRIC), .times = CLI_ALL_COUNT},
    [CLI_UNTIL] = {"until", WORD(ARGUMENT_UNTIL, HELP_UNTIL), .times = CLI_ONCE},
    [CLI_DEPTH] = {"depth", WORD(ARGUMENT_N, HELP_DEPTH), .low = 1, .high = 20},
    [CLI_LARGEST] = {"largest", FLAG(HELP_LARGEST)},
    [CLI_BRIDGE] = {"bridge", FLAG(HELP_BRIDGE)},
    [CLI_WITH] = {"with", WORD(ARGUMENT_WITH, HELP_WITH), .times = CLI_ALL_COUNT},
    [CLI_OVER] = {"over", WORD(ARGUMENT_GROUP, HELP_OVER), .times = CLI_ALL_COUNT},
    [CLI_MAXIMIZE] = {"maximize", FLAG(HELP_MAXIMIZE)},
    [CLI_VALUES] = {"values", WORD(ARGUMENT_METRIC, HELP_VALUES), .times = CLI_ALL_COUNT},
    [CLI_TABLE] = {"table", FLAG(HELP_TABLE)},
    [CLI_FROM] = {"from", WORD(ARGUMENT_BASE, HELP_FROM)},
    [CLI_MUNICIPALITY] = {"municipality", WORD(ARGUMENT_NAME, HELP_MUNICIPALITY)},
    [CLI_YEAR] = {"year", WORD(ARGUMENT_YEAR, HELP_YEAR), .low = 2000, .high = 2999},
    [CLI_FORCE] = {"force", FLAG(HELP_FORCE)},
    [CLI_HORIZON] = {"horizon", WORD(ARGUMENT_N, HELP_HORIZON), .low = 1, .high = 60},
    [CLI_COLUMN] = {"column", WORD(ARGUMENT_NAME, HELP_COLUMN)},
    [CLI_SERIES] = {"series", WORD(ARGUMENT_NAME, HELP_SERIES)},
    [CLI_WIDE] = {"wide", FLAG(HELP_WIDE)},
    [CLI_FREQUENCY] = {"frequency", .help = OG_SENTENCE_HELP_FREQUENCY, .choices = frequencies},
    [CLI_DECIMAL] = {"decimal", .help = OG_SENTENCE_HELP_DECIMAL, .choices = decimals},
    [CLI_EXPOSURE] = {"exposure", WORD(ARGUMENT_EXPOSURE, HELP_EXPOSURE), .times = CLI_ALL_COUNT},
    [CLI_NEGATIVE] = {"allow-negative", FLAG(HELP_NEGATIVE)},
    [CLI_SCORES] = {"scores", WORD(ARGUMENT_OUT, HELP_SCORES)},
    [CLI_AS_OF] = {"as-of", WORD(ARGUMENT_PERIOD, HELP_AS_OF)},
    [CLI_ROLL] = {"roll", FLAG(HELP_ROLL)},
    [CLI_OUT] = {"out", WORD(ARGUMENT_FOLDER, HELP_OUT)},
    [CLI_OUT_HTML] = {"out", WORD(ARGUMENT_HTML, HELP_OUT_HTML)},
    [CLI_PDF] = {"pdf", FLAG(HELP_PDF)},
    [CLI_THEME] = {"theme", WORD(ARGUMENT_CSS, HELP_THEME)},
    [CLI_OUT_PAGE] = {"out", WORD(ARGUMENT_HTML, PAGE_HELP_OUT)},
    [CLI_PAGE] = {"page", FLAG(PAGE_HELP_WITH_RUN)},
    [CLI_REPLICATES] = {"replicates", WORD(ARGUMENT_N, HELP_REPLICATES), .low = 1,
                        .high = OG_LIMIT_REPLICATES},
    [CLI_SEED] = {"seed", WORD(ARGUMENT_S, HELP_SEED), .high = UINT64_C(1) << 53},
    [CLI_THREADS] = {"threads", WORD(ARGUMENT_K, HELP_THREADS), .low = 1, .high = OG_LIMIT_THREADS},
    [CLI_FORMAT] = {"format", .help = OG_SENTENCE_HELP_FORMAT, .choices = formats},
    [CLI_SIZE] = {"size", .help = OG_SENTENCE_HELP_SIZE, .choices = sizes},
    [CLI_NO_CHARTS] = {"no-charts", FLAG(HELP_NO_CHARTS)},
    [CLI_QUIET] = {"quiet", FLAG(HELP_QUIET)},
    [CLI_XLSX] = {"xlsx", WORD(ARGUMENT_XLSX, HELP_XLSX)},
    [CLI_CSV] = {"csv", WORD(ARGUMENT_FOLDER, HELP_CSV)},
    [CLI_LANGUAGE] = {"language", .help = OG_SENTENCE_HELP_LANGUAGE, .choices = languages},
};

bool cli_whole(const char *text, uint64_t *out)
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

const char *cli_option_argument(og_language language, cli_option option)
{
    const cli_option_row *row = &cli_option_rows[option];
    if (row->flag)
        return "";
    if (row->choices == formats)
        return "svg|png|pdf";
    if (row->choices == sizes)
        return "web|page|slide";
    if (row->choices == frequencies)
        return "1|2|4|12";
    if (row->choices == decimals)
        return ",|.";
    return row->choices ? "nl|en" : og_sentence_text(row->argument, language);
}
