/* Options against futures: a row for each future, a column for each option, and below them what
 * holds over all futures. */
#include "output/view/choose.h"

#include "output/chart/axis.h"
#include "output/chart/figure.h"
#include "output/chart/kinds/kind.h"
#include "output/chart/label.h"

#include <math.h>
#include <string.h>

#define TOP 110.0      /* px, where texts end and charts may begin */
#define ROW 50.0       /* px of a future */
#define FUTURES 20     /* more cannot be read */
#define OPTIONS 8      /* likewise */
#define HEAD_LINES 3   /* of an option's label */
#define SMALL 13.0     /* font of the second line in a cell */
#define BEST 0xa6c8e6  /* blue */
#define PLAIN 0xf4f4f4 /* neither the best nor regretted */
#define GAP 0.3        /* of a row, above what holds over all futures */

typedef struct view {
    const og_choose *choose;
    og_scale scale;
    og_panel panel;
    double worst; /* the largest regret of all */
} view;

/* From grey to orange, as the regret is of the worst. */
static double tint(const view *v, double regret, bool best)
{
    static const double from[3] = {0xf6, 0xf2, 0xee}, to[3] = {0xf0, 0xb0, 0x80};
    double share = v->worst > 0 ? fmin(regret / v->worst, 1) : 0, colour = 0;
    for (int i = 0; i < 3; i++)
        colour = 256 * colour + floor(from[i] + share * (to[i] - from[i]));
    return best ? BEST : colour;
}

/* Rows from above: the futures, what is expected, the largest regret. */
static double middle(const view *v, size_t row)
{
    bool whole = row >= v->choose->table.futures;
    return v->panel.y1 - 0.5 - (double)row - (whole ? GAP : 0);
}

static const char *future_text(og_draft *draft, const view *v, size_t future)
{
    og_strbuf name = {0}, text = {0};
    const double weight = v->choose->table.weights[future];
    og_choose_future(v->choose, future, &name);
    if (!name.length) {
        og_strbuf_clear(&name);
        return OG_DRAFT_TEXT(draft, CHOOSE_ONE_FUTURE);
    }
    OG_SAY(&text, draft->source->language, CHART_CHOOSE_FUTURE,
           .future = og_draft_keep(draft, &name), .chance = og_draft_chance(draft, weight, true));
    return og_draft_keep(draft, &text);
}

/* ---- cells ---- */

static void add_cells(og_draft *draft, const view *v)
{
    const og_choose *choose = v->choose;
    const og_decision *decision = &choose->decision;
    size_t futures = choose->table.futures;
    og_chart_block(&draft->blocks, "cells", "x\ty\tcolour");
    for (size_t o = 0; o < choose->option_count; o++) {
        double x = (double)o + 0.5;
        for (size_t f = 0; f < futures; f++)
            OG_ROW(&draft->blocks, OG_NUM(x), OG_NUM(middle(v, f)),
                   OG_NUM(tint(v, decision->regret[o * futures + f],
                               decision->best[o * futures + f])));
        OG_ROW(&draft->blocks, OG_NUM(x), OG_NUM(middle(v, futures)),
               OG_NUM(decision->best_expected[o] ? BEST : PLAIN));
        OG_ROW(&draft->blocks, OG_NUM(x), OG_NUM(middle(v, futures + 1)),
               OG_NUM(tint(v, decision->largest[o], decision->least_regret[o])));
    }
}

static void add_text(og_draft *draft, size_t option, double y, const char *text)
{
    OG_ROW(&draft->blocks, OG_NUM((double)option + 0.5), OG_NUM(y), OG_TXT(text));
}

/* What an option comes to. */
static void add_values(og_draft *draft, const view *v)
{
    const og_choose *choose = v->choose;
    size_t futures = choose->table.futures;
    og_chart_block(&draft->blocks, "bigger", "x\ty\tlabel");
    for (size_t o = 0; o < choose->option_count; o++) {
        for (size_t f = 0; f < futures; f++)
            add_text(
                draft, o, middle(v, f) + 9 / ROW,
                og_draft_scaled(draft, &v->scale, choose->table.values[o * futures + f].value));
        add_text(draft, o, middle(v, futures) + (choose->decision.best_expected[o] ? 9 / ROW : 0),
                 og_draft_scaled(draft, &v->scale, choose->decision.expected[o]));
        add_text(draft, o,
                 middle(v, futures + 1) + (choose->decision.least_regret[o] ? 9 / ROW : 0),
                 og_draft_scaled(draft, &v->scale, choose->decision.largest[o]));
    }
}

