/* The charts of a run: what they say, that no text is cut, which of their files go. */
#include "fixture.h"

#include "output/chart/kinds/table.h"

#include <dirent.h>

/* ---- the charts of a run ---- */

/* Texts of the drafts that a run gives, by name. */
typedef struct seen {
    const char *name; /* of the draft that is looked for */
    og_strbuf title, data;
    int drafts, cut;
} seen;

static og_status look(void *context, og_draft *draft, og_error *err)
{
    seen *s = context;
    og_strbuf data = {0};
    (void)err;
    assert_true(og_draft_write(draft, "by hand", "footer", &data));
    s->drafts++;
    s->cut += strstr(data.text, "…") != NULL;
    if (s->name && strcmp(draft->name, s->name) == 0) {
        og_strbuf_puts(&s->title, draft->title.text);
        og_strbuf_puts(&s->data, data.text);
    }
    og_strbuf_clear(&data);
    return OG_OK;
}

static void draw_drafts(const char *file, const char *const *set, size_t set_count, seen *s)
{
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_scenario *scenario = NULL;
    og_plan *plan = NULL;
    og_result *result = NULL;
    og_chart_extra extra = {0};
    og_error err = {0};
    char path[128];
    snprintf(path, sizeof path, "scenarios/leiden/%s", file);
    assert_int_equal(og_scenario_load(path, set, set_count, &scenario, diags), OG_OK);
    assert_int_equal(og_plan_new(scenario, NULL, 0, &plan, diags, &err), OG_OK);
    const og_run_options options = {
        .size = sizeof options, .replicates = 400, .seed = 2025, .threads = 1};
    assert_int_equal(og_run(plan, &options, &result, &err), OG_OK);
    assert_int_equal(og_chart_extra_of(scenario, &extra, &err), OG_OK);
    const og_chart_source source = {.study = OG_CHART_RUN,
                                    .plan = plan,
                                    .result = result,
                                    .extra = &extra,
                                    .language = og_language_of(og_scenario_language(scenario)),
                                    .question = og_scenario_title(scenario)};
    assert_int_equal(og_charts_make(&source, (og_chart_maker){look, s}, &err), OG_OK);
    og_chart_extra_clear(&extra);
    og_result_free(result);
    og_plan_free(plan);
    og_scenario_free(scenario);
    og_diagnostics_free(diags);
}

/* No title, label or caption of ours is cut, in either language. */
static void test_nothing_is_cut(void **state)
{
    (void)state;
    static const char *const languages[] = {"language=nl", "language=en"};
    DIR *leiden = opendir("scenarios/leiden");
    int scenarios = 0;
    assert_non_null(leiden);
    for (struct dirent *entry; (entry = readdir(leiden)) != NULL;) {
        if (!strstr(entry->d_name, ".yaml"))
            continue;
        scenarios++;
        for (size_t i = 0; i < 2; i++) {
            seen s = {0};
            draw_drafts(entry->d_name, &languages[i], 1, &s);
            /* Figures that are only recomputed have no chart. */
            assert_true(s.drafts > 0 || strstr(entry->d_name, "voordeel-2024"));
            if (s.cut)
                fail_msg("%s with %s: a text is cut", entry->d_name, languages[i]);
        }
    }
    closedir(leiden);
    assert_true(scenarios >= 12);
}

static void check_title(const char *file, const char *set, const char *name, const char *begin,
                        const char *inside)
{
    seen s = {.name = name};
    draw_drafts(file, &set, set ? 1 : 0, &s);
    assert_non_null(s.title.text);
    if (strncmp(s.title.text, begin, strlen(begin)) != 0 || !strstr(s.title.text, inside))
        fail_msg("%s: %s", name, s.title.text);
    og_strbuf_clear(&s.title);
    og_strbuf_clear(&s.data);
}

static void test_titles(void **state)
{
    (void)state;
    const char *azc = "reception-azc", *base = "base.yaml";
    check_title(base, NULL, azc, "Tot en met november 2025 (mediaan 279) en vanaf ",
                "vrijwel zeker een tekort aan plekken; daarbuiten kans tot ");
    check_title("haagse-schouwweg-weg.yaml", NULL, azc, "Tot en met november 2025 (mediaan 279)",
                "en vanaf juli 2027 (mediaan 192)");
    check_title(base, NULL, "reception-azc.amv",
                "Tot en met november 2025 vrijwel zeker een tekort",
                ", mediaan 52; daarna kans tot ");
    check_title(base, NULL, "housing-statushouders", "Tot en met april 2027 vrijwel zeker",
                "; daarna kans tot ");
    check_title("taakstelling-afgeschaft.yaml", NULL, "housing-statushouders", "Tot en met",
                "; daarna kans tot ");
    check_title("reserve-2024.yaml", NULL, "reserve", "Reserve OSA: per saldo €",
                "toegevoegd in 2024");
    check_title(base, "horizon.end=2027-06", "reserve", "'kostenpeil' beslist: begin 2025",
                " nodig");
}

static void check_data(const char *set, const char *name, const char *expected, bool there)
{
    seen s = {.name = name};
    draw_drafts("base.yaml", &set, set ? 1 : 0, &s);
    assert_non_null(s.data.text);
    if ((strstr(s.data.text, expected) != NULL) != there)
        fail_msg("%s: %s", name, s.data.text);
    og_strbuf_clear(&s.title);
    og_strbuf_clear(&s.data);
}

static void test_data(void **state)
{
    (void)state;
    const char *june = "horizon.end=2027-06", *event = "\t2027-03-01\t";
    /* The scheme for Ukrainians is nothing to the other streams. */
    check_data(NULL, "reception-ukraine", event, true);
    check_data(NULL, "reserve", event, true);
    check_data(NULL, "reception-azc", event, false);
    check_data(NULL, "housing-statushouders", event, false);
    /* The year ends where the horizon does. */
    check_data(june, "reserve", "\n2027-07-01\t", true);
    check_data(june, "reserve", "2028", false);
    check_data(june, "reserve", "t/m jun 2027", true);
    check_data("finance.reserve.opening=8000000", "reserve",
               "\n2025-01-01\t8000000\t8000000\t8000000\t8000000\t8000000\n", true);
    /* History goes on to the end of March; 29 of the first half of 2025 are known. */
    check_data(NULL, "housing-statushouders", "\n2025-04-01\trealisatie\traming\n", true);
    check_data(NULL, "housing-statushouders", "\n2025-01-01\t2025-07-01\t2025-04-01\t0\t29\t",
               true);
    check_data("reception.azc.locations.paardenwei.opens=2031-01-01", "locations",
               "niet open in deze periode", true);
    check_data("reception.azc.locations.paardenwei.opens=2031-01-01", "locations",
               "\tPaardenwei\t404\n", true);
}

static void test_names(void **state)
{
    static const char *const ours[] = {"reserve.svg", "locations.tsv", "housing-x.gp",
                                       "reception-azc.amv.png", "reception-azc.pdf"};
    static const char *const others[] = {"notes.txt", "reserve.xlsx", "my-reserve.svg",
                                         "sweep-azc.shortfall.svg"};
    (void)state;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        assert_true(og_chart_is_of(ours[i], OG_CHART_RUN));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(og_chart_is_of(others[i], OG_CHART_RUN));
}

int main(void)
{
    og_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_cut),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_data),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests_name("chart_run", tests, NULL, NULL);
}
