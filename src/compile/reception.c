/* Reception streams: section 3 of the model page. Flexible places: flexible.c. */
#include "compile/compiler.h"

#include <math.h>

og_location_rows *og_location_rows_of(og_compiler *c, const og_location *location)
{
    for (size_t i = 0; i < c->location_count; i++)
        if (c->locations[i].location == location)
            return &c->locations[i];
    return NULL;
}

/* ---- locations --------------------------------------------------------------------------- */

/* Days of opening and closing, and of the contract. A location that does not open has opening
 * NEVER and closing ALWAYS, so that every span with an end of its own is empty. */
static void compile_days(og_compiler *c, og_location_rows *rows)
{
    const og_location *location = rows->location;
    og_tape *tape = c->tape;
    og_ref delay = og_value_once(c, location->delay, 0, INFINITY, 0);
    og_ref extension = og_value_once(c, location->extension, 0, INFINITY, 0);
    og_ref opening = og_k(OG_DAY_ALWAYS), closing = og_k(OG_DAY_NEVER);
    if (location->opens.given)
        opening = og_ref_move(tape, og_k(location->opens.period.first), delay);
    if (location->until.given)
        closing = og_k(location->until.period.last + 1);
    else if (location->term_months)
        closing =
            og_ref_move(tape, opening, og_value_once(c, location->term_months, 0, INFINITY, 0));
    closing = og_ref_move(tape, closing, extension);

    og_ref happens = og_value_happens(c, location->probability, location->item.path);
    og_ref opens = og_ref_mul(tape, happens, og_ref_less(tape, opening, closing));
    rows->opening = og_ref_select(tape, opens, 1, opening, og_k(OG_DAY_NEVER));
    rows->closing = og_ref_select(tape, opens, 1, closing, og_k(OG_DAY_ALWAYS));

    const og_contract *contract = location->contract;
    rows->paid_from =
        contract && contract->from.given ? og_k(contract->from.period.first) : rows->opening;
    rows->paid_to =
        contract && contract->until.given ? og_k(contract->until.period.last + 1) : rows->closing;
}

og_ref og_open_on(og_compiler *c, og_ref from, og_ref to, og_day day)
{
    return og_ref_mul(c->tape, og_ref_within(c->tape, from, OG_DAY_ALWAYS, day),
                      og_ref_within(c->tape, to, (double)day + 1, OG_DAY_NEVER));
}

/* Places set apart are part of the places, in every month in which it may be open. */
static void check_apart(og_compiler *c, const og_location_rows *rows, double apart)
{
    for (int t = 0; t < c->months && apart > 0; t++) {
        double low, high;
        if (og_is_k(rows->open[t]) && rows->open[t].k == 0)
            continue;
        og_value_bounds(rows->location->places, og_last_day(c, t), &low, &high);
        if (low >= apart)
            continue;
        char month[OG_PERIOD_SIZE];
        og_month_print(c->scenario->first + t, month);
        OG_ERROR_AT(c->diags, rows->location->places->pos, APART_MANY,
                    .path = rows->location->item.path, .apart = OG_NUMBER(apart), .month = month,
                    .places = OG_NUMBER(fmax(low, 0)));
        return;
    }
}

