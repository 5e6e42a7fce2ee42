#include "output/chart/label.h"

#include "output/chart/figure.h"

#include <math.h>

#define CONNECTOR 10.0 /* px, from the end of a line to its label */

size_t og_draft_fan_labels(og_end_label *labels, og_stats end, const char *middle)
{
    labels[0] = (og_end_label){end.p50, "blue", middle};
    labels[1] = (og_end_label){end.p95, "blue", "90%"};
    labels[2] = (og_end_label){end.p5, "blue", "90%"};
    labels[3] = (og_end_label){end.p75, "blue", "50%"};
    return end.p95 > end.p5 ? OG_FAN_LABELS : 1;
}

double og_draft_ends_width(const og_end_label *labels, size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, og_text_width(labels[i].text, OG_CHART_FONT));
    return CONNECTOR + 6 + widest;
}

void og_draft_ends(og_draft *draft, int panel, const og_panel *where, const og_end_label *labels,
                   size_t count)
{
    double at[OG_SPREAD_MAX];
    count = count < OG_SPREAD_MAX ? count : OG_SPREAD_MAX;
    for (size_t i = 0; i < count; i++)
        at[i] = og_panel_y(where, labels[i].value);
    og_labels_spread(at, count, OG_CHART_LINE - 2, where->top, where->bottom);
    for (size_t i = 0; i < count; i++)
        OG_ROW(&draft->labels, OG_NUM(panel), OG_NUM(where->x1), OG_NUM(labels[i].value),
               OG_NUM(og_panel_x_at(where, where->right + CONNECTOR)),
               OG_NUM(og_panel_y_at(where, at[i])), OG_TXT(labels[i].colour),
               OG_TXT(labels[i].text));
}

void og_draft_heading(og_draft *draft, int panel, const og_panel *where, double up,
                      const char *text)
{
    double left = where->left - where->aside, width = where->right + where->beside - left;
    OG_ROW(&draft->headings, OG_NUM(panel), OG_NUM(og_panel_x_at(where, left)),
           OG_NUM(og_panel_y_at(where, where->top - up)),
           OG_TXT(og_draft_fit(draft, text, OG_CHART_FONT, width)));
}

void og_draft_note(og_draft *draft, int panel, double x, double y, const char *text,
                   const char *colour)
{
    OG_ROW(&draft->notes, OG_NUM(panel), OG_NUM(x), OG_NUM(y), OG_TXT(colour), OG_TXT(text));
}
