#include "lang/options.h"

#include "lang/error.h"

#include <string.h>

og_status og_options_take(void *own, size_t size, const void *given, og_error *err)
{
    size_t theirs = size;
    memset(own, 0, size);
    if (given)
        memcpy(&theirs, given, sizeof theirs);
    if (theirs < sizeof theirs)
        return OG_FAIL(err, OG_ERR_VALUE, OPTIONS_SIZE);
    for (size_t i = size; i < theirs; i++)
        if (((const unsigned char *)given)[i] != 0)
            return OG_FAIL(err, OG_ERR_VALUE, OPTIONS_LATER, .version = og_version());
    if (given)
        memcpy(own, given, theirs < size ? theirs : size);
    memcpy(own, &size, sizeof size);
    return OG_OK;
}
