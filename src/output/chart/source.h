/* What charts are made from: a run, or a study. */
#ifndef OG_OUTPUT_CHART_SOURCE_H
#define OG_OUTPUT_CHART_SOURCE_H

#include "forecast/forecast.h"
#include "lang/language.h"
#include "output/chart/extra.h"
#include "study/backtest.h"
#include "study/choose.h"
#include "study/comparison.h"
#include "study/sensitivity.h"
#include "study/solve.h"
#include "study/sweep.h"

typedef enum og_chart_study {
    OG_CHART_RUN,
    OG_CHART_COMPARISON,
    OG_CHART_SWEEP,
    OG_CHART_SOLVE,
    OG_CHART_CHOOSE,
    OG_CHART_SENSITIVITY,
    OG_CHART_FORECAST,
    OG_CHART_BACKTEST
} og_chart_study;

typedef struct og_chart_source {
    og_chart_study study;
    og_language language;
    const char *question;        /* above the title; NULL: none */
    const char *origin;          /* at the head of the footer: a title; NULL: none */
    const og_plan *plan;         /* of a run; of a comparison the base's */
    const og_result *result;     /* likewise */
    const og_chart_extra *extra; /* likewise */
    union {                      /* the study */
        const og_comparison *comparison;
        const og_sweep *sweep;
        const og_solve *solve;
        const og_choose *choose;
        const og_sensitivity *sensitivity;
        const og_forecast *forecast;
        const og_backtest *backtest;
    } of;
} og_chart_source;

#endif
