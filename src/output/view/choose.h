/* What tables and charts of a choice share. */
#ifndef OG_OUTPUT_VIEW_CHOOSE_H
#define OG_OUTPUT_VIEW_CHOOSE_H

#include "output/view/question.h"
#include "study/choose.h"

/* "loopt door / laag" */
void og_choose_future(const og_choose *choose, size_t future, og_strbuf *out);

/* "optie A", and "optie A, optie C" of those that are `chosen`. */
void og_choose_letter(size_t option, og_language language, og_strbuf *out);
void og_choose_list(const og_choose *choose, const bool *chosen, og_language language,
                    og_strbuf *out);

og_scale og_choose_scale(const og_choose *choose, og_language language);

#endif
