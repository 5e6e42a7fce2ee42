/* Places of a reception stream, and of each of its sub-groups: capacity against the obligation. */
#include "output/chart/axis.h"
#include "output/chart/figure.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/label.h"
#include "output/chart/marker.h"
#include "output/chart/outlook.h"
#include "output/view/lack.h"
#include "output/view/series.h"

#include "lang/error.h"

#include <math.h>
#include <string.h>

#define POINTS(months) (2 * (months)) /* a month holds its value from its first day to its last */

/* The lines of the chart, and their rows in a scene. */
enum { C5, C25, C50, C75, C95, O5, O50, O95, MET, LINES }; /* MET: O50 less the shortage */

typedef struct view {
    size_t capacity, obligation, shortfall; /* series */
    size_t months;
    double *days; /* POINTS(months), as all that follows; of the draft's arena */
    double *line[LINES];
} view;

static void set_month(view *v, const og_chart_source *source, size_t month)
{
    og_span span = og_plan_span(source->plan, v->capacity, month);
    og_stats capacity = og_result_stats(source->result, v->capacity, month),
             obligation = og_result_stats(source->result, v->obligation, month),
             shortfall = og_result_stats(source->result, v->shortfall, month);
    const double value[LINES] = {
        [C5] = capacity.p5,     [C25] = capacity.p25,   [C50] = capacity.p50,
        [C75] = capacity.p75,   [C95] = capacity.p95,   [O5] = obligation.p5,
        [O50] = obligation.p50, [O95] = obligation.p95, [MET] = obligation.p50 - shortfall.p50};
    v->days[POINTS(month)] = span.first;
    /* Not the first of the next month: gnuplot wants the days apart. */
    v->days[POINTS(month) + 1] = span.last + (month + 1 == v->months ? 1 : 0);
    for (int i = 0; i < LINES; i++)
        v->line[i][POINTS(month)] = v->line[i][POINTS(month) + 1] = value[i];
}

/* False: memory is short. */
static bool view_of(view *v, og_draft *draft)
{
    const og_chart_source *source = draft->source;
    v->months = og_plan_series(source->plan, v->capacity).count;
    v->days = og_arena_array(&draft->arena, POINTS(v->months), sizeof *v->days);
    for (int i = 0; i < LINES; i++)
        v->line[i] = og_arena_array(&draft->arena, POINTS(v->months), sizeof **v->line);
    for (size_t month = 0; month < v->months && !draft->arena.failed; month++)
        set_month(v, source, month);
    return !draft->arena.failed;
}

static double highest(const view *v)
{
    double high = 0;
    for (size_t i = 0; i < POINTS(v->months); i++)
        high = fmax(high, fmax(v->line[C95][i], v->line[O95][i]));
    return high;
}

/* ---- words ---- */

static void say_subtitle(og_draft *draft, const og_series *capacity)
{
    const char *label = og_draft_label(draft, capacity->label);
    if (capacity->owner_kind == OG_OWNER_SUBGROUP)
        label = OG_DRAFT_SAID(
            draft, CHART_SUBGROUP,
            .stream = og_draft_label(draft, og_stream_label(draft->source->plan, capacity->stream)),
            .subgroup = label);
    OG_DRAFT_SAY(draft, subtitle, CHART_RECEPTION_UNIT, .label = label);
}

/* Places that sub-groups have beyond what they need, at the end of the horizon; the label of the
 * sub-group that has them, or of sub-groups in general; NULL: none has. */
static double spare_places(const og_chart_source *source, const og_series *stream,
                           const char **label)
{
    const og_plan *plan = source->plan;
    double spare = 0;
    *label = NULL;
    for (size_t i = 0; i < og_plan_series_count(plan); i++) {
        og_series part = og_plan_series(plan, i);
        if (part.owner_kind != OG_OWNER_SUBGROUP || part.role != OG_ROLE_CAPACITY ||
            strcmp(part.stream, stream->owner) != 0)
            continue;
        size_t need = og_series_beside(plan, &part, OG_ROLE_OBLIGATION);
        double more = og_result_stats(source->result, i, part.count - 1).p50 -
                      og_result_stats(source->result, need, part.count - 1).p50;
        if (more < 0.5)
            continue;
        *label = *label ? OG_TEXT(source->language, CHART_SUBGROUPS) : part.label;
        spare += more;
    }
    return spare;
}

