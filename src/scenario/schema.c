#include "scenario/schema.h"

#include <math.h>

#define ANY -INFINITY, INFINITY
#define POSITIVE 0, INFINITY
#define SHARE 0, 1
#define END                                                                                        \
    {                                                                                              \
        .key = NULL                                                                                \
    }

/* A field: key, type, member of the struct, range, description; then further designators. */
#define FIELD(...) FIELD_(__VA_ARGS__) /* once more, so that the range's two numbers are seen */
#define FIELD_(key_, type_, struct_, member_, low_, high_, ...)                                    \
    {                                                                                              \
        .key = key_, .type = OG_TYPE_##type_, .offset = offsetof(struct_, member_), .low = low_,   \
        .high = high_, .description = __VA_ARGS__                                                  \
    }

const char *const og_driver_names[] = {
#define X(name, key, targets, text) key,
    OG_DRIVER_LIST(X)
#undef X
        NULL};

const char *const og_driver_targets[] = {
#define X(name, key, targets, text) targets,
    OG_DRIVER_LIST(X)
#undef X
};

static const char *const driver_meanings[] = {
#define X(name, key, targets, text) text,
    OG_DRIVER_LIST(X)
#undef X
};

static const char *const languages[] = {"en", "nl", NULL};
static const char *const samplings[] = {"random", "latin_hypercube", "sobol", NULL};
static const char *const rules[] = {"equalise", "authorised", NULL};
static const char *const allocations[] = {"largest", "order", NULL};
static const char *const divisors[] = {"corrected", "netto", NULL};

static const og_field contract_fields[] = {
    FIELD("from", DAY, og_contract, from, ANY, "first day that is paid; default: the opening"),
    FIELD("until", DAY, og_contract, until, ANY, "last day that is paid; default: the closing"),
    END};
static const og_object contract = {"a contract", sizeof(og_contract), contract_fields};

static const og_field location_fields[] = {
    FIELD("label", TEXT, og_location, item.label, ANY, "name in charts and tables"),
    FIELD("places", VALUE, og_location, places, POSITIVE, "number of places", .required = true,
          .once = true),
    FIELD("opens", DAY, og_location, opens, ANY,
          "planned first day; without it open from the start"),
    FIELD("until", DAY, og_location, until, ANY, "last day available; not with term_months"),
    FIELD("term_months", VALUE, og_location, term_months, POSITIVE,
          "months available, counted from the actual opening", .once = true),
    FIELD("delay", VALUE, og_location, delay, POSITIVE, "months by which the opening is late",
          .once = true),
    FIELD("probability", VALUE, og_location, probability, SHARE,
          "chance that the location opens at all", .once = true),
    FIELD("extension", VALUE, og_location, extension, POSITIVE, "months by which the end moves up",
          .once = true),
    FIELD("contract", OBJECT, og_location, contract, ANY,
          "the days for which it is paid, open or not", .object = &contract),
    FIELD("of_which", COUNTS, og_location, of_which, POSITIVE,
          "places set apart for a sub-group, part of places"),
    FIELD("serves", NAMES, og_location, serves, ANY, "streams that a flexible location serves"),
    FIELD("allocate", CHOICE, og_location, allocate, ANY,
          "which stream comes first: the largest shortfall, or the listed order",
          .choices = allocations),
    FIELD("idle_to", NAME, og_location, idle_to, ANY,
          "stream that has the flexible places nobody needs; default: the first of serves"),
    END};
static const og_object location = {"a location", sizeof(og_location), location_fields};

static const og_field subgroup_fields[] = {
    FIELD("label", TEXT, og_subgroup, item.label, ANY, "name in charts and tables"),
    FIELD("obligation", VALUE, og_subgroup, obligation, POSITIVE,
          "places of the stream's obligation that are for this sub-group", .required = true),
    END};
static const og_object subgroup = {"a sub-group", sizeof(og_subgroup), subgroup_fields};

