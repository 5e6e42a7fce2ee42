#include "output/chart/draft.h"

#include "base/format.h"
#include "output/chart/layout.h"

#include <math.h>
#include <string.h>

#define HEAD_LINES 4   /* of a text of the head, at most */
#define NAME_METRIC 80 /* bytes of a name, where it is cut within a metric */

/* ---- begin and end ---- */

void og_draft_begin(og_draft *draft, const og_chart_source *source, const char *name,
                    const char *script)
{
    *draft = (og_draft){.source = source, .script = script, .height = OG_CHART_HEIGHT};
    og_format(draft->name, sizeof draft->name, "%s", name);
}

/* A block that all charts have. */
typedef struct block {
    const char *name, *columns;
    og_strbuf *rows;
} block;

#define BLOCKS 11

static void blocks_of(og_draft *draft, block out[BLOCKS])
{
    const block all[BLOCKS] = {
        {"panel", "panel\tleft\tright\tbottom\ttop\tx0\tx1\txmin\txmax\ty0\ty1\tymin\tymax",
         &draft->panel},
        {"ygrid", "panel\ty\tlabel", &draft->ygrid},
        {"xgrid", "panel\tx\ty\tlabel", &draft->xgrid},
        {"xticks", "panel\tday\ty", &draft->xticks},
        {"xlabels", "panel\tx\ty\tlabel", &draft->xlabels},
        {"numbers", "panel\tx\ty\tlabel", &draft->numbers},
        {"markers", "panel\tday\ty", &draft->markers},
        {"captions", "panel\tx\ty\tlabel", &draft->captions},
        {"headings", "panel\tx\ty\tlabel", &draft->headings},
        {"labels", "panel\tx\ty\tto_x\tto_y\tcolour\tlabel", &draft->labels},
        {"notes", "panel\tx\ty\tcolour\tlabel", &draft->notes}};
    memcpy(out, all, sizeof all);
}

void og_draft_clear(og_draft *draft)
{
    og_strbuf *const texts[] = {&draft->title, &draft->subtitle, &draft->guide, &draft->description,
                                &draft->blocks};
    block blocks[BLOCKS];
    blocks_of(draft, blocks);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        og_strbuf_clear(texts[i]);
    for (size_t i = 0; i < BLOCKS; i++)
        og_strbuf_clear(blocks[i].rows);
    og_arena_clear(&draft->arena);
}

/* ---- names ---- */

static void add_to_name(og_draft *draft, const char *separator, const char *text)
{
    size_t length = strlen(draft->name);
    og_format(draft->name + length, sizeof draft->name - length, "%s%s", separator, text);
}

static void add_number_to_name(og_draft *draft, size_t number)
{
    char text[24];
    og_format(text, sizeof text, "%zu", number);
    if (number)
        add_to_name(draft, "-", text);
}

void og_draft_name(og_draft *draft, size_t number, const char *stream, const char *subgroup)
{
    add_number_to_name(draft, number);
    if (stream)
        add_to_name(draft, "-", stream);
    if (subgroup)
        add_to_name(draft, ".", subgroup);
}

void og_draft_name_metric(og_draft *draft, size_t number, const char *metric)
{
    add_number_to_name(draft, number);
    add_to_name(draft, "-", "");
    char *name = draft->name;
    size_t length = strlen(name);
    for (; *metric && length < NAME_METRIC; metric++) {
        bool plain = (*metric >= 'a' && *metric <= 'z') || (*metric >= '0' && *metric <= '9') ||
                     *metric == '.' || *metric == '_';
        if (plain)
            name[length++] = *metric;
        else if (name[length - 1] != '-')
            name[length++] = '-';
    }
    while (name[length - 1] == '-')
        length--;
    name[length] = '\0';
}

/* ---- texts ---- */

void og_draft_guide(og_draft *draft, const char *sentence)
{
    if (draft->guide.length)
        og_strbuf_puts(&draft->guide, ". ");
    og_strbuf_puts(&draft->guide, sentence);
}

const char *og_draft_keep(og_draft *draft, og_strbuf *text)
{
    const char *kept =
        text->failed ? NULL
                     : og_arena_text(&draft->arena, text->text ? text->text : "", text->length);
    draft->arena.failed |= text->failed;
    og_strbuf_clear(text);
    return kept ? kept : "";
}

static void add_line(og_strbuf *out, double y, double size, const char *colour, const char *text)
{
    OG_ROW(out, OG_NUM(y), OG_NUM(size), OG_TXT(colour), OG_TXT(text));
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

/* ---- the page ---- */

#define SLIDE (16.0 / 9)

og_chart_page og_chart_page_of(og_chart_fit fit, double height)
{
    og_chart_page page = {.wide = OG_CHART_WIDTH, .tall = height, .inch = 1.0 / 96, .dot = 2};
    if (fit == OG_CHART_PAGE) {
        page.inch = 16 / 2.54 / OG_CHART_WIDTH;
        page.dot = 1890 / OG_CHART_WIDTH; /* 300 to the inch */
    } else if (fit == OG_CHART_SLIDE) {
        page.tall = fmax(height, OG_CHART_WIDTH / SLIDE);
        page.wide = page.tall * SLIDE;
        page.aside = (page.wide - OG_CHART_WIDTH) / 2;
        page.down = (page.tall - height) / 2;
        page.inch = 40.0 / 3 / page.wide;
        page.dot = 1920 / page.wide;
    }
    return page;
}

static void add_page(og_strbuf *out, const og_chart_page *page, double height, double head)
{
    og_chart_block(out, "page", "height\thead\twide\ttall\taside\tdown\tinch\tdot");
    OG_ROW(out, OG_NUM(height), OG_NUM(head), OG_NUM(page->wide), OG_NUM(page->tall),
           OG_NUM(page->aside), OG_NUM(page->down), OG_NUM(page->inch), OG_NUM(page->dot));
}

/* ---- the data file ---- */

static void capitalise(char *text)
{
    if (text && text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
}

bool og_draft_write(og_draft *draft, const char *command, const char *footer, og_strbuf *out)
{
    og_strbuf foot = {0};
    block blocks[BLOCKS];
    blocks_of(draft, blocks);
    capitalise(draft->title.text);
    og_text_fit(&foot, footer, OG_CHART_FOOT, OG_CHART_WIDTH - 2 * OG_CHART_EDGE);
    og_strbuf_printf(out, "# Draw it again: %s\n", command);
    double head = add_head(draft, out), height = draft->height + head;
    add_line(out, height - 16, OG_CHART_FOOT, "grey", foot.failed ? "" : foot.text);
    draft->page = og_chart_page_of(draft->fit, round(height));
    add_page(out, &draft->page, round(height), round(head));
    for (size_t i = 0; i < BLOCKS; i++) {
        og_chart_block(out, blocks[i].name, blocks[i].columns);
        og_chart_append(out, blocks[i].rows);
    }
    og_chart_close(out);
    og_chart_append(out, &draft->blocks);
    og_chart_close(out);
    out->failed |= foot.failed || draft->title.failed || draft->subtitle.failed ||
                   draft->guide.failed || draft->description.failed || draft->arena.failed;
    og_strbuf_clear(&foot);
    return !out->failed;
}
