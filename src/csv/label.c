#include "csv/label.h"

#include <ctype.h>
#include <string.h>

enum { TOKENS = 5, WORD = 12, YEAR_FIRST = 1800, YEAR_LAST = 2199 };

/* A run of digits or of letters. */
typedef struct token {
    bool number;
    int value, digits;
    char word[WORD + 1]; /* lower case, cut */
} token;

static size_t letters(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && (isalpha((unsigned char)text[n]) || (unsigned char)text[n] >= 0x80))
        n++;
    return n;
}

static size_t take_token(const char *text, size_t length, token *out)
{
    size_t n = 0;
    *out = (token){.number = isdigit((unsigned char)text[0])};
    if (!out->number) {
        n = letters(text, length);
        for (size_t i = 0; i < n && i < WORD; i++)
            out->word[i] = (char)tolower((unsigned char)text[i]);
        return n;
    }
    while (n < length && isdigit((unsigned char)text[n])) {
        if (n < 8)
            out->value = 10 * out->value + text[n] - '0';
        n++;
    }
    out->digits = (int)n;
    return n;
}

static bool is_one_of(const char *word, const char *list)
{
    char key[WORD + 3];
    size_t length = strlen(word);
    key[0] = ' ';
    memcpy(key + 1, word, length);
    key[length + 1] = ' ';
    key[length + 2] = '\0';
    return strstr(list, key) != NULL;
}

/* Tokens of the text, ordinals ("1e", "2de", "3rd") without their ending; 0 when there is something
 * else in it or too much. */
static size_t split(const char *text, size_t length, token *tokens, bool *provisional)
{
    size_t count = 0;
    *provisional = false;
    for (size_t at = 0; at < length;) {
        if (text[at] == '*') {
            *provisional = true;
            at++;
        } else if (strchr(" -/._'\t()", text[at]) && text[at] != '\0') {
            at++;
        } else if (length - at >= 2 && memcmp(text + at, "\xC2\xA0", 2) == 0) {
            at += 2;
        } else if (isalnum((unsigned char)text[at])) {
            token next;
            bool glued = at > 0 && isdigit((unsigned char)text[at - 1]);
            at += take_token(text + at, length - at, &next);
            if (glued && !next.number && is_one_of(next.word, " e de ste st nd rd th "))
                continue;
            if (count == TOKENS)
                return 0;
            tokens[count++] = next;
        } else {
            return 0;
        }
    }
    return count;
}

static int month_named(const char *word)
{
    static const char *const names[] = {" jan januari january ",
                                        " feb febr februari february ",
                                        " mrt maart mar march ",
                                        " apr april ",
                                        " mei may ",
                                        " jun juni june ",
                                        " jul juli july ",
                                        " aug augustus august ",
                                        " sep sept september ",
                                        " okt oktober oct october ",
                                        " nov november ",
                                        " dec december "};
    for (int i = 0; i < 12; i++)
        if (is_one_of(word, names[i]))
            return i;
    return -1;
}

static og_label_kind kind_named(const char *word)
{
    if (is_one_of(word, " jj "))
        return OG_LABEL_YEAR;
    if (is_one_of(word, " h hj s halfjaar helft half jaarhelft "))
        return OG_LABEL_HALF;
    if (is_one_of(word, " q k kw kwartaal quarter "))
        return OG_LABEL_QUARTER;
    if (is_one_of(word, " m mm maand month "))
        return OG_LABEL_MONTH;
    return is_one_of(word, " w wk week ") ? OG_LABEL_WEEK : OG_LABEL_NONE;
}

int og_label_frequency(og_label_kind kind)
{
    static const int frequency[] = {[OG_LABEL_YEAR] = 1,
                                    [OG_LABEL_HALF] = 2,
                                    [OG_LABEL_QUARTER] = 4,
                                    [OG_LABEL_MONTH] = 12,
                                    [OG_LABEL_DAY] = 0};
    return frequency[kind];
}

