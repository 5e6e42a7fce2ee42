#include "io/template.h"

#include <string.h>

const char *og_template_text(const char *name)
{
    for (size_t i = 0; i < og_template_count; i++)
        if (strcmp(og_templates[i].name, name) == 0)
            return og_templates[i].text;
    return "";
}
