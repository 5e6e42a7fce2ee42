/* Metrics: a series reduced to one number per replicate (model page, section 6).
 *
 *   metric  = "reserve.required_opening"
 *           | series "@" period | series "." ("min" | "max" | "mean" | "sum")
 *           | "first" "(" series (">" | "<") number ")" */
#include "compile/check.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

static const og_plan_series_row *series_at(const og_compiler *c, size_t i)
{
    return (const og_plan_series_row *)c->series.at + i;
}

static const char *text_at(const og_compiler *c, uint32_t offset)
{
    return c->text.text + offset;
}

static const og_plan_span_row *span_at(const og_compiler *c, const og_plan_series_row *series,
                                       size_t i)
{
    return (const og_plan_span_row *)c->spans.at + series->span + i;
}

static og_ref ref_at(const og_compiler *c, const og_plan_series_row *series, size_t i)
{
    return ((const og_ref *)c->refs.at)[series->cell + i];
}

static void fail_at(og_compiler *c, const char *text, size_t column, const char *what,
                    const char *detail)
{
    og_fail(&c->err, OG_ERR_VALUE, "metric '%s', column %zu: %s%s", text, column + 1, what, detail);
}

static int series_named(const og_compiler *c, const char *name, size_t length)
{
    for (size_t i = 0; i < c->series.count; i++) {
        const char *id = text_at(c, series_at(c, i)->id);
        if (strlen(id) == length && memcmp(id, name, length) == 0)
            return (int)i;
    }
    return -1;
}

static int find_series(og_compiler *c, const char *text, size_t start, size_t length)
{
    const char *ids[2048];
    size_t count = 0;
    int found = series_named(c, text + start, length);
    if (found >= 0)
        return found;
    while (count < c->series.count && count < sizeof ids / sizeof ids[0]) {
        ids[count] = text_at(c, series_at(c, count)->id);
        count++;
    }
    const char *name = og_arena_text(&c->arena, text + start, length);
    const char *near = name ? og_nearest(name, ids, count) : NULL;
    const char *hint = near ? og_arena_printf(&c->arena, "'%s'; did you mean '%s'?", name, near)
                            : og_arena_printf(&c->arena, "'%s'", name ? name : "");
    fail_at(c, text, start, "there is no series ", hint ? hint : "");
    return -1;
}

/* ---- forms ------------------------------------------------------------------------------- */

static bool at_period(og_compiler *c, const char *text, size_t column,
                      const og_plan_series_row *series, og_ref *out)
{
    og_period span;
    const char *key = text + column;
    if (og_period_parse(key, strlen(key), &span) != OG_PERIOD_OK) {
        fail_at(c, text, column, "not a period: ", key);
        return false;
    }
    bool found = false;
    og_ref sum = og_k(0); /* of one term, but for flows and money */
    for (size_t i = 0; i < series->count; i++) {
        const og_plan_span_row *at = span_at(c, series, i);
        if (!og_span_counts((og_measure)series->measure, (og_role)series->role, at->first, at->last,
                            span))
            continue;
        found = true;
        sum = og_ref_add(c->tape, sum, ref_at(c, series, i));
    }
    if (!found) {
        const char *first = text_at(c, span_at(c, series, 0)->key);
        const char *last = text_at(c, span_at(c, series, series->count - 1)->key);
        const char *range =
            og_arena_printf(&c->arena, "%s; it runs from %s to %s", key, first, last);
        fail_at(c, text, column, "the series has no value for ", range ? range : key);
        return false;
    }
    *out = sum;
    return true;
}

