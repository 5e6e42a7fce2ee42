/* Plans for studies: of a few metrics alone, and with something held still. */
#ifndef OG_COMPILE_REQUEST_H
#define OG_COMPILE_REQUEST_H

#include "opgave.h"

typedef struct og_request {
    const char *const *metrics; /* as for og_plan_new */
    size_t metric_count;
    bool metrics_only; /* what does not lead to them (or to the cases) is not computed: series are
                          listed but have no value, and there are no other metrics */
    og_progress progress; /* told while the model is stated */
    bool prior;           /* what is observed plays no part */
    bool observing;   /* set by og_plan_request itself: the plan of what is observed, in which money
                         is booked by month and the ledger is closed */
    bool detail;      /* series of the parts that figures are taken apart into (detail.h) */
    bool independent; /* replicates, whatever `sampling` the scenario asks for */
    const char *held; /* path of a draw that is made once per replicate (others of that path are not
                        held); NULL: none is held */
    double at; /* of a value's draw its u, in (0, 1); of an event 1 or 0: it happens, or not; of a
                  group of cases the number of the case */
} og_request;

/* As og_plan_new. What is correlated with the value that is held stays as it is. */
OG_NODISCARD og_status og_plan_request(const og_scenario *scenario, const og_request *request,
                                       og_plan **out, og_diagnostics *diags, og_error *err);

#endif
