/* Sensitivity through whole scenarios with closed forms. */
#include "fixture.h"

#include "output/view/input_name.h"
#include "study/sensitivity.h"

#define REPLICATES 20000
#define METRICS_MAX 4

typedef struct question {
    const char *metrics[METRICS_MAX]; /* ends with NULL */
    uint64_t replicates;              /* 0: REPLICATES */
    unsigned threads;
} question;

/* NULL when there is a study; else what was said, to be freed. */
static char *attempt(og_sensitivity **out, question q, const char *body)
{
    char path[] = "/tmp/opgave-test-XXXXXX", *text = NULL;
    const model_options horizon = {.start = "2025-01", .end = "2026-12"};
    og_error err = {.status = OG_OK};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    const og_study_options study = {.size = sizeof study,
                                    .replicates = q.replicates ? q.replicates : REPLICATES,
                                    .seed = 7,
                                    .seed_given = true,
                                    .threads = q.threads ? q.threads : 2};
    og_sensitivity_options options = {
        .size = sizeof options, .study = &study, .metrics = q.metrics};
    while (q.metrics[options.metric_count])
        options.metric_count++;
    og_init();
    model_write(&horizon, body, path);
    og_status status = og_sensitivity_new(path, &options, out, diags, &err);
    unlink(path);
    if (status != OG_OK) {
        assert_null(*out);
        char *errors = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
        assert_true(asprintf(&text, "%s%s", errors, err.message) >= 0);
        free(errors);
    }
    og_diagnostics_free(diags);
    return text;
}

static og_sensitivity *study_of(question q, const char *body)
{
    og_sensitivity *study;
    char *said = attempt(&study, q, body);
    if (said)
        fail_msg("%s\n%s", said, body);
    return study;
}

static void refuses(question q, const char *body, const char *one, const char *other)
{
    og_sensitivity *study;
    char *said = attempt(&study, q, body);
    og_sensitivity_free(study);
    assert_non_null(said);
    if (!strstr(said, one) || !strstr(said, other))
        fail_msg("expected '%s' and '%s' in: %s", one, other, said);
    free(said);
}

static size_t factor_of(const og_sensitivity *study, const char *path)
{
    for (size_t f = 0; f < study->factors.count; f++)
        for (size_t i = 0; i < study->factors.at[f].count; i++)
            if (strcmp(study->factors.at[f].inputs[i].path, path) == 0)
                return f;
    fail_msg("there is no input %s", path);
    return 0;
}

static const og_uncertain *input_of(const og_sensitivity *study, const char *path)
{
    const og_factor *factor = &study->factors.at[factor_of(study, path)];
    size_t i = 0;
    while (strcmp(factor->inputs[i].path, path) != 0)
        i++;
    return &factor->inputs[i];
}

/* Within the 90 % interval widened by half at each side, which one estimate of 600 would miss. */
static void check(const char *what, og_interval got, double want)
{
    double more = (got.high - got.low) / 2;
    if (!(got.low - more <= want && want <= got.high + more && got.high - got.low < 0.06))
        fail_msg("%s: expected %.4f, got %.4f (%.4f to %.4f)", what, want, got.value, got.low,
                 got.high);
}

static void assert_indices(const og_sensitivity *study, size_t asked, const char *path,
                           double first, double total)
{
    const og_sobol_index *index = &study->moved[asked].index[factor_of(study, path)];
    check(path, index->first, first);
    check(path, index->total, total);
}

/* The mean while an input is held at a point; to 1e-6 of what it should be, or `error`. */
static void assert_held(const og_sensitivity *study, const char *path, size_t point, double at,
                        double mean, double error)
{
    const og_uncertain *input = input_of(study, path);
    assert_true(point < input->points);
    double got = study->moved[0].held[input->first_point + point];
    if (fabs(og_uncertain_at(input, point) - at) > 1e-6 || !(fabs(got - mean) <= error + 1e-6))
        fail_msg("%s held at %g: expected %g at %g, got %g", path, og_uncertain_at(input, point),
                 mean, at, got);
}

