#include "scenario/kinds.h"

#include <string.h>

const og_stream_kind *const og_stream_kinds[OG_STREAM_TYPES] = {
#define X(name, key, text) [OG_STREAM_##name] = &og_stream_##key,
    OG_STREAM_LIST(X)
#undef X
};

const og_stream_kind *og_stream_kind_of(const char *section)
{
    for (int type = 0; type < OG_STREAM_TYPES; type++)
        if (strcmp(og_stream_kinds[type]->section, section) == 0)
            return og_stream_kinds[type];
    return NULL;
}