static const og_field population_fields[] = {
    FIELD("municipal", VALUE, og_population, municipal, POSITIVE,
          "persons in municipal reception just before the horizon", .once = true),
    FIELD("private", VALUE, og_population, private_hosts, POSITIVE,
          "persons with private hosts just before the horizon", .once = true),
    FIELD("arrivals", VALUE, og_population, arrivals, POSITIVE, "persons a month"),
    FIELD("private_arrivals", VALUE, og_population, private_arrivals, POSITIVE,
          "persons a month who go to private hosts"),
    FIELD("departure_rate", VALUE, og_population, departure_rate, SHARE,
          "share of the persons in municipal reception who leave in a month"),
    FIELD("private_attrition_rate", VALUE, og_population, private_attrition_rate, SHARE,
          "share of the persons with private hosts who leave them in a month"),
    FIELD("to_municipal", VALUE, og_population, to_municipal, SHARE,
          "share of those who then want municipal reception"),
    END};
static const og_object population = {"a population", sizeof(og_population), population_fields};

static const og_field reception_fields[] = {
    FIELD("label", TEXT, og_reception, item.label, ANY, "name in charts and tables"),
    FIELD("obligation", VALUE, og_reception, obligation, POSITIVE,
          "places that the municipality must offer", .required = true),
    FIELD("occupancy", VALUE, og_reception, occupancy, POSITIVE,
          "persons per place of the obligation, when there is no population; default 1"),
    FIELD("subgroups", MAP, og_reception, subgroups, ANY,
          "parts of the obligation with places of their own", .object = &subgroup),
    FIELD("population", OBJECT, og_reception, population, ANY,
          "persons month by month, in municipal reception and with private hosts",
          .object = &population),
    FIELD("locations", MAP, og_reception, locations, ANY, "where the places are",
          .object = &location),
    END};
static const og_object reception = {"a reception stream", sizeof(og_reception), reception_fields};

static const og_field supply_fields[] = {
    FIELD("label", TEXT, og_supply, item.label, ANY, "name in charts and tables"),
    FIELD("persons_per_month", VALUE, og_supply, persons_per_month, POSITIVE,
          "a flow: persons housed a month"),
    FIELD("homes_per_month", VALUE, og_supply, homes_per_month, POSITIVE,
          "a flow: homes that come free a month"),
    FIELD("share", VALUE, og_supply, share, SHARE, "share of those homes; default 1"),
    FIELD("persons_per_home", VALUE, og_supply, persons_per_home, POSITIVE,
          "persons in a home; default 1"),
    FIELD("from", DAY, og_supply, from, ANY, "first day of a flow"),
    FIELD("until", DAY, og_supply, until, ANY, "last day of a flow"),
    FIELD("persons", VALUE, og_supply, persons, POSITIVE, "a project: persons housed",
          .once = true),
    FIELD("homes", VALUE, og_supply, homes, POSITIVE, "a project: homes", .once = true),
    FIELD("on", DAY, og_supply, on, ANY, "planned date of a project"),
    FIELD("delay", VALUE, og_supply, delay, POSITIVE, "months by which a project is late",
          .once = true),
    FIELD("probability", VALUE, og_supply, probability, SHARE, "chance that a project comes about",
          .once = true),
    FIELD("over_months", WHOLE, og_supply, over_months, 1, 1200,
          "months over which a project's persons are housed; default 1"),
    END};
static const og_object supply = {"a supply channel", sizeof(og_supply), supply_fields};

static const og_field housing_fields[] = {
    FIELD("label", TEXT, og_housing, item.label, ANY, "name in charts and tables"),
    FIELD(
        "taakstelling", TARGETS, og_housing, taakstelling, ANY,
        "period -> persons to be housed: netto, or {corrected: persons} with the achterstand in it",
        .required = true),
    FIELD("realised", HISTORY, og_housing, realised, POSITIVE, "period -> persons housed, history"),
    FIELD("opening_backlog", VALUE, og_housing, opening_backlog, ANY,
          "achterstand (voorsprong: negative) just before the horizon", .once = true),
    FIELD("max_ahead", VALUE, og_housing, max_ahead, POSITIVE,
          "persons by which the housing may run ahead of the taakstelling"),
    FIELD("supply", MAP, og_housing, supply, ANY, "how persons are housed", .object = &supply),
    END};
static const og_object housing = {"a housing stream", sizeof(og_housing), housing_fields};

