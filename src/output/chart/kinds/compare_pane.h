/* What the chart of two scenarios compares. */
#ifndef OG_OUTPUT_CHART_KINDS_COMPARE_PANE_H
#define OG_OUTPUT_CHART_KINDS_COMPARE_PANE_H

#include "output/chart/figure.h"

/* One period that both scenarios have. */
typedef struct og_compare_pair {
    og_span span;
    og_stats base, other;      /* of what is compared */
    og_stats duty, duty_other; /* obligation or taakstelling; not valid when there is none */
    double scale;              /* brings it to the shortest period */
} og_compare_pair;

typedef struct og_compare_pane {
    size_t series[2], duty[2]; /* in the base's plan and the other's; OG_NO_SERIES: none */
    bool has_duty;
    bool steps;        /* a value holds for its period; else it is of the period's end */
    bool flow;         /* persons per period: longer periods are scaled to the shortest */
    bool from_nothing; /* a change since the start: a draw-down turned over */
    const char *what;  /* is compared: in the title */
    og_role duty_role;
    og_scale scale;
    const char *heading;
    og_compare_pair *pairs;
    size_t count;
    int months; /* of the shortest period */
} og_compare_pane;

typedef struct og_compare_view {
    const og_comparison *c;
    const og_compared *other;
    og_compare_pane panes[2];
    size_t count;
    const char *label;
} og_compare_view;

/* What is compared of the owner of a series. False: memory is short. */
bool og_compare_set_panes(og_draft *draft, og_compare_view *view, const og_series *like);

/* But for the last digits that sums of the same amounts in another order differ in. */
bool og_compare_alike(og_stats a, og_stats b);

/* Whether there is anything to draw, and it differs. */
bool og_compare_differs(const og_compare_view *view);

#endif
