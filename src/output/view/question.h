/* What a study looks at, for people: its name and its unit. */
#ifndef OG_OUTPUT_VIEW_QUESTION_H
#define OG_OUTPUT_VIEW_QUESTION_H

#include "output/view/scale.h"
#include "study/question.h"

/* Whether its values are euros: stocks of the reserve are, too. */
bool og_question_euros(const og_question *asked);

/* `largest`: the largest absolute value that is to be written. */
og_scale og_scale_of(const og_question *asked, double largest, og_language language);

/* "Asielzoekers: tekort, eind 2028"; "Kans op Asielzoekers: tekort, eind 2028 > 0" */
void og_question_name(const og_question *asked, og_language language, og_strbuf *out);

/* A condition in words: "Kans op … > 0 is hooguit 10%". */
void og_question_condition(const og_question *asked, og_language language, og_strbuf *out);

/* What one number of it is: the mean of a metric, a chance, a value. */
const char *og_question_word(const og_question *asked, og_language language);

/* Of a chance what lies within 0 and 1, of anything else the value. */
double og_question_within(const og_question *asked, double value);

#endif
