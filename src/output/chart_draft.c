#include "output/chart_draft.h"

#include "base/format.h"

#include <math.h>
#include <string.h>

#define ASIDE 5.0     /* px, between a marker's line and its caption */
#define MARKERS_MAX 8 /* lines beyond these are left out */

/* ---- begin and end ---- */

void og_draft_begin(og_draft *draft, const og_chart_source *source, const char *script,
                    const char *kind, const char *stream, const char *subgroup)
{
    *draft = (og_draft){.source = source, .script = script, .height = OG_CHART_HEIGHT};
    og_format(draft->name, sizeof draft->name, "%s%s%s%s%s", kind, stream ? "-" : "",
              stream ? stream : "", subgroup ? "." : "", subgroup ? subgroup : "");
}

void og_draft_clear(og_draft *draft)
{
    og_strbuf *const texts[] = {
        &draft->title,    &draft->subtitle, &draft->guide,   &draft->description, &draft->panel,
        &draft->ygrid,    &draft->xticks,   &draft->xlabels, &draft->markers,     &draft->captions,
        &draft->headings, &draft->labels,   &draft->notes,   &draft->blocks};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        og_strbuf_clear(texts[i]);
}

static void add_text(og_strbuf *out, const char *item, const og_strbuf *text, double size)
{
    og_strbuf fitted = {0};
    og_text_fit(&fitted, text->length ? text->text : " ", size, OG_CHART_WIDTH - 2 * OG_CHART_EDGE);
    og_strbuf_puts(out, item);
    og_chart_text(out, fitted.failed ? "" : fitted.text);
    og_chart_end(out);
    out->failed |= fitted.failed || text->failed;
    og_strbuf_clear(&fitted);
}

static void add_block(og_strbuf *out, const char *name, const char *columns, const og_strbuf *rows)
{
    og_chart_block(out, name, columns);
    og_strbuf_add(out, rows->length ? rows->text : "", rows->length);
    out->failed |= rows->failed;
}

bool og_draft_write(const og_draft *draft, const char *command, const char *footer, og_strbuf *out)
{
    og_strbuf last = {0};
    og_strbuf_puts(&last, footer);
    og_strbuf_printf(out, "# Draw it again: %s\n", command);
    og_chart_block(out, "text", "item\ttext");
    add_text(out, "title", &draft->title, OG_CHART_TITLE);
    add_text(out, "subtitle", &draft->subtitle, OG_CHART_FONT);
    add_text(out, "guide", &draft->guide, OG_CHART_SMALL);
    add_text(out, "footer", &last, OG_CHART_FOOT);
    og_strbuf_printf(out, "height\t%.0f\n", draft->height);
    add_block(out, "panel",
              "panel\tleft\tright\tbottom\ttop\tx0\tx1\txmin\txmax\ty0\ty1\tymin\tymax",
              &draft->panel);
    add_block(out, "ygrid", "panel\ty\tlabel", &draft->ygrid);
    add_block(out, "xticks", "panel\tday\ty", &draft->xticks);
    add_block(out, "xlabels", "panel\tday\ty\tlabel", &draft->xlabels);
    add_block(out, "markers", "panel\tday\ty", &draft->markers);
    add_block(out, "captions", "panel\tx\ty\tlabel", &draft->captions);
    add_block(out, "headings", "panel\tx\ty\tlabel", &draft->headings);
    add_block(out, "labels", "panel\tx\ty\tto_x\tto_y\tcolour\tlabel", &draft->labels);
    add_block(out, "notes", "panel\tx\ty\tcolour\tlabel", &draft->notes);
    og_strbuf_add(out, draft->blocks.length ? draft->blocks.text : "", draft->blocks.length);
    out->failed |= draft->blocks.failed || last.failed;
    og_strbuf_clear(&last);
    return !out->failed;
}

void og_draft_say(const og_draft *draft, og_strbuf *text, og_word sentence, const char *one,
                  const char *two, const char *three)
{
    const char *const arguments[] = {one, two, three};
    og_word_say(text, draft->source->language, sentence, arguments);
}

void og_draft_label(og_strbuf *out, const char *label)
{
    og_text_fit(out, label, OG_CHART_FONT, 360);
}

