/* An HTML file on paper. */
#ifndef OG_OUTPUT_FILE_PRINT_H
#define OG_OUTPUT_FILE_PRINT_H

#include "opgave.h"

/* A page to be printed. */
typedef struct og_print_job {
    const char *browser; /* NULL: the first Chromium on PATH */
    const char *html;    /* its text */
    const char *folder;  /* an empty one of its own, in which files and a profile may be left */
    const char *shown;   /* the page as messages call it */
    const og_progress *progress;
} og_print_job;

/* Prints it to `path`, which is put in place whole. The browser runs without a shell, sees only
 * the folder, and is kept from the network. OG_ERR_EXTERNAL when there is none, or it fails: the
 * message says how to print by hand. */
OG_NODISCARD og_status og_print_html(const og_print_job *job, const char *path, og_error *err);

#endif
