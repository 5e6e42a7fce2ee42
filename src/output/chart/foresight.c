#include "output/chart/foresight.h"

#include "output/chart/axis.h"

#define TOP 130.0    /* px, of the panel */
#define BOTTOM 450.0 /* and its lower side */

/* Quantiles at 5, 25, 50, 75 and 95%. */
enum { P5 = 1, P25 = 5, P50 = OG_LEVEL_MEDIAN, P75 = 15, P95 = 19 };

og_stats og_foresight_stats(const double q[OG_LEVELS])
{
    return (og_stats){.p5 = q[P5], .p25 = q[P25], .p50 = q[P50], .p75 = q[P75], .p95 = q[P95]};
}

og_day og_foresight_day(og_period period)
{
    return period.first + (period.last - period.first + 1) / 2;
}

void og_draft_foresight(og_draft *draft, og_ticks ticks, og_day first, og_day end,
                        const og_end_label *labels, size_t count)
{
    og_panel panel = {.left =
                          OG_CHART_EDGE + 4 + og_draft_ygrid_width(ticks, draft->source->language),
                      .top = TOP,
                      .bottom = BOTTOM,
                      .below = 30,
                      .x0 = first,
                      .x1 = end,
                      .y0 = ticks.first,
                      .y1 = ticks.last};
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.beside = og_draft_ends_width(labels, count);
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    int entered = og_draft_panel(draft, &panel);
    og_draft_ygrid(draft, entered, ticks, 1);
    og_draft_time(draft, entered, &panel);
    og_draft_ends(draft, entered, &panel, labels, count);
    draft->height = OG_CHART_HEIGHT;
}
