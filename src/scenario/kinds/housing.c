/* Housing: persons who must be housed, period by period. */
#include "scenario/advice_span.h"
#include "scenario/kind.h"
#include "scenario/trigger.h"

static const og_field supply_fields[] = {
    OG_FIELD("label", TEXT, og_supply, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LABEL),
    OG_FIELD("persons_per_month", VALUE, og_supply, persons_per_month, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_SUPPLY_PERSONS_PER_MONTH),
    OG_FIELD("homes_per_month", VALUE, og_supply, homes_per_month, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_SUPPLY_HOMES_PER_MONTH),
    OG_FIELD("share", VALUE, og_supply, share, OG_RANGE_SHARE, OG_SENTENCE_KEY_SUPPLY_SHARE,
             .counts_as = "1"),
    OG_FIELD("persons_per_home", VALUE, og_supply, persons_per_home, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_SUPPLY_PERSONS_PER_HOME),
    OG_FIELD("from", DAY, og_supply, from, OG_RANGE_ANY, OG_SENTENCE_KEY_SUPPLY_FROM),
    OG_FIELD("until", DAY, og_supply, until, OG_RANGE_ANY, OG_SENTENCE_KEY_SUPPLY_UNTIL),
    OG_FIELD("persons", VALUE, og_supply, persons, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_SUPPLY_PERSONS, .once = true, .counted = true),
    OG_FIELD("homes", VALUE, og_supply, homes, OG_RANGE_POSITIVE, OG_SENTENCE_KEY_SUPPLY_HOMES,
             .once = true, .counted = true),
    OG_FIELD("on", START, og_supply, on, OG_RANGE_ANY, OG_SENTENCE_KEY_SUPPLY_ON,
             .object = &og_trigger_object),
    OG_FIELD("delay", VALUE, og_supply, delay, OG_RANGE_POSITIVE, OG_SENTENCE_KEY_SUPPLY_DELAY,
             .once = true, .counts_as = "0"),
    OG_FIELD("probability", VALUE, og_supply, probability, OG_RANGE_SHARE,
             OG_SENTENCE_KEY_SUPPLY_PROBABILITY, .once = true, .counts_as = "1"),
    OG_FIELD("over_months", WHOLE, og_supply, over_months, 1, 1200,
             OG_SENTENCE_KEY_SUPPLY_OVER_MONTHS),
    OG_FIELDS_END};
static const og_object supply_object = {OG_SENTENCE_OBJECT_SUPPLY_CHANNEL, sizeof(og_supply),
                                        supply_fields};

static const og_field housing_fields[] = {
    OG_FIELD("label", TEXT, og_housing, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LABEL),
    OG_FIELD("taakstelling", TARGETS, og_housing, taakstelling, OG_RANGE_ANY,
             OG_SENTENCE_KEY_HOUSING_TAAKSTELLING, .required = true, .counted = true),
    OG_FIELD("realised", HISTORY, og_housing, realised, OG_RANGE_ANY,
             OG_SENTENCE_KEY_HOUSING_REALISED, .counted = true),
    OG_FIELD("opening_backlog", VALUE, og_housing, opening_backlog, OG_RANGE_ANY,
             OG_SENTENCE_KEY_HOUSING_OPENING_BACKLOG, .once = true, .counted = true),
    OG_FIELD("max_ahead", VALUE, og_housing, max_ahead, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_HOUSING_MAX_AHEAD, .counted = true),
    OG_FIELD("supply", MAP, og_housing, supply, OG_RANGE_ANY, OG_SENTENCE_KEY_HOUSING_SUPPLY,
             .object = &supply_object),
    OG_FIELD("ignore_below", NUMBER, og_housing, ignore_below, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_HOUSING_IGNORE_BELOW),
    OG_FIELDS_END};
const og_object og_housing_object = {OG_SENTENCE_OBJECT_HOUSING_STREAM, sizeof(og_housing),
                                     housing_fields};

/* ---- what its parts say of each other ---------------------------------------------------- */

static void say_overlap(og_loader *loader, const char *path, const og_target *later,
                        const og_target *earlier)
{
    char key[OG_PERIOD_SIZE], other[OG_PERIOD_SIZE];
    og_period_print(later->period, key);
    og_period_print(earlier->period, other);
    OG_ERROR_AT(loader->diags, later->pos, PERIODS_OVERLAP, .path = path, .key = key,
                .other = other, .line = OG_COUNT((unsigned)earlier->pos.line));
}

static void check_coverage(og_loader *loader, const og_housing *housing)
{
    const og_targets *targets = &housing->taakstelling;
    if (targets->broken || targets->count == 0 || loader->scenario->first == 0)
        return;
    const char *path = og_arena_printf(loader->arena, "%s.taakstelling", housing->item.path);
    og_day first = og_month_first(loader->scenario->first);
    og_day last = og_month_last(loader->scenario->last), next = first;
    char key[OG_PERIOD_SIZE], day[OG_PERIOD_SIZE];
    for (size_t i = 0; i < targets->count && path; i++) {
        og_period period = targets->at[i].period;
        og_period_print(period, key);
        if (i && period.first <= targets->at[i - 1].period.last)
            say_overlap(loader, path, &targets->at[i], &targets->at[i - 1]);
        if (period.last < first || period.first > last)
            continue;
        if (period.first < first)
            OG_ERROR_AT(loader->diags, targets->at[i].pos, HORIZON_STARTS_WITHIN, .path = path,
                        .key = key);
        else if (period.last > last)
            OG_ERROR_AT(loader->diags, targets->at[i].pos, HORIZON_ENDS_WITHIN, .path = path,
                        .key = key);
        else if (period.first > next) {
            og_day_print(next, day);
            OG_ERROR_AT(loader->diags, targets->at[i].pos, TARGETS_GAP, .path = path, .day = day);
        }
        next = period.last + 1;
    }
    if (next <= last && path) {
        og_day_print(next, day);
        OG_ERROR_AT(loader->diags, housing->item.pos, TARGETS_SHORT, .path = path, .day = day);
    }
}

