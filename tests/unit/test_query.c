/* Expressions: what the parser reads, what it refuses and where, and the statistics themselves
 * against hand counts. */
#include "fixture.h"

#include "compile/query.h"
#include "study/statistic.h"

static og_query parsed(const char *text)
{
    og_query query;
    og_error err = {.status = OG_OK};
    if (og_query_parse(text, &query, &err) != OG_OK)
        fail_msg("%s", err.message);
    return query;
}

static void assert_part(const og_query *query, og_stretch part, const char *text)
{
    assert_int_equal(part.length, strlen(text));
    assert_memory_equal(query->text + part.at, text, part.length);
}

static void a_metric_is_read_into_its_parts(void **state)
{
    (void)state;
    og_query q = parsed("  azc-noord.shortfall@2028-Q2 ");
    assert_int_equal(q.kind, OG_QUERY_METRIC);
    assert_part(&q, q.metric.part, "azc-noord.shortfall@2028-Q2");
    assert_int_equal(q.metric.count, 1);
    const og_query_term *term = &q.metric.terms[0];
    assert_int_equal(term->reduction, OG_REDUCE_AT);
    assert_part(&q, term->series, "azc-noord.shortfall");
    assert_int_equal(term->period.last, og_day_of(2028, 6, 30));

    q = parsed("line.sum.sum");
    assert_int_equal(q.metric.terms[0].reduction, OG_REDUCE_SUM);
    assert_part(&q, q.metric.terms[0].series, "line.sum");
    q = parsed("reserve.required_opening");
    assert_int_equal(q.metric.terms[0].reduction, OG_REDUCE_REQUIRED_OPENING);
    q = parsed("first( azc.shortfall<-1_000.5 )");
    assert_int_equal(q.metric.terms[0].reduction, OG_REDUCE_FIRST_BELOW);
    assert_true(q.metric.terms[0].than == -1000.5);
    assert_true(og_query_is_first(&q));
}

