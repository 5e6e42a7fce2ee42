#include "scenario/rewrite.h"

#include "base/calendar.h"
#include "base/number.h"
#include "base/utf8.h"
#include "lang/date.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* ---- dates ------------------------------------------------------------------------------- */

enum { WORDS = 3 };

typedef struct word {
    const char *text;
    size_t length;
    int number; /* what its digits say; -1: it has letters */
} word;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The parts of a date; 0 when there are too many. */
static size_t split(const char *text, word *out)
{
    static const char separators[] = " -/.,";
    size_t count = 0;
    for (text += strspn(text, separators); *text; text += strspn(text, separators)) {
        word *w = &out[count];
        if (count++ == WORDS)
            return 0;
        *w = (word){text, strcspn(text, separators), 0};
        for (size_t i = 0; i < w->length && w->number >= 0; i++)
            w->number =
                is_digit(text[i]) && w->number < 10000 ? 10 * w->number + text[i] - '0' : -1;
        text += w->length;
    }
    return count;
}

/* 1 to 12; 0 when it is no month. */
static int month_of(const word *w)
{
    if (w->number >= 1 && w->number <= 12)
        return w->number;
    for (int month = 1; month <= 12 && w->length >= 3; month++)
        for (int language = 0; language < OG_LANGUAGES; language++) {
            const char *name = og_date_month(month, (og_language)language);
            const char *shorter = og_date_month_short(month, (og_language)language);
            bool is_long = strlen(name) == w->length && strncasecmp(name, w->text, w->length) == 0;
            bool is_short =
                strlen(shorter) == w->length && strncasecmp(shorter, w->text, w->length) == 0;
            if (is_long || is_short)
                return month;
        }
    return 0;
}

const char *og_rewrite_date(og_arena *arena, const char *text)
{
    word words[WORDS + 1];
    size_t count = split(text, words);
    if (count < 2)
        return NULL;
    bool year_first = words[0].number >= 1000;
    const word *year = &words[year_first ? 0 : count - 1];
    const word *month = &words[count == 2 ? !year_first ? 0 : 1 : 1];
    const word *day = count == 3 ? &words[year_first ? 2 : 0] : NULL;
    int number = month_of(month);
    if (year->number < OG_YEAR_MIN || year->number > OG_YEAR_MAX || number == 0)
        return NULL;
    const char *found =
        day ? og_arena_printf(arena, "%04d-%02d-%02d", year->number, number, day->number)
            : og_arena_printf(arena, "%04d-%02d", year->number, number);
    og_period period;
    bool right = found && strcmp(found, text) != 0 &&
                 og_period_parse(found, strlen(found), &period) == OG_PERIOD_OK;
    return right ? found : NULL;
}

/* ---- numbers ----------------------------------------------------------------------------- */

static const char *skip_blanks(const char *at)
{
    for (;;) {
        if (*at == ' ' || *at == '\t')
            at++;
        else if (strncmp(at, "\u00A0", 2) == 0)
            at += 2;
        else if (strncmp(at, "\u202F", 3) == 0)
            at += 3;
        else
            return at;
    }
}

/* Whether exactly three digits follow. */
static bool is_group(const char *at)
{
    return is_digit(at[0]) && is_digit(at[1]) && is_digit(at[2]) && !is_digit(at[3]);
}

/* The figure at *at without what groups its digits, and with a decimal point; -1: none. */
static double take_figure(const char **at)
{
    char digits[64];
    size_t length = 0;
    bool point = false;
    const char *from = *at;
    for (; length + 1 < sizeof digits; from++) {
        const char *next = skip_blanks(from);
        if (is_digit(*from))
            digits[length++] = *from;
        else if (next > from && !point && length > 0 && is_group(next))
            from = next - 1;
        else if (*from == '.' && !point && is_group(from + 1))
            continue;
        else if ((*from == '.' || *from == ',') && !point && is_digit(from[1])) {
            digits[length++] = '.';
            point = true;
        } else
            break;
    }
    double value;
    *at = from;
    return og_number_parse(digits, length, &value) == OG_NUMBER_OK ? value : -1;
}

