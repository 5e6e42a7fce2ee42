#include "compile/role.h"

enum {
    HIDDEN = 1 << 0,
    POSITIVE = 1 << 1,
    HISTORIC = 1 << 2,
    OWN_PERIODS = 1 << 3,
    YEARLY = 1 << 4,
    SUMMED = 1 << 5
};

static og_role_row row(og_sentence label, og_unit unit, og_measure measure, unsigned flags)
{
    return (og_role_row){.label = label,
                         .unit = unit,
                         .measure = measure,
                         .hidden = (flags & HIDDEN) != 0,
                         .positive = (flags & POSITIVE) != 0,
                         .historic = (flags & HISTORIC) != 0,
                         .own_periods = (flags & OWN_PERIODS) != 0,
                         .yearly = (flags & YEARLY) != 0,
                         .summed = (flags & SUMMED) != 0};
}

#define ROW(name, label, unit, measure, flags)                                                     \
    case OG_ROLE_##name:                                                                           \
        return row(OG_SENTENCE_##label, OG_UNIT_##unit, OG_MEASURE_##measure, flags);

/* A switch, so that the compiler finds the role that has no row. */
og_role_row og_role_of(og_role role)
{
    switch (role) {
        ROW(OBLIGATION, ROLE_OBLIGATION, PLACE, STOCK, 0)
        ROW(CAPACITY, ROLE_CAPACITY, PLACE, STOCK, 0)
        ROW(SHORTFALL, ROLE_SHORTFALL, PLACE, STOCK, POSITIVE | YEARLY | SUMMED)
        ROW(SURPLUS, ROLE_SURPLUS, PLACE, STOCK, 0)
        ROW(DEMAND, ROLE_DEMAND, PERSON, STOCK, 0)
        ROW(OCCUPIED, ROLE_OCCUPIED, PERSON, STOCK, 0)
        ROW(UNPLACED, ROLE_UNPLACED, PERSON, STOCK, POSITIVE)
        ROW(PRIVATE, ROLE_PRIVATE, PERSON, STOCK, 0)
        ROW(PLACES, ROLE_PLACES, PLACE, STOCK, 0)
        ROW(OPEN, ROLE_OPEN, LOCATION, STOCK, HIDDEN)
        ROW(HOUSED, ROLE_HOUSED, PERSON, FLOW, HISTORIC)
        ROW(BACKLOG, ROLE_BACKLOG, PERSON, STOCK, POSITIVE | HISTORIC | YEARLY)
        ROW(TAAKSTELLING, ROLE_TAAKSTELLING, PERSON, FLOW, HISTORIC)
        ROW(CORRECTED, ROLE_CORRECTED, PERSON, STOCK, HISTORIC | OWN_PERIODS)
        ROW(REALISED, ROLE_REALISED, PERSON, FLOW, HISTORIC | SUMMED)
        ROW(PERCENTAGE, ROLE_PERCENTAGE, PERCENT, RATIO, HISTORIC | OWN_PERIODS)
        ROW(INCOME, ROLE_INCOME, EURO, MONEY, 0)
        ROW(COST, ROLE_COST, EURO, MONEY, 0)
        ROW(LINE, ROLE_LINE, EURO, MONEY, 0)
        ROW(RESULT, ROLE_RESULT, EURO, MONEY, SUMMED)
        ROW(BALANCE, ROLE_BALANCE, EURO, STOCK, 0)
        ROW(ADDED, ROLE_ADDED, EURO, MONEY, 0)
        ROW(TO_RESULT, ROLE_TO_RESULT, EURO, MONEY, 0)
        ROW(WITHDRAWN, ROLE_WITHDRAWN, EURO, MONEY, 0)
        ROW(UNCOVERED, ROLE_UNCOVERED, EURO, MONEY, POSITIVE | SUMMED)
        ROW(DRAWDOWN, ROLE_DRAWDOWN, EURO, STOCK, YEARLY)
        ROW(PART, ROLE_PART, PLACE, STOCK, HIDDEN)
        ROW(PLANNED, ROLE_PLANNED, EURO, STOCK, HIDDEN | YEARLY)
        ROW(SHORT, ROLE_SHORT, PLACE, STOCK, HIDDEN)
        ROW(WITHOUT, ROLE_WITHOUT, PERSON, STOCK, HIDDEN)
        ROW(BEHIND, ROLE_BEHIND, PERSON, STOCK, HIDDEN)
        ROW(MOST_SHORT, ROLE_MOST_SHORT, PLACE, STOCK, HIDDEN)
        ROW(MOST_WITHOUT, ROLE_MOST_WITHOUT, PERSON, STOCK, HIDDEN)
        ROW(CHARGED, ROLE_CHARGED, EURO, MONEY, HIDDEN)
        ROW(OUTSTANDING, ROLE_OUTSTANDING, EURO, MONEY, HIDDEN)
    }
    return (og_role_row){0};
}

bool og_role_counts(og_role role, og_day first, og_day last, og_day end, og_period asked)
{
    const og_role_row of = og_role_of(role);
    if (of.own_periods)
        return first == asked.first && last == asked.last;
    if (of.measure == OG_MEASURE_STOCK)
        return asked.last == last || (asked.last == end && first <= end && end < last);
    return first >= asked.first && last <= asked.last;
}
