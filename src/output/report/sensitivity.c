/* A sensitivity study for people: of each metric the factors, then the inputs held. */
#include "output/report/sensitivity.h"

#include "output/doc/render.h"
#include "output/report/study_page.h"
#include "output/view/input_name.h"
#include "output/view/sensitivity.h"

#include <math.h>

typedef struct teller {
    og_document *doc;
    const og_sensitivity *study;
    size_t asked;
    og_movers movers;
    og_swings swings;
    const og_scale *scale;  /* of the metric */
    const og_scale *shares; /* of its spread */
} teller;

/* As it begins a row. */
static const char *capital(const teller *t, og_strbuf *name)
{
    if (name->length > 0)
        og_name_capital(name->text);
    return og_doc_take(t->doc, name);
}

/* ---- factors ----------------------------------------------------------------------------- */

static void add_interval(const teller *t, og_grid *table, const og_interval *interval)
{
    og_grid_add(table, og_cell_number(fmax(interval->value, 0), t->shares));
    og_grid_add(table, og_cell_range(fmax(interval->low, 0), fmax(interval->high, 0), t->shares));
}

static void add_mover(const teller *t, og_grid *table, size_t i)
{
    const og_sobol_index index = og_mover_shown(&t->movers, i);
    og_strbuf name = {0};
    og_factor_name(t->study, og_mover(&t->movers, i), &name);
    og_grid_add(table, og_cell_words(capital(t, &name)));
    add_interval(t, table, &index.first);
    add_interval(t, table, &index.total);
}

static void add_rest(const teller *t, og_grid *table)
{
    double count = (double)(t->movers.count - t->movers.shown);
    double total = fmax(og_movers_rest(&t->movers, true), 0);
    og_grid_add(table, og_cell_words(OG_DOC_TEXT(t->doc, FACTOR_REST,
                                                 .count = og_doc_number(t->doc, count, 0))));
    og_grid_add(table, og_cell_number(fmax(og_movers_rest(&t->movers, false), 0), t->shares));
    og_grid_add(table, og_cell_empty());
    og_grid_add(table, og_cell_words(OG_DOC_TEXT(t->doc, SENSITIVITY_AT_MOST,
                                                 .share = og_doc_percent(t->doc, total))));
    og_grid_add(table, og_cell_empty());
}

static void add_interaction(const teller *t, og_grid *table)
{
    og_strbuf name = {0};
    og_strbuf_puts(&name, OG_TEXT(t->doc->language, FACTOR_INTERACTION));
    og_grid_add(table, og_cell_words(capital(t, &name)));
    add_interval(t, table, &t->movers.moved->interaction);
    og_grid_add(table, og_cell_empty());
    og_grid_add(table, og_cell_empty());
}

/* What noise is, when it has a row. */
static void add_noise(const teller *t)
{
    og_strbuf names = {0};
    for (size_t i = 0; i < t->movers.shown; i++) {
        const og_factor *factor = og_mover(&t->movers, i);
        for (size_t k = 0; factor->kind == OG_FACTOR_NOISE && k < factor->used; k++) {
            og_strbuf_puts(&names, k > 0 ? "; " : "");
            og_uncertain_name(t->study, &factor->inputs[k], &names);
        }
    }
    if (names.length)
        OG_DOC_SAY(t->doc, note, SENSITIVITY_NOISE, .what = og_doc_take(t->doc, &names));
}

static void add_factors(const teller *t)
{
    og_language language = t->doc->language;
    size_t unmoved = t->study->factors.count - t->movers.count;
    og_grid *table = og_doc_table(t->doc, NULL, 5);
    og_grid_head(table, true, OG_TEXT(language, SENSITIVITY_SHARE));
    og_grid_head(table, false, OG_TEXT(language, SENSITIVITY_FIRST));
    og_grid_head(table, false, OG_TEXT(language, WITHIN_90));
    og_grid_head(table, false, OG_TEXT(language, SENSITIVITY_TOTAL));
    og_grid_head(table, false, OG_TEXT(language, WITHIN_90));
    for (size_t i = 0; i < t->movers.shown; i++)
        add_mover(t, table, i);
    if (t->movers.count > t->movers.shown)
        add_rest(t, table);
    add_interaction(t, table);
    add_noise(t);
    if (unmoved == 1)
        OG_DOC_SAY(t->doc, note, SENSITIVITY_UNMOVED_ONE);
    else if (unmoved > 1)
        OG_DOC_SAY(t->doc, note, SENSITIVITY_UNMOVED,
                   .count = og_doc_number(t->doc, (double)unmoved, 0));
}

/* ---- held inputs ------------------------------------------------------------------------- */

static og_doc_cell point_cell(const teller *t, const og_uncertain *input, size_t point)
{
    og_strbuf name = {0};
    og_point_name(t->study, input, point, &name);
    return og_cell_words(og_doc_take(t->doc, &name));
}

