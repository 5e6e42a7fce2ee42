#include "study/joint.h"

#include "engine/result.h"
#include "lang/error.h"

struct og_joint {
    og_result view;
    size_t slot; /* 0, of the one group */
    uint8_t cases[];
};

og_status og_joint_new(const og_result *result, const uint8_t *first, const uint8_t *second,
                       og_joint **out, og_error *err)
{
    uint64_t replicates = og_result_replicates(result);
    og_joint *joint = *out = malloc(sizeof *joint + replicates);
    if (!joint)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    joint->view = *result;
    joint->slot = 0;
    joint->view.group_count = 1;
    joint->view.group_slot = &joint->slot;
    joint->view.cases = joint->cases;
    joint->view.summaries = NULL; /* they are of other cases */
    for (uint64_t r = 0; r < replicates; r++)
        joint->cases[r] = (uint8_t)OG_JOINT(first ? first[r] : 0, second ? second[r] : 0);
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
