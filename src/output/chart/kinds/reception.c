/* Places of a reception stream, and of each of its sub-groups: capacity against the obligation. */
#include "output/chart/outlook.h"

#include "base/format.h"
#include "lang/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define POINTS(months) (2 * (months)) /* a month holds its value from its first day to its last */

/* The lines of the chart, and their rows in a scene. */
enum { C5, C25, C50, C75, C95, O5, O50, O95, MET, LINES }; /* MET: O50 less the shortage */

typedef struct view {
    size_t capacity, obligation, shortfall; /* series */
    size_t months;
    double *days; /* POINTS(months), as all that follows */
    double *line[LINES];
} view;

static void view_clear(view *v)
{
    free(v->days);
    for (int i = 0; i < LINES; i++)
        free(v->line[i]);
}

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
static bool view_of(view *v, const og_chart_source *source)
{
    v->months = og_plan_series(source->plan, v->capacity).count;
    v->days = calloc(POINTS(v->months), sizeof *v->days);
    bool whole = v->days != NULL;
    for (int i = 0; i < LINES; i++) {
        v->line[i] = calloc(POINTS(v->months), sizeof **v->line);
        whole = whole && v->line[i];
    }
    for (size_t month = 0; month < v->months && whole; month++)
        set_month(v, source, month);
    return whole;
}

static double highest(const view *v)
{
    double high = 0;
    for (size_t i = 0; i < POINTS(v->months); i++)
        high = fmax(high, fmax(v->line[C95][i], v->line[O95][i]));
    return high;
}

/* ---- words ---- */

static void say_subtitle(og_draft *draft, og_series capacity, const char *stream_label)
{
    og_strbuf whole = {0}, part = {0}, both = {0};
    og_draft_label(&whole, stream_label);
    og_draft_label(&part, capacity.label);
    if (!whole.failed && !part.failed)
        og_draft_say(draft, &both, OG_WORD_CHART_SUBGROUP, whole.text, part.text, "");
    if (!both.failed && both.text)
        og_draft_say(draft, &draft->subtitle, OG_WORD_CHART_RECEPTION_UNIT,
                     capacity.owner_kind == OG_OWNER_SUBGROUP ? both.text : part.text, "", "");
    draft->subtitle.failed |= whole.failed || part.failed || both.failed;
    og_strbuf_clear(&whole);
    og_strbuf_clear(&part);
    og_strbuf_clear(&both);
}

/* Places that sub-groups have beyond what they need, at the end of the horizon; the label of the
 * sub-group that has them, or of sub-groups in general. */
static double spare_places(const og_chart_source *source, og_series stream, const char **label)
{
    const og_plan *plan = source->plan;
    double spare = 0;
    *label = NULL;
    for (size_t i = 0; i < og_plan_series_count(plan); i++) {
        og_series part = og_plan_series(plan, i);
        if (part.owner_kind != OG_OWNER_SUBGROUP || part.role != OG_ROLE_CAPACITY ||
            strcmp(part.stream, stream.owner) != 0)
            continue;
        size_t need =
            og_chart_series(plan, OG_OWNER_SUBGROUP, part.stream, part.owner, OG_ROLE_OBLIGATION);
        double more = og_result_stats(source->result, i, part.count - 1).p50 -
                      og_result_stats(source->result, need, part.count - 1).p50;
        if (more < 0.5)
            continue;
        *label = *label ? og_word_text(OG_WORD_SUBGROUPS, source->language) : part.label;
        spare += more;
    }
    return spare;
}

/* Names what is drawn. */
static void say_guide(og_draft *draft, const view *v, og_series capacity, double high, bool known)
{
    const og_chart_source *source = draft->source;
    bool fan = false, dots = false, hatched = false;
    size_t last = POINTS(v->months) - 1;
    for (size_t i = 0; i <= last; i++) {
        fan = fan || v->line[C95][i] > v->line[C5][i];
        dots = dots || v->line[O95][i] - v->line[O5][i] > 0.01 * high;
        hatched = hatched || v->line[O50][i] - v->line[MET][i] >= 0.5;
    }
    if (fan || dots)
        og_draft_guide(draft, OG_WORD_CHART_LINES, "", "", "");
    if (fan)
        og_draft_guide(draft, OG_WORD_CHART_FAN, "", "", "");
    if (dots)
        og_draft_guide(draft, OG_WORD_CHART_DOTS,
                       og_word_text(OG_WORD_OBLIGATION, source->language), "", "");
    const char *apart = NULL;
    double spare =
        v->line[O50][last] - v->line[MET][last] >= 0.5 && capacity.owner_kind == OG_OWNER_RECEPTION
            ? spare_places(source, capacity, &apart)
            : 0;
    char places[OG_FORMAT_SIZE];
    og_strbuf label = {0};
    og_format_number(spare, 0, source->language, places);
    og_draft_label(&label, apart ? apart : "");
    const char *shortage =
        og_word_text(known ? OG_WORD_SHORTFALL : OG_WORD_SHORTFALL_MEDIAN, source->language);
    if (hatched && apart)
        og_draft_guide(draft, OG_WORD_CHART_APART, shortage, places,
                       label.failed ? "" : label.text);
    else if (hatched)
        og_draft_guide(draft, OG_WORD_CHART_HATCHED, shortage, "", "");
    draft->guide.failed |= label.failed;
    og_strbuf_clear(&label);
}

