#include "output/chart/layout.h"

#include "base/utf8.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- text ---- */

/* Advance widths of U+0020 ... U+007E in hundredths of the size. */
static const uint8_t advance[] = {
    32, 40, 46, 84, 64, 95, 78, 27, 39,  39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69,  61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63,  63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84};

static double code_width(uint32_t code)
{
    if (code >= ' ' && code <= '~')
        return advance[code - ' '];
    if (code == 0xa0 || code == 0xb7 || code == 0x2019) /* no-break space, ·, ’ */
        return 32;
    if (code < 0x250)
        return 66; /* accented letters: nearly all are narrower */
    return 100;
}

static double width_of(const char *text, size_t length, double size)
{
    size_t used;
    double width = 0;
    for (; length > 0; text += used, length -= used) {
        uint32_t code = '?';
        used = og_utf8_decode(text, length, &code);
        used = used ? used : 1;
        width += code_width(code);
    }
    return width * size / 100;
}

double og_text_width(const char *text, double size)
{
    return width_of(text, strlen(text), size);
}

void og_text_fit(og_strbuf *out, const char *text, double size, double width)
{
    if (og_text_width(text, size) <= width) {
        og_strbuf_puts(out, text);
        return;
    }
    size_t length = strlen(text), end = 0, used;
    double left = width / size * 100 - code_width(0x2026);
    for (size_t at = 0; at < length; at += used) {
        uint32_t code = '?';
        used = og_utf8_decode(text + at, length - at, &code);
        used = used ? used : 1;
        left -= code_width(code);
        if (left < 0)
            break;
        if (code != ' ')
            end = at + used;
    }
    og_strbuf_add(out, text, end);
    og_strbuf_puts(out, "…");
}

size_t og_text_line(const char *text, double size, double width)
{
    size_t length = strlen(text), end = length, used;
    double left = width / size * 100;
    for (size_t at = 0; at < length && (left >= 0 || end == length); at += used) {
        uint32_t code = '?';
        used = og_utf8_decode(text + at, length - at, &code);
        used = used ? used : 1;
        if (code == ' ')
            end = at;
        left -= code_width(code);
    }
    return left >= 0 ? length : end;
}

/* Into how many lines a text can be broken that fit; SIZE_MAX: there is a word that does not. */
static size_t lines_of(const char *text, double size, double width)
{
    size_t lines = 0;
    for (; *text; lines++) {
        size_t end = og_text_line(text, size, width);
        if (width_of(text, end, size) > width)
            return SIZE_MAX;
        text += end + (text[end] == ' ');
    }
    return lines;
}

double og_text_narrow(const char *text, double size, double width)
{
    size_t lines = lines_of(text, size, width);
    while (width > 4 && lines_of(text, size, width - 4) == lines && lines < SIZE_MAX)
        width -= 4;
    return width;
}

/* ---- axes ---- */

og_ticks og_ticks_of(double low, double high, int wanted)
{
    if (high <= low) { /* one value: show it against zero */
        low = fmin(low, 0);
        high = high > low ? fmax(high, 0) : 1;
    }
    double rough = (high - low) / wanted, ten = pow(10, floor(log10(rough)));
    double step = rough <= ten         ? ten
                  : rough <= 2 * ten   ? 2 * ten
                  : rough <= 2.5 * ten ? 2.5 * ten
                  : rough <= 5 * ten   ? 5 * ten
                                       : 10 * ten;
    double first = floor(low / step + 1e-9) * step, last = ceil(high / step - 1e-9) * step;
    int decimals = 0;
    while (decimals < 6 && fabs(step * pow(10, decimals) - round(step * pow(10, decimals))) > 1e-6)
        decimals++;
    return (og_ticks){first, step, last, (int)lround((last - first) / step) + 1, decimals};
}

double og_panel_x(const og_panel *panel, double x)
{
    return panel->left + (panel->right - panel->left) * (x - panel->x0) / (panel->x1 - panel->x0);
}

double og_panel_y(const og_panel *panel, double y)
{
    return panel->bottom + (panel->top - panel->bottom) * (y - panel->y0) / (panel->y1 - panel->y0);
}

double og_panel_x_at(const og_panel *panel, double px)
{
    return panel->x0 + (panel->x1 - panel->x0) * (px - panel->left) / (panel->right - panel->left);
}

double og_panel_y_at(const og_panel *panel, double px)
{
    return panel->y0 +
           (panel->y1 - panel->y0) * (px - panel->bottom) / (panel->top - panel->bottom);
}

/* ---- room for labels ---- */

static int by_value(const void *a, const void *b)
{
    double x = **(double *const *)a, y = **(double *const *)b;
    return (x > y) - (x < y);
}

