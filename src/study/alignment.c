#include "study/alignment.h"

#include "study/since.h"

#include <stdlib.h>

/* What is set on top of what was asked for. */
typedef struct extra {
    const char *set[3];
    size_t count;
} extra;

/* Of a scenario that is read anew: its file, and what a variant of it sets. */
typedef struct origin {
    const char *path;
    const char *const *set;
    size_t set_count;
} origin;

static og_status load_again(const origin *from, const og_study_options *study, const extra *more,
                            og_scenario **out, og_diagnostics *diags, og_error *err)
{
    size_t count = from->set_count + more->count;
    const char **set = calloc(count + 1, sizeof *set);
    if (!set)
        return OG_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        set[i] = i < from->set_count ? from->set[i] : more->set[i - from->set_count];
    og_status status = og_study_load(from->path, study, set, count, out, diags, err);
    free(set);
    return status;
}

/* Replaces the scenario by itself with `more` set. Any failure but of memory only says that it
 * cannot be. */
static og_status reload(const origin *from, const og_study_options *study, const extra *more,
                        og_scenario **scenario)
{
    og_scenario *loaded = NULL;
    og_plan *plan = NULL;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_error err = {.status = OG_OK};
    og_status status = diags ? load_again(from, study, more, &loaded, diags, &err) : OG_ERR_MEMORY;
    if (status == OG_OK)
        status = og_plan_new(loaded, NULL, 0, &plan, diags, &err);
    og_plan_free(plan);
    og_diagnostics_free(diags);
    og_scenario_free(status == OG_OK ? *scenario : loaded);
    *scenario = status == OG_OK ? loaded : *scenario;
    return status;
}

/* What is compared with the base, cut to its end where that can be, and drawn as the base is. */
static og_status align_other(const og_comparison *c, og_compared *other,
                             const og_study_options *study, const extra *ends, const extra *draws,
                             bool cut)
{
    const origin from = {other->path, other->set, other->set_count};
    og_status status = cut ? reload(&from, study, ends, &other->run.scenario) : OG_ERR_SCENARIO;
    if (status != OG_OK && status != OG_ERR_MEMORY &&
        og_scenario_sampling(other->run.scenario) != og_scenario_sampling(c->base.scenario))
        status = reload(&from, study, draws, &other->run.scenario);
    return status == OG_ERR_MEMORY ? status : OG_OK;
}

/* How the horizons lie now. */
static og_horizons lie(og_comparison *c)
{
    const og_scenario *base = c->base.scenario;
    bool since = false, cut = base->last != c->base_last;
    for (size_t i = 0; i < c->other_count; i++) {
        og_compared *other = &c->others[i];
        const og_scenario *own = other->run.scenario;
        other->since = og_since_year(base->first, own->first);
        if (own->last != base->last ||
            (other->since && og_year_first(other->since) > og_month_last(base->last)))
            return OG_HORIZONS_APART;
        since |= other->since != 0;
        cut |= own->last != other->last;
    }
    return since ? OG_HORIZONS_SINCE : cut ? OG_HORIZONS_CUT : OG_HORIZONS_SAME;
}

og_status og_comparison_align(og_comparison *c, const og_study_options *study)
{
    const og_scenario *base = c->base.scenario;
    const origin from = {.path = c->base_path};
    og_month last = c->base_last, first = c->base_first;
    bool same_end = true;
    for (size_t i = 0; i < c->other_count; i++) {
        same_end &= c->others[i].last == c->base_last;
        last = c->others[i].last < last ? c->others[i].last : last;
        first = c->others[i].first > first ? c->others[i].first : first;
    }
    char month[OG_PERIOD_SIZE];
    og_month_print(last, month);
    const char *end = og_arena_printf(&c->arena, "horizon.end=%s", month);
    const char *sampling = og_arena_printf(&c->arena, "simulation.sampling=%s",
                                           og_sampling_names[og_scenario_sampling(base)]);
    if (!end || !sampling)
        return OG_ERR_MEMORY;
    bool cut = !same_end && first <= last;
    const extra draws = {{sampling}, 1};
    extra ends = {{sampling, end, "checks="}, base->checks.count > 0 ? 3 : 2};
    og_status status = cut ? reload(&from, study, &ends, &c->base.scenario) : OG_ERR_SCENARIO;
    cut = status == OG_OK;
    status = status == OG_ERR_MEMORY ? status : OG_OK;
    for (size_t i = 0; i < c->other_count && status == OG_OK; i++) {
        ends.count = c->others[i].run.scenario->checks.count > 0 ? 3 : 2;
        status = align_other(c, &c->others[i], study, &ends, &draws, cut);
    }
    if (status == OG_OK)
        c->horizons = lie(c);
    return status;
}
