/* What the parts of the summary share: the run that is summarised, its text so far, and cells. */
#ifndef OG_OUTPUT_REPORT_PAGE_H
#define OG_OUTPUT_REPORT_PAGE_H

#include "compile/overrun.h"
#include "lang/error.h"
#include "lang/figure.h"
#include "output/doc/grid.h"
#include "output/phrases.h"
#include "scenario/scenario.h"

#define OG_PAGE_WIDTH 98
#define OG_PAGE_INDENT 2
#define OG_PAGE_NONE ((size_t)-1)

typedef struct og_page {
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    og_language language;
    bool certain; /* nothing differs between runs: no medians, ranges or chances */
    og_strbuf text;
} og_page;

/* The parts, in order. */
void og_page_streams(og_page *page);
OG_NODISCARD og_status og_page_money(og_page *page, og_error *err);
OG_NODISCARD og_status og_page_grounds(og_page *page, og_error *err);

/* A bullet on a value that is carried forward. */
void og_page_overrun(og_page *page, const og_overrun *carried);

/* A blank line and a heading. */
void og_page_heading(og_page *page, og_phrase phrase, const char *const *arguments);
/* A paragraph; its first line starts with `lead`. */
void og_page_say(og_page *page, const char *lead, og_phrase phrase, const char *const *arguments);
/* Prints the grid and clears it. */
void og_page_grid(og_page *page, og_grid *grid);

/* Cells of a grid. Chances never read as certain, but for what is never there. */
void og_page_words(const og_page *page, og_grid *grid, og_phrase phrase);
void og_page_cell(const og_page *page, og_grid *grid, og_phrase phrase,
                  const char *const *arguments);
void og_page_number(const og_page *page, og_grid *grid, double value, int decimals);
void og_page_range(const og_page *page, og_grid *grid, double low, double high, int decimals);
void og_page_chance(const og_page *page, og_grid *grid, const og_stats *stats);

/* The first series with this owner, stream and role; NULL: any. OG_PAGE_NONE when there is none. */
size_t og_page_find(const og_page *page, og_owner kind, const char *stream, const char *owner,
                    og_role role);

/* Whether a period is the last of its calendar year within the series. */
bool og_page_year_end(const og_page *page, size_t series, size_t period);

/* "2025" for a month that begins (`edge` 1) or ends (12) a year, else "maart 2025"; always the
 * latter when `edge` is 0. `out` holds at least OG_FORMAT_SIZE bytes. */
void og_page_month(const og_page *page, og_month month, int edge, char *out);

/* A calendar year of the horizon: "2025"; "t/m juni 2027" and "vanaf juli 2025" where the horizon
 * cuts it. `out` as above. */
void og_page_year(const og_page *page, int year, char *out);

#endif
