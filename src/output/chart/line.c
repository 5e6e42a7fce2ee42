#include "output/chart/line.h"

#include "base/format.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#define TOP 140.0    /* px, of the panel */
#define BOTTOM 430.0 /* and its lower side */

void og_study_chart_name(og_draft *draft, const char *kind, const char *text, size_t number,
                         size_t count)
{
    size_t length;
    if (count > 1)
        og_format(draft->name, sizeof draft->name, "%s-%zu-", kind, number);
    else
        og_format(draft->name, sizeof draft->name, "%s-", kind);
    length = strlen(draft->name);
    for (; *text && length < sizeof draft->name - 16; text++) {
        bool plain = (*text >= 'a' && *text <= 'z') || (*text >= '0' && *text <= '9') ||
                     *text == '.' || *text == '_';
        if (plain)
            draft->name[length++] = *text;
        else if (draft->name[length - 1] != '-')
            draft->name[length++] = '-';
    }
    while (draft->name[length - 1] == '-')
        length--;
    draft->name[length] = '\0';
}

/* ---- scales ------------------------------------------------------------------------------ */

static void widen(double value, double *low, double *high)
{
    if (isnan(value))
        return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

/* Of all that is drawn, nothing included. */
static og_ticks value_ticks(const og_study_line *line)
{
    double low = 0, high = 0, unit = line->scale.unit;
    for (size_t i = 0; i < line->count; i++) {
        widen(line->value[i] / unit, &low, &high);
        widen(line->low[i] / unit, &low, &high);
        widen(line->high[i] / unit, &low, &high);
    }
    widen(line->limit / unit, &low, &high);
    return og_ticks_of(low, high, 5);
}

static double widest_tick(og_ticks ticks, og_language language)
{
    double widest = 0;
    for (int i = 0; i < ticks.count; i++) {
        char label[OG_FORMAT_SIZE];
        og_format_number(ticks.first + i * ticks.step, ticks.decimals, language, label);
        widest = fmax(widest, og_text_width(label, OG_CHART_FONT));
    }
    return widest;
}

static void add_x_axis(og_draft *draft, const og_panel *panel, const og_study_line *line)
{
    og_ticks ticks = og_ticks_of(panel->x0, panel->x1, 7);
    double edge = 1e-9 * (panel->x1 - panel->x0);
    og_strbuf fitted = {0};
    og_chart_block(&draft->blocks, "xgrid", "x\ty\tlabel");
    for (int i = 0; i < ticks.count; i++) {
        double x = ticks.first + i * ticks.step;
        char label[OG_FORMAT_SIZE];
        if (x < panel->x0 - edge || x > panel->x1 + edge)
            continue;
        og_format_number(x, ticks.decimals, draft->source->language, label);
        og_chart_number(&draft->blocks, x);
        og_chart_number(&draft->blocks, og_panel_y_at(panel, panel->bottom + OG_CHART_BELOW));
        og_chart_text(&draft->blocks, label);
        og_chart_end(&draft->blocks);
    }
    og_text_fit(&fitted, line->label, OG_CHART_FONT, panel->right - panel->left);
    og_chart_block(&draft->blocks, "xtitle", "x\ty\tlabel");
    og_chart_number(&draft->blocks, (panel->x0 + panel->x1) / 2);
    og_chart_number(&draft->blocks, og_panel_y_at(panel, panel->bottom + 46));
    og_chart_text(&draft->blocks, fitted.length ? fitted.text : "");
    og_chart_end(&draft->blocks);
    draft->blocks.failed |= fitted.failed;
    og_strbuf_clear(&fitted);
}

/* ---- blocks ------------------------------------------------------------------------------ */

static void add_points(og_draft *draft, const og_study_line *line)
{
    double unit = line->scale.unit;
    og_chart_block(&draft->blocks, "band", "x\tlow\thigh");
    for (size_t i = 0; i < line->count; i++) {
        og_chart_number(&draft->blocks, line->x[i]);
        og_chart_number(&draft->blocks, line->low[i] / unit);
        og_chart_number(&draft->blocks, line->high[i] / unit);
        og_chart_end(&draft->blocks);
    }
    og_chart_block(&draft->blocks, "line", "x\ty");
    for (size_t i = 0; i < line->count; i++) {
        og_chart_number(&draft->blocks, line->x[i]);
        og_chart_number(&draft->blocks, line->value[i] / unit);
        og_chart_end(&draft->blocks);
    }
    og_chart_block(&draft->blocks, "limits", "y");
    if (!isnan(line->limit)) {
        og_chart_number(&draft->blocks, line->limit / unit);
        og_chart_end(&draft->blocks);
    }
}

/* Words above the panel, each over its line as far as the panel goes; one that would run into the
 * one before it is left out. */
static void add_marks(og_draft *draft, const og_panel *panel, const og_study_line *line)
{
    double taken = -INFINITY;
    og_chart_block(&draft->blocks, "marked", "x");
    for (size_t i = 0; i < line->mark_count; i++) {
        og_chart_number(&draft->blocks, line->marks[i].x);
        og_chart_end(&draft->blocks);
    }
    og_chart_block(&draft->blocks, "callouts", "x\ty\tlabel");
    for (size_t i = 0; i < line->mark_count; i++) {
        const og_study_mark *mark = &line->marks[i];
        double half = og_text_width(mark->text, OG_CHART_FONT) / 2;
        double at = fmin(fmax(og_panel_x(panel, mark->x), panel->left + half), panel->right - half);
        if (at - half < taken + 8)
            continue;
        og_chart_number(&draft->blocks, og_panel_x_at(panel, at));
        og_chart_number(&draft->blocks, og_panel_y_at(panel, panel->top - 12));
        og_chart_text(&draft->blocks, mark->text);
        og_chart_end(&draft->blocks);
        taken = at + half;
    }
}

static void set_label(og_end_label *label, const og_study_line *line, double value, og_word word,
                      const char *colour)
{
    og_scale plain = line->scale;
    og_strbuf number = {0};
    plain.name = ""; /* the subtitle tells */
    og_scale_say(&plain, value, &number);
    *label = (og_end_label){value / plain.unit, colour, ""};
    og_format(label->text, sizeof label->text, "%s %s", og_word_text(word, plain.language),
              number.failed ? "" : number.text);
    og_strbuf_clear(&number);
}

/* Of the last point that has a value; returns how many. */
static size_t set_labels(og_end_label *labels, const og_study_line *line)
{
    size_t last = line->count, count = 0;
    while (last > 0 && isnan(line->value[last - 1]))
        last--;
    if (last > 0)
        set_label(&labels[count++], line, line->value[last - 1], line->line, "blue");
    if (!isnan(line->limit))
        set_label(&labels[count++], line, line->limit, OG_WORD_LIMIT, "pink");
    bool band =
        last > 0 && line->band != OG_WORDS && line->high[last - 1] - line->low[last - 1] > 0;
    for (int i = 0; band && i < 2; i++) {
        double value = i ? line->low[last - 1] : line->high[last - 1];
        labels[count++] = (og_end_label){value / line->scale.unit, "blue", "90%"};
    }
    return count;
}

void og_study_draw_line(og_draft *draft, const og_study_line *line)
{
    og_end_label labels[4];
    size_t count = set_labels(labels, line);
    og_ticks ticks = value_ticks(line);
    og_panel panel = {.left = OG_CHART_EDGE + 16 + widest_tick(ticks, draft->source->language),
                      .top = TOP,
                      .bottom = BOTTOM,
                      .above = 28,
                      .below = 64,
                      .y0 = ticks.first,
                      .y1 = ticks.last,
                      .x0 = line->x[0],
                      .x1 = line->x[line->count - 1]};
    if (panel.x0 >= panel.x1) { /* one point */
        panel.x0 -= 0.5;
        panel.x1 += 0.5;
    }
    panel.aside = panel.left - OG_CHART_EDGE;
    panel.beside = og_draft_ends_width(labels, count);
    panel.right = OG_CHART_WIDTH - OG_CHART_EDGE / 2 - panel.beside;
    int number = og_draft_panel(draft, &panel);
    og_draft_ygrid(draft, number, ticks, 1);
    add_x_axis(draft, &panel, line);
    add_points(draft, line);
    add_marks(draft, &panel, line);
    og_draft_ends(draft, number, &panel, labels, count);
    draft->height = OG_CHART_HEIGHT;
}
