/* How numbers of one thing are written side by side: what one of it is, whether euros are counted
 * in thousands or millions, and how many decimals tell them apart. Tables and charts both ask here.
 */
#ifndef OG_OUTPUT_VIEW_SCALE_H
#define OG_OUTPUT_VIEW_SCALE_H

#include "base/strbuf.h"
#include "lang/figure.h"

typedef struct og_scale {
    double unit;      /* numbers are divided by it */
    int decimals;     /* 0 ... 6 */
    const char *name; /* "miljoen euro", "plekken", "%"; "" for places in `periods` */
    bool euro, share;
    bool marked; /* each number has its percent sign: there is no heading to have it */
    const char *const *periods; /* of a first(...): its numbers are places in these; else NULL */
    size_t period_count;
    og_language language;
} og_scale;

/* `largest`: the largest absolute value that is to be written. From a million euros on they are
 * written in millions, from a hundred thousand on in thousands. */
og_scale og_scale_euros(double largest, og_language language);
/* A share of 1, or with `percent` a number of percents, written in percents. */
og_scale og_scale_percent(double largest, bool percent, og_language language);
/* Shares of a whole, written in whole percents with their sign: "12%". */
og_scale og_scale_shares(og_language language);
/* What is counted: places, persons. */
og_scale og_scale_count(double largest, const char *name, og_language language);
/* Numbers that stand for these. */
og_scale og_scale_periods(const char *const *periods, size_t count, og_language language);

/* The number alone, as in a column under the unit: "12,3"; an en dash for NaN. `out` holds at least
 * OG_FORMAT_SIZE bytes. */
void og_scale_number(const og_scale *scale, double value, char *out);

/* The same with its sign, and of periods how many: "+12", "−1,2". */
void og_scale_signed(const og_scale *scale, double value, char *out);

/* As it is written with this scale; halves away from zero. */
double og_scale_round(const og_scale *scale, double value);

/* What is said to add up does so as it is written. Rounds `count` terms, which with `signs` of 1 or
 * -1 add up to `total`, up or down such that they add up to `shown`, the total as it is written:
 * those nearest to the other side give way, and zeros stay. Returns whether one had to. Terms that
 * do not add up to the total are rounded each by itself. */
#define OG_CLOSE_TERMS 8 /* at most */
bool og_scale_close(const og_scale *scale, double *terms, const int *signs, size_t count,
                    double total, double shown);

/* With its unit, as in a sentence, and as many decimals: "€ 1,23 mln", "12 plekken", "85%". */
void og_scale_say(const og_scale *scale, double value, og_strbuf *out);

/* A value of an input as people write it: "0,5". `out` as above. */
void og_point_say(double value, og_language language, char *out);

#endif
