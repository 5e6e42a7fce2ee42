/* What every output shows of the reserve that is needed: levels, cases, what decides, what is
 * committed beyond the horizon and what is not in it. */
#include "fixture.h"

#include "output/view/committed.h"
#include "output/view/need.h"
#include "output/view/outside.h"

#define NONE ((size_t)-1)

/* Costs of 0 or 100 by level and 0 or 40 by scheme, in 2026 alone; nothing else happens. */
static const char additive[] =
    "cases:\n"
    "  scheme: {on: 1, off: 3}\n"
    "  level: {kind: unknown, low: 1, never: 0, high: 1}\n"
    "finance:\n"
    "  lines:\n"
    "    a: {cost: {2025: 0, 2026: {case: level, low: 0, never: 7, high: 100}}, per: year}\n"
    "    b: {cost: {2025: 0, 2026: {case: scheme, on: 0, off: 40}}, per: year}\n"
    "  reserve: {opening: unknown, certainty: 0.85, planned: {2026: {withdraw: 10}}}\n";

static model draw(const char *body)
{
    return model_draw((model_options){.start = "2025-01", .end = "2026-12", .replicates = 4000},
                      body);
}

static og_need_view view_of(const model *m, og_arena *arena)
{
    og_need_view view;
    assert_int_equal(og_need_view_of(m->scenario, m->plan, m->result, arena, &view, NULL), OG_OK);
    return view;
}

static void levels_hold_the_councils(void **state)
{
    (void)state;
    static const struct {
        const char *reserve;
        size_t count, council;
        double level;
    } wanted[] = {{"{opening: 0}", 5, 2, 0.9},
                  {"{opening: 0, certainty: 0.75}", 5, 0, 0.75},
                  {"{opening: 0, certainty: 0.5}", 6, 0, 0.5},
                  {"{opening: 0, certainty: 0.85}", 6, 2, 0.85},
                  {"{opening: 0, certainty: 0.985}", 6, 4, 0.985},
                  {"{opening: 0, certainty: 0.99}", 5, 4, 0.99}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        char body[256];
        double levels[OG_NEED_LEVELS];
        size_t council;
        snprintf(body, sizeof body, "finance: {lines: {x: {cost: 1, per: year}}, reserve: %s}",
                 wanted[i].reserve);
        model m = model_run("2025-01", "2025-12", body);
        assert_true(model_near(og_scenario_certainty(m.scenario), wanted[i].level));
        assert_int_equal(og_need_levels(m.scenario, levels, &council), wanted[i].count);
        assert_int_equal(council, wanted[i].council);
        assert_true(model_near(levels[council], wanted[i].level));
        for (size_t l = 1; l < wanted[i].count; l++)
            assert_true(levels[l] > levels[l - 1]);
        model_free(&m);
    }
}

static void the_group_that_explains_most_leads(void **state)
{
    (void)state;
    model m = draw(additive);
    og_arena arena = {0};
    og_need_view view = view_of(&m, &arena);
    assert_int_equal(view.group_count, 2);
    const og_need_group *level = &view.groups[0], *scheme = &view.groups[1];
    assert_string_equal(level->set->item.id, "level");
    assert_true(level->unknown && !scheme->unknown);
    /* Var: 0 or 100 at 1/2 is 2500; 0 or 40 at 1/4 and 3/4 is 300. Errors of so many are 0.01. */
    assert_true(fabs(level->explained - 2500.0 / 2800) < 0.05);
    assert_true(fabs(scheme->explained - 300.0 / 2800) < 0.05);
    assert_true(model_near(view.grids[0].explained, 1));
    assert_int_equal(view.deciding, 1);

    /* the case of weight 0 is none */
    assert_int_equal(level->case_count, 2);
    assert_string_equal(level->cases[1].of->item.id, "high");
    assert_int_equal(level->cases[1].index, 2);
    assert_true(model_near(scheme->cases[1].weight, 0.75));
    assert_true(model_near(scheme->cases[0].share + scheme->cases[1].share, 1));

    /* in a case of both everything is known: 10 is planned, and no risk is left */
    assert_ptr_equal(view.grids[0].rows, level);
    uint64_t count = 0;
    for (size_t r = 0; r < 2; r++)
        for (size_t c = 0; c < 2; c++) {
            const og_need_cell *cell = &view.grids[0].cells[2 * r + c];
            const og_need *need = &cell->at[view.council];
            double lost = 100.0 * (double)r + 40.0 * (double)c;
            assert_true(model_near(need->total, 10 + lost) && model_near(need->planned, 10));
            assert_true(model_near(need->expected_deficit, lost) && fabs(need->risk_buffer) < 1e-9);
            count += cell->count;
        }
    assert_int_equal(count, 4000);
    og_arena_clear(&arena);
    model_free(&m);
}

