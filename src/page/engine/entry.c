/* The engine as the page calls it: functions that WebAssembly exports. One plan, one answer. */
#include "engine/answer.h"
#include "model/plan.h"

#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(name), visibility("default")))

static og_plan *plan;
static double *answer;

/* Room for the plan's bytes, to be written before og_page_open; 0: no memory. */
EXPORT("page_room") void *og_page_room(uint32_t bytes)
{
    free(plan);
    plan = malloc(bytes);
    return plan;
}

/* Whether the bytes are a plan of this version. */
EXPORT("page_open") int og_page_open(uint32_t bytes)
{
    if (!plan || bytes < sizeof *plan || plan->size != bytes ||
        memcmp(plan->magic, OG_PLAN_MAGIC, 8))
        return 0;
    free(answer);
    answer = malloc(og_answer_count(plan) * sizeof *answer);
    return answer != NULL;
}

/* Sets a lever, NaN: back to the scenario's; 0: it cannot. */
EXPORT("page_turn") int og_page_turn(uint32_t lever, double value)
{
    return og_plan_turn(plan, lever, value);
}

/* Runs; the answer's numbers (engine/answer.h), or NULL. */
EXPORT("page_run") double *og_page_run(uint32_t replicates, uint64_t seed, double level)
{
    const og_run_options options = {
        .size = sizeof options, .replicates = replicates, .seed = seed, .threads = 1};
    og_result *result = NULL;
    og_status status = og_run(plan, &options, &result, NULL);
    if (status == OG_OK)
        status = og_answer_fill(plan, result, level, answer, NULL);
    og_result_free(result);
    return status == OG_OK ? answer : NULL;
}

EXPORT("page_count") uint32_t og_page_count(void)
{
    return (uint32_t)og_answer_count(plan);
}

EXPORT("page_hash") uint64_t og_page_hash(void)
{
    return og_answer_hash(answer, og_answer_count(plan));
}
