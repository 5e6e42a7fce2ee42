/* Reception: places that must be offered, in locations. */
#include "scenario/advice_span.h"
#include "scenario/driver.h"
#include "scenario/hint.h"
#include "scenario/kind.h"
#include "scenario/kinds/costs.h"
#include "scenario/trigger.h"

#include <string.h>

static const char *const allocations[] = {"largest", "order", NULL};
static const og_field contract_fields[] = {
    OG_FIELD("from", DAY, og_contract, from, OG_RANGE_ANY, OG_SENTENCE_KEY_CONTRACT_FROM),
    OG_FIELD("until", DAY, og_contract, until, OG_RANGE_ANY, OG_SENTENCE_KEY_CONTRACT_UNTIL),
    OG_FIELDS_END};
static const og_object contract_object = {OG_SENTENCE_OBJECT_CONTRACT, sizeof(og_contract),
                                          contract_fields};

static const og_field location_fields[] = {
    OG_FIELD("label", TEXT, og_location, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LABEL),
    OG_FIELD("places", VALUE, og_location, places, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_LOCATION_PLACES, .required = true, .once = true, .counted = true),
    OG_FIELD("opens", START, og_location, opens, OG_RANGE_ANY, OG_SENTENCE_KEY_LOCATION_OPENS,
             .object = &og_trigger_object),
    OG_FIELD("until", DAY, og_location, until, OG_RANGE_ANY, OG_SENTENCE_KEY_LOCATION_UNTIL),
    OG_FIELD("term_months", VALUE, og_location, term_months, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_LOCATION_TERM_MONTHS, .once = true),
    OG_FIELD("delay", VALUE, og_location, delay, OG_RANGE_POSITIVE, OG_SENTENCE_KEY_LOCATION_DELAY,
             .once = true, .counts_as = "0"),
    OG_FIELD("probability", VALUE, og_location, probability, OG_RANGE_SHARE,
             OG_SENTENCE_KEY_LOCATION_PROBABILITY, .once = true, .counts_as = "1"),
    OG_FIELD("extension", VALUE, og_location, extension, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_LOCATION_EXTENSION, .once = true, .counts_as = "0"),
    OG_FIELD("contract", OBJECT, og_location, contract, OG_RANGE_ANY,
             OG_SENTENCE_KEY_LOCATION_CONTRACT, .object = &contract_object),
    OG_FIELD("of_which", COUNTS, og_location, of_which, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_LOCATION_OF_WHICH, .counted = true),
    OG_FIELD("serves", NAMES, og_location, serves, OG_RANGE_ANY, OG_SENTENCE_KEY_LOCATION_SERVES),
    OG_FIELD("allocate", CHOICE, og_location, allocate, OG_RANGE_ANY,
             OG_SENTENCE_KEY_LOCATION_ALLOCATE, .choices = allocations),
    OG_FIELD("idle_to", NAME, og_location, idle_to, OG_RANGE_ANY, OG_SENTENCE_KEY_LOCATION_IDLE_TO),
    OG_FIELDS_END};
static const og_object location_object = {OG_SENTENCE_OBJECT_LOCATION, sizeof(og_location),
                                          location_fields};

static const og_field subgroup_fields[] = {
    OG_FIELD("label", TEXT, og_subgroup, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LABEL),
    OG_FIELD("obligation", VALUE, og_subgroup, obligation, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_SUBGROUP_OBLIGATION, .required = true, .counted = true),
    OG_FIELDS_END};
static const og_object subgroup_object = {OG_SENTENCE_OBJECT_SUB_GROUP, sizeof(og_subgroup),
                                          subgroup_fields};

