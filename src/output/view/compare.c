#include "output/view/compare.h"

#include "lang/date.h"
#include "lang/say.h"
#include "output/view/input_name.h"
#include "study/case.h"

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

static void add_input(const og_comparison *c, const og_bridge_step *step, og_strbuf *out)
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

/* The horizon begins in another month, or only ends in one. */
static void add_roll(const og_comparison *c, og_strbuf *out)
{
    og_language language = og_compare_language(c);
    og_strbuf from = {0}, to = {0};
    og_month first = c->base_first, other = c->others[0].first;
    og_date_month_of(&from, first, 0, language);
    og_date_month_of(&to, other, 0, language);
    if (from.failed || to.failed)
        out->failed = true;
    else if (first < other)
        OG_SAY(out, language, BRIDGE_ROLL, .from = from.text, .to = to.text);
    else if (first > other)
        OG_SAY(out, language, BRIDGE_ROLL_BACK, .from = from.text, .to = to.text);
    else
        og_strbuf_puts(out, OG_TEXT(language, BRIDGE_HORIZON));
    og_strbuf_clear(&from);
    og_strbuf_clear(&to);
}

/* The label of a group of cases, in the scenario that has it. */
static void add_weights(const og_comparison *c, const og_bridge_step *step, og_strbuf *out)
{
    const char *id = strchr(step->path, '.') + 1;
    const og_scenario *const both[] = {c->others[0].run.scenario, c->base.scenario};
    og_arena arena = {0};
    const char *label = id;
    for (size_t i = 0; i < 2 && label == id; i++) {
        int found = og_array_find(&both[i]->cases, id);
        if (found >= 0)
            label = og_case_label(both[i]->cases.at[found], &arena);
    }
    OG_SAY(out, og_compare_language(c), BRIDGE_WEIGHTS, .group = label ? label : "");
    out->failed |= arena.failed;
    og_arena_clear(&arena);
}

void og_bridge_name(const og_comparison *c, const og_bridge_step *step, og_strbuf *out)
{
    switch (step->kind) {
    case OG_BRIDGE_INPUT:
        add_input(c, step, out);
        return;
    case OG_BRIDGE_ROLL:
        add_roll(c, out);
        return;
    case OG_BRIDGE_WEIGHTS:
        add_weights(c, step, out);
        return;
    case OG_BRIDGE_OBSERVED:
        og_strbuf_puts(out, OG_TEXT(og_compare_language(c), BRIDGE_OBSERVED));
        return;
    }
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