static void the_need_is_told_from_each_year_on(void **state)
{
    (void)state;
    model m = model_run(
        "2025-01", "2027-12",
        "cases: {one: {only: 1}}\n"
        "finance:\n"
        "  lines: {x: {cost: {2025: {case: one, only: 100}, 2026: 0, 2027: 90}, per: year}}\n"
        "  reserve: {opening: 1000, planned: {2026: {withdraw: 50}}}\n");
    og_arena arena = {0};
    og_need_view view = view_of(&m, &arena);
    static const double totals[] = {240, 140, 90}, planned[] = {50, 50, 0};
    assert_int_equal(view.start_count, 3);
    for (size_t y = 0; y < 3; y++) {
        assert_int_equal(view.starts[y].year, 2025 + (int)y);
        for (size_t l = 0; l < view.level_count; l++) {
            const og_need *at = &view.starts[y].at[l];
            assert_true(model_near(at->total, totals[y]) && model_near(at->planned, planned[y]));
            assert_true(
                model_near(at->planned + at->expected_deficit + at->risk_buffer, at->total));
        }
        assert_true(model_near(view.groups[0].cases[0].starts[y].total, totals[y]));
    }
    /* what does not vary is explained by nothing, and a group of one case is no grid */
    assert_true(isnan(view.groups[0].explained) && view.deciding == 0 && view.grid_count == 0);
    og_arena_clear(&arena);
    model_free(&m);
}

/* 100 is lost where both agree: neither group tells anything by itself, together they tell all. */
static void two_groups_may_decide_together(void **state)
{
    (void)state;
    model m =
        draw("cases: {a: {x: 1, y: 1}, b: {x: 1, y: 1}}\n"
             "finance:\n"
             "  lines: {l: {cost: {case: a, x: {case: b, x: 100, y: 0}, y: {case: b, x: 0, y: "
             "100}}, per: year}}\n"
             "  reserve: {opening: unknown}\n");
    og_arena arena = {0};
    og_need_view view = view_of(&m, &arena);
    assert_true(view.groups[0].explained < 0.01 && model_near(view.grids[0].explained, 1));
    assert_int_equal(view.deciding, 2);
    assert_true(view.grids[0].cells[1].at[0].total == 0);
    assert_true(model_near(view.grids[0].cells[3].at[0].total, 200));
    og_arena_clear(&arena);
    model_free(&m);
}

static void what_is_explained_is_a_share_of_what_varies(void **state)
{
    (void)state;
    model m =
        draw("cases: {a: {x: 1, y: 1}, idle: {p: 1, q: 1, r: 1}}\n"
             "inputs: {noise: {dist: normal, mean: 0, sd: 10}}\n"
             "finance: {lines: {l: {cost: {sum: [{case: a, x: 100, y: 120}, {input: noise}]}, "
             "per: year}}}\n");
    size_t metric = model_metric(&m, "result.sum");
    double alone, idle, both;
    assert_int_equal(og_result_explained(m.result, metric, 0, NONE, &alone, NULL), OG_OK);
    assert_int_equal(og_result_explained(m.result, metric, 1, NONE, &idle, NULL), OG_OK);
    assert_int_equal(og_result_explained(m.result, metric, 1, 0, &both, NULL), OG_OK);
    assert_true(fabs(alone - 0.5) < 0.03); /* 10 and 10: half */
    assert_true(idle < 0.005 && both >= alone && both < alone + 0.01);
    model_free(&m);
}

static void what_contracts_leave_is_beside_it(void **state)
{
    (void)state;
    model m = model_run("2025-01", "2026-12",
                        "reception: {azc: {obligation: 100, locations: {\n"
                        "  lease: {places: 10, opens: 2024-01-01, until: 2027-06-30},\n"
                        "  endless: {places: 5}}}}\n"
                        "finance: {lines: {\n"
                        "  food: {cost: 1, per: place_day, stream: azc},\n"
                        "  rent: {cost: 1000, per: contract_month, stream: azc},\n"
                        "  own: {income: 200, per: contract_month, location: lease},\n"
                        "  short: {cost: 9, per: contract_month, location: endless}}}\n");
    og_arena arena = {0};
    og_committed_view view;
    assert_int_equal(og_committed_view_of(m.scenario, m.plan, m.result, &arena, &view, NULL),
                     OG_OK);
    assert_int_equal(view.count, 3);
    assert_string_equal(view.lines[0].line->item.id, "rent");
    assert_true(model_near(view.lines[0].summary.mean.value, 6000) && view.lines[0].certain);
    assert_int_equal(view.lines[0].endless_count, 1);
    assert_string_equal(view.lines[0].endless[0]->item.id, "endless");
    assert_int_equal(view.lines[1].endless_count, 0);
    assert_true(view.lines[2].summary.mean.value == 0 && view.lines[2].endless_count == 1);
    assert_true(model_near(view.cost, 6000) && model_near(view.income, 1200));
    og_arena_clear(&arena);
    model_free(&m);
}

