/* Runs gnuplot, shut in: it sees a private folder with files of fixed names and nothing else. */
#ifndef OG_OUTPUT_CHART_GNUPLOT_H
#define OG_OUTPUT_CHART_GNUPLOT_H

#include "opgave.h"

#include <stddef.h>

/* One picture to draw. */
typedef struct og_gnuplot_job {
    const char *program;   /* NULL: "gnuplot" on PATH */
    const char *directory; /* where the three files come to stand; exists */
    const char *name;      /* of the files, without ending: [a-z0-9_-] and not too long */
    const char *script; /* the text of NAME.gp, run as `gnuplot -d -c SCRIPT DATA PICTURE FORMAT` */
    const char *data;   /* the text of NAME.tsv */
    og_chart_format format;
    double inch; /* of an SVG: inches to a px where it has a size on paper; 0: it has none */
    const char *title, *description, *language; /* put into an SVG; any text, "nl" */
    double seconds;                             /* limit on the wall clock; 0: 60 */
    const og_progress *progress;                /* or NULL; told `share` while it waits */
    double share;
} og_gnuplot_job;

/* Draws it in a private folder inside the directory and puts script, data and picture in place,
 * each whole; when it fails the old ones stay. OG_ERR_EXTERNAL when gnuplot is missing, fails,
 * hangs or leaves half a picture (what it said is in *err), OG_ERR_IO, OG_ERR_MEMORY, OG_CANCELLED.
 */
OG_NODISCARD og_status og_gnuplot_draw(const og_gnuplot_job *job, og_error *err);

/* "svg", "png", "pdf" */
const char *og_gnuplot_ending(og_chart_format format);

#endif
