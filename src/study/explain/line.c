/* Money: sides of a stream to lines, a line to price × count × index. */
#include "compile/history.h"
#include "study/explain/build.h"

#include <math.h>
#include <string.h>

/* The same periods of another series. */
static og_explain_target like_now(const og_explain_builder *b, size_t series)
{
    og_explain_target target = og_explain_now(b)->target;
    target.series = series;
    return target;
}

/* ---- sums of lines ---- */

static void add_line(const og_explain_builder *b, const og_line *line, double sign)
{
    og_explain_part(b, OG_SENTENCES, line->item.label, sign,
                    like_now(b, og_explain_find(b, "line.%s", line->item.id)));
}

void og_explain_lines(const og_explain_builder *b)
{
    og_series series = og_plan_series(b->plan, og_explain_now(b)->target.series);
    const og_finance *finance = b->scenario->finance;
    int stream = og_stream_find(b->scenario, series.stream);
    for (size_t i = 0; finance && i < finance->lines.count; i++) {
        const og_line *line = finance->lines.at[i];
        bool side = (line->income != NULL) == (series.role == OG_ROLE_INCOME);
        bool counts = series.owner_kind == OG_OWNER_LOCATION
                          ? line->at && strcmp(line->at->item.id, series.owner) == 0
                          : line->stream_index == stream;
        if (side && counts)
            add_line(b, line, 1);
    }
}

void og_explain_result(const og_explain_builder *b)
{
    const og_finance *finance = b->scenario->finance;
    for (size_t i = 0; i < b->scenario->stream_count; i++) {
        const og_item *item = b->scenario->streams[i].item;
        og_explain_part(b, OG_SENTENCE_EXPLAIN_INCOME, item->label, 1,
                        like_now(b, og_explain_find(b, "%s.income", item->id)));
        og_explain_part(b, OG_SENTENCE_EXPLAIN_COST, item->label, -1,
                        like_now(b, og_explain_find(b, "%s.cost", item->id)));
    }
    for (size_t i = 0; finance && i < finance->lines.count; i++) {
        const og_line *line = finance->lines.at[i];
        if (line->stream_index < 0)
            add_line(b, line, line->income ? 1 : -1);
    }
}

/* ---- a line ---- */

typedef struct factors {
    og_explain_target price, count, index, arises; /* series by month */
} factors;

static bool factors_of(const og_explain_builder *b, const og_line *line, factors *out)
{
    static const char *const names[] = {"price", "count", "index", "arises"};
    og_explain_target *const targets[] = {&out->price, &out->count, &out->index, &out->arises};
    for (size_t i = 0; i < 4; i++) {
        size_t series = og_explain_find(b, "line.%s.%s", line->item.id, names[i]);
        *targets[i] = (og_explain_target){series, 0, 0, OG_EXPLAIN_SUM};
        if (series == OG_EXPLAIN_NONE)
            return false;
    }
    return true;
}

static bool same_stats(const og_explain_builder *b, size_t series, size_t a, size_t c)
{
    og_stats one = og_result_stats(b->result, series, a),
             other = og_result_stats(b->result, series, c);
    return fabs(one.mean - other.mean) <= 1e-12 * fabs(one.mean) &&
           fabs(one.p5 - other.p5) <= 1e-12 * fabs(one.p5) &&
           fabs(one.p95 - other.p95) <= 1e-12 * fabs(one.p95);
}

/* Whether nothing arises in a month, whatever happens. */
static bool is_idle(const og_explain_builder *b, const factors *f, size_t t)
{
    og_stats stats = og_result_stats(b->result, f->count.series, t);
    return stats.constant && stats.mean == 0;
}

/* Whether the ledger says what month t books. */
static bool is_booked(const og_explain_builder *b, const og_line *line, size_t t, double *euros)
{
    og_month month = b->scenario->first + (og_month)t;
    int32_t days = 0;
    *euros = line->actuals
                 ? og_history_sum(line->actuals, og_month_first(month), og_month_last(month), &days)
                 : 0;
    return line->actuals && days == og_month_days(month);
}