static const og_field population_fields[] = {
    OG_FIELD("municipal", VALUE, og_population, municipal, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_POPULATION_MUNICIPAL, .once = true, .counted = true),
    OG_FIELD("private", VALUE, og_population, private_hosts, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_POPULATION_PRIVATE, .once = true, .counted = true),
    OG_FIELD("arrivals", VALUE, og_population, arrivals, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_POPULATION_ARRIVALS),
    OG_FIELD("private_arrivals", VALUE, og_population, private_arrivals, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_POPULATION_PRIVATE_ARRIVALS),
    OG_FIELD("departure_rate", VALUE, og_population, departure_rate, OG_RANGE_SHARE,
             OG_SENTENCE_KEY_POPULATION_DEPARTURE_RATE),
    OG_FIELD("private_attrition_rate", VALUE, og_population, private_attrition_rate, OG_RANGE_SHARE,
             OG_SENTENCE_KEY_POPULATION_PRIVATE_ATTRITION_RATE),
    OG_FIELD("to_municipal", VALUE, og_population, to_municipal, OG_RANGE_SHARE,
             OG_SENTENCE_KEY_POPULATION_TO_MUNICIPAL),
    OG_FIELDS_END};
static const og_object population_object = {OG_SENTENCE_OBJECT_POPULATION, sizeof(og_population),
                                            population_fields};

static const og_field reception_fields[] = {
    OG_FIELD("label", TEXT, og_reception, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LABEL),
    OG_FIELD("obligation", VALUE, og_reception, obligation, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_RECEPTION_OBLIGATION, .required = true, .counted = true),
    OG_FIELD("occupancy", VALUE, og_reception, occupancy, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_RECEPTION_OCCUPANCY, .counts_as = "1"),
    OG_FIELD("subgroups", MAP, og_reception, subgroups, OG_RANGE_ANY,
             OG_SENTENCE_KEY_RECEPTION_SUBGROUPS, .object = &subgroup_object),
    OG_FIELD("population", OBJECT, og_reception, population, OG_RANGE_ANY,
             OG_SENTENCE_KEY_RECEPTION_POPULATION, .object = &population_object),
    OG_FIELD("locations", MAP, og_reception, locations, OG_RANGE_ANY,
             OG_SENTENCE_KEY_RECEPTION_LOCATIONS, .object = &location_object),
    OG_FIELD("ignore_below", NUMBER, og_reception, ignore_below, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_RECEPTION_IGNORE_BELOW),
    OG_FIELDS_END};
const og_object og_reception_object = {OG_SENTENCE_OBJECT_RECEPTION_STREAM, sizeof(og_reception),
                                       reception_fields};

/* ---- what its parts say of each other ---------------------------------------------------- */

static void check_flexible(og_loader *loader, const og_location *location)
{
    const char *path = location->item.path;
    bool idle_served = !location->idle_to.text;
    if (location->serves.count > OG_LIMIT_SERVES) {
        OG_ERROR_AT(loader->diags, location->serves.pos, SERVES_MANY, .path = path,
                    .most = OG_COUNT(OG_LIMIT_SERVES));
        return;
    }
    for (size_t i = 0; i < location->serves.count; i++) {
        const og_name *name = &location->serves.at[i];
        int stream = og_stream_lookup(loader, name, path);
        if (stream >= 0 && !loader->scenario->streams[stream].reception)
            OG_ERROR_AT(loader->diags, name->pos, SERVES_NO_PLACES, .path = path,
                        .name = name->text);
        for (size_t j = 0; j < i; j++)
            if (strcmp(location->serves.at[j].text, name->text) == 0)
                OG_ERROR_AT(loader->diags, name->pos, SERVES_TWICE, .path = path,
                            .name = name->text);
        idle_served |= location->idle_to.text && strcmp(location->idle_to.text, name->text) == 0;
    }
    if (!idle_served)
        OG_ERROR_AT(loader->diags, location->idle_to.pos, IDLE_NOT_SERVED, .path = path,
                    .name = location->idle_to.text);
    if (location->of_which.count)
        OG_ERROR_AT(loader->diags, location->item.pos, FLEXIBLE_APART, .path = path);
}

