#include "cli/help.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "lang/figure.h"
#include "lang/say.h"

#include <string.h>

enum { COLUMNS = 80, NAME_WIDTH = 13, OPTION_WIDTH = 26, LIMIT_WIDTH = 18 };

/* Words up to the last column; the line has `used` columns already, those after it begin at
 * `indent`. */
static void put_wrapped(og_strbuf *out, const char *text, size_t used, size_t indent)
{
    while (*text) {
        size_t length = strcspn(text, " \n"), width = og_utf8_count(text, length);
        if (used > indent && used + 1 + width > COLUMNS) {
            og_strbuf_putc(out, '\n');
            og_strbuf_repeat(out, ' ', indent);
            used = indent;
        } else if (used > indent) {
            og_strbuf_putc(out, ' ');
            used++;
        }
        og_strbuf_add(out, text, length);
        used += width;
        text += length;
        if (*text == '\n') {
            og_strbuf_putc(out, '\n');
            used = 0;
        }
        text += *text != '\0';
    }
    og_strbuf_putc(out, '\n');
}

/* A word and, from `width` on, what is said of it. */
static void put_row(og_strbuf *out, const char *word, size_t width, const char *text)
{
    size_t used = og_utf8_count(word, strlen(word)) + 2;
    og_strbuf_printf(out, "  %s", word);
    if (used + 2 > width) {
        og_strbuf_putc(out, '\n');
        used = 0;
    }
    og_strbuf_repeat(out, ' ', width - used);
    put_wrapped(out, text, width, width);
}

static bool flush(og_strbuf *text, FILE *out)
{
    bool whole = !text->failed && text->text;
    if (whole)
        fputs(text->text, out);
    og_strbuf_clear(text);
    return whole;
}

bool cli_help_all(const cli_command *all, og_language language, FILE *out)
{
    og_strbuf text = {0};
    og_strbuf_printf(&text, "%s\n", OG_TEXT(language, USAGE));
    put_wrapped(&text, OG_TEXT(language, ABOUT), 0, 0);
    og_strbuf_putc(&text, '\n');
    for (const cli_command *command = all; command->name; command++)
        put_row(&text, command->name, NAME_WIDTH + 2, og_sentence_text(command->summary, language));
    og_strbuf_putc(&text, '\n');
    put_wrapped(&text, OG_TEXT(language, USAGE_NOTES), 0, 0);
    return flush(&text, out);
}

static void put_option(og_strbuf *out, og_language language, cli_option option)
{
    og_strbuf word = {0};
    const char *argument = cli_option_argument(language, option);
    og_strbuf_printf(&word, "--%s%s%s", cli_option_rows[option].name, *argument ? " " : "",
                     argument);
    put_row(out, word.text ? word.text : "", OPTION_WIDTH,
            og_sentence_text(cli_option_rows[option].help, language));
    out->failed |= word.failed;
    og_strbuf_clear(&word);
}

bool cli_help_one(const cli_command *command, og_language language, FILE *out)
{
    og_strbuf text = {0};
    OG_SAY(&text, language, USAGE_ONE, .usage = og_sentence_text(command->usage, language));
    og_strbuf_puts(&text, "\n\n");
    put_wrapped(&text, og_sentence_text(command->about, language), 0, 0);
    og_strbuf_printf(&text, "\n%s\n", OG_TEXT(language, OPTIONS_HEAD));
    for (int i = 0; i < CLI_OPTIONS; i++)
        if (cli_command_options(command) & CLI_BIT(i))
            put_option(&text, language, (cli_option)i);
    put_row(&text, "-h, --help", OPTION_WIDTH, OG_TEXT(language, HELP_HELP));
    if (command->example != OG_SENTENCES)
        og_strbuf_printf(&text, "\n%s\n%s\n", OG_TEXT(language, EXAMPLE_HEAD),
                         og_sentence_text(command->example, language));
    return flush(&text, out);
}

typedef struct limit {
    double most; /* in the unit that the sentence names */
    og_sentence what;
} limit;

#define LIMIT(name, unit) {(double)OG_##name / (unit), OG_SENTENCE_##name},
static const limit limits[] = {OG_LIMIT_LIST(LIMIT)};

bool cli_help_limits(og_language language, FILE *out)
{
    og_strbuf text = {0};
    put_wrapped(&text, OG_TEXT(language, LIMITS_ABOUT), 0, 0);
    og_strbuf_putc(&text, '\n');
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        char most[OG_FORMAT_SIZE];
        og_format_number(limits[i].most, 0, language, most);
        put_row(&text, most, LIMIT_WIDTH, og_sentence_text(limits[i].what, language));
    }
    return flush(&text, out);
}
