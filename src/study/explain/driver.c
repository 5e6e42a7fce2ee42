/* What lines count: days, persons, shortages, month by month. */
#include "study/explain/build.h"

#include <stdlib.h>
#include <string.h>

static og_explain_target sum_of(size_t series, size_t first, size_t last)
{
    return (og_explain_target){series, first, last, OG_EXPLAIN_SUM};
}

og_explain_target og_explain_counted(const og_explain_builder *b, const og_line *line, size_t first,
                                     size_t last)
{
    const char *stream =
        line->stream_index >= 0 ? b->scenario->streams[line->stream_index].item->id : "";
    size_t series = OG_EXPLAIN_NONE;
    switch ((og_driver)line->per) {
    case OG_DRIVER_YEAR:
    case OG_DRIVER_ONCE:
        return sum_of(OG_EXPLAIN_NONE, first, last);
    case OG_DRIVER_PLACE_DAY:
        series = line->at ? og_explain_find(b, "location.%s.place_days", line->at->item.id)
                          : og_explain_find(b, "%s.place_days", stream);
        break;
    case OG_DRIVER_OCCUPIED_DAY:
        if (!line->at)
            series = og_explain_find(b, "%s.occupied_days", stream);
        break;
    case OG_DRIVER_PERSON_HOUSED:
        series = og_explain_find(b, "%s.housed", stream);
        break;
    case OG_DRIVER_PRIVATE_HOST_MONTH:
        series = og_explain_find(b, "%s.private", stream);
        break;
    case OG_DRIVER_MONTH:
        if (!line->at && og_explain_find(b, "%s.open_locations", stream) == OG_EXPLAIN_NONE)
            return sum_of(OG_EXPLAIN_NONE, first, last);
        break;
    default:
        break;
    }
    if (series == OG_EXPLAIN_NONE)
        series = og_explain_find(b, "line.%s.count", line->item.id);
    return sum_of(series, first, last);
}

/* ---- locations ---- */

/* What is before the first point and behind the last of "location.hall.place_days". */
static const og_location *location_of(const og_explain_builder *b, const og_series *series)
{
    return og_location_find(b->scenario, series->owner);
}

/* Each location's part of what its stream has; `split`: flexible ones by whom they were given to.
 */
static void add_locations(const og_explain_builder *b, const char *stream, const char *what,
                          bool split)
{
    const og_explain_target now = og_explain_now(b)->target;
    for (size_t s = 0; s < b->scenario->stream_count; s++) {
        const og_reception *reception = b->scenario->streams[s].reception;
        for (size_t i = 0; reception && i < reception->locations.count; i++) {
            const og_location *location = reception->locations.at[i];
            bool flexible = split && location->serves.count > 0;
            bool here = strcmp(b->scenario->streams[s].item->id, stream) == 0;
            og_explain_target target = now;
            if (flexible)
                target.series =
                    og_explain_find(b, "location.%s.%s.%s", location->item.id, what, stream);
            else if (here)
                target.series = og_explain_find(b, "location.%s.%s", location->item.id, what);
            else
                continue;
            og_explain_part(b, OG_SENTENCES, location->item.label, 1, target);
        }
    }
}

/* Places times the days that it is open, month by month; months that are alike in one row. */
static void explain_place_days(const og_explain_builder *b, const og_location *location)
{
    const og_explain_target now = og_explain_now(b)->target;
    size_t size = og_explain_find(b, "location.%s.size", location->item.id);
    size_t days = og_explain_find(b, "location.%s.open_days", location->item.id);
    og_explain_ground_location(b, location, og_explain_now(b)->first, og_explain_now(b)->last);
    for (size_t a = now.first; a <= now.last && size != OG_EXPLAIN_NONE && days != OG_EXPLAIN_NONE;
         a++) {
        og_stats places = og_result_stats(b->result, size, a);
        size_t z = a;
        while (z < now.last && og_result_stats(b->result, size, z + 1).mean == places.mean &&
               og_result_stats(b->result, size, z + 1).p95 == places.p95)
            z++;
        const og_explain_factor factors[] = {
            og_explain_factor_of(b, OG_SENTENCE_EXPLAIN_PLACES, sum_of(size, a, a)),
            og_explain_factor_of(b, OG_SENTENCE_EXPLAIN_OPEN_DAYS, sum_of(days, a, z))};
        og_explain_row *row = factors[0].mean * factors[1].mean == 0
                                  ? NULL
                                  : og_explain_product(b, OG_SENTENCES, NULL, factors, 2);
        if (row) {
            row->first = og_plan_span(b->plan, now.series, a).first;
            row->last = og_plan_span(b->plan, now.series, z).last;
        }
        a = z;
    }
    og_explain_rest(b, OG_EXPLAIN_TOGETHER, OG_SENTENCE_EXPLAIN_TOGETHER);
}

