#include "output/page/data.h"

#include "base/format.h"
#include "base/number.h"
#include "base/path.h"
#include "io/json.h"
#include "io/template.h"
#include "lang/error.h"
#include "output/doc/document.h"
#include "study/case.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    og_sentence sentence;
} sentences[] = {
#define SENTENCE(name, args, nl, en) {#name, OG_SENTENCE_##name},
#include "lang/sentences/page.def"
#undef SENTENCE
};

static void set_text(json_t *object, const char *key, const char *text, bool *failed)
{
    og_json_set(object, key, json_string(text ? text : ""), failed);
}

static json_t *sentences_json(og_language language, bool *failed)
{
    json_t *all = json_object();
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        set_text(all, sentences[i].name, og_sentence_text(sentences[i].sentence, language), failed);
    return all;
}

/* The colours of plots/common.gp, as it gives them: lines `blue = "#154273"`. */
static json_t *colours_json(bool *failed)
{
    static const char *const names[] = {"blue", "pink", "rust", "grey", "outer", "inner"};
    const char *text = og_template_text("common.gp");
    json_t *colours = json_object();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char line[32], colour[8] = "";
        og_format(line, sizeof line, "\n%s = \"#", names[i]);
        const char *at = strstr(text, line);
        if (at)
            og_format(colour, sizeof colour, "%.7s", at + strlen(line) - 1);
        set_text(colours, names[i], colour, failed);
    }
    return colours;
}

/* ---- what a plan has --------------------------------------------------------------------- */

/* What the page chooses series by. */
static const char *role_name(og_role role)
{
    switch (role) {
    case OG_ROLE_OBLIGATION:
        return "obligation";
    case OG_ROLE_CAPACITY:
        return "capacity";
    case OG_ROLE_SHORTFALL:
        return "shortfall";
    case OG_ROLE_PLACES:
        return "places";
    case OG_ROLE_BACKLOG:
        return "backlog";
    case OG_ROLE_TAAKSTELLING:
        return "taakstelling";
    case OG_ROLE_REALISED:
        return "realised";
    case OG_ROLE_RESULT:
        return "result";
    case OG_ROLE_BALANCE:
        return "balance";
    case OG_ROLE_DRAWDOWN:
        return "drawdown";
    case OG_ROLE_PLANNED:
        return "planned";
    default:
        return "";
    }
}

static const char *owner_name(og_owner owner)
{
    return owner == OG_OWNER_RECEPTION  ? "reception"
           : owner == OG_OWNER_HOUSING  ? "housing"
           : owner == OG_OWNER_SUBGROUP ? "subgroup"
           : owner == OG_OWNER_LOCATION ? "location"
                                        : "";
}

static json_t *periods_json(const og_plan *plan, size_t series, bool *failed)
{
    json_t *periods = json_array();
    for (size_t i = 0; i < og_plan_series(plan, series).count; i++) {
        const og_span span = og_plan_span(plan, series, i);
        json_t *period = json_object();
        set_text(period, "key", span.key, failed);
        og_json_set(period, "first", json_integer(span.first), failed);
        og_json_set(period, "last", json_integer(span.last), failed);
        og_json_append(periods, period, failed);
    }
    return periods;
}

static json_t *series_json(const og_plan *plan, bool *failed)
{
    json_t *all = json_array();
    for (size_t s = 0; s < og_plan_series_count(plan); s++) {
        const og_series series = og_plan_series(plan, s);
        json_t *one = json_object();
        set_text(one, "id", series.id, failed);
        set_text(one, "label", series.label, failed);
        set_text(one, "stream", series.stream, failed);
        set_text(one, "role", role_name(series.role), failed);
        set_text(one, "ownerKind", owner_name(series.owner_kind), failed);
        og_json_set(one, "positive", json_boolean(series.positive), failed);
        og_json_set(one, "periods", periods_json(plan, s, failed), failed);
        og_json_append(all, one, failed);
    }
    return all;
}

static json_t *metrics_json(const og_plan *plan, bool *failed)
{
    json_t *all = json_array();
    for (size_t m = 0; m < og_plan_metric_count(plan); m++) {
        const og_metric metric = og_plan_metric(plan, m);
        json_t *one = json_object();
        set_text(one, "text", metric.text, failed);
        og_json_set(one, "series",
                    json_integer(metric.series == (size_t)-1 ? -1 : (json_int_t)metric.series),
                    failed);
        og_json_set(one, "period",
                    json_integer(metric.period == (size_t)-1 ? -1 : (json_int_t)metric.period),
                    failed);
        og_json_append(all, one, failed);
    }
    return all;
}

