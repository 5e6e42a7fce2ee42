#include "output/sheet/sheets.h"
#include "output/sheet/timeline.h"
#include "output/view/housed.h"
#include "output/view/series.h"
#include "scenario/kind.h"

#include <math.h>
#include <string.h>

/* Locations whose spread stands beside their means: a sheet has 16,384 columns, and no more. */
#define MOST_SPREAD 2000

#define WORD(source, name) OG_TEXT((source)->book->language, name)

static size_t find(const og_sheet_source *source, og_owner kind, const char *stream,
                   const char *owner, og_role role)
{
    return og_series_of(source->plan, kind, stream, owner, role);
}

static const char *role_of(const og_sheet_source *source, og_role role)
{
    return og_role_text(role, source->book->language);
}

static double *numbers_of(const og_timeline *line)
{
    size_t count = og_plan_series(line->source->plan, line->like).count;
    return og_arena_array(&line->source->book->arena, count + 1, sizeof(double));
}

/* What the mean of a shortage is more than the shortage of the means: a month in which some futures
 * lack places and others have too many lacks something on average. */
static size_t add_together(og_timeline *line, size_t lack, size_t of, size_t less)
{
    double *rest = numbers_of(line);
    for (size_t t = 0; rest && t < og_plan_series(line->source->plan, line->like).count; t++)
        rest[t] = og_mean_of(line->source, lack, t) -
                  fmax(0, og_mean_of(line->source, of, t) - og_mean_of(line->source, less, t));
    return og_timeline_numbers(line, WORD(line->source, SHEET_TOGETHER), rest, OG_LOOK_COUNT,
                               false);
}

/* ---- reception --------------------------------------------------------------------------- */

/* What a stream or sub-group must have, has and lacks, by means that hang together. */
typedef struct places {
    og_timeline_series must, has, lacks;
} places;

static places add_places(og_timeline *line, og_owner kind, const char *stream, const char *owner,
                         const char *prefix)
{
    const og_sheet_source *source = line->source;
    og_arena *arena = &source->book->arena;
    size_t lack = find(source, kind, stream, owner, OG_ROLE_SHORTFALL);
    places p;
    p.must = og_timeline_mean(
        line, find(source, kind, stream, owner, OG_ROLE_OBLIGATION),
        og_arena_printf(arena, "%s%s", prefix, role_of(source, OG_ROLE_OBLIGATION)));
    p.has =
        og_timeline_mean(line, find(source, kind, stream, owner, OG_ROLE_CAPACITY),
                         og_arena_printf(arena, "%s%s", prefix, role_of(source, OG_ROLE_CAPACITY)));
    og_timeline_vary(line, p.must.at[OG_STAT_MEAN]);
    og_timeline_vary(line, p.has.at[OG_STAT_MEAN]);
    size_t together = add_together(line, lack, p.must.series, p.has.series);
    p.lacks = og_timeline_formula(
        line, lack, og_arena_printf(arena, "%s%s", prefix, role_of(source, OG_ROLE_SHORTFALL)),
        "MAX(0,{a}-{b})+{c}", p.must.at[OG_STAT_MEAN], p.has.at[OG_STAT_MEAN], together);
    return p;
}

static void spread_places(og_timeline *line, places *p, const char *prefix)
{
    const og_role roles[] = {OG_ROLE_OBLIGATION, OG_ROLE_CAPACITY, OG_ROLE_SHORTFALL};
    og_timeline_series *const series[] = {&p->must, &p->has, &p->lacks};
    for (size_t i = 0; i < 3; i++)
        og_timeline_spread(line, series[i],
                           og_arena_printf(&line->source->book->arena, "%s%s", prefix,
                                           role_of(line->source, roles[i])));
}