static const og_field line_fields[] = {
    FIELD("label", TEXT, og_line, item.label, ANY, "name in tables"),
    FIELD("income", VALUE, og_line, income, ANY, "euros per unit of the driver, received"),
    FIELD("cost", VALUE, og_line, cost, ANY, "euros per unit of the driver, spent"),
    FIELD("per", CHOICE, og_line, per, ANY, "the driver: what is counted", .required = true,
          .choices = og_driver_names, .meanings = driver_meanings),
    FIELD("stream", NAME, og_line, stream, ANY, "the stream that is counted"),
    FIELD("location", NAME, og_line, location, ANY, "the location that is counted"),
    FIELD("index", INDEX, og_line, index, ANY,
          "factor on the amount: a value, or {growth: yearly growth, base: year of the prices}"),
    FIELD("spread_months", WHOLE, og_line, spread_months, 1, 1200,
          "months over which `once` or `opening` is booked"),
    FIELD("lag_months", VALUE, og_line, lag_months, POSITIVE, "months by which it is booked later",
          .once = true),
    FIELD("on", DAY_OR_MONTH, og_line, on, ANY, "month of `once`"),
    FIELD("costs", NAMES, og_line, costs, ANY, "lines whose excess `excess` counts"),
    FIELD("incomes", NAMES, og_line, incomes, ANY, "lines that `excess` sets against them"),
    FIELD("above", VALUE, og_line, above, POSITIVE,
          "`excess` counts above this many times the incomes; default 1"),
    END};
static const og_object line = {"a line", sizeof(og_line), line_fields};

static const og_field planned_fields[] = {
    FIELD("add", VALUE, og_planned, add, POSITIVE, "toevoeging, euros"),
    FIELD("withdraw", VALUE, og_planned, withdraw, POSITIVE,
          "costs charged to the reserve that are in no line, euros"),
    FIELD("withdraw_if_needed", VALUE, og_planned, withdraw_if_needed, POSITIVE,
          "the same, as far as no surplus pays for them, euros"),
    FIELD("cover_deficit", VALUE, og_planned, cover_deficit, POSITIVE,
          "part of a deficit that the council authorised the reserve to cover, euros"),
    END};
static const og_object planned = {"a planned year", sizeof(og_planned), planned_fields};

static const og_field reserve_fields[] = {
    FIELD("label", TEXT, og_reserve, item.label, ANY, "name in charts and tables"),
    FIELD("opening", OPENING, og_reserve, opening, POSITIVE,
          "balance just before the horizon, euros, or `unknown`", .required = true, .once = true),
    FIELD("rule", CHOICE, og_reserve, rule, ANY,
          "equalise: takes surpluses and deficits; authorised: only what the council planned",
          .choices = rules),
    FIELD("deposit_share", VALUE, og_reserve, deposit_share, SHARE,
          "share of a surplus that is added; default by rule: 1 or 0", .once = true),
    FIELD("withdraw_share", VALUE, og_reserve, withdraw_share, SHARE,
          "share of a deficit that is withdrawn; default by rule: 1 or 0", .once = true),
    FIELD("planned", YEARS, og_reserve, planned, ANY, "year -> planned mutations",
          .object = &planned),
    END};
static const og_object reserve = {"a reserve", sizeof(og_reserve), reserve_fields};

static const og_field finance_fields[] = {
    FIELD("lines", MAP, og_finance, lines, ANY, "income and cost", .object = &line),
    FIELD("actuals", LEDGER, og_finance, actuals, ANY,
          "line -> period -> euros booked: replaces the line where it covers whole months"),
    FIELD("reserve", OBJECT, og_finance, reserve, ANY, "the reserve", .object = &reserve), END};
static const og_object finance = {"finance", sizeof(og_finance), finance_fields};

static const og_field correlation_fields[] = {
    FIELD("between", NAMES, og_correlation, between, ANY,
          "the paths of two uncertain values, or of probabilities (whether it happens)",
          .required = true),
    FIELD("rho", NUMBER, og_correlation, rho, -1, 1, "correlation of the Gaussian copula",
          .required = true),
    END};
static const og_object correlation = {"a correlation", sizeof(og_correlation), correlation_fields};

static const og_field lever_fields[] = {
    FIELD("label", TEXT, og_lever, item.label, ANY, "what the lever means"),
    FIELD("set", NAME, og_lever, set, ANY, "path of the value that it sets", .required = true),
    FIELD("low", NUMBER, og_lever, low, ANY, "lowest sensible value", .required = true),
    FIELD("high", NUMBER, og_lever, high, ANY, "highest sensible value", .required = true),
    FIELD("step", NUMBER, og_lever, step, POSITIVE, "step between values"),
    END};
