#include "output/report/summary_need.h"

#include "output/view/need.h"
#include "output/view/series.h"

#include <math.h>
#include <string.h>

#define GRIDS 2        /* beside what decides, at most */
#define GRID_COLUMNS 6 /* cases that fit beside each other */

typedef struct need {
    og_summary_page *page;
    og_document *doc;
    og_need_view view;
    const og_scale *scale;   /* of all amounts, so that they compare at a glance */
    const char *start, *end; /* of the horizon: "2025", "2029" */
    const char *level;       /* the council's: "90%" */
    bool closed;             /* the last digit of an amount gave way, so that a row adds up */
} need;

static const char *percent(const need *n, double share)
{
    double rest = 100 * share - floor(100 * share + 1e-9);
    return rest < 1e-6
               ? og_doc_percent(n->doc, share)
               : og_arena_printf(&n->doc->arena, "%s%%", og_doc_number(n->doc, 100 * share, 1));
}

static void amount(const need *n, og_grid *table, double euros)
{
    og_grid_add(table, og_cell_number(euros, n->scale));
}

/* The three parts and their total, which as they are written add up: the buffer gives way. */
static void add_parts(need *n, og_grid *table, const og_need *parts)
{
    double total = og_scale_round(n->scale, parts->total);
    double planned = og_scale_round(n->scale, parts->planned);
    double deficit = og_scale_round(n->scale, parts->expected_deficit);
    double rest = total - planned - deficit, step = n->scale->unit * pow(10, -n->scale->decimals);
    bool certain = n->page->certain;
    n->closed |= fabs(rest - og_scale_round(n->scale, parts->risk_buffer)) > step / 2;
    amount(n, table, planned);
    amount(n, table, certain ? deficit + rest : deficit);
    if (!certain)
        amount(n, table, rest);
    amount(n, table, total);
}

static void head_parts(const need *n, og_grid *table)
{
    og_language language = n->doc->language;
    og_grid_head(table, false, OG_TEXT(language, NEED_PLANNED));
    og_grid_head(table, false, OG_TEXT(language, NEED_DEFICIT));
    if (!n->page->certain)
        og_grid_head(table, false, OG_TEXT(language, NEED_BUFFER));
    og_grid_head(table, false, OG_TEXT(language, NEED_TOTAL));
}

static const char *group_name(const need *n, const og_need_group *group)
{
    return og_summary_name(n->doc, &group->set->item);
}

/* ---- what decides it ---- */

static const char *kind_text(const need *n, const og_need_group *group)
{
    return group->unknown ? OG_TEXT(n->doc->language, NEED_UNKNOWN)
                          : OG_TEXT(n->doc->language, NEED_FUTURE);
}

static void say_what_decides(const need *n)
{
    const og_need_group *first = &n->view.groups[0];
    if (n->view.deciding == 1)
        OG_DOC_SAY(n->doc, paragraph, NEED_DECIDES, .group = group_name(n, first),
                   .share = og_doc_percent(n->doc, first->explained), .kind = kind_text(n, first));
    if (n->view.deciding != 2)
        return;
    const og_need_grid *grid = &n->view.grids[0];
    OG_DOC_SAY(n->doc, paragraph, NEED_DECIDES_TWO, .group = group_name(n, first),
               .other = group_name(n, grid->columns),
               .share = og_doc_percent(n->doc, grid->explained), .kind = kind_text(n, first),
               .other_kind = kind_text(n, grid->columns));
}

/* What the scenario says of each group: who can be asked, what it hangs on. */
static void say_how_to_learn(const need *n)
{
    const og_need_view *view = &n->view;
    size_t told = 0;
    for (size_t g = 0; g < view->group_count; g++) {
        const og_need_group *group = &view->groups[g];
        const og_grounds *grounds = &group->set->item.grounds;
        if (group->case_count < 2 || grounds->kind != OG_GROUND_ASSUMPTION || !grounds->text)
            continue;
        if (told++ == 0)
            OG_DOC_SAY(n->doc, note, NEED_LEARN);
        if (group->unknown)
            OG_DOC_ITEM(n->doc, 1, NEED_LEARN_UNKNOWN, .group = group_name(n, group),
                        .grounds = grounds->text);
        else
            OG_DOC_ITEM(n->doc, 1, NEED_LEARN_FUTURE, .group = group_name(n, group),
                        .grounds = grounds->text);
    }
    const og_need_group *first = &view->groups[0];
    size_t which = 0;
    while (which + 1 < first->case_count && first->cases[which].count == 0)
        which++;
    if (first->case_count > 1)
        OG_DOC_SAY(n->doc, note, NEED_LEARN_TAKE, .group = first->set->item.id,
                   .name = first->cases[which].of->item.id);
}

