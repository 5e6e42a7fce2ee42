/* The locations as a timeline: when they are open, and how sure that is. */
#include "output/chart/axis.h"
#include "output/chart/figure.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/marker.h"
#include "output/view/series.h"

#include "base/format.h"
#include "lang/error.h"

#include <math.h>
#include <string.h>

#define ROWS_MAX 200
#define PITCH 28.0        /* px from one row to the next */
#define PLACES_WIDTH 80.0 /* px, of the column with the places */
#define SHADES 5

/* A bar is drawn in shades, by the chance that the location is open: from these on. */
static const double shade_from[SHADES] = {0.05, 0.25, 0.5, 0.75, 0.95};

static int shade_of(double chance)
{
    int shade = 0;
    while (shade < SHADES && chance >= shade_from[shade])
        shade++;
    return shade; /* 0: nothing is drawn */
}

typedef struct view {
    size_t *open; /* series, in the order of the plan */
    size_t count, left_out;
    double rows; /* with the names of streams */
} view;

static bool is_open_series(og_series series)
{
    return series.owner_kind == OG_OWNER_LOCATION && series.role == OG_ROLE_OPEN;
}

static bool view_of(view *v, og_draft *draft)
{
    const og_plan *plan = draft->source->plan;
    const char *stream = NULL;
    v->open = og_arena_array(&draft->arena, ROWS_MAX, sizeof *v->open);
    for (size_t i = 0; i < og_plan_series_count(plan) && v->open; i++) {
        og_series series = og_plan_series(plan, i);
        if (!is_open_series(series))
            continue;
        if (v->count == ROWS_MAX) {
            v->left_out++;
            continue;
        }
        v->open[v->count++] = i;
        v->rows += stream && strcmp(stream, series.stream) == 0 ? 1 : 2;
        stream = series.stream;
    }
    return v->open != NULL;
}

static double chance_at(const og_chart_source *source, size_t series, size_t month)
{
    return og_result_stats(source->result, series, month).mean;
}

/* ---- words ---- */

static void say_texts(og_draft *draft, const view *v)
{
    const og_chart_source *source = draft->source;
    size_t last = og_plan_series(source->plan, v->open[0]).count - 1, likely = 0;
    bool known = true;
    for (size_t i = 0; i < v->count; i++) {
        likely += chance_at(source, v->open[i], last) >= 0.5;
        known = known && og_result_stats(source->result, v->open[i], last).constant;
    }
    OG_DRAFT_SAY_LIKE(
        draft, title, known ? OG_SENTENCE_CHART_LOCATIONS_KNOWN : OG_SENTENCE_CHART_LOCATIONS_OPEN,
        CHART_LOCATIONS_OPEN,
        .when = og_draft_end(draft, og_plan_span(source->plan, v->open[0], last).last),
        .open = og_draft_count(draft, (double)likely),
        .all = og_draft_count(draft, (double)v->count));
    if (v->left_out)
        OG_DRAFT_SAY(draft, subtitle, CHART_LOCATIONS_MORE,
                     .count = og_draft_count(draft, (double)v->left_out));
    else
        OG_DRAFT_SAY(draft, subtitle, CHART_LOCATIONS_UNIT);
    OG_DRAFT_GUIDE(draft, CHART_LOCATIONS_GUIDE);
}

/* The month in which a location is open most surely; the first of equals. */
static size_t surest_month(const og_chart_source *source, size_t open)
{
    size_t best = 0;
    for (size_t month = 1; month < og_plan_series(source->plan, open).count; month++)
        if (chance_at(source, open, month) > chance_at(source, open, best))
            best = month;
    return best;
}

/* The places that a location has: those of the month in which it is open most surely, as a range
 * when they are not certain. */