static void check_location(og_loader *loader, const og_location *location,
                           const og_reception *reception)
{
    const char *path = location->item.path;
    if (location->until.given && location->term_months)
        OG_ERROR_AT(loader->diags, location->term_months->pos, UNTIL_OR_TERM, .path = path);
    else if (location->term_months && !location->opens.given)
        OG_ERROR_AT(loader->diags, location->term_months->pos, TERM_WITHOUT_OPENS, .path = path);
    if (location->delay && !location->opens.given)
        OG_ERROR_AT(loader->diags, location->delay->pos, DELAY_WITHOUT_OPENS, .path = path);
    if (location->extension && !location->until.given && !location->term_months)
        OG_ERROR_AT(loader->diags, location->extension->pos, EXTENSION_WITHOUT_END, .path = path);
    const og_contract *contract = location->contract;
    if (location->opens.trigger) {
        og_trigger_resolve(loader, location->opens.trigger);
        if (contract && contract->from.given)
            OG_ERROR_AT(loader->diags, contract->from.pos, TRIGGER_CONTRACT, .path = path);
    }
    if (contract && contract->from.given && contract->until.given &&
        contract->until.period.last < contract->from.period.first &&
        contract->until.period.last >= contract->until.period.first)
        OG_ERROR_AT(loader->diags, contract->until.pos, CONTRACT_REVERSED, .path = path);
    for (size_t i = 0; i < location->of_which.count; i++) {
        const og_count *apart = location->of_which.at[i];
        if (og_array_find(&reception->subgroups, apart->item.id) < 0)
            OG_ERROR_AT(loader->diags, apart->item.pos, SUBGROUP_UNKNOWN, .path = path,
                        .name = apart->item.id, .stream = reception->item.id,
                        .hint =
                            og_did_you_mean_part(loader, apart->item.id, &reception->subgroups));
    }
    if (location->serves.count)
        check_flexible(loader, location);
    else if (location->idle_to.text)
        OG_ERROR_AT(loader->diags, location->idle_to.pos, IDLE_NOT_FLEXIBLE, .path = path);
}

static void reception_resolve(og_loader *loader, size_t stream)
{
    og_scenario *scenario = loader->scenario;
    const og_reception *reception = scenario->streams[stream].reception;
    for (size_t i = 0; i < reception->locations.count; i++) {
        og_location *location = reception->locations.at[i];
        location->stream = stream;
        if (++loader->locations > OG_LIMIT_LOCATIONS) {
            OG_ERROR_AT(loader->diags, location->item.pos, LOCATIONS_MANY,
                        .most = OG_COUNT(OG_LIMIT_LOCATIONS));
            return;
        }
        if (og_location_find(scenario, location->item.id) != location)
            OG_ERROR_AT(loader->diags, location->item.pos, LOCATION_TWICE, .id = location->item.id);
        check_location(loader, location, reception);
    }
}

static void reception_check_line(og_loader *loader, const og_line *line, const og_stream *stream)
{
    if (line->per == OG_DRIVER_PRIVATE_HOST_MONTH && !stream->reception->population)
        OG_ERROR_AT(loader->diags, line->stream.pos, DRIVER_POPULATION, .path = line->item.path,
                    .per = og_driver_names[line->per], .name = stream->item->id);
}

/* ---- advice ------------------------------------------------------------------------------ */

static void advise_span(og_loader *loader, const og_location *location)
{
    og_when until = location->until;
    if (location->contract)
        return; /* it may be paid for at other times */
    until.given &= location->extension == NULL;
    og_advise_span_of(loader, &location->item, &location->opens, &until);
}

/* The places of all locations, when each is one number. */
static bool total_places(const og_reception *reception, double *total)
{
    *total = 0;
    for (size_t i = 0; i < reception->locations.count; i++) {
        const og_value *places = ((const og_location *)reception->locations.at[i])->places;
        if (places->kind != OG_VALUE_CONSTANT)
            return false;
        *total += places->constant;
    }
    return reception->locations.count > 0;
}

static void advise_places(og_loader *loader, const og_reception *reception, const og_value *figure,
                          double total)
{
    if (figure->kind == OG_VALUE_CONSTANT && figure->constant == total && total > 0)
        OG_ADVICE_AT(loader->diags, figure->pos, ADVISE_SAME_FIGURE, .path = reception->item.path,
                     .figure = OG_NUMBER(total));
}

