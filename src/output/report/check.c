/* What `opgave check` prints: what the numbers rest on, which are carried forward, and the quoted
 * figures recomputed. */
#include "output/report/check.h"

#include "compile/history.h"
#include "compile/overrun.h"
#include "output/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BULLET "  - "

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

/* Figures of one bullet. */
typedef struct group {
    const og_figure **at;
    size_t count;
} group;

static void say(og_page *page, const char *lead, const og_strbuf *text)
{
    if (text->failed || !text->text)
        page->text.failed = true;
    else
        og_grid_wrap(&page->text, lead, text->text, OG_PAGE_WIDTH);
}

/* "housing.statushouders.realised: 2022, 2023" for numbers under one path; the whole path of a
 * single one; else the path that they share and how many there are. */
static void add_paths(const og_page *page, og_strbuf *out, const group *g)
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
    if (g->count > 1 && !one_parent) {
        char count[OG_FORMAT_SIZE];
        og_format_number((double)g->count, 0, page->language, count);
        og_word_fill(out, og_phrase_text(OG_PHRASE_NUMBERS, page->language),
                     (const char *const[]){path.failed || !path.text ? "" : path.text, count});
    } else {
        og_strbuf_puts(out, path.text ? path.text : "");
        for (size_t i = 0; i < g->count && g->count > 1; i++) {
            const char *own = g->at[i]->path + (shared ? shared + 1 : 0);
            og_strbuf_puts(out, i ? ", " : shared ? ": " : "");
            og_strbuf_add(out, own, length_of(g->at[i]->path) - (size_t)(own - g->at[i]->path));
        }
    }
    out->failed |= path.failed;
    og_strbuf_clear(&path);
}

static bool rests_on(const og_figure *figure, og_ground kind, const char *text)
{
    return figure->grounds.kind == kind && (!text || strcmp(figure->grounds.text, text) == 0);
}

