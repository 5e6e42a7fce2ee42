/* This file is empty where libxlsxwriter is not: og_xlsx_write then says so. */
#include "output/sheet/book.h"

#ifdef OG_WITH_XLSX

#include "output/sheet/xlsx_chart.h"

#include <stdlib.h>
#include <string.h>

static lxw_color_t colour_of(const char *hex)
{
    return (lxw_color_t)strtoul(hex, NULL, 16);
}

static void draw_area(lxw_chart_series *series, const og_sheet_line *line)
{
    if (!line->colour) {
        chart_series_set_fill(series, &(lxw_chart_fill){.none = LXW_TRUE});
        chart_series_set_line(series, &(lxw_chart_line){.none = LXW_TRUE});
        return;
    }
    chart_series_set_fill(series, &(lxw_chart_fill){.color = colour_of(line->colour)});
    chart_series_set_line(series, &(lxw_chart_line){.none = LXW_TRUE});
}

static void draw_line(lxw_chart_series *series, const og_sheet_line *line)
{
    lxw_chart_line as = {.color = colour_of(line->colour ? line->colour : "000000"), .width = 2};
    if (line->dash)
        as.dash_type = LXW_CHART_LINE_DASH_DASH;
    chart_series_set_line(series, &as);
}

/* What takes up room and is not seen stands in no legend. */
static void set_legend(lxw_chart *chart, const og_sheet_chart *from)
{
    int16_t hidden[16];
    size_t count = 0;
    for (size_t i = 0; i < from->line_count && count < 15; i++)
        if (from->stacked && (!from->lines[i].colour || !from->lines[i].name))
            hidden[count++] = (int16_t)i;
    hidden[count] = -1;
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    if (count > 0)
        chart_legend_delete_series(chart, hidden);
}

static void set_axes(lxw_chart *chart, const og_sheet_chart *from)
{
    size_t rows = from->last - from->first + 1;
    chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (rows > 16)
        chart_axis_set_interval_unit(chart->x_axis, 12);
    chart_axis_set_name(chart->y_axis, from->unit);
    chart_axis_set_num_format(chart->y_axis, "#,##0");
}

lxw_error og_xlsx_chart(lxw_workbook *workbook, lxw_worksheet *sheet, const og_sheet_chart *chart)
{
    lxw_chart *made =
        workbook_add_chart(workbook, chart->stacked ? LXW_CHART_AREA_STACKED : LXW_CHART_LINE);
    lxw_row_t first = (lxw_row_t)chart->first, last = (lxw_row_t)chart->last;
    if (!made)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    for (size_t i = 0; i < chart->line_count; i++) {
        const og_sheet_line *line = &chart->lines[i];
        lxw_chart_series *series = chart_add_series(made, NULL, NULL);
        if (!series)
            return LXW_ERROR_MEMORY_MALLOC_FAILED;
        chart_series_set_categories(series, chart->data->name, first, 0, last, 0);
        chart_series_set_values(series, chart->data->name, first, (lxw_col_t)line->column, last,
                                (lxw_col_t)line->column);
        if (line->name)
            chart_series_set_name(series, line->name);
        if (chart->stacked)
            draw_area(series, line);
        else
            draw_line(series, line);
    }
    chart_title_set_name(made, chart->title);
    chart_title_set_name_font(made, &(lxw_chart_font){.size = 12, .bold = LXW_TRUE});
    set_legend(made, chart);
    set_axes(made, chart);
    lxw_chart_options place = {.x_scale = 1.6,
                               .y_scale = 1.3,
                               .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                               .description = (char *)(uintptr_t)chart->words};
    return worksheet_insert_chart_opt(sheet, (lxw_row_t)chart->row, (lxw_col_t)chart->column, made,
                                      &place);
}

#endif