static void reception_advise(og_loader *loader, const og_stream *stream)
{
    const og_reception *reception = stream->reception;
    const og_value *obligation = reception->obligation;
    double total;
    for (size_t i = 0; i < reception->locations.count; i++) {
        const og_location *location = reception->locations.at[i];
        og_advise_order(loader, &location->item, &location->opens, "opens", &location->until);
        advise_span(loader, location);
    }
    if (loader->scenario->finance)
        og_advise_costs(loader, reception);
    if (reception->population || reception->occupancy || !total_places(reception, &total))
        return;
    advise_places(loader, reception, obligation, total);
    for (size_t i = 0; obligation->kind == OG_VALUE_SCHEDULE && i < obligation->entry_count; i++)
        advise_places(loader, reception, obligation->entries[i].value, total);
}

/* ---- the row ----------------------------------------------------------------------------- */

static const og_part_kind parts[] = {{offsetof(og_reception, subgroups), 0, OG_OWNER_SUBGROUP, ""},
                                     {offsetof(og_reception, locations),
                                      offsetof(og_location, probability), OG_OWNER_LOCATION,
                                      "location."},
                                     {.offset = 0}};

static const og_owned series[] = {
    {"obligation", OG_OWNER_RECEPTION, OG_ROLE_OBLIGATION, .steers = true},
    {"capacity", OG_OWNER_RECEPTION, OG_ROLE_CAPACITY, .steers = true},
    {"shortfall", OG_OWNER_RECEPTION, OG_ROLE_SHORTFALL, .steers = true},
    {"surplus", OG_OWNER_RECEPTION, OG_ROLE_SURPLUS, .steers = true},
    {"demand", OG_OWNER_RECEPTION, OG_ROLE_DEMAND, .steers = true},
    {"occupied", OG_OWNER_RECEPTION, OG_ROLE_OCCUPIED, .steers = true},
    {"unplaced", OG_OWNER_RECEPTION, OG_ROLE_UNPLACED, .steers = true},
    {"private", OG_OWNER_RECEPTION, OG_ROLE_PRIVATE, .steers = true},
    {"shortfall.told", OG_OWNER_RECEPTION, OG_ROLE_SHORT, .steers = false},
    {"unplaced.told", OG_OWNER_RECEPTION, OG_ROLE_WITHOUT, .steers = false},
    {"shortfall.most", OG_OWNER_RECEPTION, OG_ROLE_MOST_SHORT, .steers = false},
    {"unplaced.most", OG_OWNER_RECEPTION, OG_ROLE_MOST_WITHOUT, .steers = false},
    {"income", OG_OWNER_RECEPTION, OG_ROLE_INCOME, .steers = false},
    {"cost", OG_OWNER_RECEPTION, OG_ROLE_COST, .steers = false},
    {"obligation", OG_OWNER_SUBGROUP, OG_ROLE_OBLIGATION, .steers = true},
    {"capacity", OG_OWNER_SUBGROUP, OG_ROLE_CAPACITY, .steers = true},
    {"shortfall", OG_OWNER_SUBGROUP, OG_ROLE_SHORTFALL, .steers = true},
    {"shortfall.told", OG_OWNER_SUBGROUP, OG_ROLE_SHORT, .steers = false},
    {"shortfall.most", OG_OWNER_SUBGROUP, OG_ROLE_MOST_SHORT, .steers = false},
    {"places", OG_OWNER_LOCATION, OG_ROLE_PLACES, .steers = false},
    {"open", OG_OWNER_LOCATION, OG_ROLE_OPEN, .steers = false},
    {"income", OG_OWNER_LOCATION, OG_ROLE_INCOME, .steers = false},
    {"cost", OG_OWNER_LOCATION, OG_ROLE_COST, .steers = false},
    {.name = NULL}};

const og_stream_kind og_stream_reception = {
    OG_STREAM_PLACE(RECEPTION, reception),
    .owner = OG_OWNER_RECEPTION,
    .target = 'R',
    .what = OG_SENTENCE_THE_RECEPTION,
    .parts = parts,
    .series = series,
    .resolve = reception_resolve,
    .check_line = reception_check_line,
    .advise = reception_advise,
};
