/* Two scenarios that begin in different years, measured from the same day: the reserve needed at
 * the start of the first year that lies in both, and the draw-down since then. */
#ifndef OG_STUDY_SINCE_H
#define OG_STUDY_SINCE_H

#include "base/arena.h"
#include "base/calendar.h"
#include "lang/error.h"
#include "opgave.h"

/* The first year of which both have 1 January; 0 when they begin in the same month. */
int og_since_year(og_month first, og_month other_first);

/* A metric or statistic as a scenario that begins in month `first` says it when it is measured from
 * the start of `year` (0: from its own start, and the text is as it was): of
 * reserve.required_opening that year, of reserve.drawdown@Y what came before is taken off. The text
 * is in `arena`, or `text` itself. OG_ERR_VALUE when it is no metric or statistic. */
OG_NODISCARD og_status og_since_text(const char *text, int year, og_month first, og_arena *arena,
                                     const char **out, og_error *err);

#endif
