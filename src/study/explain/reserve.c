/* The reserve: balance, draw-down, and what it needs. */
#include "study/explain/build.h"

#include <math.h>

static og_explain_target part(const og_explain_builder *b, const char *name, size_t first,
                              size_t last)
{
    return (og_explain_target){og_explain_find(b, "reserve.%s", name), first, last, OG_EXPLAIN_SUM};
}

static void ground_plan(const og_explain_builder *b, int first, int last)
{
    const og_reserve *reserve = b->scenario->finance->reserve;
    const og_day start = og_month_first(b->scenario->first);
    for (size_t i = 0; i < reserve->planned.count; i++) {
        const og_planned *planned = reserve->planned.at[i];
        og_day day = og_year_last(planned->of.year);
        if (planned->of.year < first || planned->of.year > last)
            continue;
        og_explain_ground_value(b, planned->add, day, day);
        og_explain_ground_value(b, planned->withdraw, day, day);
        og_explain_ground_value(b, planned->withdraw_if_needed, day, day);
        og_explain_ground_value(b, planned->cover_deficit, day, day);
    }
    og_explain_ground_value(b, reserve->deposit_share, start, start);
    og_explain_ground_value(b, reserve->withdraw_share, start, start);
}

/* A year's draw-down: what was decided, less the result, and what the reserve's rules make of it.
 */
static void explain_year(const og_explain_builder *b, size_t year)
{
    og_span span = og_plan_span(b->plan, og_explain_now(b)->target.series, year);
    og_explain_target planned = part(b, "planned", year, year), result = planned;
    planned.mode = OG_EXPLAIN_CHANGE;
    result.series = og_explain_find(b, "result");
    og_explain_part(b, OG_SENTENCE_EXPLAIN_PLANNED, NULL, 1, planned);
    og_explain_part(b, OG_SENTENCE_ROLE_RESULT, NULL, -1, result);
    og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_RULES);
    ground_plan(b, og_month_year(og_month_of(span.last)), og_month_year(og_month_of(span.last)));
}

static void explain_drawdown(const og_explain_builder *b)
{
    const og_explain_target now = og_explain_now(b)->target;
    size_t first = now.mode == OG_EXPLAIN_CHANGE ? now.first : 0;
    if (first == now.last) {
        explain_year(b, now.last);
        return;
    }
    for (size_t y = first; y <= now.last; y++)
        og_explain_part(b, OG_SENTENCES, NULL, 1,
                        (og_explain_target){now.series, y, y, OG_EXPLAIN_CHANGE});
}

static void explain_balance(const og_explain_builder *b)
{
    const size_t last = og_explain_now(b)->target.last;
    og_explain_target added = part(b, "added", 0, 0), withdrawn = part(b, "withdrawn", 0, 0);
    const og_explain_target first = {og_explain_now(b)->target.series, 0, 0, OG_EXPLAIN_AT};
    const og_day start = og_month_first(b->scenario->first);
    og_explain_ground_value(b, b->scenario->finance->reserve->opening, start, start);
    og_explain_number(b, OG_SENTENCE_EXPLAIN_OPENING_BALANCE, NULL,
                      og_explain_mean(b, first) - og_explain_mean(b, added) +
                          og_explain_mean(b, withdrawn));
    for (size_t y = 0; y <= last; y++) {
        og_explain_part(b, OG_SENTENCE_ROLE_ADDED, NULL, 1, part(b, "added", y, y));
        og_explain_part(b, OG_SENTENCE_ROLE_WITHDRAWN, NULL, -1, part(b, "withdrawn", y, y));
    }
}

/* Both sides of the result that a year leaves, as far as the reserve has to do with it. */
static void explain_flow(const og_explain_builder *b, og_role role)
{
    const og_explain_target now = og_explain_now(b)->target;
    const size_t a = now.first, z = now.last;
    og_explain_target result = now;
    result.series = og_explain_find(b, "result");
    ground_plan(b, og_month_year(og_month_of(og_explain_now(b)->first)),
                og_month_year(og_month_of(og_explain_now(b)->last)));
    switch (role) {
    case OG_ROLE_ADDED:
        og_explain_part(b, OG_SENTENCE_EXPLAIN_FROM_MEANS, NULL, 1, part(b, "from_means", a, z));
        og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_FROM_SURPLUS);
        return;
    case OG_ROLE_WITHDRAWN:
        og_explain_part(b, OG_SENTENCE_EXPLAIN_DECIDED, NULL, 1, part(b, "decided", a, z));
        og_explain_part(b, OG_SENTENCE_EXPLAIN_IF_NEEDED, NULL, 1, part(b, "if_needed", a, z));
        og_explain_part(b, OG_SENTENCE_EXPLAIN_COVERED, NULL, 1, part(b, "covered", a, z));
        og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_UNPAID);
        return;
    case OG_ROLE_UNCOVERED:
        og_explain_part(b, OG_SENTENCE_EXPLAIN_DEFICIT, NULL, 1, part(b, "deficit", a, z));
        og_explain_part(b, OG_SENTENCE_EXPLAIN_COVERED, NULL, -1, part(b, "covered", a, z));
        og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_UNPAID_HERE);
        return;
    default: /* a deficit in the year has no part of it; what is not a surplus is left over */
        og_explain_part(b, OG_SENTENCE_ROLE_RESULT, NULL, 1, result);
        og_explain_part(b, OG_SENTENCE_EXPLAIN_DEFICIT, NULL, 1, part(b, "deficit", a, z));
        og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_SET_ASIDE);
    }
}

void og_explain_reserve(const og_explain_builder *b)
{
    const og_series series = og_plan_series(b->plan, og_explain_now(b)->target.series);
    if (series.role == OG_ROLE_BALANCE)
        explain_balance(b);
    else if (series.role == OG_ROLE_DRAWDOWN)
        explain_drawdown(b);
    else if (series.role == OG_ROLE_PLANNED || series.role == OG_ROLE_PART)
        ground_plan(b, og_month_year(og_month_of(og_explain_now(b)->first)),
                    og_month_year(og_month_of(og_explain_now(b)->last)));
    else
        explain_flow(b, series.role);
}

og_status og_explain_need(const og_explain_builder *b, size_t metric, double level, size_t first)
{
    og_need need;
    og_status status =
        og_result_need(b->plan, b->result, metric, OG_EXPLAIN_NONE, 0, level, &need, b->err);
    if (status != OG_OK)
        return status;
    og_explain_target most = {og_explain_find(b, "reserve.drawdown"), first, first,
                              OG_EXPLAIN_CHANGE};
    double structural = need.planned + need.expected_deficit;
    size_t count = og_plan_series(b->plan, most.series).count;
    og_explain_now(b)->value = need.total;
    og_explain_number(b, OG_SENTENCE_EXPLAIN_NEED_PLANNED, NULL, need.planned);
    og_explain_number(b, OG_SENTENCE_EXPLAIN_NEED_DEFICIT, NULL, need.expected_deficit);
    og_explain_number(b, OG_SENTENCE_EXPLAIN_NEED_BUFFER, NULL, need.risk_buffer);
    for (; most.last < count && structural > 0; most.last++)
        if (fabs(og_explain_mean(b, most) - structural) <= 1e-9 * structural) {
            (void)og_explain_step_of(b, most, OG_SENTENCE_EXPLAIN_STRUCTURAL, NULL);
            break;
        }
    return OG_OK;
}
