/* A workbook before it has a format: sheets of cells that hold texts, numbers and formulas with
 * their values, names of cells, charts. Sheets are made of views; the writers (xlsx.h, csv.h) only
 * write them down. Built in order; running out of memory is sticky (arena.failed). */
#ifndef OG_OUTPUT_SHEET_BOOK_H
#define OG_OUTPUT_SHEET_BOOK_H

#include "base/arena.h"
#include "lang/say.h"

#include <stdbool.h>

/* How a cell is written: what it is, not how it looks in one of the formats. */
typedef enum og_look {
    OG_LOOK_TEXT,
    OG_LOOK_TITLE,
    OG_LOOK_NOTE,   /* small print */
    OG_LOOK_KEY,    /* identifiers, for who looks a figure up in series.csv */
    OG_LOOK_HEAD,   /* of a column */
    OG_LOOK_GROUP,  /* names the rows that follow */
    OG_LOOK_WHOLE,  /* 1.234 */
    OG_LOOK_COUNT,  /* 1.234,5 */
    OG_LOOK_EURO,   /* whole euros */
    OG_LOOK_PRICE,  /* euros and cents */
    OG_LOOK_SHARE,  /* 12,3% of a share */
    OG_LOOK_FACTOR, /* 1,0250 */
    OG_LOOKS
} og_look;

typedef struct og_book_cell {
    const char *text;    /* or NULL */
    const char *formula; /* without '=', in the grammar that all spreadsheets read from a file; or
                            NULL */
    const char *link;    /* a sheet that the text leads to; or NULL */
    double value;        /* of a number or formula; NaN: none */
    og_look look;
    bool strong; /* a sum */
    bool input;  /* a number that others hang on, made to be varied */
} og_book_cell;

typedef struct og_sheet_row {
    struct og_sheet_row *next;
    og_book_cell *cells; /* of all columns */
} og_sheet_row;

typedef struct og_sheet og_sheet;

/* An area, or a line, of a chart: a column of its sheet, as far as the chart's rows go. */
typedef struct og_sheet_line {
    const char *name;
    size_t column;
    const char *colour; /* "1F4E79"; NULL: it takes up room and is not seen */
    const char *dash;   /* or NULL: solid */
} og_sheet_line;

typedef struct og_sheet_chart {
    struct og_sheet_chart *next;
    const struct og_sheet *data; /* where its rows and columns lie; column 0 tells the periods */
    const char *title, *words;   /* what it shows, for who cannot see it */
    const char *unit;            /* of the numbers */
    bool stacked;                /* areas on top of each other; else lines */
    size_t first, last;          /* rows */
    size_t row, column;          /* where its corner stands */
    og_sheet_line *lines;
    size_t line_count;
} og_sheet_chart;

struct og_sheet {
    og_sheet *next;
    const char *name; /* as its tab says: unique, at most 31 characters, none that is not allowed */
    const char *file; /* the same for a file: letters, digits and - */
    size_t columns, rows;
    og_sheet_row *first, *last;
    size_t filled;                      /* cells of the last row */
    size_t frozen_rows, frozen_columns; /* that stay in sight; the last of these rows is the head */
    double *widths;                     /* of columns, in characters; 0: as its texts ask */
    og_sheet_chart *charts, *last_chart;
    struct og_book *book;
};

/* A name for a cell, that formulas of who uses the book can use. */
typedef struct og_book_name {
    struct og_book_name *next;
    const char *name;
    const og_sheet *sheet;
    size_t row, column;
} og_book_name;

typedef struct og_book {
    og_arena arena;
    og_language language;
    const char *title;
    int64_t made_at; /* seconds since 1970 */
    og_sheet *first, *last;
    og_book_name *names, *last_name;
} og_book;

void og_book_init(og_book *book, og_language language, const char *title);
void og_book_clear(og_book *book);

/* A sheet of so many columns. The name is made fit and unique; og_sheet.name tells what it became.
 * NULL when memory is short, which the functions below accept. */
og_sheet *og_book_sheet(og_book *book, const char *name, size_t columns);

/* Begins the next row; its number, from 0. */
size_t og_sheet_next(og_sheet *sheet);

/* The next cell of the row. A text that a spreadsheet would run gets an apostrophe before it, and
 * what is no text (controls, bytes that are no UTF-8) is replaced. NaN and infinity leave the cell
 * empty. Each tells the column. */
size_t og_sheet_text(og_sheet *sheet, og_look look, const char *text);
size_t og_sheet_link(og_sheet *sheet, const og_sheet *to, const char *text);
size_t og_sheet_number(og_sheet *sheet, og_look look, double value);
size_t og_sheet_input(og_sheet *sheet, og_look look, double value);
size_t og_sheet_skip(og_sheet *sheet, size_t cells);
/* `value`: what the formula comes to. */
size_t og_sheet_formula(og_sheet *sheet, og_look look, double value, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Makes the cells of the last row sums. */
void og_sheet_strong(og_sheet *sheet);

/* "B4", or of another sheet "'Geld'!B4"; `from`: the sheet in which it will stand. Rows and columns
 * from 0. In the book's arena; "" when memory is short. */
const char *og_sheet_ref(const og_sheet *from, const og_sheet *of, size_t row, size_t column);
const char *og_sheet_range(const og_sheet *from, const og_sheet *of, size_t row, size_t column,
                           size_t last_row, size_t last_column);

/* The value of a cell; NaN: none. */
double og_sheet_value(const og_sheet *sheet, size_t row, size_t column);

/* Names a cell. A name that is taken or that spreadsheets do not allow is left out. */
void og_book_name_cell(og_book *book, const char *name, const og_sheet *sheet, size_t row,
                       size_t column);

/* A text as a cell would hold it, in the book's arena. */
const char *og_book_fit(og_book *book, const char *text);

/* A chart beside the cells, whose lines are to be filled in. NULL when memory is short. */
og_sheet_chart *og_sheet_chart_add(og_sheet *sheet, size_t lines);

/* The sentence in the book's language and arena. OG_BOOK_TEXT(book, NAME, .place = value, ...) */
#define OG_BOOK_TEXT(book, ...) OG_SAID(&(book)->arena, (book)->language, __VA_ARGS__)

#endif