/* ---- cases and levers -------------------------------------------------------------------- */

static double total_of(const og_case_set *group)
{
    double total = 0;
    for (size_t k = 0; k < group->cases.count; k++)
        total += ((const og_count *)group->cases.at[k])->value;
    return total;
}

static json_t *cases_json(const og_case_set *group, og_arena *arena, bool *failed)
{
    json_t *all = json_array();
    const double total = total_of(group);
    for (size_t k = 0; k < group->cases.count; k++) {
        const og_count *one = group->cases.at[k];
        json_t *item = json_object();
        set_text(item, "name", one->item.id, failed);
        set_text(item, "label", og_case_label(&one->item, arena), failed);
        og_json_set(item, "weight", og_json_number(one->value / total), failed);
        og_json_append(all, item, failed);
    }
    return all;
}

/* How much of the need goes with each group: what decides comes first. */
static double explained_of(const og_page_start *start, size_t group)
{
    double explained = 0;
    og_error err = {.status = OG_OK};
    for (size_t m = 0; m < og_plan_metric_count(start->plain); m++)
        if (strcmp(og_plan_metric(start->plain, m).text, "reserve.required_opening") == 0 &&
            og_result_explained(start->result, m, group, (size_t)-1, &explained, &err) == OG_OK &&
            !isnan(explained))
            return explained;
    return 0;
}

static json_t *groups_json(const og_page_start *start, og_arena *arena, bool *failed)
{
    json_t *all = json_array();
    for (size_t g = 0; g < start->scenario->cases.count; g++) {
        const og_case_set *group = start->scenario->cases.at[g];
        json_t *one = json_object();
        set_text(one, "name", group->item.id, failed);
        set_text(one, "label", og_case_label(&group->item, arena), failed);
        og_json_set(one, "explained", og_json_number(explained_of(start, g)), failed);
        og_json_set(one, "cases", cases_json(group, arena, failed), failed);
        og_json_append(all, one, failed);
    }
    return all;
}

/* Of a middle or an end three figures are enough. */
static const char *about(og_document *doc, double value)
{
    char text[OG_NUMBER_SIZE];
    double rounded = value;
    og_format(text, sizeof text, "%.3g", value);
    (void)og_number_parse(text, strlen(text), &rounded);
    return og_doc_point(doc, rounded);
}

/* What stands at the lever's path: `number` when it is one, `mark` when it has a middle; and the
 * words for it. */
static const char *base_words(og_document *doc, const og_value *value, double *number, double *mark)
{
    *number = *mark = (double)NAN;
    while (value->kind == OG_VALUE_INPUT && value->times == 1 && value->plus == 0 && value->target)
        value = value->target;
    switch (value->kind) {
    case OG_VALUE_CONSTANT:
        *number = *mark = value->constant;
        return og_doc_point(doc, value->constant);
    case OG_VALUE_DIST:
        *mark = og_dist_quantile(&value->dist, 0.5);
        return OG_DOC_TEXT(doc, PAGE_NOW_UNCERTAIN, .median = about(doc, *mark),
                           .low = about(doc, og_dist_quantile(&value->dist, 0.05)),
                           .high = about(doc, og_dist_quantile(&value->dist, 0.95)));
    case OG_VALUE_SCHEDULE:
        return OG_DOC_TEXT(doc, PAGE_NOW_SCHEDULE);
    case OG_VALUE_CASE:
        return OG_DOC_TEXT(doc, PAGE_NOW_CASE);
    default:
        return OG_DOC_TEXT(doc, PAGE_NOW_COMPUTED);
    }
}

/* The value that the n-th lever of the plan was wrapped around. */
static const og_value *value_of(const og_page_start *start, size_t number)
{
    for (size_t i = 0; i < start->loose->value_count; i++)
        if (start->loose->values[i]->kind == OG_VALUE_FREE &&
            start->loose->values[i]->lever == number)
            return start->loose->values[i]->otherwise;
    return NULL;
}