/* Empty ratios are left out; no value when all are empty. */
static og_ref over_ratios(og_compiler *c, const og_plan_series_row *series, const char *how)
{
    og_tape *tape = c->tape;
    og_ref best = ref_at(c, series, 0), sum = og_k(0), count = og_k(0);
    bool least = strcmp(how, "min") == 0;
    for (size_t i = 0; i < series->count; i++) {
        og_ref next = ref_at(c, series, i);
        og_ref given = og_ref_within(tape, next, -INFINITY, INFINITY);
        og_ref better = least ? og_ref_min(tape, best, next) : og_ref_max(tape, best, next);
        better = og_ref_select(tape, count, 1, better, next);
        best = og_ref_select(tape, given, 1, better, best);
        sum = og_ref_add(tape, sum, og_ref_select(tape, given, 1, next, og_k(0)));
        count = og_ref_add(tape, count, given);
    }
    if (least || strcmp(how, "max") == 0)
        return best;
    og_ref mean = og_ref_ratio(tape, sum, count);
    return strcmp(how, "mean") == 0 ? mean : og_ref_mul(tape, mean, count);
}

static og_ref over_horizon(og_compiler *c, const og_plan_series_row *series, const char *how)
{
    if (series->measure == OG_MEASURE_RATIO)
        return over_ratios(c, series, how);
    og_ref all = ref_at(c, series, 0);
    for (size_t i = 1; i < series->count; i++) {
        og_ref next = ref_at(c, series, i);
        all = strcmp(how, "min") == 0   ? og_ref_min(c->tape, all, next)
              : strcmp(how, "max") == 0 ? og_ref_max(c->tape, all, next)
                                        : og_ref_add(c->tape, all, next);
    }
    bool mean = strcmp(how, "mean") == 0;
    return mean ? og_ref_mul(c->tape, all, og_k(1.0 / series->count)) : all;
}

/* The number of the first period in which it holds; no value (0/0) when it never does. */
static og_ref first_period(og_compiler *c, const og_plan_series_row *series, char sign,
                           double limit)
{
    og_tape *tape = c->tape;
    og_ref first = og_k(-1);
    for (size_t i = series->count; i-- > 0;) {
        og_ref value = ref_at(c, series, i);
        og_ref holds = sign == '>' ? og_ref_less(tape, og_k(limit), value)
                                   : og_ref_less(tape, value, og_k(limit));
        first = og_ref_select(tape, holds, 1, og_k((double)i), first);
    }
    og_ref ever = og_ref_within(tape, first, 0, (double)series->count);
    return og_ref_ratio(tape, first, ever);
}

static bool parse_first(og_compiler *c, const char *text, int *series, og_ref *out)
{
    size_t at = strlen("first(");
    at += strspn(text + at, " ");
    size_t length = strcspn(text + at, " <>)");
    size_t sign = at + length + strspn(text + at + length, " ");
    if (text[sign] != '<' && text[sign] != '>') {
        fail_at(c, text, sign, "expected > or <", "");
        return false;
    }
    size_t number = sign + 1 + strspn(text + sign + 1, " ");
    size_t digits = strcspn(text + number, " )");
    size_t close = number + digits + strspn(text + number + digits, " ");
    double limit;
    if (og_number_parse(text + number, digits, &limit) != OG_NUMBER_OK) {
        fail_at(c, text, number, "expected a number", "");
        return false;
    }
    if (text[close] != ')' || text[close + 1] != '\0') {
        fail_at(c, text, close, "expected ) at the end", "");
        return false;
    }
    *series = find_series(c, text, at, length);
    if (*series >= 0)
        *out = first_period(c, series_at(c, (size_t)*series), text[sign], limit);
    return *series >= 0;
}

static bool parse_reduced(og_compiler *c, const char *text, int *series, og_ref *out)
{
    static const char *const hows[] = {"min", "max", "mean", "sum"};
    const char *dot = strrchr(text, '.');
    for (size_t i = 0; dot && i < sizeof hows / sizeof hows[0]; i++) {
        if (strcmp(dot + 1, hows[i]) != 0)
            continue;
        *series = find_series(c, text, 0, (size_t)(dot - text));
        if (*series >= 0)
            *out = over_horizon(c, series_at(c, (size_t)*series), hows[i]);
        return *series >= 0;
    }
    static const char forms[] = "say of when: @2025-12, .min, .max, .mean or .sum";
    size_t length = strlen(text);
    if (dot && series_named(c, text, (size_t)(dot - text)) >= 0)
        fail_at(c, text, (size_t)(dot - text), forms, "");
    else if (find_series(c, text, 0, length) >= 0)
        fail_at(c, text, length, forms, "");
    return false;
}

