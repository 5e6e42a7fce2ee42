#include "output/chart/kinds/compare_pane.h"

#include "output/view/series.h"

#include <math.h>

static og_stats turned(og_stats s, double sign, double by)
{
    s.mean *= sign * by;
    s.p50 *= sign * by;
    double low = fmin(sign * s.p5, sign * s.p95) * by, high = fmax(sign * s.p5, sign * s.p95) * by;
    s.p5 = low;
    s.p95 = high;
    return s;
}

static int months_of(og_span span)
{
    int months = og_month_of(span.last) - og_month_of(span.first) + 1;
    return months > 0 ? months : 1;
}

static og_compare_pair pair_of(const og_compare_view *v, const og_compare_pane *p, size_t i,
                               size_t j)
{
    const og_result *base = v->c->base.result, *other = v->other->run.result;
    og_compare_pair out = {.span = og_plan_span(v->c->base.plan, p->series[0], i),
                           .base = og_result_stats(base, p->series[0], i),
                           .other = og_result_stats(other, p->series[1], j),
                           .scale = 1};
    if (p->has_duty) {
        out.duty = og_result_stats(base, p->duty[0], i);
        out.duty_other = og_result_stats(other, p->duty[1], j);
    }
    return out;
}

/* Periods that both have, in order. */
static void set_pairs(og_draft *draft, const og_compare_view *v, og_compare_pane *p)
{
    const og_plan *base = v->c->base.plan, *other = v->other->run.plan;
    size_t n = og_plan_series(base, p->series[0]).count;
    size_t m = og_plan_series(other, p->series[1]).count;
    double sign = p->from_nothing ? -1 : 1;
    p->pairs = og_arena_array(&draft->arena, n + 1, sizeof *p->pairs);
    p->months = 12;
    for (size_t i = 0, j = 0; p->pairs && i < n; i++) {
        og_span span = og_plan_span(base, p->series[0], i);
        while (j < m && og_plan_span(other, p->series[1], j).first < span.first)
            j++;
        if (j == m || og_plan_span(other, p->series[1], j).first != span.first ||
            og_plan_span(other, p->series[1], j).last != span.last)
            continue;
        p->pairs[p->count++] = pair_of(v, p, i, j);
        p->months = months_of(span) < p->months ? months_of(span) : p->months;
    }
    for (size_t i = 0; i < p->count; i++) {
        og_compare_pair *q = &p->pairs[i];
        q->scale = p->flow ? (double)p->months / months_of(q->span) : 1;
        q->base = turned(q->base, sign, q->scale);
        q->other = turned(q->other, sign, q->scale);
        q->duty = turned(q->duty, 1, q->scale);
        q->duty_other = turned(q->duty_other, 1, q->scale);
    }
}

/* The largest value of what is compared, for its scale. */
static double largest(const og_compare_pane *p)
{
    double most = 0;
    for (size_t i = 0; i < p->count; i++) {
        const og_compare_pair *q = &p->pairs[i];
        const double values[] = {q->base.p5, q->base.p95, q->other.p5, q->other.p95};
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            most = fmax(most, fabs(values[k]));
    }
    return most;
}

/* Whether all that is compared is whole in the middle, as places that are known are. */
static bool whole(const og_compare_pane *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const og_compare_pair *q = &p->pairs[i];
        const double values[] = {q->base.p50, q->other.p50, q->base.mean, q->other.mean};
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            if (fabs(values[k] - round(values[k])) > 1e-9)
                return false;
    }
    return true;
}

bool og_compare_alike(og_stats a, og_stats b)
{
    const double x[] = {a.mean, a.p5, a.p50, a.p95}, y[] = {b.mean, b.p5, b.p50, b.p95};
    for (size_t i = 0; i < sizeof x / sizeof *x; i++)
        if (fabs(x[i] - y[i]) > 1e-6 || isnan(x[i]) != isnan(y[i]))
            return false;
    return true;
}

bool og_compare_differs(const og_compare_view *v)
{
    bool any = false;
    for (size_t k = 0; k < v->count; k++) {
        const og_compare_pane *p = &v->panes[k];
        if (p->count == 0)
            return false;
        for (size_t i = 0; i < p->count; i++)
            any = any || !og_compare_alike(p->pairs[i].base, p->pairs[i].other) ||
                  !og_compare_alike(p->pairs[i].duty, p->pairs[i].duty_other);
    }
    return any;
}

/* ---- panes ---- */

/* A pane for a role, with the role of what is asked, if that is another; NULL: one of the plans
 * lacks it. */