/* ---- indices ----------------------------------------------------------------------------- */

/* Costs booked once, of inputs between 0 and 1. */
#define UNIFORM "{dist: uniform, low: 0, high: 1}"
#define ONCE ", per: year, stream: s}"
#define STREAM "reception: {s: {obligation: 1}}\n"

static void weights_of_a_sum_are_squared(void **state)
{
    (void)state;
    og_sensitivity *study = study_of(
        (question){.metrics = {"line.a.sum + line.b.sum + line.c.sum", "line.c.sum"}},
        STREAM "inputs: {x: " UNIFORM ", y: " UNIFORM ", z: " UNIFORM ", idle: " UNIFORM "}\n"
               "finance: {lines: {a: {cost: {input: x}" ONCE ", b: {cost: {input: y, times: 2}" ONCE
               ", c: {cost: {input: z, times: 3}" ONCE "}}");
    assert_indices(study, 0, "inputs.x", 1.0 / 14, 1.0 / 14);
    assert_indices(study, 0, "inputs.y", 4.0 / 14, 4.0 / 14);
    assert_indices(study, 0, "inputs.z", 9.0 / 14, 9.0 / 14);
    check("interaction", study->moved[0].interaction, 0);
    assert_indices(study, 1, "inputs.z", 1, 1);
    const og_sobol_index nothing = {0};
    assert_memory_equal(&study->moved[1].index[factor_of(study, "inputs.x")], &nothing,
                        sizeof nothing);
    /* both years: twice (1 + 2 + 3) / 2, of variance 4 (1 + 4 + 9) / 12 */
    assert_true(fabs(study->moved[0].mean - 6) < 5 * sqrt(14.0 / 3 / REPLICATES));
    assert_true(fabs(study->moved[0].sd - sqrt(14.0 / 3)) < 0.05);
    og_sensitivity_free(study);
}

static void a_product_interacts(void **state)
{
    (void)state;
    og_sensitivity *study =
        study_of((question){.metrics = {"line.a.sum"}}, STREAM
                 "inputs: {x: " UNIFORM ", y: " UNIFORM "}\n"
                 "finance: {lines: {a: {cost: {product: [{input: x}, {input: y}]}" ONCE "}}");
    assert_indices(study, 0, "inputs.x", 3.0 / 7, 4.0 / 7);
    assert_indices(study, 0, "inputs.y", 3.0 / 7, 4.0 / 7);
    check("interaction", study->moved[0].interaction, 1.0 / 7);
    og_sensitivity_free(study);
}

#define PAIR                                                                                       \
    STREAM "inputs: {x: {dist: normal, mean: 3, sd: 1}, y: {dist: normal, mean: 4, sd: 2}, "       \
           "z: {dist: normal, mean: 5, sd: 2}}\n"                                                  \
           "correlations: [{between: [inputs.x, inputs.y], rho: 0.5}]\n"                           \
           "finance: {lines: {a: {cost: {sum: [{input: x}, {input: y}, {input: z}]}" ONCE "}}"

static void correlated_inputs_are_one_factor(void **state)
{
    (void)state;
    og_sensitivity *study = study_of((question){.metrics = {"line.a@2025"}}, PAIR);
    assert_int_equal(study->factors.count, 2);
    assert_int_equal(factor_of(study, "inputs.x"), factor_of(study, "inputs.y"));
    assert_int_equal(study->factors.at[factor_of(study, "inputs.x")].kind, OG_FACTOR_CORRELATED);
    /* variances 1 + 4 + 2 x 0.5 x 1 x 2 = 7 and 4 */
    assert_indices(study, 0, "inputs.x", 7.0 / 11, 7.0 / 11);
    assert_indices(study, 0, "inputs.z", 4.0 / 11, 4.0 / 11);
    /* each is held by itself, the other stays as it is: 1.6449 standard deviations */
    double others = 5 * 3 / sqrt(REPLICATES);
    assert_held(study, "inputs.x", 0, 3 - 1.6448536, 12 - 1.6448536, others);
    assert_held(study, "inputs.x", 1, 3 + 1.6448536, 12 + 1.6448536, others);
    assert_held(study, "inputs.y", 1, 4 + 2 * 1.6448536, 12 + 2 * 1.6448536, others);
    og_sensitivity_free(study);
}

