/* What a report tells of: runs and studies, all made before a word is written. */
#ifndef OG_OUTPUT_REPORT_REPORT_H
#define OG_OUTPUT_REPORT_REPORT_H

#include "output/report/gallery.h"
#include "study/comparison.h"
#include "study/explain/explain.h"
#include "study/sensitivity.h"
#include "study/study.h"

struct og_report {
    og_arena arena;
    og_report_options options; /* without study and others: their texts are in the arena */
    og_progress progress;
    const char *theme; /* its CSS; NULL: none */
    og_study_run base;
    const char **set; /* "PATH=VALUE", on top of every scenario */
    size_t set_count;
    og_comparison **others; /* one other scenario each, with the walk there */
    size_t other_count;
    bool certain;              /* nothing is uncertain */
    og_sensitivity *moves;     /* NULL: nothing is uncertain, or */
    const char *moves_unknown; /* why it could not be told; NULL */
    og_explain *explain;       /* income and cost of the streams, and the need; NULL: none */
};

/* The charts of all these. */
typedef struct og_report_galleries {
    og_gallery run, moves, *others; /* others: other_count */
    const char *missing;            /* why there are none; NULL */
} og_report_galleries;

/* The whole of it as a document, in the scenario's language. */
OG_NODISCARD og_status og_report_document(const og_report *report,
                                          const og_report_galleries *galleries, og_document *out,
                                          og_error *err);

#endif
