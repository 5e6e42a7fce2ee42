/* The scenario: what the file says, typed, every part knowing its place. Read-only once loaded.
 * Field names are the file's keys; units are those of the model page. */
#ifndef OG_SCENARIO_SCENARIO_H
#define OG_SCENARIO_SCENARIO_H

#include "base/arena.h"
#include "base/calendar.h"
#include "dist/dist.h"
#include "lang/diag.h"
#include "lang/language.h"
#include "random/design.h"
#include "yaml/tree.h"

/* ---- values ------------------------------------------------------------------------------ */

/* What a number rests on: a key of `sources`, or the text of an assumption. */
typedef struct og_grounds {
    og_ground kind;
    const char *text;
} og_grounds;

typedef enum og_value_kind {
    OG_VALUE_CONSTANT,
    OG_VALUE_DIST,
    OG_VALUE_FORECAST,
    OG_VALUE_SCHEDULE,
    OG_VALUE_INPUT,
    OG_VALUE_CASE,
    OG_VALUE_FREE,
    OG_VALUE_PRODUCT,
    OG_VALUE_SUM,
    OG_VALUE_MIN,
    OG_VALUE_MAX
} og_value_kind;

typedef enum og_vary { OG_VARY_DEFAULT, OG_VARY_RUN, OG_VARY_YEAR, OG_VARY_MONTH } og_vary;

typedef struct og_value og_value;

/* A history to forecast from: values of successive periods. */
typedef struct og_past {
    const double *y;
    size_t n;      /* at least 1 */
    int frequency; /* periods a year: 1, 2, 4, 12 */
    int64_t first; /* number of the first period: frequency x year + its place in it from 0 */
    bool negative; /* values may lie below zero */
    const char *together; /* moves with those of the same name; NULL: alone */
} og_past;

/* An entry of a schedule: in force from period.first on, until the next begins. */
typedef struct og_schedule_entry {
    og_period period;
    og_value *value;
} og_schedule_entry;

struct og_value {
    og_value_kind kind;
    og_pos pos;
    const char *path; /* "reception.azc.locations.paardenwei.delay": names the draw as well */
    size_t index;     /* in og_scenario.values; not for constants */
    og_grounds grounds;
    const og_pos *changed; /* where a what-if changed it; NULL: it is as it was stated */
    bool within;           /* it is what a changed value was made of */
    union {
        double constant;
        struct {
            og_dist dist;
            og_vary vary;
            bool overruled; /* it says otherwise, but is asked once per replicate */
            double persistence;
        };
        og_past past; /* of a forecast */
        struct {      /* sorted by first day, no two alike */
            og_schedule_entry *entries;
            size_t entry_count;
        };
        struct {               /* times * input + plus */
            const char *input; /* NULL: of the value that stands there, changed */
            const og_value *target;
            double times, plus;
        };
        struct { /* one item per case of the group, in the group's order */
            const char *group_name;
            size_t group;
            og_value **by_case;
            const char **case_names; /* as written, until resolved */
            size_t case_count;
        };
        struct {
            og_value **items;
            size_t item_count;
        };
        struct { /* a number in [low, high] that its plan's lever is set to, else `otherwise` */
            size_t lever; /* in og_scenario.free_values */
            double low, high;
            og_value *otherwise;
        };
    };
};

/* ---- parts ------------------------------------------------------------------------------- */

/* Pointers to parts of one type, in the order of the file. */
typedef struct og_array {
    void **at;
    size_t count;
} og_array;

/* What every part begins with. */
typedef struct og_item {
    const char *id, *path, *label; /* label: the identifier when the file gives none */
    og_pos pos;                    /* of the key */
    og_grounds grounds;
} og_item;

typedef struct og_number {
    bool given;
    double value;
    og_pos pos;
} og_number;

typedef struct og_flag {
    bool given, value;
} og_flag;

/* true, or the years in which it is so; ascending. */
typedef struct og_spell {
    bool given, always;
    int *years;
    size_t year_count;
} og_spell;

typedef struct og_when {
    bool given;
    og_period period; /* a day, or a month where that is allowed; of what is steered from the first
                         day on which it can begin, without an end */
    og_pos pos;
    struct og_trigger *trigger; /* it begins when the model sees the need; NULL: on the day */
} og_when;

