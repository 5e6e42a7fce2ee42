/* What a stock that should be nothing (a shortage, a backlog) comes to at the end of each year: in
 * the title, and as numbers under the time axis. */
#ifndef OG_OUTPUT_CHART_OUTLOOK_H
#define OG_OUTPUT_CHART_OUTLOOK_H

#include "output/chart/draft.h"

typedef struct og_outlook {
    size_t series; /* monthly, with a chance of being positive */
    bool carries;  /* what is left at the end matters most; else the worst year's end does */
    og_word thing; /* "a shortage of places" */
    og_word sure, none;
    og_word chance; /* head of the chances */
} og_outlook;

/* The last month of a year, or of the horizon. */
bool og_outlook_ends_year(const og_plan *plan, size_t series, size_t month);

/* Whether it is the same in every replicate, all the time. */
bool og_outlook_known(const og_draft *draft, const og_outlook *outlook);

/* Sets the title: at which year ends it is nearly sure (which the guide explains), and how large
 * and likely it is at the worst of the others. */
void og_outlook_title(og_draft *draft, const og_outlook *outlook);

#define OG_OUTLOOK_HEIGHT 46.0 /* px that the numbers take below the labels of the axis */

/* px left of the panel that their heads take. */
double og_outlook_width(const og_outlook *outlook, og_language language);

/* Adds the numbers; `months`: what og_draft_time returned for the panel. */
void og_outlook_numbers(og_draft *draft, int panel, const og_panel *where, int months,
                        const og_outlook *outlook);

#endif