/* Those who want a place, have one, and have none. */
static void add_persons(og_timeline *line, const og_reception *reception, size_t capacity)
{
    const og_sheet_source *source = line->source;
    const char *id = reception->item.id;
    size_t without = find(source, OG_OWNER_RECEPTION, NULL, id, OG_ROLE_UNPLACED);
    og_timeline_series all =
        og_timeline_mean(line, find(source, OG_OWNER_RECEPTION, NULL, id, OG_ROLE_DEMAND),
                         role_of(source, OG_ROLE_DEMAND));
    if (all.series == OG_NO_SERIES)
        return;
    og_timeline_vary(line, all.at[OG_STAT_MEAN]);
    size_t together = add_together(line, without, all.series, capacity);
    size_t has = find(source, OG_OWNER_RECEPTION, NULL, id, OG_ROLE_CAPACITY);
    size_t column = OG_NO_COLUMN;
    for (size_t i = 0; i < line->count; i++)
        if (line->columns[i].series == has && line->columns[i].stat == OG_STAT_MEAN)
            column = i + 1;
    og_timeline_series none =
        og_timeline_formula(line, without, role_of(source, OG_ROLE_UNPLACED), "MAX(0,{a}-{b})+{c}",
                            all.at[OG_STAT_MEAN], column, together);
    og_timeline_series placed =
        og_timeline_formula(line, find(source, OG_OWNER_RECEPTION, NULL, id, OG_ROLE_OCCUPIED),
                            role_of(source, OG_ROLE_OCCUPIED), "{a}-{b}", all.at[OG_STAT_MEAN],
                            none.at[OG_STAT_MEAN], 0);
    og_timeline_series hosted =
        og_timeline_mean(line, find(source, OG_OWNER_RECEPTION, NULL, id, OG_ROLE_PRIVATE),
                         role_of(source, OG_ROLE_PRIVATE));
    og_timeline_spread(line, &all, role_of(source, OG_ROLE_DEMAND));
    og_timeline_spread(line, &none, role_of(source, OG_ROLE_UNPLACED));
    og_timeline_spread(line, &placed, role_of(source, OG_ROLE_OCCUPIED));
    og_timeline_spread(line, &hosted, role_of(source, OG_ROLE_PRIVATE));
}

static void draw_reception(og_timeline *line, const og_reception *reception, const places *p)
{
    const og_sheet_source *source = line->source;
    const char *label = og_source_label(source, &reception->item);
    const char *title = OG_BOOK_TEXT(source->book, SHEET_CHART_PLACES, .stream = label);
    const og_timeline_chart chart = {
        .title = title,
        .words = title,
        .unit = WORD(source, SHEET_PLACES),
        .columns = {p->must.at[OG_STAT_MEAN], p->has.at[OG_STAT_MEAN]},
        .names = {role_of(source, OG_ROLE_OBLIGATION), role_of(source, OG_ROLE_CAPACITY)},
        .count = 2};
    og_timeline_lines(line, &chart);
}

static void add_reception(const og_sheet_source *source, const og_reception *reception)
{
    const char *id = reception->item.id, *label = og_source_label(source, &reception->item);
    og_timeline line;
    og_timeline_begin(&line, source, find(source, OG_OWNER_RECEPTION, NULL, id, OG_ROLE_CAPACITY));
    places whole = add_places(&line, OG_OWNER_RECEPTION, NULL, id, "");
    size_t over = find(source, OG_OWNER_RECEPTION, NULL, id, OG_ROLE_SURPLUS);
    og_timeline_series surplus =
        reception->subgroups.count > 0
            ? og_timeline_mean(&line, over, role_of(source, OG_ROLE_SURPLUS))
            : og_timeline_formula(&line, over, role_of(source, OG_ROLE_SURPLUS), "{a}+{b}-{c}",
                                  whole.lacks.at[OG_STAT_MEAN], whole.has.at[OG_STAT_MEAN],
                                  whole.must.at[OG_STAT_MEAN]);
    add_persons(&line, reception, whole.has.series);
    for (size_t i = 0; i < reception->subgroups.count; i++) {
        const og_subgroup *group = reception->subgroups.at[i];
        const char *prefix =
            og_arena_printf(&source->book->arena, "%s: ", og_source_label(source, &group->item));
        places part = add_places(&line, OG_OWNER_SUBGROUP, id, group->item.id, prefix);
        spread_places(&line, &part, prefix);
    }
    spread_places(&line, &whole, "");
    og_timeline_spread(&line, &surplus, role_of(source, OG_ROLE_SURPLUS));
    const char *title = OG_BOOK_TEXT(source->book, SHEET_CHART_SHORTFALL, .stream = label);
    og_timeline_fan_add(&line, &whole.lacks, title, title, WORD(source, SHEET_PLACES));
    og_timeline_write(&line, label, OG_BOOK_TEXT(source->book, SHEET_RECEPTION, .stream = label),
                      WORD(source, SHEET_RECEPTION_NOTE));
    draw_reception(&line, reception, &whole);
}

/* ---- housing ----------------------------------------------------------------------------- */

