#include "lang/error.h"
#include "study/bridge.h"
#include "study/statistic.h"

#include <stdlib.h>
#include <string.h>

void og_comparison_free(og_comparison *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->other_count; i++)
        og_study_run_clear(&c->others[i].run);
    og_study_run_clear(&c->base);
    og_arena arena = c->arena;
    free(c);
    og_arena_clear(&arena);
}

/* ---- loading ----------------------------------------------------------------------------- */

/* What is set on top of what was asked for. */
typedef struct extra {
    const char *set[3];
    size_t count;
} extra;

static og_status load_all(og_comparison *c, const og_compare_options *options,
                          og_diagnostics *diags, og_error *err)
{
    og_status status =
        og_study_load(c->base_path, options->study, NULL, 0, &c->base.scenario, diags, err);
    if (status != OG_OK)
        return status;
    c->base_first = c->base.scenario->first;
    c->base_last = c->base.scenario->last;
    for (size_t i = 0; i < c->other_count && status == OG_OK; i++) {
        og_compared *other = &c->others[i];
        status =
            og_study_load(other->path, options->study, NULL, 0, &other->run.scenario, diags, err);
        if (status != OG_OK)
            break;
        const og_scenario *own = other->run.scenario, *base = c->base.scenario;
        other->first = own->first;
        other->last = own->last;
        other->drawn_otherwise =
            (!options->study->seed_given && og_scenario_seed(own) != og_scenario_seed(base)) ||
            (!options->study->replicates &&
             og_scenario_replicates(own) != og_scenario_replicates(base)) ||
            og_scenario_sampling(own) != og_scenario_sampling(base);
    }
    return status;
}

/* How many of the others before this one were read from the same file. */
static size_t times_before(const og_comparison *c, size_t i)
{
    size_t count = 0;
    for (size_t j = 0; j < i; j++)
        count += strcmp(c->others[i].path, c->others[j].path) == 0;
    return count;
}

/* Scenarios of one name, in different folders, are known by their paths; a file that is named twice
 * also by a number. */
static void name_all(og_comparison *c)
{
    c->base_name = c->base.scenario->name;
    for (size_t i = 0; i < c->other_count; i++) {
        const char *name = c->others[i].run.scenario->name;
        size_t before = times_before(c, i);
        bool twice = strcmp(name, c->base_name) == 0;
        for (size_t j = 0; j < c->other_count; j++)
            twice |= i != j && strcmp(name, c->others[j].run.scenario->name) == 0;
        c->others[i].name = twice ? c->others[i].path : name;
        if (before > 0)
            c->others[i].name =
                og_arena_printf(&c->arena, "%s (%zu)", c->others[i].path, before + 1);
    }
}

/* ---- horizons ---------------------------------------------------------------------------- */

/* Replaces the scenario by itself with `more` set. Any failure but of memory only says that it
 * cannot be. */
static og_status reload(const char *path, const og_study_options *study, const extra *more,
                        og_scenario **scenario)
{
    og_scenario *loaded = NULL;
    og_plan *plan = NULL;
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_error err = {.status = OG_OK};
    og_status status =
        diags ? og_study_load(path, study, more->set, more->count, &loaded, diags, &err)
              : OG_ERR_MEMORY;
    if (status == OG_OK)
        status = og_plan_new(loaded, NULL, 0, &plan, diags, &err);
    og_plan_free(plan);
    og_diagnostics_free(diags);
    og_scenario_free(status == OG_OK ? *scenario : loaded);
    *scenario = status == OG_OK ? loaded : *scenario;
    return status;
}

/* What is compared with the base, cut to its end where that can be, and drawn as the base is.
 */
static og_status align_other(const og_comparison *c, og_compared *other,
                             const og_study_options *study, const extra *ends, const extra *draws,
                             bool cut)
{
    og_status status =
        cut ? reload(other->path, study, ends, &other->run.scenario) : OG_ERR_SCENARIO;
    if (status != OG_OK && status != OG_ERR_MEMORY &&
        og_scenario_sampling(other->run.scenario) != og_scenario_sampling(c->base.scenario))
        status = reload(other->path, study, draws, &other->run.scenario);
    return status == OG_ERR_MEMORY ? status : OG_OK;
}

/* Whatever ends later is computed up to the first end, so that what is of the whole horizon can be
 * compared; what starts differently cannot. All scenarios draw as the base does. */
