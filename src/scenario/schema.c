#include "scenario/schema.h"

#include "base/limits.h"
#include "scenario/driver.h"
#include "scenario/kind.h"

static const og_sentence driver_meanings[] = {
#define X(name, key, targets, text) OG_SENTENCE_##text,
    OG_DRIVER_LIST(X)
#undef X
};

static const char *const languages[] = {"en", "nl", NULL};
static const char *const rules[] = {"equalise", "authorised", NULL};
static const char *const case_kinds[] = {"future", "unknown", NULL};
static const char *const divisors[] = {"corrected", "netto", NULL};

/* Drivers of which a unit costs thousands. */
static const char *const large_drivers[] = {"month",   "year",    "once", "contract_month",
                                            "opening", "closing", NULL};

static const og_field line_fields[] = {
    OG_FIELD("label", TEXT, og_line, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_LABEL),
    OG_FIELD("income", VALUE, og_line, income, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_INCOME,
             .counted = true, .counted_per = large_drivers),
    OG_FIELD("cost", VALUE, og_line, cost, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_COST, .counted = true,
             .counted_per = large_drivers),
    OG_FIELD("per", CHOICE, og_line, per, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_PER, .required = true,
             .choices = og_driver_names, .meanings = driver_meanings),
    OG_FIELD("stream", NAME, og_line, stream, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_STREAM),
    OG_FIELD("location", NAME, og_line, location, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_LOCATION),
    OG_FIELD("index", INDEX, og_line, index, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_INDEX),
    OG_FIELD("spread_months", WHOLE, og_line, spread_months, 1, 1200,
             OG_SENTENCE_KEY_LINE_SPREAD_MONTHS),
    OG_FIELD("lag_months", VALUE, og_line, lag_months, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_LINE_LAG_MONTHS, .once = true, .counts_as = "0"),
    OG_FIELD("on", DAY_OR_MONTH, og_line, on, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_ON),
    OG_FIELD("costs", NAMES, og_line, costs, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_COSTS),
    OG_FIELD("incomes", NAMES, og_line, incomes, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_INCOMES),
    OG_FIELD("above", VALUE, og_line, above, OG_RANGE_POSITIVE, OG_SENTENCE_KEY_LINE_ABOVE),
    OG_FIELD("code", TEXT, og_line, code, OG_RANGE_ANY, OG_SENTENCE_KEY_LINE_CODE),
    OG_FIELD("incidental", SPELL, og_line, incidental, OG_RANGE_ANY,
             OG_SENTENCE_KEY_LINE_INCIDENTAL),
    OG_FIELDS_END};
static const og_object line = {OG_SENTENCE_OBJECT_LINE, sizeof(og_line), line_fields};

static const og_field planned_fields[] = {
    OG_FIELD("add", VALUE, og_planned, add, OG_RANGE_POSITIVE, OG_SENTENCE_KEY_PLANNED_ADD,
             .counted = true, .counts_as = "0"),
    OG_FIELD("withdraw", VALUE, og_planned, withdraw, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_PLANNED_WITHDRAW, .counted = true, .counts_as = "0"),
    OG_FIELD("withdraw_if_needed", VALUE, og_planned, withdraw_if_needed, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_PLANNED_WITHDRAW_IF_NEEDED, .counted = true, .counts_as = "0"),
    OG_FIELD("cover_deficit", VALUE, og_planned, cover_deficit, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_PLANNED_COVER_DEFICIT, .counted = true, .counts_as = "0"),
    OG_FIELDS_END};
static const og_object planned = {OG_SENTENCE_OBJECT_PLANNED_YEAR, sizeof(og_planned),
                                  planned_fields};

static const og_field reserve_fields[] = {
    OG_FIELD("label", TEXT, og_reserve, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LABEL),
    OG_FIELD("opening", OPENING, og_reserve, opening, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_RESERVE_OPENING, .required = true, .once = true, .counted = true),
    OG_FIELD("rule", CHOICE, og_reserve, rule, OG_RANGE_ANY, OG_SENTENCE_KEY_RESERVE_RULE,
             .choices = rules),
    OG_FIELD("deposit_share", VALUE, og_reserve, deposit_share, OG_RANGE_SHARE,
             OG_SENTENCE_KEY_RESERVE_DEPOSIT_SHARE, .once = true),
    OG_FIELD("withdraw_share", VALUE, og_reserve, withdraw_share, OG_RANGE_SHARE,
             OG_SENTENCE_KEY_RESERVE_WITHDRAW_SHARE, .once = true),
    OG_FIELD("planned", YEARS, og_reserve, planned, OG_RANGE_ANY, OG_SENTENCE_KEY_RESERVE_PLANNED,
             .object = &planned),
    OG_FIELD("certainty", NUMBER, og_reserve, certainty, 0.01, 0.99,
             OG_SENTENCE_KEY_RESERVE_CERTAINTY),
    OG_FIELDS_END};
