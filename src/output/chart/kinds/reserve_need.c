/* What the reserve should hold at the start: by future, and by certainty. */
#include "output/chart/kinds/reserve.h"

#include "base/format.h"
#include "lang/error.h"
#include "output/view/case_order.h"

#include <math.h>
#include <stdlib.h>

#define PITCH 28.0  /* px, from row to og_reserve_row */
#define COLUMN 60.0 /* px, of the numbers beside the futures */

/* ---- rows of the futures ---- */

/* An identifier as people read it. */
static void set_label(og_reserve_row *r, const char *name)
{
    og_format(r->label, sizeof r->label, "%.100s", name);
    for (char *c = r->label; *c; c++)
        if (*c == '_')
            *c = ' ';
}

static og_status add_group(const og_chart_source *source, og_reserve_view *v, size_t group,
                           og_error *err)
{
    og_case_group cases = og_plan_case_group(source->plan, group);
    if (v->row_count + 1 + cases.count > OG_RESERVE_ROWS)
        return OG_OK;
    og_reserve_row *heading = &v->rows[v->row_count++];
    heading->heading = true;
    set_label(heading, cases.name);
    for (size_t i = 0; i < cases.count; i++) {
        og_reserve_row *r = &v->rows[v->row_count];
        og_status status = og_result_summary(source->result, v->need, group, i, &r->need, err);
        if (status != OG_OK)
            return status;
        set_label(r, og_plan_case_name(source->plan, group, i));
        v->row_count += r->need.count > 0;
    }
    return OG_OK;
}

og_status og_reserve_set_rows(const og_chart_source *source, og_reserve_view *v, og_error *err)
{
    size_t groups = og_plan_case_group_count(source->plan);
    size_t *order = calloc(groups + 1, sizeof *order);
    og_status status = order ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = og_result_summary(source->result, v->need, (size_t)-1, 0, &v->rows[0].need, err);
    set_label(&v->rows[0],
              og_word_text(groups ? OG_WORD_ALL_FUTURES : OG_WORD_TOTAL, source->language));
    v->row_count = 1;
    if (status == OG_OK)
        status = og_case_order(source->plan, source->result, v->need, order, err);
    for (size_t g = 0; g < groups && status == OG_OK; g++)
        status = add_group(source, v, order[g], err);
    free(order);
    return status;
}

/* ---- right: what is needed, by future ---- */

static void add_grid(og_draft *draft, const og_reserve_view *v, const og_panel *panel,
                     og_ticks ticks)
{
    og_chart_block(&draft->blocks, "xgrid", "x\ty\tlabel");
    for (int i = 0; i < ticks.count; i++) {
        char label[OG_FORMAT_SIZE];
        double x = ticks.first + i * ticks.step;
        og_format_number(x, ticks.decimals, draft->source->language, label);
        og_chart_number(&draft->blocks, x * v->unit);
        og_chart_number(&draft->blocks, og_panel_y_at(panel, panel->bottom + OG_CHART_BELOW));
        og_chart_text(&draft->blocks, label);
        og_chart_end(&draft->blocks);
    }
}

static void add_label(og_draft *draft, const og_reserve_row *r, double size, double width)
{
    og_strbuf label = {0};
    og_text_fit(&label, r->label, size, width);
    og_chart_text(&draft->blocks, label.failed ? "" : label.text);
    draft->blocks.failed |= label.failed;
    og_strbuf_clear(&label);
}

/* In the unit of the chart. */
static void say_amount(char *out, const og_draft *draft, const og_reserve_view *v, double euros)
{
    og_format_number(euros / v->unit, v->unit > 1 ? 1 : 0, draft->source->language, out);
}

