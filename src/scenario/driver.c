#include "scenario/driver.h"

const char *const og_driver_names[] = {
#define X(name, key, targets, text) key,
    OG_DRIVER_LIST(X)
#undef X
        NULL};

const char *const og_driver_targets[] = {
#define X(name, key, targets, text) targets,
    OG_DRIVER_LIST(X)
#undef X
};