static const og_object reserve = {OG_SENTENCE_OBJECT_RESERVE, sizeof(og_reserve), reserve_fields};

static const og_field budget_reserve_fields[] = {
    OG_FIELD("add", NUMBER, og_budget_reserve, add, 0, OG_LIMIT_NUMBER, OG_SENTENCE_KEY_BUDGET_ADD,
             .counted = true),
    OG_FIELD("withdraw", NUMBER, og_budget_reserve, withdraw, 0, OG_LIMIT_NUMBER,
             OG_SENTENCE_KEY_BUDGET_WITHDRAW, .counted = true),
    OG_FIELDS_END};
static const og_object budget_reserve = {OG_SENTENCE_OBJECT_BUDGET_YEAR, sizeof(og_budget_reserve),
                                         budget_reserve_fields};

static const og_field budget_fields[] = {
    OG_FIELD("label", TEXT, og_budget, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LABEL),
    OG_FIELD("lines", LEDGER, og_budget, lines, OG_RANGE_ANY, OG_SENTENCE_KEY_BUDGET_LINES,
             .counted = true),
    OG_FIELD("reserve", YEARS, og_budget, reserve, OG_RANGE_ANY, OG_SENTENCE_KEY_BUDGET_RESERVE,
             .object = &budget_reserve),
    OG_FIELDS_END};
static const og_object budget = {OG_SENTENCE_OBJECT_BUDGET, sizeof(og_budget), budget_fields};

static const og_field finance_fields[] = {
    OG_FIELD("lines", MAP, og_finance, lines, OG_RANGE_ANY, OG_SENTENCE_KEY_FINANCE_LINES,
             .object = &line),
    OG_FIELD("actuals", LEDGER, og_finance, actuals, OG_RANGE_ANY, OG_SENTENCE_KEY_FINANCE_ACTUALS,
             .counted = true),
    OG_FIELD("budgets", MAP, og_finance, budgets, OG_RANGE_ANY, OG_SENTENCE_KEY_FINANCE_BUDGETS,
             .object = &budget),
    OG_FIELD("reserve", OBJECT, og_finance, reserve, OG_RANGE_ANY, OG_SENTENCE_KEY_FINANCE_RESERVE,
             .object = &reserve),
    OG_FIELDS_END};
static const og_object finance = {OG_SENTENCE_OBJECT_FINANCE, sizeof(og_finance), finance_fields};

static const og_field correlation_fields[] = {
    OG_FIELD("between", NAMES, og_correlation, between, OG_RANGE_ANY,
             OG_SENTENCE_KEY_CORRELATION_BETWEEN, .required = true),
    OG_FIELD("rho", NUMBER, og_correlation, rho, -1, 1, OG_SENTENCE_KEY_CORRELATION_RHO,
             .required = true),
    OG_FIELDS_END};
static const og_object correlation = {OG_SENTENCE_OBJECT_CORRELATION, sizeof(og_correlation),
                                      correlation_fields};

static const og_field lever_fields[] = {
    OG_FIELD("label", TEXT, og_lever, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LEVER_LABEL),
    OG_FIELD("set", NAME, og_lever, set, OG_RANGE_ANY, OG_SENTENCE_KEY_LEVER_SET, .required = true),
    OG_FIELD("low", NUMBER, og_lever, low, OG_RANGE_ANY, OG_SENTENCE_KEY_LEVER_LOW, .with = "high"),
    OG_FIELD("high", NUMBER, og_lever, high, OG_RANGE_ANY, OG_SENTENCE_KEY_LEVER_HIGH,
             .with = "low"),
    OG_FIELD("earliest", DAY, og_lever, earliest, OG_RANGE_ANY, OG_SENTENCE_KEY_LEVER_EARLIEST,
             .with = "latest"),
    OG_FIELD("latest", DAY, og_lever, latest, OG_RANGE_ANY, OG_SENTENCE_KEY_LEVER_LATEST,
             .with = "earliest"),
    OG_FIELD("step", NUMBER, og_lever, step, OG_RANGE_POSITIVE, OG_SENTENCE_KEY_LEVER_STEP),
    OG_FIELDS_END};
