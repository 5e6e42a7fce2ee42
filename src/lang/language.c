#include "lang/language.h"

#include <string.h>

og_language og_language_of(const char *code)
{
    return strcmp(code, "en") == 0 ? OG_LANGUAGE_EN : OG_LANGUAGE_NL;
}
