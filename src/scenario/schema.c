#include "scenario/schema.h"

#include "scenario/driver.h"
#include "scenario/kind.h"

static const char *const driver_meanings[] = {
#define X(name, key, targets, text) text,
    OG_DRIVER_LIST(X)
#undef X
};

static const char *const languages[] = {"en", "nl", NULL};
static const char *const rules[] = {"equalise", "authorised", NULL};
static const char *const case_kinds[] = {"future", "unknown", NULL};
static const char *const divisors[] = {"corrected", "netto", NULL};

static const og_field line_fields[] = {
    OG_FIELD("label", TEXT, og_line, item.label, OG_RANGE_ANY, "name in tables"),
    OG_FIELD("income", VALUE, og_line, income, OG_RANGE_ANY,
             "euros per unit of the driver, received"),
    OG_FIELD("cost", VALUE, og_line, cost, OG_RANGE_ANY, "euros per unit of the driver, spent"),
    OG_FIELD("per", CHOICE, og_line, per, OG_RANGE_ANY, "the driver: what is counted",
             .required = true, .choices = og_driver_names, .meanings = driver_meanings),
    OG_FIELD("stream", NAME, og_line, stream, OG_RANGE_ANY, "the stream that is counted"),
    OG_FIELD("location", NAME, og_line, location, OG_RANGE_ANY, "the location that is counted"),
    OG_FIELD("index", INDEX, og_line, index, OG_RANGE_ANY,
             "factor on the amount: a value, or {growth: yearly growth, base: year of the prices}"),
    OG_FIELD("spread_months", WHOLE, og_line, spread_months, 1, 1200,
             "months over which `once` or `opening` is booked"),
    OG_FIELD("lag_months", VALUE, og_line, lag_months, OG_RANGE_POSITIVE,
             "months by which it is booked later", .once = true),
    OG_FIELD("on", DAY_OR_MONTH, og_line, on, OG_RANGE_ANY, "month of `once`"),
    OG_FIELD("costs", NAMES, og_line, costs, OG_RANGE_ANY, "lines whose excess `excess` counts"),
    OG_FIELD("incomes", NAMES, og_line, incomes, OG_RANGE_ANY,
             "lines that `excess` sets against them"),
    OG_FIELD("above", VALUE, og_line, above, OG_RANGE_POSITIVE,
             "`excess` counts above this many times the incomes; default 1"),
    OG_FIELD("code", TEXT, og_line, code, OG_RANGE_ANY,
             "its code in the budget, such as the taakveld"),
    OG_FIELD("incidental", FLAG, og_line, incidental, OG_RANGE_ANY,
             "true: income or cost that will not recur"),
    OG_FIELDS_END};
static const og_object line = {"a line", sizeof(og_line), line_fields};

static const og_field planned_fields[] = {
    OG_FIELD("add", VALUE, og_planned, add, OG_RANGE_POSITIVE, "toevoeging, euros"),
    OG_FIELD("withdraw", VALUE, og_planned, withdraw, OG_RANGE_POSITIVE,
             "costs charged to the reserve that are in no line, euros"),
    OG_FIELD("withdraw_if_needed", VALUE, og_planned, withdraw_if_needed, OG_RANGE_POSITIVE,
             "the same, as far as no surplus pays for them, euros"),
    OG_FIELD("cover_deficit", VALUE, og_planned, cover_deficit, OG_RANGE_POSITIVE,
             "part of a deficit that the council authorised the reserve to cover, euros"),
    OG_FIELDS_END};
static const og_object planned = {"a planned year", sizeof(og_planned), planned_fields};

static const og_field reserve_fields[] = {
    OG_FIELD("label", TEXT, og_reserve, item.label, OG_RANGE_ANY, "name in charts and tables"),
    OG_FIELD("opening", OPENING, og_reserve, opening, OG_RANGE_POSITIVE,
             "balance just before the horizon, euros, or `unknown`", .required = true,
             .once = true),
    OG_FIELD("rule", CHOICE, og_reserve, rule, OG_RANGE_ANY,
             "equalise: takes surpluses and deficits; authorised: only what the council planned",
             .choices = rules),
    OG_FIELD("deposit_share", VALUE, og_reserve, deposit_share, OG_RANGE_SHARE,
             "share of a surplus that is added; default by rule: 1 or 0", .once = true),
    OG_FIELD("withdraw_share", VALUE, og_reserve, withdraw_share, OG_RANGE_SHARE,
             "share of a deficit that is withdrawn; default by rule: 1 or 0", .once = true),
    OG_FIELD("planned", YEARS, og_reserve, planned, OG_RANGE_ANY, "year -> planned mutations",
             .object = &planned),
    OG_FIELD("certainty", NUMBER, og_reserve, certainty, 0.01, 0.99,
             "the council's level of certainty, such as 0.9; shown first"),
    OG_FIELDS_END};
