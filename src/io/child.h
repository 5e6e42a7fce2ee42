/* Another program, run without a shell and shut in: nothing to read, its own process group, limits,
 * and its words kept. */
#ifndef OG_IO_CHILD_H
#define OG_IO_CHILD_H

#include "opgave.h"

#include <stddef.h>

#define OG_CHILD_HEARD 8192 /* bytes of its stderr that are kept */

typedef struct og_child_job {
    const char *const *arguments;   /* NULL-terminated; the first is the program: its path, or its
                                     * name on PATH */
    const char *const *environment; /* NULL-terminated: all that it sees */
    const char *folder;             /* it runs there */
    double seconds;                 /* limit on the wall clock */
    /* Limits that the system holds, each process to itself; 0: none. */
    unsigned long processor_seconds, memory, file; /* bytes of memory, of each file */
    const og_progress *progress;                   /* or NULL; told `share` while it waits */
    double share;
} og_child_job;

typedef enum og_child_end {
    OG_CHILD_DONE,     /* it answered 0 */
    OG_CHILD_FAILED,   /* it answered `number` */
    OG_CHILD_KILLED,   /* by the signal `number` */
    OG_CHILD_MISSING,  /* there is no such program */
    OG_CHILD_NOT_RUN,  /* it could not be started: errno `number` */
    OG_CHILD_LOST,     /* it could not be waited for: errno `number` */
    OG_CHILD_SLOW,     /* it took longer than it may, and was ended */
    OG_CHILD_CANCELLED /* by the progress, and was ended */
} og_child_end;

typedef struct og_child_report {
    og_child_end end;
    int number;
    char heard[OG_CHILD_HEARD + 1]; /* its stderr on one line, without what acts on a terminal */
} og_child_report;

/* Runs it to its end; whatever it started ends with it. */
void og_child_run(const og_child_job *job, og_child_report *report);

/* The last of what it said, where a message has more to say: at most 240 bytes. */
const char *og_child_last_words(const og_child_report *report);

#endif
