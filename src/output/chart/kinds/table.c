#include "output/chart/kinds/table.h"

#include "output/chart/kinds/kind.h"

#include <string.h>

/* ---- of what there may be a chart ---- */

static size_t each_series(const og_chart_source *source)
{
    return og_plan_series_count(source->plan);
}

static size_t each_pair_of_series(const og_chart_source *source)
{
    return source->of.comparison->other_count * og_plan_series_count(source->plan);
}

static size_t each_bridge_figure(const og_chart_source *source)
{
    const og_bridge *bridge = source->of.comparison->bridge;
    return bridge ? bridge->figure_count : 0;
}

static size_t each_swept(const og_chart_source *source)
{
    return source->of.sweep->asked_count;
}

static size_t one(const og_chart_source *source)
{
    return source->of.solve != NULL;
}

static size_t the_choice(const og_chart_source *source)
{
    return source->of.choose != NULL;
}

static size_t each_moved(const og_chart_source *source)
{
    return source->of.sensitivity->asked_count;
}

/* A batch may hold thousands: of its first ones. */
enum { FORECASTS_DRAWN = 12 };

static size_t each_forecast(const og_chart_source *source)
{
    size_t count = source->of.forecast->count;
    return count < FORECASTS_DRAWN ? count : FORECASTS_DRAWN;
}

static size_t each_tested(const og_chart_source *source)
{
    size_t count = source->of.backtest->count;
    return count < FORECASTS_DRAWN ? count : FORECASTS_DRAWN;
}

static const og_chart_kind kinds[] = {
#define CHART(kind, name, script, study, items)                                                    \
    {name, script, OG_CHART_##study, items, og_chart_##kind},
#include "output/chart/kinds/all.def"
#undef CHART
};

#define KINDS (sizeof kinds / sizeof *kinds)

/* ---- the walk ---- */

static og_status make(const og_chart_kind *kind, size_t item, const og_chart_source *source,
                      og_chart_maker maker, og_error *err)
{
    og_draft draft;
    og_draft_begin(&draft, source, kind->name, kind->script);
    og_status status = kind->fill(&draft, item, err);
    if (status == OG_OK && draft.panels > 0)
        status = maker.ready(maker.context, &draft, err);
    og_draft_clear(&draft);
    return status;
}

og_status og_charts_make(const og_chart_source *source, og_chart_maker maker, og_error *err)
{
    og_status status = OG_OK;
    for (size_t k = 0; k < KINDS; k++) {
        size_t items = kinds[k].study == source->study ? kinds[k].items(source) : 0;
        for (size_t i = 0; i < items && status == OG_OK; i++)
            status = make(&kinds[k], i, source, maker, err);
    }
    return status;
}

/* ---- files of an earlier run ---- */

bool og_chart_is_of(const char *file, og_chart_study study)
{
    static const char *const endings[] = {".gp", ".tsv", ".svg", ".png", ".pdf", ".alt.txt"};
    const char *ending = NULL;
    bool kind = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !ending; i++) {
        size_t length = strlen(file), tail = strlen(endings[i]);
        if (length > tail && strcmp(file + length - tail, endings[i]) == 0)
            ending = file + length - tail;
    }
    for (size_t k = 0; k < KINDS; k++) {
        size_t length = strlen(kinds[k].name);
        kind = kind || (kinds[k].study == study && strncmp(file, kinds[k].name, length) == 0 &&
                        (file[length] == '-' || file + length == ending));
    }
    return kind && ending;
}