/* ---- panels and axes ---- */

double og_draft_ygrid_width(og_ticks ticks, og_language language)
{
    double widest = 0;
    for (int i = 0; i < ticks.count; i++) {
        char label[OG_FORMAT_SIZE];
        og_format_number(ticks.first + i * ticks.step, ticks.decimals, language, label);
        widest = fmax(widest, og_text_width(label, OG_CHART_FONT));
    }
    return widest + 12;
}

int og_draft_panel(og_draft *draft, const og_panel *panel)
{
    double left = panel->left - panel->aside, right = panel->right + panel->beside,
           top = panel->top - panel->above, bottom = panel->bottom + panel->below;
    const double row[] = {++draft->panels,
                          left,
                          right,
                          bottom,
                          top,
                          panel->x0,
                          panel->x1,
                          og_panel_x_at(panel, left),
                          og_panel_x_at(panel, right),
                          panel->y0,
                          panel->y1,
                          og_panel_y_at(panel, bottom),
                          og_panel_y_at(panel, top)};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        og_chart_number(&draft->panel, row[i]);
    og_chart_end(&draft->panel);
    return draft->panels;
}

void og_draft_ygrid(og_draft *draft, int panel, og_ticks ticks, double unit)
{
    for (int i = 0; i < ticks.count; i++) {
        char label[OG_FORMAT_SIZE];
        double y = ticks.first + i * ticks.step;
        og_format_number(y, ticks.decimals, draft->source->language, label);
        og_chart_number(&draft->ygrid, panel);
        og_chart_number(&draft->ygrid, y * unit);
        og_chart_text(&draft->ygrid, label);
        og_chart_end(&draft->ygrid);
    }
}

static void add_tick(og_draft *draft, int panel, const og_panel *where, og_day day)
{
    og_chart_number(&draft->xticks, panel);
    og_chart_day(&draft->xticks, day);
    og_chart_number(&draft->xticks, og_panel_y_at(where, where->bottom - 5));
    og_chart_end(&draft->xticks);
}

/* The label of the period of `months` that `first` lies in, in the middle of what is seen of it, if
 * it fits into `room` times that. */
static void add_period(og_draft *draft, int panel, const og_panel *where, og_month first,
                       int months, double room)
{
    og_strbuf label = {0};
    og_month whole = first - first % months;
    double left = fmax(where->x0, og_month_first(whole)),
           right = fmin(where->x1, og_month_last(whole + months - 1) + 1);
    og_word_span(&label, og_month_first(whole), og_month_last(whole + months - 1),
                 draft->source->language);
    double width = label.failed ? 0 : og_text_width(label.text, OG_CHART_FONT);
    if (width <= room * (og_panel_x(where, right) - og_panel_x(where, left))) {
        og_chart_number(&draft->xlabels, panel);
        og_chart_day(&draft->xlabels, (og_day)((left + right) / 2));
        og_chart_number(&draft->xlabels, og_panel_y_at(where, where->bottom + OG_CHART_BELOW));
        og_chart_text(&draft->xlabels, label.failed ? "" : label.text);
        og_chart_end(&draft->xlabels);
    }
    draft->xlabels.failed |= label.failed;
    og_strbuf_clear(&label);
}

/* The widest that a label of a period of so many months can be. */
static double widest_label(int months, og_language language)
{
    double widest = 0;
    for (og_month first = 12 * 2000; first < 12 * 2001; first += months) {
        og_strbuf label = {0};
        og_word_span(&label, og_month_first(first), og_month_last(first + months - 1), language);
        widest = fmax(widest, og_text_width(label.length ? label.text : "", OG_CHART_FONT));
        og_strbuf_clear(&label);
    }
    return widest + 12;
}

