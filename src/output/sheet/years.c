/* The result and the reserve by year with their spread, and their fans. */
#include "output/sheet/sheets.h"
#include "output/sheet/timeline.h"
#include "output/view/series.h"

#define WORD(source, name) OG_TEXT((source)->book->language, name)

static void add_fan(og_timeline *line, og_owner owner, og_role role, const char *title)
{
    const og_sheet_source *source = line->source;
    const char *name = og_role_text(role, source->book->language);
    og_timeline_series series =
        og_timeline_mean(line, og_series_of(source->plan, owner, NULL, NULL, role), name);
    og_timeline_spread(line, &series, name);
    og_timeline_fan_add(line, &series, title, title, WORD(source, SHEET_EUROS));
}

void og_sheet_years(const og_sheet_source *source)
{
    size_t result = og_series_of(source->plan, OG_OWNER_FINANCE, NULL, NULL, OG_ROLE_RESULT);
    og_timeline line;
    if (result == OG_NO_SERIES)
        return;
    og_timeline_begin(&line, source, result);
    add_fan(&line, OG_OWNER_FINANCE, OG_ROLE_RESULT, WORD(source, SHEET_CHART_RESULT));
    add_fan(&line, OG_OWNER_RESERVE, OG_ROLE_DRAWDOWN, WORD(source, SHEET_CHART_DRAWDOWN));
    add_fan(&line, OG_OWNER_RESERVE, OG_ROLE_BALANCE, WORD(source, SHEET_CHART_BALANCE));
    og_timeline_write(&line, WORD(source, SHEET_YEARS_TAB), WORD(source, SHEET_YEARS),
                      WORD(source, SHEET_SPREAD_NOTE));
}
