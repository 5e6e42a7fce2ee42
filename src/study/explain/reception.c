/* Reception streams: places, persons and what is short of them at a month's end. */
#include "study/explain/build.h"

#include <string.h>

static og_explain_target at_now(const og_explain_builder *b, size_t series)
{
    og_explain_target target = og_explain_now(b)->target;
    target.series = series;
    return target;
}

/* The series of the same owner with another role's name. */
static og_explain_target beside(const og_explain_builder *b, const og_series *of, const char *name)
{
    const char *dot = strrchr(of->id, '.');
    int length = dot ? (int)(dot - of->id) : (int)strlen(of->id);
    return at_now(b, og_explain_find(b, "%.*s.%s", length, of->id, name));
}

static const og_reception *reception_of(const og_explain_builder *b, const og_series *series)
{
    int s = og_stream_find(b->scenario, series->stream);
    return s < 0 ? NULL : b->scenario->streams[s].reception;
}

/* ---- places ---- */

/* The places that a stream has: of its own locations, and what flexible ones give it. */
static void add_capacity(const og_explain_builder *b, const og_series *series)
{
    for (size_t s = 0; s < b->scenario->stream_count; s++) {
        const og_reception *reception = b->scenario->streams[s].reception;
        for (size_t i = 0; reception && i < reception->locations.count; i++) {
            const og_location *location = reception->locations.at[i];
            bool here = strcmp(b->scenario->streams[s].item->id, series->stream) == 0;
            if (location->serves.count)
                og_explain_part(b, OG_SENTENCES, location->item.label, 1,
                                at_now(b, og_explain_find(b, "location.%s.places.%s",
                                                          location->item.id, series->stream)));
            else if (here)
                og_explain_part(
                    b, OG_SENTENCES, location->item.label, 1,
                    at_now(b, og_explain_find(b, "location.%s.places", location->item.id)));
        }
    }
}

/* Places set apart at a location × the chance that it is open. */
static void add_apart(const og_explain_builder *b, const og_series *series)
{
    const og_reception *reception = reception_of(b, series);
    const og_explain_step *now = og_explain_now(b);
    for (size_t i = 0; reception && i < reception->locations.count; i++) {
        const og_location *location = reception->locations.at[i];
        int found = og_array_find(&location->of_which, series->owner);
        size_t open = og_explain_find(b, "location.%s.open", location->item.id);
        if (found < 0 || open == OG_EXPLAIN_NONE)
            continue;
        double apart = ((const og_count *)location->of_which.at[found])->value;
        const og_explain_factor factors[] = {
            {OG_SENTENCE_EXPLAIN_APART, apart, apart, apart},
            og_explain_factor_of(b, OG_SENTENCE_EXPLAIN_OPEN, at_now(b, open))};
        og_explain_ground_location(b, location, now->last, now->last);
        now = og_explain_now(b);
        if (factors[1].mean != 0)
            og_explain_product(b, OG_SENTENCES, location->item.label, factors, 2);
    }
}

/* Its number of places × the chance that it is open. */
static void add_location(const og_explain_builder *b, const og_series *series)
{
    const og_location *location = og_location_find(b->scenario, series->owner);
    const og_explain_step *now = og_explain_now(b);
    size_t size = og_explain_find(b, "location.%s.size", series->owner);
    size_t open = og_explain_find(b, "location.%s.open", series->owner);
    if (!location || size == OG_EXPLAIN_NONE || open == OG_EXPLAIN_NONE)
        return;
    const og_explain_factor factors[] = {
        og_explain_factor_of(b, OG_SENTENCE_EXPLAIN_PLACES, at_now(b, size)),
        og_explain_factor_of(b, OG_SENTENCE_EXPLAIN_OPEN, at_now(b, open))};
    og_explain_ground_location(b, location, now->last, now->last);
    if (factors[0].mean * factors[1].mean != 0)
        og_explain_product(b, OG_SENTENCES, NULL, factors, 2);
    og_explain_rest(b, OG_EXPLAIN_TOGETHER, OG_SENTENCE_EXPLAIN_TOGETHER);
}

static void ground_obligation(const og_explain_builder *b, const og_series *series)
{
    const og_reception *reception = reception_of(b, series);
    const og_explain_step *now = og_explain_now(b);
    og_value *value = reception ? reception->obligation : NULL;
    for (size_t i = 0; reception && i < reception->subgroups.count; i++) {
        const og_subgroup *group = reception->subgroups.at[i];
        if (series->owner_kind == OG_OWNER_SUBGROUP && strcmp(group->item.id, series->owner) == 0)
            value = group->obligation;
    }
    og_explain_ground_value(b, value, now->last, now->last);
}

/* ---- persons ---- */