static void compile_location(og_compiler *c, const og_location *location)
{
    og_location_rows *rows = &c->locations[c->location_count++];
    *rows = (og_location_rows){.location = location};
    rows->open = og_refs_new(c, c->months);
    rows->places = og_refs_new(c, c->months);
    rows->place_days = og_refs_new(c, c->months);
    rows->own_days = og_refs_new(c, c->months);
    rows->size = og_refs_new(c, c->months);
    if (!rows->open || !rows->places || !rows->place_days || !rows->own_days || !rows->size)
        return;
    og_tape_month(c->tape, 0);
    compile_days(c, rows);
    for (int t = 0; t < c->months; t++) {
        og_day first = og_first_day(c, t), last = og_last_day(c, t);
        og_tape_month(c->tape, t);
        og_ref days = og_ref_overlap(c->tape, rows->opening, rows->closing, first, last + 1);
        og_ref paid = og_ref_overlap(c->tape, rows->paid_from, rows->paid_to, first, last + 1);
        if (og_is_k(days) && days.k == 0 && og_is_k(paid) && paid.k == 0)
            continue; /* its places are not asked for */
        rows->size[t] = og_value_kept(c, location->places, last, 0, INFINITY, 0);
        rows->open[t] = og_open_on(c, rows->opening, rows->closing, last);
        rows->places[t] = og_ref_mul(c->tape, rows->open[t], rows->size[t]);
        rows->place_days[t] = og_ref_mul(c->tape, days, rows->size[t]);
        if (!location->serves.count)
            rows->own_days[t] = rows->place_days[t];
    }
    double apart = 0;
    for (size_t i = 0; i < location->of_which.count; i++)
        apart += ((const og_count *)location->of_which.at[i])->value;
    check_apart(c, rows, apart);
}

/* ---- streams ----------------------------------------------------------------------------- */

static double set_apart(const og_location *location, const char *subgroup)
{
    int found = og_array_find(&location->of_which, subgroup);
    return found >= 0 ? ((const og_count *)location->of_which.at[found])->value : 0;
}

/* Obligation, capacity and shortfall of one sub-group in month t; subtracts its part from what the
 * rest of the stream must and can offer. */
static void compile_subgroup(og_compiler *c, const og_reception *reception,
                             const og_subgroup *subgroup, int t, og_subgroup_rows *rows,
                             og_ref *rest_obligation, og_ref *rest_capacity)
{
    og_ref capacity = og_k(0);
    for (size_t i = 0; i < reception->locations.count; i++) {
        const og_location *location = reception->locations.at[i];
        og_ref open = og_location_rows_of(c, location)->open[t];
        double apart = set_apart(location, subgroup->item.id);
        capacity = og_ref_add(c->tape, capacity, og_ref_mul(c->tape, open, og_k(apart)));
    }
    rows->obligation[t] = og_value_at(c, subgroup->obligation, og_last_day(c, t), 0, INFINITY, 0);
    rows->capacity[t] = capacity;
    og_ref missing = og_ref_sub(c->tape, rows->obligation[t], capacity);
    rows->shortfall[t] = og_ref_max(c->tape, missing, og_k(0));
    *rest_obligation = og_ref_sub(c->tape, *rest_obligation, rows->obligation[t]);
    *rest_capacity = og_ref_sub(c->tape, *rest_capacity, capacity);
}

/* What the stream's own (not flexible) places give in month t. */
static void compile_month(og_compiler *c, const og_reception *reception, og_reception_rows *rows,
                          og_subgroup_rows *subgroups, int t)
{
    og_tape *tape = c->tape;
    og_ref capacity = og_k(0), days = og_k(0), open = og_k(0), apart = og_k(0);
    og_tape_month(tape, t);
    for (size_t i = 0; i < reception->locations.count; i++) {
        const og_location_rows *location = og_location_rows_of(c, reception->locations.at[i]);
        open = og_ref_add(tape, open, location->open[t]);
        if (location->location->serves.count)
            continue;
        capacity = og_ref_add(tape, capacity, location->places[t]);
        days = og_ref_add(tape, days, location->place_days[t]);
    }
    rows->obligation[t] = og_value_at(c, reception->obligation, og_last_day(c, t), 0, INFINITY, 0);
    og_ref obligation = rows->obligation[t], free_places = capacity;
    for (size_t i = 0; i < reception->subgroups.count; i++) {
        compile_subgroup(c, reception, reception->subgroups.at[i], t, &subgroups[i], &obligation,
                         &free_places);
        apart = og_ref_add(tape, apart, subgroups[i].shortfall[t]);
    }
    og_ref gap = og_ref_sub(tape, obligation, free_places);
    rows->gap[t] = og_ref_max(tape, gap, og_k(0));
    rows->apart_shortfall[t] = apart;
    rows->capacity[t] = capacity;
    rows->place_days[t] = days;
    rows->open_locations[t] = open;
}

