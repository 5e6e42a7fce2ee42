/* Two groups of cases seen as one: a result in which group 0 tells both cases of every replicate,
 * so that statistics of one pair of cases are those of one case. */
#ifndef OG_STUDY_JOINT_H
#define OG_STUDY_JOINT_H

#include "opgave.h"

typedef struct og_joint og_joint;

/* Number of the pair of case i of the first group and j of the second. */
#define OG_JOINT(i, j) (16 * (i) + (j))
#define OG_JOINT_CASES 16 /* of each group, at most */

/* Cases are those drawn in each replicate; NULL: 0 in all. *out: og_joint_free. */
OG_NODISCARD og_status og_joint_new(const og_result *result, const uint8_t *first,
                                    const uint8_t *second, og_joint **out, og_error *err);
void og_joint_free(og_joint *joint);

/* As long as the joint and the result that it was made of live. */
const og_result *og_joint_view(const og_joint *joint);

#endif