static bool is_year(const token *t)
{
    return t->number && t->digits == 4 && t->value >= YEAR_FIRST && t->value <= YEAR_LAST;
}

static og_label of_kind(og_label_kind kind, int year, int number)
{
    int most = kind == OG_LABEL_WEEK       ? 53
               : kind == OG_LABEL_NUMBERED ? 12
                                           : og_label_frequency(kind);
    if (kind == OG_LABEL_YEAR)
        return (og_label){OG_LABEL_YEAR, year, 0, false};
    if (number < 1 || number > most || kind == OG_LABEL_NONE)
        return (og_label){0};
    return (og_label){kind, year, number - 1, false};
}

static og_label of_day(int year, int month, int day)
{
    if (!og_date_valid(year, month, day))
        return (og_label){0};
    return (og_label){OG_LABEL_DAY, year, og_day_of(year, month, day), false};
}

static og_label read_one(const token *t)
{
    if (is_year(t))
        return of_kind(OG_LABEL_YEAR, t->value, 1);
    int year = t->value / (t->digits == 6 ? 100 : 10000);
    if (!t->number || year < YEAR_FIRST || year > YEAR_LAST)
        return (og_label){0};
    if (t->digits == 6)
        return of_kind(OG_LABEL_MONTH, year, t->value % 100);
    return t->digits == 8 ? of_day(year, t->value / 100 % 100, t->value % 100) : (og_label){0};
}

/* A year and a number or a month's name, in either order. */
static og_label read_two(const token *year, const token *other, bool short_year)
{
    if (!other->number && month_named(other->word) >= 0 &&
        (is_year(year) || (short_year && year->number && year->digits == 2)))
        return of_kind(OG_LABEL_MONTH, year->digits == 2 ? 2000 + year->value : year->value,
                       month_named(other->word) + 1);
    if (!is_year(year) || !other->number || other->digits > 2)
        return (og_label){0};
    return of_kind(other->digits == 2 ? OG_LABEL_MONTH : OG_LABEL_NUMBERED, year->value,
                   other->value);
}

static og_label read_three(const token *t)
{
    const token *year = is_year(&t[0]) ? &t[0] : is_year(&t[2]) ? &t[2] : NULL;
    if (!year)
        return (og_label){0};
    const token *a = year == t ? &t[1] : &t[0], *b = year == t ? &t[2] : &t[1];
    if (a->number && b->number)
        return year == t ? of_day(year->value, a->value, b->value)
                         : of_day(year->value, b->value, a->value);
    if (a->number == b->number)
        return (og_label){0};
    const token *number = a->number ? a : b, *word = a->number ? b : a;
    if (month_named(word->word) >= 0)
        return of_day(year->value, month_named(word->word) + 1, number->value);
    return of_kind(kind_named(word->word), year->value, number->value);
}

og_label og_label_read(const char *text, size_t length)
{
    token t[TOKENS];
    og_label label = {0};
    bool provisional;
    switch (split(text, length, t, &provisional)) {
    case 1:
        label = read_one(t);
        break;
    case 2:
        label = is_year(&t[0]) ? read_two(&t[0], &t[1], false) : read_two(&t[1], &t[0], true);
        break;
    case 3:
        label = read_three(t);
        break;
    default:
        break;
    }
    label.provisional = provisional;
    return label;
}

int64_t og_label_ordinal(og_day day, int frequency)
{
    return og_month_of(day) / (12 / frequency);
}

og_period og_label_period(int64_t ordinal, int frequency)
{
    static const og_period_kind kinds[] = {[1] = OG_PERIOD_YEAR,
                                           [2] = OG_PERIOD_HALF,
                                           [4] = OG_PERIOD_QUARTER,
                                           [12] = OG_PERIOD_MONTH};
    int months = 12 / frequency;
    og_month first = (og_month)(ordinal * months);
    return (og_period){og_month_first(first), og_month_last(first + months - 1), kinds[frequency]};
}

void og_label_print(int64_t ordinal, int frequency, char *out)
{
    og_period_print(og_label_period(ordinal, frequency), out);
}
