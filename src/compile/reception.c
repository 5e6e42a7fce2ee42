/* Reception streams: section 3 of the model page. Flexible places: flexible.c. */
#include "compile/detail.h"
#include "compile/steering.h"

#include <math.h>

og_location_rows *og_location_rows_of(og_compiler *c, const og_location *location)
{
    for (size_t i = 0; i < c->location_count; i++)
        if (c->locations[i].location == location)
            return &c->locations[i];
    return NULL;
}

/* ---- locations --------------------------------------------------------------------------- */

/* What does not change from month to month. */
static void begin_days(og_compiler *c, og_location_rows *rows)
{
    const og_location *location = rows->location;
    rows->delay = og_value_once(c, location->delay, 0, INFINITY, 0);
    rows->extension = og_value_once(c, location->extension, 0, INFINITY, 0);
    rows->planned = og_k(OG_DAY_ALWAYS);
    if (location->opens.trigger)
        rows->planned = og_k(OG_DAY_NEVER);
    else if (location->opens.given)
        rows->planned = og_ref_move(c->tape, og_k(location->opens.period.first), rows->delay);
    if (location->term_months && !location->until.given)
        rows->term = og_value_once(c, location->term_months, 0, INFINITY, 0);
    rows->happens = og_value_happens(c, location->probability, location->item.path);
}

/* Days of opening and closing, and of the contract, as they are known when month t begins. A
 * location that does not open has opening NEVER and closing ALWAYS, so that every span with an end
 * of its own is empty. */
