/* What the system says of a file, in words. */
#ifndef OG_LANG_FAULT_H
#define OG_LANG_FAULT_H

#include "lang/language.h"

/* The text of a number of errno; of one that hardly occurs the system's own, which is English. */
const char *og_fault_text(int fault, og_language language);

#endif
