#include "output/chart.h"

#include <stdlib.h>

og_status og_chart_extra_of(const og_scenario *scenario, og_chart_extra *out, og_error *err)
{
    (void)scenario, (void)err;
    *out = (og_chart_extra){0};
    return OG_OK;
}

void og_chart_extra_clear(og_chart_extra *extra)
{
    for (size_t i = 0; i < extra->history_count; i++)
        free(extra->histories[i].at);
    free(extra->histories);
    free(extra->markers);
    *extra = (og_chart_extra){0};
}
