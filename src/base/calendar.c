#include "base/calendar.h"

#include "base/format.h"

#include <math.h>

#define DAYS_PER_ERA 146097 /* 400 years */

/* A delay beyond this leaves every horizon; the bound keeps it within int32. */
#define MOVE_MAX (12.0 * OG_YEAR_MAX)

static int32_t floor_div(int32_t a, int32_t b)
{
    return a / b - (a % b < 0);
}

static bool leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && leap_year(year));
}

bool og_date_valid(int year, int month, int day)
{
    return year >= OG_YEAR_MIN && year <= OG_YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
           day <= days_in(year, month);
}

/* Both conversions follow H. Hinnant, 'chrono-compatible low-level date algorithms'
 * (days_from_civil, civil_from_days): years that begin in March put the leap day last. */
og_day og_day_of(int year, int month, int day)
{
    int32_t y = year - (month <= 2);
    int32_t era = floor_div(y, 400);
    int32_t of_era = y - era * 400;
    int32_t of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;

    return era * DAYS_PER_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void og_day_split(og_day day, int *year, int *month, int *day_of_month)
{
    int32_t z = day + 719468;
    int32_t era = floor_div(z, DAYS_PER_ERA);
    int32_t of_era = z - era * DAYS_PER_ERA;
    int32_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int32_t m = (5 * of_year + 2) / 153; /* 0 is March */

    *day_of_month = of_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = y + era * 400 + (*month <= 2);
}

og_month og_month_of(og_day day)
{
    int year, month, day_of_month;
    og_day_split(day, &year, &month, &day_of_month);
    return 12 * year + month - 1;
}

int og_month_year(og_month month)
{
    return floor_div(month, 12);
}

int og_month_number(og_month month)
{
    return month - 12 * og_month_year(month) + 1;
}

og_day og_month_first(og_month month)
{
    return og_day_of(og_month_year(month), og_month_number(month), 1);
}

og_day og_month_last(og_month month)
{
    return og_month_first(month + 1) - 1;
}

og_day og_year_first(int year)
{
    return og_day_of(year, 1, 1);
}

og_day og_year_last(int year)
{
    return og_day_of(year, 12, 31);
}

int og_month_days(og_month month)
{
    return days_in(og_month_year(month), og_month_number(month));
}

og_day og_day_add_months(og_day day, int32_t months)
{
    int year, month, day_of_month;
    og_day_split(day, &year, &month, &day_of_month);

    og_month to = 12 * year + month - 1 + months;
    int days = og_month_days(to);
    return og_month_first(to) + (day_of_month < days ? day_of_month : days) - 1;
}

og_day og_day_move(og_day day, double delay)
{
    double bounded = fmax(-MOVE_MAX, fmin(delay, MOVE_MAX));
    double months = floor(bounded + 1e-9);

    return og_day_add_months(day, (int32_t)months) +
           (og_day)floor(30.0 * (bounded - months) + 1e-6);
}

/* Reads `count` digits; -1 when one is something else. */
static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = 10 * value + text[i] - '0';
    }
    return value;
}

/* A period of `count` months, the `index`-th (from 1) of the year. */
static og_period_fault months_period(int year, int index, int count, og_period_kind kind,
                                     og_period *out)
{
    if (year < OG_YEAR_MIN || index < 1 || index > 12 / count)
        return OG_PERIOD_NO_SUCH;

    og_month first = 12 * year + (index - 1) * count;
    *out = (og_period){
        .first = og_month_first(first), .last = og_month_last(first + count - 1), .kind = kind};
    return OG_PERIOD_OK;
}

og_period_fault og_period_parse(const char *text, size_t length, og_period *out)
{
    int year = length >= 4 ? digits(text, 4) : -1;
    if (year < 0 || (length > 4 && text[4] != '-'))
        return OG_PERIOD_NOT;
    if (length == 4)
        return months_period(year, 1, 12, OG_PERIOD_YEAR, out);
    if (length == 7 && (text[5] == 'H' || text[5] == 'Q')) {
        int index = digits(text + 6, 1);
        if (index < 0)
            return OG_PERIOD_NOT;
        return text[5] == 'H' ? months_period(year, index, 6, OG_PERIOD_HALF, out)
                              : months_period(year, index, 3, OG_PERIOD_QUARTER, out);
    }

    int month = length >= 7 ? digits(text + 5, 2) : -1;
    if (month < 0)
        return OG_PERIOD_NOT;
    if (length == 7)
        return months_period(year, month, 1, OG_PERIOD_MONTH, out);

    int day = length == 10 && text[7] == '-' ? digits(text + 8, 2) : -1;
    if (day < 0)
        return OG_PERIOD_NOT;
    if (!og_date_valid(year, month, day))
        return OG_PERIOD_NO_SUCH;
    og_day at = og_day_of(year, month, day);
    *out = (og_period){.first = at, .last = at, .kind = OG_PERIOD_DAY};
    return OG_PERIOD_OK;
}

size_t og_period_print(og_period period, char *out)
{
    int year, month, day;
    og_day_split(period.first, &year, &month, &day);

    switch (period.kind) {
    case OG_PERIOD_YEAR:
        return (size_t)og_format(out, OG_PERIOD_SIZE, "%04d", year);
    case OG_PERIOD_HALF:
        return (size_t)og_format(out, OG_PERIOD_SIZE, "%04d-H%d", year, (month + 5) / 6);
    case OG_PERIOD_QUARTER:
        return (size_t)og_format(out, OG_PERIOD_SIZE, "%04d-Q%d", year, (month + 2) / 3);
    case OG_PERIOD_MONTH:
        return (size_t)og_format(out, OG_PERIOD_SIZE, "%04d-%02d", year, month);
    case OG_PERIOD_DAY:
        break;
    }
    return (size_t)og_format(out, OG_PERIOD_SIZE, "%04d-%02d-%02d", year, month, day);
}

size_t og_day_print(og_day day, char *out)
{
    return og_period_print((og_period){.first = day, .last = day, .kind = OG_PERIOD_DAY}, out);
}

size_t og_month_print(og_month month, char *out)
{
    og_day first = og_month_first(month);
    return og_period_print((og_period){.first = first, .kind = OG_PERIOD_MONTH}, out);
}

bool og_moment_print(int64_t seconds, char *out)
{
    const int64_t day_seconds = 86400;
    int64_t rest = seconds % day_seconds, day = seconds / day_seconds;
    if (rest < 0) {
        rest += day_seconds;
        day--;
    }
    if (day < og_year_first(OG_YEAR_MIN) || day > og_year_last(OG_YEAR_MAX))
        return false;
    size_t length = og_day_print((og_day)day, out);
    og_format(out + length, OG_MOMENT_SIZE - length, "T%02d:%02d:%02dZ", (int)(rest / 3600),
              (int)(rest / 60 % 60), (int)(rest % 60));
    return true;
}

int32_t og_days_overlap(og_day first_a, og_day last_a, og_day first_b, og_day last_b)
{
    og_day first = first_a > first_b ? first_a : first_b;
    og_day last = last_a < last_b ? last_a : last_b;
    return last >= first ? last - first + 1 : 0;
}