static og_status align(og_comparison *c, const og_study_options *study)
{
    const og_scenario *base = c->base.scenario;
    og_month last = c->base_last;
    bool same_start = true, same_end = true;
    for (size_t i = 0; i < c->other_count; i++) {
        same_start &= c->others[i].first == c->base_first;
        same_end &= c->others[i].last == c->base_last;
        last = c->others[i].last < last ? c->others[i].last : last;
    }
    char month[OG_PERIOD_SIZE];
    og_month_print(last, month);
    const char *end = og_arena_printf(&c->arena, "horizon.end=%s", month);
    const char *sampling = og_arena_printf(&c->arena, "simulation.sampling=%s",
                                           og_sampling_names[og_scenario_sampling(base)]);
    if (!end || !sampling)
        return OG_ERR_MEMORY;
    bool cut = same_start && !same_end;
    const extra draws = {{sampling}, 1};
    extra ends = {{sampling, end, "checks="}, base->checks.count > 0 ? 3 : 2};
    og_status status =
        cut ? reload(c->base_path, study, &ends, &c->base.scenario) : OG_ERR_SCENARIO;
    cut = status == OG_OK;
    status = status == OG_ERR_MEMORY ? status : OG_OK;
    for (size_t i = 0; i < c->other_count && status == OG_OK; i++) {
        ends.count = c->others[i].run.scenario->checks.count > 0 ? 3 : 2;
        status = align_other(c, &c->others[i], study, &ends, &draws, cut);
    }
    if (status != OG_OK)
        return status;
    for (size_t i = 0; i < c->other_count; i++)
        if (c->others[i].run.scenario->first != c->base.scenario->first ||
            c->others[i].run.scenario->last != c->base.scenario->last)
            c->horizons = OG_HORIZONS_APART;
    if (c->horizons == OG_HORIZONS_SAME && !same_end)
        c->horizons = OG_HORIZONS_CUT;
    return OG_OK;
}

/* ---- running ----------------------------------------------------------------------------- */

static og_status run_one(og_study_run *run, const char *path, const og_compare_options *options,
                         const og_study_options *study, double from, double to,
                         og_diagnostics *diags, og_error *err)
{
    const og_study_task task = {
        .queries = options->metrics, .query_count = options->metric_count, .from = from, .to = to};
    og_study_run made;
    og_error why = og_error_like(err);
    og_status status = og_study_run_scenario(run->scenario, study, &task, &made, diags, &why);
    run->plan = made.plan;
    run->result = made.result;
    return status == OG_OK ? OG_OK
                           : OG_FAIL(err, status, STUDY_SCENARIO, .path = path, .why = why.message);
}

static og_status run_all(og_comparison *c, const og_compare_options *options,
                         const og_study_options *study, double share, og_diagnostics *diags,
                         og_error *err)
{
    double each = share / (double)(c->other_count + 1);
    og_status status = run_one(&c->base, c->base_path, options, study, 0, each, diags, err);
    for (size_t i = 0; i < c->other_count && status == OG_OK; i++)
        status = run_one(&c->others[i].run, c->others[i].path, options, study,
                         each * (double)(i + 1), each * (double)(i + 2), diags, err);
    return status;
}

/* ---- what differs ------------------------------------------------------------------------ */

static bool has_part(const og_plan *plan, const og_series *series)
{
    for (size_t i = 0; i < og_plan_series_count(plan); i++) {
        og_series other = og_plan_series(plan, i);
        if (other.owner_kind == series->owner_kind && strcmp(other.owner, series->owner) == 0 &&
            strcmp(other.stream, series->stream) == 0)
            return true;
    }
    return false;
}

/* Labels of streams, sub-groups and the reserve that `plan` has and `lacks` has not. */
static const char **alone(og_arena *arena, const og_plan *plan, const og_plan *lacks, size_t *count)
{
    const char **labels = og_arena_array(arena, og_plan_series_count(plan) + 1, sizeof *labels);
    for (size_t i = 0; labels && i < og_plan_series_count(plan); i++) {
        og_series s = og_plan_series(plan, i);
        bool part = s.owner_kind == OG_OWNER_RECEPTION || s.owner_kind == OG_OWNER_SUBGROUP ||
                    s.owner_kind == OG_OWNER_HOUSING || s.owner_kind == OG_OWNER_RESERVE;
        bool told = *count > 0 && strcmp(labels[*count - 1], s.label) == 0;
        if (part && !told && !has_part(lacks, &s))
            labels[(*count)++] = s.label;
    }
    return labels;
}

static size_t find_metric(const og_plan *plan, const char *text)
{
    for (size_t m = 0; m < og_plan_metric_count(plan); m++)
        if (strcmp(og_plan_metric(plan, m).text, text) == 0)
            return m;
    return (size_t)-1;
}

/* Whether it says something of both when horizons lie apart: what is of a moment in both does. */
static bool of_a_moment(const char *text)
{
    return strchr(text, '@') != NULL;
}

static bool was_asked(const og_compare_options *options, const char *text)
{
    for (size_t i = 0; i < options->metric_count; i++)
        if (strcmp(options->metrics[i], text) == 0)
            return true;
    return false;
}

