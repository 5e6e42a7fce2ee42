#include "output/chart/draft.h"

#include "base/format.h"

#include <math.h>
#include <string.h>

#define HEAD_LINES 4 /* of a text of the head, at most */

/* ---- begin and end ---- */

void og_draft_begin(og_draft *draft, const og_chart_source *source, const char *script,
                    const char *kind, const char *stream, const char *subgroup)
{
    *draft =
        (og_draft){.source = source, .script = script, .stream = stream, .height = OG_CHART_HEIGHT};
    og_format(draft->name, sizeof draft->name, "%s%s%s%s%s", kind, stream ? "-" : "",
              stream ? stream : "", subgroup ? "." : "", subgroup ? subgroup : "");
}

void og_draft_clear(og_draft *draft)
{
    og_strbuf *const texts[] = {
        &draft->title,    &draft->subtitle, &draft->guide,   &draft->description, &draft->panel,
        &draft->ygrid,    &draft->xticks,   &draft->xlabels, &draft->numbers,     &draft->markers,
        &draft->captions, &draft->headings, &draft->labels,  &draft->notes,       &draft->blocks};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        og_strbuf_clear(texts[i]);
}

static void add_line(og_strbuf *out, double y, double size, const char *colour, const char *text)
{
    og_chart_number(out, y);
    og_chart_number(out, size);
    og_chart_text(out, colour);
    og_chart_text(out, text);
    og_chart_end(out);
}

/* A text of the head. */
typedef struct head_text {
    const char *text;
    double y, size, pitch; /* of its first line, under a head of three lines; from line to line */
    const char *colour;
} head_text;

/* Lines of a text, of which the last is cut when there would be more than HEAD_LINES. Returns how
 * far that moves down what is below. */
static double add_lines(og_strbuf *out, const head_text *head, double moved)
{
    const double width = og_text_narrow(head->text, head->size, OG_CHART_WIDTH - 2 * OG_CHART_EDGE);
    const char *rest = head->text;
    double y = head->y + moved;
    for (int line = 1; *rest; line++, y += head->pitch) {
        og_strbuf text = {0};
        size_t end = og_text_line(rest, head->size, width);
        if (line < HEAD_LINES)
            og_strbuf_add(&text, rest, end);
        else
            og_strbuf_puts(&text, rest);
        og_strbuf fitted = {0};
        og_text_fit(&fitted, text.failed ? "" : text.text, head->size, width);
        add_line(out, y, head->size, head->colour, fitted.failed ? "" : fitted.text);
        out->failed |= text.failed || fitted.failed;
        og_strbuf_clear(&text);
        og_strbuf_clear(&fitted);
        rest += line < HEAD_LINES ? end + (rest[end] == ' ') : strlen(rest);
    }
    return fmax(0, y - head->pitch - head->y);
}

