#include "lang/error.h"
#include "study/alignment.h"
#include "study/bridge.h"
#include "study/outcome.h"
#include "study/since.h"
#include "study/variant.h"

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

/* Of the base, without a file of its own. */
static og_status take_variant(og_comparison *c, const char *text, og_compared *out, og_error *err)
{
    og_variant variant;
    og_status status = og_variant_parse(text, c->base.scenario, &c->arena, &variant, err);
    if (status != OG_OK)
        return status;
    out->name = variant.name;
    out->title = variant.label;
    out->set = variant.set;
    out->set_count = variant.set_count;
    return OG_OK;
}

static og_status load_all(og_comparison *c, const og_compare_options *options,
                          og_diagnostics *diags, og_error *err)
{
    og_status status =
        og_study_load(c->base_path, options->study, NULL, 0, &c->base.scenario, diags, err);
    if (status != OG_OK)
        return status;
    c->base_first = c->base.scenario->first;
    c->base_last = c->base.scenario->last;
    for (size_t i = 0; i < options->with_count && status == OG_OK; i++)
        status = take_variant(c, options->with[i], &c->others[options->other_count + i], err);
    for (size_t i = 0; i < c->other_count && status == OG_OK; i++) {
        og_compared *other = &c->others[i];
        status = og_study_load(other->path, options->study, other->set, other->set_count,
                               &other->run.scenario, diags, err);
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

static bool same_origin(const og_compared *a, const og_compared *b)
{
    bool same = strcmp(a->path, b->path) == 0 && a->set_count == b->set_count;
    for (size_t i = 0; same && i < a->set_count; i++)
        same = strcmp(a->set[i], b->set[i]) == 0;
    return same;
}

/* How many of the others before this one are the same file, or the same variant. */
static size_t times_before(const og_comparison *c, size_t i)
{
    size_t count = 0;
    for (size_t j = 0; j < i; j++)
        count += same_origin(&c->others[i], &c->others[j]);
    return count;
}

/* Scenarios of one name, in different folders, are known by their paths; a file, or a variant, that
 * is named twice also by a number. */
static void name_all(og_comparison *c)
{
    c->base_name = c->base.scenario->name;
    for (size_t i = 0; i < c->other_count; i++) {
        og_compared *other = &c->others[i];
        const char *name = other->run.scenario->name;
        size_t before = times_before(c, i);
        bool twice = strcmp(name, c->base_name) == 0;
        for (size_t j = 0; j < c->other_count; j++)
            twice |= i != j && !c->others[j].set_count &&
                     strcmp(name, c->others[j].run.scenario->name) == 0;
        if (!other->set_count) {
            other->name = twice ? other->path : name;
            other->title = og_scenario_title(other->run.scenario);
        }
        if (before > 0)
            other->name = og_arena_printf(&c->arena, "%s (%zu)",
                                          other->set_count ? other->name : other->path, before + 1);
    }
}

/* ---- running ----------------------------------------------------------------------------- */

/* What a run is asked for: texts, and as many of them as there are. */
typedef struct text_list {
    const char **at;
    size_t count, room;
} text_list;

static og_status add_since(og_comparison *c, text_list *list, const char *text, int since,
                           og_month first, og_error *err)
{
    const char *said;
    og_status status = og_since_text(text, since, first, &c->arena, &said, err);
    if (status == OG_OK && said != text)
        list->at[list->count++] = said;
    return status;
}

static bool has_reserve(const og_comparison *c, const og_compared *other)
{
    const og_finance *one = c->base.scenario->finance, *two = other->run.scenario->finance;
    return one && one->reserve && two && two->reserve;
}

/* What is asked of a run that begins in month `first` when it is measured as `other` and the base
 * are: the draw-down at each year's end is among the main metrics. */
static og_status list_since(og_comparison *c, const og_compared *other,
                            const og_compare_options *options, og_month first, text_list *list,
                            og_error *err)
{
    og_status status = OG_OK;
    og_month last = c->base.scenario->last;
    for (size_t i = 0; i < options->metric_count && status == OG_OK; i++)
        status = add_since(c, list, options->metrics[i], other->since, first, err);
    int end = has_reserve(c, other) && other->since ? og_month_year(last) : -1;
    for (int year = other->since; year <= end && status == OG_OK; year++) {
        char month[OG_PERIOD_SIZE];
        og_month_print(12 * year + 11 < last ? 12 * year + 11 : last, month);
        const char *text = og_arena_printf(&c->arena, "reserve.drawdown@%s", month);
        status = text ? add_since(c, list, text, other->since, first, err)
                      : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    }
    return status;
}

/* Of `other`, or of the base (NULL), which is compared with all of them. */
static og_status list_texts(og_comparison *c, const og_compared *other,
                            const og_compare_options *options, text_list *list, og_error *err)
{
    size_t years = (size_t)(og_month_year(c->base.scenario->last) - og_month_year(c->base_first));
    size_t each = options->metric_count + years + 2;
    *list = (text_list){.room = options->metric_count + each * (other ? 1 : c->other_count)};
    list->at = og_arena_array(&c->arena, list->room + 1, sizeof *list->at);
    if (!list->at)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < options->metric_count; i++)
        list->at[list->count++] = options->metrics[i];
    og_status status = OG_OK;
    for (size_t i = 0; i < c->other_count && status == OG_OK; i++) {
        const og_compared *with = &c->others[i];
        og_month first = other ? other->first : c->base_first;
        if (c->horizons == OG_HORIZONS_SINCE && (!other || other == with))
            status = list_since(c, with, options, first, list, err);
    }
    return status;
}

static og_status run_one(og_study_run *run, const char *path, const text_list *asked,
                         const og_study_options *study, double from, double to,
                         og_diagnostics *diags, og_error *err)
{
    const og_study_task task = {
        .queries = asked->at, .query_count = asked->count, .from = from, .to = to};
    og_study_run made;
    og_error why = og_error_like(err);
    og_status status = og_study_run_scenario(run->scenario, study, &task, &made, diags, &why);
    run->plan = made.plan;
    run->result = made.result;
    run->first = made.first;
    return status == OG_OK ? OG_OK
                           : OG_FAIL(err, status, STUDY_SCENARIO, .path = path, .why = why.message);
}

static og_status run_all(og_comparison *c, const og_compare_options *options,
                         const og_study_options *study, double share, og_diagnostics *diags,
                         og_error *err)
{
    double each = share / (double)(c->other_count + 1);
    text_list asked;
    og_status status = list_texts(c, NULL, options, &asked, err);
    if (status == OG_OK)
        status = run_one(&c->base, c->base_path, &asked, study, 0, each, diags, err);
    for (size_t i = 0; i < c->other_count && status == OG_OK; i++) {
        status = list_texts(c, &c->others[i], options, &asked, err);
        if (status == OG_OK)
            status = run_one(&c->others[i].run, c->others[i].path, &asked, study,
                             each * (double)(i + 1), each * (double)(i + 2), diags, err);
    }
    return status;
}

/* ---- the walk ---------------------------------------------------------------------------- */

static og_status walk_bridge(og_comparison *c, const og_compare_options *options,
                             const og_study_options *study, double from, og_error *err)
{
    const char *texts[2];
    const char *const *figures = options->metrics;
    size_t count = options->metric_count;
    if (count == 0) {
        count = og_outcome_figures(&c->others[0], texts);
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
    size_t others = options->other_count + options->with_count;
    if (others == 0)
        return OG_FAIL(err, OG_ERR_VALUE, COMPARE_WITH);
    if (options->bridge && others > 1)
        return OG_FAIL(err, OG_ERR_VALUE, BRIDGE_ONE, .got = OG_COUNT(others));
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
    size_t others = options->other_count + options->with_count;
    c->others = og_arena_array(&c->arena, others, sizeof *c->others);
    for (size_t i = 0; c->others && i < options->other_count; i++)
        c->others[i].path =
            og_arena_text(&c->arena, options->others[i], strlen(options->others[i]));
    for (size_t i = options->other_count; c->others && i < others; i++)
        c->others[i].path = c->base_path;
    c->other_count = c->others ? others : 0;
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
    status = og_comparison_align(c, &study);
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
        status = og_outcome_find(c, &c->others[i], &options, err);
    if (status == OG_OK && options.bridge)
        status = walk_bridge(c, &options, &study, share, err);

done:
    if (status == OG_OK)
        *out = c;
    else
        og_comparison_free(c);
    return status;
}
