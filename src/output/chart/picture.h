/* From a draft to its three files: picture, data and script. */
#ifndef OG_OUTPUT_CHART_PICTURE_H
#define OG_OUTPUT_CHART_PICTURE_H

#include "output/chart/draft.h"

/* Where charts are put and what they have in common. */
typedef struct og_chart_folder {
    const char *directory; /* exists */
    const char *gnuplot;   /* the program; NULL: "gnuplot" on PATH */
    og_language language;
    og_chart_format format;
    og_chart_fit fit;
    const og_progress *progress; /* or NULL */
    og_strbuf footer;
} og_chart_folder;

/* "seed 2025 · 10.000 doorrekeningen · opgave 0.1.0" */
void og_chart_footer(og_strbuf *out, uint64_t seed, uint64_t replicates, og_language language);

/* Of a draft NAME the picture NAME.svg|png|pdf, its data NAME.tsv, its script NAME.gp, and
 * NAME.alt.txt, which says in words what it shows, for who cannot see it or puts the picture
 * elsewhere; the command that draws it again by hand stands at the head of both. Each file is put
 * in place whole. OG_ERR_EXTERNAL when gnuplot is missing or fails, OG_ERR_IO when a file cannot be
 * written, OG_CANCELLED. `folder` is an og_chart_folder: for og_charts_make. */
OG_NODISCARD og_status og_chart_draw(void *folder, og_draft *draft, og_error *err);

#endif