typedef struct og_name {
    const char *text; /* NULL: not given */
    og_pos pos;
} og_name;

typedef struct og_names {
    og_name *at;
    size_t count;
    og_pos pos;
} og_names;

/* identifier -> number: weights of cases, places set apart. */
typedef struct og_count {
    og_item item;
    double value;
} og_count;

/* period -> number: what history or the ledger says. Sorted, not overlapping. */
typedef struct og_history_entry {
    og_period period;
    double value;
    og_pos pos;
} og_history_entry;

typedef struct og_history {
    og_history_entry *at;
    size_t count;
} og_history;

/* period -> taakstelling. Sorted by first day. */
typedef struct og_target {
    og_period period;
    og_value *value;
    bool corrected;     /* includes the achterstand at its start */
    double times, plus; /* what a what-if makes of the netto of a corrected one: 1 and 0 */
    og_pos pos;
} og_target;

typedef struct og_targets {
    og_target *at;
    size_t count;
    bool broken; /* a key was no period: coverage cannot be judged */
} og_targets;

/* {when: azc.shortfall, above: 50, for_months: 3, from: 2026-01-01} */
typedef struct og_trigger {
    og_item item;
    og_name when;
    og_number above, below, for_months;
    og_when from;
    /* Resolved: the series, of the stream or of one of its sub-groups (-1: of none). */
    size_t stream;
    int subgroup;
    og_role role;
} og_trigger;

typedef struct og_contract {
    og_item item;
    og_when from, until;
} og_contract;

typedef enum og_allocate_rule { OG_ALLOCATE_LARGEST, OG_ALLOCATE_ORDER } og_allocate_rule;

typedef struct og_location {
    og_item item;
    og_value *places;
    og_when opens, until;
    og_value *term_months, *delay, *probability, *extension;
    og_contract *contract;
    og_array of_which; /* og_count */
    og_names serves;
    int allocate; /* og_allocate_rule */
    og_name idle_to;
    size_t stream; /* index in og_scenario.streams */
} og_location;

typedef struct og_subgroup {
    og_item item;
    og_value *obligation;
} og_subgroup;

typedef struct og_population {
    og_item item;
    og_value *municipal, *private_hosts, *arrivals, *private_arrivals;
    og_value *departure_rate, *private_attrition_rate, *to_municipal;
} og_population;

typedef struct og_reception {
    og_item item;
    og_value *obligation, *occupancy;
    og_array subgroups; /* og_subgroup */
    og_array locations; /* og_location */
    og_population *population;
    og_number ignore_below; /* places or persons that words leave out */
} og_reception;

typedef struct og_supply {
    og_item item;
    og_value *persons_per_month, *homes_per_month, *share, *persons_per_home;
    og_when from, until;
    og_value *persons, *homes, *delay, *probability;
    og_when on;
    og_number over_months;
} og_supply;

typedef struct og_housing {
    og_item item;
    og_targets taakstelling;
    og_history realised;
    og_value *opening_backlog, *max_ahead;
    og_array supply;        /* og_supply */
    og_number ignore_below; /* persons that words leave out */
} og_housing;

/* The kinds of streams: the section of the file is `key`, its struct og_<key>, and all that is the
 * kind's own stands in kinds/<key>.c, with the row og_stream_<key> (kind.h). */
#define OG_STREAM_LIST(X)                                                                          \
    X(HOUSING, housing, KEY_STREAM_HOUSING)                                                        \
    X(RECEPTION, reception, KEY_STREAM_RECEPTION)

typedef enum og_stream_type {
#define X(name, key, text) OG_STREAM_##name,
    OG_STREAM_LIST(X)
#undef X
        OG_STREAM_TYPES
} og_stream_type;

/* A stream, in the order of the file. */
typedef struct og_stream {
    const og_item *item;
    const struct og_stream_kind *kind;
#define X(name, key, text) const og_##key *key; /* that of its kind is set */
    OG_STREAM_LIST(X)
#undef X
} og_stream;

/* What a line may be multiplied by: name, the targets it takes (R reception stream, L location,
 * H housing stream, N nothing), and what it counts. */
