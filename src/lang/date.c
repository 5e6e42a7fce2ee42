#include "lang/date.h"

static const char *const months[2][12] = {
    [OG_LANGUAGE_NL] = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                        "september", "oktober", "november", "december"},
    [OG_LANGUAGE_EN] = {"January", "February", "March", "April", "May", "June", "July", "August",
                        "September", "October", "November", "December"},
};

static const char *const months_short[2][12] = {
    [OG_LANGUAGE_NL] = {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov",
                        "dec"},
    [OG_LANGUAGE_EN] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                        "Dec"},
};

const char *og_date_month(int month, og_language language)
{
    return months[language][month - 1];
}

const char *og_date_month_short(int month, og_language language)
{
    return months_short[language][month - 1];
}

void og_date_day(og_strbuf *out, og_day day, og_language language)
{
    int year, month, number;
    og_day_split(day, &year, &month, &number);
    og_strbuf_printf(out, "%d %s %d", number, months[language][month - 1], year);
}

static const char *ordinal(int number, og_language language)
{
    static const char *const english[] = {"1st", "2nd", "3rd", "4th"};
    static const char *const dutch[] = {"1e", "2e", "3e", "4e"};
    return language == OG_LANGUAGE_NL ? dutch[number - 1] : english[number - 1];
}

void og_date_span(og_strbuf *out, og_day first, og_day last, og_language language)
{
    og_month from = og_month_of(first), to = og_month_of(last);
    int length = to - from + 1, year = og_month_year(from), month = og_month_number(from);
    bool dutch = language == OG_LANGUAGE_NL;
    bool whole = first == og_month_first(from) && last == og_month_last(to);
    if (whole && length == 12 && month == 1) {
        og_strbuf_printf(out, "%d", year);
    } else if (whole && length == 6 && month % 6 == 1) {
        og_strbuf_printf(out, "%s %s %d", ordinal(month / 6 + 1, language),
                         dutch ? "helft" : "half", year);
    } else if (whole && length == 3 && month % 3 == 1) {
        og_strbuf_printf(out, "%s %s %d", ordinal(month / 3 + 1, language),
                         dutch ? "kwartaal" : "quarter", year);
    } else if (whole && length == 1) {
        og_strbuf_printf(out, "%s %d", months[language][month - 1], year);
    } else {
        og_date_day(out, first, language);
        og_strbuf_puts(out, dutch ? " tot en met " : " to ");
        og_date_day(out, last, language);
    }
}

void og_date_month_of(og_strbuf *out, og_month month, int plain, og_language language)
{
    if (og_month_number(month) != plain)
        og_strbuf_printf(out, "%s ", months[language][og_month_number(month) - 1]);
    og_strbuf_printf(out, "%d", og_month_year(month));
}

void og_date_end(og_strbuf *out, og_day last, og_language language)
{
    bool dutch = language == OG_LANGUAGE_NL;
    og_month month = og_month_of(last);
    if (last != og_month_last(month)) {
        og_strbuf_puts(out, dutch ? "op " : "on ");
        og_date_day(out, last, language);
        return;
    }
    og_strbuf_puts(out, dutch ? "eind " : "at the end of ");
    og_date_month_of(out, month, 12, language);
}
