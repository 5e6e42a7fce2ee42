/* Proleptic Gregorian calendar without time zones: days, months, and the spans that keys name. */
#ifndef OG_BASE_CALENDAR_H
#define OG_BASE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t og_day;   /* days since 1970-01-01 */
typedef int32_t og_month; /* 12 * year + month - 1: consecutive months are consecutive numbers */

#define OG_YEAR_MIN 1583
#define OG_YEAR_MAX 9999

bool og_date_valid(int year, int month, int day);
og_day og_day_of(int year, int month, int day);
void og_day_split(og_day day, int *year, int *month, int *day_of_month);

og_month og_month_of(og_day day);
int og_month_year(og_month month);
int og_month_number(og_month month); /* 1 ... 12 */
og_day og_month_first(og_month month);
og_day og_month_last(og_month month);
og_day og_year_first(int year);
og_day og_year_last(int year);
int og_month_days(og_month month);

/* Moved by whole calendar months, the day clamped to the end of the month arrived in
 * (31 January + 1 month = 28 or 29 February). */
og_day og_day_add_months(og_day day, int32_t months);

/* A day moved by `delay` months (model page, section 3): floor(delay + 1e-9) calendar months,
 * then floor(30 f + 1e-6) days for the fraction f that is left. */
og_day og_day_move(og_day day, double delay);

typedef enum og_period_kind {
    OG_PERIOD_YEAR,    /* 2025 */
    OG_PERIOD_HALF,    /* 2025-H1 */
    OG_PERIOD_QUARTER, /* 2025-Q1 */
    OG_PERIOD_MONTH,   /* 2025-03 */
    OG_PERIOD_DAY      /* 2025-03-31 */
} og_period_kind;

typedef struct og_period {
    og_day first, last; /* inclusive */
    og_period_kind kind;
} og_period;

typedef enum og_period_fault {
    OG_PERIOD_OK = 0,
    OG_PERIOD_NOT,    /* not of the form of a period key */
    OG_PERIOD_NO_SUCH /* of the form, but there is no such date: 2025-02-30, 2025-13, 2025-Q5 */
} og_period_fault;

og_period_fault og_period_parse(const char *text, size_t length, og_period *out);

/* The key's own form; `out` holds at least OG_PERIOD_SIZE bytes. Returns its length. */
#define OG_PERIOD_SIZE 16
size_t og_period_print(og_period period, char *out);
size_t og_day_print(og_day day, char *out);       /* 2025-03-31 */
size_t og_month_print(og_month month, char *out); /* 2025-03 */

/* A moment, in seconds since the first of 1970, in UTC: 2025-03-31T14:05:09Z. False, and nothing,
 * outside the years above; `out` holds at least OG_MOMENT_SIZE bytes. */
#define OG_MOMENT_SIZE 24
bool og_moment_print(int64_t seconds, char *out);

/* Days that two inclusive spans share; 0 when they do not meet. */
int32_t og_days_overlap(og_day first_a, og_day last_a, og_day first_b, og_day last_b);

#endif