static const char *places_of(og_draft *draft, size_t open)
{
    const og_chart_source *source = draft->source;
    og_series series = og_plan_series(source->plan, open);
    size_t places = og_series_beside(source->plan, &series, OG_ROLE_PLACES);
    size_t best = surest_month(source, open);
    og_stats s = {.p5 = NAN, .p95 = NAN};
    if (places != OG_NO_SERIES && chance_at(source, open, best) >= 0.95)
        s = og_result_stats(source->result, places, best);
    for (size_t i = 0; i < source->extra->place_count && isnan(s.p95); i++)
        if (strcmp(source->extra->places[i].location, series.owner) == 0)
            s = (og_stats){.p5 = source->extra->places[i].low,
                           .p95 = source->extra->places[i].high};
    if (isnan(s.p95))
        return "";
    const char *low = og_draft_count(draft, s.p5), *high = og_draft_count(draft, s.p95);
    return strcmp(low, high) == 0
               ? high
               : OG_DRAFT_SAID(draft, CHART_LOCATIONS_RANGE, .low = low, .high = high);
}

/* In words, for who cannot see the bars: at the end of each year. */
static void describe_location(og_draft *draft, size_t open)
{
    const og_chart_source *source = draft->source;
    og_series series = og_plan_series(source->plan, open);
    const char *chances = "", *places = places_of(draft, open);
    for (size_t month = 0; month < series.count && chances; month++) {
        if (!og_series_ends_year(source->plan, open, month))
            continue;
        og_stats s = og_result_stats(source->result, open, month);
        const char *one =
            OG_DRAFT_SAID(draft, CHART_LOCATION_CHANCE,
                          .when = og_draft_end(draft, og_plan_span(source->plan, open, month).last),
                          .chance = og_draft_chance(draft, s.mean, s.constant));
        chances = og_arena_printf(&draft->arena, "%s%s%s", chances, *chances ? ", " : "", one);
    }
    OG_DRAFT_SAY(draft, description, CHART_LOCATION_ROW, .name = series.label,
                 .places = *places ? places : "0", .chances = chances ? chances : "");
}

/* ---- data ---- */

/* Why a row has no bar. */
static void add_empty(og_draft *draft, size_t open, double y, const og_panel *panel,
                      og_strbuf *rows)
{
    double most = chance_at(draft->source, open, surest_month(draft->source, open));
    if (shade_of(most) == 0)
        OG_ROW(rows, OG_NUM(y), OG_NUM(panel->x0),
               OG_TXT(most > 0 ? OG_DRAFT_TEXT(draft, CHART_LOCATIONS_RARELY)
                               : OG_DRAFT_TEXT(draft, CHART_LOCATIONS_CLOSED)));
}

/* Months of one shade in a row make one bar. */
static void add_bars(og_draft *draft, size_t open, double y)
{
    const og_chart_source *source = draft->source;
    size_t count = og_plan_series(source->plan, open).count, from = 0;
    int shade = 0;
    for (size_t month = 0; month <= count; month++) {
        int next = month < count ? shade_of(chance_at(source, open, month)) : 0;
        if (next == shade)
            continue;
        if (shade > 0)
            OG_ROW(&draft->blocks, OG_NUM(y), OG_DAY(og_plan_span(source->plan, open, from).first),
                   OG_DAY(og_plan_span(source->plan, open, month - 1).last + 1), OG_NUM(shade));
        from = month;
        shade = next;
    }
}

static void add_rows(og_draft *draft, const view *v, const og_panel *panel)
{
    const og_plan *plan = draft->source->plan;
    og_strbuf names = {0}, groups = {0}, empty = {0};
    const char *stream = NULL;
    double y = 0, width = panel->aside - PLACES_WIDTH,
           x = og_panel_x_at(panel, panel->left - PLACES_WIDTH);
    og_chart_block(&draft->blocks, "bars", "y\tfrom\tto\tshade");
    for (size_t i = 0; i < v->count; i++, y++) {
        og_series series = og_plan_series(plan, v->open[i]);
        if (!stream || strcmp(stream, series.stream) != 0) {
            stream = series.stream;
            OG_ROW(
                &groups, OG_NUM(y + 0.6), OG_NUM(x),
                OG_TXT(og_draft_fit(draft, og_stream_label(plan, stream), OG_CHART_FONT, width)));
            y++;
        }
        describe_location(draft, v->open[i]);
        add_bars(draft, v->open[i], y + 0.5);
        add_empty(draft, v->open[i], y + 0.5, panel, &empty);
        OG_ROW(&names, OG_NUM(y + 0.5), OG_NUM(x),
               OG_TXT(og_draft_fit(draft, series.label, OG_CHART_FONT, width)),
               OG_TXT(places_of(draft, v->open[i])));
    }
    og_chart_block(&draft->blocks, "names", "y\tx\tname\tplaces");
    og_chart_append(&draft->blocks, &names);
    og_chart_block(&draft->blocks, "column", "label");
    OG_ROW(&draft->blocks, OG_TXT(og_role_text(OG_ROLE_PLACES, draft->source->language)));
    og_chart_block(&draft->blocks, "groups", "y\tx\tlabel");
    og_chart_append(&draft->blocks, &groups);
    og_chart_block(&draft->blocks, "empty", "y\tx\tlabel");
    og_chart_append(&draft->blocks, &empty);
    og_strbuf_clear(&empty);
    og_strbuf_clear(&names);
    og_strbuf_clear(&groups);
}

