#include "output/chart/axis.h"

#include "lang/date.h"
#include "lang/figure.h"
#include "output/chart/figure.h"

#include <math.h>

/* ---- panels and grids ---- */

int og_draft_panel(og_draft *draft, const og_panel *panel)
{
    double left = panel->left - panel->aside, right = panel->right + panel->beside,
           top = panel->top - panel->above, bottom = panel->bottom + panel->below;
    OG_ROW(&draft->panel, OG_NUM(++draft->panels), OG_NUM(left), OG_NUM(right), OG_NUM(bottom),
           OG_NUM(top), OG_NUM(panel->x0), OG_NUM(panel->x1), OG_NUM(og_panel_x_at(panel, left)),
           OG_NUM(og_panel_x_at(panel, right)), OG_NUM(panel->y0), OG_NUM(panel->y1),
           OG_NUM(og_panel_y_at(panel, bottom)), OG_NUM(og_panel_y_at(panel, top)));
    return draft->panels;
}

double og_draft_ygrid_width(og_ticks ticks, og_language language)
{
    double widest = 0;
    for (int i = 0; i < ticks.count; i++) {
        char label[OG_FORMAT_SIZE];
        og_format_number(ticks.first + i * ticks.step, ticks.decimals, language, label);
        widest = fmax(widest, og_text_width(label, OG_CHART_FONT));
    }
    return widest + 12;
}

void og_draft_ygrid(og_draft *draft, int panel, og_ticks ticks, double unit)
{
    for (int i = 0; i < ticks.count; i++) {
        double y = ticks.first + i * ticks.step;
        OG_ROW(&draft->ygrid, OG_NUM(panel), OG_NUM(y * unit),
               OG_TXT(og_draft_number(draft, y, ticks.decimals)));
    }
}

void og_draft_across(og_draft *draft, int panel, const og_panel *where, double x, const char *label)
{
    OG_ROW(&draft->xgrid, OG_NUM(panel), OG_NUM(x),
           OG_NUM(og_panel_y_at(where, where->bottom + OG_CHART_BELOW)), OG_TXT(label));
}

void og_draft_xgrid(og_draft *draft, int panel, const og_panel *where, og_ticks ticks, double unit)
{
    for (int i = 0; i < ticks.count; i++) {
        double x = ticks.first + i * ticks.step;
        og_draft_across(draft, panel, where, x * unit, og_draft_number(draft, x, ticks.decimals));
    }
}

/* ---- time ---- */

static void add_tick(og_draft *draft, int panel, const og_panel *where, og_day day)
{
    OG_ROW(&draft->xticks, OG_NUM(panel), OG_DAY(day),
           OG_NUM(og_panel_y_at(where, where->bottom - 5)));
}

/* What a period is called of which only a part is seen: "t/m juni 2027", "t/m jun 2027". */
static const char *part_name(og_draft *draft, og_month edge, bool brief)
{
    og_language language = draft->source->language;
    og_strbuf month = {0};
    if (brief)
        og_strbuf_printf(&month, "%s %d", og_date_month_short(og_month_number(edge), language),
                         og_month_year(edge));
    else
        og_date_month_of(&month, edge, 0, language);
    return OG_DRAFT_SAID(draft, CHART_UNTIL, .month = og_draft_keep(draft, &month));
}

static const char *period_name(og_draft *draft, og_month first, int months)
{
    og_strbuf name = {0};
    og_date_span(&name, og_month_first(first), og_month_last(first + months - 1),
                 draft->source->language);
    return og_draft_keep(draft, &name);
}

/* The label of the period of `months` that `first` lies in, in the middle of what is seen of it, if
 * it fits into `room` times that. Of one that the axis cuts off the label says where, and may pass
 * the end of the axis. */
static void add_period(og_draft *draft, int panel, const og_panel *where, og_month first,
                       int months, double room)
{
    og_month whole = first - first % months, edge = og_month_of((og_day)where->x1 - 1);
    bool cut = edge < whole + months - 1;
    double left = og_panel_x(where, fmax(where->x0, og_month_first(whole))),
           right = og_panel_x(where, fmin(where->x1, og_month_last(whole + months - 1) + 1)),
           width = 0, most = cut ? right - left + fmax(where->beside, 20) : room * (right - left);
    const char *label = "";
    for (int brief = 0; brief < 2; brief++) {
        label = cut ? part_name(draft, edge, brief) : period_name(draft, whole, months);
        width = og_text_width(label, OG_CHART_FONT);
        if (width <= right - left)
            break;
    }
    if (width > most)
        return;
    double middle = cut ? fmax((left + right) / 2, left + width / 2 + 3) : (left + right) / 2;
    OG_ROW(&draft->xlabels, OG_NUM(panel), OG_NUM(og_panel_x_at(where, middle)),
           OG_NUM(og_panel_y_at(where, where->bottom + OG_CHART_BELOW)), OG_TXT(label));
}

/* The widest that a label of a period of so many months can be. */
static double widest_label(og_draft *draft, int months)
{
    double widest = 0;
    for (og_month first = 12 * 2000; first < 12 * 2001; first += months)
        widest = fmax(widest, og_text_width(period_name(draft, first, months), OG_CHART_FONT));
    return widest + 12;
}

int og_draft_time(og_draft *draft, int panel, const og_panel *where)
{
    static const int lengths[] = {1, 3, 6, 12}, steps[] = {1, 2, 5, 10, 20, 50, 100, 1000};
    og_month first = og_month_of((og_day)where->x0), last = og_month_of((og_day)where->x1 - 1);
    double month = (where->right - where->left) / (last - first + 1);
    size_t length = 0, step = 0;
    while (length < 3 && widest_label(draft, lengths[length]) > lengths[length] * month)
        length++;
    /* Beyond what years have room for, only every second, fifth ... is named. */
    while (step < 7 && widest_label(draft, lengths[length]) > lengths[length] * steps[step] * month)
        step++;
    for (og_month from = first; from <= last; from += lengths[length] - from % lengths[length]) {
        if (og_month_year(from) % steps[step] == 0)
            add_period(draft, panel, where, from, lengths[length], steps[step]);
        if (steps[step] < 5 || og_month_year(from) % steps[step] == 0 || from == first)
            add_tick(draft, panel, where, og_month_first(from));
    }
    add_tick(draft, panel, where, og_month_last(last) + 1);
    return lengths[length];
}
