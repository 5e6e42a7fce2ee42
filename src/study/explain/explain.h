/* A figure taken apart: steps, each a figure with the rows that add up to it, down to the values in
 * the scenario's file. All of it are means over the replicates that were kept. */
#ifndef OG_STUDY_EXPLAIN_EXPLAIN_H
#define OG_STUDY_EXPLAIN_EXPLAIN_H

#include "scenario/scenario.h"
#include "study/question.h"
#include "study/study.h"

#define OG_EXPLAIN_FACTORS 3
#define OG_EXPLAIN_NONE ((size_t)-1)

/* How one series gives one number. */
typedef enum og_explain_mode {
    OG_EXPLAIN_AT,    /* its value in period `last` */
    OG_EXPLAIN_SUM,   /* over the periods first ... last */
    OG_EXPLAIN_CHANGE /* from the end of the period before `first` to that of `last` */
} og_explain_mode;

typedef struct og_explain_target {
    size_t series, first, last;
    og_explain_mode mode;
} og_explain_target;

/* In what numbers are written. */
typedef enum og_explain_unit {
    OG_EXPLAIN_EUROS,
    OG_EXPLAIN_HEADS,   /* places, persons, days of these */
    OG_EXPLAIN_PERCENT, /* a number of percents */
    OG_EXPLAIN_FACTOR   /* a factor of a product: as many decimals as it takes */
} og_explain_unit;

typedef struct og_explain_factor {
    og_sentence word;       /* "prijs" */
    double mean, low, high; /* low, high: 5 % and 95 %; NaN where that is not known */
} og_explain_factor;

typedef enum og_explain_kind {
    OG_EXPLAIN_PART,
    OG_EXPLAIN_PRODUCT, /* of its factors, means all */
    OG_EXPLAIN_TOGETHER /* a mean of products is not the product of means: what that makes */
} og_explain_kind;

typedef struct og_explain_row {
    og_explain_kind kind;
    og_sentence word;   /* what it is; OG_SENTENCES: its name says so */
    const char *name;   /* of a line, a location, a case; NULL: none */
    double value;       /* adds to the step's value */
    double low, high;   /* 5 % and 95 % of it; NaN where that is not known */
    og_day first, last; /* of what time; last < first: of the step's */
    og_explain_factor factors[OG_EXPLAIN_FACTORS];
    size_t factor_count;
    size_t step;        /* that takes it apart; OG_EXPLAIN_NONE: none, and then perhaps */
    const char *figure; /* how it is asked for: "line.care@2026"; NULL: it cannot be */
} og_explain_row;

/* A value that a step rests on. */
typedef struct og_explain_ground {
    const char *path; /* in the scenario; of a day that of its key */
    og_pos pos;
    og_grounds grounds;
    const og_value *value; /* NULL: a day, or what decides it */
    const char *name;      /* of a day: whose, */
    og_sentence key;       /* which of its days */
    og_day day;            /* and the day; OG_EXPLAIN_NO_DAY: the model decides it */
} og_explain_ground;
#define OG_EXPLAIN_NO_DAY INT32_MIN

typedef struct og_explain_step {
    og_explain_target target; /* series OG_EXPLAIN_NONE: of what was asked itself */
    og_sentence word;         /* what it is; OG_SENTENCES: the series' role */
    const char *name;         /* whose; "" */
    const char *figure;       /* how it is asked for; NULL */
    og_explain_unit unit;
    size_t depth; /* 0: what was asked */
    double value, low, high;
    og_day first, last; /* of what time; last < first: none */
    bool at;            /* at the end of that */
    og_explain_row *rows;
    size_t row_count, row_capacity;
    og_explain_ground *grounds;
    size_t ground_count, ground_capacity;
} og_explain_step;

/* One figure that was asked for. */
typedef struct og_explain_figure {
    og_question asked;
    double level; /* of a need: of what share of the futures; else NaN */
    size_t first_step, step_count;
} og_explain_figure;

struct og_explain {
    og_arena arena;
    og_study_run run;
    size_t depth; /* steps at this depth are not made */
    og_explain_figure *figures;
    size_t figure_count;
    og_explain_step *steps;
    size_t step_count, step_capacity;
    size_t begin; /* steps of the figure at hand begin here */
};

#endif