static void add_swing(const teller *t, og_grid *table, const og_swing *swing)
{
    og_strbuf name = {0};
    og_uncertain_name(t->study, swing->input, &name);
    og_grid_add(table, og_cell_words(capital(t, &name)));
    og_grid_add(table, point_cell(t, swing->input, swing->low));
    og_grid_add(table, og_cell_number(swing->from, t->scale));
    og_grid_add(table, point_cell(t, swing->input, swing->high));
    og_grid_add(table, og_cell_number(swing->to, t->scale));
}

static void add_swings(const teller *t)
{
    og_language language = t->doc->language;
    if (t->swings.shown == 0)
        return;
    const char *caption = t->scale->name[0]
                              ? OG_DOC_TEXT(t->doc, TORNADO_HEADING, .unit = t->scale->name)
                              : OG_TEXT(language, TORNADO_HEADING_PLAIN);
    og_grid *table = og_doc_table(t->doc, caption, 5);
    og_grid_head(table, true, "");
    og_grid_head(table, false, OG_TEXT(language, TORNADO_LOW));
    og_grid_head(table, false, OG_TEXT(language, MEAN));
    og_grid_head(table, false, OG_TEXT(language, TORNADO_HIGH));
    og_grid_head(table, false, OG_TEXT(language, MEAN));
    for (size_t i = 0; i < t->swings.shown; i++)
        add_swing(t, table, &t->swings.at[i]);
}

/* Factors with a row above that would be missed here. */
static void add_same(const teller *t)
{
    for (size_t i = 0; i < t->movers.shown; i++) {
        og_strbuf name = {0};
        if (!og_mover_hides(&t->movers, i, &t->swings))
            continue;
        og_factor_name(t->study, og_mover(&t->movers, i), &name);
        OG_DOC_SAY(t->doc, note, TORNADO_SAME, .input = capital(t, &name));
    }
}

/* ---- the whole --------------------------------------------------------------------------- */

static void add_heading(const teller *t)
{
    const og_question *asked = &t->study->asked[t->asked];
    const og_moved *moved = t->movers.moved;
    const char *mean = og_doc_amount(t->doc, moved->mean, t->scale);
    OG_DOC_HEADING(t->doc, 2, SENSITIVITY_HEADING, .what = og_study_name(t->doc, asked));
    if (moved->constant)
        OG_DOC_SAY(t->doc, paragraph, SENSITIVITY_CONSTANT, .value = mean);
    else if (og_question_chance(asked))
        OG_DOC_SAY(t->doc, paragraph, SENSITIVITY_CHANCE, .chance = mean);
    else
        OG_DOC_SAY(t->doc, paragraph, SENSITIVITY_SPREAD, .mean = mean,
                   .sd = og_doc_amount(t->doc, moved->sd, t->scale));
}

static void add_metric(og_document *doc, const og_sensitivity *study, size_t m)
{
    teller t = {.doc = doc,
                .study = study,
                .asked = m,
                .movers = og_movers_of(study, m, &doc->arena),
                .swings = og_swings_of(study, m, &doc->arena)};
    if (doc->arena.failed)
        return;
    double largest = og_swings_largest(&t.swings, t.movers.moved);
    t.scale = og_doc_scale(doc, og_scale_of(&study->asked[m], largest, doc->language));
    t.shares = og_doc_scale(doc, og_scale_shares(doc->language));
    add_heading(&t);
    if (t.movers.moved->constant)
        return;
    add_factors(&t);
    add_swings(&t);
    add_same(&t);
}

void og_report_sensitivity(og_document *doc, const og_sensitivity *study)
{
    bool varies = false;
    if (study->scenario->observed.count > 0)
        OG_DOC_SAY(doc, paragraph, SENSITIVITY_PRIOR);
    for (size_t m = 0; m < study->asked_count; m++) {
        add_metric(doc, study, m);
        varies |= !study->moved[m].constant;
    }
    if (varies) {
        OG_DOC_SAY(doc, paragraph, SENSITIVITY_NOTE);
        OG_DOC_SAY(doc, paragraph, TORNADO_NOTE);
    }
}

og_status og_sensitivity_text(const og_sensitivity *study, char **text, og_error *err)
{
    og_document doc;
    og_doc_init(&doc, og_language_of(og_scenario_language(study->scenario)));
    og_doc_heading(&doc, 1, og_scenario_title(study->scenario));
    OG_DOC_SAY(&doc, paragraph, SENSITIVITY_HEAD,
               .runs = og_doc_number(&doc, (double)study->replicates, 0),
               .seed = OG_COUNT(study->seed));
    og_report_sensitivity(&doc, study);
    return og_doc_render(&doc, "text", text, err);
}