static json_t *lever_json(og_document *doc, const og_page_start *start, const og_page_lever *lever,
                          size_t number, bool *failed)
{
    json_t *one = json_object();
    const og_item *item = lever->lever ? &lever->lever->item : &lever->group->item;
    const og_value *value = lever->lever ? value_of(start, number) : NULL;
    double base = NAN, mark = NAN;
    const char *words =
        value ? base_words(doc, value, &base, &mark) : OG_DOC_TEXT(doc, PAGE_UNCERTAIN);
    /* A mark beyond the range is none. */
    if (!(mark >= lever->free.low && mark <= lever->free.high))
        mark = (double)NAN;
    set_text(one, "name", item->id, failed);
    set_text(one, "label", lever->lever ? item->label : og_case_label(item, &doc->arena), failed);
    set_text(one, "path", lever->free.path, failed);
    set_text(one, "baseText", words, failed);
    og_json_set(one, "low", og_json_number(lever->free.low), failed);
    og_json_set(one, "high", og_json_number(lever->free.high), failed);
    og_json_set(one, "base", og_json_number(base), failed);
    og_json_set(one, "mark", og_json_number(mark), failed);
    if (lever->lever && lever->lever->step.given)
        og_json_set(one, "step", og_json_number(lever->lever->step.value), failed);
    if (lever->group)
        og_json_set(one, "cases", cases_json(lever->group, &doc->arena, failed), failed);
    return one;
}

static void set_levers(json_t *out, og_document *doc, const og_page_start *start, bool *failed)
{
    json_t *levers = json_array(), *stuck = json_array();
    size_t number = 0;
    for (size_t i = 0; i < start->lever_count; i++) {
        const og_page_lever *lever = &start->levers[i];
        if (lever->turns)
            og_json_append(levers, lever_json(doc, start, lever, number++, failed), failed);
        else if (lever->lever)
            og_json_append(stuck, json_string(lever->lever->item.label), failed);
    }
    og_json_set(out, "levers", levers, failed);
    og_json_set(out, "stuck", stuck, failed);
}

/* ---- the whole --------------------------------------------------------------------------- */

static json_t *start_json(const og_page_start *start, bool *failed)
{
    char number[32], hash[32];
    json_t *one = json_object();
    const og_scenario *scenario = start->scenario;
    og_format(number, sizeof number, "%llu", (unsigned long long)start->seed);
    og_format(hash, sizeof hash, "%016llx", (unsigned long long)start->hash);
    set_text(one, "title", og_scenario_title(scenario), failed);
    set_text(one, "municipality", og_scenario_municipality(scenario), failed);
    set_text(one, "name", scenario->name, failed);
    set_text(one, "file", og_path_name(start->path), failed);
    set_text(one, "seed", number, failed); /* beyond what a number of a page can hold */
    set_text(one, "hash", hash, failed);
    set_text(one, "resolved", start->resolved, failed);
    og_json_set(one, "replicates", json_integer((json_int_t)start->replicates), failed);
    og_json_set(one, "level", og_json_number(100 * start->level), failed);
    og_json_set(one, "firstYear", json_integer(og_month_year(scenario->first)), failed);
    og_json_set(one, "lastYear", json_integer(og_month_year(scenario->last)), failed);
    og_json_set(one, "series", series_json(start->plan, failed), failed);
    og_json_set(one, "metrics", metrics_json(start->plan, failed), failed);
    og_document doc; /* for words alone */
    og_doc_init(&doc, og_language_of(og_scenario_language(scenario)));
    og_json_set(one, "groups", groups_json(start, &doc.arena, failed), failed);
    set_levers(one, &doc, start, failed);
    *failed |= doc.arena.failed;
    og_doc_clear(&doc);
    return one;
}

/* In a <script> only `<` can mean something. */
static void add_escaped(og_strbuf *out, const char *json)
{
    while (*json) {
        const size_t plain = strcspn(json, "<");
        og_strbuf_add(out, json, plain);
        json += plain;
        if (*json == '<') {
            og_strbuf_puts(out, "\\u003c");
            json++;
        }
    }
}

og_status og_page_data_add(const og_page_start *starts, size_t count, og_strbuf *out, og_error *err)
{
    bool failed = false;
    const og_language language = og_language_of(og_scenario_language(starts[0].scenario));
    json_t *all = json_object(), *list = json_array();
    set_text(all, "version", og_version(), &failed);
    set_text(all, "language", language == OG_LANGUAGE_EN ? "en" : "nl", &failed);
    og_json_set(all, "say", sentences_json(language, &failed), &failed);
    og_json_set(all, "colours", colours_json(&failed), &failed);
    for (size_t i = 0; i < count; i++)
        og_json_append(list, start_json(&starts[i], &failed), &failed);
    og_json_set(all, "starts", list, &failed);
    char *text = failed ? NULL : json_dumps(all, JSON_COMPACT | JSON_REAL_PRECISION(17));
    if (text)
        add_escaped(out, text);
    json_decref(all);
    free(text);
    return text && !out->failed ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}
