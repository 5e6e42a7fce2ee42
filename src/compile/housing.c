/* Housing streams: section 4 of the model page. */
#include "compile/detail.h"
#include "compile/history.h"
#include "compile/steering.h"

#include <math.h>

/* A project: its date as it is known by now (NEVER: not decided), and what it brings a month. */
typedef struct project {
    og_ref date, monthly, happens, delay;
    og_steering steering;
} project;

typedef struct period_rows {
    og_period *periods;
    og_ref *netto, *corrected, *realised, *percentage;
    size_t count;
} period_rows;

/* A stream while its months are compiled. */
typedef struct housing_rows {
    og_ref *housed;    /* [T] */
    og_ref *at_end;    /* [T] max(0, A(p)) in the last month of p, else 0 */
    og_ref *backlog;   /* [T] */
    project *projects; /* by supply channel */
    og_ref **supplied; /* by supply channel [T] what it brings; detail.h */
    period_rows by_period;
    size_t target;                    /* of the period that the month is in */
    og_ref carried, netto, housed_in; /* A at its start; its netto; housed in it so far */
} housing_rows;

/* ---- supply ------------------------------------------------------------------------------ */

/* Share of month t's days in which a flow is active. */
static double active_share(const og_compiler *c, const og_supply *supply, int t)
{
    og_day first = og_first_day(c, t), last = og_last_day(c, t);
    og_day from = supply->from.given ? supply->from.period.first : first;
    og_day until = supply->until.given ? supply->until.period.last : last;
    return (double)og_days_overlap(first, last, from, until) / (last - first + 1);
}

static og_ref flow(og_compiler *c, const og_supply *supply, int t)
{
    double share = active_share(c, supply, t);
    og_day first = og_first_day(c, t), day = og_last_day(c, t);
    if (share == 0)
        return og_k(0);
    og_ref persons;
    if (supply->persons_per_month) {
        persons = og_value_flow(c, supply->persons_per_month, first, day, 0, INFINITY, 0);
    } else {
        persons = og_value_flow(c, supply->homes_per_month, first, day, 0, INFINITY, 0);
        persons = og_ref_mul(c->tape, persons, og_value_at(c, supply->share, day, 0, 1, 1));
        persons = og_ref_mul(c->tape, persons,
                             og_value_at(c, supply->persons_per_home, day, 0, INFINITY, 1));
    }
    return og_ref_mul(c->tape, persons, og_k(share));
}

/* What a project brings in each of its months when its date is `date`, on or after `on`. */
static og_ref monthly_of(og_compiler *c, const og_supply *supply, const project *p, og_ref date,
                         og_day on)
{
    og_tape *tape = c->tape;
    og_day end = og_last_day(c, c->months - 1);
    int over = supply->over_months.given ? (int)supply->over_months.value : 1;
    og_ref persons;
    if (on > end)
        return og_k(0);
    if (supply->persons) {
        persons = og_value_kept_on(c, supply->persons, date, on, end, 0, INFINITY, 0);
    } else {
        persons = og_value_kept_on(c, supply->homes, date, on, end, 0, INFINITY, 0);
        persons = og_ref_mul(
            tape, persons,
            og_value_kept_on(c, supply->persons_per_home, date, on, end, 0, INFINITY, 1));
    }
    return og_ref_mul(tape, og_ref_mul(tape, persons, p->happens), og_k(1.0 / over));
}

static void begin_project(og_compiler *c, const og_supply *supply, project *p)
{
    og_day on = supply->on.period.first;
    p->delay = og_value_once(c, supply->delay, 0, INFINITY, 0);
    p->happens = og_value_happens(c, supply->probability, supply->item.path);
    p->date = supply->on.trigger ? og_k(OG_DAY_NEVER) : og_ref_move(c->tape, og_k(on), p->delay);
    if (!supply->on.trigger)
        p->monthly = monthly_of(c, supply, p, p->date, on);
}

/* Spread over over_months from the month of the actual date. */
static og_ref project_month(og_compiler *c, const og_supply *supply, project *p, int t)
{
    int over = supply->over_months.given ? (int)supply->over_months.value : 1;
    og_day from = og_month_first(c->scenario->first + t - over + 1);
    og_tape *tape = c->tape;
    if (supply->on.trigger && t > 0) {
        og_ref falls = og_steering_falls(c, supply->on.trigger, &p->steering, t - 1);
        og_ref date = og_ref_move(tape, og_k(og_first_day(c, t)), p->delay);
        if (!og_is_k(falls) || falls.k > 0) {
            og_ref monthly = monthly_of(c, supply, p, date, og_first_day(c, t));
            p->date = og_ref_select(tape, falls, 1, date, p->date);
            p->monthly = og_ref_select(tape, falls, 1, monthly, p->monthly);
        }
    }
    og_ref now = og_ref_within(tape, p->date, from, og_last_day(c, t));
    return og_ref_mul(tape, now, p->monthly);
}

