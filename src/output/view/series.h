/* Series of a plan by what they are, never by name. */
#ifndef OG_OUTPUT_VIEW_SERIES_H
#define OG_OUTPUT_VIEW_SERIES_H

#include "lang/language.h"
#include "opgave.h"

#define OG_NO_SERIES ((size_t)-1)

/* Index of the series of an owner with a role; `stream`, `owner` NULL: of any. OG_NO_SERIES: none.
 */
size_t og_series_of(const og_plan *plan, og_owner kind, const char *stream, const char *owner,
                    og_role role);

/* Index of the series that the owner of `like` has in a plan, perhaps another, with a role. */
size_t og_series_beside(const og_plan *plan, const og_series *like, og_role role);

/* Number of the metric that is a series in one period; OG_NO_SERIES: none. */
size_t og_metric_at(const og_plan *plan, size_t series, size_t period);

/* The label of a reception stream by its identifier. */
const char *og_stream_label(const og_plan *plan, const char *stream);

/* "tekort" */
const char *og_role_text(og_role role, og_language language);

/* The calendar year in which a period of the series ends; whether it is the last to do so. */
int og_series_year(const og_plan *plan, size_t series, size_t period);
bool og_series_ends_year(const og_plan *plan, size_t series, size_t period);

#endif