/* What a word behind a figure multiplies it by: 1 for a unit. */
static double times_of(const char *text, size_t length)
{
    static const struct {
        const char *word;
        double times;
    } words[] = {{"duizend", 1e3}, {"dzd", 1e3},     {"k", 1e3},       {"thousand", 1e3},
                 {"mln", 1e6},     {"mln.", 1e6},    {"miljoen", 1e6}, {"million", 1e6},
                 {"mld", 1e9},     {"miljard", 1e9}, {"m", 1e6},       {"billion", 1e9}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i].word) == length && strncasecmp(words[i].word, text, length) == 0)
            return words[i].times;
    return 1;
}

/* 1500000: "1_500_000". */
static const char *group(og_arena *arena, double value)
{
    char plain[OG_NUMBER_SIZE], out[2 * OG_NUMBER_SIZE];
    size_t length = og_number_print_short(value, plain), at = 0;
    plain[length] = '\0';
    bool grouped = value >= 10000 && value == floor(value) && value < 1e15;
    for (size_t i = 0; i < length; i++) {
        if (grouped && i > 0 && (length - i) % 3 == 0)
            out[at++] = '_';
        out[at++] = plain[i];
    }
    return og_arena_text(arena, out, at);
}

const char *og_rewrite_number(og_arena *arena, const char *text)
{
    const char *at = skip_blanks(text);
    if (strncmp(at, "\u20AC", 3) == 0)
        at += 3;
    else if (strncasecmp(at, "eur", 3) == 0)
        at += 3 + (at[3] == 'o' || at[3] == 'O');
    at = skip_blanks(at);
    double value = take_figure(&at);
    if (value < 0)
        return NULL;
    if (strncmp(at, ",-", 2) == 0)
        at += 2;
    for (at = skip_blanks(at); *at; at = skip_blanks(at)) {
        size_t length = strcspn(at, " \t");
        for (size_t i = 0; i < length; i++)
            if (is_digit(at[i]) || strchr("-+*/=%()[]{}<>@:", at[i]))
                return NULL;
        value *= times_of(at, length);
        at += length;
    }
    return group(arena, value);
}

bool og_rewrite_thousands(og_arena *arena, const char *text, const char **whole,
                          const char **grouped)
{
    const char *digits = text + (*text == '-' || *text == '+');
    size_t before = strspn(digits, "0123456789");
    if (before < 1 || before > 3 || digits[before] != '.' || digits[0] == '0' ||
        strspn(digits + before + 1, "0123456789") != 3 || digits[before + 4] != '\0')
        return false;
    int length = (int)(digits + before - text);
    *whole = og_arena_printf(arena, "%.*s%s", length, text, digits + before + 1);
    *grouped = og_arena_printf(arena, "%.*s_%s", length, text, digits + before + 1);
    return *whole && *grouped;
}

/* ---- identifiers ------------------------------------------------------------------------- */

/* U+00C0 to U+00FF without what is on or under them. */
static const char bare[] = "AAAAAAACEEEEIIIIDNOOOOO_OUUUUYTsaaaaaaaceeeeiiiidnooooo_ouuuuyty";

const char *og_rewrite_identifier(og_arena *arena, const char *text)
{
    size_t left = strlen(text), length = 0;
    char *out = og_arena_text(arena, text, left); /* it only becomes shorter */
    while (out && left > 0) {
        uint32_t code = '_';
        size_t size = og_utf8_decode(text, left, &code);
        char c = code >= 0xC0 && code <= 0xFF ? bare[code - 0xC0] : code < 0x80 ? (char)code : '_';
        bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-';
        if (fits)
            out[length++] = c;
        else if (length > 0 && out[length - 1] != '_')
            out[length++] = '_';
        size = size > 0 ? size : 1;
        text += size;
        left -= size;
    }
    while (length > 0 && out[length - 1] == '_')
        length--;
    if (length == 0 || length > 100)
        return NULL;
    out[length] = '\0';
    return out;
}