static bool stream_rows_new(og_compiler *c, og_reception_rows *rows)
{
    og_ref **all[] = {&rows->obligation,     &rows->capacity,       &rows->place_days,
                      &rows->shortfall,      &rows->unplaced,       &rows->occupied_days,
                      &rows->private_hosts,  &rows->open_locations, &rows->gap,
                      &rows->apart_shortfall};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (!(*all[i] = og_refs_new(c, c->months)))
            return false;
    return true;
}

static void compile_places(og_compiler *c, const og_stream *stream, og_reception_rows *rows)
{
    const og_reception *reception = stream->reception;
    size_t count = reception->subgroups.count;
    og_subgroup_rows *subgroups = og_arena_array(&c->arena, count + 1, sizeof *subgroups);
    if (!stream_rows_new(c, rows) || !subgroups)
        return;
    for (size_t i = 0; i < count; i++) {
        subgroups[i].obligation = og_refs_new(c, c->months);
        subgroups[i].capacity = og_refs_new(c, c->months);
        subgroups[i].shortfall = og_refs_new(c, c->months);
        if (!subgroups[i].obligation || !subgroups[i].capacity || !subgroups[i].shortfall)
            return;
    }
    for (int t = 0; t < c->months; t++)
        compile_month(c, reception, rows, subgroups, t);
    rows->subgroups = subgroups;
}

/* ---- persons ----------------------------------------------------------------------------- */

/* M and H of every month; M is obligation x occupancy without a population. */
static bool compile_population(og_compiler *c, const og_reception *reception,
                               og_reception_rows *rows, og_ref *demand)
{
    const og_population *people = reception->population;
    og_tape *tape = c->tape;
    og_ref m = og_k(0), h = og_k(0);
    og_tape_month(tape, 0);
    if (people) {
        m = og_value_once(c, people->municipal, 0, INFINITY, 0);
        h = og_value_once(c, people->private_hosts, 0, INFINITY, 0);
    }
    for (int t = 0; t < c->months; t++) {
        og_day day = og_last_day(c, t);
        og_tape_month(tape, t);
        if (!people) {
            og_ref occupancy = og_value_at(c, reception->occupancy, day, 0, INFINITY, 1);
            demand[t] = og_ref_mul(tape, rows->obligation[t], occupancy);
            continue;
        }
        og_ref departs = og_value_at(c, people->departure_rate, day, 0, 1, 0);
        og_ref leaves = og_value_at(c, people->private_attrition_rate, day, 0, 1, 0);
        og_ref share = og_value_at(c, people->to_municipal, day, 0, 1, 0);
        og_ref arrivals = og_value_at(c, people->arrivals, day, 0, INFINITY, 0);
        og_ref to_hosts = og_value_at(c, people->private_arrivals, day, 0, INFINITY, 0);
        og_ref moving = og_ref_mul(tape, og_ref_mul(tape, share, leaves), h);
        m = og_ref_mul(tape, m, og_ref_sub(tape, og_k(1), departs));
        m = og_ref_add(tape, og_ref_add(tape, m, moving), arrivals);
        h = og_ref_mul(tape, h, og_ref_sub(tape, og_k(1), leaves));
        h = og_ref_add(tape, h, to_hosts);
        demand[t] = m;
        rows->private_hosts[t] = h;
    }
    return people != NULL;
}

static void add_series(og_compiler *c, const og_stream *stream, og_role role, const og_ref *rows)
{
    og_series_monthly(c, og_series_form_of(c, stream, OG_OWNER_RECEPTION, stream->item, role),
                      rows);
}