static og_ref supplied_in(og_compiler *c, const og_housing *housing, housing_rows *rows, int t)
{
    og_ref supplied = og_k(0);
    for (size_t i = 0; i < housing->supply.count; i++) {
        const og_supply *supply = housing->supply.at[i];
        og_ref persons =
            supply->on.given ? project_month(c, supply, &rows->projects[i], t) : flow(c, supply, t);
        if (rows->supplied[i])
            rows->supplied[i][t] = persons;
        supplied = og_ref_add(c->tape, supplied, persons);
    }
    return supplied;
}

/* ---- achterstand ------------------------------------------------------------------------- */

static og_ref netto_of(og_compiler *c, const og_target *target, og_ref backlog)
{
    og_ref value = og_value_flow(c, target->value, target->period.first, target->period.last,
                                 -INFINITY, INFINITY, 0);
    if (!target->corrected)
        return value;
    const og_ref netto =
        og_ref_mul(c->tape, og_ref_sub(c->tape, value, backlog), og_k(target->times));
    return og_ref_add(c->tape, netto, og_k(target->plus));
}

/* Sum of netto - realised over the historical periods, which history must cover without a gap. */
static og_ref backlog_of_history(og_compiler *c, const og_housing *housing)
{
    og_day horizon = og_first_day(c, 0), next = 0;
    og_ref backlog = og_k(0);
    for (size_t i = 0; i < housing->taakstelling.count; i++) {
        const og_target *target = &housing->taakstelling.at[i];
        og_period period = target->period;
        if (period.first >= horizon)
            break;
        int32_t days;
        double realised = og_history_sum(&housing->realised, period.first, period.last, &days);
        bool gap = next && period.first != next;
        next = period.last + 1;
        if (gap || days != next - period.first) {
            char key[OG_PERIOD_SIZE];
            og_period_print(period, key);
            OG_ERROR_AT(c->diags, target->pos, BACKLOG_UNKNOWN, .path = housing->item.path,
                        .why =
                            gap ? OG_SAID(&c->arena, c->diags->language, WHY_GAP, .key = key)
                                : OG_SAID(&c->arena, c->diags->language, WHY_REALISED, .key = key));
            return backlog;
        }
        backlog = og_ref_add(c->tape, backlog, netto_of(c, target, backlog));
        backlog = og_ref_sub(c->tape, backlog, og_k(realised));
    }
    if (next != horizon)
        OG_ERROR_AT(c->diags, housing->item.pos, BACKLOG_UNKNOWN, .path = housing->item.path,
                    .why = OG_TEXT(c->diags->language, WHY_NO_TARGET));
    return backlog;
}

/* The period that begins with month t, if one does. */
static void begin_period(og_compiler *c, const og_housing *housing, housing_rows *rows, int t)
{
    const og_targets *targets = &housing->taakstelling;
    period_rows *by_period = &rows->by_period;
    size_t i = 0;
    while (i < targets->count && targets->at[i].period.first != og_first_day(c, t))
        i++;
    if (i == targets->count)
        return;
    size_t p = by_period->count++;
    rows->target = i;
    rows->netto = netto_of(c, &targets->at[i], rows->carried);
    rows->housed_in = og_k(0);
    by_period->periods[p] = targets->at[i].period;
    by_period->netto[p] = rows->netto;
    by_period->corrected[p] = og_ref_add(c->tape, rows->netto, rows->carried);
}

static void end_period(og_compiler *c, housing_rows *rows, int t)
{
    og_tape *tape = c->tape;
    period_rows *by_period = &rows->by_period;
    size_t p = by_period->count - 1;
    by_period->realised[p] = rows->housed_in;
    rows->carried = og_ref_sub(tape, og_ref_add(tape, rows->carried, rows->netto), rows->housed_in);
    rows->at_end[t] = og_ref_max(tape, rows->carried, og_k(0));
    og_ref persons = og_ref_mul(tape, rows->housed_in, og_k(100));
    by_period->percentage[p] = og_ref_ratio(tape, persons, by_period->corrected[p]);
}

/* Housed in month t, and the backlog at its end. */
static void stream_month(og_compiler *c, const og_housing *housing, housing_rows *rows, int t)
{
    og_tape *tape = c->tape;
    int32_t days;
    og_ref housed = supplied_in(c, housing, rows, t);
    begin_period(c, housing, rows, t);
    const og_period period = housing->taakstelling.at[rows->target].period;
    double known = og_history_sum(&housing->realised, og_first_day(c, t), og_last_day(c, t), &days);
    if (days == og_month_days(c->scenario->first + t) && !c->request->observing) {
        housed = og_k(known);
    } else if (housing->max_ahead) {
        og_ref ahead = og_value_stock(c, housing->max_ahead, og_last_day(c, t), 0, INFINITY, 0);
        og_ref room =
            og_ref_sub(tape, og_ref_add(tape, rows->carried, rows->netto), rows->housed_in);
        room = og_ref_max(tape, og_ref_add(tape, room, ahead), og_k(0));
        housed = og_ref_min(tape, housed, room);
    }
    rows->housed_in = og_ref_add(tape, rows->housed_in, housed);
    rows->housed[t] = housed;
    double share =
        (og_last_day(c, t) - period.first + 1) / (double)(period.last - period.first + 1);
    og_ref due = og_ref_add(tape, rows->carried, og_ref_mul(tape, rows->netto, og_k(share)));
    rows->backlog[t] = og_ref_sub(tape, due, rows->housed_in);
    if (og_last_day(c, t) == period.last)
        end_period(c, rows, t);
}