static const og_object reserve = {"a reserve", sizeof(og_reserve), reserve_fields};

static const og_field finance_fields[] = {
    OG_FIELD("lines", MAP, og_finance, lines, OG_RANGE_ANY, "income and cost", .object = &line),
    OG_FIELD("actuals", LEDGER, og_finance, actuals, OG_RANGE_ANY,
             "line -> period -> euros booked: replaces the line where it covers whole months"),
    OG_FIELD("reserve", OBJECT, og_finance, reserve, OG_RANGE_ANY, "the reserve",
             .object = &reserve),
    OG_FIELDS_END};
static const og_object finance = {"finance", sizeof(og_finance), finance_fields};

static const og_field correlation_fields[] = {
    OG_FIELD("between", NAMES, og_correlation, between, OG_RANGE_ANY,
             "the paths of two uncertain values, or of probabilities (whether it happens)",
             .required = true),
    OG_FIELD("rho", NUMBER, og_correlation, rho, -1, 1, "correlation of the Gaussian copula",
             .required = true),
    OG_FIELDS_END};
static const og_object correlation = {"a correlation", sizeof(og_correlation), correlation_fields};

static const og_field lever_fields[] = {
    OG_FIELD("label", TEXT, og_lever, item.label, OG_RANGE_ANY, "what the lever means"),
    OG_FIELD("set", NAME, og_lever, set, OG_RANGE_ANY, "path of the value that it sets",
             .required = true),
    OG_FIELD("low", NUMBER, og_lever, low, OG_RANGE_ANY, "lowest sensible value", .required = true),
    OG_FIELD("high", NUMBER, og_lever, high, OG_RANGE_ANY, "highest sensible value",
             .required = true),
    OG_FIELD("step", NUMBER, og_lever, step, OG_RANGE_POSITIVE, "step between values"),
    OG_FIELDS_END};
static const og_object lever = {"a lever", sizeof(og_lever), lever_fields};

static const og_field check_fields[] = {
    OG_FIELD("label", TEXT, og_check, item.label, OG_RANGE_ANY, "what the figure is"),
    OG_FIELD("says", NUMBER, og_check, says, OG_RANGE_ANY,
             "the figure as quoted; its decimals count", .required = true),
    OG_FIELD("of", NAME, og_check, of, OG_RANGE_ANY, "the series that it is of", .required = true),
    OG_FIELD("period", PERIOD, og_check, period, OG_RANGE_ANY, "its period", .required = true),
    OG_FIELD("as_of", PERIOD, og_check, as_of, OG_RANGE_ANY,
             "period up to whose end realisation counts; default: the period itself"),
    OG_FIELD("against", CHOICE, og_check, against, OG_RANGE_ANY, "the divisor of a percentage",
             .choices = divisors),
    OG_FIELD("tolerance", NUMBER, og_check, tolerance, OG_RANGE_POSITIVE,
             "what it may differ and still hold, in the unit of says; default 0"),
    OG_FIELD("holds", FLAG, og_check, holds, OG_RANGE_ANY,
             "false: known not to hold, so that only a change is reported; default true"),
    OG_FIELDS_END};
static const og_object check = {"a check", sizeof(og_check), check_fields};

static const og_field observed_fields[] = {
    OG_FIELD("label", TEXT, og_observed, item.label, OG_RANGE_ANY, "what is observed"),
    OG_FIELD("of", NAME, og_observed, of, OG_RANGE_ANY, "the series that it is of",
             .required = true),
    OG_FIELD("period", PERIOD, og_observed, period, OG_RANGE_ANY, "its period", .required = true),
    OG_FIELD("is", NUMBER, og_observed, is, OG_RANGE_ANY, "the figure that is known",
             .required = true),
    OG_FIELD("sd", NUMBER, og_observed, sd, 1e-300, INFINITY,
             "how far off it may be: one standard deviation", .required = true),
    OG_FIELDS_END};
static const og_object observed = {"an observation", sizeof(og_observed), observed_fields};

