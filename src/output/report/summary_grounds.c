/* The end of the summary: what the numbers rest on, and what lies beyond the horizon. */
#include "output/report/page.h"
#include "output/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LISTED 5 /* of each kind; the rest is counted, unless it is a single one */
#define BULLET "  - "

static void count_text(const og_page *page, size_t count, char *out)
{
    og_format_number((double)count, 0, page->language, out);
}

static size_t listed_of(size_t count)
{
    return count <= LISTED + 1 ? count : LISTED;
}

static void add_more(og_page *page, size_t count)
{
    char rest[OG_FORMAT_SIZE];
    if (count == listed_of(count))
        return;
    count_text(page, count - LISTED, rest);
    og_page_say(page, BULLET, OG_PHRASE_MORE, (const char *const[]){rest});
}

/* ---- labels of paths ---- */

typedef struct nearest {
    const char *path;
    const og_item *item; /* the part that the path leads through last and that has a label */
} nearest;

static void consider(nearest *found, const og_item *item)
{
    size_t length = strlen(item->path);
    bool within = strncmp(found->path, item->path, length) == 0 && found->path[length] == '.';
    if (within && strcmp(item->label, item->id) != 0)
        found->item = item;
}

static void consider_all(nearest *found, const og_array *items)
{
    for (size_t i = 0; i < items->count; i++)
        consider(found, items->at[i]);
}

/* The label of what a path belongs to, or NULL. */
static const char *label_of(const og_scenario *scenario, const char *path)
{
    nearest found = {.path = path};
    for (size_t i = 0; i < scenario->stream_count; i++) {
        const og_stream *stream = &scenario->streams[i];
        consider(&found, stream->item);
        if (stream->reception) {
            consider_all(&found, &stream->reception->subgroups);
            consider_all(&found, &stream->reception->locations);
        } else {
            consider_all(&found, &stream->housing->supply);
        }
    }
    if (scenario->finance) {
        consider_all(&found, &scenario->finance->lines);
        if (scenario->finance->reserve)
            consider(&found, &scenario->finance->reserve->item);
    }
    return found.item ? found.item->label : NULL;
}

/* "finance.lines.norm.income", or with a label "Normbedrag (finance.lines.norm.income)". */
static void path_text(const og_page *page, og_strbuf *out, const char *path)
{
    const char *label = label_of(page->scenario, path);
    if (label)
        og_strbuf_printf(out, "%s (%s)", label, path);
    else
        og_strbuf_puts(out, path);
}

/* ---- grounds ---- */

static void add_grounds(og_page *page)
{
    const og_scenario *scenario = page->scenario;
    size_t counts[3] = {0}, listed = 0, most;
    char texts[3][OG_FORMAT_SIZE];
    for (size_t i = 0; i < scenario->figure_count; i++)
        counts[scenario->figures[i].grounds.kind]++;
    for (size_t i = 0; i < 3; i++)
        count_text(page, counts[i], texts[i]);

    og_page_heading(page, OG_PHRASE_GROUNDS, NULL);
    og_page_say(page, "  ", OG_PHRASE_GROUNDS_COUNT,
                (const char *const[]){texts[OG_GROUND_SOURCE], texts[OG_GROUND_ASSUMPTION],
                                      texts[OG_GROUND_NONE]});
    if (counts[OG_GROUND_NONE] == 0)
        return;
    most = listed_of(counts[OG_GROUND_NONE]);
    og_page_say(page, "  ", OG_PHRASE_GROUNDS_NONE, NULL);
    for (size_t i = 0; i < scenario->figure_count && listed < most; i++) {
        if (scenario->figures[i].grounds.kind != OG_GROUND_NONE)
            continue;
        og_strbuf text = {0};
        path_text(page, &text, scenario->figures[i].path);
        if (text.failed)
            page->text.failed = true;
        else
            og_grid_wrap(&page->text, BULLET, text.text, OG_PAGE_WIDTH);
        og_strbuf_clear(&text);
        listed++;
    }
    add_more(page, counts[OG_GROUND_NONE]);
}

/* ---- carried forward ---- */

void og_page_overrun(og_page *page, const og_overrun *carried)
{
    og_strbuf path = {0}, last = {0};
    char until[OG_FORMAT_SIZE];
    path_text(page, &path, carried->path);
    if (carried->last.kind == OG_PERIOD_DAY)
        og_date_day(&last, carried->last.first, page->language);
    else
        og_date_span(&last, carried->last.first, carried->last.last, page->language);
    og_page_month(page, og_month_of(carried->until), 12, until);
    if (path.failed || last.failed)
        page->text.failed = true;
    else
        og_page_say(page, BULLET, OG_PHRASE_CARRIED_ONE,
                    (const char *const[]){path.text, last.text, until});
    og_strbuf_clear(&path);
    og_strbuf_clear(&last);
}

static og_status add_carried(og_page *page, og_error *err)
{
    og_overrun *list = NULL;
    size_t count = 0;
    og_status status = og_scenario_overruns(page->scenario, page->plan, &list, &count, err);
    if (status != OG_OK || count == 0)
        goto done;
    og_page_say(page, "  ", OG_PHRASE_CARRIED, NULL);
    for (size_t i = 0; i < listed_of(count); i++)
        og_page_overrun(page, &list[i]);
    add_more(page, count);
done:
    free(list);
    return status;
}

/* ---- outstanding ---- */

static void add_outstanding(og_page *page)
{
    char end[OG_FORMAT_SIZE], amount[OG_FORMAT_SIZE];
    bool first = true;
    og_page_month(page, page->scenario->last, 12, end);
    for (size_t s = 0; s < og_plan_series_count(page->plan); s++) {
        og_series series = og_plan_series(page->plan, s);
        if (series.role != OG_ROLE_OUTSTANDING || series.count == 0)
            continue;
        double mean = og_result_stats(page->result, s, series.count - 1).mean;
        if (!(fabs(mean) >= 0.5))
            continue;
        if (first)
            og_page_heading(page, OG_PHRASE_OUTSTANDING, (const char *const[]){end});
        first = false;
        og_format_euro(mean, page->language, amount);
        og_page_say(page, BULLET,
                    page->certain ? OG_PHRASE_OUTSTANDING_CERTAIN : OG_PHRASE_OUTSTANDING_ONE,
                    (const char *const[]){series.label, amount});
    }
}

og_status og_page_grounds(og_page *page, og_error *err)
{
    add_outstanding(page);
    add_grounds(page);
    return add_carried(page, err);
}
