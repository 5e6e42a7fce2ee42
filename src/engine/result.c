#include "engine/result.h"

#include <stdlib.h>

void og_result_free(og_result *result)
{
    if (!result)
        return;
    free(result->numbers);
    free(result->first_cell);
    free(result->stats);
    free(result->metric_slot);
    free(result->values);
    free(result->group_slot);
    free(result->cases);
    free(result->summaries);
    free(result->first_case);
    free(result);
}

uint64_t og_result_replicates(const og_result *result)
{
    return result->replicates;
}

uint64_t og_result_tries(const og_result *result)
{
    return result->tries;
}

uint64_t og_result_number(const og_result *result, uint64_t replicate)
{
    return result->numbers ? result->numbers[replicate] : replicate;
}

bool og_result_paired(const og_result *a, const og_result *b)
{
    if (a->replicates != b->replicates)
        return false;
    for (uint64_t r = 0; r < a->replicates && (a->numbers || b->numbers); r++)
        if (og_result_number(a, r) != og_result_number(b, r))
            return false;
    return true;
}

uint64_t og_result_seed(const og_result *result)
{
    return result->seed;
}

og_stats og_result_stats(const og_result *result, size_t series, size_t period)
{
    return result->stats[result->first_cell[series] + period];
}

const double *og_result_values(const og_result *result, size_t metric)
{
    return result->values + result->metric_slot[metric] * result->replicates;
}

const uint8_t *og_result_cases(const og_result *result, size_t group)
{
    return result->cases + result->group_slot[group] * result->replicates;
}