/* Of the best in a future, or of several that differ by no more than chance. */
static const char *best_text(og_draft *draft, const og_choose *choose, size_t future)
{
    size_t count = 0;
    for (size_t o = 0; o < choose->option_count; o++)
        count += choose->decision.best[o * choose->table.futures + future];
    return count > 1 ? OG_DRAFT_TEXT(draft, CHART_CHOOSE_TIED) : OG_DRAFT_TEXT(draft, CHOOSE_BEST);
}

/* Below it: that none is better, or what it costs to have chosen it. */
static void add_verdicts(og_draft *draft, const view *v)
{
    const og_choose *choose = v->choose;
    size_t futures = choose->table.futures;
    og_chart_block(&draft->blocks, "smaller", "x\ty\tlabel");
    for (size_t o = 0; o < choose->option_count; o++) {
        for (size_t f = 0; f < futures; f++) {
            size_t at = o * futures + f;
            const char *regret = og_draft_scaled(draft, &v->scale, choose->decision.regret[at]);
            add_text(draft, o, middle(v, f) - 11 / ROW,
                     choose->decision.best[at]
                         ? best_text(draft, choose, f)
                         : OG_DRAFT_SAID(draft, CHART_CHOOSE_REGRET, .regret = regret));
        }
        if (choose->decision.best_expected[o])
            add_text(draft, o, middle(v, futures) - 11 / ROW, OG_DRAFT_TEXT(draft, CHOOSE_BEST));
        if (choose->decision.least_regret[o])
            add_text(draft, o, middle(v, futures + 1) - 11 / ROW,
                     OG_DRAFT_TEXT(draft, CHART_CHOOSE_LEAST));
    }
}

/* ---- heads ---- */

/* The letter, and the label in as many lines as there is room for. */
static void add_heads(og_draft *draft, const view *v)
{
    const og_choose *choose = v->choose;
    double width = (v->panel.right - v->panel.left) / (double)choose->option_count - 10;
    og_chart_block(&draft->blocks, "across", "x\ty\tlabel");
    for (size_t o = 0; o < choose->option_count; o++) {
        og_strbuf letter = {0};
        const char *rest = choose->options[o].label;
        double y = v->panel.top - 14 - HEAD_LINES * OG_CHART_LINE;
        og_choose_letter(o, draft->source->language, &letter);
        if (letter.text && letter.text[0] >= 'a')
            letter.text[0] = (char)(letter.text[0] - 'a' + 'A');
        add_text(draft, o, og_panel_y_at(&v->panel, y), og_draft_keep(draft, &letter));
        for (int line = 1; line <= HEAD_LINES && *rest; line++) {
            size_t length = og_text_line(rest, OG_CHART_FONT, width);
            const char *text =
                line == HEAD_LINES ? rest : og_arena_text(&draft->arena, rest, length);
            add_text(draft, o, og_panel_y_at(&v->panel, y + line * OG_CHART_LINE),
                     og_draft_fit(draft, text ? text : "", OG_CHART_FONT, width));
            rest += line == HEAD_LINES ? strlen(rest) : length;
            rest += strspn(rest, " ");
        }
    }
}

static const char *row_text(og_draft *draft, const view *v, size_t row)
{
    size_t futures = v->choose->table.futures;
    return row < futures    ? future_text(draft, v, row)
           : row == futures ? OG_DRAFT_TEXT(draft, CHOOSE_ALL)
                            : OG_DRAFT_TEXT(draft, CHOOSE_LARGEST);
}

static double rows_width(og_draft *draft, const view *v)
{
    double widest = 0;
    for (size_t row = 0; row < v->choose->table.futures + 2; row++)
        widest = fmax(widest, og_text_width(row_text(draft, v, row), OG_CHART_FONT));
    return fmin(widest, 330);
}

static void fill_panel(og_draft *draft, view *v)
{
    const double room = rows_width(draft, v), above = 24 + (HEAD_LINES + 1) * OG_CHART_LINE;
    const double rows = (double)v->choose->table.futures + 2 + GAP;
    v->panel = (og_panel){.left = OG_CHART_EDGE + 16 + room,
                          .right = OG_CHART_WIDTH - OG_CHART_EDGE,
                          .top = TOP + above,
                          .above = above,
                          .below = 8,
                          .beside = OG_CHART_EDGE / 2,
                          .y1 = rows,
                          .x1 = (double)v->choose->option_count};
    v->panel.aside = v->panel.left - OG_CHART_EDGE;
    v->panel.bottom = v->panel.top + ROW * rows;
    (void)og_draft_panel(draft, &v->panel);
    add_cells(draft, v);
    add_values(draft, v);
    add_verdicts(draft, v);
    add_heads(draft, v);
    og_chart_block(&draft->blocks, "down", "y\tlabel");
    for (size_t row = 0; row < v->choose->table.futures + 2; row++)
        OG_ROW(&draft->blocks, OG_NUM(middle(v, row)),
               OG_TXT(og_draft_fit(draft, row_text(draft, v, row), OG_CHART_FONT, room)));
    draft->height = v->panel.bottom + 44;
}