/* Of each month its part of the taakstelling of its period, by days. */
static double *monthly_target(const og_timeline *line, size_t target)
{
    const og_plan *plan = line->source->plan;
    double *out = numbers_of(line);
    for (size_t t = 0; out && t < og_plan_series(plan, line->like).count; t++) {
        og_span month = og_plan_span(plan, line->like, t);
        for (size_t p = 0; p < og_plan_series(plan, target).count; p++) {
            og_span span = og_plan_span(plan, target, p);
            int32_t days = og_days_overlap(month.first, month.last, span.first, span.last);
            out[t] += og_mean_of(line->source, target, p) * days / (span.last - span.first + 1);
        }
    }
    return out;
}

static void add_months(const og_sheet_source *source, const og_housing *housing, size_t target)
{
    const char *id = housing->item.id, *label = og_source_label(source, &housing->item);
    og_timeline line;
    og_timeline_begin(&line, source, find(source, OG_OWNER_HOUSING, NULL, id, OG_ROLE_BACKLOG));
    size_t wanted = og_timeline_numbers(&line, role_of(source, OG_ROLE_TAAKSTELLING),
                                        monthly_target(&line, target), OG_LOOK_COUNT, true);
    og_timeline_series housed =
        og_timeline_mean(&line, find(source, OG_OWNER_HOUSING, NULL, id, OG_ROLE_HOUSED),
                         role_of(source, OG_ROLE_HOUSED));
    og_timeline_vary(&line, housed.at[OG_STAT_MEAN]);
    og_timeline_series backlog =
        og_timeline_formula(&line, line.like, role_of(source, OG_ROLE_BACKLOG), "{a^}+{b}-{c}",
                            line.count + 1, wanted, housed.at[OG_STAT_MEAN]);
    og_timeline_spread(&line, &housed, role_of(source, OG_ROLE_HOUSED));
    og_timeline_spread(&line, &backlog, role_of(source, OG_ROLE_BACKLOG));
    const char *title = OG_BOOK_TEXT(source->book, SHEET_CHART_BACKLOG, .stream = label);
    og_timeline_fan_add(&line, &backlog, title, title, WORD(source, SHEET_PERSONS));
    og_timeline_write(&line, label, OG_BOOK_TEXT(source->book, SHEET_HOUSING, .stream = label),
                      WORD(source, SHEET_HOUSING_NOTE));
}

/* What history tells of earlier periods, below those of the run. */
static void add_history(const og_sheet_source *source, const og_housing *housing, og_sheet *sheet)
{
    size_t count;
    const og_housed_row *rows =
        og_housed_rows(source->scenario, housing, &source->book->arena, &count);
    if (!sheet || count == 0)
        return;
    og_sheet_next(sheet);
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_GROUP, WORD(source, SHEET_HOUSED));
    og_sheet_next(sheet);
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, SHEET_PERIOD));
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, HOUSED_TARGET));
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, HOUSED_REALISED));
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, HOUSED_PERCENTAGE));
    og_sheet_text(sheet, OG_LOOK_HEAD, WORD(source, HOUSED_UNTIL));
    for (size_t i = 0; i < count; i++) {
        char key[OG_PERIOD_SIZE], day[OG_PERIOD_SIZE];
        size_t row = og_sheet_next(sheet);
        og_period_print(rows[i].period, key);
        og_day_print(rows[i].until, day);
        og_sheet_text(sheet, OG_LOOK_TEXT, key);
        og_sheet_number(sheet, OG_LOOK_WHOLE, rows[i].target);
        og_sheet_number(sheet, OG_LOOK_WHOLE, rows[i].realised);
        og_sheet_formula(sheet, OG_LOOK_COUNT, rows[i].percentage, "100*%s/%s",
                         og_sheet_ref(sheet, sheet, row, 2), og_sheet_ref(sheet, sheet, row, 1));
        og_sheet_text(sheet, OG_LOOK_TEXT, day);
    }
}