/* With the gaps below each label taken off, the nearest places in order are an isotonic regression:
 * neighbours in the wrong order pool at their mean. */
void og_labels_spread(double *at, size_t count, double gap, double low, double high)
{
    double *sorted[OG_SPREAD_MAX], sum[OG_SPREAD_MAX];
    size_t size[OG_SPREAD_MAX], pools = 0, label = 0;
    if (count == 0)
        return;
    if ((double)(count - 1) * gap > high - low)
        gap = (high - low) / (double)(count - 1);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &at[i];
    qsort(sorted, count, sizeof *sorted, by_value);
    for (size_t i = 0; i < count; i++) {
        sum[pools] = *sorted[i] - (double)i * gap;
        size[pools++] = 1;
        while (pools > 1 && sum[pools - 2] * (double)size[pools - 1] >=
                                sum[pools - 1] * (double)size[pools - 2]) {
            pools--;
            sum[pools - 1] += sum[pools];
            size[pools - 1] += size[pools];
        }
    }
    for (size_t pool = 0; pool < pools; pool++) {
        double place = sum[pool] / (double)size[pool];
        place = fmax(low, fmin(high - (double)(count - 1) * gap, place));
        for (size_t i = 0; i < size[pool]; i++, label++)
            *sorted[label] = place + (double)label * gap;
    }
}

/* Height at which the line crosses x, between its points i and i + 1. */
static double crossing(const og_scene *scene, const double *line, size_t i, double x)
{
    double left = scene->x[i], right = scene->x[i + 1];
    if (x <= left || right <= left)
        return line[i];
    return x >= right ? line[i + 1]
                      : line[i] + (line[i + 1] - line[i]) * (x - left) / (right - left);
}

static bool crosses(const og_scene *scene, const double *line, og_rect rect)
{
    for (size_t i = 0; i + 1 < scene->points; i++) {
        if (scene->x[i + 1] < rect.left || scene->x[i] > rect.right)
            continue;
        double from = crossing(scene, line, i, rect.left);
        double to =
            scene->x[i + 1] <= rect.right ? line[i + 1] : crossing(scene, line, i, rect.right);
        if (fmin(from, to) < rect.bottom && fmax(from, to) > rect.top)
            return true;
    }
    return false;
}

static bool is_free(const og_scene *scene, og_rect rect)
{
    if (rect.left < scene->x[0] || rect.right > scene->x[scene->points - 1])
        return false;
    for (size_t i = 0; i < scene->rects; i++)
        if (rect.left < scene->rect[i].right && rect.right > scene->rect[i].left &&
            rect.top < scene->rect[i].bottom && rect.bottom > scene->rect[i].top)
            return false;
    for (size_t i = 0; i < scene->lines; i++)
        if (crosses(scene, scene->line[i], rect))
            return false;
    return true;
}

/* Room for a label at share `way` of the way from one line up to another, at a point; 0: none. */
static double room_at(const og_scene *scene, const double *one, const double *other, size_t point,
                      double way, double width, double height, og_rect *rect)
{
    double x = scene->x[point], y = one[point] + way * (other[point] - one[point]);
    double room = fmin(one[point] - other[point], 2 * height); /* more is no better */
    *rect = (og_rect){x - width / 2, x + width / 2, y - height / 2, y + height / 2};
    return room > height && is_free(scene, *rect) ? room : 0;
}

bool og_scene_between(og_scene *scene, size_t a, size_t b, double width, double height, double *x,
                      double *y)
{
    static const double ways[] = {0.5, 0.3, 0.7};
    const double *one = scene->line[a], *other = scene->line[b];
    double best = 0;
    og_rect found = {0}, rect;
    for (size_t w = 0; w < sizeof ways / sizeof *ways && best <= 0; w++) {
        size_t first = 0, longest = 0; /* of equally good points in a row: the middle is taken */
        double last = 0;
        for (size_t i = 0; i < scene->points; i++) {
            double room = room_at(scene, one, other, i, ways[w], width, height, &rect);
            if (fabs(room - last) > 0.5)
                first = i;
            last = room;
            if (room > best + 0.5 || (room > 0 && room > best - 0.5 && i - first > longest)) {
                best = room;
                longest = i - first;
                room_at(scene, one, other, (first + i) / 2, ways[w], width, height, &found);
            }
        }
    }
    if (best <= 0 || scene->rects == OG_SCENE_RECTS)
        return false;
    scene->rect[scene->rects++] = found;
    *x = (found.left + found.right) / 2;
    *y = (found.top + found.bottom) / 2;
    return true;
}
