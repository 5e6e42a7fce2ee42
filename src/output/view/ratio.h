/* What is available over what is needed, and its class. */
#ifndef OG_OUTPUT_VIEW_RATIO_H
#define OG_OUTPUT_VIEW_RATIO_H

/* 'A' above 2.0, 'B' from 1.4, 'C' from 1.0, 'D' from 0.8, 'E' from 0.6, else 'F': the classes of
 * weerstandsvermogen of Universiteit Twente and NAR, as Dutch municipalities use them. Both in
 * euros, needed > 0; bounds are exact, whatever a division rounds. */
char og_ratio_class(double available, double needed);

#endif