#define OG_DRIVER_LIST(X)                                                                          \
    X(PLACE_DAY, "place_day", "RL", DRIVER_PLACE_DAY)                                              \
    X(CONTRACT_PLACE_DAY, "contract_place_day", "RL", DRIVER_CONTRACT_PLACE_DAY)                   \
    X(CONTRACT_MONTH, "contract_month", "RL", DRIVER_CONTRACT_MONTH)                               \
    X(OCCUPIED_DAY, "occupied_day", "RL", DRIVER_OCCUPIED_DAY)                                     \
    X(SHORTFALL_DAY, "shortfall_day", "R", DRIVER_SHORTFALL_DAY)                                   \
    X(UNPLACED_DAY, "unplaced_day", "R", DRIVER_UNPLACED_DAY)                                      \
    X(PERSON_HOUSED, "person_housed", "H", DRIVER_PERSON_HOUSED)                                   \
    X(BACKLOG_PERSON, "backlog_person", "H", DRIVER_BACKLOG_PERSON)                                \
    X(PRIVATE_HOST_MONTH, "private_host_month", "R", DRIVER_PRIVATE_HOST_MONTH)                    \
    X(MONTH, "month", "RLHN", DRIVER_MONTH)                                                        \
    X(OPENING, "opening", "RL", DRIVER_OPENING)                                                    \
    X(CLOSING, "closing", "RL", DRIVER_CLOSING)                                                    \
    X(YEAR, "year", "RHN", DRIVER_YEAR)                                                            \
    X(ONCE, "once", "RLHN", DRIVER_ONCE)                                                           \
    X(EXCESS, "excess", "RHN", DRIVER_EXCESS)

typedef enum og_driver {
#define X(name, key, targets, text) OG_DRIVER_##name,
    OG_DRIVER_LIST(X)
#undef X
        OG_DRIVERS
} og_driver;

typedef struct og_index {
    og_value *factor; /* a value, or */
    og_value *growth; /* yearly growth after the year `base` */
    og_number base;   /* not given: the horizon's first year */
} og_index;

typedef struct og_line {
    og_item item;
    og_value *income, *cost; /* exactly one */
    int per;                 /* og_driver */
    og_name stream, location;
    og_index index;
    og_number spread_months;
    og_value *lag_months;
    og_when on;
    og_names costs, incomes;
    og_value *above;
    const char *code;          /* of a budget: the taakveld, say; NULL */
    og_spell incidental;       /* when it is not there every year */
    const og_history *actuals; /* what the ledger says; NULL: nothing */
    int stream_index;          /* in og_scenario.streams, that of the location too; -1: none */
    const og_location *at;     /* the location, or NULL */
} og_line;

typedef struct og_ledger {
    og_item item; /* id: the line's */
    og_history history;
} og_ledger;

/* What a part under a year begins with. */
typedef struct og_yearly {
    og_item item; /* id: the year */
    int year;
} og_yearly;

typedef struct og_planned {
    og_yearly of;
    og_value *add, *withdraw, *withdraw_if_needed, *cover_deficit;
} og_planned;

/* What a budget says of the reserve in a year. */
typedef struct og_budget_reserve {
    og_yearly of;
    og_number add, withdraw;
} og_budget_reserve;

/* A column to compare with: what was budgeted. */
typedef struct og_budget {
    og_item item;
    og_array lines;   /* og_ledger */
    og_array reserve; /* og_budget_reserve */
} og_budget;

typedef enum og_reserve_rule { OG_RULE_EQUALISE, OG_RULE_AUTHORISED } og_reserve_rule;

typedef struct og_reserve {
    og_item item;
    og_value *opening; /* NULL: unknown */
    bool opening_given;
    int rule; /* og_reserve_rule */
    og_value *deposit_share, *withdraw_share;
    og_array planned;    /* og_planned */
    og_number certainty; /* the council's level, a share */
} og_reserve;

typedef struct og_finance {
    og_item item;
    og_array lines;   /* og_line */
    og_array actuals; /* og_ledger */
    og_array budgets; /* og_budget, in the order of their columns */
    og_reserve *reserve;
} og_finance;

typedef struct og_correlation {
    og_item item;
    og_names between; /* two paths */
    og_number rho;
    bool idle; /* one of the two is constant: without effect */
} og_correlation;

