/* What a page knows, as JSON. */
#ifndef OG_OUTPUT_PAGE_DATA_H
#define OG_OUTPUT_PAGE_DATA_H

#include "output/page/start.h"

/* Adds it, safe to stand in a <script>: the sentences, the colours of the charts, and what the
 * starts have: series, metrics, cases, levers. */
OG_NODISCARD og_status og_page_data_add(const og_page_start *starts, size_t count, og_strbuf *out,
                                        og_error *err);

#endif