static void metrics_are_added_and_subtracted(void **state)
{
    (void)state;
    og_query q = parsed("a.income.sum - a.cost@2025+b.income.max -b.cost.min");
    const bool minus[] = {false, true, false, true};
    assert_int_equal(q.metric.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(q.metric.terms[i].minus, minus[i]);
    assert_part(&q, q.metric.part, q.text);
    assert_part(&q, q.metric.terms[3].series, "b.cost");
}

static void statistics_and_conditions_are_read(void **state)
{
    (void)state;
    og_query q = parsed("p95( a.x@2025 )");
    assert_int_equal(q.kind, OG_QUERY_STATISTIC);
    assert_int_equal(q.statistic, OG_STATISTIC_QUANTILE);
    assert_int_equal(q.percent, 95);
    q = parsed("mean(a.x.sum - a.y.sum) >= -2e3");
    assert_int_equal(q.kind, OG_QUERY_CONDITION);
    assert_int_equal(q.statistic, OG_STATISTIC_MEAN);
    assert_part(&q, q.metric.part, "a.x.sum - a.y.sum");
    assert_part(&q, q.part, "mean(a.x.sum - a.y.sum)");
    assert_int_equal(q.limit.compare, OG_COMPARE_AT_LEAST);
    assert_true(q.limit.number == -2000);
    q = parsed("p(first(a.x > 0) < 2027-06) <= 0.1");
    assert_int_equal(q.statistic, OG_STATISTIC_SHARE);
    assert_true(q.share.is_period);
    assert_int_equal(q.share.compare, OG_COMPARE_LESS);
    assert_int_equal(q.share.period.first, og_day_of(2027, 6, 1));
    assert_false(q.limit.is_period);
    assert_int_equal(q.limit.compare, OG_COMPARE_AT_MOST);
    q = parsed("p90(first(a.x > 0)) > 2027");
    assert_true(q.limit.is_period);
}

static void what_is_wrong_is_told_at_its_column(void **state)
{
    (void)state;
    static const struct {
        const char *text, *column, *what;
    } rows[] = {
        {"", "column 1:", "expected a metric"},
        {"p(a.x > 0", "column 10:", "expected )"},
        {"p(a.x)", "column 6:", "expected <, <=, > or >="},
        {"p(a.x > 0,5)", "column 9:", "decimal point"},
        {"p(a.x > 0) <= ", "column 15:", "expected a number"},
        {"p(a.x > 0) <= 0.1 or", "column 19:", "expected the end"},
        {"p0(a.x.sum)", "column 1:", "p1(metric) to p99(metric)"},
        {"p100(a.x.sum)", "column 1:", "p1(metric) to p99(metric)"},
        {"median(a.x.sum)", "column 1:", "mean(metric)"},
        {"p90(a.x.sum <= 3", "column 13:", "expected +, - or )"},
        {"a.x.sum <= 3", "column 9:", "expected +, - or the end"},
        {"a.x@2025-13", "column 5:", "not a period: 2025-13"},
        {"a.x.sum + ", "column 11:", "expected a metric"},
        {"first(a.x > 0) - first(b.x > 0)", "column 18:", "stands alone"},
        {"p(first(a.x > 0) < 12)", "column 20:", "compared with a period"},
        {"mean(first(a.x > 0)) < 1.5", "column 24:", "compared with a period"},
        {"p(é.x > nul)", "column 9:", "expected a number"},
        {"x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x", "column 33:", "at most 16"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        og_query query;
        og_error err = {.status = OG_OK};
        assert_int_equal(og_query_parse(rows[i].text, &query, &err), OG_ERR_VALUE);
        if (!strstr(err.message, rows[i].column) || !strstr(err.message, rows[i].what))
            fail_msg("expected '%s' and '%s' in: %s", rows[i].column, rows[i].what, err.message);
    }
}

/* ---- with a scenario ---------------------------------------------------------------------- */

/* A shortfall that begins in one of four months, 10, 20, 30 or 40 futures of 100 in expectation,
 * or never; and money. */
static const char body[] = "cases: {when: {early: 1, late: 1}}\n"
                           "reception:\n"
                           "  azc:\n"
                           "    obligation: {dist: uniform, low: 0, high: 100}\n"
                           "    locations:\n"
                           "      here: {places: 50, until: 2025-06-30,"
                           " extension: {case: when, early: 0, late: 12}}\n"
                           "finance:\n"
                           "  lines:\n"
                           "    norm: {income: 10, per: month, stream: azc}\n"
                           "    rent: {cost: 4, per: month, stream: azc}\n";

static og_estimate estimate_of(const model *m, const char *text, size_t group, size_t index)
{
    og_query query = parsed(text);
    og_error err = {.status = OG_OK};
    og_estimate out;
    if (og_query_estimate(&query, m->plan, m->result, group, index, &out, &err) != OG_OK)
        fail_msg("%s", err.message);
    return out;
}

static model drawn(void)
{
    return model_draw(
        (model_options){.start = "2025-01",
                        .end = "2025-12",
                        .replicates = 4001,
                        .metrics = {"p(azc.shortfall@2025-01 > 25)", "azc.shortfall@2025-12",
                                    "azc.income.sum - azc.cost.sum", "first(azc.shortfall > 0)"}},
        body);
}

static void a_share_is_counted(void **state)
{
    (void)state;
    model m = drawn();
    og_query query = parsed("p(azc.shortfall@2025-01 > 25)");
    const double *values = og_result_values(m.result, og_query_find(m.plan, &query));
    double hits = 0;
    for (size_t i = 0; i < 4001; i++)
        hits += values[i] > 25;
    og_estimate got = estimate_of(&m, "p(azc.shortfall@2025-01 > 25)", (size_t)-1, 0);
    assert_true(got.value == hits / 4001);
    assert_true(fabs(got.value - 0.25) < 0.03);
    assert_true(model_near(got.error, sqrt(got.value * (1 - got.value) / 4001)));
    og_estimate rest = estimate_of(&m, "p(azc.shortfall@2025-01 <= 25)", (size_t)-1, 0);
    assert_true(model_near(got.value + rest.value, 1));
    model_free(&m);
}

static void quantiles_and_means_are_those_of_the_summary(void **state)
{
    (void)state;
    model m = drawn();
    og_query query = parsed("azc.shortfall@2025-12");
    og_summary summary;
    og_error err = {.status = OG_OK};
    for (size_t g = 0; g < 2; g++) {
        size_t group = g ? 0 : (size_t)-1;
        assert_int_equal(
            og_result_summary(m.result, og_query_find(m.plan, &query), group, 1, &summary, &err),
            OG_OK);
        og_estimate got = estimate_of(&m, "p75(azc.shortfall@2025-12)", group, 1);
        assert_true(got.value == summary.quantile[3].value);
        assert_true(got.error == summary.quantile[3].error);
        got = estimate_of(&m, "mean(azc.shortfall@2025-12)", group, 1);
        assert_true(got.value == summary.mean.value && got.error == summary.mean.error);
    }
    model_free(&m);
}

static void differences_are_taken_future_by_future(void **state)
{
    (void)state;
    model m = drawn();
    og_estimate got = estimate_of(&m, "mean(azc.income.sum - azc.cost.sum)", 0, 0);
    assert_true(model_near(got.value, 6 * (10 - 4))); /* six months open */
    got = estimate_of(&m, "mean(azc.income.sum - azc.cost.sum)", 0, 1);
    assert_true(model_near(got.value, 12 * (10 - 4)));
    model_free(&m);
}

static void never_is_later_than_every_period(void **state)
{
    (void)state;
    static const char *const before[] = {"2025-01", "2025-06", "2025-07", "2025-08", "2026"};
    model m = drawn();
    for (size_t i = 0; i < 5; i++) {
        char text[80];
        const char *const signs[] = {"<", ">=", "<=", ">"};
        double share[4];
        for (size_t k = 0; k < 4; k++) {
            snprintf(text, sizeof text, "p(first(azc.shortfall > 0) %s %s)", signs[k], before[i]);
            share[k] = estimate_of(&m, text, (size_t)-1, 0).value;
        }
        assert_true(model_near(share[0] + share[1], 1));
        assert_true(model_near(share[2] + share[3], 1));
        /* half the futures want places from the start; of the rest half lose theirs in July */
        double want[] = {0, 0.5, 0.5, 0.75, 0.75};
        assert_true(fabs(share[0] - want[i]) < 0.03);
    }
    model_free(&m);
}

static void conditions_hold_or_do_not(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
        bool holds;
    } rows[] = {
        {"mean(azc.shortfall@2025-12) <= 3", 3, true},
        {"mean(azc.shortfall@2025-12) < 3", 3, false},
        {"mean(azc.shortfall@2025-12) >= 3", 3, true},
        {"mean(azc.shortfall@2025-12) > 3", 3, false},
        {"mean(azc.shortfall@2025-12) <= 3", NAN, false},
        {"p90(first(azc.shortfall > 0)) <= 2025-07", 6, true},
        {"p90(first(azc.shortfall > 0)) < 2025-07", 6, false},
        {"p90(first(azc.shortfall > 0)) > 2025-07", 7, true},
        {"p90(first(azc.shortfall > 0)) > 2025-Q3", 8, false},
    };
    model m = drawn();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        og_query query = parsed(rows[i].text);
        og_compare compare;
        double limit;
        og_query_limit(&query, m.plan, &compare, &limit);
        assert_int_equal(og_compare_holds(compare, rows[i].value, limit), rows[i].holds);
    }
    model_free(&m);
}

static void units_are_not_mixed(void **state)
{
    (void)state;
    model_options options = {.start = "2025-01", .end = "2025-12"};
    options.metrics[0] = "p90(azc.income.sum - azc.shortfall.sum)";
    model_refuses(options, body, "column 22:", "another unit");
    options.metrics[0] = "mean(azc.incom.sum)";
    model_refuses(options, body, "column 6:", "did you mean 'azc.income'?");
    options.metrics[0] = "mean(reserve.required_opening) <= 0";
    model_refuses(options, body, "column 6:", "no reserve");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_metric_is_read_into_its_parts),
        cmocka_unit_test(metrics_are_added_and_subtracted),
        cmocka_unit_test(statistics_and_conditions_are_read),
        cmocka_unit_test(what_is_wrong_is_told_at_its_column),
        cmocka_unit_test(a_share_is_counted),
        cmocka_unit_test(quantiles_and_means_are_those_of_the_summary),
        cmocka_unit_test(differences_are_taken_future_by_future),
        cmocka_unit_test(never_is_later_than_every_period),
        cmocka_unit_test(conditions_hold_or_do_not),
        cmocka_unit_test(units_are_not_mixed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
