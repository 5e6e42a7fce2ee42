/* What a scenario may hold at most: the one table (doc/limits.md, `opgave help limits`). Beyond a
 * limit a file is refused with its place; within all of them every command takes seconds at most
 * before it begins to draw. */
#ifndef OG_BASE_LIMITS_H
#define OG_BASE_LIMITS_H

#define OG_LIMIT_FILE (4u << 20)    /* bytes of a scenario or CSV file */
#define OG_LIMIT_FILES 32           /* files that extend one another */
#define OG_LIMIT_DEPTH 64           /* levels of nesting */
#define OG_LIMIT_NODES 200000       /* values of a file */
#define OG_LIMIT_KEYS 4096          /* keys of one map, of all files that are merged */
#define OG_LIMIT_KEY 256            /* bytes of a key */
#define OG_LIMIT_SCALAR (64u << 10) /* bytes of a text */
#define OG_LIMIT_COLUMN_VALUES                                                                     \
    400000                     /* values read from CSV files, one that is used twice twice         \
                                */
#define OG_LIMIT_FORECASTS 100 /* values that are forecast */
#define OG_LIMIT_PAST 20000    /* values of their histories, of all together */
#define OG_LIMIT_NUMBER                                                                            \
    1e15 /* a number of a scenario, and anything that is made of it: euros are whole */
#define OG_LIMIT_LOCATIONS 4096        /* locations, of all streams */
#define OG_LIMIT_SERVES 64             /* streams that one flexible location serves */
#define OG_LIMIT_CORRELATED 500        /* values that are correlated with others */
#define OG_LIMIT_ERRORS 1000           /* errors that are kept, and the same of advice */
#define OG_LIMIT_SHOWN 100             /* errors that are shown, and looked for what was meant */
#define OG_LIMIT_PLAN_NODES (1u << 21) /* instructions and values of a plan */
#define OG_LIMIT_PLAN_STEPS (1u << 23) /* expressions that are looked at to make it */

/* Of a run, a study. */
#define OG_LIMIT_HORIZON 60            /* periods that are forecast after a history */
#define OG_LIMIT_MONTHS 1200           /* of a horizon */
#define OG_LIMIT_TERMS 10000           /* of a sum, product, min or max, those of its inputs too */
#define OG_LIMIT_OUTCOMES 65536        /* of a distribution that is a list, or counts */
#define OG_LIMIT_REPLICATES 1000000000 /* drawn, of a run */
#define OG_LIMIT_THREADS 1024          /* more are not started */
#define OG_LIMIT_RUNS 10000            /* of a sweep; values of a solve */

/* X(LIMIT_NAME, unit): all of them, in the order in which they are told; the unit that they are
 * told in.
 */
#define OG_LIMIT_LIST(X)                                                                           \
    X(LIMIT_FILE, 1u << 20)                                                                        \
    X(LIMIT_FILES, 1)                                                                              \
    X(LIMIT_DEPTH, 1)                                                                              \
    X(LIMIT_NODES, 1)                                                                              \
    X(LIMIT_KEYS, 1)                                                                               \
    X(LIMIT_KEY, 1)                                                                                \
    X(LIMIT_SCALAR, 1u << 10)                                                                      \
    X(LIMIT_COLUMN_VALUES, 1)                                                                      \
    X(LIMIT_FORECASTS, 1)                                                                          \
    X(LIMIT_PAST, 1)                                                                               \
    X(LIMIT_HORIZON, 1)                                                                            \
    X(LIMIT_NUMBER, 1)                                                                             \
    X(LIMIT_MONTHS, 1)                                                                             \
    X(LIMIT_LOCATIONS, 1)                                                                          \
    X(LIMIT_SERVES, 1)                                                                             \
    X(LIMIT_TERMS, 1)                                                                              \
    X(LIMIT_OUTCOMES, 1)                                                                           \
    X(LIMIT_CORRELATED, 1)                                                                         \
    X(LIMIT_ERRORS, 1)                                                                             \
    X(LIMIT_SHOWN, 1)                                                                              \
    X(LIMIT_PLAN_NODES, 1)                                                                         \
    X(LIMIT_PLAN_STEPS, 1)                                                                         \
    X(LIMIT_REPLICATES, 1)                                                                         \
    X(LIMIT_THREADS, 1)                                                                            \
    X(LIMIT_RUNS, 1)

#endif