/* Keys of a project and of a flow do not mix. */
static void check_supply(og_loader *loader, const og_supply *supply)
{
    const char *path = supply->item.path;
    const og_value *amounts[] = {supply->persons_per_month, supply->homes_per_month,
                                 supply->persons, supply->homes};
    int given = 0, which = 0;
    for (int i = 0; i < 4; i++)
        if (amounts[i]) {
            given++;
            which = i;
        }
    if (given != 1) {
        OG_ERROR_AT(loader->diags, supply->item.pos, SUPPLY_ONE, .path = path);
        return;
    }
    bool flow = which < 2, homes = which == 1 || which == 3;
    struct {
        const char *key;
        bool given, fits;
    } keys[] = {{"from", supply->from.given, flow},
                {"until", supply->until.given, flow},
                {"share", supply->share != NULL, which == 1},
                {"persons_per_home", supply->persons_per_home != NULL, homes},
                {"on", supply->on.given, !flow},
                {"delay", supply->delay != NULL, !flow},
                {"probability", supply->probability != NULL, !flow},
                {"over_months", supply->over_months.given, !flow}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i].given && !keys[i].fits)
            OG_ERROR_AT(loader->diags, supply->item.pos, SUPPLY_MIXED, .path = path,
                        .key = keys[i].key,
                        .what = flow ? (homes ? "`homes_per_month`" : "`persons_per_month`")
                                     : (homes ? OG_WORD(loader, PROJECT_HOMES)
                                              : OG_WORD(loader, PROJECT_PERSONS)));
    if (!flow && !supply->on.given)
        OG_ERROR_AT(loader->diags, supply->item.pos, PROJECT_ON, .path = path);
    if (supply->on.trigger)
        og_trigger_resolve(loader, supply->on.trigger);
}

static void housing_resolve(og_loader *loader, size_t stream)
{
    const og_housing *housing = loader->scenario->streams[stream].housing;
    check_coverage(loader, housing);
    for (size_t i = 0; i < housing->supply.count; i++)
        check_supply(loader, housing->supply.at[i]);
}

/* ---- advice ------------------------------------------------------------------------------ */

static void advise_span(og_loader *loader, const og_supply *supply)
{
    og_when until = supply->on.given ? supply->on : supply->until;
    until.given &= !supply->delay && !supply->over_months.given;
    og_advise_span_of(loader, &supply->item, supply->on.given ? &supply->on : &supply->from,
                      &until);
}

static void housing_advise(og_loader *loader, const og_stream *stream)
{
    const og_array *channels = &stream->housing->supply;
    for (size_t i = 0; i < channels->count; i++) {
        const og_supply *supply = channels->at[i];
        og_advise_order(loader, &supply->item, &supply->from, "from", &supply->until);
        advise_span(loader, supply);
    }
}

static const og_history *housing_known(og_loader *loader, const og_stream *stream,
                                       const char **path)
{
    *path = og_arena_printf(loader->arena, "%s.realised", stream->item->path);
    return &stream->housing->realised;
}

/* Where the taakstelling has a period start. */
static bool housing_can_start(const og_stream *stream, og_month month)
{
    const og_targets *targets = &stream->housing->taakstelling;
    for (size_t t = 0; t < targets->count; t++)
        if (targets->at[t].period.first == og_month_first(month))
            return true;
    return false;
}

/* ---- the row ----------------------------------------------------------------------------- */

static const og_part_kind parts[] = {
    {.offset = offsetof(og_housing, supply), .probability = offsetof(og_supply, probability)},
    {.offset = 0}};

static const og_owned series[] = {
    {"housed", OG_OWNER_HOUSING, OG_ROLE_HOUSED, .steers = false},
    {"backlog", OG_OWNER_HOUSING, OG_ROLE_BACKLOG, .steers = true},
    {"backlog.told", OG_OWNER_HOUSING, OG_ROLE_BEHIND, .steers = false},
    {"taakstelling", OG_OWNER_HOUSING, OG_ROLE_TAAKSTELLING, .steers = false},
    {"corrected", OG_OWNER_HOUSING, OG_ROLE_CORRECTED, .steers = false},
    {"realised", OG_OWNER_HOUSING, OG_ROLE_REALISED, .steers = false},
    {"percentage", OG_OWNER_HOUSING, OG_ROLE_PERCENTAGE, .steers = false},
    {"income", OG_OWNER_HOUSING, OG_ROLE_INCOME, .steers = false},
    {"cost", OG_OWNER_HOUSING, OG_ROLE_COST, .steers = false},
    {.name = NULL}};

const og_stream_kind og_stream_housing = {
    OG_STREAM_PLACE(HOUSING, housing),
    .owner = OG_OWNER_HOUSING,
    .target = 'H',
    .what = OG_SENTENCE_THE_HOUSING,
    .parts = parts,
    .series = series,
    .resolve = housing_resolve,
    .advise = housing_advise,
    .known = housing_known,
    .can_start = housing_can_start,
};
