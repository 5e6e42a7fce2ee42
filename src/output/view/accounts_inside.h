/* Between the rows of the accounts and what fills them. */
#ifndef OG_OUTPUT_VIEW_ACCOUNTS_INSIDE_H
#define OG_OUTPUT_VIEW_ACCOUNTS_INSIDE_H

#include "output/view/accounts.h"

/* The rows without columns; `apart`: also what is structural, incidental, and of each code. */
og_accounts_table og_accounts_rows(const og_scenario *scenario, const og_plan *plan, bool apart,
                                   og_language language, og_arena *arena);

#endif
