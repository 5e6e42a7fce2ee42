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
    char text[OG_FORMAT_SIZE];
    og_strbuf kept = {0};
    og_solve_value(t->solve, k, t->doc->language, text);
    og_strbuf_puts(&kept, text);
    return og_doc_take(t->doc, &kept);
}

static const char *outcome(const teller *t, const og_solve_point *point)
{
    return og_doc_amount(t->doc, point->value.value, t->fine);
}

static const char *margin(const teller *t, const og_solve_point *point)
{
    return og_study_margin_text(t->doc, t->fine, &point->value);
}

/* "0,5"; between dates "1 maand", "14 dagen". */
static const char *step_of(const teller *t)
{
    const og_range *range = &t->solve->range;
    const char *count = og_doc_point(t->doc, range->step);
    if (!range->dates)
        return count;
    if (range->step == 1)
        return range->months ? OG_TEXT(t->doc->language, SOLVE_MONTH)
                             : OG_TEXT(t->doc->language, SOLVE_DAY);
    if (range->months)
        return OG_DOC_TEXT(t->doc, SOLVE_MONTHS, .count = count);
    return OG_DOC_TEXT(t->doc, SWEEP_DAYS, .count = count);
}

static void add_question(const teller *t)
{
    const og_solve *solve = t->solve;
    og_strbuf condition = {0};
    og_question_condition(&solve->asked, t->doc->language, &condition);
    const char *low = value_at(t, 0), *high = value_at(t, solve->range.last);
    const char *step = step_of(t);
    const char *text = og_doc_take(t->doc, &condition);
    static const og_sentence asks[2][2] = {{OG_SENTENCE_SOLVE_SMALLEST, OG_SENTENCE_SOLVE_LARGEST},
                                           {OG_SENTENCE_SOLVE_EARLIEST, OG_SENTENCE_SOLVE_LATEST}};
    og_strbuf said = {0};
    OG_SAY_LIKE(&said, t->doc->language, asks[solve->range.dates][solve->largest], SOLVE_SMALLEST,
                .what = t->label, .low = low, .high = high, .step = step, .condition = text);
    og_doc_heading(t->doc, 2, og_doc_take(t->doc, &said));
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
    static const og_sentence ends[2][2] = {{OG_SENTENCE_SOLVE_AT_LOW, OG_SENTENCE_SOLVE_AT_HIGH},
                                           {OG_SENTENCE_SOLVE_AT_FIRST, OG_SENTENCE_SOLVE_AT_LAST}};
    static const og_sentence steps[2][2] = {
        {OG_SENTENCE_SOLVE_STEP_LESS, OG_SENTENCE_SOLVE_STEP_MORE},
        {OG_SENTENCE_SOLVE_STEP_EARLIER, OG_SENTENCE_SOLVE_STEP_LATER}};
    uint64_t beside = solve->largest ? k + 1 : k - 1;
    og_strbuf said = {0};
    if (k == end)
        og_strbuf_puts(
            &said, og_sentence_text(ends[solve->range.dates][solve->largest], t->doc->language));
    else
        OG_SAY_LIKE(&said, t->doc->language, steps[solve->range.dates][solve->largest],
                    SOLVE_STEP_LESS, .at = value_at(t, beside),
                    .value = outcome(t, og_solve_at(solve, beside)));
    og_doc_note(t->doc, og_doc_take(t->doc, &said));
    add_moves(t);
}

/* It holds at one end, and the other end of where it does is what was probably sought. */
static void add_turn(const teller *t)
{
    const og_solve *solve = t->solve;
    const char *turned = value_at(t, solve->turned.k);
    if (solve->range.dates && solve->largest)
        OG_DOC_SAY(t->doc, note, SOLVE_HOLDS_SINCE, .from = turned,
                   .high = value_at(t, solve->range.last));
    else if (solve->range.dates)
        OG_DOC_SAY(t->doc, note, SOLVE_HOLDS_UNTIL, .low = value_at(t, 0), .last = turned);
    else if (solve->largest)
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
