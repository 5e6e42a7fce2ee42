/* A backtest for people. */
#include "output/view/backtest.h"

#include "output/doc/render.h"
#include "output/report/scores_table.h"
#include "output/view/forecast.h"

#include <math.h>

enum { SHOWN_TURNS = 24, FEW_OUTCOMES = 5 };

typedef struct teller {
    const og_backtest *test;
    const og_backtested *item;
    og_language language;
    og_document *doc;
    bool targets; /* some period has a taakstelling to stand beside */
} teller;

#define SAID(t, ...) OG_DOC_TEXT((t)->doc, __VA_ARGS__)
#define WORD(t, name) OG_TEXT((t)->language, name)

static void say(teller *t, const char *text)
{
    og_doc_paragraph(t->doc, text);
}

static const char *last_known(teller *t, const og_backtest_origin *origin)
{
    return og_backtest_period(
        &t->doc->arena, og_label_period(og_backtest_last(t->item, origin), t->item->frequency),
        t->language);
}

/* ---- the table --------------------------------------------------------------------------- */

static const og_scale *scale_of(teller *t)
{
    return og_doc_scale(t->doc, (og_scale){.unit = 1.0,
                                           .decimals = og_backtest_decimals(t->item),
                                           .name = "",
                                           .language = t->language});
}

static og_grid *begin_table(teller *t)
{
    og_grid *grid = og_doc_table(t->doc, NULL, (t->test->roll ? 7u : 6u) + t->targets);
    if (t->test->roll)
        og_grid_head(grid, true, WORD(t, BACKTEST_KNOWN_UNTIL));
    og_grid_head(grid, true, t->test->roll ? WORD(t, BACKTEST_NEXT) : "");
    og_grid_head(grid, false, WORD(t, BACKTEST_CAME));
    og_grid_head(grid, false, WORD(t, FORECAST_EXPECTED));
    og_grid_head(grid, false, WORD(t, FORECAST_RANGE80));
    og_grid_head(grid, false, WORD(t, FORECAST_RANGE95));
    og_grid_head(grid, true, WORD(t, BACKTEST_WITHIN));
    if (t->targets)
        og_grid_head(grid, false, WORD(t, BACKTEST_TARGET));
    return grid;
}

static void add_point(teller *t, og_grid *grid, const og_backtest_origin *origin,
                      const og_backtest_point *point)
{
    const og_scale *scale = scale_of(t);
    const double *q = point->quantile;
    if (t->test->roll)
        og_grid_add(grid, og_cell_words(last_known(t, origin)));
    og_grid_add(grid,
                og_cell_words(og_backtest_period(&t->doc->arena, point->period, t->language)));
    og_grid_add(grid, og_cell_number(point->came, scale));
    og_grid_add(grid, og_cell_number(point->mean, scale));
    og_grid_add(grid, og_cell_range(q[OG_LEVEL_LOW80], q[OG_LEVEL_HIGH80], scale));
    og_grid_add(grid, og_cell_range(q[OG_LEVEL_LOW95], q[OG_LEVEL_HIGH95], scale));
    og_grid_add(grid,
                og_cell_words(og_backtest_within_said(og_backtest_within(point), t->language)));
    if (t->targets)
        og_grid_add(grid,
                    isnan(point->target) ? og_cell_empty() : og_cell_number(point->target, scale));
}

static bool has_targets(const og_backtested *item, bool roll)
{
    for (size_t i = 0; i < item->count; i++)
        for (size_t h = 0; h < item->origins[i].count && !(roll && h > 0); h++)
            if (!isnan(item->origins[i].points[h].target))
                return true;
    return false;
}

/* ---- as of a period ---------------------------------------------------------------------- */

/* How many lie in the ranges, and what that proves. */
static void tell_within(teller *t, const og_backtest_origin *origin)
{
    size_t in80 = 0, in95 = 0;
    for (size_t h = 0; h < origin->count; h++) {
        og_within within = og_backtest_within(&origin->points[h]);
        in80 += within == OG_WITHIN_80;
        in95 += within == OG_WITHIN_80 || within == OG_WITHIN_95;
    }
    if (origin->count == 1)
        say(t, SAID(t, BACKTEST_COUNTED_ONE,
                    .within =
                        og_backtest_within_said(og_backtest_within(origin->points), t->language)));
    else
        say(t, SAID(t, BACKTEST_COUNTED, .in80 = OG_COUNT(in80), .in95 = OG_COUNT(in95),
                    .count = OG_COUNT(origin->count)));
    if (origin->count < FEW_OUTCOMES)
        say(t, WORD(t, BACKTEST_PROVES_LITTLE));
    else
        say(t, WORD(t, BACKTEST_OVERLAP));
}