static void guide_to_shortage(og_draft *draft, const view *v, const og_series *capacity, bool known)
{
    size_t last = POINTS(v->months) - 1;
    const char *whom = NULL;
    double spare = 0;
    if (v->line[O50][last] - v->line[MET][last] >= 0.5 &&
        capacity->owner_kind == OG_OWNER_RECEPTION)
        spare = spare_places(draft->source, capacity, &whom);
    const char *places = og_draft_count(draft, spare);
    if (whom && known)
        OG_DRAFT_GUIDE(draft, CHART_APART_KNOWN, .places = places,
                       .whom = og_draft_label(draft, whom));
    else if (whom)
        OG_DRAFT_GUIDE(draft, CHART_APART, .places = places, .whom = og_draft_label(draft, whom));
    else if (known)
        OG_DRAFT_GUIDE(draft, CHART_HATCHED_KNOWN);
    else
        OG_DRAFT_GUIDE(draft, CHART_HATCHED);
}

/* Names what is drawn. */
static void say_guide(og_draft *draft, const view *v, const og_series *capacity, double high,
                      bool known)
{
    bool fan = false, dots = false, hatched = false;
    for (size_t i = 0; i < POINTS(v->months); i++) {
        fan = fan || v->line[C95][i] > v->line[C5][i];
        dots = dots || v->line[O95][i] - v->line[O5][i] > 0.01 * high;
        hatched = hatched || v->line[O50][i] - v->line[MET][i] >= 0.5;
    }
    if (fan || dots)
        OG_DRAFT_GUIDE(draft, CHART_LINES);
    if (fan)
        OG_DRAFT_GUIDE(draft, CHART_FAN);
    if (dots)
        OG_DRAFT_GUIDE(draft, CHART_DOTS,
                       .what = og_role_text(OG_ROLE_OBLIGATION, draft->source->language));
    if (hatched)
        guide_to_shortage(draft, v, capacity, known);
}

/* For who cannot see the picture: the figures of each year's end. */
static void describe(og_draft *draft, const view *v)
{
    const og_chart_source *source = draft->source;
    for (size_t month = 0; month < v->months; month++) {
        if (!og_outlook_ends_year(source->plan, v->capacity, month))
            continue;
        og_stats shortfall = og_lack_stats(source->plan, source->result, v->shortfall, month);
        size_t at = POINTS(month);
        OG_DRAFT_SAY(draft, description, CHART_RECEPTION_YEAR,
                     .when =
                         og_draft_end(draft, og_plan_span(source->plan, v->capacity, month).last),
                     .obligation = og_draft_count(draft, v->line[O50][at]),
                     .capacity = og_draft_count(draft, v->line[C50][at]),
                     .chance = og_draft_chance(draft, shortfall.p_positive, shortfall.sure));
    }
}

/* ---- data ---- */

static void add_rows(og_draft *draft, const view *v)
{
    static const int capacity[] = {C5, C25, C50, C75, C95}, obligation[] = {O5, O50, O95},
                     gap[] = {MET, O50};
    const struct {
        const char *name, *columns;
        const int *lines;
        size_t count;
    } blocks[] = {{"capacity", "day\tp5\tp25\tp50\tp75\tp95", capacity, 5},
                  {"obligation", "day\tp5\tp50\tp95", obligation, 3},
                  {"gap", "day\tmet\tobligation", gap, 2}};
    for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++) {
        og_chart_block(&draft->blocks, blocks[b].name, blocks[b].columns);
        for (size_t i = 0; i < POINTS(v->months); i++) {
            og_chart_day(&draft->blocks, (og_day)v->days[i]);
            for (size_t line = 0; line < blocks[b].count; line++)
                og_chart_number(&draft->blocks, v->line[blocks[b].lines[line]][i]);
            og_chart_end(&draft->blocks);
        }
    }
}

static og_end_label end_of(og_draft *draft, const view *v, int line, og_role role,
                           const char *colour)
{
    double value = v->line[line][POINTS(v->months) - 1];
    const char *text =
        OG_DRAFT_SAID(draft, CHART_NAMED, .name = og_role_text(role, draft->source->language),
                      .value = og_draft_count(draft, value));
    return (og_end_label){value, colour, text};
}

