#include "output/report/grounds.h"

#include "compile/history.h"
#include "output/report/summary_grounds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- paths ------------------------------------------------------------------------------- */

/* Length of a path without what only says how the number is written. */
static size_t length_of(const char *path)
{
    static const char ending[] = ".corrected";
    size_t length = strlen(path), tail = sizeof ending - 1;
    return length > tail && strcmp(path + length - tail, ending) == 0 ? length - tail : length;
}

/* Length of the path that a number's own path stands under; 0 at the top. */
static size_t parent_of(const char *path)
{
    size_t length = length_of(path);
    do
        length -= length > 0;
    while (length > 0 && path[length] != '.');
    return length;
}

/* Length of what two paths have in common, whole parts only. */
static size_t common_of(const char *a, size_t length, const char *b)
{
    size_t same = 0;
    for (size_t i = 0; i <= length; i++) {
        bool end_a = i == length, end_b = b[i] == '.' || b[i] == '\0';
        if ((end_a || a[i] == '.') && end_b)
            same = i;
        if (end_a || a[i] != b[i])
            break;
    }
    return same;
}

static bool siblings(const char *a, const char *b)
{
    size_t length = parent_of(a);
    return length == parent_of(b) && memcmp(a, b, length) == 0;
}

/* ---- groups of figures ------------------------------------------------------------------- */

/* Figures of one item. */
typedef struct group {
    const og_figure **at;
    size_t count;
} group;

/* "housing.statushouders.realised: 2022, 2023" for numbers under one path; the whole path of a
 * single one; else the path that they share and how many there are. */
static const char *paths_of(og_document *doc, const group *g)
{
    const char *first = g->at[0]->path;
    bool one_parent = true;
    size_t shared = g->count > 1 ? parent_of(first) : length_of(first);
    for (size_t i = 1; i < g->count; i++) {
        one_parent = one_parent && siblings(first, g->at[i]->path);
        shared = common_of(first, shared, g->at[i]->path);
    }
    og_strbuf path = {0};
    og_strbuf_add(&path, first, shared);
    if (g->count > 1 && !one_parent)
        return OG_DOC_TEXT(doc, CHECK_NUMBERS, .what = og_doc_take(doc, &path),
                           .count = og_doc_number(doc, (double)g->count, 0));
    for (size_t i = 0; i < g->count && g->count > 1; i++) {
        const char *own = g->at[i]->path + (shared ? shared + 1 : 0);
        og_strbuf_puts(&path, i ? ", " : shared ? ": " : "");
        og_strbuf_add(&path, own, length_of(g->at[i]->path) - (size_t)(own - g->at[i]->path));
    }
    return og_doc_take(doc, &path);
}

static bool rests_on(const og_figure *figure, og_ground kind, const char *text)
{
    return figure->grounds.kind == kind && (!text || strcmp(figure->grounds.text, text) == 0);
}

/* The figures that rest on a source or on nothing, one item for those that stand together. */
static void add_resting(og_summary_page *page, int level, og_ground kind, const char *text,
                        const og_figure **room)
{
    const og_scenario *scenario = page->scenario;
    group g = {room, 0};
    for (size_t i = 0; i <= scenario->figure_count; i++) {
        const og_figure *next = i < scenario->figure_count ? &scenario->figures[i] : NULL;
        if (next && !rests_on(next, kind, text))
            continue;
        if (g.count && (!next || !siblings(g.at[0]->path, next->path))) {
            og_doc_item(&page->doc, level, paths_of(&page->doc, &g));
            g.count = 0;
        }
        if (next)
            g.at[g.count++] = next;
    }
}

/* ---- parts of the text ------------------------------------------------------------------- */

static size_t count_resting(const og_scenario *scenario, og_ground kind, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < scenario->figure_count; i++)
        count += rests_on(&scenario->figures[i], kind, text);
    return count;
}

static void add_sources(og_summary_page *page, const og_figure **room)
{
    og_document *doc = &page->doc;
    const og_array *sources = &page->scenario->sources;
    if (sources->count)
        OG_DOC_HEADING(doc, 2, CHECK_SOURCES);
    for (size_t i = 0; i < sources->count; i++) {
        const og_text_item *source = sources->at[i];
        size_t count = count_resting(page->scenario, OG_GROUND_SOURCE, source->item.id);
        const char *title = og_arena_printf(&doc->arena, "%s, %s", source->item.id, source->text);
        if (count == 1)
            OG_DOC_ITEM(doc, 1, CHECK_NUMBERS_ONE, .what = title);
        else
            OG_DOC_ITEM(doc, 1, CHECK_NUMBERS, .what = title,
                        .count = og_doc_number(doc, (double)count, 0));
        add_resting(page, 2, OG_GROUND_SOURCE, source->item.id, room);
    }
}

