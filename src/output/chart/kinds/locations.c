/* The locations as a timeline: when they are open, and how sure that is. */
#include "output/chart/draft.h"

#include "base/format.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
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

static bool view_of(view *v, const og_plan *plan)
{
    const char *stream = NULL;
    v->open = calloc(ROWS_MAX, sizeof *v->open);
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
    char open[OG_FORMAT_SIZE], all[OG_FORMAT_SIZE], more[OG_FORMAT_SIZE];
    og_strbuf when = {0};
    og_date_end(&when, og_plan_span(source->plan, v->open[0], last).last, source->language);
    og_format_number((double)likely, 0, source->language, open);
    og_format_number((double)v->count, 0, source->language, all);
    og_format_number((double)v->left_out, 0, source->language, more);
    if (!when.failed)
        og_draft_say(draft, &draft->title,
                     known ? OG_WORD_CHART_LOCATIONS_KNOWN : OG_WORD_CHART_LOCATIONS_OPEN,
                     when.text, open, all);
    draft->title.failed |= when.failed;
    og_draft_say(draft, &draft->subtitle,
                 v->left_out ? OG_WORD_CHART_LOCATIONS_MORE : OG_WORD_CHART_LOCATIONS_UNIT, more,
                 "", "");
    og_draft_guide(draft, OG_WORD_CHART_LOCATIONS_GUIDE, "", "", "");
    og_strbuf_clear(&when);
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
static void say_places(og_strbuf *out, const og_chart_source *source, size_t open)
{
    og_series series = og_plan_series(source->plan, open);
    size_t places = og_chart_series(source->plan, OG_OWNER_LOCATION, series.stream, series.owner,
                                    OG_ROLE_PLACES);
    size_t best = surest_month(source, open);
    char low[OG_FORMAT_SIZE], high[OG_FORMAT_SIZE];
    og_stats s = {.p5 = NAN, .p95 = NAN};
    if (places != (size_t)-1 && chance_at(source, open, best) >= 0.95)
        s = og_result_stats(source->result, places, best);
    for (size_t i = 0; i < source->extra->place_count && isnan(s.p95); i++)
        if (strcmp(source->extra->places[i].location, series.owner) == 0)
            s = (og_stats){.p5 = source->extra->places[i].low,
                           .p95 = source->extra->places[i].high};
    if (isnan(s.p95))
        return;
    og_format_number(s.p5, 0, source->language, low);
    og_format_number(s.p95, 0, source->language, high);
    if (strcmp(low, high) != 0)
        og_strbuf_printf(out, "%s–%s", low, high);
    else
        og_strbuf_puts(out, high);
}

/* ---- data ---- */

static void add_bar(og_strbuf *rows, double y, og_day from, og_day to, int shade)
{
    og_chart_number(rows, y);
    og_chart_day(rows, from);
    og_chart_day(rows, to);
    og_chart_number(rows, shade);
    og_chart_end(rows);
}

/* Why a row has no bar. */
static void add_empty(og_draft *draft, size_t open, double y, const og_panel *panel,
                      og_strbuf *rows)
{
    double most = chance_at(draft->source, open, surest_month(draft->source, open));
    if (shade_of(most) > 0)
        return;
    og_chart_number(rows, y);
    og_chart_number(rows, panel->x0);
    og_chart_text(rows, og_word_text(most > 0 ? OG_WORD_CHART_LOCATIONS_RARELY
                                              : OG_WORD_CHART_LOCATIONS_CLOSED,
                                     draft->source->language));
    og_chart_end(rows);
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
            add_bar(&draft->blocks, y, og_plan_span(source->plan, open, from).first,
                    og_plan_span(source->plan, open, month - 1).last + 1, shade);
        from = month;
        shade = next;
    }
}

