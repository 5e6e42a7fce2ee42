/* The sheets of a book, each of its subject. */
#ifndef OG_OUTPUT_SHEET_SHEETS_H
#define OG_OUTPUT_SHEET_SHEETS_H

#include "output/sheet/source.h"

/* Reception and housing streams month by month, taakstelling by its periods, and the places of
 * locations. */
void og_sheets_streams(const og_sheet_source *source);
void og_sheet_locations(const og_sheet_source *source);

/* Where the money of a year stands: its sheet, the rows of lines in the order of the file, of the
 * result, and the column of the horizon's first year. */
typedef struct og_money_places {
    const og_sheet *sheet;
    size_t *lines;
    size_t result, first_year, years;
} og_money_places;

/* Of every line and year what it is made of, and sums by stream and of all. NULL sheet: no money.
 */
og_money_places og_sheet_money(const og_sheet_source *source);
/* The same of locations. */
void og_sheet_location_money(const og_sheet_source *source, const og_money_places *money);
/* Statistics of all yearly series. */
void og_sheet_spread(const og_sheet_source *source);

/* The result and the reserve by year, with their fans. */
void og_sheet_years(const og_sheet_source *source);

/* Where the reserve's rows stand. NULL sheet: no reserve. */
typedef struct og_reserve_places {
    const og_sheet *sheet;
    size_t drawdown, planned, added, withdrawn, charged, first_year, years;
} og_reserve_places;

og_reserve_places og_sheet_reserve(const og_sheet_source *source, const og_money_places *money);

/* What is needed at each certainty, from each year on, and in each case. */
OG_NODISCARD og_status og_sheet_need(const og_sheet_source *source,
                                     const og_reserve_places *reserve, og_error *err);

/* The meerjarenraming, and a bestuursrapportage of each year that has a budget. */
void og_sheets_accounts(const og_sheet_source *source, const og_money_places *money,
                        const og_reserve_places *reserve);

/* Every figure of the scenario with what it rests on, and where it stands. */
void og_sheet_grounds(const og_sheet_source *source);

#endif