/* ---- by case ---- */

static bool is_observed(const need *n)
{
    return n->page->scenario->observed.count > 0;
}

static void add_case(need *n, og_grid *table, const og_need_case *one)
{
    const og_need *parts = &one->at[n->view.council];
    og_grid_add(table, og_cell_words(og_summary_name(n->doc, &one->of->item)));
    og_grid_add(table, og_cell_chance(one->weight, true));
    if (is_observed(n))
        og_grid_add(table, og_cell_chance(one->share, false));
    add_parts(n, table, parts);
    if (!isnan(n->view.available)) {
        og_scale ratio = {.unit = 1, .decimals = 2, .name = "", .language = n->doc->language};
        double times = parts->total > 0 ? n->view.available / parts->total : (double)NAN;
        og_grid_add(table, og_cell_number(times, og_doc_scale(n->doc, ratio)));
    }
}

static void name_group(const need *n, og_grid *table, const og_need_group *group)
{
    const char *name = group_name(n, group);
    og_grid_group(table, group->unknown ? OG_DOC_TEXT(n->doc, NEED_GROUP_UNKNOWN, .group = name)
                                        : OG_DOC_TEXT(n->doc, NEED_GROUP_FUTURE, .group = name));
}

static void add_by_case(need *n)
{
    og_language language = n->doc->language;
    bool observed = is_observed(n), known = !isnan(n->view.available), missing = false;
    og_grid *table = og_doc_table(n->doc, OG_DOC_TEXT(n->doc, NEED_BY_CASE, .level = n->level),
                                  6U + observed + known);
    og_grid_head(table, true, "");
    og_grid_head(table, false,
                 observed ? OG_TEXT(language, NEED_CHANCE_BEFORE) : OG_TEXT(language, NEED_CHANCE));
    if (observed)
        og_grid_head(table, false, OG_TEXT(language, NEED_CHANCE_KNOWN));
    head_parts(n, table);
    if (known)
        og_grid_head(table, false, OG_TEXT(language, NEED_RATIO));
    for (size_t g = 0; g < n->view.group_count; g++) {
        const og_need_group *group = &n->view.groups[g];
        name_group(n, table, group);
        for (size_t i = 0; i < group->case_count; i++) {
            add_case(n, table, &group->cases[i]);
            missing |= group->cases[i].count == 0;
        }
    }
    if (missing)
        OG_DOC_SAY(n->doc, note, NEED_FEW);
}

/* The totals at the levels that are not the council's. */
static void add_by_level(const need *n)
{
    const og_need_view *view = &n->view;
    og_grid *table = og_doc_table(n->doc, OG_DOC_TEXT(n->doc, NEED_BY_LEVEL), view->level_count);
    og_grid_head(table, true, "");
    for (size_t l = 0; l < view->level_count; l++)
        if (l != view->council)
            og_grid_head(table, false, percent(n, view->levels[l]));
    for (size_t g = 0; g < view->group_count; g++) {
        const og_need_group *group = &view->groups[g];
        og_grid_group(table, group_name(n, group));
        for (size_t i = 0; i < group->case_count; i++) {
            og_grid_add(table, og_cell_words(og_summary_name(n->doc, &group->cases[i].of->item)));
            for (size_t l = 0; l < view->level_count; l++)
                if (l != view->council)
                    amount(n, table, group->cases[i].at[l].total);
        }
    }
}

static void add_grid(const need *n, const og_need_grid *grid)
{
    const og_need_group *rows = grid->rows, *columns = grid->columns;
    if (columns->case_count > GRID_COLUMNS)
        return;
    og_grid *table =
        og_doc_table(n->doc,
                     OG_DOC_TEXT(n->doc, NEED_BY_GRID, .level = n->level,
                                 .rows = group_name(n, rows), .columns = group_name(n, columns)),
                     columns->case_count + 2);
    og_grid_head(table, true, "");
    for (size_t c = 0; c < columns->case_count; c++)
        og_grid_head(table, false, og_summary_name(n->doc, &columns->cases[c].of->item));
    og_grid_head(table, false, OG_TEXT(n->doc->language, NEED_ANY));
    for (size_t r = 0; r < rows->case_count; r++) {
        og_grid_add(table, og_cell_words(og_summary_name(n->doc, &rows->cases[r].of->item)));
        for (size_t c = 0; c < columns->case_count; c++)
            amount(n, table, grid->cells[r * columns->case_count + c].at[n->view.council].total);
        amount(n, table, rows->cases[r].at[n->view.council].total);
    }
}

static void add_grids(const need *n)
{
    size_t most = n->view.deciding == 2 ? 1 : n->view.deciding == 1 ? GRIDS : 0;
    for (size_t i = 0; i < n->view.grid_count && i < most; i++)
        add_grid(n, &n->view.grids[i]);
}