/* One row for months a ... z, in which price and index are the same. */
static void add_months(const og_explain_builder *b, const og_line *line, factors f, size_t a,
                       size_t z, double sign)
{
    f.price.first = f.price.last = f.index.first = f.index.last = a;
    f.count.first = a;
    f.count.last = z;
    const og_explain_factor all[] = {og_explain_factor_of(b, OG_SENTENCE_EXPLAIN_PRICE, f.price),
                                     og_explain_factor_of(b, OG_SENTENCE_EXPLAIN_COUNT, f.count),
                                     og_explain_factor_of(b, OG_SENTENCE_EXPLAIN_INDEX, f.index)};
    og_explain_target counted = og_explain_counted(b, line, a, z);
    size_t step = counted.series == OG_EXPLAIN_NONE
                      ? OG_EXPLAIN_NONE
                      : og_explain_step_of(b, counted, OG_SENTENCES, NULL);
    og_explain_row *row = og_explain_product(b, OG_SENTENCES, NULL, all, 3);
    if (!row)
        return;
    row->value *= sign;
    row->first = og_month_first(b->scenario->first + (og_month)a);
    row->last = og_month_last(b->scenario->first + (og_month)z);
    row->step = step;
    row->figure = counted.series == OG_EXPLAIN_NONE ? NULL : og_explain_expression(b, counted);
}

static bool same_year(const og_explain_builder *b, size_t a, size_t c)
{
    return og_month_year(b->scenario->first + (og_month)a) ==
           og_month_year(b->scenario->first + (og_month)c);
}

static void ground_line(const og_explain_builder *b, const og_line *line, og_day first, og_day last)
{
    const og_day start = og_month_first(b->scenario->first);
    og_explain_ground_value(b, line->income ? line->income : line->cost, first, last);
    og_explain_ground_value(b, line->index.factor, first, last);
    og_explain_ground_value(b, line->index.growth, start, last);
    og_explain_ground_value(b, line->above, first, last);
    og_explain_ground_value(b, line->lag_months, start, start);
    og_explain_ground_day(b, &line->on, &line->item, line->item.label, OG_SENTENCE_EXPLAIN_ON);
}

/* Mean of products less products of means, over the months that have rows. */
static double together_of(const og_explain_builder *b, const factors *f, size_t from)
{
    const og_explain_step *step = og_explain_now(b);
    double together = 0;
    for (size_t i = from; i < step->row_count; i++) {
        og_explain_target arises = f->arises;
        if (step->rows[i].kind != OG_EXPLAIN_PRODUCT ||
            !og_explain_within(b, step->rows[i].first, step->rows[i].last, &arises))
            continue;
        double mean = og_explain_mean(b, arises);
        if (fabs(mean - step->rows[i].value) > 1e-9 * fabs(mean))
            together += mean - step->rows[i].value;
    }
    return together;
}

void og_explain_line(const og_explain_builder *b)
{
    const og_explain_step *step = og_explain_now(b);
    const og_line *line = og_explain_line_of(b, og_plan_series(b->plan, step->target.series).owner);
    factors f;
    double ledger = 0, euros;
    if (!line || !factors_of(b, line, &f))
        return;
    og_explain_target months = f.count;
    if (!og_explain_within(b, step->first, step->last, &months))
        return;
    ground_line(b, line, step->first, step->last);
    for (size_t a = months.first; a <= months.last; a++) {
        if (is_booked(b, line, a, &euros)) {
            ledger += euros;
            continue;
        }
        if (is_idle(b, &f, a))
            continue;
        size_t z = a;
        while (z < months.last && same_year(b, a, z + 1) && !is_idle(b, &f, z + 1) &&
               same_stats(b, f.price.series, a, z + 1) && same_stats(b, f.index.series, a, z + 1) &&
               !is_booked(b, line, z + 1, &euros))
            z++;
        add_months(b, line, f, a, z, 1);
        a = z;
    }
    double together = together_of(b, &f, 0);
    og_explain_number(b, OG_SENTENCE_EXPLAIN_LEDGER, NULL, ledger);
    og_explain_number(b, OG_SENTENCE_EXPLAIN_TOGETHER, NULL, together);
    og_explain_step *now = og_explain_now(b);
    if (together != 0 && now->row_count)
        now->rows[now->row_count - 1].kind = OG_EXPLAIN_TOGETHER;
    og_explain_rest(b, OG_EXPLAIN_PART, OG_SENTENCE_EXPLAIN_SHIFTED);
}
