#include "output/file/metrics.h"

#include "base/format.h"
#include "base/progress.h"
#include "base/strbuf.h"
#include "io/json.h"
#include "output/file/need.h"
#include "output/view/need.h"
#include "scenario/scenario.h"

#include <math.h>
#include <string.h>

static const char *const measures[] = {[OG_MEASURE_STOCK] = "stock",
                                       [OG_MEASURE_FLOW] = "flow",
                                       [OG_MEASURE_RATIO] = "ratio",
                                       [OG_MEASURE_MONEY] = "money"};

static const char *const units[] = {[OG_UNIT_PERSON] = "persons",
                                    [OG_UNIT_PLACE] = "places",
                                    [OG_UNIT_LOCATION] = "locations",
                                    [OG_UNIT_PERCENT] = "percent",
                                    [OG_UNIT_EURO] = "euro"};

/* A stock summed over time is in its unit times the length of its periods. */
static json_t *unit_of(const og_plan *plan, const og_metric *metric)
{
    size_t length = strlen(metric->text);
    if (metric->series == (size_t)-1)
        return json_string(metric->measure == OG_MEASURE_MONEY ? "euro" : "");
    if (strncmp(metric->text, "first(", 6) == 0)
        return json_string("number of the period");
    og_series series = og_plan_series(plan, metric->series);
    bool sum = length > 4 && strcmp(metric->text + length - 4, ".sum") == 0;
    const char *times = !sum || metric->measure != OG_MEASURE_STOCK ? ""
                        : series.owner_kind == OG_OWNER_RESERVE     ? " x years"
                                                                    : " x months";
    return json_sprintf("%s%s", units[series.unit], times);
}

/* A first(...) is the number of a period: the key of the nearest is told beside it. */
static json_t *estimate_json(const og_plan *plan, const og_metric *metric, og_estimate estimate)
{
    json_t *out = og_json_estimate(estimate);
    if (metric->first && !isnan(estimate.value))
        json_object_set_new(
            out, "key",
            json_string(og_plan_span(plan, metric->series, (size_t)nearbyint(estimate.value)).key));
    return out;
}

/* `never`: replicates in which a first(...) never holds, which the statistics leave out. */
static json_t *summary_json(const og_plan *plan, const og_metric *metric, const og_summary *summary,
                            uint64_t never)
{
    json_t *out =
        json_pack("{s:o, s:o, s:o}", "count", og_json_whole(summary->count), "mean",
                  estimate_json(plan, metric, summary->mean), "sd", og_json_estimate(summary->sd));
    if (metric->first)
        json_object_set_new(out, "never", og_json_whole(never));
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++) {
        char key[16];
        og_format(key, sizeof key, "p%d", og_summary_level(i));
        json_t *quantile = estimate_json(plan, metric, summary->quantile[i]);
        if (json_object_set_new(out, key, quantile) != 0) {
            json_decref(out);
            return NULL;
        }
    }
    return out;
}

/* What is known of one metric: statistics, and the chance of being above zero where asked for. */
typedef struct facts {
    json_t *stats, *chance; /* chance: NULL when it is of no interest */
    bool failed;
} facts;

/* Whether the object has taken it; else it is gone. */
static bool set(facts *f, json_t *object, const char *key, json_t *value)
{
    bool taken = json_object_set_new(object, key, value) == 0;
    f->failed |= !taken;
    return taken;
}

/* An object at `key` of `parent`, which may be NULL: then there is none. */
static json_t *child(facts *f, json_t *parent, const char *key)
{
    if (!parent)
        return NULL;
    json_t *made = json_object();
    return set(f, parent, key, made) ? made : NULL;
}

/* One metric of a run. */
typedef struct subject {
    const og_scenario *scenario;
    const og_plan *plan;
    const og_result *result;
    size_t number;
    og_metric metric;
    bool needs; /* it is the required reserve, of which the parts are told */
} subject;

/* Of the replicates of one case, or of all (group = (size_t)-1). */
static uint64_t replicates_of(const og_result *result, size_t group, size_t index)
{
    uint64_t all = og_result_replicates(result), count = 0;
    const uint8_t *cases = group == (size_t)-1 ? NULL : og_result_cases(result, group);
    for (uint64_t r = 0; r < all && cases; r++)
        count += cases[r] == index;
    return cases ? count : all;
}