static void add_rows(og_draft *draft, const og_reserve_view *v, double width, double median_x)
{
    static const int levels[] = {OG_P5, OG_P25, OG_P50, OG_P75, OG_P95, OG_P90};
    og_chart_block(&draft->blocks, "cases",
                   "y\tp5\tp25\tp50\tp75\tp95\tp90\tmedian_x\tlabel\tmedian\tsure");
    for (size_t i = 0; i < v->row_count; i++) {
        const og_reserve_row *r = &v->rows[i];
        char median[OG_FORMAT_SIZE], sure[OG_FORMAT_SIZE];
        if (r->heading)
            continue;
        say_amount(median, draft, v, r->need.quantile[OG_P50].value);
        say_amount(sure, draft, v, r->need.quantile[OG_P90].value);
        og_chart_number(&draft->blocks, (double)i + 0.5);
        for (size_t k = 0; k < sizeof levels / sizeof *levels; k++)
            og_chart_number(&draft->blocks, r->need.quantile[levels[k]].value);
        og_chart_number(&draft->blocks, median_x);
        add_label(draft, r, OG_CHART_FONT, width);
        og_chart_text(&draft->blocks, median);
        og_chart_text(&draft->blocks, sure);
        og_chart_end(&draft->blocks);
    }
    og_chart_block(&draft->blocks, "groups", "y\tlabel");
    for (size_t i = 0; i < v->row_count; i++) {
        if (!v->rows[i].heading)
            continue;
        og_chart_number(&draft->blocks, (double)i + 0.6);
        add_label(draft, &v->rows[i], OG_CHART_SMALL, width);
        og_chart_end(&draft->blocks);
    }
}

/* Returns where it ends. */
static double fill_cases(og_draft *draft, const og_reserve_view *v, const og_panel *years)
{
    const og_chart_source *source = draft->source;
    double high = 0;
    for (size_t i = 0; i < v->row_count; i++)
        if (!v->rows[i].heading)
            high = fmax(high, v->rows[i].need.quantile[OG_P95].value);
    og_ticks ticks = og_ticks_of(0, high / v->unit, 3);
    og_panel panel = {.left = 690,
                      .right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - 2 * COLUMN,
                      .top = years->top,
                      .aside = 148,
                      .beside = 2 * COLUMN,
                      .above = years->above,
                      .below = 2 * OG_CHART_BELOW,
                      .y0 = (double)v->row_count,
                      .x1 = ticks.last * v->unit};
    panel.bottom = panel.top + PITCH * (double)v->row_count;
    int number = og_draft_panel(draft, &panel);
    add_grid(draft, v, &panel, ticks);
    double median_x = og_panel_x_at(&panel, panel.right + COLUMN + 10);
    add_rows(draft, v, panel.aside - 12, median_x);
    og_chart_block(&draft->blocks, "column", "x\tmedian\tsure");
    og_chart_number(&draft->blocks, median_x);
    og_chart_text(&draft->blocks, og_word_text(OG_WORD_MEDIAN, source->language));
    og_chart_text(&draft->blocks, "90%");
    og_chart_end(&draft->blocks);

    og_strbuf heading = {0};
    og_draft_say(draft, &heading,
                 v->row_count > 1 ? OG_WORD_CHART_RESERVE_CASES : OG_WORD_CHART_RESERVE_NEEDED,
                 v->start.text, "", "");
    og_draft_heading(draft, number, &panel, panel.above - 8, heading.failed ? "" : heading.text);
    og_strbuf_clear(&heading);
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
    og_strbuf heading = {0};
    int number = og_draft_panel(draft, &panel);
    og_draft_say(draft, &heading, OG_WORD_CHART_RESERVE_LEVELS, v->start.text, "", "");
    og_draft_heading(draft, number, &panel, 16, heading.failed ? "" : heading.text);
    og_strbuf_clear(&heading);
    og_chart_block(&draft->blocks, "levels", "x\tcolour\thead\tamount");
    for (size_t i = 0; i < 6; i++) {
        char head[OG_FORMAT_SIZE], amount[OG_FORMAT_SIZE];
        int level = i > 0 ? levels[i - 1] : 0;
        og_format(head, sizeof head, "%d%%", og_summary_level((size_t)level));
        say_amount(amount, draft, v, i > 0 ? need->quantile[level].value : need->mean.value);
        og_chart_number(&draft->blocks, (double)i + 0.7);
        og_chart_text(&draft->blocks, level == OG_P90 ? "pink" : "grey");
        og_chart_text(&draft->blocks,
                      i > 0 ? head : og_word_text(OG_WORD_EXPECTED, draft->source->language));
        og_chart_text(&draft->blocks, amount);
        og_chart_end(&draft->blocks);
    }
    return panel.bottom;
}

double og_reserve_draw_need(og_draft *draft, const og_reserve_view *v, const og_panel *years)
{
    return fill_levels(draft, v, fill_cases(draft, v, years));
}
