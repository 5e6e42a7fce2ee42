/* A solve for people. */
#include "output/view/solve.h"

#include "output/doc/render.h"
#include "output/report/study_page.h"

typedef struct teller {
    og_document *doc;
    const og_solve *solve;
    const char *label;
    const og_scale *scale;
    const og_scale *fine; /* in sentences: a statistic near its limit is told from it */
} teller;

static const char *value_at(const teller *t, uint64_t k)
{
    return og_doc_point(t->doc, og_range_value(&t->solve->range, k));
}

static const char *outcome(const teller *t, const og_solve_point *point)
{
    return og_doc_amount(t->doc, point->value.value, t->fine);
}

static const char *margin(const teller *t, const og_solve_point *point)
{
    return og_study_margin_text(t->doc, t->fine, &point->value);
}

static void add_question(const teller *t)
{
    const og_solve *solve = t->solve;
    og_strbuf condition = {0};
    og_question_condition(&solve->asked, t->doc->language, &condition);
    const char *low = value_at(t, 0), *high = value_at(t, solve->range.last);
    const char *step = og_doc_point(t->doc, solve->range.step);
    const char *text = og_doc_take(t->doc, &condition);
    if (solve->largest)
        OG_DOC_HEADING(t->doc, 2, SOLVE_LARGEST, .what = t->label, .low = low, .high = high,
                       .step = step, .condition = text);
    else
        OG_DOC_HEADING(t->doc, 2, SOLVE_SMALLEST, .what = t->label, .low = low, .high = high,
                       .step = step, .condition = text);
}

static void add_moves(const teller *t)
{
    const og_solve *solve = t->solve;
    const og_solve_found *a = &solve->shifted[0], *b = &solve->shifted[1];
    if (!a->any || !b->any)
        OG_DOC_SAY(t->doc, note, SOLVE_MOVES_OUT,
                   .from = value_at(t, a->any   ? a->k
                                       : b->any ? b->k
                                                : solve->answer.k));
    else if (a->k == b->k && a->k == solve->answer.k)
        OG_DOC_SAY(t->doc, note, SOLVE_MOVES_NOT);
    else
        OG_DOC_SAY(t->doc, note, SOLVE_MOVES, .from = value_at(t, a->k < b->k ? a->k : b->k),
                   .to = value_at(t, a->k < b->k ? b->k : a->k));
}

static void add_answer(const teller *t)
{
    const og_solve *solve = t->solve;
    uint64_t k = solve->answer.k, end = solve->largest ? solve->range.last : 0;
    const og_solve_point *at = og_solve_at(solve, k);
    OG_DOC_SAY(t->doc, note, SOLVE_ANSWER, .answer = value_at(t, k), .value = outcome(t, at),
               .error = margin(t, at));
    if (k == end && solve->largest)
        OG_DOC_SAY(t->doc, note, SOLVE_AT_HIGH);
    else if (k == end)
        OG_DOC_SAY(t->doc, note, SOLVE_AT_LOW);
    else if (solve->largest)
        OG_DOC_SAY(t->doc, note, SOLVE_STEP_MORE, .at = value_at(t, k + 1),
                   .value = outcome(t, og_solve_at(solve, k + 1)));
    else
        OG_DOC_SAY(t->doc, note, SOLVE_STEP_LESS, .at = value_at(t, k - 1),
                   .value = outcome(t, og_solve_at(solve, k - 1)));
    add_moves(t);
}

/* It holds at one end, and the other end of where it does is what was probably sought. */
static void add_turn(const teller *t)
{
    const og_solve *solve = t->solve;
    const char *turned = value_at(t, solve->turned.k);
    if (solve->largest)
        OG_DOC_SAY(t->doc, note, SOLVE_HOLDS_FROM, .from = turned,
                   .high = value_at(t, solve->range.last));
    else
        OG_DOC_SAY(t->doc, note, SOLVE_HOLDS_UP_TO, .low = value_at(t, 0), .last = turned);
}

static void add_none(const teller *t)
{
    const og_solve *solve = t->solve;
    const og_solve_point *closest = &solve->points[solve->closest];
    size_t count = 0;
    for (size_t i = 0; i < solve->point_count; i++)
        count += solve->points[i].scanned;
    OG_DOC_SAY(t->doc, note, SOLVE_NONE, .tried = og_doc_number(t->doc, (double)count, 0),
               .low = value_at(t, 0), .high = value_at(t, solve->range.last),
               .closest = value_at(t, closest->k), .value = outcome(t, closest),
               .error = margin(t, closest));
}

static void add_table(const teller *t)
{
    const og_solve *solve = t->solve;
    og_language language = t->doc->language;
    og_study_heading(t->doc, &solve->asked, t->scale, t->label);
    og_grid *table = og_doc_table(t->doc, NULL, 4);
    og_grid_head(table, false, "");
    og_grid_head(table, false, og_question_word(&solve->asked, language));
    og_grid_head(table, false, OG_TEXT(language, BY_CHANCE));
    og_grid_head(table, true, OG_TEXT(language, SOLVE_HOLDS));
    for (size_t i = 0; i < solve->point_count; i++) {
        const og_solve_point *point = &solve->points[i];
        bool answer = solve->answer.any && point->k == solve->answer.k;
        if (!point->scanned && !answer)
            continue;
        og_grid_add(table, og_cell_words(value_at(t, point->k)));
        og_grid_add(table, og_cell_number(point->value.value, t->scale));
        og_grid_add(table, og_study_margin(t->doc, t->scale, &point->value));
        og_grid_add(table,
                    og_cell_words(point->holds ? OG_TEXT(language, YES) : OG_TEXT(language, NO)));
    }
}

og_status og_solve_text(const og_solve *solve, char **text, og_error *err)
{
    og_language language = og_language_of(og_scenario_language(solve->scenario));
    og_document doc;
    og_doc_init(&doc, language);
    const og_scale *scale = og_doc_scale(&doc, og_solve_scale(solve, language));
    const teller t = {
        .doc = &doc,
        .solve = solve,
        .label = og_study_label(&doc, solve->scenario, solve->range.path, solve->range.label),
        .scale = scale,
        .fine = og_doc_scale(&doc, og_solve_fine(solve, scale))};
    og_study_head(&doc, solve->scenario, solve->replicates, solve->seed);
    if (solve->scenario->observed.count > 0)
        OG_DOC_SAY(&doc, paragraph, STUDY_KEPT);
    add_question(&t);
    if (solve->answer.any)
        add_answer(&t);
    else
        add_none(&t);
    if (solve->turned.any)
        add_turn(&t);
    else if (!solve->monotone)
        OG_DOC_SAY(&doc, note, SOLVE_WAVERS);
    add_table(&t);
    return og_doc_render(&doc, "text", text, err);
}
