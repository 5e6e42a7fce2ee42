#include "output/chart/svg.h"

#include "base/format.h"
#include "base/markup.h"
#include "base/utf8.h"

#include <string.h>

#define DEPTH_MAX 64 /* elements within each other; gnuplot makes five */

/* ---- texts of ours ---- */

/* The rest of the picture: other fonts beside ours, and no "]]>", which gnuplot leaves in texts. */
static void add_rest(og_strbuf *out, const char *svg)
{
    static const struct {
        const char *from, *to;
    } swaps[] = {
        {"font-family=\"DejaVu Sans\"", "font-family=\"DejaVu Sans, Verdana, sans-serif\""},
        {"]]>", "]]&gt;"}};
    const size_t count = sizeof swaps / sizeof *swaps;
    while (*svg) {
        size_t i = 0;
        while (i < count && strncmp(svg, swaps[i].from, strlen(swaps[i].from)) != 0)
            i++;
        if (i < count) {
            og_strbuf_puts(out, swaps[i].to);
            svg += strlen(swaps[i].from);
        } else {
            size_t plain = 1 + strcspn(svg + 1, "f]");
            og_strbuf_add(out, svg, plain);
            svg += plain;
        }
    }
}

/* The number in the first `name="…"` behind `from`, and where the attribute ends; NULL: none. */
static const char *number_in(const char *from, const char *name, double *out)
{
    const char *at = from ? strstr(from, name) : NULL;
    int range;
    if (!at)
        return NULL;
    *out = og_strtod(at + strlen(name), &range);
    at = strchr(at + strlen(name), '"');
    return at ? at + 1 : NULL;
}

void og_svg_size(og_strbuf *out, const char *svg, double inch)
{
    double wide = 0, tall = 0;
    const char *begin = strstr(svg, " width=\"");
    const char *end = number_in(number_in(begin, " width=\"", &wide), " height=\"", &tall);
    if (inch > 0 && end) {
        og_strbuf_add(out, svg, (size_t)(begin - svg));
        og_strbuf_printf(out, " width=\"%.4fin\" height=\"%.4fin\"", inch * wide, inch * tall);
        svg = end;
    }
    og_strbuf_puts(out, svg);
}

void og_svg_describe(og_strbuf *out, const char *svg, const char *title, const char *description,
                     const char *language)
{
    const char *root = strstr(svg, "<svg"), *head = strstr(svg, "<title>");
    const char *rest = head ? strstr(head, "</desc>") : NULL;
    if (!root || !rest || root > head) {
        add_rest(out, svg);
        return;
    }
    og_strbuf_add(out, svg, (size_t)(root + 4 - svg));
    og_strbuf_printf(out, " role=\"img\" lang=\"%s\" xml:lang=\"%s\"", language, language);
    og_strbuf_add(out, root + 4, (size_t)(head - root - 4));
    og_strbuf_puts(out, "<title>");
    og_markup_text(out, title);
    og_strbuf_puts(out, "</title>\n<desc>");
    og_markup_text(out, description);
    add_rest(out, rest);
}

/* ---- whether it is sound ---- */

typedef struct name {
    const char *text;
    size_t length;
} name;

/* What is read, up to `at`; NULL from the first fault on. */
typedef struct reader {
    const char *at;
    name open[DEPTH_MAX];
    size_t depth;
    bool closed; /* the one element on the outside has ended */
} reader;

static void fault(reader *r)
{
    r->at = NULL;
}

static name read_name(reader *r)
{
    size_t length = strcspn(r->at, " \t\r\n/>=<&'\"?!");
    name out = {r->at, length};
    if (length == 0)
        fault(r);
    else
        r->at += length;
    return out;
}

static void skip_blanks(reader *r)
{
    if (r->at)
        r->at += strspn(r->at, " \t\r\n");
}

static bool skip(reader *r, const char *text)
{
    bool there = r->at && strncmp(r->at, text, strlen(text)) == 0;
    if (there)
        r->at += strlen(text);
    return there;
}

/* Past `end`. */
static void skip_through(reader *r, const char *end)
{
    const char *found = strstr(r->at, end);
    r->at = found ? found + strlen(end) : NULL;
}

/* "&amp;", "&#60;" */
static void read_reference(reader *r)
{
    static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (skip(r, known[i]))
            return;
    size_t digits = strncmp(r->at, "&#", 2) == 0 ? strspn(r->at + 2, "0123456789") : 0;
    if (digits > 0 && r->at[2 + digits] == ';')
        r->at += digits + 3;
    else
        fault(r);
}

/* One character of a text or a value. */
static void read_character(reader *r)
{
    uint32_t code;
    size_t size = og_utf8_decode(r->at, strlen(r->at) < 4 ? strlen(r->at) : 4, &code);
    bool blank = *r->at == '\t' || *r->at == '\n' || *r->at == '\r';
    if (*r->at == '&')
        read_reference(r);
    else if (size == 0 || *r->at == '<' || (code < ' ' && !blank) || code == 0xfffe ||
             code == 0xffff)
        fault(r);
    else
        r->at += size;
}

/* name="value" until the tag ends. */
static void read_attributes(reader *r)
{
    for (skip_blanks(r); r->at && *r->at != '>' && *r->at != '/'; skip_blanks(r)) {
        (void)read_name(r);
        skip_blanks(r);
        if (!skip(r, "="))
            fault(r);
        skip_blanks(r);
        char quote = r->at ? *r->at : '\0';
        if (quote != '"' && quote != '\'') {
            fault(r);
            return;
        }
        for (r->at++; r->at && *r->at && *r->at != quote;)
            read_character(r);
        if (r->at && *r->at == quote)
            r->at++;
        else
            fault(r);
    }
}

static void read_end_tag(reader *r)
{
    name ends = read_name(r);
    skip_blanks(r);
    const name *open = r->depth > 0 ? &r->open[r->depth - 1] : NULL;
    if (!open || !skip(r, ">") || open->length != ends.length ||
        memcmp(open->text, ends.text, ends.length) != 0) {
        fault(r);
        return;
    }
    r->closed = --r->depth == 0;
}

static void read_start_tag(reader *r)
{
    name begins = read_name(r);
    if (!r->at || r->closed || r->depth == DEPTH_MAX) {
        fault(r);
        return;
    }
    read_attributes(r);
    r->open[r->depth++] = begins;
    if (skip(r, "/>"))
        r->closed = --r->depth == 0;
    else if (!skip(r, ">"))
        fault(r);
}

bool og_svg_sound(const char *svg)
{
    reader r = {.at = svg};
    while (r.at && *r.at) {
        if (skip(&r, "<!--"))
            skip_through(&r, "-->");
        else if (skip(&r, "<?"))
            skip_through(&r, "?>");
        else if (skip(&r, "<!DOCTYPE"))
            skip_through(&r, ">");
        else if (skip(&r, "</"))
            read_end_tag(&r);
        else if (skip(&r, "<"))
            read_start_tag(&r);
        else if (strncmp(r.at, "]]>", 3) == 0 || (r.depth == 0 && !strchr(" \t\r\n", *r.at)))
            fault(&r);
        else
            read_character(&r);
    }
    return r.at && r.closed;
}