/* ---- texts ---- */

static bool is_same(const og_choose *choose)
{
    bool same = true;
    for (size_t o = 0; o < choose->option_count; o++)
        same &= choose->decision.best_expected[o] == choose->decision.least_regret[o];
    return same;
}

static bool is_tie(const og_choose *choose, const bool *chosen)
{
    bool all = true;
    for (size_t o = 0; o < choose->option_count; o++)
        all &= chosen[o];
    return all;
}

static const char *list_text(og_draft *draft, const og_choose *choose, const bool *chosen)
{
    og_strbuf text = {0};
    og_choose_list(choose, chosen, draft->source->language, &text);
    return og_draft_keep(draft, &text);
}

static void say_title(og_draft *draft, const og_choose *choose)
{
    const og_decision *decision = &choose->decision;
    const char *expected = list_text(draft, choose, decision->best_expected);
    const char *regret = list_text(draft, choose, decision->least_regret);
    if (is_tie(choose, decision->best_expected) && is_tie(choose, decision->least_regret))
        OG_DRAFT_SAY(draft, title, CHART_CHOOSE_TIE);
    else if (is_same(choose))
        OG_DRAFT_SAY(draft, title, CHART_CHOOSE_BOTH, .options = expected);
    else
        OG_DRAFT_SAY(draft, title, CHART_CHOOSE_TWO, .expected = expected, .regret = regret);
    if (draft->title.text && draft->title.text[0] >= 'a' && draft->title.text[0] <= 'z')
        draft->title.text[0] = (char)(draft->title.text[0] - 'a' + 'A');
}

/* With two options and one group: the weight at which they are equal. */
static void add_break_even(og_draft *draft, const og_choose *choose)
{
    for (size_t f = 0; choose->break_even && f < choose->table.futures; f++) {
        double weight = choose->break_even[f].value;
        og_strbuf future = {0}, better = {0};
        if (isnan(weight))
            continue;
        double first = choose->table.values[f].value;
        double second = choose->table.values[choose->table.futures + f].value;
        og_choose_future(choose, f, &future);
        og_choose_letter((first < second) != choose->table.maximize ? 0 : 1,
                         draft->source->language, &better);
        OG_DRAFT_GUIDE(draft, CHART_CHOOSE_BREAK_EVEN, .future = og_draft_keep(draft, &future),
                       .chance = og_draft_chance(draft, weight, true),
                       .better = og_draft_keep(draft, &better));
        return;
    }
}

static void describe(og_draft *draft, const view *v)
{
    size_t futures = v->choose->table.futures;
    for (size_t o = 0; o < v->choose->option_count; o++)
        for (size_t f = 0; f < futures; f++) {
            og_strbuf letter = {0};
            og_choose_letter(o, draft->source->language, &letter);
            OG_DRAFT_SAY(draft, description, CHART_CHOOSE_CELL,
                         .option = og_draft_keep(draft, &letter),
                         .future = future_text(draft, v, f),
                         .value = og_draft_measured(
                             draft, &v->scale, v->choose->table.values[o * futures + f].value));
        }
}

static void say_texts(og_draft *draft, const view *v)
{
    const og_choose *choose = v->choose;
    og_strbuf question = {0};
    og_question_name(&choose->asked, draft->source->language, &question);
    say_title(draft, choose);
    const char *asked = og_draft_keep(draft, &question);
    if (v->scale.name[0])
        OG_DRAFT_SAY(draft, subtitle, CHART_QUESTION, .question = asked, .unit = v->scale.name);
    else
        og_strbuf_puts(&draft->subtitle, asked);
    if (choose->table.maximize)
        OG_DRAFT_GUIDE(draft, CHART_CHOOSE_GUIDE_MORE);
    else
        OG_DRAFT_GUIDE(draft, CHART_CHOOSE_GUIDE_LESS);
    add_break_even(draft, choose);
    describe(draft, v);
}

og_status og_chart_choose(og_draft *draft, size_t item, og_error *err)
{
    const og_choose *choose = draft->source->of.choose;
    view v = {.choose = choose, .scale = og_choose_scale(choose, draft->source->language)};
    (void)item;
    (void)err;
    if (v.scale.periods || choose->option_count > OPTIONS || choose->table.futures > FUTURES)
        return OG_OK;
    for (size_t o = 0; o < choose->option_count; o++)
        v.worst = fmax(v.worst, choose->decision.largest[o]);
    say_texts(draft, &v);
    fill_panel(draft, &v);
    return OG_OK;
}
