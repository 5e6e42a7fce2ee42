/* Charts of an Excel workbook. */
#ifndef OG_OUTPUT_SHEET_XLSX_CHART_H
#define OG_OUTPUT_SHEET_XLSX_CHART_H

#include "output/sheet/book.h"

#include <xlsxwriter.h>

/* Draws a chart in a sheet. */
lxw_error og_xlsx_chart(lxw_workbook *workbook, lxw_worksheet *sheet, const og_sheet_chart *chart);

#endif
