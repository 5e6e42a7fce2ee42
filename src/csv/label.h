/* How people write a period: 2022-H1, 2022 1e halfjaar, 2021KW02, mrt 2023, 202301, 31-01-2023. */
#ifndef OG_CSV_LABEL_H
#define OG_CSV_LABEL_H

#include "base/calendar.h"

typedef enum og_label_kind {
    OG_LABEL_NONE,
    OG_LABEL_YEAR,
    OG_LABEL_HALF,
    OG_LABEL_QUARTER,
    OG_LABEL_MONTH,
    OG_LABEL_NUMBERED, /* 2022-1: a half, quarter or month, as those beside it tell */
    OG_LABEL_WEEK,
    OG_LABEL_DAY
} og_label_kind;

typedef struct og_label {
    og_label_kind kind;
    int year;
    int place;        /* in the year, from 0; of a day its og_day */
    bool provisional; /* marked with '*' */
} og_label;

/* kind OG_LABEL_NONE when it is no period. Blanks around it do not matter, nor do capitals. */
og_label og_label_read(const char *text, size_t length);

/* Periods of a year of this kind (1, 2, 4, 12); 0 for numbered ones, weeks and days. */
int og_label_frequency(og_label_kind kind);

/* The key of a period: 2025, 2025-H1, 2025-Q1, 2025-03. `ordinal` is frequency x year + place;
 * `out` holds OG_PERIOD_SIZE bytes. */
void og_label_print(int64_t ordinal, int frequency, char *out);

/* The number of the period that a day lies in. */
int64_t og_label_ordinal(og_day day, int frequency);

/* First and last day of it. */
og_period og_label_period(int64_t ordinal, int frequency);

#endif
