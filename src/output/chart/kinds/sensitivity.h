/* The charts of one metric of a sensitivity study: bars of its indices, and the tornado. */
#ifndef OG_OUTPUT_CHART_KINDS_SENSITIVITY_H
#define OG_OUTPUT_CHART_KINDS_SENSITIVITY_H

#include "output/chart/draft.h"
#include "study/sensitivity.h"

/* Of a metric that is not constant. */
OG_NODISCARD og_status og_sensitivity_chart(const og_sensitivity *study, size_t asked,
                                            const og_chart_source *source, og_chart_maker maker,
                                            og_error *err);

#endif
