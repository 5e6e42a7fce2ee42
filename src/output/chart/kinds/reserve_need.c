#include "output/chart/kinds/reserve_need.h"

#include "base/format.h"
#include "lang/error.h"
#include "output/chart/axis.h"
#include "output/chart/figure.h"
#include "output/chart/label.h"
#include "output/view/case_order.h"
#include "output/view/need.h"

#include <math.h>

#define PITCH 28.0  /* px, from row to og_reserve_row */
#define COLUMN 60.0 /* px, of the numbers beside the futures */

const char *og_reserve_amount(og_draft *draft, const og_reserve_view *v, double euros)
{
    return og_draft_number(draft, euros / v->scale.unit, v->scale.decimals);
}

/* ---- rows of the futures ---- */

/* An identifier as people read it. */
static const char *plain_name(og_draft *draft, const char *name)
{
    og_strbuf plain = {0};
    for (; *name; name++)
        og_strbuf_putc(&plain, *name == '_' ? ' ' : *name);
    return og_draft_keep(draft, &plain);
}

static og_status add_group(og_draft *draft, og_reserve_view *v, size_t group, og_error *err)
{
    const og_chart_source *source = draft->source;
    og_case_group cases = og_plan_case_group(source->plan, group);
    if (v->row_count + 1 + cases.count > OG_RESERVE_ROWS)
        return OG_OK;
    v->rows[v->row_count++] =
        (og_reserve_row){.heading = true, .label = plain_name(draft, cases.name)};
    for (size_t i = 0; i < cases.count; i++) {
        og_reserve_row *r = &v->rows[v->row_count];
        og_status status = og_result_summary(source->result, v->need, group, i, &r->need, err);
        if (status != OG_OK)
            return status;
        r->label = plain_name(draft, og_plan_case_name(source->plan, group, i));
        v->row_count += r->need.count > 0;
    }
    return OG_OK;
}

og_status og_reserve_set_rows(og_draft *draft, og_reserve_view *v, og_error *err)
{
    const og_chart_source *source = draft->source;
    size_t groups = og_plan_case_group_count(source->plan);
    size_t *order = og_arena_array(&draft->arena, groups + 1, sizeof *order);
    if (!order)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status =
        og_result_summary(source->result, v->need, (size_t)-1, 0, &v->rows[0].need, err);
    v->rows[0].label = groups ? OG_DRAFT_TEXT(draft, CHART_RESERVE_ALL)
                              : OG_DRAFT_TEXT(draft, CHART_RESERVE_TOTAL);
    v->row_count = 1;
    og_need parts = {.planned = 0};
    if (status == OG_OK)
        status =
            og_result_need(source->plan, source->result, v->need, (size_t)-1, 0, 0.9, &parts, err);
    v->structural = parts.planned + parts.expected_deficit;
    if (status == OG_OK)
        status = og_case_order(source->plan, source->result, v->need, order, err);
    for (size_t g = 0; g < groups && status == OG_OK; g++)
        if (og_plan_case_group(source->plan, order[g]).used)
            status = add_group(draft, v, order[g], err);
    return status;
}

og_status og_reserve_deciding(og_draft *draft, const og_reserve_view *v, const char **name,
                              double *low, double *high, og_error *err)
{
    const og_chart_source *source = draft->source;
    size_t groups = og_plan_case_group_count(source->plan), group = 0;
    double most = 0;
    og_status status = OG_OK;
    *name = NULL;
    for (size_t g = 0; g < groups && status == OG_OK; g++) {
        double share;
        status = og_result_explained(source->result, v->need, g, (size_t)-1, &share, err);
        if (share > most) {
            most = share;
            group = g;
        }
    }
    if (status != OG_OK || !(most > OG_DECIDING) ||
        og_result_replicates(source->result) < OG_DECIDING_LEAST)
        return status;
    og_case_group cases = og_plan_case_group(source->plan, group);
    *name = plain_name(draft, cases.name);
    *low = INFINITY;
    *high = 0;
    for (size_t i = 0; i < cases.count && status == OG_OK; i++) {
        og_summary need;
        status = og_result_summary(source->result, v->need, group, i, &need, err);
        if (status != OG_OK || need.count == 0)
            continue;
        *low = fmin(*low, need.quantile[OG_P90].value);
        *high = fmax(*high, need.quantile[OG_P90].value);
    }
    return status;
}

/* ---- right: what is needed, by future ---- */

/* The same in words; a case is called with its group before it. */
static void describe_needs(og_draft *draft, const og_reserve_view *v)
{
    const char *group = NULL;
    OG_DRAFT_SAY(draft, description, CHART_RESERVE_NEEDS);
    for (size_t i = 0; i < v->row_count; i++) {
        const og_reserve_row *r = &v->rows[i];
        const char *name = group && !r->heading
                               ? og_arena_printf(&draft->arena, "%s, %s", group, r->label)
                               : r->label;
        if (r->heading)
            group = r->label;
        else
            OG_DRAFT_SAY(
                draft, description, CHART_RESERVE_ROW, .name = name,
                .median = og_draft_measured(draft, &v->scale, r->need.quantile[OG_P50].value),
                .sure = og_draft_measured(draft, &v->scale, r->need.quantile[OG_P90].value));
    }
}