/* A stock of persons: what it began with and all that came and went since. */
static void add_flows(const og_explain_builder *b, const og_series *series, bool hosts)
{
    static const struct {
        const char *part;
        og_sentence word;
        double sign;
        bool hosts;
    } flows[] = {{"arrived", OG_SENTENCE_EXPLAIN_ARRIVED, 1, false},
                 {"from_hosts", OG_SENTENCE_EXPLAIN_FROM_HOSTS, 1, false},
                 {"left", OG_SENTENCE_EXPLAIN_LEFT, -1, false},
                 {"hosted", OG_SENTENCE_EXPLAIN_HOSTED, 1, true},
                 {"unhosted", OG_SENTENCE_EXPLAIN_UNHOSTED, -1, true}};
    const og_day start = og_month_first(b->scenario->first);
    const og_population *people = reception_of(b, series)->population;
    og_explain_target first = og_explain_now(b)->target;
    const size_t last = first.last;
    first.first = first.last = 0;
    double opening = og_explain_mean(b, first);
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++) {
        og_explain_target flow = beside(b, series, flows[i].part);
        if (flows[i].hosts != hosts || flow.series == OG_EXPLAIN_NONE)
            continue;
        flow = (og_explain_target){flow.series, 0, 0, OG_EXPLAIN_SUM};
        opening -= flows[i].sign * og_explain_mean(b, flow);
    }
    og_explain_ground_value(b, hosts ? people->private_hosts : people->municipal, start, start);
    og_explain_number(b, OG_SENTENCE_EXPLAIN_OPENING, NULL, opening);
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++) {
        og_explain_target flow = beside(b, series, flows[i].part);
        if (flows[i].hosts != hosts)
            continue;
        flow.first = 0;
        flow.last = last;
        flow.mode = OG_EXPLAIN_SUM;
        og_explain_part(b, flows[i].word, NULL, flows[i].sign, flow);
    }
}

/* ---- by role ---- */

static void add_two(const og_explain_builder *b, const og_series *series, const char *more,
                    og_sentence more_word, const char *less, og_sentence less_word,
                    og_sentence rest)
{
    og_explain_part(b, more_word, NULL, 1, beside(b, series, more));
    og_explain_part(b, less_word, NULL, -1, beside(b, series, less));
    if (rest != OG_SENTENCES)
        og_explain_rest(b, OG_EXPLAIN_PART, rest);
}

/* Several months together: each month's end by itself. */
static void add_months(const og_explain_builder *b)
{
    const og_explain_target now = og_explain_now(b)->target;
    for (size_t t = now.first; t <= now.last; t++)
        og_explain_part(b, OG_SENTENCES, NULL, 1,
                        (og_explain_target){now.series, t, t, OG_EXPLAIN_SUM});
}

void og_explain_places(const og_explain_builder *b)
{
    const og_explain_target now = og_explain_now(b)->target;
    const og_series series = og_plan_series(b->plan, now.series);
    const og_reception *reception = reception_of(b, &series);
    if (now.mode == OG_EXPLAIN_SUM && now.first < now.last) {
        add_months(b);
        return;
    }
    switch (series.role) {
    case OG_ROLE_OBLIGATION:
        ground_obligation(b, &series);
        return;
    case OG_ROLE_CAPACITY:
        if (series.owner_kind == OG_OWNER_SUBGROUP)
            add_apart(b, &series);
        else
            add_capacity(b, &series);
        return;
    case OG_ROLE_PLACES:
        add_location(b, &series);
        return;
    case OG_ROLE_SHORTFALL: /* of sub-groups no surplus is known */
        add_two(b, &series, "obligation", OG_SENTENCE_ROLE_OBLIGATION, "capacity",
                OG_SENTENCE_ROLE_CAPACITY, OG_SENTENCES);
        og_explain_part(b, OG_SENTENCE_EXPLAIN_UNUSED, NULL, 1, beside(b, &series, "surplus"));
        og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_UNUSABLE);
        return;
    case OG_ROLE_SURPLUS:
        add_two(b, &series, "capacity", OG_SENTENCE_ROLE_CAPACITY, "obligation",
                OG_SENTENCE_ROLE_OBLIGATION, OG_SENTENCE_EXPLAIN_LACKING);
        return;
    case OG_ROLE_OCCUPIED:
        add_two(b, &series, "demand", OG_SENTENCE_ROLE_DEMAND, "unplaced",
                OG_SENTENCE_ROLE_UNPLACED, OG_SENTENCES);
        return;
    case OG_ROLE_UNPLACED:
        add_two(b, &series, "demand", OG_SENTENCE_ROLE_DEMAND, "occupied",
                OG_SENTENCE_ROLE_OCCUPIED, OG_SENTENCES);
        return;
    case OG_ROLE_PRIVATE:
        add_flows(b, &series, true);
        return;
    case OG_ROLE_DEMAND:
        if (reception && reception->population) {
            add_flows(b, &series, false);
            return;
        }
        og_explain_part(b, OG_SENTENCE_ROLE_OBLIGATION, NULL, 1, beside(b, &series, "obligation"));
        og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_OCCUPANCY);
        if (reception)
            og_explain_ground_value(b, reception->occupancy, og_explain_now(b)->last,
                                    og_explain_now(b)->last);
        return;
    default:
        return;
    }
}
