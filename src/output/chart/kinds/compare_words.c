#include "output/chart/kinds/compare_words.h"

#include "output/chart/layout.h"

#include <math.h>
#include <string.h>

void og_compare_names(og_draft *draft, const og_compared *other, const char **base,
                      const char **variant)
{
    const og_comparison *c = draft->source->of.comparison;
    const char *titles[] = {og_scenario_title(c->base.scenario), other->title};
    bool named = titles[0] && titles[1] && strcmp(titles[0], titles[1]) != 0;
    *base = named ? titles[0] : c->base_name;
    *variant = named ? titles[1] : other->name;
    draft->origin =
        OG_DRAFT_SAID(draft, CHART_COMPARE_FILES, .base = c->base_name, .other = other->name);
}

/* ---- the title ---- */

/* The period in which the medians, or the means, lie furthest apart; NULL: they never do, as
 * written. Of periods equally far apart the last. */
static const og_compare_pair *widest(og_draft *draft, const og_compare_pane *p, bool mean)
{
    const og_compare_pair *most = NULL;
    double gap = 0;
    for (size_t i = 0; i < p->count; i++) {
        const og_compare_pair *q = &p->pairs[i];
        double base = mean ? q->base.mean : q->base.p50,
               other = mean ? q->other.mean : q->other.p50;
        if (fabs(other - base) < gap || !(fabs(other - base) > 0) ||
            strcmp(og_draft_scaled(draft, &p->scale, base),
                   og_draft_scaled(draft, &p->scale, other)) == 0)
            continue;
        gap = fabs(other - base);
        most = q;
    }
    return most;
}

static bool say_widest(og_draft *draft, const og_compare_pane *p, bool mean)
{
    const og_compare_pair *most = widest(draft, p, mean);
    if (!most)
        return false;
    double base = mean ? most->base.mean : most->base.p50,
           other = mean ? most->other.mean : most->other.p50;
    OG_DRAFT_SAY_LIKE(
        draft, title, mean ? OG_SENTENCE_CHART_COMPARE_MEAN : OG_SENTENCE_CHART_COMPARE_MEDIAN,
        CHART_COMPARE_MEDIAN, .what = p->what, .when = og_draft_end(draft, most->span.last),
        .other = og_draft_first(draft, &p->scale, other),
        .base = og_draft_measured(draft, &p->scale, base));
    return true;
}

/* Of the last pane that tells something: what is short says more than what there is. Medians first,
 * for these are the lines. */
static void say_title(og_draft *draft, const og_compare_view *v)
{
    for (int mean = 0; mean < 2; mean++)
        for (size_t i = v->count; i-- > 0;)
            if (say_widest(draft, &v->panes[i], mean))
                return;
    OG_DRAFT_SAY(draft, title, CHART_COMPARE_SPREAD, .what = v->panes[v->count - 1].what);
}

/* ---- for who cannot see the picture ---- */

/* The medians at each year's end. */
static void describe(og_draft *draft, const og_compare_pane *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const og_compare_pair *q = &p->pairs[i];
        if (i + 1 == p->count || og_month_number(og_month_of(q->span.last)) == 12)
            OG_DRAFT_SAY(draft, description, CHART_COMPARE_POINT,
                         .when = og_draft_end(draft, q->span.last), .what = p->what,
                         .base = og_draft_scaled(draft, &p->scale, q->base.p50),
                         .other = og_draft_scaled(draft, &p->scale, q->other.p50));
    }
}

void og_compare_say(og_draft *draft, const og_compare_view *v)
{
    const char *base, *variant;
    og_compare_names(draft, v->other, &base, &variant);
    OG_DRAFT_SAY(draft, subtitle, CHART_COMPARE_SUBTITLE, .label = og_draft_label(draft, v->label),
                 .other = variant, .base = base);
    OG_DRAFT_GUIDE(draft, CHART_COMPARE_GUIDE);
    say_title(draft, v);
    for (size_t i = 0; i < v->count; i++)
        describe(draft, &v->panes[i]);
}