static const og_object lever = {OG_SENTENCE_OBJECT_LEVER, sizeof(og_lever), lever_fields};

static const og_field check_fields[] = {
    OG_FIELD("label", TEXT, og_check, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_CHECK_LABEL),
    OG_FIELD("says", NUMBER, og_check, says, OG_RANGE_ANY, OG_SENTENCE_KEY_CHECK_SAYS,
             .required = true),
    OG_FIELD("of", NAME, og_check, of, OG_RANGE_ANY, OG_SENTENCE_KEY_CHECK_OF, .required = true),
    OG_FIELD("period", PERIOD, og_check, period, OG_RANGE_ANY, OG_SENTENCE_KEY_CHECK_PERIOD,
             .required = true),
    OG_FIELD("as_of", PERIOD, og_check, as_of, OG_RANGE_ANY, OG_SENTENCE_KEY_CHECK_AS_OF),
    OG_FIELD("against", CHOICE, og_check, against, OG_RANGE_ANY, OG_SENTENCE_KEY_CHECK_AGAINST,
             .choices = divisors),
    OG_FIELD("tolerance", NUMBER, og_check, tolerance, OG_RANGE_POSITIVE,
             OG_SENTENCE_KEY_CHECK_TOLERANCE),
    OG_FIELD("holds", FLAG, og_check, holds, OG_RANGE_ANY, OG_SENTENCE_KEY_CHECK_HOLDS),
    OG_FIELDS_END};
static const og_object check = {OG_SENTENCE_OBJECT_CHECK, sizeof(og_check), check_fields};

static const og_field observed_fields[] = {
    OG_FIELD("label", TEXT, og_observed, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_CHECK_LABEL),
    OG_FIELD("of", NAME, og_observed, of, OG_RANGE_ANY, OG_SENTENCE_KEY_OBSERVED_OF,
             .required = true),
    OG_FIELD("period", PERIOD, og_observed, period, OG_RANGE_ANY, OG_SENTENCE_KEY_OBSERVED_PERIOD,
             .required = true),
    OG_FIELD("is", NUMBER, og_observed, is, OG_RANGE_ANY, OG_SENTENCE_KEY_OBSERVED_IS,
             .required = true),
    OG_FIELD("sd", NUMBER, og_observed, sd, 1e-300, INFINITY, OG_SENTENCE_KEY_OBSERVED_SD,
             .required = true),
    OG_FIELDS_END};
static const og_object observed = {OG_SENTENCE_OBJECT_OBSERVATION, sizeof(og_observed),
                                   observed_fields};

static const og_field event_fields[] = {
    OG_FIELD("label", TEXT, og_event, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_EVENT_LABEL),
    OG_FIELD("on", DAY, og_event, on, OG_RANGE_ANY, OG_SENTENCE_KEY_EVENT_ON, .required = true),
    OG_FIELDS_END};
static const og_object event = {OG_SENTENCE_OBJECT_EVENT, sizeof(og_event), event_fields};

static const og_field horizon_fields[] = {OG_FIELD("start", MONTH, og_horizon, start, OG_RANGE_ANY,
                                                   OG_SENTENCE_KEY_HORIZON_START, .required = true),
                                          OG_FIELD("end", MONTH, og_horizon, end, OG_RANGE_ANY,
                                                   OG_SENTENCE_KEY_HORIZON_END, .required = true),
                                          OG_FIELDS_END};
static const og_object horizon = {OG_SENTENCE_OBJECT_HORIZON, sizeof(og_horizon), horizon_fields};

