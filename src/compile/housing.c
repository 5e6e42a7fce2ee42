/* Housing streams: section 4 of the model page. */
#include "compile/compiler.h"
#include "compile/history.h"

#include <math.h>

typedef struct housing_rows {
    og_ref *housed; /* [T] */
    og_ref *at_end; /* [T] max(0, A(p)) in the last month of p, else 0 */
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
    og_day day = og_last_day(c, t);
    if (share == 0)
        return og_k(0);
    og_ref persons;
    if (supply->persons_per_month) {
        persons = og_value_at(c, supply->persons_per_month, day, 0, INFINITY, 0);
    } else {
        persons = og_value_at(c, supply->homes_per_month, day, 0, INFINITY, 0);
        persons = og_ref_mul(c->tape, persons, og_value_at(c, supply->share, day, 0, 1, 1));
        persons = og_ref_mul(c->tape, persons,
                             og_value_at(c, supply->persons_per_home, day, 0, INFINITY, 1));
    }
    return og_ref_mul(c->tape, persons, og_k(share));
}

/* A project's persons, spread over over_months from the month of its actual date. */
static void add_project(og_compiler *c, const og_supply *supply, og_ref *supplied)
{
    og_tape *tape = c->tape;
    og_day on = supply->on.period.first, end = og_last_day(c, c->months - 1);
    int over = supply->over_months.given ? (int)supply->over_months.value : 1;
    og_tape_month(tape, 0);
    og_ref delay = og_value_once(c, supply->delay, 0, INFINITY, 0);
    og_ref date = og_ref_move(tape, og_k(on), delay);
    og_ref happens = og_value_happens(c, supply->probability, supply->item.path);
    if (on > end)
        return;
    og_ref persons;
    if (supply->persons) {
        persons = og_value_kept_on(c, supply->persons, date, on, end, 0, INFINITY, 0);
    } else {
        persons = og_value_kept_on(c, supply->homes, date, on, end, 0, INFINITY, 0);
        persons = og_ref_mul(
            tape, persons,
            og_value_kept_on(c, supply->persons_per_home, date, on, end, 0, INFINITY, 1));
    }
    og_ref monthly = og_ref_mul(tape, og_ref_mul(tape, persons, happens), og_k(1.0 / over));
    for (int t = 0; t < c->months; t++) {
        og_day from = og_month_first(c->scenario->first + t - over + 1);
        og_tape_month(tape, t);
        og_ref now = og_ref_within(tape, date, from, og_last_day(c, t));
        supplied[t] = og_ref_add(tape, supplied[t], og_ref_mul(tape, now, monthly));
    }
}

static void compile_supply(og_compiler *c, const og_housing *housing, og_ref *supplied)
{
    for (size_t i = 0; i < housing->supply.count; i++) {
        const og_supply *supply = housing->supply.at[i];
        if (supply->on.given) {
            add_project(c, supply, supplied);
            continue;
        }
        for (int t = 0; t < c->months; t++) {
            og_tape_month(c->tape, t);
            supplied[t] = og_ref_add(c->tape, supplied[t], flow(c, supply, t));
        }
    }
}

/* ---- achterstand ------------------------------------------------------------------------- */