/* The figures that rest on a source or on nothing, one bullet for those that stand together. */
static void add_resting(og_page *page, const char *lead, og_ground kind, const char *text,
                        const og_figure **room)
{
    const og_scenario *scenario = page->scenario;
    group g = {room, 0};
    for (size_t i = 0; i <= scenario->figure_count; i++) {
        const og_figure *next = i < scenario->figure_count ? &scenario->figures[i] : NULL;
        if (next && !rests_on(next, kind, text))
            continue;
        if (g.count && (!next || !siblings(g.at[0]->path, next->path))) {
            og_strbuf paths = {0};
            add_paths(page, &paths, &g);
            say(page, lead, &paths);
            og_strbuf_clear(&paths);
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

static void add_counts(og_page *page)
{
    char texts[3][OG_FORMAT_SIZE];
    for (int kind = 0; kind < 3; kind++)
        og_format_number((double)count_resting(page->scenario, (og_ground)kind, NULL), 0,
                         page->language, texts[kind]);
    og_grid_wrap(&page->text, "", og_scenario_title(page->scenario), OG_PAGE_WIDTH);
    og_page_say(page, "", OG_PHRASE_GROUNDS_COUNT,
                (const char *const[]){texts[OG_GROUND_SOURCE], texts[OG_GROUND_ASSUMPTION],
                                      texts[OG_GROUND_NONE]});
}

static void add_sources(og_page *page, const og_figure **room)
{
    const og_array *sources = &page->scenario->sources;
    if (sources->count)
        og_page_heading(page, OG_PHRASE_CHECK_SOURCES, NULL);
    for (size_t i = 0; i < sources->count; i++) {
        const og_text_item *source = sources->at[i];
        char number[OG_FORMAT_SIZE];
        size_t count = count_resting(page->scenario, OG_GROUND_SOURCE, source->item.id);
        og_strbuf title = {0};
        og_format_number((double)count, 0, page->language, number);
        og_strbuf_printf(&title, "%s, %s", source->item.id, source->text);
        if (!title.failed)
            og_page_say(page, "  ", count == 1 ? OG_PHRASE_NUMBERS_ONE : OG_PHRASE_NUMBERS,
                        (const char *const[]){title.text, number});
        page->text.failed |= title.failed;
        og_strbuf_clear(&title);
        add_resting(page, "    - ", OG_GROUND_SOURCE, source->item.id, room);
    }
}

/* A backlog that the file does not give but history does. */
static og_status add_derived(og_page *page, og_error *err)
{
    const og_array *streams = &page->scenario->housing;
    og_status status = OG_OK;
    for (size_t i = 0; i < streams->count && status == OG_OK; i++) {
        const og_housing *housing = streams->at[i];
        og_housing_past *past = NULL;
        size_t count = 0;
        char number[OG_FORMAT_SIZE], first[OG_PERIOD_SIZE], last[OG_PERIOD_SIZE];
        if (housing->opening_backlog)
            continue;
        status = og_housing_history(page->scenario, housing, &past, &count, err);
        if (status == OG_OK && count) {
            double backlog = past[count - 1].backlog;
            og_format_number(backlog, backlog == round(backlog) ? 0 : 1, page->language, number);
            og_period_print(past[0].period, first);
            og_period_print(past[count - 1].period, last);
            og_page_say(page, BULLET,
                        count == 1 ? OG_PHRASE_CHECK_BACKLOG_ONE : OG_PHRASE_CHECK_BACKLOG,
                        (const char *const[]){housing->item.path, number, first, last});
        }
        free(past);
    }
    return status;
}

/* Numbers that stand together on the same assumption share a bullet. */
static og_status add_assumptions(og_page *page, const og_figure **room, og_error *err)
{
    const og_scenario *scenario = page->scenario;
    bool derived = false;
    for (size_t i = 0; i < scenario->housing.count; i++)
        derived |= !((const og_housing *)scenario->housing.at[i])->opening_backlog;
    if (!derived && count_resting(scenario, OG_GROUND_ASSUMPTION, NULL) == 0)
        return OG_OK;
    og_page_heading(page, OG_PHRASE_CHECK_ASSUMPTIONS, NULL);
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
        og_strbuf line = {0};
        add_paths(page, &line, &g);
        og_strbuf_printf(&line, " — %s", text);
        say(page, BULLET, &line);
        og_strbuf_clear(&line);
    }
    return add_derived(page, err);
}

static og_status add_carried(og_page *page, og_error *err)
{
    og_overrun *list = NULL;
    size_t count = 0;
    og_status status = og_scenario_overruns(page->scenario, page->plan, &list, &count, err);
    if (status == OG_OK && count)
        og_page_heading(page, OG_PHRASE_CHECK_CARRIED, NULL);
    for (size_t i = 0; i < count; i++)
        og_page_overrun(page, &list[i]);
    free(list);
    return status;
}

og_status og_check_text(const og_scenario *scenario, const og_plan *plan, const og_result *result,
                        char **text, bool *held, og_error *err)
{
    og_page page = {.scenario = scenario,
                    .plan = plan,
                    .result = result,
                    .language = og_language_of(og_scenario_language(scenario))};
    const og_figure **room = calloc(scenario->figure_count + 1, sizeof *room);
    og_status status = OG_OK;
    *text = NULL;
    *held = true;
    if (!room)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    add_counts(&page);
    add_sources(&page, room);
    status = add_assumptions(&page, room, err);
    if (count_resting(scenario, OG_GROUND_NONE, NULL)) {
        og_page_heading(&page, OG_PHRASE_CHECK_BARE, NULL);
        add_resting(&page, BULLET, OG_GROUND_NONE, NULL, room);
    }
    if (status == OG_OK)
        status = add_carried(&page, err);
    if (status == OG_OK)
        status = og_page_checks(&page, held, err);
    if (status == OG_OK && !(*text = og_strbuf_take(&page.text)))
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_strbuf_clear(&page.text);
    free(room);
    return status;
}
