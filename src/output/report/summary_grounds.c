#include "output/report/summary_grounds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LISTED 5 /* of each kind; the rest is counted, unless it is a single one */

static size_t listed_of(size_t count)
{
    return count <= LISTED + 1 ? count : LISTED;
}

static void add_more(og_summary_page *page, size_t count)
{
    if (count > listed_of(count))
        OG_DOC_ITEM(&page->doc, 1, GROUNDS_MORE,
                    .count = og_doc_number(&page->doc, (double)(count - LISTED), 0));
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
static const char *path_text(og_summary_page *page, const char *path)
{
    const char *label = label_of(page->scenario, path);
    char *text = label ? og_arena_printf(&page->doc.arena, "%s (%s)", label, path) : NULL;
    return text ? text : path;
}

/* ---- grounds ---- */

static void add_grounds(og_summary_page *page)
{
    const og_scenario *scenario = page->scenario;
    og_document *doc = &page->doc;
    size_t counts[3] = {0}, listed = 0;
    for (size_t i = 0; i < scenario->figure_count; i++)
        counts[scenario->figures[i].grounds.kind]++;

    OG_DOC_HEADING(doc, 2, GROUNDS);
    OG_DOC_SAY(doc, note, GROUNDS_COUNT,
               .sources = og_doc_number(doc, (double)counts[OG_GROUND_SOURCE], 0),
               .assumptions = og_doc_number(doc, (double)counts[OG_GROUND_ASSUMPTION], 0),
               .none = og_doc_number(doc, (double)counts[OG_GROUND_NONE], 0));
    if (counts[OG_GROUND_NONE] == 0)
        return;
    OG_DOC_SAY(doc, note, GROUNDS_NONE);
    for (size_t i = 0; i < scenario->figure_count && listed < listed_of(counts[OG_GROUND_NONE]);
         i++) {
        if (scenario->figures[i].grounds.kind != OG_GROUND_NONE)
            continue;
        og_doc_item(doc, 1, path_text(page, scenario->figures[i].path));
        listed++;
    }
    add_more(page, counts[OG_GROUND_NONE]);
}

/* ---- carried forward ---- */

void og_summary_overrun(og_summary_page *page, const og_overrun *carried)
{
    og_document *doc = &page->doc;
    og_strbuf last = {0};
    if (carried->last.kind == OG_PERIOD_DAY)
        og_date_day(&last, carried->last.first, doc->language);
    else
        og_date_span(&last, carried->last.first, carried->last.last, doc->language);
    OG_DOC_ITEM(doc, 1, GROUNDS_CARRIED_ONE, .path = path_text(page, carried->path),
                .last = og_doc_take(doc, &last),
                .until = og_summary_month(page, og_month_of(carried->until), 12));
}

static og_status add_carried(og_summary_page *page, og_error *err)
{
    og_overrun *list = NULL;
    size_t count = 0;
    og_status status = og_scenario_overruns(page->scenario, page->plan, &list, &count, err);
    if (status == OG_OK && count > 0) {
        OG_DOC_SAY(&page->doc, note, GROUNDS_CARRIED);
        for (size_t i = 0; i < listed_of(count); i++)
            og_summary_overrun(page, &list[i]);
        add_more(page, count);
    }
    free(list);
    return status;
}

/* ---- outstanding ---- */

/* What of a series is booked beyond the horizon, on average; 0: nothing that shows. */
static double outstanding_of(const og_summary_page *page, size_t s)
{
    og_series series = og_plan_series(page->plan, s);
    if (series.role != OG_ROLE_OUTSTANDING || series.count == 0)
        return 0;
    double mean = og_result_stats(page->result, s, series.count - 1).mean;
    return fabs(mean) >= 0.5 ? mean : 0;
}

bool og_summary_outstands(const og_summary_page *page)
{
    for (size_t s = 0; s < og_plan_series_count(page->plan); s++)
        if (outstanding_of(page, s) != 0)
            return true;
    return false;
}

void og_summary_outstanding(og_summary_page *page)
{
    og_document *doc = &page->doc;
    bool first = true;
    for (size_t s = 0; s < og_plan_series_count(page->plan); s++) {
        og_series series = og_plan_series(page->plan, s);
        const double mean = outstanding_of(page, s);
        if (mean == 0)
            continue;
        if (first)
            OG_DOC_HEADING(doc, 2, OUTSTANDING,
                           .last = og_summary_month(page, page->scenario->last, 12));
        first = false;
        if (page->certain)
            OG_DOC_ITEM(doc, 1, OUTSTANDING_CERTAIN, .line = series.label,
                        .amount = og_doc_euro(doc, mean));
        else
            OG_DOC_ITEM(doc, 1, OUTSTANDING_MEAN, .line = series.label,
                        .amount = og_doc_euro(doc, mean));
    }
}

og_status og_summary_grounds(og_summary_page *page, og_error *err)
{
    og_summary_outstanding(page);
    add_grounds(page);
    return add_carried(page, err);
}
