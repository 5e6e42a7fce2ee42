#include "output/chart/data.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

#define OUTSIDE (-1e15) /* of every panel */

void og_chart_close(og_strbuf *data)
{
    size_t end = data->length, head = end > 0 ? end - 1 : 0;
    while (head > 0 && data->text[head - 1] != '\n')
        head--;
    /* The line before the last one is the name: then the last one is the heads. */
    size_t name = head > 0 ? head - 1 : 0;
    while (name > 0 && data->text[name - 1] != '\n')
        name--;
    if (end == 0 || name + 1 >= head || data->text[name] != '#')
        return;
    size_t columns = 1;
    for (size_t i = head; i < end; i++)
        columns += data->text[i] == '\t';
    for (size_t i = 0; i < columns; i++)
        og_chart_number(data, OUTSIDE);
    og_chart_end(data);
}

void og_chart_block(og_strbuf *data, const char *name, const char *columns)
{
    og_chart_close(data);
    og_strbuf_printf(data, "\n\n# %s\n%s\n", name, columns);
}

static void separate(og_strbuf *data)
{
    if (data->length > 0 && data->text[data->length - 1] != '\n')
        og_strbuf_putc(data, '\t');
}

void og_chart_number(og_strbuf *data, double value)
{
    separate(data);
    if (isfinite(value))
        og_strbuf_printf(data, "%.10g", value);
    else
        og_strbuf_puts(data, "NaN");
}

void og_chart_day(og_strbuf *data, og_day day)
{
    char text[OG_PERIOD_SIZE];
    separate(data);
    og_strbuf_add(data, text, og_day_print(day, text));
}

void og_chart_clean(og_strbuf *out, const char *text)
{
    size_t length = strlen(text), size;
    for (int count = 0; length > 0; count++, text += size, length -= size) {
        uint32_t code = 0;
        size = og_utf8_decode(text, length, &code);
        if (count == OG_CHART_TEXT - 1) {
            og_strbuf_puts(out, "…");
            return;
        }
        if (size == 0 || og_utf8_control(code))
            og_strbuf_putc(out, ' ');
        else if (code == '"')
            og_strbuf_puts(out, "”");
        else if (code == '\\')
            og_strbuf_puts(out, "∖");
        else
            og_strbuf_add(out, text, size);
        if (size == 0)
            size = 1;
    }
}

/* A field that is empty, or blank at the end of a row, would be taken for missing: hence the
 * no-break space. */
void og_chart_text(og_strbuf *data, const char *text)
{
    separate(data);
    if (*text)
        og_chart_clean(data, text);
    else
        og_strbuf_puts(data, "\u00a0");
}

void og_chart_end(og_strbuf *data)
{
    og_strbuf_putc(data, '\n');
}

void og_chart_row(og_strbuf *rows, const og_chart_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (cells[i].text)
            og_chart_text(rows, cells[i].text);
        else if (cells[i].day)
            og_chart_day(rows, (og_day)cells[i].number);
        else
            og_chart_number(rows, cells[i].number);
    }
    og_chart_end(rows);
}

void og_chart_fan(og_strbuf *rows, og_day day, og_stats s)
{
    OG_ROW(rows, OG_DAY(day), OG_NUM(s.p5), OG_NUM(s.p25), OG_NUM(s.p50), OG_NUM(s.p75),
           OG_NUM(s.p95));
}

void og_chart_append(og_strbuf *data, const og_strbuf *rows)
{
    og_strbuf_add(data, rows->length ? rows->text : "", rows->length);
    data->failed |= rows->failed;
}