/* ---- counts of a line alone ---- */

/* Days × what is short in the month. */
static void add_days(const og_explain_builder *b, const og_line *line, const char *role,
                     og_sentence word)
{
    const og_explain_target now = og_explain_now(b)->target;
    size_t series =
        og_explain_find(b, "%s.%s", b->scenario->streams[line->stream_index].item->id, role);
    for (size_t t = now.first; t <= now.last && series != OG_EXPLAIN_NONE; t++) {
        og_span span = og_plan_span(b->plan, now.series, t);
        const og_explain_target at = {series, t, t, OG_EXPLAIN_AT};
        const double days = span.last - span.first + 1;
        const og_explain_factor factors[] = {og_explain_factor_of(b, word, at),
                                             {OG_SENTENCE_EXPLAIN_DAYS, days, days, days}};
        if (factors[0].mean == 0)
            continue;
        size_t step = og_explain_step_of(b, at, OG_SENTENCES, NULL);
        og_explain_row *row = og_explain_product(b, OG_SENTENCES, NULL, factors, 2);
        if (!row)
            return;
        row->first = span.first;
        row->last = span.last;
        row->step = step;
        row->figure = og_explain_expression(b, at);
    }
}

/* What is cited: costs, less what is allowed of the incomes. */
static void add_cited(const og_explain_builder *b, const og_line *line)
{
    const og_names *const sides[] = {&line->costs, &line->incomes};
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < sides[side]->count; i++) {
            const og_line *cited = og_explain_line_of(b, sides[side]->at[i].text);
            og_explain_target target = {.mode = OG_EXPLAIN_SUM};
            target.series = og_explain_find(b, "line.%s", sides[side]->at[i].text);
            if (cited &&
                og_explain_within(b, og_explain_now(b)->first, og_explain_now(b)->last, &target))
                og_explain_part(b, OG_SENTENCES, cited->item.label, side ? -1 : 1, target);
        }
    og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_EXCESS);
}

static void explain_count(const og_explain_builder *b, const og_line *line)
{
    const og_explain_target now = og_explain_now(b)->target;
    const char *stream =
        line->stream_index >= 0 ? b->scenario->streams[line->stream_index].item->id : "";
    og_explain_target target = now;
    if (line->per == OG_DRIVER_SHORTFALL_DAY) {
        add_days(b, line, "shortfall", OG_SENTENCE_ROLE_SHORTFALL);
    } else if (line->per == OG_DRIVER_UNPLACED_DAY) {
        add_days(b, line, "unplaced", OG_SENTENCE_ROLE_UNPLACED);
    } else if (line->per == OG_DRIVER_EXCESS) {
        og_explain_now(b)->unit = OG_EXPLAIN_EUROS;
        add_cited(b, line);
    } else if (line->per == OG_DRIVER_OCCUPIED_DAY) {
        target.series =
            line->at->serves.count
                ? og_explain_find(b, "location.%s.place_days.%s", line->at->item.id, stream)
                : og_explain_find(b, "location.%s.place_days", line->at->item.id);
        og_explain_part(b, OG_SENTENCE_EXPLAIN_PLACE_DAYS, NULL, 1, target);
        og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_EMPTY);
    } else if (line->per == OG_DRIVER_MONTH && !line->at) {
        target.series = og_explain_find(b, "%s.open_locations", stream);
        og_explain_part(b, OG_SENTENCE_EXPLAIN_OPEN_MONTHS, NULL, 1, target);
    } else {
        for (size_t s = 0; s < og_plan_series_count(b->plan); s++) {
            og_series series = og_plan_series(b->plan, s);
            const char *at = strstr(series.id, ".at.");
            if (series.role != OG_ROLE_PART || strcmp(series.owner, line->item.id) != 0 || !at)
                continue;
            const og_location *location = og_location_find(b->scenario, at + 4);
            target.series = s;
            og_explain_part(b, OG_SENTENCES, location ? location->item.label : at + 4, 1, target);
        }
    }
}

