/* A scenario that is loaded once, for targets that ask something of one. */
#ifndef FUZZ_SMALL_H
#define FUZZ_SMALL_H

/* A reception stream with a location, a housing stream, money and a case group; with levers. */
#define SMALL                                                                                      \
    "opgave: 1\ntitle: small\nlanguage: en\nhorizon: {start: 2026-01, end: 2026-12}\n"             \
    "inputs: {rate: {low: 1, likely: 2, high: 4}}\n"                                               \
    "cases: {future: {stays: 0.6, goes: 0.4}}\n"                                                   \
    "levers: {norm: {set: reception.azc.obligation, low: 0, high: 900}}\n"                         \
    "reception: {azc: {obligation: 619, locations: {school: {places: 340},"                        \
    " barn: {places: 404, opens: 2026-03-01, delay: {low: 0, likely: 4, high: 12}}}}}\n"           \
    "housing: {status: {taakstelling: {2026: 200}, opening_backlog: 20,"                           \
    " supply: {social: {homes_per_month: 6, persons_per_home: 2}}}}\n"

#endif
