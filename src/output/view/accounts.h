/* Money as a Dutch begroting has it: a row a line, sums below them; costs and toevoegingen
 * positive, income and onttrekkingen negative, so that every sum is a plain one and a positive
 * saldo is a shortage. The meerjarenraming (means by year) and the bestuursrapportage (budgets,
 * what is booked, what is expected) are such tables; texts, reports and workbooks read them. */
#ifndef OG_OUTPUT_VIEW_ACCOUNTS_H
#define OG_OUTPUT_VIEW_ACCOUNTS_H

#include "base/arena.h"
#include "scenario/scenario.h"

typedef enum og_accounts_kind {
    OG_ACCOUNTS_GROUP, /* names the rows that follow */
    OG_ACCOUNTS_LINE,  /* a line of the scenario, or one side of the reserve */
    OG_ACCOUNTS_SUM    /* of rows above it, `terms` */
} og_accounts_kind;

/* The `stream` of rows that are of all of them together. */
#define OG_ACCOUNTS_WHOLE (-2)

/* What a row is, for those who must find one. */
typedef enum og_accounts_place {
    OG_ACCOUNTS_ANY,
    OG_ACCOUNTS_COST,
    OG_ACCOUNTS_INCOME,
    OG_ACCOUNTS_BALANCE, /* the saldo, before the reserve */
    OG_ACCOUNTS_CHARGED, /* costs of the reserve that are in no line */
    OG_ACCOUNTS_ADDED,
    OG_ACCOUNTS_WITHDRAWN,
    OG_ACCOUNTS_MOVES, /* the mutations of the reserve */
    OG_ACCOUNTS_RESULT /* after the reserve */
} og_accounts_place;

typedef enum og_accounts_part {
    OG_ACCOUNTS_ALL,
    OG_ACCOUNTS_STRUCTURAL, /* lines that are not incidental in the year */
    OG_ACCOUNTS_INCIDENTAL
} og_accounts_part;

typedef struct og_accounts_row {
    og_accounts_kind kind;
    og_accounts_place place;
    const char *label;
    const og_line *line; /* of a line of the scenario; else NULL */
    int stream;          /* in og_scenario.streams; -1: of none; OG_ACCOUNTS_WHOLE */
    size_t series;       /* that it is `sign` times, or OG_NO_SERIES */
    double sign;         /* 1 or -1 */
    const size_t *terms; /* rows that a sum adds up */
    size_t term_count;
    double *values;        /* a column each; NaN: none */
    og_accounts_part part; /* of a sum: which of its terms count in a year */
    bool repeats;          /* takes apart what stands above it already */
} og_accounts_row;

typedef enum og_accounts_measure {
    OG_ACCOUNTS_MEAN,      /* of the year, over all futures */
    OG_ACCOUNTS_BUDGET,    /* of the year in a budget */
    OG_ACCOUNTS_ACTUAL,    /* of the year, what is booked so far */
    OG_ACCOUNTS_LOW,       /* 5 % of the futures end below it */
    OG_ACCOUNTS_HIGH,      /* 5 % above it */
    OG_ACCOUNTS_DIFFERENCE /* the last budget less the mean: positive is better than budgeted */
} og_accounts_measure;

typedef struct og_accounts_column {
    og_accounts_measure measure;
    int year;
    size_t period;           /* of yearly series */
    const og_budget *budget; /* of BUDGET */
} og_accounts_column;

typedef struct og_accounts_table {
    og_accounts_row *rows;
    size_t row_count;
    og_accounts_column *columns;
    size_t column_count;
    bool coded;      /* some line has a code */
    bool incidental; /* some line is so in some year */
    bool reserve;
} og_accounts_table;

/* All in `arena`, whose `failed` tells when memory was short; texts in `language`. The run's means
 * by year of the horizon. Without money there are no rows. */
og_accounts_table og_accounts_years(const og_scenario *scenario, const og_plan *plan,
                                    const og_result *result, og_language language, og_arena *arena);

/* One year of budgets, actuals and what is expected. */
og_accounts_table og_accounts_report(const og_scenario *scenario, const og_plan *plan,
                                     const og_result *result, int year, og_language language,
                                     og_arena *arena);

/* Whether the sum in `row` counts its term in the year. */
bool og_accounts_counts(const og_accounts_table *table, const og_accounts_row *row, size_t term,
                        int year);

/* Whether there is anything in a year of the horizon to report on: a budget or actuals. */
bool og_accounts_reports(const og_scenario *scenario, int year);

/* The last day that actuals of a line know of in the year; false: none do. */
bool og_accounts_booked_to(const og_scenario *scenario, int year, og_day *out);

/* By how much a sum of what is printed, each rounded to `unit`, differs from the sum itself as it
 * is printed: what a row 'afronding' must say so that the column adds up. 0 of other rows. */
double og_accounts_rounding(const og_accounts_table *table, size_t row, size_t column, double unit);

/* Index of the row with this place of a stream; OG_NO_ROW: there is none. */
#define OG_NO_ROW ((size_t)-1)
size_t og_accounts_find(const og_accounts_table *table, og_accounts_place place, int stream);

#endif