static void compile_days(og_compiler *c, og_location_rows *rows, int t)
{
    const og_location *location = rows->location;
    og_tape *tape = c->tape;
    if (t > 0 && !location->opens.trigger) {
        rows->opening[t] = rows->opening[t - 1];
        rows->closing[t] = rows->closing[t - 1];
        rows->paid_from[t] = rows->paid_from[t - 1];
        rows->paid_to[t] = rows->paid_to[t - 1];
        return;
    }
    if (t > 0) {
        og_ref falls = og_steering_falls(c, location->opens.trigger, &rows->steering, t - 1);
        og_ref decided = og_ref_move(tape, og_k(og_last_day(c, t - 1) + 1), rows->delay);
        rows->planned = og_ref_select(tape, falls, 1, decided, rows->planned);
    }
    og_ref opening = rows->planned, closing = og_k(OG_DAY_NEVER);
    if (location->until.given)
        closing = og_k(location->until.period.last + 1);
    else if (location->term_months)
        closing = og_ref_move(tape, opening, rows->term);
    closing = og_ref_move(tape, closing, rows->extension);

    og_ref opens = og_ref_mul(tape, rows->happens, og_ref_less(tape, opening, closing));
    rows->opening[t] = og_ref_select(tape, opens, 1, opening, og_k(OG_DAY_NEVER));
    rows->closing[t] = og_ref_select(tape, opens, 1, closing, og_k(OG_DAY_ALWAYS));

    const og_contract *contract = location->contract;
    rows->paid_from[t] =
        contract && contract->from.given ? og_k(contract->from.period.first) : rows->opening[t];
    rows->paid_to[t] = contract && contract->until.given ? og_k(contract->until.period.last + 1)
                                                         : rows->closing[t];
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

static void begin_location(og_compiler *c, const og_location *location)
{
    og_location_rows *rows = &c->locations[c->location_count++];
    *rows =
        (og_location_rows){.location = location, .term = og_k(0), .steering = {og_k(0), og_k(0)}};
    og_ref **all[] = {&rows->opening,    &rows->closing,  &rows->paid_from,
                      &rows->paid_to,    &rows->open,     &rows->places,
                      &rows->place_days, &rows->own_days, &rows->size};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (!(*all[i] = og_refs_new(c, c->months)))
            return;
    rows->open_days = og_detail_refs(c);
    begin_days(c, rows);
}

static void location_month(og_compiler *c, og_location_rows *rows, int t)
{
    const og_location *location = rows->location;
    og_day first = og_first_day(c, t), last = og_last_day(c, t);
    compile_days(c, rows, t);
    og_ref days = og_ref_overlap(c->tape, rows->opening[t], rows->closing[t], first, last + 1);
    og_ref paid = og_ref_overlap(c->tape, rows->paid_from[t], rows->paid_to[t], first, last + 1);
    if (og_is_k(days) && days.k == 0 && og_is_k(paid) && paid.k == 0)
        return; /* its places are not asked for */
    c->asked = OG_ASKED_STOCK;
    rows->size[t] = og_value_kept(c, location->places, last, 0, INFINITY, 0);
    c->asked = OG_ASKED_LEVEL;
    rows->open[t] = og_open_on(c, rows->opening[t], rows->closing[t], last);
    rows->places[t] = og_ref_mul(c->tape, rows->open[t], rows->size[t]);
    rows->place_days[t] = og_ref_mul(c->tape, days, rows->size[t]);
    if (rows->open_days)
        rows->open_days[t] = days;
    if (!location->serves.count)
        rows->own_days[t] = rows->place_days[t];
}

/* The days that are known after the horizon, and what could only be judged with all months. */
static void end_location(og_compiler *c, og_location_rows *rows)
{
    double apart = 0;
    const og_array *of_which = &rows->location->of_which;
    compile_days(c, rows, c->months);
    for (size_t i = 0; i < of_which->count; i++)
        apart += ((const og_count *)of_which->at[i])->value;
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
    rows->obligation[t] =
        og_value_stock(c, subgroup->obligation, og_last_day(c, t), 0, INFINITY, 0);
    rows->capacity[t] = capacity;
    og_ref missing = og_ref_sub(c->tape, rows->obligation[t], capacity);
    rows->shortfall[t] = og_ref_max(c->tape, missing, og_k(0));
    *rest_obligation = og_ref_sub(c->tape, *rest_obligation, rows->obligation[t]);
    *rest_capacity = og_ref_sub(c->tape, *rest_capacity, capacity);
}

/* What the stream's own (not flexible) places give in month t. */
static void places_month(og_compiler *c, const og_reception *reception, og_reception_rows *rows,
                         int t)
{
    og_tape *tape = c->tape;
    og_subgroup_rows *subgroups = rows->subgroups;
    og_ref capacity = og_k(0), days = og_k(0), open = og_k(0), apart = og_k(0);
    for (size_t i = 0; i < reception->locations.count; i++) {
        const og_location_rows *location = og_location_rows_of(c, reception->locations.at[i]);
        open = og_ref_add(tape, open, location->open[t]);
        if (location->location->serves.count)
            continue;
        capacity = og_ref_add(tape, capacity, location->places[t]);
        days = og_ref_add(tape, days, location->place_days[t]);
    }
    rows->obligation[t] =
        og_value_stock(c, reception->obligation, og_last_day(c, t), 0, INFINITY, 0);
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
    og_ref **all[] = {&rows->obligation,      &rows->capacity,       &rows->place_days,
                      &rows->shortfall,       &rows->unplaced,       &rows->occupied_days,
                      &rows->private_hosts,   &rows->open_locations, &rows->gap,
                      &rows->apart_shortfall, &rows->demand,         &rows->surplus,
                      &rows->occupied};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (!(*all[i] = og_refs_new(c, c->months)))
            return false;
    return true;
}

static void begin_stream(og_compiler *c, const og_stream *stream, og_reception_rows *rows)
{
    const og_reception *reception = stream->reception;
    const og_population *people = reception->population;
    size_t count = reception->subgroups.count;
    rows->subgroups = og_arena_array(&c->arena, count + 1, sizeof *rows->subgroups);
    if (!stream_rows_new(c, rows) || !rows->subgroups)
        return;
    for (size_t i = 0; i < count; i++) {
        og_subgroup_rows *group = &rows->subgroups[i];
        group->obligation = og_refs_new(c, c->months);
        group->capacity = og_refs_new(c, c->months);
        group->shortfall = og_refs_new(c, c->months);
        if (!group->obligation || !group->capacity || !group->shortfall)
            return;
    }
    rows->persons = rows->hosts = og_k(0);
    if (people) {
        og_ref **parts[] = {&rows->arrived, &rows->left, &rows->from_hosts, &rows->hosted,
                            &rows->unhosted};
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            *parts[i] = og_detail_refs(c);
        rows->persons = og_value_opening(c, people->municipal, 0, INFINITY, 0);
        rows->hosts = og_value_opening(c, people->private_hosts, 0, INFINITY, 0);
    }
}

/* ---- persons ----------------------------------------------------------------------------- */

/* M and H of a month; M is obligation x occupancy without a population. */
static void population_month(og_compiler *c, const og_reception *reception, og_reception_rows *rows,
                             int t)
{
    const og_population *people = reception->population;
    og_tape *tape = c->tape;
    og_ref m = rows->persons, h = rows->hosts;
    og_day day = og_last_day(c, t);
    if (!people) {
        og_ref occupancy = og_value_at(c, reception->occupancy, day, 0, INFINITY, 1);
        rows->demand[t] = og_ref_mul(tape, rows->obligation[t], occupancy);
        return;
    }
    og_ref departs = og_value_at(c, people->departure_rate, day, 0, 1, 0);
    og_ref leaves = og_value_at(c, people->private_attrition_rate, day, 0, 1, 0);
    og_ref share = og_value_at(c, people->to_municipal, day, 0, 1, 0);
    og_ref arrivals = og_value_flow(c, people->arrivals, og_first_day(c, t), day, 0, INFINITY, 0);
    og_ref to_hosts =
        og_value_flow(c, people->private_arrivals, og_first_day(c, t), day, 0, INFINITY, 0);
    og_ref moving = og_ref_mul(tape, og_ref_mul(tape, share, leaves), h);
    if (rows->arrived && rows->left && rows->from_hosts && rows->hosted && rows->unhosted) {
        rows->arrived[t] = arrivals;
        rows->left[t] = og_ref_mul(tape, m, departs);
        rows->from_hosts[t] = moving;
        rows->hosted[t] = to_hosts;
        rows->unhosted[t] = og_ref_mul(tape, h, leaves);
    }
    m = og_ref_mul(tape, m, og_ref_sub(tape, og_k(1), departs));
    m = og_ref_add(tape, og_ref_add(tape, m, moving), arrivals);
    h = og_ref_mul(tape, h, og_ref_sub(tape, og_k(1), leaves));
    h = og_ref_add(tape, h, to_hosts);
    rows->demand[t] = rows->persons = m;
    rows->private_hosts[t] = rows->hosts = h;
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
    og_lack_series(c, stream, OG_OWNER_SUBGROUP, item, OG_ROLE_SHORT, rows->shortfall);
    og_most_series(c, stream, OG_OWNER_SUBGROUP, item, OG_ROLE_MOST_SHORT, rows->shortfall);
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
static void stream_month(og_compiler *c, const og_reception *reception, og_reception_rows *rows,
                         int t)
{
    og_tape *tape = c->tape;
    population_month(c, reception, rows, t);
    og_ref capacity = rows->capacity[t], demand = rows->demand[t];
    rows->shortfall[t] = og_ref_add(tape, rows->apart_shortfall[t], rows->gap[t]);
    rows->surplus[t] = og_ref_max(tape, og_ref_sub(tape, capacity, rows->obligation[t]), og_k(0));
    rows->occupied[t] = og_ref_min(tape, capacity, demand);
    rows->unplaced[t] = og_ref_max(tape, og_ref_sub(tape, demand, capacity), og_k(0));
    og_ref wanted = og_ref_mul(tape, demand, og_k(og_month_days(c->scenario->first + t)));
    rows->occupied_days[t] = og_ref_min(tape, rows->place_days[t], wanted);
}

/* What a stream has each month, in the order of the results. */
static const og_role monthly[] = {OG_ROLE_OBLIGATION, OG_ROLE_CAPACITY, OG_ROLE_SHORTFALL,
                                  OG_ROLE_SURPLUS,    OG_ROLE_DEMAND,   OG_ROLE_OCCUPIED,
                                  OG_ROLE_UNPLACED,   OG_ROLE_PRIVATE};

static void list_series(const og_reception_rows *rows, const og_ref *series[])
{
    series[OG_ROLE_OBLIGATION] = rows->obligation;
    series[OG_ROLE_CAPACITY] = rows->capacity;
    series[OG_ROLE_SHORTFALL] = rows->shortfall;
    series[OG_ROLE_SURPLUS] = rows->surplus;
    series[OG_ROLE_DEMAND] = rows->demand;
    series[OG_ROLE_OCCUPIED] = rows->occupied;
    series[OG_ROLE_UNPLACED] = rows->unplaced;
    series[OG_ROLE_PRIVATE] = rows->private_hosts;
}

static void add_parts(og_compiler *c, const og_stream *stream, const og_reception_rows *rows)
{
    const og_series_form form =
        og_series_form_of(c, stream, OG_OWNER_RECEPTION, stream->item, OG_ROLE_CAPACITY);
    og_detail_monthly(c, form, "place_days", rows->place_days);
    og_detail_monthly(c, form, "occupied_days", rows->occupied_days);
    og_detail_monthly(c, form, "open_locations", rows->open_locations);
    og_detail_monthly(c, form, "arrived", rows->arrived);
    og_detail_monthly(c, form, "left", rows->left);
    og_detail_monthly(c, form, "from_hosts", rows->from_hosts);
    og_detail_monthly(c, form, "hosted", rows->hosted);
    og_detail_monthly(c, form, "unhosted", rows->unhosted);
}

static void end_stream(og_compiler *c, const og_stream *stream, const og_stream_rows *rows)
{
    const og_array *groups = &stream->reception->subgroups;
    for (size_t i = 0; i < sizeof monthly / sizeof *monthly; i++)
        if (monthly[i] != OG_ROLE_PRIVATE || stream->reception->population)
            add_series(c, stream, monthly[i], rows->series[monthly[i]]);
    og_lack_series(c, stream, OG_OWNER_RECEPTION, stream->item, OG_ROLE_SHORT,
                   rows->series[OG_ROLE_SHORTFALL]);
    og_lack_series(c, stream, OG_OWNER_RECEPTION, stream->item, OG_ROLE_WITHOUT,
                   rows->series[OG_ROLE_UNPLACED]);
    og_most_series(c, stream, OG_OWNER_RECEPTION, stream->item, OG_ROLE_MOST_SHORT,
                   rows->series[OG_ROLE_SHORTFALL]);
    og_most_series(c, stream, OG_OWNER_RECEPTION, stream->item, OG_ROLE_MOST_WITHOUT,
                   rows->series[OG_ROLE_UNPLACED]);
    for (size_t i = 0; i < groups->count; i++)
        add_subgroup(c, stream, groups->at[i], &rows->reception.subgroups[i]);
    add_parts(c, stream, &rows->reception);
}

void og_reception_begin(og_compiler *c)
{
    const og_scenario *scenario = c->scenario;
    size_t count = 0;
    og_tape_month(c->tape, 0);
    for (size_t s = 0; s < scenario->stream_count; s++)
        if (scenario->streams[s].reception)
            count += scenario->streams[s].reception->locations.count;
    c->locations = og_arena_array(&c->arena, count + 1, sizeof *c->locations);
    for (size_t s = 0; s < scenario->stream_count && !c->arena.failed; s++) {
        const og_reception *reception = scenario->streams[s].reception;
        for (size_t i = 0; reception && i < reception->locations.count; i++)
            begin_location(c, reception->locations.at[i]);
        if (!reception)
            continue;
        begin_stream(c, &scenario->streams[s], &c->streams[s].reception);
        list_series(&c->streams[s].reception, c->streams[s].series);
    }
    if (!c->arena.failed)
        og_flexible_begin(c);
}

void og_reception_month(og_compiler *c, int t)
{
    const og_scenario *scenario = c->scenario;
    og_tape_month(c->tape, t);
    for (size_t i = 0; i < c->location_count; i++)
        location_month(c, &c->locations[i], t);
    for (size_t s = 0; s < scenario->stream_count; s++)
        if (scenario->streams[s].reception)
            places_month(c, scenario->streams[s].reception, &c->streams[s].reception, t);
    og_flexible_month(c, t);
    for (size_t s = 0; s < scenario->stream_count; s++)
        if (scenario->streams[s].reception)
            stream_month(c, scenario->streams[s].reception, &c->streams[s].reception, t);
}

void og_reception_end(og_compiler *c)
{
    const og_scenario *scenario = c->scenario;
    og_tape_month(c->tape, c->months - 1);
    for (size_t i = 0; i < c->location_count; i++)
        end_location(c, &c->locations[i]);
    for (size_t s = 0; s < scenario->stream_count && !c->arena.failed; s++) {
        if (!scenario->streams[s].reception)
            continue;
        end_stream(c, &scenario->streams[s], &c->streams[s]);
        set_counts(&c->streams[s].reception, c->streams[s].counts);
    }
}
