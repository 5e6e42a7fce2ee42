/* Months, days and spans in words. */
#ifndef OG_LANG_DATE_H
#define OG_LANG_DATE_H

#include "base/calendar.h"
#include "base/strbuf.h"
#include "lang/language.h"

const char *og_date_month(int month, og_language language);       /* 1: "januari", "January" */
const char *og_date_month_short(int month, og_language language); /* 3: "mrt", "Mar" */

/* "5 maart 2027", "5 March 2027" */
void og_date_day(og_strbuf *out, og_day day, og_language language);

/* A whole year, half, quarter or month in words ("2027", "2e helft 2027", "3e kwartaal 2027",
 * "maart 2027"); any other span from day to day. */
void og_date_span(og_strbuf *out, og_day first, og_day last, og_language language);

/* A month, for after 'begin' and 'tot en met': the year when the month is `plain` (1 or 12), else
 * "juli 2025". */
void og_date_month_of(og_strbuf *out, og_month month, int plain, og_language language);

/* At the end of a span: "eind 2027", "eind juni 2027"; "op 4 maart 2027" when no month ends. */
void og_date_end(og_strbuf *out, og_day last, og_language language);

#endif