static void what_varies_by_year_or_month_is_noise(void **state)
{
    (void)state;
    og_sensitivity *study = study_of(
        (question){.metrics = {"line.a.sum"}},
        STREAM "inputs: {x: " UNIFORM ", y: {dist: uniform, low: 0, high: 1, vary: year}, "
               "z: {dist: uniform, low: 0, high: 1, vary: year, persistence: 0.5}}\n"
               "finance: {lines: {a: {cost: {sum: [{input: x}, {input: y}, {input: z}]}" ONCE "}}");
    assert_int_equal(study->factors.count, 2);
    size_t noise = factor_of(study, "inputs.y");
    assert_int_equal(noise, factor_of(study, "inputs.z"));
    assert_int_equal(study->factors.at[noise].kind, OG_FACTOR_NOISE);
    assert_int_equal(study->factors.at[noise].inputs[0].points, 0);
    /* x counts in both years: variance 4, y 2, z 2 + 2 rho_u, with rho_u that of uniforms whose
     * normals have 0.5: 6 / pi asin(0.25) */
    double all = 4 + 2 + 2 + 2 * 6 / M_PI * asin(0.25);
    assert_indices(study, 0, "inputs.x", 4 / all, 4 / all);
    assert_indices(study, 0, "inputs.y", 1 - 4 / all, 1 - 4 / all);
    og_sensitivity_free(study);
}

static void what_is_drawn_once_and_each_month_is_held_only_where_once(void **state)
{
    (void)state;
    og_sensitivity *study = study_of(
        (question){.metrics = {"azc.capacity.sum", "azc.obligation.sum"}},
        "inputs: {x: {dist: uniform, low: 0, high: 1, vary: month}}\n"
        "reception: {azc: {obligation: {input: x}, locations: {a: {places: {input: x}}}}}");
    size_t once = 0;
    assert_int_equal(study->factors.count, 2);
    while (study->factors.at[once].kind == OG_FACTOR_NOISE)
        once++;
    const og_uncertain *input = &study->factors.at[once].inputs[0];
    const double *capacity = study->moved[0].held + input->first_point;
    const double *obligation = study->moved[1].held + input->first_point;
    assert_string_equal(input->path, "inputs.x");
    assert_true(fabs(capacity[0] / capacity[1] - 0.05 / 0.95) < 1e-6);
    assert_true(obligation[0] > 0 && obligation[0] == obligation[1]);
    og_sensitivity_free(study);
}

static void a_chance_is_explained_too(void **state)
{
    (void)state;
    og_sensitivity *study = study_of((question){.metrics = {"p(line.a@2025 > 0.3)"}},
                                     STREAM "inputs: {x: " UNIFORM "}\n"
                                            "finance: {lines: {a: {cost: {input: x}" ONCE "}}");
    assert_true(fabs(study->moved[0].mean - 0.7) < 5 * sqrt(0.21 / REPLICATES));
    assert_indices(study, 0, "inputs.x", 1, 1);
    assert_held(study, "inputs.x", 0, 0.05, 0, 0);
    assert_held(study, "inputs.x", 1, 0.95, 1, 0);
    og_sensitivity_free(study);
}

static void what_acts_beyond_the_points_is_named(void **state)
{
    (void)state;
    og_error err = {.status = OG_OK};
    const char *const metrics[] = {"p(line.a@2025 > 0.97)", "p(line.a@2025 > 0.3)"};
    for (int i = 0; i < 2; i++) {
        char *text = NULL;
        og_sensitivity *study = study_of((question){.metrics = {metrics[i]}},
                                         STREAM "inputs: {x: " UNIFORM "}\n"
                                                "finance: {lines: {a: {cost: {input: x}" ONCE "}}");
        assert_int_equal(og_sensitivity_text(study, &text, &err), OG_OK);
        assert_int_equal(strstr(text, "staat hier niet bij") != NULL ||
                             strstr(text, "is not listed here") != NULL,
                         i == 0);
        free(text);
        og_sensitivity_free(study);
    }
}