static void what_is_not_in_it_is_named(void **state)
{
    (void)state;
    model m =
        model_run("2025-01", "2026-12",
                  "inputs: {bonus: {value: 0, assumption: unclear}}\n"
                  "reception:\n"
                  "  free: {obligation: {2025: 90, 2026: 130}, locations: {f: {places: 100}}}\n"
                  "  paid: {obligation: 130, locations: {p: {places: 100}}}\n"
                  "  none: {obligation: 10, locations: {n: {places: 100}}}\n"
                  "  enough: {obligation: 10, locations: {e: {places: 100}}}\n"
                  "finance:\n"
                  "  lines:\n"
                  "    a: {cost: 1, per: place_day, location: f}\n"
                  "    b: {cost: 1, per: place_day, stream: paid}\n"
                  "    c: {cost: 1, per: shortfall_day, stream: paid}\n"
                  "    d: {income: {input: bonus, times: 404}, per: opening, location: n}\n"
                  "    e: {income: {product: [{input: bonus}, 3]}, per: month, stream: none}\n"
                  "    f: {cost: 1, per: place_day, stream: enough}\n"
                  "    g: {cost: {2025: 0, 2026: 1}, per: year}\n"
                  "    h: {cost: 0, per: year}\n"
                  "  actuals: {h: {2025: 5}}\n"
                  "  reserve: {opening: 0, planned: {2025: {add: 0, withdraw: 0, assumption: none "
                  "found}}}\n");
    og_arena arena = {0};
    og_outside_view view;
    assert_int_equal(og_outside_view_of(m.scenario, m.plan, m.result, &arena, &view, NULL), OG_OK);
    assert_int_equal(view.stream_count, 2);
    const og_outside_stream *free_of = &view.streams[0], *none = &view.streams[1];
    assert_string_equal(free_of->stream->item->id, "free");
    assert_true(free_of->money && free_of->lacks && free_of->year_count == 2);
    assert_int_equal(free_of->worst, 1);
    assert_int_equal(free_of->years[1].year, 2026);
    assert_true(free_of->years[1].mean.value == 30 && free_of->years[1].chance == 1);
    assert_true(free_of->years[0].chance == 0 && free_of->years[0].sure);
    assert_string_equal(none->stream->item->id, "none");
    assert_true(!none->money && !none->lacks);

    assert_int_equal(view.zero_count, 2);
    assert_string_equal(view.zeros[0].line->item.id, "d");
    assert_string_equal(view.zeros[0].grounds->text, "unclear");
    assert_null(view.zeros[1].line);
    assert_string_equal(view.zeros[1].grounds->text, "none found");
    og_arena_clear(&arena);
    model_free(&m);
}

/* It costs in the case `filled`, and nothing where it stays. */
static void a_shortage_may_cost_nothing_in_one_case(void **state)
{
    (void)state;
    model m =
        draw("cases: {gap: {filled: 1, stays: 1}, often: {no: 3, yes: 1}}\n"
             "inputs: {share: {case: gap, filled: 1, stays: 0}}\n"
             "reception: {azc: {ignore_below: 5, locations: {p: {places: 100}},\n"
             "  obligation: {2025: {case: often, no: 104, yes: 105}, 2026: {case: often, no: "
             "0, yes: 140}}}}\n"
             "finance: {lines: {\n"
             "  a: {cost: 1, per: place_day, stream: azc},\n"
             "  b: {cost: {product: [{input: share}, 50]}, per: shortfall_day, stream: azc}}}");
    og_arena arena = {0};
    og_outside_view view;
    assert_int_equal(og_outside_view_of(m.scenario, m.plan, m.result, &arena, &view, NULL), OG_OK);
    assert_int_equal(view.stream_count, 1);
    const og_outside_stream *azc = &view.streams[0];
    assert_true(azc->in_case && azc->given.group == 0 && azc->given.index == 1);
    /* 4 places are a trifle, 5 are not */
    assert_true(fabs(azc->years[0].chance - 0.25) < 0.05 && !azc->years[0].sure);
    assert_true(fabs(azc->years[0].mean.value - 4.25) < 0.05 && azc->worst == 1);
    assert_true(fabs(azc->years[1].mean.value - 10) < 2 && azc->years[1].p95 == 40);
    og_arena_clear(&arena);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_hold_the_councils),
        cmocka_unit_test(the_group_that_explains_most_leads),
        cmocka_unit_test(the_need_is_told_from_each_year_on),
        cmocka_unit_test(two_groups_may_decide_together),
        cmocka_unit_test(what_is_explained_is_a_share_of_what_varies),
        cmocka_unit_test(what_contracts_leave_is_beside_it),
        cmocka_unit_test(what_is_not_in_it_is_named),
        cmocka_unit_test(a_shortage_may_cost_nothing_in_one_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
