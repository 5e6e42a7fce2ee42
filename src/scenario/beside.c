#include "scenario/beside.h"

#include "base/path.h"

#include <string.h>

const char *og_path_beside(const char *name, og_pos pos, og_arena *arena, og_diagnostics *diags)
{
    bool climbs = name[0] == '/';
    for (const char *part = name; part && !climbs; part = strchr(part, '/')) {
        part += part[0] == '/';
        climbs = strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0');
    }
    if (climbs || name[0] == '\0') {
        OG_ERROR_AT(diags, pos, FILE_OUTSIDE, .name = name);
        return NULL;
    }
    const char *from = pos.source ? pos.source->name : "";
    while (name[0] == '.' && name[1] == '/') /* the same file has one name: a circle shows */
        name += 1 + strspn(name + 1, "/");
    return og_arena_printf(arena, "%.*s%s", (int)(og_path_name(from) - from), from, name);
}
