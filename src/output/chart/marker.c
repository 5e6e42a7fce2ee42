#include "output/chart/marker.h"

#include "output/chart/figure.h"

#include <math.h>
#include <string.h>

#define ASIDE 5.0     /* px, between a marker's line and its caption */
#define MARKERS_MAX 8 /* lines beyond these are left out */

/* A caption stands above the panel, beside the upper end of its line, which reaches up to it. */
typedef struct marker {
    og_day day;
    int row, lines;           /* the lowest line of the caption, from 0 at the panel upward */
    double line, left, right; /* px, of the line and of the caption */
    const char *text;
} marker;

/* Whether a marker's line runs through another's caption on its way up. */
static bool crosses(const marker *line, const marker *caption)
{
    return caption->row < line->row + line->lines && line->line > caption->left - 4 &&
           line->line < caption->right + 4;
}

static bool collide(const marker *a, const marker *b)
{
    bool beside = a->row < b->row + b->lines && b->row < a->row + a->lines;
    return crosses(a, b) || crosses(b, a) ||
           (beside && a->left < b->right + 8 && b->left < a->right + 8);
}

/* Puts the caption in the lowest row in which it has room. Labels of the data leave the room beside
 * the panel free above it. A caption that finds no room on one line takes two. */
static bool place(marker *m, const og_panel *where, bool rightward, const marker *placed,
                  size_t count)
{
    double before = m->line - where->left + where->aside - ASIDE,
           after = where->right + where->beside - m->line - ASIDE;
    double room = fmax(before, after), width = og_text_width(m->text, OG_CHART_SMALL);
    m->lines = width > room ? 2 : 1;
    if (m->lines > 1)
        width = og_text_narrow(m->text, OG_CHART_SMALL, room);
    if (rightward != (width <= after))
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

static bool concerns(const og_chart_marker *which, const char *stream)
{
    for (size_t i = 0; i < which->stream_count && stream; i++)
        if (strcmp(which->streams[i], stream) == 0)
            return true;
    return !stream && which->any;
}

/* From the last to the first to the right of their lines, so that captions only pass over lines
 * that end below them; then those that only fit to the left. */
static size_t place_markers(const og_draft *draft, const og_panel *where, marker *out)
{
    const og_chart_extra *extra = draft->source->extra;
    size_t count = 0;
    for (int rightward = 1; rightward >= 0; rightward--)
        for (size_t i = extra->marker_count; i-- > 0 && count < MARKERS_MAX;) {
            const og_chart_marker *from = &extra->markers[i];
            /* Values are those of whole months: the line stands where they change. */
            og_day day = og_month_first(og_month_of(from->day));
            out[count] = (marker){.day = day, .line = og_panel_x(where, day), .text = from->label};
            if (day > where->x0 && day < where->x1 && concerns(from, draft->stream))
                count += place(&out[count], where, rightward, out, count);
        }
    return count;
}

double og_draft_marker_room(const og_draft *draft, const og_panel *where)
{
    marker markers[MARKERS_MAX];
    size_t count = place_markers(draft, where, markers);
    int rows = 0;
    for (size_t i = 0; i < count; i++)
        rows = markers[i].row + markers[i].lines > rows ? markers[i].row + markers[i].lines : rows;
    return rows * OG_CHART_LINE;
}

static void add_caption(og_draft *draft, int panel, const og_panel *where, const marker *m,
                        double bottom)
{
    const double width = m->right - m->left + 0.5;
    const char *rest = m->text;
    for (int line = m->lines; line > 0; line--) {
        og_strbuf text = {0};
        size_t end = line > 1 ? og_text_line(rest, OG_CHART_SMALL, width) : strlen(rest);
        og_strbuf_add(&text, rest, end);
        OG_ROW(&draft->captions, OG_NUM(panel), OG_NUM(og_panel_x_at(where, m->left)),
               OG_NUM(og_panel_y_at(where, bottom - OG_CHART_LINE * (line - 0.5))),
               OG_TXT(og_draft_fit(draft, og_draft_keep(draft, &text), OG_CHART_SMALL, width)));
        rest += end + (rest[end] == ' ');
    }
}

void og_draft_markers(og_draft *draft, int panel, const og_panel *where, bool captions)
{
    marker markers[MARKERS_MAX];
    size_t count = place_markers(draft, where, markers);
    for (size_t i = 0; i < count; i++) {
        const marker *m = &markers[i];
        double bottom = where->top - where->free - OG_CHART_LINE * m->row,
               top = bottom - OG_CHART_LINE * m->lines + 3;
        OG_ROW(&draft->markers, OG_NUM(panel), OG_DAY(m->day),
               OG_NUM(og_panel_y_at(where, captions ? top : where->top)));
        if (captions)
            add_caption(draft, panel, where, m, bottom);
    }
}

void og_draft_keep_off(const og_draft *draft, const og_panel *where, og_scene *scene)
{
    marker markers[MARKERS_MAX];
    size_t count = place_markers(draft, where, markers);
    for (size_t i = 0; i < count && scene->rects < OG_SCENE_RECTS; i++) {
        double x = og_panel_x(where, markers[i].day);
        scene->rect[scene->rects++] = (og_rect){x - 1, x + 1, where->top, where->bottom};
    }
}