static const og_field simulation_fields[] = {
    OG_FIELD("replicates", WHOLE, og_simulation, replicates, 1, OG_LIMIT_REPLICATES,
             OG_SENTENCE_KEY_SIMULATION_REPLICATES),
    OG_FIELD("seed", WHOLE, og_simulation, seed, 0, 9007199254740992.0,
             OG_SENTENCE_KEY_SIMULATION_SEED),
    OG_FIELD("sampling", CHOICE, og_simulation, sampling, OG_RANGE_ANY,
             OG_SENTENCE_KEY_SIMULATION_SAMPLING, .choices = og_sampling_names),
    OG_FIELDS_END};
static const og_object simulation = {OG_SENTENCE_OBJECT_SIMULATION, sizeof(og_simulation),
                                     simulation_fields};

static const og_field case_fields[] = {
    OG_FIELD("label", TEXT, og_case_set, item.label, OG_RANGE_ANY, OG_SENTENCE_KEY_LABEL),
    OG_FIELD("kind", CHOICE, og_case_set, kind, OG_RANGE_ANY, OG_SENTENCE_KEY_CASE_SET_KIND,
             .choices = case_kinds),
    OG_FIELDS_END};
static const og_object case_set = {OG_SENTENCE_OBJECT_GROUP_OF_CASES, sizeof(og_case_set),
                                   case_fields};

static const og_field file_fields[] = {
    OG_FIELD("opgave", WHOLE, og_scenario, version, 1, 1, OG_SENTENCE_KEY_SCENARIO_OPGAVE,
             .required = true),
    OG_FIELD("title", TEXT, og_scenario, title, OG_RANGE_ANY, OG_SENTENCE_KEY_SCENARIO_TITLE,
             .required = true),
    OG_FIELD("municipality", TEXT, og_scenario, municipality, OG_RANGE_ANY,
             OG_SENTENCE_KEY_SCENARIO_MUNICIPALITY),
    OG_FIELD("language", CHOICE, og_scenario, language, OG_RANGE_ANY,
             OG_SENTENCE_KEY_SCENARIO_LANGUAGE, .choices = languages),
    OG_FIELD("horizon", OBJECT, og_scenario, horizon, OG_RANGE_ANY,
             OG_SENTENCE_KEY_SCENARIO_HORIZON, .required = true, .object = &horizon),
    OG_FIELD("simulation", OBJECT, og_scenario, simulation, OG_RANGE_ANY,
             OG_SENTENCE_KEY_SCENARIO_SIMULATION, .object = &simulation),
    OG_FIELD("sources", TEXTS, og_scenario, sources, OG_RANGE_ANY,
             OG_SENTENCE_KEY_SCENARIO_SOURCES),
    OG_FIELD("cases", CASES, og_scenario, cases, OG_RANGE_ANY, OG_SENTENCE_KEY_SCENARIO_CASES,
             .object = &case_set),
    OG_FIELD("inputs", VALUES, og_scenario, inputs, OG_RANGE_ANY, OG_SENTENCE_KEY_SCENARIO_INPUTS),
#define X(name, key, text)                                                                         \
    OG_FIELD(#key, MAP, og_scenario, key, OG_RANGE_ANY, OG_SENTENCE_##text,                        \
             .object = &og_##key##_object),
    OG_STREAM_LIST(X)
#undef X
        OG_FIELD("finance", OBJECT, og_scenario, finance, OG_RANGE_ANY,
                 OG_SENTENCE_KEY_SCENARIO_FINANCE, .object = &finance),
    OG_FIELD("correlations", LIST, og_scenario, correlations, OG_RANGE_ANY,
             OG_SENTENCE_KEY_SCENARIO_CORRELATIONS, .object = &correlation),
    OG_FIELD("levers", MAP, og_scenario, levers, OG_RANGE_ANY, OG_SENTENCE_KEY_SCENARIO_LEVERS,
             .object = &lever),
    OG_FIELD("observed", MAP, og_scenario, observed, OG_RANGE_ANY,
             OG_SENTENCE_KEY_SCENARIO_OBSERVED, .object = &observed),
    OG_FIELD("events", MAP, og_scenario, events, OG_RANGE_ANY, OG_SENTENCE_KEY_SCENARIO_EVENTS,
             .object = &event),
    OG_FIELD("checks", MAP, og_scenario, checks, OG_RANGE_ANY, OG_SENTENCE_KEY_SCENARIO_CHECKS,
             .object = &check),
    OG_FIELDS_END};
const og_object og_schema = {OG_SENTENCE_OBJECT_SCENARIO, sizeof(og_scenario), file_fields};
