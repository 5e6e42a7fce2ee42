/* The one door for CSV (RFC 4180 and what spreadsheets make of it): text as rows of cells that know
 * their place. What the cells mean is for others to say.
 *
 * Fields are separated by commas, semicolons or tabs; quotes around a field may hold separators,
 * line ends and doubled quotes; lines end in LF, CRLF or CR. A byte order mark and a first line
 * `sep=;` are understood; rows in which every cell is empty are left out. A file in which each
 * whole line was put in quotes (saved as CSV twice) is read as if it were not, and og_csv.rewrapped
 * tells. */
#ifndef OG_CSV_CSV_H
#define OG_CSV_CSV_H

#include "base/arena.h"
#include "lang/diag.h"

#define OG_CSV_MAX_BYTES ((size_t)4 << 20) /* of a file, unless more is allowed */

typedef struct og_csv_cell {
    const char *text; /* without its quotes; not NUL-terminated */
    uint32_t length;
    uint32_t line;  /* where it begins, from 1 */
    uint32_t start; /* its first byte in the source, quotes and all */
    bool quoted;
} og_csv_cell;

typedef struct og_csv_row {
    const og_csv_cell *cells;
    size_t count; /* at least 1 */
} og_csv_row;

/* Lives in the arena it was read into, as does all that it points to. */
typedef struct og_csv {
    const og_source *source;
    const og_csv_row *rows; /* rows[0] is the heading line, unless the file has lines above it */
    size_t row_count;
    char separator;
    bool rewrapped;
} og_csv;

typedef struct og_csv_options {
    size_t limit;   /* bytes of a file; 0: OG_CSV_MAX_BYTES */
    char separator; /* 0: decided by the heading line (even rows) or by most lines (ragged) */
    bool ragged;    /* rows may differ in length; else each must be as long as the first */
} og_csv_options;

/* Reads the file `path`, called `name` in messages. What cannot be read (another kind of file, not
 * UTF-8, a quote never closed, a row longer or shorter than the heading) is an error at its line;
 * why the file cannot be opened, at `from`. NULL after any error, and when memory is short
 * (diags->failed). `options` may be NULL. */
const og_csv *og_csv_read(const char *path, const char *name, og_pos from,
                          const og_csv_options *options, og_arena *arena, og_diagnostics *diags);

/* The same of a text that is there; positions point into it. At most 4 GiB less one byte. */
const og_csv *og_csv_parse(const og_source *source, const og_csv_options *options, og_arena *arena,
                           og_diagnostics *diags);

/* A cell's line, column and width, for a message. */
og_pos og_csv_pos(const og_csv *csv, const og_csv_cell *cell);

/* The cell without blanks (also no-break spaces) around its text. */
og_csv_cell og_csv_trim(og_csv_cell cell);

/* The column of the first row called `name`, blanks around it left out; OG_CSV_NONE when none is.
 */
#define OG_CSV_NONE SIZE_MAX
size_t og_csv_find(const og_csv *csv, const char *name);

#endif
