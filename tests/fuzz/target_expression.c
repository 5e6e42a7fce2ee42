/* Metrics, statistics and conditions: as text alone, and asked of a scenario. */
#include "fuzz.h"
#include "small.h"

#include "compile/query.h"

#include <stdlib.h>
#include <string.h>

static og_scenario *small(void)
{
    static og_scenario *scenario;
    const uint8_t *text = (const uint8_t *)SMALL;
    if (!scenario)
        scenario = fuzz_scenario(fuzz_files(text, strlen(SMALL)), NULL, 0, text, 1);
    if (!scenario)
        fuzz_fail("the small scenario does not load");
    return scenario;
}

static void check_within(og_stretch part, size_t length)
{
    if (part.at > length || part.length > length - part.at)
        fuzz_fail("a part at %zu of %zu bytes in a text of %zu", part.at, part.length, length);
}

static void check_query(const og_query *query, size_t length)
{
    if (query->metric.count < 1 || query->metric.count > OG_QUERY_TERMS)
        fuzz_fail("%zu terms", query->metric.count);
    check_within(query->metric.part, length);
    for (size_t i = 0; i < query->metric.count; i++) {
        check_within(query->metric.terms[i].series, length);
        check_within(query->metric.terms[i].period_at, length);
    }
    if (query->kind != OG_QUERY_METRIC)
        check_within(query->part, length);
    if (query->kind == OG_QUERY_CONDITION)
        check_within(query->limit.part, length);
}

void fuzz_input(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    const char *metrics[] = {text};
    og_query query;
    og_error err = {.language = size % 2 ? OG_LANGUAGE_NL : OG_LANGUAGE_EN};
    og_status parsed = og_query_parse(text, &query, &err);
    if (parsed == OG_OK)
        check_query(&query, strlen(text));
    else if (parsed != OG_ERR_VALUE || err.message[0] == '\0')
        fuzz_fail("'%s' answered with '%s'", text, err.message);

    og_plan *plan = NULL;
    og_diagnostics *diags = fuzz_diagnostics(data, size);
    og_error refusal = {.language = err.language};
    og_status planned = og_plan_new(small(), metrics, 1, &plan, diags, &refusal);
    if (planned == OG_OK && parsed != OG_OK)
        fuzz_fail("'%s' is wrong, yet planned", text);
    if (planned != OG_OK && refusal.message[0] == '\0')
        fuzz_fail("'%s' refused without a word", text);
    fuzz_diagnostics_end(diags);
    og_plan_free(plan);
    free(text);
}