static const og_object lever = {"a lever", sizeof(og_lever), lever_fields};

static const og_field check_fields[] = {
    FIELD("label", TEXT, og_check, item.label, ANY, "what the figure is"),
    FIELD("says", NUMBER, og_check, says, ANY, "the figure as quoted; its decimals count",
          .required = true),
    FIELD("of", NAME, og_check, of, ANY, "the series that it is of", .required = true),
    FIELD("period", PERIOD, og_check, period, ANY, "its period", .required = true),
    FIELD("as_of", PERIOD, og_check, as_of, ANY,
          "period up to whose end realisation counts; default: the period itself"),
    FIELD("against", CHOICE, og_check, against, ANY, "the divisor of a percentage",
          .choices = divisors),
    FIELD("tolerance", NUMBER, og_check, tolerance, POSITIVE,
          "what it may differ and still hold, in the unit of says; default 0"),
    FIELD("holds", FLAG, og_check, holds, ANY,
          "false: known not to hold, so that only a change is reported; default true"),
    END};
static const og_object check = {"a check", sizeof(og_check), check_fields};

static const og_field event_fields[] = {
    FIELD("label", TEXT, og_event, item.label, ANY, "what changes then"),
    FIELD("on", DAY, og_event, on, ANY, "the day", .required = true), END};
static const og_object event = {"an event", sizeof(og_event), event_fields};

static const og_field horizon_fields[] = {
    FIELD("start", MONTH, og_horizon, start, ANY, "first month", .required = true),
    FIELD("end", MONTH, og_horizon, end, ANY, "last month", .required = true), END};
static const og_object horizon = {"a horizon", sizeof(og_horizon), horizon_fields};

static const og_field simulation_fields[] = {
    FIELD("replicates", WHOLE, og_simulation, replicates, 1, 1e9,
          "number of replicates; default 10000"),
    FIELD("seed", WHOLE, og_simulation, seed, 0, 9007199254740992.0, "seed; default 1"),
    FIELD("sampling", CHOICE, og_simulation, sampling, ANY, "sampling design",
          .choices = samplings),
    END};
static const og_object simulation = {"simulation", sizeof(og_simulation), simulation_fields};

static const og_field file_fields[] = {
    FIELD("opgave", WHOLE, og_scenario, version, 1, 1, "version of this format: 1",
          .required = true),
    FIELD("title", TEXT, og_scenario, title, ANY, "what the scenario asks", .required = true),
    FIELD("municipality", TEXT, og_scenario, municipality, ANY, "name of the municipality"),
    FIELD("language", CHOICE, og_scenario, language, ANY, "language of charts and reports",
          .choices = languages),
    FIELD("horizon", OBJECT, og_scenario, horizon, ANY, "the months that are simulated",
          .required = true, .object = &horizon),
    FIELD("simulation", OBJECT, og_scenario, simulation, ANY, "replicates, seed, sampling",
          .object = &simulation),
    FIELD("sources", TEXTS, og_scenario, sources, ANY, "key -> document that figures come from"),
    FIELD("cases", CASES, og_scenario, cases, ANY,
          "name -> case -> weight: futures of which exactly one holds"),
    FIELD("inputs", VALUES, og_scenario, inputs, ANY, "name -> value that others refer to"),
    FIELD("housing", MAP, og_scenario, housing, ANY, "streams of persons to be housed",
          .object = &housing),
    FIELD("reception", MAP, og_scenario, reception, ANY, "streams of places to be offered",
          .object = &reception),
    FIELD("finance", OBJECT, og_scenario, finance, ANY, "the money", .object = &finance),
    FIELD("correlations", LIST, og_scenario, correlations, ANY,
          "pairs of uncertain values that move together", .object = &correlation),
    FIELD("levers", MAP, og_scenario, levers, ANY, "what the what-if commands offer",
          .object = &lever),
    FIELD("events", MAP, og_scenario, events, ANY, "days on which a regime changes, for charts",
          .object = &event),
    FIELD("checks", MAP, og_scenario, checks, ANY, "figures quoted elsewhere, recomputed",
          .object = &check),
    END};
const og_object og_schema = {"a scenario", sizeof(og_scenario), file_fields};
