#include "study/joint.h"

#include "engine/result.h"
#include "lang/error.h"

#include <string.h>

struct og_joint {
    og_result view;
    size_t slot; /* 0, of the one group */
    uint8_t cases[];
};

size_t og_joint_number(const og_joint_group *groups, size_t count, const size_t *cases)
{
    size_t number = 0;
    for (size_t g = 0; g < count; g++)
        number = number * groups[g].count + cases[g];
    return number;
}

static bool too_many(const og_joint_group *groups, size_t count)
{
    size_t combinations = 1;
    for (size_t g = 0; g < count && combinations <= OG_JOINT_COMBINATIONS; g++)
        combinations *= groups[g].count;
    return combinations > OG_JOINT_COMBINATIONS;
}

og_status og_joint_new(const og_result *result, const og_joint_group *groups, size_t count,
                       og_joint **out, og_error *err)
{
    uint64_t replicates = og_result_replicates(result);
    *out = NULL;
    if (too_many(groups, count))
        return OG_FAIL(err, OG_ERR_LIMIT, JOINT_TOO_MANY, .most = OG_COUNT(OG_JOINT_COMBINATIONS));
    og_joint *joint = *out = malloc(sizeof *joint + replicates);
    if (!joint)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    joint->view = *result;
    joint->slot = 0;
    joint->view.group_count = 1;
    joint->view.group_slot = &joint->slot;
    joint->view.cases = joint->cases;
    joint->view.summaries = NULL; /* they are of other cases */
    memset(joint->cases, 0, replicates);
    for (size_t g = 0; g < count; g++)
        for (uint64_t r = 0; r < replicates; r++)
            joint->cases[r] = (uint8_t)(joint->cases[r] * groups[g].count +
                                        (groups[g].cases ? groups[g].cases[r] : 0));
    return OG_OK;
}

void og_joint_free(og_joint *joint)
{
    free(joint);
}

const og_result *og_joint_view(const og_joint *joint)
{
    return &joint->view;
}
