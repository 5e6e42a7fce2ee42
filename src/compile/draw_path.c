#include "compile/draw_path.h"

#include "scenario/probability.h"

/* A location's or project's event draws at `….probability`; when that probability is itself
 * uncertain, its value draws beside it, or the two would move together. */
const char *og_draw_path(og_compiler *c, const og_value *value)
{
    if (!og_scenario_happens(c->scenario, value->path))
        return value->path;
    return og_arena_printf(&c->arena, "%s.chance", value->path);
}