/* ---- over all ---- */

static void add_level(need *n, og_grid *table, size_t l)
{
    const char *level = percent(n, n->view.levels[l]);
    bool council = l == n->view.council && n->page->scenario->finance->reserve->certainty.given;
    og_grid_add(table,
                og_cell_words(council ? OG_DOC_TEXT(n->doc, NEED_COUNCIL, .level = level) : level));
    add_parts(n, table, &n->view.at[l]);
}

/* The council's level first. */
static void add_levels(need *n)
{
    const og_need_view *view = &n->view;
    const char *caption =
        view->group_count > 0 ? OG_DOC_TEXT(n->doc, NEED_WEIGHTED) : OG_DOC_TEXT(n->doc, NEED_ALL);
    og_grid *table = og_doc_table(n->doc, caption, 5);
    og_grid_head(table, true, OG_TEXT(n->doc->language, NEED_LEVEL));
    head_parts(n, table);
    add_level(n, table, view->council);
    for (size_t l = 0; l < view->level_count; l++)
        if (l != view->council)
            add_level(n, table, l);
}

static void add_single(need *n)
{
    og_grid *table = og_doc_table(n->doc, NULL, 4);
    og_grid_head(table, true, "");
    head_parts(n, table);
    og_grid_add(table, og_cell_words(OG_DOC_TEXT(n->doc, NEED_START, .year = n->start)));
    add_parts(n, table, &n->view.at[n->view.council]);
}

static void note_closed(need *n)
{
    if (n->closed)
        OG_DOC_SAY(n->doc, note, SUMMARY_CLOSED);
    n->closed = false;
}

/* ---- from each year on ---- */

static void add_starts(need *n)
{
    const og_need_view *view = &n->view;
    if (view->start_count < 2)
        return;
    bool certain = n->page->certain;
    og_grid *table =
        og_doc_table(n->doc, OG_DOC_TEXT(n->doc, NEED_BY_YEAR, .level = n->level), certain ? 4 : 5);
    og_grid_head(table, true, "");
    head_parts(n, table);
    for (size_t y = 0; y < view->start_count; y++) {
        const char *year = og_arena_printf(&n->doc->arena, "%d", view->starts[y].year);
        og_grid_add(table, og_cell_words(OG_DOC_TEXT(n->doc, NEED_START, .year = year)));
        add_parts(n, table, &view->starts[y].at[view->council]);
    }
}

static void add_starts_by_case(const need *n)
{
    const og_need_view *view = &n->view;
    const og_need_group *group = &view->groups[0];
    if (view->start_count < 2 || view->deciding == 0 || group->case_count > GRID_COLUMNS)
        return;
    og_grid *table = og_doc_table(
        n->doc,
        OG_DOC_TEXT(n->doc, NEED_BY_YEAR_CASE, .level = n->level, .group = group_name(n, group)),
        group->case_count + 1);
    og_grid_head(table, true, "");
    for (size_t i = 0; i < group->case_count; i++)
        og_grid_head(table, false, og_summary_name(n->doc, &group->cases[i].of->item));
    for (size_t y = 0; y < view->start_count; y++) {
        const char *year = og_arena_printf(&n->doc->arena, "%d", view->starts[y].year);
        og_grid_add(table, og_cell_words(OG_DOC_TEXT(n->doc, NEED_START, .year = year)));
        for (size_t i = 0; i < group->case_count; i++)
            amount(n, table, group->cases[i].starts[y].total);
    }
}

/* ---- small print ---- */

static const char *said(const need *n, double euros)
{
    return og_doc_amount(n->doc, euros, n->scale);
}

/* What the reserve's rule leaves to general means: nothing when it covers every deficit. */
static og_status find_uncovered(const need *n, og_summary *out, bool *any, og_error *err)
{
    const og_reserve *reserve = n->page->scenario->finance->reserve;
    bool partly = reserve->rule == OG_RULE_AUTHORISED || reserve->withdraw_share;
    *any = false;
    for (size_t m = 0; partly && m < og_plan_metric_count(n->page->plan); m++)
        if (strcmp(og_plan_metric(n->page->plan, m).text, "reserve.uncovered.sum") == 0) {
            og_status status = og_result_summary(n->page->result, m, OG_NO_SERIES, 0, out, err);
            *any = status == OG_OK && out->p_positive.value > 0;
            return status;
        }
    return OG_OK;
}