/* Names inside the fan and the shortage, where they have room. */
static void add_notes(og_draft *draft, int number, const og_panel *panel, view *v)
{
    const struct {
        int one, other;
        const char *text, *colour;
    } notes[] = {{MET, O50, NULL, "rust"},
                 {C75, C95, "90%", "blue"},
                 {C5, C25, "90%", "blue"},
                 {C50, C75, "50%", "blue"},
                 {C25, C50, "50%", "blue"}};
    og_scene scene = {.points = POINTS(v->months), .lines = LINES};
    bool done[5] = {false};
    for (size_t i = 0; i < scene.points; i++) {
        v->days[i] = og_panel_x(panel, v->days[i]);
        for (int line = 0; line < LINES; line++)
            v->line[line][i] = og_panel_y(panel, v->line[line][i]);
    }
    scene.x = v->days;
    for (int line = 0; line < LINES; line++)
        scene.line[line] = v->line[line];
    og_draft_keep_off(draft, panel, &scene);
    for (size_t i = 0; i < 5; i++) {
        const char *text = notes[i].text;
        double x, y;
        if (!text)
            text = og_role_text(OG_ROLE_SHORTFALL, draft->source->language);
        if ((i == 2 || i == 4) && done[i - 1])
            continue;
        done[i] =
            og_scene_between(&scene, (size_t)notes[i].one, (size_t)notes[i].other,
                             og_text_width(text, OG_CHART_FONT) + 8, OG_CHART_FONT + 6, &x, &y);
        if (done[i])
            og_draft_note(draft, number, og_panel_x_at(panel, x), og_panel_y_at(panel, y), text,
                          notes[i].colour);
    }
}

/* ---- the chart ---- */

static void fill_panel(og_draft *draft, view *v, const og_series *capacity)
{
    const og_outlook outlook = {.series = v->shortfall,
                                .thing = OG_SENTENCE_OUTLOOK_SHORTAGE,
                                .nothing = OG_SENTENCE_OUTLOOK_NO_SHORTAGE,
                                .chance = OG_SENTENCE_OUTLOOK_SHORTAGE_CHANCE};
    og_ticks ticks = og_ticks_of(0, highest(v), 4);
    og_panel panel = {.left =
                          OG_CHART_EDGE + fmax(og_draft_ygrid_width(ticks, draft->source->language),
                                               og_outlook_width(draft, &outlook)),
                      .top = 112,
                      .bottom = 472,
                      .x0 = v->days[0],
                      .x1 = v->days[POINTS(v->months) - 1],
                      .y0 = ticks.first,
                      .y1 = ticks.last};
    const og_end_label ends[] = {end_of(draft, v, O50, OG_ROLE_OBLIGATION, "pink"),
                                 end_of(draft, v, C50, OG_ROLE_CAPACITY, "blue")};
    panel.beside = og_draft_ends_width(ends, 2);
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.below = 2 * OG_CHART_BELOW + og_outlook_height(draft, &outlook);
    panel.above = og_draft_marker_room(draft, &panel);
    panel.top += panel.above;
    draft->height = panel.bottom + panel.below + 30;
    int number = og_draft_panel(draft, &panel);
    og_draft_ygrid(draft, number, ticks, 1);
    og_outlook_numbers(draft, number, &panel, og_draft_time(draft, number, &panel), &outlook);
    og_draft_markers(draft, number, &panel, true);
    add_rows(draft, v);
    say_guide(draft, v, capacity, panel.y1, og_outlook_known(draft, &outlook));
    og_outlook_title(draft, &outlook);
    describe(draft, v);
    og_draft_ends(draft, number, &panel, ends, 2);
    add_notes(draft, number, &panel, v);
}

/* Of a stream itself, or of one of its sub-groups. */
og_status og_chart_reception(og_draft *draft, size_t item, og_error *err)
{
    const og_plan *plan = draft->source->plan;
    og_series capacity = og_plan_series(plan, item);
    bool part = capacity.owner_kind == OG_OWNER_SUBGROUP;
    if (capacity.role != OG_ROLE_CAPACITY || (capacity.owner_kind != OG_OWNER_RECEPTION && !part))
        return OG_OK;
    view v = {.capacity = item,
              .obligation = og_series_beside(plan, &capacity, OG_ROLE_OBLIGATION),
              .shortfall = og_series_beside(plan, &capacity, OG_ROLE_SHORTFALL)};
    if (v.obligation == OG_NO_SERIES || v.shortfall == OG_NO_SERIES)
        return OG_OK;
    if (!view_of(&v, draft))
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    draft->stream = capacity.stream;
    og_draft_name(draft, 0, capacity.stream, part ? capacity.owner : NULL);
    say_subtitle(draft, &capacity);
    fill_panel(draft, &v, &capacity);
    return OG_OK;
}