/* ---- held inputs ------------------------------------------------------------------------- */

static void cases_and_events_are_held(void **state)
{
    (void)state;
    og_sensitivity *study =
        study_of((question){.metrics = {"azc.capacity@2025-12"}},
                 "cases: {future: {poor: 1, never: 0, rich: 3}}\n"
                 "reception: {azc: {obligation: 1, locations: {"
                 "a: {places: 50, probability: 0.3}, "
                 "b: {places: {case: future, poor: 10, never: 1000, rich: 30}}}}}");
    const og_uncertain *future = input_of(study, "cases.future");
    assert_int_equal(future->kind, OG_UNCERTAIN_CASES);
    assert_int_equal(future->points, 2);
    double chance = 5 * 50 * sqrt(0.21 / REPLICATES);
    assert_held(study, "cases.future", 0, 0, 15 + 10, chance);
    assert_held(study, "cases.future", 1, 2, 15 + 30, chance);
    const char *event = "reception.azc.locations.a.probability";
    assert_int_equal(input_of(study, event)->kind, OG_UNCERTAIN_EVENT);
    double spread = 5 * 20 * sqrt(0.1875 / REPLICATES);
    assert_held(study, event, 0, 0, 25, spread);
    assert_held(study, event, 1, 1, 75, spread);
    /* variances 2500 x 0.21 and 400 x 0.1875 */
    assert_indices(study, 0, event, 525.0 / 600, 525.0 / 600);
    assert_indices(study, 0, "cases.future", 75.0 / 600, 75.0 / 600);
    og_sensitivity_free(study);
}

static void an_uncertain_probability_is_apart_from_its_event(void **state)
{
    (void)state;
    og_sensitivity *study = study_of((question){.metrics = {"azc.capacity@2025-12"}},
                                     "reception: {azc: {obligation: 1, locations: {a: {places: 1, "
                                     "probability: {dist: uniform, low: 0.2, high: 0.6}}}}}");
    assert_int_equal(study->factors.count, 2);
    for (size_t f = 0; f < 2; f++) {
        const og_uncertain *input = &study->factors.at[f].inputs[0];
        const double *held = study->moved[0].held + input->first_point;
        assert_string_equal(input->path, "reception.azc.locations.a.probability");
        double low = input->kind == OG_UNCERTAIN_EVENT ? 0 : 0.22;
        double high = input->kind == OG_UNCERTAIN_EVENT ? 1 : 0.58;
        assert_true(fabs(held[0] - low) < 5 * 0.5 / sqrt(REPLICATES));
        assert_true(fabs(held[1] - high) < 5 * 0.5 / sqrt(REPLICATES));
    }
    og_sensitivity_free(study);
}

static void a_correlated_event_is_in_one_factor_with_what_it_goes_with(void **state)
{
    (void)state;
    og_sensitivity *study =
        study_of((question){.metrics = {"azc.capacity@2025-12"}},
                 "reception: {azc: {obligation: 1, locations: {a: {places: 1, probability: 0.5}, "
                 "b: {places: 1, probability: {dist: uniform, low: 0.4999, high: 0.5001}}, "
                 "c: {places: 1, probability: 0.5}}}}\n"
                 "correlations: [{between: [reception.azc.locations.b.probability, "
                 "reception.azc.locations.a.probability], rho: 0.8}]");
    /* a and b, the chance of b, c */
    assert_int_equal(study->factors.count, 3);
    const og_factor *pair =
        &study->factors.at[factor_of(study, "reception.azc.locations.a.probability")];
    assert_int_equal(pair->kind, OG_FACTOR_CORRELATED);
    assert_int_equal(pair->count, 2);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(pair->inputs[i].kind, OG_UNCERTAIN_EVENT);
    /* variances 1/4 each with covariance asin(rho) / (2 pi), hardly any, 1/4 */
    double both = 0.5 + asin(0.8) / M_PI, all = both + 0.25;
    assert_indices(study, 0, "reception.azc.locations.a.probability", both / all, both / all);
    assert_indices(study, 0, "reception.azc.locations.c.probability", 0.25 / all, 0.25 / all);
    /* each is held by itself, the other stays as it is */
    double others = 5 * sqrt(0.5 / REPLICATES);
    assert_held(study, "reception.azc.locations.a.probability", 0, 0, 1, others);
    assert_held(study, "reception.azc.locations.a.probability", 1, 1, 2, others);
    og_sensitivity_free(study);
}

