/* What text, chart and files of a backtest share. */
#ifndef OG_OUTPUT_VIEW_BACKTEST_H
#define OG_OUTPUT_VIEW_BACKTEST_H

#include "lang/say.h"
#include "study/backtest.h"

/* Where what came lies in what was forecast. */
typedef enum og_within { OG_WITHIN_80, OG_WITHIN_95, OG_WITHIN_ABOVE, OG_WITHIN_BELOW } og_within;

og_within og_backtest_within(const og_backtest_point *point);

/* "binnen 80%", "erboven". */
const char *og_backtest_within_said(og_within within, og_language language);

/* Whether ranges kept their word, by the first period of each origin. */
typedef enum og_verdict {
    OG_VERDICT_FEW,    /* less than 5 of them tell nothing */
    OG_VERDICT_NARROW, /* so few within would come of such ranges less than once in twenty times */
    OG_VERDICT_WIDE,   /* likewise so many within 80% */
    OG_VERDICT_HELD
} og_verdict;

og_verdict og_backtest_verdict(const og_backtested *item);

/* "Statushouders: gehuisvest", or the path of a value. In the arena. */
const char *og_backtest_name(og_arena *arena, const og_backtested *item, og_language language);

/* "2024"; "januari t/m maart 2025". */
const char *og_backtest_period(og_arena *arena, og_period period, og_language language);

/* Decimals that tell values of this size apart: none from 10 on. */
int og_backtest_decimals(const og_backtested *item);

#endif
