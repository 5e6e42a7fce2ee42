/* Advice on what lies wholly outside the horizon, or ends before it begins. */
#ifndef OG_SCENARIO_ADVICE_SPAN_H
#define OG_SCENARIO_ADVICE_SPAN_H

#include "scenario/loader.h"

/* Of lines and of what is planned for the reserve. */
void og_advise_span(og_loader *loader);

/* Of a part that is there from a first to a last day; either may not be given. */
void og_advise_span_of(og_loader *loader, const og_item *item, const og_when *from,
                       const og_when *until);

/* When `until` lies before `from`, which stands at `from_key`. */
void og_advise_order(og_loader *loader, const og_item *item, const og_when *from,
                     const char *from_key, const og_when *until);

/* That what stands at `pos` changes nothing: `what`, "is booked outside", the horizon. */
void og_advise_outside(og_loader *loader, og_pos pos, const char *path, const char *what);

#endif
