/* What the charts of a forecast and of a backtest share: a history and a fan in one panel. */
#ifndef OG_OUTPUT_CHART_FORESIGHT_H
#define OG_OUTPUT_CHART_FORESIGHT_H

#include "output/chart/label.h"
#include "output/view/forecast.h"

/* At most so many values of the past for each that is expected: what lies further back only makes
 * the rest small. */
enum { OG_FORESIGHT_PAST = 6 };

/* What a fan shows of the quantiles of a period. */
og_stats og_foresight_stats(const double quantile[OG_LEVELS]);

/* Where a period's value stands: at its middle, as flows are of the whole of it. */
og_day og_foresight_day(og_period period);

/* The one panel, of the days `first` until `end`, with labels beside its end. */
void og_draft_foresight(og_draft *draft, og_ticks ticks, og_day first, og_day end,
                        const og_end_label *labels, size_t count);

#endif
