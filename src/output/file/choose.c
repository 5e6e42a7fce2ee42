/* choose.csv, choose.json and the chart. */
#include "study/choose.h"

#include "io/rows.h"

static void add_future(og_rows *rows, const og_choose *choose, size_t future)
{
    for (size_t g = 0; g < choose->group_count; g++)
        og_rows_add_text(rows, choose->groups[g].cases[og_choose_case(choose, future, g)]);
}

/* One option in one future. */
static void add_cell(og_rows *rows, const og_choose *choose, size_t option, size_t future)
{
    size_t at = option * choose->table.futures + future;
    og_rows_add_text(rows, choose->options[option].name);
    add_future(rows, choose, future);
    og_rows_add_number(rows, choose->table.weights[future]);
    og_rows_add_number(rows, choose->table.values[at].value);
    og_rows_add_number(rows, choose->table.values[at].error);
    og_rows_add_number(rows, choose->decision.regret[at]);
    og_rows_add_number(rows, choose->decision.best[at]);
}

/* An option over all futures: its expectation and its largest regret. */
static void add_whole(og_rows *rows, const og_choose *choose, size_t option)
{
    const og_decision *decision = &choose->decision;
    og_rows_add_text(rows, choose->options[option].name);
    for (size_t g = 0; g < choose->group_count; g++)
        og_rows_add_text(rows, "");
    og_rows_add_number(rows, 1);
    og_rows_add_number(rows, decision->expected[option]);
    og_rows_add_empty(rows, 1);
    og_rows_add_number(rows, decision->largest[option]);
    og_rows_add_number(rows, decision->best_expected[option]);
}

og_status og_choose_rows(const og_choose *choose, og_rows **out, og_error *err)
{
    static const char *const heads[] = {"weight", "value", "error", "regret", "best"};
    og_rows *rows = og_rows_new();
    if (!rows)
        return og_rows_finish(rows, out, err);
    og_rows_add_head(rows, "option");
    for (size_t g = 0; g < choose->group_count; g++)
        og_rows_add_head(rows, choose->groups[g].id);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_rows_add_head(rows, heads[i]);
    for (size_t o = 0; o < choose->option_count; o++) {
        for (size_t f = 0; f < choose->table.futures; f++)
            add_cell(rows, choose, o, f);
        add_whole(rows, choose, o);
    }
    return og_rows_finish(rows, out, err);
}