void og_draft_time(og_draft *draft, int panel, const og_panel *where)
{
    static const int lengths[] = {1, 3, 6, 12}, steps[] = {1, 2, 5, 10, 20, 50, 100, 1000};
    og_month first = og_month_of((og_day)where->x0), last = og_month_of((og_day)where->x1 - 1);
    double month = (where->right - where->left) / (last - first + 1);
    size_t length = 0, step = 0;
    while (length < 3 &&
           widest_label(lengths[length], draft->source->language) > lengths[length] * month)
        length++;
    /* Beyond what years have room for, only every second, fifth ... is named. */
    while (step < 7 && widest_label(lengths[length], draft->source->language) >
                           lengths[length] * steps[step] * month)
        step++;
    for (og_month from = first; from <= last; from += lengths[length] - from % lengths[length]) {
        if (og_month_year(from) % steps[step] == 0)
            add_period(draft, panel, where, from, lengths[length], steps[step]);
        if (steps[step] < 5 || og_month_year(from) % steps[step] == 0 || from == first)
            add_tick(draft, panel, where, og_month_first(from));
    }
    add_tick(draft, panel, where, og_month_last(last) + 1);
}

/* ---- markers ---- */

/* A caption stands above the panel, beside the upper end of its line, which reaches up to it. */
typedef struct marker {
    og_day day;
    int row;                  /* of the caption, from 0 at the panel upward */
    double line, left, right; /* px, of the line and of the caption */
    const char *text;
} marker;

/* Whether a marker's line runs through another's caption on its way up, or captions overlap. */
static bool collide(const marker *a, const marker *b)
{
    if (a->row > b->row)
        return a->line > b->left - 4 && a->line < b->right + 4;
    if (a->row < b->row)
        return b->line > a->left - 4 && b->line < a->right + 4;
    return a->left < b->right + 8 && b->left < a->right + 8;
}

/* Puts the caption in the lowest row in which it has room, no further aside than the data go. */
static bool place(marker *m, const og_panel *where, bool rightward, const marker *placed,
                  size_t count)
{
    double before = m->line - where->left, after = where->right - m->line;
    double width = fmin(og_text_width(m->text, OG_CHART_SMALL), fmax(before, after) - ASIDE);
    if (rightward != (width + ASIDE <= after))
        return false;
    m->left = rightward ? m->line + ASIDE : m->line - ASIDE - width;
    m->right = m->left + width;
    for (m->row = 0; m->row < MARKERS_MAX; m->row++) {
        size_t i = 0;
        while (i < count && !collide(m, &placed[i]))
            i++;
        if (i == count)
            return true;
    }
    return false;
}

/* From the last to the first to the right of their lines, so that captions only pass over lines
 * that end below them; then those that only fit to the left. */
static size_t place_markers(const og_chart_source *source, const og_panel *where, marker *out)
{
    size_t count = 0;
    for (int rightward = 1; rightward >= 0; rightward--)
        for (size_t i = source->extra->marker_count; i-- > 0 && count < MARKERS_MAX;) {
            const og_chart_marker *from = &source->extra->markers[i];
            /* Values are those of whole months: the line stands where they change. */
            og_day day = og_month_first(og_month_of(from->day));
            out[count] = (marker){.day = day, .line = og_panel_x(where, day), .text = from->label};
            if (day > where->x0 && day < where->x1)
                count += place(&out[count], where, rightward, out, count);
        }
    return count;
}

double og_draft_marker_room(const og_chart_source *source, const og_panel *where)
{
    marker markers[MARKERS_MAX];
    size_t count = place_markers(source, where, markers);
    int rows = 0;
    for (size_t i = 0; i < count; i++)
        rows = markers[i].row + 1 > rows ? markers[i].row + 1 : rows;
    return rows * OG_CHART_LINE;
}

void og_draft_markers(og_draft *draft, int panel, const og_panel *where, bool captions)
{
    marker markers[MARKERS_MAX];
    size_t count = place_markers(draft->source, where, markers);
    for (size_t i = 0; i < count; i++) {
        const marker *m = &markers[i];
        double row = where->top - where->free - OG_CHART_LINE * m->row;
        og_chart_number(&draft->markers, panel);
        og_chart_day(&draft->markers, m->day);
        og_chart_number(&draft->markers,
                        og_panel_y_at(where, captions ? row - OG_CHART_LINE + 3 : where->top));
        og_chart_end(&draft->markers);
        if (!captions)
            continue;
        og_strbuf fitted = {0};
        og_text_fit(&fitted, m->text, OG_CHART_SMALL, m->right - m->left + 0.5);
        og_chart_number(&draft->captions, panel);
        og_chart_number(&draft->captions, og_panel_x_at(where, m->left));
        og_chart_number(&draft->captions, og_panel_y_at(where, row - OG_CHART_LINE / 2));
        og_chart_text(&draft->captions, fitted.length ? fitted.text : "");
        og_chart_end(&draft->captions);
        draft->captions.failed |= fitted.failed;
        og_strbuf_clear(&fitted);
    }
}

