/* A sheet with a row a period: what series are, what follows from them by formulas, and fans. Its
 * columns are named first, and written then. */
#ifndef OG_OUTPUT_SHEET_TIMELINE_H
#define OG_OUTPUT_SHEET_TIMELINE_H

#include "output/sheet/source.h"

#define OG_NO_COLUMN ((size_t)-1)

typedef struct og_timeline_column {
    const char *head;
    const char *key; /* "azc.capacity mean", of what stands in series.csv; or NULL */
    og_look look;
    size_t series; /* whose statistic it is, or what the formula comes to; OG_NO_SERIES */
    og_stat stat;
    const char *formula; /* "MAX(0,{a}-{b})+{c}": {a} this row's column a, {a^} that of the row
                            above; NULL: the number itself */
    size_t a, b, c;
    const double *values; /* by period, instead of a series */
    bool input;
} og_timeline_column;

typedef struct og_timeline_fan {
    const char *title, *unit, *words;
    size_t first; /* of its six columns of helpers */
    struct og_timeline_fan *next;
} og_timeline_fan;

/* The columns of a series; those of percentiles are OG_NO_COLUMN where it is constant. */
typedef struct og_timeline_series {
    size_t series, at[OG_STATS];
} og_timeline_series;

typedef struct og_timeline {
    const og_sheet_source *source;
    size_t like; /* a series of whose periods the rows are */
    og_timeline_column *columns;
    size_t count, room;
    og_timeline_fan *fans;
    og_sheet *sheet;    /* when written */
    size_t first, last; /* rows of its periods */
} og_timeline;

/* Of the periods of series `like`. */
void og_timeline_begin(og_timeline *line, const og_sheet_source *source, size_t like);

/* Adds a column of the mean; of all statistics later, with og_timeline_spread. OG_NO_SERIES adds
 * nothing. */
og_timeline_series og_timeline_mean(og_timeline *line, size_t series, const char *head);
void og_timeline_spread(og_timeline *line, og_timeline_series *of, const char *head);

/* Adds a column of a formula that comes to the mean of a series, and that is what stands in
 * series.csv for it. */
og_timeline_series og_timeline_formula(og_timeline *line, size_t series, const char *head,
                                       const char *formula, size_t a, size_t b, size_t c);

/* Adds a column of numbers, one a period, made to be varied or not. */
size_t og_timeline_numbers(og_timeline *line, const char *head, const double *values, og_look look,
                           bool input);

/* Adds a column of a formula that comes to numbers of the caller's. */
size_t og_timeline_computed(og_timeline *line, const char *head, const double *values, og_look look,
                            const char *formula, size_t a, size_t b, size_t c);

/* Marks a column as numbers that others hang on, made to be varied. */
void og_timeline_vary(og_timeline *line, size_t column);

/* Adds a fan of a series that has its spread, drawn among the charts. */
void og_timeline_fan_add(og_timeline *line, const og_timeline_series *of, const char *title,
                         const char *words, const char *unit);

/* Writes the sheet; with no column but the periods it writes none. */
void og_timeline_write(og_timeline *line, const char *name, const char *title, const char *note);

/* A chart of lines, of a timeline that is written. */
typedef struct og_timeline_chart {
    const char *title, *words, *unit;
    size_t columns[4];
    const char *names[4];
    size_t count;
} og_timeline_chart;
void og_timeline_lines(og_timeline *line, const og_timeline_chart *chart);

/* Where the next chart goes among the charts. */
void og_charts_place(const og_sheet_source *source, og_sheet_chart *chart);

#endif
