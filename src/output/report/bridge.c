/* The tables of the walk from one scenario to another. */
#include "base/format.h"
#include "base/utf8.h"
#include "output/report/study_page.h"
#include "output/view/compare.h"
#include "output/view/input_name.h"

#include <math.h>
#include <string.h>

#define LABEL_WIDTH 34
#define PATH_WIDTH 30

double og_bridge_adds(const og_bridge_figure *figure, size_t step)
{
    return figure->values[step + 1].value - figure->values[step].value;
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
    og_strbuf_puts(out, *text ? text : og_word_text(OG_WORD_BRIDGE_REST, og_compare_language(c)));
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
        og_word_say(out, language, OG_WORD_BRIDGE_GROUP, (const char *const[]){name.text, count});
    else
        og_strbuf_puts(out, name.text);
    og_strbuf_clear(&name);
}

void og_compare_cut(const char *text, size_t width, bool keep_end, og_strbuf *out)
{
    size_t length = strlen(text), count = og_utf8_count(text, length);
    size_t drop = count > width ? count - width + 1 : 0, size, i = 0;
    uint32_t code;
    og_strbuf_puts(out, drop && keep_end ? "…" : "");
    for (size_t at = 0; at < length; at += size, i++) {
        size = og_utf8_decode(text + at, length - at, &code);
        size = size > 0 ? size : 1;
        if (keep_end ? i >= drop : !drop || i + 1 < width)
            og_strbuf_add(out, text + at, size);
    }
    og_strbuf_puts(out, drop && !keep_end ? "…" : "");
}

static void add_cut(og_grid *grid, const char *text, size_t width, bool keep_end)
{
    og_strbuf out = {0};
    og_compare_cut(text, width, keep_end, &out);
    og_grid_add(grid, out.failed ? "" : out.text);
    og_strbuf_clear(&out);
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

/* A scenario's own value, before and after the steps. */
static void add_end(og_grid *grid, const char *name, const og_scale *scale, double value)
{
    add_cut(grid, name, LABEL_WIDTH, false);
    og_grid_add(grid, "");
    og_grid_add(grid, "");
    og_study_cell(grid, scale, value);
    og_grid_add(grid, "");
}

static void add_step(og_grid *grid, const og_comparison *c, const og_bridge_figure *figure,
                     size_t k, const og_scale *scale)
{
    og_strbuf name = {0};
    char text[OG_FORMAT_SIZE];
    const og_bridge_step *step = &c->bridge->steps[k];
    const og_estimate adds = {og_bridge_adds(figure, k), figure->errors[k]};
    og_bridge_name(c, step, &name);
    if (name.length && og_utf8_count(name.text, name.length) > LABEL_WIDTH)
        og_bridge_shorten(&name);
    add_cut(grid, name.failed ? "" : name.text, LABEL_WIDTH, false);
    og_scale_signed(scale, adds.value, text);
    og_grid_add(grid, text);
    og_study_chance(grid, scale, &adds);
    og_study_cell(grid, scale, figure->values[k + 1].value);
    add_cut(grid, step->path, PATH_WIDTH, true);
    og_strbuf_clear(&name);
}

static void add_figure(const og_comparison *c, const og_bridge_figure *figure, og_language language,
                       og_strbuf *out)
{
    static const og_word heads[] = {OG_WORD_BRIDGE_STEP, OG_WORD_BY_CHANCE, OG_WORD_BRIDGE_AFTER};
    const og_bridge *bridge = c->bridge;
    og_scale scale = og_bridge_scale(bridge, figure, language);
    bool moves = false;
    for (size_t k = 0; k < bridge->step_count; k++)
        moves |= og_bridge_moves(figure, k);
    og_strbuf name = {0};
    og_grid grid;
    og_question_name(&figure->asked, language, &name);
    if (scale.name[0])
        og_strbuf_printf(&name, " (%s)", scale.name);
    og_strbuf_putc(out, '\n');
    if (name.failed)
        out->failed = true;
    else
        og_study_say(out, "", language, moves ? OG_WORD_BRIDGE_HEADING : OG_WORD_BRIDGE_NOTHING,
                     (const char *const[]){name.text});
    og_strbuf_clear(&name);
    if (!moves)
        return;
    og_grid_init(&grid, "lrrrl");
    og_grid_add(&grid, "");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_study_word(&grid, language, heads[i]);
    og_grid_add(&grid, "");
    add_end(&grid, c->base_name, &scale, figure->values[0].value);
    for (size_t k = 0; k < bridge->step_count; k++)
        add_step(&grid, c, figure, k, &scale);
    add_end(&grid, c->others[0].name, &scale, figure->values[bridge->step_count].value);
    og_study_grid(out, &grid);
}

void og_bridge_text(const og_comparison *c, og_strbuf *out)
{
    og_language language = og_compare_language(c);
    bool together = false;
    for (size_t i = 0; i < c->bridge->figure_count; i++)
        add_figure(c, &c->bridge->figures[i], language, out);
    for (size_t k = 0; k < c->bridge->step_count; k++)
        together |= c->bridge->steps[k].count > 1;
    if (c->bridge->step_count > 1)
        og_study_say(out, "  ", language, OG_WORD_BRIDGE_NOTE, NULL);
    if (together)
        og_study_say(out, "  ", language, OG_WORD_BRIDGE_TOGETHER, NULL);
}