typedef struct og_lever {
    og_item item;
    og_name set;
    og_number low, high, step; /* of a date `step` is in months, and the range */
    og_when earliest, latest;
} og_lever;

typedef enum og_against { OG_AGAINST_CORRECTED, OG_AGAINST_NETTO } og_against;

typedef struct og_check {
    og_item item;
    og_number says;
    const char *says_text; /* its decimals decide the rounding */
    og_name of;
    og_when period, as_of;
    int against;         /* og_against */
    og_number tolerance; /* of `says` */
    og_flag holds;       /* given and false: known not to hold */
} og_check;

/* What is known by now of something that the model computes. */
typedef struct og_observed {
    og_item item;
    og_name of;
    og_when period;
    og_number is, sd;
} og_observed;

typedef struct og_event {
    og_item item;
    og_when on;
} og_event;

typedef struct og_text_item {
    og_item item;
    const char *text;
} og_text_item;

/* What og_load_options.free asks for. */
typedef struct og_free_value {
    const char *path;
    double low, high;
    bool found, within; /* a value stands there, or a group of cases; it is being read */
} og_free_value;

/* Whether a future is decided later, by others, or is so already but not known here yet. */
typedef enum og_case_kind { OG_CASES_FUTURE, OG_CASES_UNKNOWN } og_case_kind;

/* A group of `cases:`. */
typedef struct og_case_set {
    og_item item;
    int kind;       /* og_case_kind */
    bool used;      /* some value differs by its cases */
    og_array cases; /* og_count: weight of each */
} og_case_set;

typedef struct og_input {
    og_item item;
    og_value *value;
} og_input;

typedef struct og_horizon {
    og_item item;
    og_when start, end;
} og_horizon;

typedef struct og_simulation {
    og_item item;
    og_number replicates, seed;
    int sampling; /* og_sampling */
} og_simulation;

/* A number of the file and what it rests on; for the substantiation list. */
typedef struct og_figure {
    const char *path, *text; /* text: as written */
    og_pos pos;
    og_grounds grounds;
} og_figure;

struct og_scenario {
    og_item item;
    og_arena arena;
    og_node *tree;               /* merged: what `show` prints */
    const char *name;            /* the file's name without folder and ending */
    const og_files_entry *files; /* that it was read from, in the order of reading */
    size_t folder; /* bytes of their paths before the name from that of the first on */

    og_number version;
    const char *title, *municipality;
    int language; /* og_language */
    og_horizon *horizon;
    og_simulation *simulation;
    og_array sources;                    /* og_text_item */
    og_array cases;                      /* og_case_set */
    og_array inputs;                     /* og_input */
#define X(name, key, text) og_array key; /* of og_<key> */
    OG_STREAM_LIST(X)
#undef X
    og_finance *finance;
    og_array correlations, levers, checks, events;
    og_array observed; /* og_observed */

    /* Resolved. */
    og_stream *streams;
    size_t stream_count;
    og_month first, last; /* the horizon's months, inclusive */
    og_figure *figures;
    size_t figure_count;
    og_free_value *free_values;
    size_t free_count;
    og_value **values; /* every value but constants, in the order of the file */
    size_t value_count;
};

/* As og_scenario_load_with, of a tree that is merged already, and copied; its texts must outlive
 * the scenario. `path` gives the name; `options` tell how CSV files are read. */
OG_NODISCARD og_status og_scenario_load_tree(const og_node *tree, const char *path,
                                             const og_load_options *options, og_scenario **out,
                                             og_diagnostics *diags);

/* Whether a line is incidental in a calendar year. */
bool og_line_incidental(const og_line *line, int year);

/* Whether a line counts this location: its own, or one under its stream. */
bool og_line_takes(const og_line *line, const og_location *location);

/* Whether what is paid for a location has no end. */
bool og_location_endless(const og_location *location);

og_sampling og_scenario_sampling(const og_scenario *scenario);

/* Index of the part with identifier `id`, or -1; the same of a stream in scenario->streams; the
 * location with that identifier, or NULL. */
int og_array_find(const og_array *array, const char *id);
int og_stream_find(const og_scenario *scenario, const char *id);
const og_location *og_location_find(const og_scenario *scenario, const char *id);

#endif
