/* What a study looks at, for people: its name, its unit, and its numbers. */
#ifndef OG_OUTPUT_VIEW_QUESTION_H
#define OG_OUTPUT_VIEW_QUESTION_H

#include "output/words.h"
#include "study/question.h"

/* How numbers of one thing are written side by side: divided by `unit`. */
typedef struct og_scale {
    double unit;
    int decimals;
    const char *name; /* "miljoen euro", "plekken", "%"; "" for first(...) */
    bool euro, share;
    const char *const *periods; /* of a first(...): its numbers are places in these; else NULL */
    size_t period_count;
    og_language language;
} og_scale;

/* Whether its values are euros: stocks of the reserve are, too. */
bool og_question_euros(const og_question *asked);

/* `largest`: the largest absolute value that is to be written. */
og_scale og_scale_of(const og_question *asked, double largest, og_language language);

/* The number alone, as in a column under the unit: "12,3"; an en dash for NaN. `out` holds at least
 * OG_FORMAT_SIZE bytes. */
void og_scale_number(const og_scale *scale, double value, char *out);

/* With its unit, as in a sentence: "€ 1,2 mln", "12 plekken", "85%". */
void og_scale_say(const og_scale *scale, double value, og_strbuf *out);

/* "Asielzoekers: tekort, eind 2028"; "Kans op Asielzoekers: tekort, eind 2028 > 0" */
void og_question_name(const og_question *asked, og_language language, og_strbuf *out);

/* What one number of it is: the mean of a metric, a chance, a value. */
og_word og_question_word(const og_question *asked);

/* Of a chance what lies within 0 and 1, of anything else the value. */
double og_question_within(const og_question *asked, double value);

/* A value of a --vary as people write it: "0,5". */
void og_point_say(double value, og_language language, char *out);

#endif