/* Question, title, subtitle and reading guide; returns how far the panels move down. */
static double add_head(const og_draft *draft, og_strbuf *out)
{
    const char *question = draft->source->question;
    const head_text texts[] = {
        {draft->title.length ? draft->title.text : " ", 32, OG_CHART_TITLE, 29, "black"},
        {draft->subtitle.length ? draft->subtitle.text : " ", 61, OG_CHART_FONT, 21, "dark"},
        {draft->guide.length ? draft->guide.text : " ", 85, OG_CHART_SMALL, 18, "grey"}};
    double moved = 0;
    og_chart_block(out, "text", "y\tsize\tcolour\ttext");
    if (question)
        moved = 27 + add_lines(out, &(head_text){question, 25, OG_CHART_FONT, 21, "blue"}, 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        moved = add_lines(out, &texts[i], moved);
    return moved;
}

static void add_block(og_strbuf *out, const char *name, const char *columns, const og_strbuf *rows)
{
    og_chart_block(out, name, columns);
    og_strbuf_add(out, rows->length ? rows->text : "", rows->length);
    out->failed |= rows->failed;
}

bool og_draft_write(const og_draft *draft, const char *command, const char *footer, og_strbuf *out)
{
    og_strbuf foot = {0};
    og_text_fit(&foot, footer, OG_CHART_FOOT, OG_CHART_WIDTH - 2 * OG_CHART_EDGE);
    og_strbuf_printf(out, "# Draw it again: %s\n", command);
    double head = add_head(draft, out), height = draft->height + head;
    add_line(out, height - 16, OG_CHART_FOOT, "grey", foot.failed ? "" : foot.text);
    og_chart_block(out, "page", "height\thead");
    og_strbuf_printf(out, "%.0f\t%.0f\n", height, head);
    add_block(out, "panel",
              "panel\tleft\tright\tbottom\ttop\tx0\tx1\txmin\txmax\ty0\ty1\tymin\tymax",
              &draft->panel);
    add_block(out, "ygrid", "panel\ty\tlabel", &draft->ygrid);
    add_block(out, "xticks", "panel\tday\ty", &draft->xticks);
    add_block(out, "xlabels", "panel\tx\ty\tlabel", &draft->xlabels);
    add_block(out, "numbers", "panel\tx\ty\tlabel", &draft->numbers);
    add_block(out, "markers", "panel\tday\ty", &draft->markers);
    add_block(out, "captions", "panel\tx\ty\tlabel", &draft->captions);
    add_block(out, "headings", "panel\tx\ty\tlabel", &draft->headings);
    add_block(out, "labels", "panel\tx\ty\tto_x\tto_y\tcolour\tlabel", &draft->labels);
    add_block(out, "notes", "panel\tx\ty\tcolour\tlabel", &draft->notes);
    og_chart_close(out);
    og_strbuf_add(out, draft->blocks.length ? draft->blocks.text : "", draft->blocks.length);
    og_chart_close(out);
    out->failed |= draft->blocks.failed || foot.failed || draft->title.failed ||
                   draft->subtitle.failed || draft->guide.failed;
    og_strbuf_clear(&foot);
    return !out->failed;
}

void og_draft_say(const og_draft *draft, og_strbuf *text, og_word sentence, const char *one,
                  const char *two, const char *three)
{
    const char *const arguments[] = {one, two, three};
    og_word_say(text, draft->source->language, sentence, arguments);
}

void og_draft_guide(og_draft *draft, og_word sentence, const char *one, const char *two,
                    const char *three)
{
    if (draft->guide.length)
        og_strbuf_puts(&draft->guide, ". ");
    og_draft_say(draft, &draft->guide, sentence, one, two, three);
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

/* What a period is called of which only a part is seen: "t/m juni 2027", "t/m jun 2027". */
static void say_part(og_strbuf *out, og_month edge, og_word word, bool brief, og_language language)
{
    og_strbuf month = {0};
    if (brief)
        og_strbuf_printf(&month, "%s %d", og_date_month_short(og_month_number(edge), language),
                         og_month_year(edge));
    else
        og_date_month_of(&month, edge, 0, language);
    const char *const argument = month.failed ? "" : month.text;
    og_word_say(out, language, word, &argument);
    og_strbuf_clear(&month);
}

/* The label of the period of `months` that `first` lies in, in the middle of what is seen of it, if
 * it fits into `room` times that. Of one that the axis cuts off the label says where, and may pass
 * the end of the axis. */
static void add_period(og_draft *draft, int panel, const og_panel *where, og_month first,
                       int months, double room)
{
    og_language language = draft->source->language;
    og_strbuf label = {0};
    og_month whole = first - first % months, edge = og_month_of((og_day)where->x1 - 1);
    bool cut = edge < whole + months - 1;
    double left = og_panel_x(where, fmax(where->x0, og_month_first(whole))),
           right = og_panel_x(where, fmin(where->x1, og_month_last(whole + months - 1) + 1)),
           width = 0, most = cut ? right - left + fmax(where->beside, 20) : room * (right - left);
    for (int brief = 0; brief < 2; brief++) {
        og_strbuf_clear(&label);
        if (cut)
            say_part(&label, edge, OG_WORD_CHART_UNTIL, brief, language);
        else
            og_date_span(&label, og_month_first(whole), og_month_last(whole + months - 1),
                         language);
        width = og_text_width(label.length ? label.text : "", OG_CHART_FONT);
        if (width <= right - left)
            break;
    }
    if (width <= most) {
        double middle = cut ? fmax((left + right) / 2, left + width / 2 + 3) : (left + right) / 2;
        og_chart_number(&draft->xlabels, panel);
        og_chart_number(&draft->xlabels, og_panel_x_at(where, middle));
        og_chart_number(&draft->xlabels, og_panel_y_at(where, where->bottom + OG_CHART_BELOW));
        og_chart_text(&draft->xlabels, label.length ? label.text : "");
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
        og_date_span(&label, og_month_first(first), og_month_last(first + months - 1), language);
        widest = fmax(widest, og_text_width(label.length ? label.text : "", OG_CHART_FONT));
        og_strbuf_clear(&label);
    }
    return widest + 12;
}

int og_draft_time(og_draft *draft, int panel, const og_panel *where)
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
    return lengths[length];
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
