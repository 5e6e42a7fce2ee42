#include "output/report/explain.h"

#include "lang/date.h"
#include "output/doc/render.h"
#include "output/report/study_page.h"
#include "output/view/explain.h"

#include <math.h>
#include <string.h>

typedef struct page {
    og_document *doc;
    const og_explain *e;
    const og_explain_figure *figure;
    int level;
} page;

/* The columns that a step's table has besides its rows' names and numbers. */
typedef struct columns {
    bool when, reason, range, further;
} columns;

/* ---- words ---- */

static const char *number_text(og_document *doc, const og_scale *scale, double value)
{
    char number[OG_FORMAT_SIZE];
    og_scale_number(scale, value, number);
    const char *minus = strncmp(number, "−", strlen("−")) == 0 ? "−" : "";
    if (scale->euro)
        return og_arena_printf(&doc->arena, "%s€%s%s", minus,
                               doc->language == OG_LANGUAGE_EN ? "" : "\u00a0",
                               number + strlen(minus));
    return og_arena_printf(&doc->arena, scale->share ? "%s%%" : "%s", number);
}

/* "20,4 (16 tot 25)" */
static const char *factor_text(og_document *doc, const og_explain_factor *factor)
{
    const og_scale scale = og_explain_factor_scale(factor->mean, doc->language);
    og_scale rough = scale;
    const char *mean = number_text(doc, &scale, factor->mean);
    bool ranges = !isnan(factor->low) &&
                  fabs(factor->high - factor->low) > 1e-9 * fmax(fabs(factor->low), 1e-9);
    if (!ranges)
        return mean;
    rough.decimals = fabs(factor->high) >= 100 ? 0 : fabs(factor->high) >= 10 ? 1 : 3;
    return OG_DOC_TEXT(doc, EXPLAIN_BETWEEN, .value = mean,
                       .low = number_text(doc, &rough, factor->low),
                       .high = number_text(doc, &rough, factor->high));
}

/* "prijs 20,4 (16 tot 25) × aantal 1.200 × index 1" */
static const char *reason_text(og_document *doc, const og_explain_row *row)
{
    const char *text = "";
    for (size_t i = 0; i < row->factor_count && text; i++)
        text = og_arena_printf(&doc->arena, "%s%s%s %s", text, i ? " × " : "",
                               og_sentence_text(row->factors[i].word, doc->language),
                               factor_text(doc, &row->factors[i]));
    return text ? text : "";
}

/* "2025 t/m 2029"; "januari 2025 t/m maart 2026" */
static const char *through_text(og_document *doc, og_day first, og_day last)
{
    const bool years =
        og_month_number(og_month_of(first)) == 1 && og_month_number(og_month_of(last)) == 12;
    og_strbuf from = {0}, to = {0};
    const og_month a = og_month_of(first), z = og_month_of(last);
    og_date_span(&from, first, years ? og_year_last(og_month_year(a)) : og_month_last(a),
                 doc->language);
    og_date_span(&to, years ? og_year_first(og_month_year(z)) : og_month_first(z), last,
                 doc->language);
    const char *begin = og_doc_take(doc, &from), *end = og_doc_take(doc, &to);
    return OG_DOC_TEXT(doc, EXPLAIN_THROUGH, .first = begin, .last = end);
}

static const char *span_text(og_document *doc, og_day first, og_day last, bool at)
{
    og_strbuf text = {0};
    const og_day begin = og_month_first(og_month_of(first)), end = og_month_last(og_month_of(last));
    if (!at && first == begin && last == end && last - first > 366)
        return through_text(doc, first, last);
    if (at)
        og_date_end(&text, last, doc->language);
    else
        og_date_span(&text, first, last, doc->language);
    return og_doc_take(doc, &text);
}

static bool is_named(const og_explain_row *row)
{
    return row->name || row->word != OG_SENTENCES;
}

/* What has no name is called by its time, or by whose the step is. */
static const char *row_name(og_document *doc, const og_explain_row *row, const char *step)
{
    og_strbuf name = {0};
    if (!is_named(row))
        return row->last >= row->first ? span_text(doc, row->first, row->last, false) : step;
    og_explain_row_name(row, doc->language, &name);
    return og_doc_take(doc, &name);
}

/* ---- a step ---- */

static const char *step_title(const page *p, const og_explain_step *step, bool first)
{
    og_strbuf name = {0};
    if (first)
        return og_study_name(p->doc, &p->figure->asked);
    og_explain_name(step, p->doc->language, &name);
    const char *what = og_doc_take(p->doc, &name);
    if (step->last < step->first)
        return what;
    return OG_DOC_TEXT(p->doc, EXPLAIN_STEP, .what = what,
                       .when = span_text(p->doc, step->first, step->last, step->at));
}

