/* The page as text. */
#ifndef OG_OUTPUT_PAGE_PAGE_H
#define OG_OUTPUT_PAGE_PAGE_H

#include "output/page/start.h"

/* What a page is made of besides its starts. */
typedef struct og_page_parts {
    const og_page_start *starts; /* the first is the one that it opens with */
    size_t start_count;
    const char *theme; /* a municipality's CSS, or NULL */
    int64_t made_at;   /* seconds since 1970; 0: not told */
} og_page_parts;

/* Whether the program was built with what a page needs; else OG_ERR_EXTERNAL with what is missing.
 */
OG_NODISCARD og_status og_page_possible(og_error *err);

/* The whole file. */
OG_NODISCARD og_status og_page_text(const og_page_parts *parts, og_strbuf *out, og_error *err);

#endif