static void add_targets(const og_sheet_source *source, const og_housing *housing, size_t target)
{
    const char *id = housing->item.id, *label = og_source_label(source, &housing->item);
    size_t corrected = find(source, OG_OWNER_HOUSING, NULL, id, OG_ROLE_CORRECTED);
    size_t realised = find(source, OG_OWNER_HOUSING, NULL, id, OG_ROLE_REALISED);
    size_t share = find(source, OG_OWNER_HOUSING, NULL, id, OG_ROLE_PERCENTAGE);
    og_timeline line;
    og_timeline_begin(&line, source, target);
    double *before = numbers_of(&line), *rest = numbers_of(&line);
    for (size_t p = 0; before && rest && p < og_plan_series(source->plan, target).count; p++) {
        double whole = og_mean_of(source, corrected, p);
        before[p] = whole - og_mean_of(source, target, p);
        rest[p] = og_mean_of(source, share, p) -
                  (whole > 0 ? 100 * og_mean_of(source, realised, p) / whole : 0);
    }
    og_timeline_series netto =
        og_timeline_mean(&line, target, role_of(source, OG_ROLE_TAAKSTELLING));
    og_timeline_vary(&line, netto.at[OG_STAT_MEAN]);
    size_t begin = og_timeline_computed(&line, WORD(source, SHEET_BEFORE), before, OG_LOOK_COUNT,
                                        "{a^}-{b^}", line.count + 2, line.count + 3, 0);
    og_timeline_series gross =
        og_timeline_formula(&line, corrected, role_of(source, OG_ROLE_CORRECTED), "{a}+{b}",
                            netto.at[OG_STAT_MEAN], begin, 0);
    og_timeline_series done = og_timeline_mean(&line, realised, role_of(source, OG_ROLE_REALISED));
    og_timeline_vary(&line, done.at[OG_STAT_MEAN]);
    size_t together =
        og_timeline_numbers(&line, WORD(source, SHEET_TOGETHER), rest, OG_LOOK_COUNT, false);
    og_timeline_series part = og_timeline_formula(
        &line, share, role_of(source, OG_ROLE_PERCENTAGE), "IF({b}>0,100*{a}/{b},0)+{c}",
        done.at[OG_STAT_MEAN], gross.at[OG_STAT_MEAN], together);
    og_timeline_spread(&line, &netto, role_of(source, OG_ROLE_TAAKSTELLING));
    og_timeline_spread(&line, &gross, role_of(source, OG_ROLE_CORRECTED));
    og_timeline_spread(&line, &done, role_of(source, OG_ROLE_REALISED));
    og_timeline_spread(&line, &part, role_of(source, OG_ROLE_PERCENTAGE));
    og_timeline_write(&line, OG_BOOK_TEXT(source->book, SHEET_TARGETS_TAB, .stream = label),
                      OG_BOOK_TEXT(source->book, SHEET_TARGETS, .stream = label),
                      WORD(source, SHEET_TARGETS_NOTE));
    add_history(source, housing, line.sheet);
}

void og_sheets_streams(const og_sheet_source *source)
{
    for (size_t s = 0; s < source->scenario->stream_count; s++) {
        const og_stream *stream = &source->scenario->streams[s];
        if (stream->reception) {
            add_reception(source, stream->reception);
        } else if (stream->housing) {
            size_t target =
                find(source, OG_OWNER_HOUSING, NULL, stream->item->id, OG_ROLE_TAAKSTELLING);
            add_months(source, stream->housing, target);
            add_targets(source, stream->housing, target);
        }
    }
}

/* ---- locations --------------------------------------------------------------------------- */

void og_sheet_locations(const og_sheet_source *source)
{
    const og_plan *plan = source->plan;
    og_timeline line;
    size_t first = og_series_of(plan, OG_OWNER_LOCATION, NULL, NULL, OG_ROLE_PLACES), count = 0;
    if (first == OG_NO_SERIES)
        return;
    og_timeline_begin(&line, source, first);
    og_timeline_series *of =
        og_arena_array(&source->book->arena, og_plan_series_count(plan), sizeof *of);
    double *sums = numbers_of(&line);
    for (size_t i = first; of && sums && i < og_plan_series_count(plan); i++) {
        og_series series = og_plan_series(plan, i);
        if (series.role != OG_ROLE_PLACES || series.owner_kind != OG_OWNER_LOCATION)
            continue;
        of[count] = og_timeline_mean(&line, i, series.label);
        og_timeline_vary(&line, of[count++].at[OG_STAT_MEAN]);
        for (size_t t = 0; t < series.count; t++)
            sums[t] += og_mean_of(source, i, t);
    }
    og_timeline_computed(&line, WORD(source, SHEET_ALL_LOCATIONS), sums, OG_LOOK_COUNT,
                         "SUM({a}:{b})", 1, count, 0);
    for (size_t i = 0; i < count && count <= MOST_SPREAD; i++)
        og_timeline_spread(&line, &of[i], og_plan_series(plan, of[i].series).label);
    og_timeline_write(&line, WORD(source, SHEET_LOCATIONS_TAB), WORD(source, SHEET_LOCATIONS),
                      WORD(source, SHEET_LOCATIONS_NOTE));
}
