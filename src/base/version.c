#include "opgave.h"

const char *og_version(void)
{
    return OG_VERSION;
}

const char *og_library_versions(void)
{
    return OG_LIBRARIES;
}