static bool parse(og_compiler *c, const char *text, int *series, og_ref *out)
{
    const char *at = strchr(text, '@');
    if (strncmp(text, "first(", strlen("first(")) == 0)
        return parse_first(c, text, series, out);
    if (!at)
        return parse_reduced(c, text, series, out);
    *series = find_series(c, text, 0, (size_t)(at - text));
    return *series >= 0 &&
           at_period(c, text, (size_t)(at - text) + 1, series_at(c, (size_t)*series), out);
}

/* ---- adding ------------------------------------------------------------------------------ */

static const char required_opening[] = "reserve.required_opening";

static bool has_reserve(const og_compiler *c)
{
    return c->scenario->finance && c->scenario->finance->reserve;
}

static og_plan_metric_row *find_metric(const og_compiler *c, const char *text)
{
    og_plan_metric_row *rows = c->metrics.at;
    for (size_t i = 0; i < c->metrics.count; i++)
        if (strcmp(text_at(c, rows[i].text), text) == 0)
            return &rows[i];
    return NULL;
}

void og_metric_add(og_compiler *c, const char *text, bool requested)
{
    int series = -1;
    og_ref ref = c->required_opening;
    og_tape_month(c->tape, 0);
    bool required = strcmp(text, required_opening) == 0 && has_reserve(c);
    if (c->text.failed || find_metric(c, text) || (!required && !parse(c, text, &series, &ref)))
        return;
    og_plan_metric_row *row = og_table_add(c, &c->metrics, sizeof *row);
    if (!row)
        return;
    *row = (og_plan_metric_row){.text = og_text_add(c, text),
                                .series = series,
                                .measure = OG_MEASURE_MONEY,
                                .positive = required,
                                .requested = requested,
                                .constant = og_is_k(ref) ? ref.k : 0};
    if (!required) {
        const og_plan_series_row *of = series_at(c, (size_t)series);
        row->first = strncmp(text, "first(", strlen("first(")) == 0;
        row->measure = of->measure;
        row->positive = of->positive && !row->first;
    }
    row->output = og_output_add(c, ref, OG_OUTPUT_METRIC, (uint32_t)c->metrics.count - 1);
}

/* The measures of success: what is short at each year's end and over the horizon, and the money. */
void og_metrics_main(og_compiler *c)
{
    size_t count = c->series.count;
    if (has_reserve(c))
        og_metric_add(c, required_opening, false);
    for (size_t i = 0; i < count && !c->text.failed; i++) {
        const og_plan_series_row series = *series_at(c, i);
        const char *id = og_arena_printf(&c->arena, "%s", text_at(c, series.id));
        bool short_of = series.role == OG_ROLE_SHORTFALL || series.role == OG_ROLE_BACKLOG;
        bool yearly = short_of || series.role == OG_ROLE_DRAWDOWN;
        bool summed = series.role == OG_ROLE_UNCOVERED || series.role == OG_ROLE_RESULT ||
                      ((series.role == OG_ROLE_SHORTFALL || series.role == OG_ROLE_REALISED) &&
                       series.owner_kind != OG_OWNER_SUBGROUP);
        for (int y = 0; id && yearly && y < c->years; y++) {
            char month[OG_PERIOD_SIZE];
            og_month_print(c->scenario->first + og_year_last_month(c, y), month);
            const char *text = og_arena_printf(&c->arena, "%s@%s", id, month);
            if (text)
                og_metric_add(c, text, false);
        }
        const char *text = id && summed ? og_arena_printf(&c->arena, "%s.sum", id) : NULL;
        if (text)
            og_metric_add(c, text, false);
    }
}
