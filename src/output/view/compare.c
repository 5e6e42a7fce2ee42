#include "output/view/compare.h"

#include "lang/say.h"
#include "output/view/input_name.h"

#include <math.h>
#include <string.h>

og_language og_compare_language(const og_comparison *c)
{
    return og_language_of(og_scenario_language(c->base.scenario));
}

double og_compare_largest(const og_effect *e)
{
    double largest = fmax(fabs(e->base.value), fabs(e->other.value));
    return fmax(largest, fmax(fabs(e->low), fabs(e->high)));
}

og_scale og_compare_scale(const og_effect *e, og_language language)
{
    return og_scale_of(&e->asked, og_compare_largest(e), language);
}

/* ---- the walk ---- */

double og_bridge_adds(const og_bridge_figure *figure, size_t step)
{
    return figure->values[step + 1].value - figure->values[step].value;
}

double og_bridge_shown(const og_bridge_figure *figure, size_t step, const og_scale *scale)
{
    const og_estimate *values = figure->values;
    return og_scale_round(scale, values[step + 1].value) -
           og_scale_round(scale, values[step].value);
}

/* Sums of the same amounts in another order differ in their last digits. */
bool og_bridge_moves(const og_bridge_figure *figure, size_t step)
{
    const og_estimate *values = figure->values;
    bool appears = isnan(values[step].value) != isnan(values[step + 1].value);
    return appears || fabs(og_bridge_adds(figure, step)) > 1e-6 || figure->errors[step] > 1e-6;
}

og_scale og_bridge_scale(const og_bridge *bridge, const og_bridge_figure *figure,
                         og_language language)
{
    double largest = 0;
    for (size_t i = 0; i <= bridge->step_count; i++)
        largest = fmax(largest, fabs(figure->values[i].value));
    return og_scale_of(&figure->asked, largest, language);
}

/* What was removed has its label in the base. A name that belongs to no part begins with what would
 * stand after the part. */
static void add_plain_name(const og_comparison *c, const og_bridge_step *step, og_strbuf *out)
{
    og_strbuf name = {0};
    bool gone = step->changes[0]->kind == OG_CHANGE_REMOVED;
    const og_scenario *scenario = gone ? c->base.scenario : c->others[0].run.scenario;
    og_input_name(scenario, step->path, false, &name);
    const char *text = name.failed || !name.text ? "" : name.text;
    text += strspn(text, ":, ");
    og_strbuf_puts(out, *text ? text : OG_TEXT(og_compare_language(c), BRIDGE_REST));
    out->failed |= name.failed;
    og_strbuf_clear(&name);
}

void og_bridge_name(const og_comparison *c, const og_bridge_step *step, og_strbuf *out)
{
    og_strbuf name = {0};
    og_language language = og_compare_language(c);
    char count[OG_FORMAT_SIZE];
    og_format_number((double)step->count, 0, language, count);
    add_plain_name(c, step, &name);
    if (name.failed)
        out->failed = true;
    else if (step->count > 1)
        OG_SAY(out, language, BRIDGE_GROUP, .name = name.text, .count = count);
    else
        og_strbuf_puts(out, name.text);
    og_strbuf_clear(&name);
}

void og_bridge_shorten(og_strbuf *name)
{
    char *open = name->text ? strrchr(name->text, '(') : NULL;
    char *close = open ? strchr(open, ')') : NULL;
    if (!close || open == name->text || open[-1] != ' ')
        return;
    memmove(open - 1, close + 1, strlen(close + 1) + 1);
    name->length = strlen(name->text);
}
