#include "output/view/series.h"

#include "base/calendar.h"
#include "compile/role.h"

#include <string.h>

size_t og_series_of(const og_plan *plan, og_owner kind, const char *stream, const char *owner,
                    og_role role)
{
    for (size_t i = 0; i < og_plan_series_count(plan); i++) {
        og_series series = og_plan_series(plan, i);
        if (series.owner_kind == kind && series.role == role &&
            (!owner || strcmp(series.owner, owner) == 0) &&
            (!stream || strcmp(series.stream, stream) == 0))
            return i;
    }
    return OG_NO_SERIES;
}

size_t og_series_beside(const og_plan *plan, const og_series *like, og_role role)
{
    return og_series_of(plan, like->owner_kind, like->stream, like->owner, role);
}

size_t og_metric_at(const og_plan *plan, size_t series, size_t period)
{
    for (size_t m = 0; m < og_plan_metric_count(plan); m++) {
        og_metric metric = og_plan_metric(plan, m);
        if (metric.series == series && metric.period == period)
            return m;
    }
    return OG_NO_SERIES;
}

const char *og_stream_label(const og_plan *plan, const char *stream)
{
    size_t whole = og_series_of(plan, OG_OWNER_RECEPTION, NULL, stream, OG_ROLE_CAPACITY);
    return whole == OG_NO_SERIES ? stream : og_plan_series(plan, whole).label;
}

const char *og_role_text(og_role role, og_language language)
{
    return og_sentence_text(og_role_of(role).label, language);
}

int og_series_year(const og_plan *plan, size_t series, size_t period)
{
    return og_month_year(og_month_of(og_plan_span(plan, series, period).last));
}

bool og_series_ends_year(const og_plan *plan, size_t series, size_t period)
{
    return period + 1 == og_plan_series(plan, series).count ||
           og_series_year(plan, series, period) != og_series_year(plan, series, period + 1);
}