static void add_rows(og_draft *draft, const og_reserve_view *v, double width, double median_x)
{
    og_chart_block(&draft->blocks, "cases",
                   "y\tp5\tp25\tp50\tp75\tp95\tp90\tmedian_x\tlabel\tmedian\tsure");
    for (size_t i = 0; i < v->row_count; i++) {
        const og_reserve_row *r = &v->rows[i];
        const og_estimate *need = r->need.quantile;
        if (!r->heading)
            OG_ROW(&draft->blocks, OG_NUM((double)i + 0.5), OG_NUM(need[OG_P5].value),
                   OG_NUM(need[OG_P25].value), OG_NUM(need[OG_P50].value),
                   OG_NUM(need[OG_P75].value), OG_NUM(need[OG_P95].value),
                   OG_NUM(need[OG_P90].value), OG_NUM(median_x),
                   OG_TXT(og_draft_fit(draft, r->label, OG_CHART_FONT, width)),
                   OG_TXT(og_reserve_amount(draft, v, need[OG_P50].value)),
                   OG_TXT(og_reserve_amount(draft, v, need[OG_P90].value)));
    }
    describe_needs(draft, v);
    og_chart_block(&draft->blocks, "groups", "y\tlabel");
    for (size_t i = 0; i < v->row_count; i++)
        if (v->rows[i].heading)
            OG_ROW(&draft->blocks, OG_NUM((double)i + 0.6),
                   OG_TXT(og_draft_fit(draft, v->rows[i].label, OG_CHART_SMALL, width)));
}

/* Returns where it ends. */
static double fill_cases(og_draft *draft, const og_reserve_view *v, const og_panel *years)
{
    double high = 0;
    for (size_t i = 0; i < v->row_count; i++)
        if (!v->rows[i].heading)
            high = fmax(high, v->rows[i].need.quantile[OG_P95].value);
    og_ticks ticks = og_ticks_of(0, high / v->scale.unit, 3);
    og_panel panel = {.left = 690,
                      .right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - 2 * COLUMN,
                      .top = years->top,
                      .aside = 148,
                      .beside = 2 * COLUMN,
                      .above = years->above,
                      .below = 2 * OG_CHART_BELOW,
                      .y0 = (double)v->row_count,
                      .x1 = ticks.last * v->scale.unit};
    panel.bottom = panel.top + PITCH * (double)v->row_count;
    int number = og_draft_panel(draft, &panel);
    og_draft_xgrid(draft, number, &panel, ticks, v->scale.unit);
    double median_x = og_panel_x_at(&panel, panel.right + COLUMN + 10);
    add_rows(draft, v, panel.aside - 12, median_x);
    og_chart_block(&draft->blocks, "column", "x\tmedian\tsure");
    OG_ROW(&draft->blocks, OG_NUM(median_x), OG_TXT(OG_DRAFT_TEXT(draft, CHART_RESERVE_MEDIAN)),
           OG_TXT("90%"));
    og_draft_heading(draft, number, &panel, panel.above - 8,
                     v->row_count > 1
                         ? OG_DRAFT_SAID(draft, CHART_RESERVE_CASES, .start = v->start)
                         : OG_DRAFT_SAID(draft, CHART_RESERVE_NEEDED, .start = v->start));
    return panel.bottom + panel.below;
}

/* ---- right, below: what is needed, by certainty ---- */

/* A table, in px. Returns where it ends. */
static double fill_levels(og_draft *draft, const og_reserve_view *v, double top)
{
    static const int levels[] = {OG_P75, OG_P80, OG_P90, OG_P95, OG_P99};
    const og_summary *need = &v->rows[0].need;
    og_panel panel = {.left = 542,
                      .right = OG_CHART_WIDTH - OG_CHART_EDGE / 2,
                      .top = top + 36,
                      .bottom = top + 84,
                      .above = 36,
                      .x0 = 0,
                      .x1 = 6.2,
                      .y0 = 2,
                      .y1 = 0};
    int number = og_draft_panel(draft, &panel);
    og_draft_heading(draft, number, &panel, 16, OG_DRAFT_TEXT(draft, CHART_RESERVE_LEVELS));
    og_chart_block(&draft->blocks, "levels", "x\tcolour\thead\tamount");
    OG_ROW(&draft->blocks, OG_NUM(0.7), OG_TXT("grey"),
           OG_TXT(OG_DRAFT_TEXT(draft, CHART_RESERVE_EXPECTED)),
           OG_TXT(og_reserve_amount(draft, v, v->structural)));
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        char head[OG_FORMAT_SIZE];
        og_format(head, sizeof head, "%d%%", og_summary_level((size_t)levels[i]));
        OG_ROW(&draft->blocks, OG_NUM((double)i + 1.7),
               OG_TXT(levels[i] == OG_P90 ? "pink" : "grey"), OG_TXT(head),
               OG_TXT(og_reserve_amount(draft, v, need->quantile[levels[i]].value)));
    }
    return panel.bottom;
}

double og_reserve_draw_need(og_draft *draft, const og_reserve_view *v, const og_panel *years)
{
    return fill_levels(draft, v, fill_cases(draft, v, years));
}
