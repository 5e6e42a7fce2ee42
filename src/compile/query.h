/* The one grammar in which people ask for numbers (doc/expressions.md), read without knowing any
 * scenario: which series there are, metric.c finds out.
 *
 *   condition = statistic compare limit
 *   statistic = "mean" "(" metric ")" | "p" N "(" metric ")" | "p" "(" metric compare limit ")"
 *   metric    = term { ("+" | "-") term }
 *   term      = "reserve.required_opening" ["@" year] | "line." line ".committed"
 *             | series "@" period | series "." ("min" | "max" | "mean" | "sum")
 *             | "first" "(" series (">" | "<") number ["from" period] ")"
 *   compare   = "<" | "<=" | ">" | ">="
 *   limit     = number, or a period where the metric is first(...)
 *   N         = 1 ... 99
 *
 * Names may hold a "-", so one that subtracts stands after a space. */
#ifndef OG_COMPILE_QUERY_H
#define OG_COMPILE_QUERY_H

#include "base/calendar.h"
#include "lang/catalogue.h"
#include "opgave.h"

#define OG_QUERY_TERMS 16 /* of a metric */

typedef enum og_query_kind {
    OG_QUERY_METRIC,
    OG_QUERY_STATISTIC,
    OG_QUERY_CONDITION
} og_query_kind;

typedef enum og_statistic {
    OG_STATISTIC_MEAN,
    OG_STATISTIC_QUANTILE,
    OG_STATISTIC_SHARE
} og_statistic;

typedef enum og_compare {
    OG_COMPARE_LESS,
    OG_COMPARE_AT_MOST,
    OG_COMPARE_MORE,
    OG_COMPARE_AT_LEAST
} og_compare;

typedef enum og_reduction {
    OG_REDUCE_NONE, /* a name alone: no metric, but who knows the series says what is missing */
    OG_REDUCE_REQUIRED_OPENING,
    OG_REDUCE_COMMITTED,
    OG_REDUCE_AT,
    OG_REDUCE_MIN,
    OG_REDUCE_MAX,
    OG_REDUCE_MEAN,
    OG_REDUCE_SUM,
    OG_REDUCE_FIRST_ABOVE,
    OG_REDUCE_FIRST_BELOW
} og_reduction;

/* A stretch of the text, in bytes from its start. */
typedef struct og_stretch {
    size_t at, length;
} og_stretch;

typedef struct og_query_term {
    bool minus;
    og_reduction reduction;
    og_stretch series;    /* its identifier; of COMMITTED that of the line's series */
    og_stretch period_at; /* AT: where the period stands, and */
    og_period period;     /* what it is; REQUIRED_OPENING and FIRST: length 0 where none is given */
    double than;          /* FIRST_ABOVE, FIRST_BELOW */
} og_query_term;

typedef struct og_query_metric {
    og_stretch part;
    og_query_term terms[OG_QUERY_TERMS];
    size_t count; /* at least 1; a first(...) stands alone */
} og_query_metric;

typedef struct og_limit {
    og_compare compare;
    og_stretch part;  /* of the number or the period */
    double number;    /* unless */
    bool is_period;   /* then */
    og_period period; /* is what a first(...) is compared with */
} og_limit;

typedef struct og_query {
    const char *text;
    og_query_kind kind;
    og_query_metric metric;
    og_stretch part; /* of the statistic */
    og_statistic statistic;
    unsigned percent; /* QUANTILE */
    og_limit share;   /* SHARE: what is counted */
    og_limit limit;   /* CONDITION */
} og_query;

/* `text` stays the caller's and must outlive the query. OG_ERR_VALUE, with the column. */
OG_NODISCARD og_status og_query_parse(const char *text, og_query *out, og_error *err);

/* The same kind of error for a fault that only who reads on can see:
 * OG_QUERY_FAIL(text, at, err, NAME, .place = value, ...). */
#define OG_QUERY_FAIL(text, at, err, ...)                                                          \
    og_query_fail(text, at, err, OG_SENTENCE(__VA_ARGS__), OG_VALUES(__VA_ARGS__))
og_status og_query_fail(const char *text, size_t at, og_error *err, og_sentence sentence,
                        const char *const *values);

/* Whether the metric is a first(...), whose values are numbers of periods. */
bool og_query_is_first(const og_query *query);

#endif