static void add_backlog(og_document *doc, const og_housing *housing, const og_housing_past *past,
                        size_t count)
{
    char first[OG_PERIOD_SIZE], last[OG_PERIOD_SIZE];
    double backlog = past[count - 1].backlog;
    const char *number = og_doc_number(doc, backlog, backlog == round(backlog) ? 0 : 1);
    og_period_print(past[0].period, first);
    og_period_print(past[count - 1].period, last);
    if (count == 1)
        OG_DOC_ITEM(doc, 1, CHECK_BACKLOG_ONE, .stream = housing->item.path, .backlog = number,
                    .period = first);
    else
        OG_DOC_ITEM(doc, 1, CHECK_BACKLOG, .stream = housing->item.path, .backlog = number,
                    .first = first, .last = last);
}

/* A backlog that the file does not give but history does. */
static og_status add_derived(og_summary_page *page, og_error *err)
{
    const og_array *streams = &page->scenario->housing;
    og_status status = OG_OK;
    for (size_t i = 0; i < streams->count && status == OG_OK; i++) {
        const og_housing *housing = streams->at[i];
        og_housing_past *past = NULL;
        size_t count = 0;
        if (housing->opening_backlog)
            continue;
        status = og_housing_history(page->scenario, housing, &past, &count, err);
        if (status == OG_OK && count)
            add_backlog(&page->doc, housing, past, count);
        free(past);
    }
    return status;
}

/* Numbers that stand together on the same assumption share an item. */
static og_status add_assumptions(og_summary_page *page, const og_figure **room, og_error *err)
{
    const og_scenario *scenario = page->scenario;
    og_document *doc = &page->doc;
    bool derived = false;
    for (size_t i = 0; i < scenario->housing.count; i++)
        derived |= !((const og_housing *)scenario->housing.at[i])->opening_backlog;
    if (!derived && count_resting(scenario, OG_GROUND_ASSUMPTION, NULL) == 0)
        return OG_OK;
    OG_DOC_HEADING(doc, 2, CHECK_ASSUMPTIONS);
    for (size_t i = 0, next; i < scenario->figure_count; i = next) {
        next = i + 1;
        group g = {room, 0};
        if (scenario->figures[i].grounds.kind != OG_GROUND_ASSUMPTION)
            continue;
        g.at[g.count++] = &scenario->figures[i];
        const char *text = scenario->figures[i].grounds.text;
        while (next < scenario->figure_count &&
               rests_on(&scenario->figures[next], OG_GROUND_ASSUMPTION, text))
            g.at[g.count++] = &scenario->figures[next++];
        const char *line = og_arena_printf(&doc->arena, "%s — %s", paths_of(doc, &g), text);
        og_doc_item(doc, 1, line ? line : "");
    }
    return add_derived(page, err);
}

static og_status add_carried(og_summary_page *page, og_error *err)
{
    og_overrun *list = NULL;
    size_t count = 0;
    og_status status = og_scenario_overruns(page->scenario, page->plan, &list, &count, err);
    if (status == OG_OK && count)
        OG_DOC_HEADING(&page->doc, 2, CHECK_CARRIED);
    for (size_t i = 0; i < count; i++)
        og_summary_overrun(page, &list[i]);
    free(list);
    return status;
}

void og_grounds_count(og_summary_page *page)
{
    og_document *doc = &page->doc;
    const char *texts[3];
    for (int kind = 0; kind < 3; kind++)
        texts[kind] =
            og_doc_number(doc, (double)count_resting(page->scenario, (og_ground)kind, NULL), 0);
    OG_DOC_SAY(doc, paragraph, GROUNDS_COUNT, .sources = texts[OG_GROUND_SOURCE],
               .assumptions = texts[OG_GROUND_ASSUMPTION], .none = texts[OG_GROUND_NONE]);
}

og_status og_grounds_tell(og_summary_page *page, og_error *err)
{
    const og_scenario *scenario = page->scenario;
    const og_figure **room = calloc(scenario->figure_count + 1, sizeof *room);
    if (!room)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    add_sources(page, room);
    og_status status = add_assumptions(page, room, err);
    if (count_resting(scenario, OG_GROUND_NONE, NULL)) {
        OG_DOC_HEADING(&page->doc, 2, CHECK_BARE);
        add_resting(page, 1, OG_GROUND_NONE, NULL, room);
    }
    if (status == OG_OK)
        status = add_carried(page, err);
    free(room);
    return status;
}