/* By series as the plan has them, the reserve needed first; of one series by moment, sums last. */
static int by_series(const void *a, const void *b)
{
    const og_effect *x = a, *y = b;
    const og_query_term *s = x->asked.query.metric.terms, *t = y->asked.query.metric.terms;
    if (x->series != y->series)
        return (x->series > y->series) - (x->series < y->series);
    if (s->reduction != t->reduction)
        return (s->reduction > t->reduction) - (s->reduction < t->reduction);
    if (x->asked.query.kind != y->asked.query.kind) /* the level before the mean */
        return x->asked.query.kind == OG_QUERY_METRIC ? 1 : -1;
    return (s->period.first > t->period.first) - (s->period.first < t->period.first);
}

/* Whether a main metric says what another does, of the reserve at the start of a later year. */
static bool of_a_year(const og_plan *plan, size_t metric)
{
    const char *text = og_plan_metric(plan, metric).text;
    return og_plan_needs(plan, metric) && strchr(text, '@');
}

/* The reserve needed at the certainty that the council of the base asks for: what a run leads with.
 * NULL when one of them needs none, or it was asked for. */
static const char *level_of_need(og_comparison *c, const og_plan *plan,
                                 const og_compare_options *options)
{
    static const char need[] = "reserve.required_opening";
    const og_finance *finance = c->base.scenario->finance;
    const og_reserve *reserve = finance ? finance->reserve : NULL;
    double share = reserve && reserve->certainty.given ? reserve->certainty.value : 0.9;
    int percent = (int)(100 * share + 0.5);
    if (find_metric(c->base.plan, need) == (size_t)-1 || find_metric(plan, need) == (size_t)-1 ||
        c->horizons == OG_HORIZONS_APART || percent < 1 || percent > 99)
        return NULL;
    const char *text = og_arena_printf(&c->arena, "p%d(%s)", percent, need);
    return text && !was_asked(options, text) ? text : NULL;
}

/* What was asked for, as it was; then the reserve needed, the main metrics that both have, what is
 * committed where that differs. */
static og_status tell_effects(og_comparison *c, og_compared *other,
                              const og_compare_options *options, og_error *err)
{
    const og_plan *base = c->base.plan, *plan = other->run.plan;
    const char *level = level_of_need(c, plan, options);
    size_t all = options->metric_count + og_plan_metric_count(base);
    og_status status =
        og_changes_find(c->base.scenario, other->run.scenario, &c->arena, &other->changes, err);
    for (size_t i = 0; i < other->changes.count; i++)
        other->inputs += !other->changes.at[i].words;
    other->gone = alone(&c->arena, base, plan, &other->gone_count);
    other->added = alone(&c->arena, plan, base, &other->added_count);
    other->effects = og_arena_array(&c->arena, all + 1, sizeof *other->effects);
    if (c->arena.failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < all && status == OG_OK; i++) {
        bool asked = i < options->metric_count;
        size_t main = asked ? 0 : i - options->metric_count;
        const char *text = asked ? options->metrics[i] : og_plan_metric(base, main).text;
        bool skip = !asked && (og_plan_metric(base, main).hidden || of_a_year(base, main) ||
                               was_asked(options, text) || find_metric(plan, text) == (size_t)-1 ||
                               (c->horizons == OG_HORIZONS_APART && !of_a_moment(text)));
        if (skip)
            continue;
        og_effect *effect = &other->effects[other->effect_count];
        status = og_effect_of(text, &c->base, &other->run, &c->arena, effect, err);
        bool committed =
            status == OG_OK && effect->asked.query.metric.terms[0].reduction == OG_REDUCE_COMMITTED;
        other->effect_count += asked || !committed || !effect->same;
    }
    if (status == OG_OK && level)
        status = og_effect_of(level, &c->base, &other->run, &c->arena,
                              &other->effects[other->effect_count++], err);
    size_t first =
        options->metric_count < other->effect_count ? options->metric_count : other->effect_count;
    qsort(other->effects + first, other->effect_count - first, sizeof *other->effects, by_series);
    return status;
}

/* How well a figure tells what the variant does: one that differs, over the horizon or at its end.
 */
static int worth(const og_effect *e)
{
    bool sum = e->asked.query.metric.terms[0].reduction == OG_REDUCE_SUM;
    return (e->same ? 0 : 2) + (sum || e->asked.terms[0].series.role == OG_ROLE_BACKLOG);
}

/* The reserve needed when it differs, and the first shortage (or last backlog) that does; of what
 * there is when nothing does. */
