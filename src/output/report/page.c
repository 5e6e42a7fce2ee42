#include "output/report/page.h"

#include "base/format.h"
#include "output/words.h"

#include <string.h>

static void fill(const og_page *page, og_strbuf *out, og_phrase phrase,
                 const char *const *arguments)
{
    og_word_fill(out, og_phrase_text(phrase, page->language), arguments);
}

void og_page_say(og_page *page, const char *lead, og_phrase phrase, const char *const *arguments)
{
    og_strbuf text = {0};
    fill(page, &text, phrase, arguments);
    if (text.failed)
        page->text.failed = true;
    else
        og_grid_wrap(&page->text, lead, text.text, OG_PAGE_WIDTH);
    og_strbuf_clear(&text);
}

void og_page_heading(og_page *page, og_phrase phrase, const char *const *arguments)
{
    og_strbuf_putc(&page->text, '\n');
    og_page_say(page, "", phrase, arguments);
}

void og_page_grid(og_page *page, og_grid *grid)
{
    og_grid_print(grid, OG_PAGE_INDENT, &page->text);
    og_grid_clear(grid);
}

void og_page_words(const og_page *page, og_grid *grid, og_phrase phrase)
{
    og_grid_add(grid, og_phrase_text(phrase, page->language));
}

void og_page_number(const og_page *page, og_grid *grid, double value, int decimals)
{
    char text[OG_FORMAT_SIZE];
    og_format_number(value, decimals, page->language, text);
    og_grid_add(grid, text);
}

void og_page_cell(const og_page *page, og_grid *grid, og_phrase phrase,
                  const char *const *arguments)
{
    og_strbuf text = {0};
    fill(page, &text, phrase, arguments);
    if (text.failed)
        grid->cells.failed = true;
    else
        og_grid_add(grid, text.text);
    og_strbuf_clear(&text);
}

void og_page_range(const og_page *page, og_grid *grid, double low, double high, int decimals)
{
    char from[OG_FORMAT_SIZE], to[OG_FORMAT_SIZE];
    og_format_number(low, decimals, page->language, from);
    og_format_number(high, decimals, page->language, to);
    og_page_cell(page, grid, OG_PHRASE_RANGE, (const char *const[]){from, to});
}

void og_page_chance(const og_page *page, og_grid *grid, const og_stats *stats)
{
    char text[OG_FORMAT_SIZE];
    if (stats->constant && stats->p_positive == 0)
        og_format_percent(0, page->language, text);
    else
        og_format_chance(stats->p_positive, page->language, text);
    og_grid_add(grid, text);
}

size_t og_page_find(const og_page *page, og_owner kind, const char *stream, const char *owner,
                    og_role role)
{
    for (size_t s = 0; s < og_plan_series_count(page->plan); s++) {
        og_series series = og_plan_series(page->plan, s);
        if (series.owner_kind == kind && series.role == role &&
            (!stream || strcmp(series.stream, stream) == 0) &&
            (!owner || strcmp(series.owner, owner) == 0))
            return s;
    }
    return OG_PAGE_NONE;
}

bool og_page_year_end(const og_page *page, size_t series, size_t period)
{
    size_t count = og_plan_series(page->plan, series).count;
    og_day last = og_plan_span(page->plan, series, period).last;
    return period + 1 == count ||
           og_month_year(og_month_of(last)) !=
               og_month_year(og_month_of(og_plan_span(page->plan, series, period + 1).last));
}

void og_page_month(const og_page *page, og_month month, int edge, char *out)
{
    int number = og_month_number(month), year = og_month_year(month);
    if (number == edge)
        og_format(out, OG_FORMAT_SIZE, "%d", year);
    else
        og_format(out, OG_FORMAT_SIZE, "%s %d", og_date_month(number, page->language), year);
}

void og_page_year(const og_page *page, int year, char *out)
{
    og_month first = page->scenario->first, last = page->scenario->last;
    bool ends = year == og_month_year(last) && og_month_number(last) != 12;
    bool begins = year == og_month_year(first) && og_month_number(first) != 1;
    char month[OG_FORMAT_SIZE];
    og_page_month(page, ends ? last : first, 0, month);
    if (!ends && !begins)
        og_format(out, OG_FORMAT_SIZE, "%d", year);
    else
        og_format(out, OG_FORMAT_SIZE, "%s %s",
                  og_phrase_text(ends ? OG_PHRASE_UP_TO : OG_PHRASE_SINCE, page->language), month);
}