static void add_subgroup(og_compiler *c, const og_stream *stream, const og_item *item,
                         const og_subgroup_rows *rows)
{
    const struct {
        og_role role;
        const og_ref *rows;
    } parts[] = {{OG_ROLE_OBLIGATION, rows->obligation},
                 {OG_ROLE_CAPACITY, rows->capacity},
                 {OG_ROLE_SHORTFALL, rows->shortfall}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        og_series_monthly(c, og_series_form_of(c, stream, OG_OWNER_SUBGROUP, item, parts[i].role),
                          parts[i].rows);
}

static void set_counts(const og_reception_rows *rows, og_driver_rows *counts)
{
    counts[OG_DRIVER_PLACE_DAY] = (og_driver_rows){rows->place_days, false};
    counts[OG_DRIVER_OCCUPIED_DAY] = (og_driver_rows){rows->occupied_days, false};
    counts[OG_DRIVER_SHORTFALL_DAY] = (og_driver_rows){rows->shortfall, true};
    counts[OG_DRIVER_UNPLACED_DAY] = (og_driver_rows){rows->unplaced, true};
    counts[OG_DRIVER_PRIVATE_HOST_MONTH] = (og_driver_rows){rows->private_hosts, false};
    counts[OG_DRIVER_MONTH] = (og_driver_rows){rows->open_locations, false};
}

/* What follows from the capacity with the flexible places in it. */
static void finish_stream(og_compiler *c, const og_stream *stream, og_reception_rows *rows)
{
    og_tape *tape = c->tape;
    og_ref *demand = og_refs_new(c, c->months), *surplus = og_refs_new(c, c->months);
    og_ref *occupied = og_refs_new(c, c->months);
    if (!demand || !surplus || !occupied)
        return;
    bool people = compile_population(c, stream->reception, rows, demand);
    for (int t = 0; t < c->months; t++) {
        og_ref capacity = rows->capacity[t];
        og_tape_month(tape, t);
        rows->shortfall[t] = og_ref_add(tape, rows->apart_shortfall[t], rows->gap[t]);
        surplus[t] = og_ref_max(tape, og_ref_sub(tape, capacity, rows->obligation[t]), og_k(0));
        occupied[t] = og_ref_min(tape, capacity, demand[t]);
        rows->unplaced[t] = og_ref_max(tape, og_ref_sub(tape, demand[t], capacity), og_k(0));
        og_ref wanted = og_ref_mul(tape, demand[t], og_k(og_month_days(c->scenario->first + t)));
        rows->occupied_days[t] = og_ref_min(tape, rows->place_days[t], wanted);
    }
    add_series(c, stream, OG_ROLE_OBLIGATION, rows->obligation);
    add_series(c, stream, OG_ROLE_CAPACITY, rows->capacity);
    add_series(c, stream, OG_ROLE_SHORTFALL, rows->shortfall);
    add_series(c, stream, OG_ROLE_SURPLUS, surplus);
    add_series(c, stream, OG_ROLE_DEMAND, demand);
    add_series(c, stream, OG_ROLE_OCCUPIED, occupied);
    add_series(c, stream, OG_ROLE_UNPLACED, rows->unplaced);
    if (people)
        add_series(c, stream, OG_ROLE_PRIVATE, rows->private_hosts);

    const og_array *groups = &stream->reception->subgroups;
    for (size_t i = 0; i < groups->count; i++)
        add_subgroup(c, stream, groups->at[i], &rows->subgroups[i]);
}

void og_reception_compile(og_compiler *c)
{
    const og_scenario *scenario = c->scenario;
    size_t count = 0;
    for (size_t s = 0; s < scenario->stream_count; s++)
        if (scenario->streams[s].reception)
            count += scenario->streams[s].reception->locations.count;
    c->locations = og_arena_array(&c->arena, count + 1, sizeof *c->locations);
    for (size_t s = 0; c->locations && s < scenario->stream_count; s++) {
        const og_reception *reception = scenario->streams[s].reception;
        for (size_t i = 0; reception && i < reception->locations.count; i++)
            compile_location(c, reception->locations.at[i]);
        if (reception && !c->arena.failed)
            compile_places(c, &scenario->streams[s], &c->streams[s].reception);
    }
    if (!c->arena.failed)
        og_flexible_compile(c);
    for (size_t s = 0; s < scenario->stream_count && !c->arena.failed; s++) {
        if (!scenario->streams[s].reception)
            continue;
        finish_stream(c, &scenario->streams[s], &c->streams[s].reception);
        set_counts(&c->streams[s].reception, c->streams[s].counts);
    }
}