static og_status add_need(facts *f, const subject *s, size_t group, size_t index, json_t *stats,
                          og_error *err)
{
    double levels[OG_NEED_LEVELS];
    size_t council, count = og_need_levels(s->scenario, levels, &council);
    const og_given given = {group, index};
    og_need needs[OG_NEED_LEVELS];
    uint64_t replicates;
    og_status status =
        og_result_need_given(s->plan, s->result, s->number, &given, group != (size_t)-1, levels,
                             count, needs, &replicates, err);
    json_t *parts = child(f, stats, "parts");
    for (size_t i = 0; i < count && status == OG_OK; i++) {
        char key[32];
        og_format(key, sizeof key, "%.10g", 100 * levels[i]);
        set(f, parts, key,
            json_pack("{s:o, s:o, s:o, s:o}", "planned", og_json_number(needs[i].planned),
                      "expected_deficit", og_json_number(needs[i].expected_deficit), "risk_buffer",
                      og_json_number(needs[i].risk_buffer), "total",
                      og_json_number(needs[i].total)));
    }
    return status;
}

static og_status add_summary(facts *f, json_t *stats, json_t *chance, const subject *s,
                             size_t group, size_t index, const char *key, og_error *err)
{
    og_summary summary;
    og_status status = og_result_summary(s->result, s->number, group, index, &summary, err);
    if (status != OG_OK)
        return status;
    uint64_t all = s->metric.first ? replicates_of(s->result, group, index) : summary.count;
    json_t *own = summary_json(s->plan, &s->metric, &summary, all - summary.count);
    set(f, stats, key, own);
    if (chance)
        set(f, chance, key, og_json_estimate(summary.p_positive));
    return s->needs ? add_need(f, s, group, index, own, err) : OG_OK;
}

static og_status add_cases(facts *f, const subject *s, og_error *err)
{
    size_t groups = og_plan_case_group_count(s->plan);
    if (groups == 0)
        return OG_OK;
    json_t *stats = child(f, f->stats, "cases"), *chance = child(f, f->chance, "cases");
    og_status status = OG_OK;
    for (size_t g = 0; g < groups; g++) {
        og_case_group group = og_plan_case_group(s->plan, g);
        if (!group.used)
            continue;
        json_t *group_stats = child(f, stats, group.name);
        json_t *group_chance = child(f, chance, group.name);
        for (size_t i = 0; i < group.count && status == OG_OK; i++)
            status = add_summary(f, group_stats, group_chance, s, g, i,
                                 og_plan_case_name(s->plan, g, i), err);
    }
    return status;
}

/* Locations whose contract has no end: what a line is committed to leaves them out. */
static void add_endless(facts *f, const subject *s)
{
    json_t *list = json_array();
    const og_array *lines = s->scenario->finance ? &s->scenario->finance->lines : NULL;
    for (size_t i = 0; lines && i < lines->count; i++) {
        const og_line *line = lines->at[i];
        char name[160];
        og_format_cut(name, sizeof name, "line.%s.committed", line->item.id);
        for (size_t j = 0; j < s->scenario->reception.count && strcmp(name, s->metric.text) == 0;
             j++) {
            const og_array *locations =
                &((const og_reception *)s->scenario->reception.at[j])->locations;
            for (size_t k = 0; k < locations->count; k++)
                if (og_line_takes(line, locations->at[k]) && og_location_endless(locations->at[k]))
                    json_array_append_new(list,
                                          json_string(((const og_item *)locations->at[k])->id));
        }
    }
    if (json_array_size(list) > 0)
        set(f, f->stats, "without_end", list);
    else
        json_decref(list);
}

