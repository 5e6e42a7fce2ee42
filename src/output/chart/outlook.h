/* What a stock that should be nothing (a shortage, a backlog) comes to: in the title, and at the
 * end of each year as numbers under the time axis. */
#ifndef OG_OUTPUT_CHART_OUTLOOK_H
#define OG_OUTPUT_CHART_OUTLOOK_H

#include "output/chart/draft.h"
#include "output/chart/layout.h"

typedef struct og_outlook {
    size_t series;              /* monthly, with a chance of being positive */
    bool carries;               /* what is left at the end is told too */
    og_sentence thing, nothing; /* "een tekort aan plekken", "geen tekort aan plekken" */
    og_sentence chance;         /* head of the chances */
} og_outlook;

/* The last month of a year, or of the horizon. */
bool og_outlook_ends_year(const og_plan *plan, size_t series, size_t month);

/* Whether it is the same in every replicate, all the time. */
bool og_outlook_known(const og_draft *draft, const og_outlook *outlook);

/* Sets the title: in which months it is nearly sure (which the guide explains), how large it then
 * gets, and how likely it is in the others. All of it is true of every month of the series, however
 * it goes up and down. */
void og_outlook_title(og_draft *draft, const og_outlook *outlook);

/* px that the numbers take below the labels of the axis. */
double og_outlook_height(const og_draft *draft, const og_outlook *outlook);

/* px left of the panel that their heads take. */
double og_outlook_width(const og_draft *draft, const og_outlook *outlook);

/* Adds the numbers; `months`: what og_draft_time returned for the panel. */
void og_outlook_numbers(og_draft *draft, int panel, const og_panel *where, int months,
                        const og_outlook *outlook);

#endif