static void add_series(og_compiler *c, const og_stream *stream, const housing_rows *rows)
{
    const og_item *item = stream->item;
    const period_rows *by_period = &rows->by_period;
    const struct {
        og_role role;
        const og_ref *rows;
    } monthly[] = {{OG_ROLE_HOUSED, rows->housed}, {OG_ROLE_BACKLOG, rows->backlog}},
      parts[] = {{OG_ROLE_TAAKSTELLING, by_period->netto},
                 {OG_ROLE_CORRECTED, by_period->corrected},
                 {OG_ROLE_REALISED, by_period->realised},
                 {OG_ROLE_PERCENTAGE, by_period->percentage}};
    for (size_t i = 0; i < sizeof monthly / sizeof *monthly; i++)
        og_series_monthly(c, og_series_form_of(c, stream, OG_OWNER_HOUSING, item, monthly[i].role),
                          monthly[i].rows);
    og_lack_series(c, stream, OG_OWNER_HOUSING, item, OG_ROLE_BEHIND, rows->backlog);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        og_series_periods(c, og_series_form_of(c, stream, OG_OWNER_HOUSING, item, parts[i].role),
                          parts[i].rows, by_period->periods, by_period->count);
    const og_array *supply = &stream->housing->supply;
    for (size_t i = 0; i < supply->count; i++)
        og_detail_monthly(
            c, og_series_form_of(c, stream, OG_OWNER_HOUSING, item, OG_ROLE_HOUSED),
            og_arena_printf(&c->arena, "supply.%s", ((const og_supply *)supply->at[i])->item.id),
            rows->supplied[i]);
}

static housing_rows *rows_new(og_compiler *c, const og_housing *housing)
{
    int count = (int)housing->taakstelling.count;
    housing_rows *rows = og_arena_alloc(&c->arena, sizeof *rows);
    if (!rows)
        return NULL;
    period_rows *by_period = &rows->by_period;
    rows->housed = og_refs_new(c, c->months);
    rows->at_end = og_refs_new(c, c->months);
    rows->backlog = og_refs_new(c, c->months);
    rows->projects = og_arena_array(&c->arena, housing->supply.count + 1, sizeof *rows->projects);
    rows->supplied = og_arena_array(&c->arena, housing->supply.count + 1, sizeof *rows->supplied);
    for (size_t i = 0; rows->supplied && i < housing->supply.count; i++)
        rows->supplied[i] = og_detail_refs(c);
    by_period->netto = og_refs_new(c, count);
    by_period->corrected = og_refs_new(c, count);
    by_period->realised = og_refs_new(c, count);
    by_period->percentage = og_refs_new(c, count);
    by_period->periods = og_arena_array(&c->arena, (size_t)count + 1, sizeof *by_period->periods);
    return c->arena.failed ? NULL : rows;
}

static void begin_stream(og_compiler *c, const og_housing *housing, og_stream_rows *stream)
{
    housing_rows *rows = stream->own = rows_new(c, housing);
    if (!rows)
        return;
    rows->carried = housing->opening_backlog
                        ? og_value_opening(c, housing->opening_backlog, -INFINITY, INFINITY, 0)
                        : backlog_of_history(c, housing);
    rows->netto = rows->housed_in = og_k(0);
    for (size_t i = 0; i < housing->supply.count; i++) {
        project *p = &rows->projects[i];
        const og_supply *supply = housing->supply.at[i];
        p->date = p->monthly = p->happens = p->delay = og_k(0);
        p->steering = (og_steering){og_k(0), og_k(0)};
        if (supply->on.given)
            begin_project(c, supply, p);
    }
    stream->series[OG_ROLE_BACKLOG] = rows->backlog;
}

void og_housing_begin(og_compiler *c)
{
    og_tape_month(c->tape, 0);
    for (size_t s = 0; s < c->scenario->stream_count && !c->arena.failed; s++)
        if (c->scenario->streams[s].housing)
            begin_stream(c, c->scenario->streams[s].housing, &c->streams[s]);
}

void og_housing_month(og_compiler *c, int t)
{
    og_tape_month(c->tape, t);
    for (size_t s = 0; s < c->scenario->stream_count; s++)
        if (c->scenario->streams[s].housing)
            stream_month(c, c->scenario->streams[s].housing, c->streams[s].own, t);
}

void og_housing_end(og_compiler *c)
{
    for (size_t s = 0; s < c->scenario->stream_count; s++) {
        const og_stream *stream = &c->scenario->streams[s];
        if (!stream->housing)
            continue;
        const housing_rows *rows = c->streams[s].own;
        add_series(c, stream, rows);
        c->streams[s].counts[OG_DRIVER_PERSON_HOUSED] = (og_driver_rows){rows->housed, false};
        c->streams[s].counts[OG_DRIVER_BACKLOG_PERSON] = (og_driver_rows){rows->at_end, false};
    }
}