static void a_value_that_is_called_probability_is_no_event(void **state)
{
    (void)state;
    og_sensitivity *study = study_of((question){.metrics = {"azc.capacity@2025-12"}},
                                     "inputs: {probability: {dist: uniform, low: 100, high: 200}}\n"
                                     "reception: {azc: {obligation: 1, locations: {a: {places: "
                                     "{input: probability}}}}}");
    assert_int_equal(input_of(study, "inputs.probability")->kind, OG_UNCERTAIN_VALUE);
    assert_held(study, "inputs.probability", 0, 105, 105, 0);
    assert_held(study, "inputs.probability", 1, 195, 195, 0);
    og_sensitivity_free(study);
}

/* ---- around ------------------------------------------------------------------------------ */

static void results_do_not_depend_on_threads_or_sampling(void **state)
{
    (void)state;
    og_sensitivity *one =
        study_of((question){.metrics = {"line.a@2025"}, .replicates = 3000, .threads = 1}, PAIR);
    og_sensitivity *other =
        study_of((question){.metrics = {"line.a@2025"}, .replicates = 3000, .threads = 3},
                 PAIR "\nsimulation: {sampling: sobol}");
    assert_memory_equal(one->moved[0].index, other->moved[0].index,
                        one->factors.count * sizeof *one->moved[0].index);
    assert_memory_equal(one->moved[0].held, other->moved[0].held,
                        one->factors.points * sizeof *one->moved[0].held);
    og_sensitivity_free(one);
    og_sensitivity_free(other);
}

static char *text_of(const og_sensitivity *study)
{
    char *text;
    og_error err = {.status = OG_OK};
    assert_int_equal(og_sensitivity_text(study, &text, &err), OG_OK);
    return text;
}

static void what_does_not_vary_says_so(void **state)
{
    (void)state;
    og_sensitivity *study =
        study_of((question){.metrics = {"s.obligation@2025-12"}, .replicates = 50},
                 STREAM "inputs: {x: " UNIFORM "}\n"
                        "finance: {lines: {a: {cost: {input: x}" ONCE "}}");
    assert_true(study->moved[0].constant);
    char *text = text_of(study);
    assert_non_null(strstr(text, "geen invoer beweegt dit"));
    free(text);
    og_sensitivity_free(study);
    study = study_of((question){.metrics = {"s.obligation@2025-12"}, .replicates = 50}, STREAM);
    assert_int_equal(study->factors.count, 0);
    og_sensitivity_free(study);
}

static void one_replicate_is_enough_not_to_fail(void **state)
{
    (void)state;
    og_sensitivity *study = study_of((question){.metrics = {"line.a@2025"}, .replicates = 1}, PAIR);
    char *text = text_of(study);
    free(text);
    og_sensitivity_free(study);
}

static void the_text_is_in_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *language, *words[4];
    } texts[] = {{"nl",
                  {"op zichzelf", "Samenspel van invoeren", "Dorp: vertraging (maanden)",
                   "Dorp: gaat door of niet"}},
                 {"en",
                  {"by itself", "Interaction of inputs", "Dorp: delay (months)",
                   "Dorp: goes ahead or not"}}};
    for (size_t i = 0; i < 2; i++) {
        char body[512];
        snprintf(body, sizeof body,
                 "language: %s\nreception: {azc: {obligation: 1, locations: {d: {label: Dorp, "
                 "places: 50, opens: 2025-03-01, probability: 0.5, "
                 "delay: {low: 0, likely: 4, high: 20}}}}}",
                 texts[i].language);
        og_sensitivity *study =
            study_of((question){.metrics = {"azc.capacity.sum"}, .replicates = 500}, body);
        char *text = text_of(study);
        for (size_t k = 0; k < 4; k++)
            if (!strstr(text, texts[i].words[k]))
                fail_msg("no '%s' in: %s", texts[i].words[k], text);
        free(text);
        og_sensitivity_free(study);
    }
}