static void add_value(const page *p, const og_explain_step *step)
{
    og_document *doc = p->doc;
    const og_scale scale = og_explain_scale(step, doc->language);
    const char *value = number_text(doc, &scale, step->value);
    const double level = p->figure->level;
    if (step->depth == 0 && !isnan(level))
        OG_DOC_SAY(doc, paragraph, EXPLAIN_NEED, .value = value,
                   .percent = og_doc_percent(doc, level));
    else if (step->depth == 0 && og_query_is_first(&p->figure->asked.query))
        OG_DOC_SAY(doc, paragraph, EXPLAIN_SHARES);
    else if (isnan(step->low))
        OG_DOC_SAY(doc, paragraph, EXPLAIN_MEAN, .value = value);
    else if (step->low == step->high && step->low == step->value)
        OG_DOC_SAY(doc, paragraph, EXPLAIN_SURE, .value = value);
    else
        OG_DOC_SAY(doc, paragraph, EXPLAIN_MEAN_RANGE, .value = value,
                   .low = number_text(doc, &scale, step->low),
                   .high = number_text(doc, &scale, step->high));
}

static columns columns_of(const og_explain_step *step)
{
    columns c = {0};
    for (size_t i = 0; i < step->row_count; i++) {
        const og_explain_row *row = &step->rows[i];
        c.when |= row->last >= row->first && is_named(row);
        c.reason |= row->factor_count > 0;
        c.range |= !isnan(row->low) && row->low != row->high;
        c.further |= row->figure && row->step == OG_EXPLAIN_NONE;
    }
    return c;
}

/* The cells behind a row's name; `row` NULL: of the rounding or the total. */
static void add_cells(const page *p, og_grid *table, const columns *c, const og_explain_row *row,
                      double value, const og_scale *scale)
{
    bool dated = row && row->last >= row->first && is_named(row);
    bool ranges = row && !isnan(row->low) && row->low != row->high;
    if (c->when)
        og_grid_add(table, dated ? og_cell_words(span_text(p->doc, row->first, row->last, false))
                                 : og_cell_empty());
    if (c->reason)
        og_grid_add(table, row && row->factor_count ? og_cell_words(reason_text(p->doc, row))
                                                    : og_cell_empty());
    og_grid_add(table, og_cell_number(value, scale));
    if (c->range)
        og_grid_add(table, ranges ? og_cell_range(row->low, row->high, scale) : og_cell_empty());
    if (c->further)
        og_grid_add(table, row && row->figure && row->step == OG_EXPLAIN_NONE
                               ? og_cell_words(row->figure)
                               : og_cell_empty());
}

static void add_heads(og_grid *table, const og_explain_step *step, const columns *c,
                      og_language language)
{
    og_grid_head(table, true, "");
    if (c->when)
        og_grid_head(table, true, OG_TEXT(language, EXPLAIN_WHEN));
    if (c->reason)
        og_grid_head(table, true, OG_TEXT(language, EXPLAIN_REASON));
    og_grid_head(table, false,
                 step->unit == OG_EXPLAIN_EUROS     ? OG_TEXT(language, EXPLAIN_AMOUNT)
                 : step->unit == OG_EXPLAIN_PERCENT ? OG_TEXT(language, EXPLAIN_PERCENT)
                                                    : OG_TEXT(language, EXPLAIN_NUMBER));
    if (c->range)
        og_grid_head(table, false, OG_TEXT(language, WITHIN_90));
    if (c->further)
        og_grid_head(table, true, OG_TEXT(language, EXPLAIN_FURTHER));
}

static void add_step(const page *p, const og_explain_step *step, bool first)
{
    og_document *doc = p->doc;
    const columns c = columns_of(step);
    const og_scale *scale = og_doc_scale(doc, og_explain_scale(step, doc->language));
    const char *title = step_title(p, step, first);
    og_doc_heading(doc, first ? p->level : p->level + 1, title);
    add_value(p, step);
    if (step->row_count == 0)
        return;
    og_grid *table = og_doc_table(doc, NULL, (size_t)2 + c.when + c.reason + c.range + c.further);
    add_heads(table, step, &c, doc->language);
    for (size_t i = 0; i < step->row_count; i++) {
        const og_explain_row *row = &step->rows[i];
        og_grid_add(table, og_cell_words(row_name(doc, row, step->name)));
        add_cells(p, table, &c, row, og_explain_shown(step, row), scale);
    }
    double rounding = og_explain_rounding(step);
    if (rounding != 0) {
        og_grid_add(table, og_cell_words(OG_TEXT(doc->language, EXPLAIN_ROUNDING)));
        add_cells(p, table, &c, NULL, rounding, scale);
    }
    og_grid_add(table, og_cell_words(OG_TEXT(doc->language, EXPLAIN_TOTAL)));
    add_cells(p, table, &c, NULL, step->value, scale);
}