static og_status add_metric(json_t *metrics, json_t *chances, const og_scenario *scenario,
                            const og_plan *plan, const og_result *result, size_t m, og_error *err)
{
    const subject s = {scenario,
                       plan,
                       result,
                       m,
                       og_plan_metric(plan, m),
                       og_plan_needs(plan, m) && !og_plan_metric(plan, m).hidden};
    og_strbuf chance = {0};
    facts f = {.stats = json_pack("{s:s, s:o}", "measure", measures[s.metric.measure], "unit",
                                  unit_of(plan, &s.metric)),
               .chance = s.metric.positive ? json_object() : NULL};
    og_status status = add_summary(&f, f.stats, f.chance, &s, (size_t)-1, 0, "all", err);
    if (status == OG_OK)
        status = add_cases(&f, &s, err);
    add_endless(&f, &s);

    og_strbuf_printf(&chance, "p(%s > 0)", s.metric.text);
    set(&f, metrics, s.metric.text, f.stats);
    if (s.metric.positive)
        set(&f, chances, chance.failed ? NULL : chance.text, f.chance);
    og_strbuf_clear(&chance);
    return status == OG_OK && f.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : status;
}

/* NULL when memory is short. */
static json_t *outstanding_json(const og_plan *plan, const og_result *result)
{
    json_t *out = json_object();
    for (size_t s = 0; s < og_plan_series_count(plan); s++) {
        og_series series = og_plan_series(plan, s);
        if (series.role != OG_ROLE_OUTSTANDING || series.count == 0)
            continue;
        og_stats stats = og_result_stats(result, s, series.count - 1);
        json_t *one = json_pack("{s:o, s:o, s:o, s:o}", "mean", og_json_number(stats.mean), "p5",
                                og_json_number(stats.p5), "p50", og_json_number(stats.p50), "p95",
                                og_json_number(stats.p95));
        if (json_object_set_new(out, series.owner, one) != 0) {
            json_decref(out);
            return NULL;
        }
    }
    return out;
}

/* How many futures fitted what is observed, and what that says of each case: its weight before, its
 * share among those kept. */
static json_t *observed_json(const og_scenario *scenario, const og_plan *plan,
                             const og_result *result)
{
    json_t *groups = json_object();
    for (size_t g = 0; g < og_plan_case_group_count(plan); g++) {
        const og_case_set *set = scenario->cases.at[g];
        if (!set->used)
            continue;
        json_t *cases = json_object();
        double total = 0;
        for (size_t i = 0; i < set->cases.count; i++)
            total += ((const og_count *)set->cases.at[i])->value;
        for (size_t i = 0; i < set->cases.count; i++) {
            const og_count *one = set->cases.at[i];
            double share =
                (double)replicates_of(result, g, i) / (double)og_result_replicates(result);
            json_object_set_new(cases, one->item.id,
                                json_pack("{s:o, s:o}", "weight",
                                          og_json_number(one->value / total), "share",
                                          og_json_number(share)));
        }
        json_object_set_new(groups, set->item.id, cases);
    }
    return json_pack("{s:o, s:o, s:o}", "tries", og_json_whole(og_result_tries(result)), "kept",
                     og_json_whole(og_result_replicates(result)), "cases", groups);
}

og_status og_json_write_metrics(const og_scenario *scenario, const og_plan *plan,
                                const og_result *result, const char *path,
                                const og_progress *progress, og_error *err)
{
    json_t *metrics = json_object(), *chances = json_object();
    og_status status = OG_OK;
    for (size_t m = 0; m < og_plan_metric_count(plan) && status == OG_OK; m++)
        if (!og_progress_tell(progress, 1))
            status = OG_FAIL(err, OG_CANCELLED, CANCELLED);
        else if (!og_plan_metric(plan, m).hidden)
            status = add_metric(metrics, chances, scenario, plan, result, m, err);

    json_t *root =
        json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "scenario", scenario->name, "replicates",
                  og_json_whole(og_result_replicates(result)), "seed",
                  og_json_whole(og_result_seed(result)), "metrics", metrics, "probabilities",
                  chances, "outstanding", outstanding_json(plan, result));
    if (scenario->observed.count)
        json_object_set_new(root, "observed", observed_json(scenario, plan, result));
    if (status == OG_OK)
        status = og_json_add_need(root, scenario, plan, result, err);
    if (status == OG_OK)
        return og_json_write(root, path, err);
    json_decref(root);
    return status;
}
