/* One dimension of a sweep: a number that moves over a range, the cases of a group, or files. */
#ifndef OG_STUDY_AXIS_H
#define OG_STUDY_AXIS_H

#include "study/range.h"

#define OG_AXIS_POINTS 1000 /* at most */

typedef enum og_axis_kind { OG_AXIS_NUMBER, OG_AXIS_CASE, OG_AXIS_FILE } og_axis_kind;

typedef struct og_axis {
    og_axis_kind kind;
    const char *path;  /* what --set changes, "cases.GROUP", or "file" */
    const char *label; /* for people; "" for files */
    size_t count;
    bool dates;            /* NUMBER: the points are days (base/calendar.h) */
    double *values;        /* NUMBER: where the points are */
    const char **names;    /* the points as data: "0.5", identifier of the case, name of the file */
    const char **labels;   /* and for people */
    const char **settings; /* NUMBER: for --set; FILE: the path */
} og_axis;

/* `text` is a range (of which the default step makes 10 parts), "case:GROUP" or "file:A,B".
 * Everything lives in `arena` or the scenario. OG_ERR_VALUE tells the column. */
og_status og_axis_parse(const char *text, const og_scenario *scenario, og_arena *arena,
                        og_axis *out, og_error *err);

#endif