/* ---- what it rests on ---- */

static const char *ground_text(og_document *doc, const og_scenario *scenario,
                               const og_grounds *grounds)
{
    if (grounds->kind == OG_GROUND_NONE)
        return OG_TEXT(doc->language, EXPLAIN_NO_GROUND);
    if (grounds->kind == OG_GROUND_ASSUMPTION)
        return OG_DOC_TEXT(doc, EXPLAIN_ASSUMPTION, .text = grounds->text);
    int found = og_array_find(&scenario->sources, grounds->text);
    return found < 0
               ? grounds->text
               : OG_DOC_TEXT(doc, EXPLAIN_SOURCE, .id = grounds->text,
                             .text = ((const og_text_item *)scenario->sources.at[found])->text);
}

static const char *place_text(og_document *doc, const og_pos *pos)
{
    if (!pos->source)
        return "";
    if (strcmp(pos->source->name, "--set") == 0)
        return OG_TEXT(doc->language, EXPLAIN_SET);
    const char *slash = strrchr(pos->source->name, '/');
    return og_arena_printf(&doc->arena, "%s:%u", slash ? slash + 1 : pos->source->name, pos->line);
}

static bool told_before(const page *p, size_t step, const char *path)
{
    for (size_t s = p->figure->first_step; s < step; s++)
        for (size_t i = 0; i < p->e->steps[s].ground_count; i++)
            if (strcmp(p->e->steps[s].grounds[i].path, path) == 0)
                return true;
    return false;
}

static void add_ground(const page *p, const og_explain_ground *ground)
{
    og_strbuf name = {0}, value = {0};
    og_explain_ground_name(p->e, ground, &name);
    og_explain_ground_value_say(p->e, ground, &value);
    const char *what = og_doc_take(p->doc, &name), *text = og_doc_take(p->doc, &value);
    const char *place = place_text(p->doc, &ground->pos);
    bool refers = ground->value && ground->value->kind == OG_VALUE_INPUT;
    if (refers && ground->grounds.kind == OG_GROUND_NONE) /* what it refers to follows */
        OG_DOC_ITEM(p->doc, 1, EXPLAIN_REFERENCE, .name = what, .value = text, .place = place);
    else
        OG_DOC_ITEM(p->doc, 1, EXPLAIN_VALUE, .name = what, .value = text, .place = place,
                    .ground = ground_text(p->doc, p->e->run.scenario, &ground->grounds));
}

static void add_grounds(const page *p)
{
    bool first = true;
    for (size_t k = 0; k < p->figure->step_count; k++) {
        size_t s = p->figure->first_step + k;
        for (size_t i = 0; i < p->e->steps[s].ground_count; i++) {
            const og_explain_ground *ground = &p->e->steps[s].grounds[i];
            if (told_before(p, s, ground->path))
                continue;
            if (first)
                og_doc_heading(p->doc, p->level + 1, OG_TEXT(p->doc->language, EXPLAIN_GROUNDS));
            first = false;
            add_ground(p, ground);
        }
    }
}

static bool has_together(const og_explain *e, const og_explain_figure *figure)
{
    for (size_t k = 0; k < figure->step_count; k++)
        for (size_t i = 0; i < e->steps[figure->first_step + k].row_count; i++)
            if (e->steps[figure->first_step + k].rows[i].word == OG_SENTENCE_EXPLAIN_TOGETHER)
                return true;
    return false;
}

void og_report_explain(og_document *doc, const og_explain *e, size_t figure, int level)
{
    const page p = {doc, e, &e->figures[figure], level};
    for (size_t k = 0; k < p.figure->step_count; k++) {
        const og_explain_step *step = &e->steps[p.figure->first_step + k];
        if (k == 0 || step->row_count)
            add_step(&p, step, k == 0);
    }
    if (has_together(e, p.figure))
        OG_DOC_SAY(doc, note, EXPLAIN_TOGETHER_NOTE);
    add_grounds(&p);
}

og_status og_explain_text(const og_explain *e, char **text, og_error *err)
{
    const og_scenario *scenario = e->run.scenario;
    og_document doc;
    og_doc_init(&doc, og_language_of(og_scenario_language(scenario)));
    og_doc_heading(&doc, 1, og_scenario_title(scenario));
    OG_DOC_SAY(&doc, paragraph, STUDY_HEAD,
               .runs = og_doc_number(&doc, (double)og_result_replicates(e->run.result), 0),
               .seed = OG_COUNT(og_result_seed(e->run.result)));
    OG_DOC_SAY(&doc, paragraph, EXPLAIN_READ);
    for (size_t i = 0; i < e->figure_count; i++)
        og_report_explain(&doc, e, i, 2);
    return og_doc_render(&doc, "text", text, err);
}