static og_ref netto_of(og_compiler *c, const og_target *target, og_ref backlog)
{
    og_ref value = og_value_at(c, target->value, target->period.last, -INFINITY, INFINITY, 0);
    return target->corrected ? og_ref_sub(c->tape, value, backlog) : value;
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

typedef struct period_rows {
    og_period *periods;
    og_ref *netto, *corrected, *realised, *percentage;
    size_t count;
} period_rows;

/* One period: its months housed and their backlog; returns the achterstand at its end. */
static og_ref compile_period(og_compiler *c, const og_housing *housing, const og_ref *supplied,
                             og_ref backlog, og_ref netto, og_period period, housing_rows *rows,
                             og_ref *monthly, og_ref *realised)
{
    og_tape *tape = c->tape;
    int first = (int)(og_month_of(period.first) - c->scenario->first);
    int last = (int)(og_month_of(period.last) - c->scenario->first);
    double length = period.last - period.first + 1;
    *realised = og_k(0);
    for (int t = first; t <= last; t++) {
        int32_t days;
        double known =
            og_history_sum(&housing->realised, og_first_day(c, t), og_last_day(c, t), &days);
        og_tape_month(tape, t);
        og_ref housed = supplied[t];
        if (days == og_month_days(c->scenario->first + t) && !c->request->observing) {
            housed = og_k(known);
        } else if (housing->max_ahead) {
            og_ref ahead = og_value_at(c, housing->max_ahead, og_last_day(c, t), 0, INFINITY, 0);
            og_ref room = og_ref_sub(tape, og_ref_add(tape, backlog, netto), *realised);
            room = og_ref_max(tape, og_ref_add(tape, room, ahead), og_k(0));
            housed = og_ref_min(tape, housed, room);
        }
        *realised = og_ref_add(tape, *realised, housed);
        rows->housed[t] = housed;
        double share = (og_last_day(c, t) - period.first + 1) / length;
        og_ref due = og_ref_add(tape, backlog, og_ref_mul(tape, netto, og_k(share)));
        monthly[t] = og_ref_sub(tape, due, *realised);
    }
    backlog = og_ref_sub(tape, og_ref_add(tape, backlog, netto), *realised);
    rows->at_end[last] = og_ref_max(tape, backlog, og_k(0));
    return backlog;
}

static void add_series(og_compiler *c, const og_stream *stream, const housing_rows *rows,
                       const og_ref *backlog, const period_rows *by_period)
{
    const og_item *item = stream->item;
    const struct {
        og_role role;
        const og_ref *rows;
    } monthly[] = {{OG_ROLE_HOUSED, rows->housed}, {OG_ROLE_BACKLOG, backlog}},
      parts[] = {{OG_ROLE_TAAKSTELLING, by_period->netto},
                 {OG_ROLE_CORRECTED, by_period->corrected},
                 {OG_ROLE_REALISED, by_period->realised},
                 {OG_ROLE_PERCENTAGE, by_period->percentage}};
    for (size_t i = 0; i < sizeof monthly / sizeof *monthly; i++)
        og_series_monthly(c, og_series_form_of(c, stream, OG_OWNER_HOUSING, item, monthly[i].role),
                          monthly[i].rows);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        og_series_periods(c, og_series_form_of(c, stream, OG_OWNER_HOUSING, item, parts[i].role),
                          parts[i].rows, by_period->periods, by_period->count);
}

static bool rows_new(og_compiler *c, const og_housing *housing, housing_rows *rows,
                     period_rows *by_period)
{
    int count = (int)housing->taakstelling.count;
    rows->housed = og_refs_new(c, c->months);
    rows->at_end = og_refs_new(c, c->months);
    by_period->netto = og_refs_new(c, count);
    by_period->corrected = og_refs_new(c, count);
    by_period->realised = og_refs_new(c, count);
    by_period->percentage = og_refs_new(c, count);
    by_period->periods = og_arena_array(&c->arena, (size_t)count + 1, sizeof *by_period->periods);
    return !c->arena.failed;
}

static void compile_stream(og_compiler *c, const og_stream *stream, og_driver_rows *counts)
{
    housing_rows own = {NULL, NULL}, *rows = &own;
    const og_housing *housing = stream->housing;
    og_tape *tape = c->tape;
    period_rows by_period = {.count = 0};
    og_ref *supplied = og_refs_new(c, c->months), *monthly = og_refs_new(c, c->months);
    if (!rows_new(c, housing, rows, &by_period) || !supplied || !monthly)
        return;
    og_tape_month(tape, 0);
    og_ref backlog = housing->opening_backlog
                         ? og_value_once(c, housing->opening_backlog, -INFINITY, INFINITY, 0)
                         : backlog_of_history(c, housing);
    compile_supply(c, housing, supplied);
    for (size_t i = 0; i < housing->taakstelling.count; i++) {
        const og_target *target = &housing->taakstelling.at[i];
        og_period period = target->period;
        if (period.first < og_first_day(c, 0) || period.last > og_last_day(c, c->months - 1))
            continue;
        size_t p = by_period.count++;
        og_tape_month(tape, (int)(og_month_of(period.first) - c->scenario->first));
        og_ref netto = netto_of(c, target, backlog);
        by_period.periods[p] = period;
        by_period.netto[p] = netto;
        by_period.corrected[p] = og_ref_add(tape, netto, backlog);
        backlog = compile_period(c, housing, supplied, backlog, netto, period, rows, monthly,
                                 &by_period.realised[p]);
        og_ref persons = og_ref_mul(tape, by_period.realised[p], og_k(100));
        by_period.percentage[p] = og_ref_ratio(tape, persons, by_period.corrected[p]);
    }
    add_series(c, stream, rows, monthly, &by_period);
    counts[OG_DRIVER_PERSON_HOUSED] = (og_driver_rows){rows->housed, false};
    counts[OG_DRIVER_BACKLOG_PERSON] = (og_driver_rows){rows->at_end, false};
}

void og_housing_compile(og_compiler *c)
{
    for (size_t s = 0; s < c->scenario->stream_count && !c->arena.failed; s++)
        if (c->scenario->streams[s].housing)
            compile_stream(c, &c->scenario->streams[s], c->streams[s].counts);
}