static void add_name(og_draft *draft, og_strbuf *rows, size_t open, double y, const og_panel *panel)
{
    og_strbuf name = {0}, places = {0};
    og_text_fit(&name, og_plan_series(draft->source->plan, open).label, OG_CHART_FONT,
                panel->aside - PLACES_WIDTH);
    say_places(&places, draft->source, open);
    og_chart_number(rows, y);
    og_chart_number(rows, og_panel_x_at(panel, panel->left - PLACES_WIDTH));
    og_chart_text(rows, name.length ? name.text : "");
    og_chart_text(rows, places.length ? places.text : "");
    og_chart_end(rows);
    rows->failed |= name.failed || places.failed;
    og_strbuf_clear(&name);
    og_strbuf_clear(&places);
}

/* The label of the stream with this identifier. */
static const char *stream_label(const og_plan *plan, const char *stream)
{
    for (size_t i = 0; i < og_plan_series_count(plan); i++) {
        og_series series = og_plan_series(plan, i);
        if (series.owner_kind == OG_OWNER_RECEPTION && strcmp(series.owner, stream) == 0)
            return series.label;
    }
    return stream;
}

static void add_rows(og_draft *draft, const view *v, const og_panel *panel)
{
    const og_plan *plan = draft->source->plan;
    og_strbuf names = {0}, groups = {0}, empty = {0};
    const char *stream = NULL;
    double y = 0;
    og_chart_block(&draft->blocks, "bars", "y\tfrom\tto\tshade");
    for (size_t i = 0; i < v->count; i++, y++) {
        og_series series = og_plan_series(plan, v->open[i]);
        if (!stream || strcmp(stream, series.stream) != 0) {
            og_strbuf label = {0};
            stream = series.stream;
            og_text_fit(&label, stream_label(plan, stream), OG_CHART_FONT,
                        panel->aside - PLACES_WIDTH);
            og_chart_number(&groups, y + 0.6);
            og_chart_number(&groups, og_panel_x_at(panel, panel->left - PLACES_WIDTH));
            og_chart_text(&groups, label.length ? label.text : "");
            og_chart_end(&groups);
            groups.failed |= label.failed;
            og_strbuf_clear(&label);
            y++;
        }
        add_bars(draft, v->open[i], y + 0.5);
        add_empty(draft, v->open[i], y + 0.5, panel, &empty);
        add_name(draft, &names, v->open[i], y + 0.5, panel);
    }
    og_chart_block(&draft->blocks, "names", "y\tx\tname\tplaces");
    og_strbuf_add(&draft->blocks, names.length ? names.text : "", names.length);
    og_chart_block(&draft->blocks, "column", "label");
    og_chart_text(&draft->blocks, og_word_text(OG_WORD_PLACES, draft->source->language));
    og_chart_end(&draft->blocks);
    og_chart_block(&draft->blocks, "groups", "y\tx\tlabel");
    og_strbuf_add(&draft->blocks, groups.length ? groups.text : "", groups.length);
    og_chart_block(&draft->blocks, "empty", "y\tx\tlabel");
    og_strbuf_add(&draft->blocks, empty.length ? empty.text : "", empty.length);
    draft->blocks.failed |= names.failed || groups.failed || empty.failed;
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
        og_chart_number(&draft->blocks, x);
        og_chart_number(&draft->blocks, x + 28);
        og_chart_number(&draft->blocks, shade);
        og_chart_text(&draft->blocks, label);
        og_chart_end(&draft->blocks);
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
        widest = fmax(widest, og_text_width(stream_label(plan, series.stream), OG_CHART_FONT));
    }
    return widest;
}

static void fill(og_draft *draft, const view *v)
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

og_status og_chart_locations(const og_chart_source *source, og_chart_maker maker, og_error *err)
{
    view v = {0};
    og_status status = OG_OK;
    if (!view_of(&v, source->plan)) {
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    } else if (v.count > 0) {
        og_draft draft;
        og_draft_begin(&draft, source, "locations.gp", "locations", NULL, NULL);
        fill(&draft, &v);
        status = maker.ready(maker.context, &draft, err);
        og_draft_clear(&draft);
    }
    free(v.open);
    return status;
}