static void tell_as_of(teller *t)
{
    const og_backtested *item = t->item;
    const char *as_of = og_backtest_period(&t->doc->arena, t->test->as_of, t->language);
    const og_backtest_origin *origin = item->origins;
    if (item->count == 0) {
        say(t, SAID(t, BACKTEST_UNKNOWN, .period = as_of));
        return;
    }
    const char *until = last_known(t, origin);
    say(t, origin->known == 1
               ? SAID(t, BACKTEST_KNOWN_ONE, .period = until)
               : SAID(t, BACKTEST_KNOWN, .period = until, .count = OG_COUNT(origin->known)));
    if (origin->count == 0) {
        say(t, SAID(t, BACKTEST_NOTHING_AFTER, .period = until));
        return;
    }
    og_grid *grid = begin_table(t);
    for (size_t h = 0; h < origin->count; h++)
        add_point(t, grid, origin, &origin->points[h]);
    if (origin->points[origin->count - 1].share < 1)
        og_doc_note(t->doc, WORD(t, BACKTEST_PART));
    if (origin->known == 1) {
        say(t, WORD(t, BACKTEST_ONE));
        return;
    }
    tell_within(t, origin);
    if (item->judged > 0) {
        og_scores ours = og_tally_means(&item->ours), naive = og_tally_means(&item->naive);
        og_report_scores(t->doc, &ours, &naive);
    }
}

/* ---- by turns ---------------------------------------------------------------------------- */

static const char *verdict(teller *t)
{
    const og_tally *next = &t->item->next;
    const char *in80 = OG_COUNT((unsigned long long)next->of.within80);
    const char *in95 = OG_COUNT((unsigned long long)next->of.within95);
    const char *count = OG_COUNT((unsigned long long)next->count);
    switch (og_backtest_verdict(t->item)) {
    case OG_VERDICT_FEW:
        return SAID(t, BACKTEST_VERDICT_FEW, .in80 = in80, .in95 = in95, .count = count);
    case OG_VERDICT_NARROW:
        return SAID(t, BACKTEST_VERDICT_NARROW, .in80 = in80, .in95 = in95, .count = count);
    case OG_VERDICT_WIDE:
        return SAID(t, BACKTEST_VERDICT_WIDE, .in80 = in80, .in95 = in95, .count = count);
    default:
        return SAID(t, BACKTEST_VERDICT_HELD, .in80 = in80, .in95 = in95, .count = count);
    }
}

static void tell_turns(teller *t)
{
    const og_backtested *item = t->item;
    if (item->count == 0) {
        say(t, SAID(t, BACKTEST_ROLL_NONE, .count = OG_COUNT(item->n)));
        return;
    }
    size_t from = item->count > SHOWN_TURNS ? item->count - SHOWN_TURNS : 0;
    og_grid *grid = begin_table(t);
    for (size_t i = from; i < item->count; i++)
        add_point(t, grid, &item->origins[i], item->origins[i].points);
    if (from > 0)
        og_doc_note(t->doc, SAID(t, BACKTEST_MORE_TURNS, .count = OG_COUNT(from)));
    if (item->next.count == 1) {
        say(t, SAID(t, BACKTEST_COUNTED_ONE,
                    .within = og_backtest_within_said(og_backtest_within(item->origins->points),
                                                      t->language)));
        say(t, WORD(t, BACKTEST_PROVES_LITTLE));
        return;
    }
    say(t, verdict(t));
    say(t, SAID(t, BACKTEST_ALL, .origins = OG_COUNT(item->count),
                .forecasts = OG_COUNT(item->judged)));
    og_scores ours = og_tally_means(&item->ours), naive = og_tally_means(&item->naive);
    og_report_scores(t->doc, &ours, &naive);
}

og_status og_backtest_text(const og_backtest *test, char **text, og_error *err)
{
    og_document doc;
    og_language language = (og_language)test->scenario->language;
    og_doc_init(&doc, language);
    teller t = {.test = test, .language = language, .doc = &doc};
    say(&t, og_scenario_title(test->scenario));
    say(&t, test->roll ? WORD(&t, BACKTEST_ABOUT_ROLL)
                       : SAID(&t, BACKTEST_ABOUT,
                              .period = og_backtest_period(&doc.arena, test->as_of, language)));
    for (size_t i = 0; i < test->count; i++) {
        t.item = &test->items[i];
        t.targets = has_targets(t.item, test->roll);
        og_doc_heading(&doc, 2, og_backtest_name(&doc.arena, t.item, language));
        if (test->roll)
            tell_turns(&t);
        else
            tell_as_of(&t);
    }
    say(&t, WORD(&t, FORECAST_SHOCKS));
    return og_doc_render(&doc, "text", text, err);
}