void og_draft_keep_off(const og_draft *draft, const og_panel *where, og_scene *scene)
{
    marker markers[MARKERS_MAX];
    size_t count = place_markers(draft->source, where, markers);
    for (size_t i = 0; i < count && scene->rects < OG_SCENE_RECTS; i++) {
        double x = og_panel_x(where, markers[i].day);
        scene->rect[scene->rects++] = (og_rect){x - 1, x + 1, where->top, where->bottom};
    }
}

/* ---- labels ---- */

#define CONNECTOR 10.0 /* px, from the end of a line to its label */

double og_draft_ends_width(const og_end_label *labels, size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, og_text_width(labels[i].text, OG_CHART_FONT));
    return CONNECTOR + 6 + widest;
}

void og_draft_ends(og_draft *draft, int panel, const og_panel *where, const og_end_label *labels,
                   size_t count)
{
    double at[OG_SPREAD_MAX];
    count = count < OG_SPREAD_MAX ? count : OG_SPREAD_MAX;
    for (size_t i = 0; i < count; i++)
        at[i] = og_panel_y(where, labels[i].value);
    og_labels_spread(at, count, OG_CHART_LINE - 2, where->top, where->bottom);
    for (size_t i = 0; i < count; i++) {
        og_chart_number(&draft->labels, panel);
        og_chart_number(&draft->labels, where->x1);
        og_chart_number(&draft->labels, labels[i].value);
        og_chart_number(&draft->labels, og_panel_x_at(where, where->right + CONNECTOR));
        og_chart_number(&draft->labels, og_panel_y_at(where, at[i]));
        og_chart_text(&draft->labels, labels[i].colour);
        og_chart_text(&draft->labels, labels[i].text);
        og_chart_end(&draft->labels);
    }
}

void og_draft_heading(og_draft *draft, int panel, const og_panel *where, double up,
                      const char *text)
{
    og_strbuf fitted = {0};
    double left = where->left - where->aside;
    og_text_fit(&fitted, text, OG_CHART_FONT, where->right + where->beside - left);
    og_chart_number(&draft->headings, panel);
    og_chart_number(&draft->headings, og_panel_x_at(where, left));
    og_chart_number(&draft->headings, og_panel_y_at(where, where->top - up));
    og_chart_text(&draft->headings, fitted.length ? fitted.text : "");
    og_chart_end(&draft->headings);
    draft->headings.failed |= fitted.failed;
    og_strbuf_clear(&fitted);
}

void og_draft_note(og_draft *draft, int panel, double x, double y, const char *text,
                   const char *colour)
{
    og_chart_number(&draft->notes, panel);
    og_chart_number(&draft->notes, x);
    og_chart_number(&draft->notes, y);
    og_chart_text(&draft->notes, colour);
    og_chart_text(&draft->notes, text);
    og_chart_end(&draft->notes);
}

/* ---- series ---- */

size_t og_chart_series(const og_plan *plan, og_owner kind, const char *stream, const char *owner,
                       og_role role)
{
    for (size_t i = 0; i < og_plan_series_count(plan); i++) {
        og_series series = og_plan_series(plan, i);
        if (series.owner_kind == kind && series.role == role && strcmp(series.owner, owner) == 0 &&
            (!stream || strcmp(series.stream, stream) == 0))
            return i;
    }
    return (size_t)-1;
}

void og_chart_chance(og_strbuf *out, double chance, og_language language)
{
    bool little = chance < 0.005, much = chance >= 0.995;
    const char *bound = little ? "1%" : "99%";
    char text[OG_FORMAT_SIZE];
    og_format_percent(chance, language, text);
    if (little || much)
        og_word_say(out, language, little ? OG_WORD_AT_MOST : OG_WORD_AT_LEAST, &bound);
    else
        og_strbuf_puts(out, text);
}