static size_t default_figures(const og_compared *other, const char **texts)
{
    const og_effect *shortage = NULL, *reserve = NULL;
    size_t count = 0;
    for (size_t i = 0; i < other->effect_count; i++) {
        const og_effect *e = &other->effects[i];
        og_role role = e->asked.terms[0].series.role;
        bool backlog = role == OG_ROLE_BACKLOG, fits = backlog || role == OG_ROLE_SHORTFALL;
        if (e->asked.terms[0].required_opening)
            reserve = reserve ? reserve : e; /* the level, which comes first */
        else if (fits && (!shortage || worth(e) > worth(shortage) ||
                          (backlog && worth(e) == worth(shortage) &&
                           shortage->asked.terms[0].series.role == role)))
            shortage = e;
    }
    if (reserve && (!reserve->same || !shortage || shortage->same))
        texts[count++] = reserve->text;
    if (shortage && (!shortage->same || count == 0))
        texts[count++] = shortage->text;
    return count;
}

static og_status walk_bridge(og_comparison *c, const og_compare_options *options,
                             const og_study_options *study, double from, og_error *err)
{
    const char *texts[2];
    const char *const *figures = options->metrics;
    size_t count = options->metric_count;
    if (count == 0) {
        count = default_figures(&c->others[0], texts);
        figures = texts;
    }
    if (count == 0)
        return OG_FAIL(err, OG_ERR_VALUE, BRIDGE_NOTHING);
    return og_bridge_walk(c, figures, count, study, from, &c->bridge, err);
}

/* ---- all of it --------------------------------------------------------------------------- */

static og_status check_options(const og_compare_options *options, og_error *err)
{
    og_status status = OG_OK;
    if (options->other_count == 0)
        return OG_FAIL(err, OG_ERR_VALUE, COMPARE_WITH);
    if (options->bridge && options->other_count > 1)
        return OG_FAIL(err, OG_ERR_VALUE, BRIDGE_ONE, .got = OG_COUNT(options->other_count));
    for (size_t i = 0; i < options->metric_count && status == OG_OK; i++) {
        og_query query;
        status = og_query_parse(options->metrics[i], &query, err);
        if (status == OG_OK && query.kind == OG_QUERY_CONDITION)
            status = OG_QUERY_FAIL(options->metrics[i], query.part.at + query.part.length, err,
                                   COMPARE_CONDITION);
    }
    return status;
}

static og_status prepare(og_comparison *c, const char *base, const og_compare_options *options,
                         og_error *err)
{
    c->base_path = og_arena_text(&c->arena, base, strlen(base));
    c->others = og_arena_array(&c->arena, options->other_count, sizeof *c->others);
    for (size_t i = 0; c->others && i < options->other_count; i++)
        c->others[i].path =
            og_arena_text(&c->arena, options->others[i], strlen(options->others[i]));
    c->other_count = c->others ? options->other_count : 0;
    return c->arena.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

/* Texts of metrics are kept, for effects point at them. */
static og_status keep_metrics(og_comparison *c, og_compare_options *options, og_error *err)
{
    const char **texts = og_arena_array(&c->arena, options->metric_count + 1, sizeof *texts);
    for (size_t i = 0; texts && i < options->metric_count; i++)
        texts[i] = og_arena_text(&c->arena, options->metrics[i], strlen(options->metrics[i]));
    options->metrics = texts;
    return c->arena.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

og_status og_comparison_new(const char *base, const og_compare_options *asked, og_comparison **out,
                            og_diagnostics *diags, og_error *err)
{
    og_compare_options options;
    og_study_options study;
    og_status status = OG_STUDY_OPTIONS(&options, &study, asked, err);
    *out = NULL;
    if (status == OG_OK)
        status = check_options(&options, err);
    if (status != OG_OK)
        return status;
    og_comparison *c = calloc(1, sizeof *c);
    if (!c)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    status = prepare(c, base, &options, err);
    if (status == OG_OK)
        status = keep_metrics(c, &options, err);
    if (status == OG_OK)
        status = load_all(c, &options, diags, err);
    if (status != OG_OK)
        goto done;
    status = align(c, &study);
    if (status != OG_OK) {
        OG_FAIL(err, status, NO_MEMORY);
        goto done;
    }
    name_all(c);

    study.replicates =
        study.replicates ? study.replicates : og_scenario_replicates(c->base.scenario);
    study.seed = study.seed_given ? study.seed : og_scenario_seed(c->base.scenario);
    study.seed_given = true;
    double share = options.bridge ? 0.3 : 1;
    status = run_all(c, &options, &study, share, diags, err);
    for (size_t i = 0; i < c->other_count && status == OG_OK; i++)
        status = tell_effects(c, &c->others[i], &options, err);
    if (status == OG_OK && options.bridge)
        status = walk_bridge(c, &options, &study, share, err);

done:
    if (status == OG_OK)
        *out = c;
    else
        og_comparison_free(c);
    return status;
}
