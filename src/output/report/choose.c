/* Options against futures for people: what each comes to, the regrets, and the choice. */
#include "output/view/choose.h"

#include "output/doc/render.h"
#include "output/report/study_page.h"

#include <math.h>
#include <string.h>

typedef struct teller {
    og_document *doc;
    const og_choose *choose;
    const og_scale *scale;
} teller;

static const char *letter_of(const teller *t, size_t option)
{
    og_strbuf text = {0};
    og_choose_letter(option, t->doc->language, &text);
    return og_doc_take(t->doc, &text);
}

static const char *future_of(const teller *t, size_t future)
{
    og_strbuf text = {0};
    og_choose_future(t->choose, future, &text);
    return og_doc_take(t->doc, &text);
}

static const char *list_of(const teller *t, const bool *chosen)
{
    og_strbuf text = {0};
    og_choose_list(t->choose, chosen, t->doc->language, &text);
    return og_doc_take(t->doc, &text);
}

static og_grid *add_heads(const teller *t, const char *caption, bool best)
{
    og_language language = t->doc->language;
    size_t options = t->choose->option_count;
    og_grid *table = og_doc_table(t->doc, caption, 2 + options + best);
    og_grid_head(table, true, OG_TEXT(language, CHOOSE_FUTURE));
    og_grid_head(table, false, OG_TEXT(language, CHOOSE_CHANCE));
    for (size_t o = 0; o < options; o++)
        og_grid_head(table, false, letter_of(t, o));
    if (best)
        og_grid_head(table, true, OG_TEXT(language, CHOOSE_BEST));
    return table;
}

/* The letters alone of the best in a future: "A, C". */
static const char *best_of(const teller *t, size_t future)
{
    og_strbuf text = {0};
    for (size_t o = 0; o < t->choose->option_count; o++)
        if (t->choose->decision.best[o * t->choose->table.futures + future]) {
            og_strbuf_puts(&text, text.length > 0 ? ", " : "");
            og_strbuf_putc(&text, (char)('A' + o));
        }
    return og_doc_take(t->doc, &text);
}

static void add_values(const teller *t)
{
    const og_choose *choose = t->choose;
    og_grid *table = add_heads(t, NULL, true);
    for (size_t f = 0; f < choose->table.futures; f++) {
        og_grid_add(table, og_cell_words(future_of(t, f)));
        og_grid_add(table, og_cell_chance(choose->table.weights[f], true));
        for (size_t o = 0; o < choose->option_count; o++)
            og_grid_add(table,
                        og_cell_number(choose->table.values[o * choose->table.futures + f].value,
                                       t->scale));
        og_grid_add(table, og_cell_words(best_of(t, f)));
    }
    og_grid_add(table, og_cell_words(OG_TEXT(t->doc->language, CHOOSE_ALL)));
    og_grid_add(table, og_cell_empty());
    for (size_t o = 0; o < choose->option_count; o++)
        og_grid_add(table, og_cell_number(choose->decision.expected[o], t->scale));
    og_grid_add(table, og_cell_empty());
}

static void add_regrets(const teller *t)
{
    const og_choose *choose = t->choose;
    og_grid *table = add_heads(t, OG_TEXT(t->doc->language, CHOOSE_REGRET), false);
    for (size_t f = 0; f < choose->table.futures; f++) {
        og_grid_add(table, og_cell_words(future_of(t, f)));
        og_grid_add(table, og_cell_chance(choose->table.weights[f], true));
        for (size_t o = 0; o < choose->option_count; o++)
            og_grid_add(
                table,
                og_cell_number(choose->decision.regret[o * choose->table.futures + f], t->scale));
    }
    og_grid_add(table, og_cell_words(OG_TEXT(t->doc->language, CHOOSE_LARGEST)));
    og_grid_add(table, og_cell_empty());
    for (size_t o = 0; o < choose->option_count; o++)
        og_grid_add(table, og_cell_number(choose->decision.largest[o], t->scale));
}

static void add_break_even(const teller *t)
{
    const og_choose *choose = t->choose;
    for (size_t f = 0; choose->break_even && f < choose->table.futures; f++) {
        double weight = choose->break_even[f].value;
        if (isnan(weight))
            continue;
        double first = choose->table.values[f].value;
        double second = choose->table.values[choose->table.futures + f].value;
        size_t better = (first < second) != choose->table.maximize ? 0 : 1;
        OG_DOC_ITEM(t->doc, 1, CHOOSE_BREAK_EVEN, .future = future_of(t, f),
                    .chance = og_doc_percent(t->doc, weight), .better = letter_of(t, better));
    }
}

static bool ties(const og_choose *choose)
{
    size_t expected = 0, regret = 0;
    for (size_t o = 0; o < choose->option_count; o++) {
        expected += choose->decision.best_expected[o];
        regret += choose->decision.least_regret[o];
    }
    bool tie = expected > 1 || regret > 1;
    for (size_t f = 0; f < choose->table.futures; f++) {
        size_t best = 0;
        for (size_t o = 0; o < choose->option_count; o++)
            best += choose->decision.best[o * choose->table.futures + f];
        tie |= best > 1;
    }
    return tie;
}

static void add_choice(const teller *t)
{
    const og_choose *choose = t->choose;
    OG_DOC_ITEM(t->doc, 1, CHOOSE_EXPECTED, .options = list_of(t, choose->decision.best_expected));
    OG_DOC_ITEM(t->doc, 1, CHOOSE_LEAST_REGRET,
                .options = list_of(t, choose->decision.least_regret));
    add_break_even(t);
    if (ties(choose))
        OG_DOC_SAY(t->doc, note, CHOOSE_TIE);
}

og_status og_choose_text(const og_choose *choose, char **text, og_error *err)
{
    og_language language = og_language_of(og_scenario_language(choose->scenario));
    og_document doc;
    og_doc_init(&doc, language);
    og_study_head(&doc, choose->scenario, choose->replicates, choose->seed);
    const teller t = {&doc, choose, og_doc_scale(&doc, og_choose_scale(choose, language))};
    for (size_t o = 0; o < choose->option_count; o++) {
        const char letter[2] = {(char)('A' + o)};
        OG_DOC_ITEM(&doc, 1, CHOOSE_OPTION, .letter = letter, .label = choose->options[o].label);
    }
    if (choose->kept)
        OG_DOC_SAY(&doc, paragraph, STUDY_KEPT);
    if (choose->apart)
        OG_DOC_SAY(&doc, paragraph, CHOOSE_APART);
    og_study_heading(&doc, &choose->asked, t.scale, OG_TEXT(language, CHOOSE_BY));
    og_doc_paragraph(&doc, choose->table.maximize ? OG_TEXT(language, CHOOSE_MORE)
                                                  : OG_TEXT(language, CHOOSE_LESS));
    add_values(&t);
    add_regrets(&t);
    add_choice(&t);
    return og_doc_render(&doc, "text", text, err);
}
