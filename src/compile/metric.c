/* Metrics: series reduced to one number per replicate (model page, section 6), in the grammar of
 * query.h. */
#include "compile/check.h"
#include "compile/query.h"
#include "compile/role.h"
#include "scenario/driver.h"

#include <math.h>
#include <string.h>

static const og_plan_series_row *series_at(const og_compiler *c, size_t i)
{
    return (const og_plan_series_row *)c->series.at + i;
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

/* NULL with an error that names the nearest. */
static const og_plan_series_row *find_series(og_compiler *c, const char *text, og_stretch part)
{
    const og_plan_series_row *found = og_series_find(c, text + part.at, part.length);
    const char *name = found ? NULL : og_arena_text(&c->arena, text + part.at, part.length);
    const og_finance *finance = c->scenario->finance;
    if (name && strcmp(name, "reserve.balance") == 0 && finance && finance->reserve)
        OG_QUERY_FAIL(text, part.at, &c->err, BALANCE_UNKNOWN);
    else if (name)
        OG_QUERY_FAIL(text, part.at, &c->err, SERIES_UNKNOWN, .name = name,
                      .hint = og_series_hint(c, name, c->err.language));
    return found;
}

/* ---- forms ------------------------------------------------------------------------------- */

static bool no_value(og_compiler *c, const char *text, const og_query_term *term,
                     const og_plan_series_row *series)
{
    og_stretch part = term->period_at;
    const char *period = og_arena_text(&c->arena, text + part.at, part.length);
    OG_QUERY_FAIL(text, part.at, &c->err, SERIES_NO_VALUE,
                  .series = og_compiler_text(c, series->id), .period = period,
                  .periods = og_series_keys(c, series));
    return false;
}

/* *period: the one that gives the value, or -1. */
static bool at_period(og_compiler *c, const char *text, const og_query_term *term,
                      const og_plan_series_row *series, og_ref *out, int32_t *period)
{
    bool sums = series->measure != OG_MEASURE_RATIO && series->measure != OG_MEASURE_STOCK;
    size_t found = 0;
    *out = og_k(0);
    for (size_t i = 0; i < series->count; i++) {
        if (!og_series_counts(c, series, i, term->period))
            continue;
        *period = found++ == 0 ? (int32_t)i : -1;
        *out = sums ? og_ref_add(c->tape, *out, ref_at(c, series, i)) : ref_at(c, series, i);
    }
    return found > 0 || no_value(c, text, term, series);
}

/* Empty ratios are left out; no value when all are empty. */
static og_ref over_ratios(og_compiler *c, const og_plan_series_row *series, og_reduction how)
{
    og_tape *tape = c->tape;
    og_ref best = ref_at(c, series, 0), sum = og_k(0), count = og_k(0);
    bool least = how == OG_REDUCE_MIN;
    for (size_t i = 0; i < series->count; i++) {
        og_ref next = ref_at(c, series, i);
        og_ref given = og_ref_within(tape, next, -INFINITY, INFINITY);
        og_ref better = least ? og_ref_min(tape, best, next) : og_ref_max(tape, best, next);
        better = og_ref_select(tape, count, 1, better, next);
        best = og_ref_select(tape, given, 1, better, best);
        sum = og_ref_add(tape, sum, og_ref_select(tape, given, 1, next, og_k(0)));
        count = og_ref_add(tape, count, given);
    }
    if (least || how == OG_REDUCE_MAX)
        return best;
    og_ref mean = og_ref_ratio(tape, sum, count);
    return how == OG_REDUCE_MEAN ? mean : og_ref_mul(tape, mean, count);
}

static og_ref over_horizon(og_compiler *c, const og_plan_series_row *series, og_reduction how)
{
    if (series->measure == OG_MEASURE_RATIO)
        return over_ratios(c, series, how);
    og_ref all = ref_at(c, series, 0);
    for (size_t i = 1; i < series->count; i++) {
        og_ref next = ref_at(c, series, i);
        all = how == OG_REDUCE_MIN   ? og_ref_min(c->tape, all, next)
              : how == OG_REDUCE_MAX ? og_ref_max(c->tape, all, next)
                                     : og_ref_add(c->tape, all, next);
    }
    return how == OG_REDUCE_MEAN ? og_ref_mul(c->tape, all, og_k(1.0 / series->count)) : all;
}

/* The number of the first period in which it holds, and that ends on or after the day from which it
 * is asked; no value (0/0) when it never does. */
static og_ref first_period(og_compiler *c, const og_plan_series_row *series,
                           const og_query_term *term)
{
    og_tape *tape = c->tape;
    og_ref first = og_k(-1);
    bool dated = term->period_at.length > 0;
    for (size_t i = series->count; i-- > 0;) {
        if (dated && span_at(c, series, i)->last < term->period.first)
            break;
        og_ref value = ref_at(c, series, i);
        og_ref holds = term->reduction == OG_REDUCE_FIRST_ABOVE
                           ? og_ref_less(tape, og_k(term->than + OG_POSITIVE), value)
                           : og_ref_less(tape, value, og_k(term->than - OG_POSITIVE));
        first = og_ref_select(tape, holds, 1, og_k((double)i), first);
    }
    og_ref ever = og_ref_within(tape, first, 0, (double)series->count);
    return og_ref_ratio(tape, first, ever);
}

static bool has_reserve(const og_compiler *c)
{
    return c->scenario->finance && c->scenario->finance->reserve;
}

/* What ends a metric and is no way to sum up a series. */
static const char *const endings[] = {"committed"};

/* A name alone: of a series, of one with a wrong word behind it, or of nothing. */
static bool explain(og_compiler *c, const char *text, og_stretch name)
{
    const char *dot = memrchr(text + name.at, '.', name.length);
    size_t before = dot ? (size_t)(dot - text) - name.at : 0;
    if (dot && og_series_find(c, text + name.at, before)) {
        const char *word = og_arena_text(&c->arena, dot + 1, name.length - before - 1);
        const char *near = word ? og_nearest(word, endings, 1) : NULL;
        if (near) {
            OG_QUERY_FAIL(text, name.at + before + 1, &c->err, WORD_MEANT, .name = word,
                          .near = near);
            return false;
        }
        name.length = before;
    }
    if (find_series(c, text, name))
        OG_QUERY_FAIL(text, name.at + name.length, &c->err, WANT_WHEN);
    return false;
}

/* The smallest balance at the start of a year, by default the horizon's first. */
static bool required_opening(og_compiler *c, const char *text, const og_query_term *term,
                             og_ref *out)
{
    og_stretch at = term->period_at;
    int year = at.length ? og_month_year(og_month_of(term->period.first)) : c->first_year;
    if (!has_reserve(c)) {
        OG_QUERY_FAIL(text, term->series.at, &c->err, NO_RESERVE);
        return false;
    }
    if ((at.length && term->period.kind != OG_PERIOD_YEAR) || year < c->first_year ||
        year >= c->first_year + c->years) {
        const og_plan_series_row years = {.count = (uint32_t)c->years, .span = c->year_spans};
        OG_QUERY_FAIL(text, at.at, &c->err, METRIC_RESERVE_YEAR,
                      .period = og_arena_text(&c->arena, text + at.at, at.length),
                      .years = og_series_keys(c, &years));
        return false;
    }
    *out = c->required_opening[year - c->first_year];
    return true;
}

static bool committed(og_compiler *c, const char *text, const og_query_term *term, og_ref *out)
{
    static const char lead[] = "line.";
    const size_t length = sizeof lead - 1;
    const char *name = og_arena_text(&c->arena, text + term->series.at, term->series.length);
    const og_finance *finance = c->scenario->finance;
    if (!name)
        return false;
    if (strncmp(name, lead, length) != 0) {
        OG_QUERY_FAIL(text, term->series.at, &c->err, METRIC_COMMITTED_LINE, .name = name);
        return false;
    }
    int found = finance ? og_array_find(&finance->lines, name + length) : -1;
    if (found < 0)
        return find_series(c, text, term->series) != NULL; /* which says that there is none */
    const og_line *line = finance->lines.at[found];
    if (!og_line_commits(line)) {
        OG_QUERY_FAIL(text, term->series.at, &c->err, METRIC_COMMITTED_DRIVER,
                      .line = line->item.id, .driver = og_driver_names[line->per]);
        return false;
    }
    *out = og_committed(c, line);
    return true;
}

/* *series stays NULL for what no series has; *period: the one whose value it is, or -1. */
static bool reduce(og_compiler *c, const char *text, const og_query_term *term,
                   const og_plan_series_row **series, og_ref *out, int32_t *period)
{
    *series = NULL;
    *period = -1;
    if (term->reduction == OG_REDUCE_REQUIRED_OPENING)
        return required_opening(c, text, term, out);
    if (term->reduction == OG_REDUCE_COMMITTED)
        return committed(c, text, term, out);
    if (term->reduction == OG_REDUCE_NONE)
        return explain(c, text, term->series);
    if (!(*series = find_series(c, text, term->series)))
        return false;
    switch (term->reduction) {
    case OG_REDUCE_AT:
        return at_period(c, text, term, *series, out, period);
    case OG_REDUCE_FIRST_ABOVE:
    case OG_REDUCE_FIRST_BELOW:
        *out = first_period(c, *series, term);
        return true;
    default:
        *out = over_horizon(c, *series, term->reduction);
        return true;
    }
}

/* Euros and percentages are added to their like alone; persons and places are both heads. */
static bool can_add(og_measure a, og_measure b)
{
    bool heads = (a == OG_MEASURE_STOCK || a == OG_MEASURE_FLOW) &&
                 (b == OG_MEASURE_STOCK || b == OG_MEASURE_FLOW);
    return a == b || heads;
}

/* What the query's metric is, in *row, and its value. */
static bool evaluate(og_compiler *c, const og_query *query, og_plan_metric_row *row, og_ref *out)
{
    const og_query_metric *metric = &query->metric;
    for (size_t i = 0; i < metric->count; i++) {
        const og_query_term *term = &metric->terms[i];
        const og_plan_series_row *series;
        og_ref ref;
        int32_t period;
        if (!reduce(c, query->text, term, &series, &ref, &period))
            return false;
        og_measure measure = series ? (og_measure)series->measure : OG_MEASURE_MONEY;
        if (i == 0) {
            bool alone = metric->count == 1;
            row->series = series && alone ? (int32_t)(series - series_at(c, 0)) : -1;
            row->period = alone ? period : -1;
            row->measure = measure;
            row->first = og_query_is_first(query);
            row->positive =
                alone && !row->first &&
                (series ? series->positive : term->reduction == OG_REDUCE_REQUIRED_OPENING);
            *out = ref;
        } else if (!can_add((og_measure)row->measure, measure)) {
            OG_QUERY_FAIL(query->text, term->series.at, &c->err, OTHER_UNIT,
                          .name = og_arena_text(&c->arena, query->text + term->series.at,
                                                term->series.length));
            return false;
        } else
            *out = term->minus ? og_ref_sub(c->tape, *out, ref) : og_ref_add(c->tape, *out, ref);
    }
    return true;
}

/* ---- adding ------------------------------------------------------------------------------ */

static og_plan_metric_row *find_metric(const og_compiler *c, const char *text)
{
    og_plan_metric_row *rows = c->metrics.at;
    const uint64_t hash = og_map_hash(text, strlen(text));
    size_t probe = 0;
    uint32_t i;
    while ((i = og_map_next(&c->metric_numbers, hash, &probe)) != OG_MAP_END)
        if (strcmp(og_compiler_text(c, rows[i].text), text) == 0)
            return &rows[i];
    return NULL;
}

static void add(og_compiler *c, const char *text, bool requested, bool hidden)
{
    og_query query;
    og_plan_metric_row made = {.requested = requested, .hidden = hidden};
    og_ref ref;
    og_tape_month(c->tape, 0);
    if (c->text.failed || og_query_parse(text, &query, &c->err) != OG_OK)
        return;
    og_stretch part = query.metric.part;
    const char *name = og_arena_text(&c->arena, text + part.at, part.length);
    if (!name || find_metric(c, name) || !evaluate(c, &query, &made, &ref))
        return;
    made.text = og_text_add(c, name);
    made.constant = og_is_k(ref) ? ref.k : 0;
    og_cell cell;
    (void)og_tape_root(c->tape, ref, &cell);
    made.sure = cell.share_scale == 0;
    made.output = og_output_add(c, ref, OG_OUTPUT_METRIC, (uint32_t)c->metrics.count);
    const uint64_t hash = og_map_hash(name, strlen(name));
    og_plan_metric_row *row = og_table_add(c, &c->metrics, sizeof *row);
    if (row)
        *row = made;
    if (row && !og_map_add(&c->metric_numbers, hash, (uint32_t)c->metrics.count - 1))
        OG_FAIL(&c->err, OG_ERR_MEMORY, NO_MEMORY);
}

void og_metric_add(og_compiler *c, const char *text, bool requested)
{
    add(c, text, requested, false);
}

static void add_main(og_compiler *c, bool hidden, const char *text)
{
    if (text)
        add(c, text, false, hidden);
}

/* What the reserve must hold at the start of each year, and what is committed beyond the horizon,
 * which is no part of it. */
static void add_reserve(og_compiler *c)
{
    if (!has_reserve(c))
        return;
    add_main(c, false, "reserve.required_opening");
    for (int y = 0; y < c->years; y++)
        add_main(c, false,
                 og_arena_printf(&c->arena, "reserve.required_opening@%d", c->first_year + y));
}

static void add_row(og_compiler *c, const char *text, og_ref ref)
{
    og_plan_metric_row *row =
        text && !og_is_k(ref) ? og_table_add(c, &c->metrics, sizeof *row) : NULL;
    if (row)
        *row = (og_plan_metric_row){
            .text = og_text_add(c, text),
            .series = -1,
            .hidden = 1,
            .period = -1,
            .output = og_output_add(c, ref, OG_OUTPUT_METRIC, (uint32_t)c->metrics.count - 1)};
}

/* What checks recompute, where it is uncertain. */
static void add_checks(og_compiler *c)
{
    for (size_t i = 0; i < c->scenario->checks.count; i++) {
        const og_check *check = c->scenario->checks.at[i];
        og_ref value, divisor;
        if (!og_check_rows(c, check, &value, &divisor))
            continue;
        add_row(c, og_arena_printf(&c->arena, "checks.%s", check->item.id), value);
        add_row(c, og_arena_printf(&c->arena, "checks.%s.divisor", check->item.id), divisor);
    }
}

static void add_committed(og_compiler *c)
{
    const og_finance *finance = c->scenario->finance;
    for (size_t i = 0; finance && i < finance->lines.count; i++) {
        const og_line *line = finance->lines.at[i];
        if (og_line_commits(line))
            add_main(c, false, og_arena_printf(&c->arena, "line.%s.committed", line->item.id));
    }
}

/* The measures of success: what is short at each year's end and over the horizon, and the money. */
void og_metrics_main(og_compiler *c)
{
    size_t count = c->series.count;
    add_reserve(c);
    for (size_t i = 0; i < count && !c->text.failed; i++) {
        const og_plan_series_row series = *series_at(c, i);
        const char *id = og_arena_printf(&c->arena, "%s", og_compiler_text(c, series.id));
        const og_role_row role = og_role_of((og_role)series.role);
        bool summed = role.summed && series.owner_kind != OG_OWNER_SUBGROUP;
        bool planned = series.role == OG_ROLE_PLANNED; /* for what the need is made of */
        for (int y = 0; id && role.yearly && y < c->years; y++) {
            char month[OG_PERIOD_SIZE];
            og_month_print(c->scenario->first + og_year_last_month(c, y), month);
            if (!planned || !og_is_k(ref_at(c, &series, (size_t)y)))
                add_main(c, planned, og_arena_printf(&c->arena, "%s@%s", id, month));
        }
        if (id && summed)
            add_main(c, false, og_arena_printf(&c->arena, "%s.sum", id));
    }
    add_committed(c);
    add_checks(c);
}