/* What the shades mean: a panel of its own, in px. */
static void add_key(og_draft *draft)
{
    og_panel panel = {.left = OG_CHART_EDGE,
                      .right = OG_CHART_WIDTH - OG_CHART_EDGE,
                      .top = 97,
                      .bottom = 117,
                      .x0 = OG_CHART_EDGE,
                      .x1 = OG_CHART_WIDTH - OG_CHART_EDGE,
                      .y0 = 0,
                      .y1 = 1};
    double x = panel.left;
    og_draft_panel(draft, &panel);
    og_chart_block(&draft->blocks, "key", "left\tright\tshade\tlabel");
    for (int shade = SHADES; shade >= 1; shade--) {
        char label[32];
        og_format(label, sizeof label, "%.0f–%.0f%%", 100 * shade_from[shade - 1],
                  shade < SHADES ? 100 * shade_from[shade] : 100);
        OG_ROW(&draft->blocks, OG_NUM(x), OG_NUM(x + 28), OG_NUM(shade), OG_TXT(label));
        x += 28 + 6 + og_text_width(label, OG_CHART_SMALL) + 18;
    }
}

/* ---- the chart ---- */

static double widest_name(const og_plan *plan, const view *v)
{
    double widest = 0;
    for (size_t i = 0; i < v->count; i++) {
        og_series series = og_plan_series(plan, v->open[i]);
        widest = fmax(widest, og_text_width(series.label, OG_CHART_FONT));
        widest = fmax(widest, og_text_width(og_stream_label(plan, series.stream), OG_CHART_FONT));
    }
    return widest;
}

static void fill_panels(og_draft *draft, const view *v)
{
    const og_plan *plan = draft->source->plan;
    og_series first = og_plan_series(plan, v->open[0]);
    double aside = fmin(widest_name(plan, v) + 4, 300) + PLACES_WIDTH;
    og_panel panel = {.left = OG_CHART_EDGE + aside,
                      .aside = aside,
                      .below = 2 * OG_CHART_BELOW,
                      .right = OG_CHART_WIDTH - OG_CHART_EDGE,
                      .top = 130,
                      .x0 = og_plan_span(plan, v->open[0], 0).first,
                      .x1 = og_plan_span(plan, v->open[0], first.count - 1).last + 1,
                      .y0 = v->rows,
                      .y1 = 0};
    panel.above = og_draft_marker_room(draft, &panel);
    panel.top += panel.above;
    panel.bottom = panel.top + PITCH * v->rows + 6;
    draft->height = panel.bottom + 68;
    int number = og_draft_panel(draft, &panel);
    og_draft_time(draft, number, &panel);
    og_draft_markers(draft, number, &panel, true);
    add_key(draft);
    add_rows(draft, v, &panel);
    say_texts(draft, v);
}

/* One chart for all: that of the first location. */
og_status og_chart_locations(og_draft *draft, size_t item, og_error *err)
{
    const og_plan *plan = draft->source->plan;
    view v = {0};
    for (size_t i = 0; i <= item; i++)
        if (is_open_series(og_plan_series(plan, i)) != (i == item))
            return OG_OK;
    if (!view_of(&v, draft))
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    fill_panels(draft, &v);
    return OG_OK;
}
