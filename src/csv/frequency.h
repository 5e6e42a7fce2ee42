/* How many periods a year has, by the way in which they are written. */
#ifndef OG_CSV_FREQUENCY_H
#define OG_CSV_FREQUENCY_H

#include "csv/layout.h"

/* From the labels in the period column, or in the heading of a table with periods across, and the
 * frequency that is asked for. 0 after an error in `diags`; *days: they are days or weeks, of which
 * several may fall in a period. */
int og_frequency_find(const og_layout *layout, const og_sheet_options *options, bool *days,
                      og_diagnostics *diags);

/* The ordinal of a label at this frequency; false when it is of another. */
bool og_frequency_ordinal(og_label label, int frequency, int64_t *ordinal);

#endif