static og_status say_what_suffices(const need *n, og_error *err)
{
    const og_need *all = &n->view.at[n->view.council];
    og_summary uncovered = {0};
    bool any;
    og_status status = find_uncovered(n, &uncovered, &any, err);
    const char *left = said(n, uncovered.mean.value);
    if (n->page->certain && any)
        OG_DOC_SAY(n->doc, note, NEED_RULE_CERTAIN, .uncovered = left, .last = n->end);
    else if (any)
        OG_DOC_SAY(n->doc, note, NEED_SUFFICES_RULE, .amount = said(n, all->total),
                   .level = n->level, .uncovered = left, .last = n->end,
                   .chance = og_doc_chance(n->doc, uncovered.p_positive.value, false));
    else if (!n->page->certain)
        OG_DOC_SAY(n->doc, note, NEED_SUFFICES, .amount = said(n, all->total), .level = n->level);
    return status;
}

/* 1.96 standard errors, which in 95 % of seeds holds it. */
static void say_own_chance(const need *n)
{
    if (!n->page->certain && n->view.error > 0)
        OG_DOC_SAY(
            n->doc, note, NEED_OWN_CHANCE, .margin = og_doc_euro(n->doc, 1.96 * n->view.error),
            .count = og_doc_number(n->doc, (double)og_result_replicates(n->page->result), 0));
}

/* Without a need there is no ratio to it, and no class. */
static void say_what_there_is(const need *n)
{
    double available = n->view.available, needed = n->view.at[n->view.council].total;
    if (isnan(available))
        return;
    if (n->page->certain || n->view.available_certain)
        OG_DOC_SAY(n->doc, paragraph, NEED_AVAILABLE, .start = n->start,
                   .amount = said(n, available));
    else
        OG_DOC_SAY(n->doc, paragraph, NEED_AVAILABLE_MEAN, .start = n->start,
                   .amount = said(n, available));
    if (needed > 0)
        OG_DOC_SAY(n->doc, note, NEED_CLASS, .ratio = og_doc_number(n->doc, available / needed, 2),
                   .level = n->level, .class = og_need_class(available, needed, n->doc->language));
}

/* ---- all of it ---- */

static double largest_of(const og_need_view *view)
{
    size_t last = view->level_count - 1;
    double largest = view->at[last].total;
    for (size_t g = 0; g < view->group_count; g++)
        for (size_t i = 0; i < view->groups[g].case_count; i++)
            largest = fmax(largest, view->groups[g].cases[i].at[last].total);
    return isnan(view->available) ? largest : fmax(largest, fabs(view->available));
}

static void say_what_it_is(const need *n)
{
    if (n->page->certain)
        OG_DOC_SAY(n->doc, paragraph, NEED_READ_CERTAIN, .last = n->end);
    else if (n->page->scenario->finance->reserve->certainty.given)
        OG_DOC_SAY(n->doc, paragraph, NEED_READ, .last = n->end, .level = n->level);
    else
        OG_DOC_SAY(n->doc, paragraph, NEED_READ_UNSAID, .last = n->end, .level = n->level);
}

/* What decides first, the total over all after it. */
static og_status tell(need *n, og_error *err)
{
    bool cases = n->view.group_count > 0 && !n->page->certain, leads = n->view.deciding > 0;
    say_what_it_is(n);
    say_what_decides(n);
    if (leads) {
        add_grids(n);
        add_by_case(n);
        say_how_to_learn(n);
    }
    if (n->page->certain)
        add_single(n);
    else
        add_levels(n);
    if (n->page->certain)
        OG_DOC_SAY(n->doc, note, NEED_PARTS_CERTAIN);
    else
        OG_DOC_SAY(n->doc, note, NEED_PARTS);
    og_status status = say_what_suffices(n, err);
    say_own_chance(n);
    say_what_there_is(n);
    if (cases && !leads) {
        add_by_case(n);
        say_how_to_learn(n);
    }
    if (cases)
        add_by_level(n);
    add_starts(n);
    add_starts_by_case(n);
    note_closed(n);
    return status;
}

og_status og_summary_need(og_summary_page *page, og_error *err)
{
    const og_scenario *scenario = page->scenario;
    need n = {.page = page, .doc = &page->doc};
    if (!scenario->finance || !scenario->finance->reserve ||
        og_need_metric(page->plan) == OG_NO_SERIES)
        return OG_OK;
    og_status status =
        og_need_view_of(scenario, page->plan, page->result, &page->doc.arena, &n.view, err);
    if (status != OG_OK)
        return status;
    n.scale = og_doc_scale(n.doc, og_scale_euros(largest_of(&n.view), n.doc->language));
    n.start = og_summary_month(page, scenario->first, 1);
    n.end = og_summary_month(page, scenario->last, 12);
    n.level = percent(&n, n.view.levels[n.view.council]);
    OG_DOC_HEADING(n.doc, 2, NEED, .start = n.start, .unit = n.scale->name);
    return tell(&n, err);
}