static og_compare_pane *add_pane(og_draft *draft, og_compare_view *v, const og_series *like,
                                 const og_compare_pane *as, og_role role, og_role duty)
{
    const og_plan *plans[] = {v->c->base.plan, v->other->run.plan};
    og_compare_pane *p = &v->panes[v->count];
    *p = *as;
    for (int i = 0; i < 2; i++) {
        p->series[i] = og_series_beside(plans[i], like, role);
        p->duty[i] = duty == role ? OG_NO_SERIES : og_series_beside(plans[i], like, duty);
    }
    if (p->series[0] == OG_NO_SERIES || p->series[1] == OG_NO_SERIES)
        return NULL;
    v->count++;
    p->has_duty = p->duty[0] != OG_NO_SERIES && p->duty[1] != OG_NO_SERIES;
    p->duty_role = duty;
    p->what = og_role_text(role, draft->source->language);
    set_pairs(draft, v, p);
    return p;
}

static og_compare_pane *add_count(og_draft *draft, og_compare_view *v, const og_series *like,
                                  const og_compare_pane *as, og_role role, og_role duty)
{
    og_compare_pane *p = add_pane(draft, v, like, as, role, duty);
    if (!p)
        return NULL;
    bool places = og_plan_series(v->c->base.plan, p->series[0]).unit == OG_UNIT_PLACE;
    p->scale = og_scale_count(largest(p),
                              places ? OG_DRAFT_TEXT(draft, PLACES) : OG_DRAFT_TEXT(draft, PERSONS),
                              draft->source->language);
    p->scale.decimals = whole(p) ? 0 : p->scale.decimals;
    return p;
}

static void set_reception(og_draft *draft, og_compare_view *v, const og_series *s)
{
    const og_compare_pane as = {.steps = true};
    og_compare_pane *p = add_count(draft, v, s, &as, OG_ROLE_CAPACITY, OG_ROLE_OBLIGATION);
    if (!p)
        return;
    p->heading = OG_DRAFT_TEXT(draft, CHART_COMPARE_CAPACITY);
    p = add_count(draft, v, s, &as, OG_ROLE_SHORTFALL, OG_ROLE_SHORTFALL);
    if (p)
        p->heading = OG_DRAFT_TEXT(draft, CHART_COMPARE_SHORTFALL);
}

static const char *per_period(og_draft *draft, int months)
{
    return months <= 1   ? OG_DRAFT_TEXT(draft, CHART_PER_MONTH)
           : months <= 3 ? OG_DRAFT_TEXT(draft, CHART_PER_QUARTER)
           : months <= 6 ? OG_DRAFT_TEXT(draft, CHART_PER_HALF)
                         : OG_DRAFT_TEXT(draft, CHART_PER_YEAR);
}

static void set_housing(og_draft *draft, og_compare_view *v, const og_series *s)
{
    og_compare_pane *p = add_count(draft, v, s, &(og_compare_pane){.steps = true, .flow = true},
                                   OG_ROLE_REALISED, OG_ROLE_TAAKSTELLING);
    if (!p)
        return;
    p->heading = OG_DRAFT_SAID(draft, CHART_COMPARE_HOUSED, .period = per_period(draft, p->months));
    p = add_count(draft, v, s, &(og_compare_pane){0}, OG_ROLE_BACKLOG, OG_ROLE_BACKLOG);
    if (p)
        p->heading = OG_DRAFT_TEXT(draft, CHART_BACKLOG_UNIT);
}

/* The balance where both know it, else the change since the start, where that is one day for both.
 */
static void set_reserve(og_draft *draft, og_compare_view *v, const og_series *s)
{
    const og_compare_pane change = {.from_nothing = true};
    og_compare_pane *p =
        add_pane(draft, v, s, &(og_compare_pane){0}, OG_ROLE_BALANCE, OG_ROLE_BALANCE);
    bool known = p != NULL;
    if (!known && v->other->since == 0)
        p = add_pane(draft, v, s, &change, OG_ROLE_DRAWDOWN, OG_ROLE_DRAWDOWN);
    if (!p)
        return;
    p->scale = og_scale_euros(largest(p), draft->source->language);
    if (known) {
        p->heading = OG_DRAFT_SAID(draft, CHART_COMPARE_BALANCE, .unit = p->scale.name);
    } else {
        p->what = OG_DRAFT_TEXT(draft, CHART_COMPARE_CHANGE);
        p->heading = OG_DRAFT_SAID(draft, CHART_COMPARE_SINCE, .unit = p->scale.name);
    }
}

bool og_compare_set_panes(og_draft *draft, og_compare_view *v, const og_series *s)
{
    if (s->owner_kind == OG_OWNER_RESERVE)
        set_reserve(draft, v, s);
    else if (s->owner_kind == OG_OWNER_HOUSING)
        set_housing(draft, v, s);
    else
        set_reception(draft, v, s);
    return !draft->arena.failed;
}
