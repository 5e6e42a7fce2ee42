#include "output/file/metrics.h"

#include "base/calendar.h"
#include "base/format.h"
#include "base/progress.h"
#include "base/strbuf.h"
#include "io/json.h"
#include "scenario/scenario.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* ---- metrics.json ---- */

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

static json_t *summary_json(const og_summary *summary)
{
    json_t *out = json_pack("{s:o, s:o, s:o}", "count", og_json_whole(summary->count), "mean",
                            og_json_estimate(summary->mean), "sd", og_json_estimate(summary->sd));
    for (size_t i = 0; i < OG_SUMMARY_LEVELS; i++) {
        char key[16];
        og_format(key, sizeof key, "p%d", og_summary_level(i));
        if (json_object_set_new(out, key, og_json_estimate(summary->quantile[i])) != 0) {
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

static void set(facts *f, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        f->failed = true;
}

static og_status add_summary(facts *f, json_t *stats, json_t *chance, const og_result *result,
                             size_t metric, size_t group, size_t index, const char *key,
                             og_error *err)
{
    og_summary summary;
    og_status status = og_result_summary(result, metric, group, index, &summary, err);
    if (status != OG_OK)
        return status;
    set(f, stats, key, summary_json(&summary));
    if (chance)
        set(f, chance, key, og_json_estimate(summary.p_positive));
    return OG_OK;
}

/* An object at `key` of `parent`, which may be NULL: then there is none. */
static json_t *child(facts *f, json_t *parent, const char *key)
{
    if (!parent)
        return NULL;
    json_t *made = json_object();
    set(f, parent, key, made);
    return made;
}

static og_status add_cases(facts *f, const og_plan *plan, const og_result *result, size_t metric,
                           og_error *err)
{
    size_t groups = og_plan_case_group_count(plan);
    if (groups == 0)
        return OG_OK;
    json_t *stats = child(f, f->stats, "cases"), *chance = child(f, f->chance, "cases");
    og_status status = OG_OK;
    for (size_t g = 0; g < groups; g++) {
        og_case_group group = og_plan_case_group(plan, g);
        json_t *group_stats = child(f, stats, group.name);
        json_t *group_chance = child(f, chance, group.name);
        for (size_t i = 0; i < group.count && status == OG_OK; i++)
            status = add_summary(f, group_stats, group_chance, result, metric, g, i,
                                 og_plan_case_name(plan, g, i), err);
    }
    return status;
}

static og_status add_metric(json_t *metrics, json_t *chances, const og_plan *plan,
                            const og_result *result, size_t m, og_error *err)
{
    og_metric metric = og_plan_metric(plan, m);
    og_strbuf chance = {0};
    facts f = {.stats = json_pack("{s:s, s:o}", "measure", measures[metric.measure], "unit",
                                  unit_of(plan, &metric)),
               .chance = metric.positive ? json_object() : NULL};
    og_status status = add_summary(&f, f.stats, f.chance, result, m, (size_t)-1, 0, "all", err);
    if (status == OG_OK)
        status = add_cases(&f, plan, result, m, err);

    og_strbuf_printf(&chance, "p(%s > 0)", metric.text);
    set(&f, metrics, metric.text, f.stats);
    if (metric.positive)
        set(&f, chances, chance.failed ? NULL : chance.text, f.chance);
    og_strbuf_clear(&chance);
    return status == OG_OK && f.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : status;
}

static json_t *outstanding_json(const og_plan *plan, const og_result *result)
{
    json_t *out = json_object();
    for (size_t s = 0; s < og_plan_series_count(plan); s++) {
        og_series series = og_plan_series(plan, s);
        if (series.role != OG_ROLE_OUTSTANDING || series.count == 0)
            continue;
        og_stats stats = og_result_stats(result, s, series.count - 1);
        json_object_set_new(out, series.owner,
                            json_pack("{s:o, s:o, s:o, s:o}", "mean", og_json_number(stats.mean),
                                      "p5", og_json_number(stats.p5), "p50",
                                      og_json_number(stats.p50), "p95", og_json_number(stats.p95)));
    }
    return out;
}

og_status og_json_write_metrics(const og_scenario *scenario, const og_plan *plan,
                                const og_result *result, const char *path,
                                const og_progress *progress, og_error *err)
{
    json_t *metrics = json_object(), *chances = json_object();
    og_status status = OG_OK;
    for (size_t m = 0; m < og_plan_metric_count(plan) && status == OG_OK; m++)
        status = og_progress_tell(progress, 1) ? add_metric(metrics, chances, plan, result, m, err)
                                               : OG_FAIL(err, OG_CANCELLED, CANCELLED);

    json_t *root =
        json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "scenario", scenario->name, "replicates",
                  og_json_whole(og_result_replicates(result)), "seed",
                  og_json_whole(og_result_seed(result)), "metrics", metrics, "probabilities",
                  chances, "outstanding", outstanding_json(plan, result));
    if (status == OG_OK)
        return og_json_write(root, path, err);
    json_decref(root);
    return status;
}

/* ---- run.json ---- */

/* Fowler, Noll and Vo's FNV-1a of 64 bits: enough to tell whether two runs had one scenario. */
static void hash_text(const char *text, char *out)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
    og_format(out, 17, "%016" PRIx64, hash);
}

og_status og_json_write_run(const og_scenario *scenario, const og_result *result,
                            const char *resolved, double wall_seconds, const char *path,
                            og_error *err)
{
    static const char *const samplings[] = {[OG_SAMPLING_RANDOM] = "random",
                                            [OG_SAMPLING_LATIN_HYPERCUBE] = "latin_hypercube",
                                            [OG_SAMPLING_SOBOL] = "sobol"};
    char start[OG_PERIOD_SIZE], end[OG_PERIOD_SIZE], hash[17];
    og_month_print(scenario->first, start);
    og_month_print(scenario->last, end);
    hash_text(resolved, hash);
    json_t *root = json_pack(
        "{s:s, s:s, s:s, s:{s:s, s:s, s:s, s:{s:s, s:s, s:s}}, s:{s:s, s:s}, s:o, s:o, s:s, s:o}",
        "program", "opgave", "version", og_version(), "libraries", og_library_versions(),
        "scenario", "name", scenario->name, "title", scenario->title, "municipality",
        og_scenario_municipality(scenario), "hash", "algorithm", "fnv1a-64", "of", "resolved.yaml",
        "value", hash, "horizon", "start", start, "end", end, "replicates",
        og_json_whole(og_result_replicates(result)), "seed", og_json_whole(og_result_seed(result)),
        "sampling",
        samplings[scenario->simulation ? scenario->simulation->sampling : OG_SAMPLING_RANDOM],
        "wall_seconds", og_json_number(wall_seconds));
    return og_json_write(root, path, err);
}