static const og_field event_fields[] = {
    OG_FIELD("label", TEXT, og_event, item.label, OG_RANGE_ANY, "what changes then"),
    OG_FIELD("on", DAY, og_event, on, OG_RANGE_ANY, "the day", .required = true), OG_FIELDS_END};
static const og_object event = {"an event", sizeof(og_event), event_fields};

static const og_field horizon_fields[] = {
    OG_FIELD("start", MONTH, og_horizon, start, OG_RANGE_ANY, "first month", .required = true),
    OG_FIELD("end", MONTH, og_horizon, end, OG_RANGE_ANY, "last month", .required = true),
    OG_FIELDS_END};
static const og_object horizon = {"a horizon", sizeof(og_horizon), horizon_fields};

static const og_field simulation_fields[] = {
    OG_FIELD("replicates", WHOLE, og_simulation, replicates, 1, 1e9,
             "number of replicates; default 10000"),
    OG_FIELD("seed", WHOLE, og_simulation, seed, 0, 9007199254740992.0, "seed; default 1"),
    OG_FIELD("sampling", CHOICE, og_simulation, sampling, OG_RANGE_ANY, "sampling design",
             .choices = og_sampling_names),
    OG_FIELDS_END};
static const og_object simulation = {"simulation", sizeof(og_simulation), simulation_fields};

static const og_field case_fields[] = {
    OG_FIELD("label", TEXT, og_case_set, item.label, OG_RANGE_ANY, "name in charts and tables"),
    OG_FIELD("kind", CHOICE, og_case_set, kind, OG_RANGE_ANY,
             "future: decided later, by others (the default); unknown: so already, not known here "
             "yet",
             .choices = case_kinds),
    OG_FIELDS_END};
static const og_object case_set = {"a group of cases", sizeof(og_case_set), case_fields};

static const og_field file_fields[] = {
    OG_FIELD("opgave", WHOLE, og_scenario, version, 1, 1, "version of this format: 1",
             .required = true),
    OG_FIELD("title", TEXT, og_scenario, title, OG_RANGE_ANY, "what the scenario asks",
             .required = true),
    OG_FIELD("municipality", TEXT, og_scenario, municipality, OG_RANGE_ANY,
             "name of the municipality"),
    OG_FIELD("language", CHOICE, og_scenario, language, OG_RANGE_ANY,
             "language of charts and reports", .choices = languages),
    OG_FIELD("horizon", OBJECT, og_scenario, horizon, OG_RANGE_ANY, "the months that are simulated",
             .required = true, .object = &horizon),
    OG_FIELD("simulation", OBJECT, og_scenario, simulation, OG_RANGE_ANY,
             "replicates, seed, sampling", .object = &simulation),
    OG_FIELD("sources", TEXTS, og_scenario, sources, OG_RANGE_ANY,
             "key -> document that figures come from"),
    OG_FIELD("cases", CASES, og_scenario, cases, OG_RANGE_ANY,
             "name -> case -> weight: futures of which exactly one holds", .object = &case_set),
    OG_FIELD("inputs", VALUES, og_scenario, inputs, OG_RANGE_ANY,
             "name -> value that others refer to"),
#define X(name, key, text)                                                                         \
    OG_FIELD(#key, MAP, og_scenario, key, OG_RANGE_ANY, text, .object = &og_##key##_object),
    OG_STREAM_LIST(X)
#undef X
        OG_FIELD("finance", OBJECT, og_scenario, finance, OG_RANGE_ANY, "the money",
                 .object = &finance),
    OG_FIELD("correlations", LIST, og_scenario, correlations, OG_RANGE_ANY,
             "pairs of uncertain values that move together", .object = &correlation),
    OG_FIELD("levers", MAP, og_scenario, levers, OG_RANGE_ANY, "what the what-if commands offer",
             .object = &lever),
    OG_FIELD("observed", MAP, og_scenario, observed, OG_RANGE_ANY,
             "what is known by now: keeps the futures that fit", .object = &observed),
    OG_FIELD("events", MAP, og_scenario, events, OG_RANGE_ANY,
             "days on which a regime changes, for charts", .object = &event),
    OG_FIELD("checks", MAP, og_scenario, checks, OG_RANGE_ANY,
             "figures quoted elsewhere, recomputed", .object = &check),
    OG_FIELDS_END};
const og_object og_schema = {"a scenario", sizeof(og_scenario), file_fields};