/* For who cannot see the picture: the figures of each year's end. */
static void describe(og_draft *draft, const view *v)
{
    const og_chart_source *source = draft->source;
    for (size_t month = 0; month < v->months; month++) {
        if (!og_outlook_ends_year(source->plan, v->capacity, month))
            continue;
        og_stats shortfall = og_result_stats(source->result, v->shortfall, month);
        size_t at = POINTS(month);
        og_strbuf when = {0}, chance = {0};
        char obligation[OG_FORMAT_SIZE], capacity[OG_FORMAT_SIZE];
        og_date_end(&when, og_plan_span(source->plan, v->capacity, month).last, source->language);
        og_chart_chance(&chance, shortfall.p_positive, source->language);
        og_format_number(v->line[O50][at], 0, source->language, obligation);
        og_format_number(v->line[C50][at], 0, source->language, capacity);
        const char *const arguments[] = {when.text, obligation, capacity, chance.text};
        if (!when.failed && !chance.failed)
            og_word_say(&draft->description, source->language, OG_WORD_CHART_RECEPTION_YEAR,
                        arguments);
        og_strbuf_clear(&when);
        og_strbuf_clear(&chance);
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

static void set_end(og_end_label *label, const view *v, int line, og_word word, const char *colour,
                    og_language language)
{
    char value[OG_FORMAT_SIZE];
    *label = (og_end_label){.value = v->line[line][POINTS(v->months) - 1], .colour = colour};
    og_format_number(label->value, 0, language, value);
    og_format(label->text, sizeof label->text, "%s %s", og_word_text(word, language), value);
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
            text = og_word_text(OG_WORD_SHORTFALL, draft->source->language);
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

/* ---- charts ---- */

static void fill(og_draft *draft, view *v, og_series capacity)
{
    const og_chart_source *source = draft->source;
    const og_outlook outlook = {.series = v->shortfall,
                                .thing = OG_WORD_A_SHORTAGE,
                                .sure = OG_WORD_CHART_SHORTFALL_SURE,
                                .none = OG_WORD_CHART_SHORTFALL_NONE,
                                .chance = OG_WORD_SHORTAGE_CHANCE};
    og_ticks ticks = og_ticks_of(0, highest(v), 4);
    og_panel panel = {.left = OG_CHART_EDGE + fmax(og_draft_ygrid_width(ticks, source->language),
                                                   og_outlook_width(&outlook, source->language)),
                      .top = 112,
                      .bottom = 472,
                      .x0 = v->days[0],
                      .x1 = v->days[POINTS(v->months) - 1],
                      .y0 = ticks.first,
                      .y1 = ticks.last};
    og_end_label ends[2];
    set_end(&ends[0], v, O50, OG_WORD_OBLIGATION, "pink", source->language);
    set_end(&ends[1], v, C50, OG_WORD_CAPACITY, "blue", source->language);
    panel.beside = og_draft_ends_width(ends, 2);
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.below = 2 * OG_CHART_BELOW + OG_OUTLOOK_HEIGHT;
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

/* One chart: of the stream itself, or of one of its sub-groups. */
static og_status make(const og_chart_source *source, og_series capacity, const char *stream_label,
                      og_chart_maker maker, og_error *err)
{
    bool part = capacity.owner_kind == OG_OWNER_SUBGROUP;
    const og_plan *plan = source->plan;
    view v = {.capacity = og_plan_find_series(plan, capacity.id)};
    v.obligation = og_chart_series(plan, capacity.owner_kind, capacity.stream, capacity.owner,
                                   OG_ROLE_OBLIGATION);
    v.shortfall = og_chart_series(plan, capacity.owner_kind, capacity.stream, capacity.owner,
                                  OG_ROLE_SHORTFALL);
    if (v.obligation == (size_t)-1 || v.shortfall == (size_t)-1)
        return OG_OK;

    og_draft draft;
    og_status status;
    og_draft_begin(&draft, source, "reception.gp", "reception", capacity.stream,
                   part ? capacity.owner : NULL);
    if (!view_of(&v, source)) {
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    } else {
        say_subtitle(&draft, capacity, stream_label);
        fill(&draft, &v, capacity);
        status = maker.ready(maker.context, &draft, err);
    }
    view_clear(&v);
    og_draft_clear(&draft);
    return status;
}

og_status og_chart_reception(const og_chart_source *source, og_chart_maker maker, og_error *err)
{
    og_status status = OG_OK;
    const char *stream_label = "";
    for (size_t i = 0; i < og_plan_series_count(source->plan) && status == OG_OK; i++) {
        og_series series = og_plan_series(source->plan, i);
        if (series.owner_kind == OG_OWNER_RECEPTION)
            stream_label = series.label;
        if (series.role == OG_ROLE_CAPACITY &&
            (series.owner_kind == OG_OWNER_RECEPTION || series.owner_kind == OG_OWNER_SUBGROUP))
            status = make(source, series, stream_label, maker, err);
    }
    return status;
}