static void mistakes_are_explained(void **state)
{
    (void)state;
    const char *body = PAIR;
    refuses((question){.metrics = {NULL}}, body, "--metric", "azc.shortfall");
    refuses((question){.metrics = {"p90(line.a@2025)"}}, body, "percentile", "p(metric");
    refuses((question){.metrics = {"mean(line.a@2025) > 3"}}, body, "conditions", "solve");
    refuses((question){.metrics = {"line.b@2025"}}, body, "no series 'line.b'", "line.a");
    refuses((question){.metrics = {"first(line.a > 100)"}, .replicates = 100}, body, "no value",
            "p(first(line.a > 100)");
    refuses((question){.metrics = {"line.a@2025"}}, "inputs: {x: {dist: uniform, low: 2, high: 1}}",
            "inputs.x", "low");
}

static void inputs_have_names(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        bool event;
        const char *name;
    } names[] = {
        {"cases.na_2027", false, "na 2027 (toekomst)"},
        {"inputs.price_level", false, "price level"},
        {"inputs.cost.2026", false, "Kosten (euro), 2026"},
        {"inputs.cost", false, "Kosten (euro)"},
        {"inputs.costly", false, "costly"},
        {"reception.azc.obligation.2026", false, "Asiel: opgave (plekken), 2026"},
        {"reception.azc.population.arrivals", false, "Asiel: instroom (personen per maand)"},
        {"reception.azc.locations.d.probability", true, "Dorp: gaat door of niet"},
        {"reception.azc.locations.d.probability", false, "Dorp: kans dat het doorgaat"},
        {"reception.azc.locations.locations.places", false, "locations: plekken"},
        {"finance.lines.rent_a.index.growth", false, "rent a: prijsindex, stijging per jaar"},
        {"finance.reserve.opening", false, "reserve: stand bij de start (euro)"},
        {"finance.reserve.planned.2026.add", false, "2026: toevoeging (euro)"},
    };
    model m =
        model_draw((model_options){.start = "2025-01", .end = "2025-12"},
                   "inputs: {cost: 1}\n"
                   "reception: {azc: {label: Asiel, obligation: 1, locations: {d: {label: Dorp, "
                   "places: 1}}}}\n"
                   "levers: {cost: {label: Kosten (euro), set: inputs.cost, low: 0, high: 2}}\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        og_strbuf out = {0};
        og_input_name(m.scenario, names[i].path, names[i].event, &out);
        assert_string_equal(out.text, names[i].name);
        og_strbuf_clear(&out);
    }
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_of_a_sum_are_squared),
        cmocka_unit_test(a_product_interacts),
        cmocka_unit_test(correlated_inputs_are_one_factor),
        cmocka_unit_test(what_varies_by_year_or_month_is_noise),
        cmocka_unit_test(what_is_drawn_once_and_each_month_is_held_only_where_once),
        cmocka_unit_test(a_chance_is_explained_too),
        cmocka_unit_test(what_acts_beyond_the_points_is_named),
        cmocka_unit_test(cases_and_events_are_held),
        cmocka_unit_test(an_uncertain_probability_is_apart_from_its_event),
        cmocka_unit_test(a_correlated_event_is_in_one_factor_with_what_it_goes_with),
        cmocka_unit_test(a_value_that_is_called_probability_is_no_event),
        cmocka_unit_test(results_do_not_depend_on_threads_or_sampling),
        cmocka_unit_test(what_does_not_vary_says_so),
        cmocka_unit_test(one_replicate_is_enough_not_to_fail),
        cmocka_unit_test(the_text_is_in_the_language),
        cmocka_unit_test(mistakes_are_explained),
        cmocka_unit_test(inputs_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
