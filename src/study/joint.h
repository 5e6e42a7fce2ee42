/* Groups of cases seen as one: a result in which group 0 tells the cases of all of them in every
 * replicate, so that statistics of one combination of cases are those of one case. */
#ifndef OG_STUDY_JOINT_H
#define OG_STUDY_JOINT_H

#include "opgave.h"

typedef struct og_joint og_joint;

#define OG_JOINT_COMBINATIONS 256 /* at most */

typedef struct og_joint_group {
    const uint8_t *cases; /* drawn in each replicate; NULL: 0 in all */
    size_t count;         /* of cases; at least 1 */
} og_joint_group;

/* The number of a combination, `cases` holding one of each group; the last group's runs fastest. */
size_t og_joint_number(const og_joint_group *groups, size_t count, const size_t *cases);

/* All combinations of the groups: at most OG_JOINT_COMBINATIONS, else OG_ERR_LIMIT. *out:
 * og_joint_free. */
OG_NODISCARD og_status og_joint_new(const og_result *result, const og_joint_group *groups,
                                    size_t count, og_joint **out, og_error *err);
void og_joint_free(og_joint *joint);

/* As long as the joint and the result that it was made of live. */
const og_result *og_joint_view(const og_joint *joint);

#endif
