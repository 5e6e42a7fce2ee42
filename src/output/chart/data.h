/* A chart's data file: blocks of tab-separated rows under a name and column heads, which the
 * scripts in plots/ find by name. Every text passes through here, so that gnuplot takes it for
 * text. */
#ifndef OG_OUTPUT_CHART_DATA_H
#define OG_OUTPUT_CHART_DATA_H

#include "base/calendar.h"
#include "base/strbuf.h"
#include "opgave.h"

/* Longest text in a chart, in code points: gnuplot reads out of bounds on very long ones. */
#define OG_CHART_TEXT 200

/* Begins a block; `columns` are its heads, separated by tabs. No name begins with another's whole
 * name: gnuplot would take one for the other. */
void og_chart_block(og_strbuf *data, const char *name, const char *columns);

/* Gives the last block a row outside of every panel when it has none, for gnuplot warns of a block
 * without rows. Beginning a block does so for the one before it. */
void og_chart_close(og_strbuf *data);

/* The next cell of a row. */
void og_chart_number(og_strbuf *data, double value);   /* NaN: a gap */
void og_chart_day(og_strbuf *data, og_day day);        /* 2025-03-31 */
void og_chart_text(og_strbuf *data, const char *text); /* cleaned */
void og_chart_end(og_strbuf *data);                    /* of the row */

/* A cell of a row; of these, OG_ROW(rows, OG_DAY(day), OG_NUM(value), OG_TXT(label)) makes one. */
typedef struct og_chart_cell {
    double number; /* or the day */
    const char *text;
    bool day;
} og_chart_cell;

#define OG_NUM(value) ((og_chart_cell){.number = (value)})
#define OG_DAY(value) ((og_chart_cell){.number = (value), .day = true})
#define OG_TXT(value) ((og_chart_cell){.text = (value)})
#define OG_ROW(rows, ...)                                                                          \
    og_chart_row(rows, (const og_chart_cell[]){__VA_ARGS__},                                       \
                 sizeof((const og_chart_cell[]){__VA_ARGS__}) / sizeof(og_chart_cell))
void og_chart_row(og_strbuf *rows, const og_chart_cell *cells, size_t count);

/* A row of a fan: a day and five percentiles, under these heads. */
#define OG_CHART_FAN "day\tp5\tp25\tp50\tp75\tp95"
void og_chart_fan(og_strbuf *rows, og_day day, og_stats stats);

/* Adds the rows of one text to another, and that they failed. */
void og_chart_append(og_strbuf *data, const og_strbuf *rows);

/* Adds `text` without what could act instead of being read. Control codes, directional overrides
 * and bad UTF-8 become blanks; a double quote, which would begin a quoted field, and a backslash,
 * which gnuplot undoes once or twice, become characters that look like them. Cut after
 * OG_CHART_TEXT. */
void og_chart_clean(og_strbuf *out, const char *text);

#endif