/* ---- by identifier ---- */

static bool ends(const char *id, const char *ending)
{
    size_t length = strlen(id), tail = strlen(ending);
    return length >= tail && strcmp(id + length - tail, ending) == 0;
}

static void ground_people(const og_explain_builder *b, const char *stream)
{
    const og_explain_step *step = og_explain_now(b);
    int s = og_stream_find(b->scenario, stream);
    const og_reception *reception = s < 0 ? NULL : b->scenario->streams[s].reception;
    const og_population *people = reception ? reception->population : NULL;
    og_day first = step->first, last = step->last;
    if (!people)
        return;
    const char *id = og_plan_series(b->plan, step->target.series).id;
    bool leaves = ends(id, ".from_hosts") || ends(id, ".unhosted");
    if (ends(id, ".arrived"))
        og_explain_ground_value(b, people->arrivals, first, last);
    if (ends(id, ".left"))
        og_explain_ground_value(b, people->departure_rate, first, last);
    if (ends(id, ".hosted"))
        og_explain_ground_value(b, people->private_arrivals, first, last);
    if (leaves)
        og_explain_ground_value(b, people->private_attrition_rate, first, last);
    if (ends(id, ".from_hosts"))
        og_explain_ground_value(b, people->to_municipal, first, last);
}

static void ground_supply(const og_explain_builder *b, const og_series *series)
{
    const og_explain_step *step = og_explain_now(b);
    const og_day start = og_month_first(b->scenario->first);
    int s = og_stream_find(b->scenario, series->stream);
    const og_housing *housing = s < 0 ? NULL : b->scenario->streams[s].housing;
    const char *name = strstr(series->id, ".supply.");
    int found = housing && name ? og_array_find(&housing->supply, name + 8) : -1;
    if (found < 0)
        return;
    const og_supply *supply = housing->supply.at[found];
    og_value *const flows[] = {supply->persons_per_month, supply->homes_per_month, supply->share,
                               supply->persons_per_home,  supply->persons,         supply->homes};
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++)
        og_explain_ground_value(b, flows[i], step->first, step->last);
    const char *label = supply->item.label;
    og_explain_ground_day(b, &supply->from, &supply->item, label, OG_SENTENCE_EXPLAIN_FROM);
    og_explain_ground_day(b, &supply->until, &supply->item, label, OG_SENTENCE_EXPLAIN_UNTIL);
    og_explain_ground_day(b, &supply->on, &supply->item, label, OG_SENTENCE_EXPLAIN_ON);
    og_explain_ground_value(b, supply->delay, start, start);
    og_explain_ground_value(b, supply->probability, start, start);
}

void og_explain_driver(const og_explain_builder *b)
{
    og_series series = og_plan_series(b->plan, og_explain_now(b)->target.series);
    const og_line *line =
        series.owner_kind == OG_OWNER_LINE ? og_explain_line_of(b, series.owner) : NULL;
    const og_location *location =
        series.owner_kind == OG_OWNER_LOCATION ? location_of(b, &series) : NULL;
    og_explain_target target = og_explain_now(b)->target;
    if (line && ends(series.id, ".count")) {
        explain_count(b, line);
    } else if (line && strstr(series.id, ".at.")) {
        location = og_location_find(b->scenario, strstr(series.id, ".at.") + 4);
        if (location)
            og_explain_ground_location(b, location, og_explain_now(b)->first,
                                       og_explain_now(b)->last);
    } else if (location && ends(series.id, ".place_days") && target.mode == OG_EXPLAIN_SUM) {
        explain_place_days(b, location);
    } else if (location) {
        og_explain_ground_location(b, location, og_explain_now(b)->first, og_explain_now(b)->last);
    } else if (ends(series.id, ".place_days")) {
        add_locations(b, series.stream, "place_days", true);
    } else if (ends(series.id, ".occupied_days")) {
        target.series = og_explain_find(b, "%s.place_days", series.stream);
        og_explain_part(b, OG_SENTENCE_EXPLAIN_PLACE_DAYS, NULL, 1, target);
        og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_EMPTY);
    } else if (ends(series.id, ".open_locations")) {
        add_locations(b, series.stream, "open", false);
    } else if (series.owner_kind == OG_OWNER_HOUSING) {
        ground_supply(b, &series);
    } else {
        ground_people(b, series.stream);
    }
}
