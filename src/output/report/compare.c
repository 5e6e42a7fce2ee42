/* A comparison for people: what differs in the inputs, and what that does. */
#include "output/report/compare.h"

#include "engine/result.h"
#include "lang/date.h"
#include "output/doc/render.h"
#include "output/report/bridge.h"
#include "output/report/study_page.h"
#include "output/view/compare.h"

#include <math.h>
#include <string.h>

#define MARK "¹"
#define VALUE_COLUMNS 240 /* of a value that are shown */

typedef struct page {
    const og_comparison *c;
    og_document *doc;
} page;

/* ---- head -------------------------------------------------------------------------------- */

static const char *month_text(const page *p, og_month month, int plain)
{
    og_strbuf text = {0};
    og_date_month_of(&text, month, plain, p->doc->language);
    return og_doc_take(p->doc, &text);
}

static const char *list_text(const page *p, const char *const *labels, size_t count)
{
    og_strbuf list = {0};
    for (size_t i = 0; i < count; i++)
        og_strbuf_printf(&list, "%s%s", i ? "; " : "", labels[i]);
    return og_doc_take(p->doc, &list);
}

/* How many of the futures that were tried fit what is observed; nothing where nothing is. */
static void add_kept(const page *p, const char *name, const og_study_run *run)
{
    if (run->scenario->observed.count > 0)
        OG_DOC_SAY(p->doc, paragraph, COMPARE_KEPT, .name = name,
                   .kept = og_doc_number(p->doc, (double)og_result_replicates(run->result), 0),
                   .tries = og_doc_number(p->doc, (double)og_result_tries(run->result), 0));
}

static bool all_paired(const og_comparison *c)
{
    bool paired = true;
    for (size_t i = 0; i < c->other_count; i++)
        paired &= og_result_paired(c->base.result, c->others[i].run.result);
    return paired;
}

static void add_head(const page *p)
{
    const og_result *result = p->c->base.result;
    OG_DOC_HEADING(p->doc, 1, COMPARE_BASE, .title = og_scenario_title(p->c->base.scenario));
    const char *runs = og_doc_number(p->doc, (double)og_result_replicates(result), 0);
    const char *seed = OG_COUNT(og_result_seed(result));
    if (all_paired(p->c))
        OG_DOC_SAY(p->doc, paragraph, COMPARE_HEAD, .runs = runs, .seed = seed);
    else
        OG_DOC_SAY(p->doc, paragraph, COMPARE_HEAD_APART, .runs = runs, .seed = seed);
    OG_DOC_SAY(p->doc, paragraph, COMPARE_READ);
    add_kept(p, OG_TEXT(p->doc->language, COMPARE_BASE_HEAD), &p->c->base);
}

/* Whether some figure is measured since the year in which both have begun. */
static bool is_since(const og_compared *other)
{
    for (size_t i = 0; i < other->effect_count; i++)
        if (other->effects[i].since)
            return true;
    return false;
}

static void add_horizons(const page *p, const og_compared *other)
{
    const og_comparison *c = p->c;
    og_month end = c->base.scenario->last;
    const char *first = month_text(p, c->base_first, 1), *last = month_text(p, c->base_last, 12);
    const char *other_first = month_text(p, other->first, 1);
    const char *other_last = month_text(p, other->last, 12);
    if (c->horizons != OG_HORIZONS_APART && !other->since) {
        OG_DOC_SAY(p->doc, paragraph, COMPARE_CUT, .first = first, .last = last,
                   .name = other->name, .other_first = other_first, .other_last = other_last,
                   .cut = month_text(p, end, 12));
        return;
    }
    if (is_since(other))
        OG_DOC_SAY(p->doc, paragraph, COMPARE_SINCE, .first = first, .last = last,
                   .name = other->name, .other_first = other_first, .other_last = other_last,
                   .year = og_arena_printf(&p->doc->arena, "%d", other->since));
    else
        OG_DOC_SAY(p->doc, paragraph, COMPARE_APART, .first = first, .last = last,
                   .name = other->name, .other_first = other_first, .other_last = other_last);
    if (c->horizons != OG_HORIZONS_APART && (end != c->base_last || end != other->last))
        OG_DOC_SAY(p->doc, paragraph, COMPARE_SINCE_CUT, .cut = month_text(p, end, 12));
}

/* How it was compared, where that is not as a matter of course. */
static void add_conditions(const page *p, const og_compared *other)
{
    const og_comparison *c = p->c;
    bool differs = other->first != c->base_first || other->last != c->base_last;
    if (differs || c->base.scenario->last != c->base_last)
        add_horizons(p, other);
    if (other->drawn_otherwise)
        OG_DOC_SAY(p->doc, paragraph, COMPARE_DRAWN, .name = other->name);
    add_kept(p, other->name, &other->run);
    if (!og_result_paired(c->base.result, other->run.result))
        OG_DOC_SAY(p->doc, paragraph, COMPARE_TWO_SAMPLES, .name = other->name);
    if (other->gone_count > 0)
        OG_DOC_SAY(p->doc, paragraph, COMPARE_GONE,
                   .what = list_text(p, other->gone, other->gone_count));
    if (other->added_count > 0)
        OG_DOC_SAY(p->doc, paragraph, COMPARE_ADDED,
                   .what = list_text(p, other->added, other->added_count));
}

/* ---- inputs ------------------------------------------------------------------------------ */

static void add_change(const page *p, const og_change *change)
{
    const char *before = og_doc_cut(p->doc, change->before, VALUE_COLUMNS);
    const char *now = og_doc_cut(p->doc, change->now, VALUE_COLUMNS);
    switch (change->kind) {
    case OG_CHANGE_CHANGED:
        OG_DOC_ITEM(p->doc, 1, COMPARE_CHANGED, .path = change->path, .before = before, .now = now);
        break;
    case OG_CHANGE_ADDED:
        OG_DOC_ITEM(p->doc, 1, COMPARE_NEW, .path = change->path, .now = now);
        break;
    case OG_CHANGE_REMOVED:
        OG_DOC_ITEM(p->doc, 1, COMPARE_REMOVED, .path = change->path, .before = before);
        break;
    }
}

static void add_inputs(const page *p, const og_compared *other)
{
    bool words = other->inputs == 0;
    if (other->changes.count == 0) {
        OG_DOC_HEADING(p->doc, 3, COMPARE_NOTHING);
        return;
    }
    if (words)
        OG_DOC_HEADING(p->doc, 3, COMPARE_WORDS);
    else
        OG_DOC_HEADING(p->doc, 3, COMPARE_INPUTS);
    for (size_t i = 0; i < other->changes.count; i++)
        if (other->changes.at[i].words == words)
            add_change(p, &other->changes.at[i]);
}

/* ---- effects ----------------------------------------------------------------------------- */

static bool is_money(const og_effect *e)
{
    return og_question_euros(&e->asked);
}

/* The reserve needed with a certainty, beside its mean. */
static bool is_level(const og_effect *e)
{
    return e->asked.query.kind == OG_QUERY_STATISTIC && e->asked.terms[0].required_opening &&
           e->asked.query.statistic == OG_STATISTIC_QUANTILE;
}

/* Whether it is one of the main metrics, which stand in the table of what they belong to. */
static bool is_plain(const og_effect *e)
{
    return (e->asked.query.kind == OG_QUERY_METRIC || is_level(e)) &&
           e->asked.query.metric.count == 1 && !e->asked.periods;
}

/* Main metrics of one stream, sub-group or of money stand together. */
static bool together(const og_effect *a, const og_effect *b)
{
    const og_series *s = &a->asked.terms[0].series, *t = &b->asked.terms[0].series;
    if (!is_plain(a) || !is_plain(b) || is_money(a) != is_money(b))
        return a == b;
    return is_money(a) || (strcmp(s->owner, t->owner) == 0 && strcmp(s->stream, t->stream) == 0 &&
                           s->owner_kind == t->owner_kind);
}

/* A shorter word for what stands under money, or NULL. */
static const char *short_word(const page *p, const og_effect *e)
{
    const og_question_term *term = &e->asked.terms[0];
    const og_query_term *asked = &e->asked.query.metric.terms[0];
    og_language language = p->doc->language;
    int year = asked->period_at.length ? og_month_year(og_month_of(asked->period.first)) : 0;
    if (term->required_opening && year)
        return OG_DOC_TEXT(p->doc, COMPARE_REQUIRED_AT,
                           .year = og_arena_printf(&p->doc->arena, "%d", year));
    if (e->since && term->series.role == OG_ROLE_DRAWDOWN)
        return OG_DOC_TEXT(p->doc, COMPARE_DRAWDOWN_SINCE,
                           .year = og_arena_printf(&p->doc->arena, "%d", e->since));
    return term->required_opening                  ? OG_TEXT(language, COMPARE_REQUIRED)
           : term->series.role == OG_ROLE_DRAWDOWN ? OG_TEXT(language, COMPARE_DRAWDOWN)
           : term->series.role == OG_ROLE_BALANCE  ? OG_TEXT(language, COMPARE_BALANCE)
                                                   : NULL;
}

/* The name without the label that stands in the heading: "tekort, eind 2028". */
static const char *plain_name(const page *p, const og_effect *e)
{
    const char *label = e->asked.terms[0].series.label;
    const char *word = short_word(p, e);
    const char *text = og_study_name(p->doc, &e->asked);
    size_t length = label ? strlen(label) : 0;
    og_strbuf name = {0};
    if (is_level(e))
        return OG_DOC_TEXT(p->doc, COMPARE_LEVEL, .what = word,
                           .percent = OG_COUNT(e->asked.query.percent));
    if (e->asked.terms[0].required_opening)
        return OG_DOC_TEXT(p->doc, COMPARE_MEAN, .what = word);
    if (length > 0 && strncmp(text, label, length) == 0 && text[length] == ':')
        text += length + 2;
    if (word) {
        og_strbuf_puts(&name, word);
        text += strcspn(text, ",");
    } else if (text[0] >= 'A' && text[0] <= 'Z') {
        og_strbuf_putc(&name, (char)(text[0] - 'A' + 'a'));
        text++;
    }
    og_strbuf_puts(&name, text);
    return og_doc_take(p->doc, &name);
}

/* Metrics of one role at several times stand under its name: "tekort", and then "eind 2028". */
static bool same_role(const og_effect *a, const og_effect *b)
{
    const og_question_term *s = &a->asked.terms[0], *t = &b->asked.terms[0];
    return s->series.role == t->series.role && s->required_opening == t->required_opening;
}

static const char *row_name(const page *p, og_grid *table, const og_effect *e,
                            const og_effect *before, const og_effect *after)
{
    bool first = !before || !same_role(e, before);
    const char *name = is_plain(e) ? plain_name(p, e) : "", *time = strchr(name, ',');
    if (!time || (first && (!after || !same_role(e, after)))) {
        og_grid_group_end(table);
        return name;
    }
    if (first)
        og_grid_group(table, og_arena_text(&p->doc->arena, name, (size_t)(time - name)));
    return time + 2;
}

/* What the table of `e` is about. */
static const char *group_name(const page *p, const og_effect *e)
{
    const char *label = e->asked.terms[0].series.label;
    if (!is_plain(e))
        return og_study_name(p->doc, &e->asked);
    return is_money(e) || !label ? OG_TEXT(p->doc->language, COMPARE_MONEY) : label;
}

static void add_heads(const page *p, og_grid *table)
{
    og_language language = p->doc->language;
    og_grid_head(table, true, "");
    og_grid_head(table, false, OG_TEXT(language, COMPARE_BASE_HEAD));
    og_grid_head(table, false, OG_TEXT(language, COMPARE_OTHER_HEAD));
    og_grid_head(table, false, OG_TEXT(language, COMPARE_DIFFERENCE));
    og_grid_head(table, false, OG_TEXT(language, WITHIN_90));
    og_grid_head(table, false, OG_TEXT(language, COMPARE_MARGIN));
    og_grid_head(table, false, OG_TEXT(language, COMPARE_LOWER));
    og_grid_head(table, false, OG_TEXT(language, COMPARE_HIGHER));
}

/* Certain only by the plans; where no future differs there is no chance to tell. */
static og_doc_cell chance_cell(const og_effect *e, double chance)
{
    bool none = e->same && !isnan(chance);
    return none ? og_cell_words("–") : og_cell_chance(chance, e->certain);
}

static void add_numbers(const page *p, og_grid *table, const og_scale *scale, const og_effect *e)
{
    og_grid_add(table, og_cell_number(e->base.value, scale));
    og_grid_add(table, og_cell_number(e->other.value, scale));
    og_grid_add(table, og_cell_change(e->difference.value, scale));
    og_grid_add(table, og_cell_changes(e->low, e->high, scale));
    og_grid_add(table, og_study_margin(p->doc, scale, &e->difference));
    og_grid_add(table, chance_cell(e, e->lower));
    og_grid_add(table, chance_cell(e, e->higher));
}

/* What stands together: the largest number of what is in the unit of `like`. */
static double largest_in(const page *p, const og_compared *other, const og_effect *first,
                         const og_effect *like)
{
    double largest = 0;
    const char *unit = og_compare_scale(like, p->doc->language).name;
    for (size_t i = 0; i < other->effect_count; i++) {
        const og_effect *e = &other->effects[i];
        bool alike = is_money(e) || strcmp(og_compare_scale(e, p->doc->language).name, unit) == 0;
        if (together(first, e) && alike)
            largest = fmax(largest, og_compare_largest(e));
    }
    return largest;
}

/* What stands together with `first`, after `e`; NULL: none is left. */
static const og_effect *next_with(const og_compared *other, const og_effect *first,
                                  const og_effect *e)
{
    for (e = e ? e + 1 : other->effects; e < other->effects + other->effect_count; e++)
        if (together(first, e))
            return e;
    return NULL;
}

/* The rows of `first` and what stands together with it; those in another unit than the heading's
 * are marked. */
static void add_group(const page *p, const og_compared *other, const og_effect *first)
{
    og_document *doc = p->doc;
    const char *name = group_name(p, first), *marked = NULL;
    og_scale main = og_scale_of(&first->asked, largest_in(p, other, first, first), doc->language);
    if (main.name[0])
        name = OG_DOC_TEXT(doc, IN_UNIT, .what = name, .unit = main.name);
    og_doc_heading(doc, 3, name);
    og_grid *table = og_doc_table(doc, NULL, 8);
    add_heads(p, table);
    const og_effect *before = NULL;
    for (const og_effect *e = next_with(other, first, NULL), *after; e; before = e, e = after) {
        const og_scale *scale = og_doc_scale(
            doc, og_scale_of(&e->asked, largest_in(p, other, first, e), doc->language));
        bool differs = strcmp(main.name, scale->name) != 0;
        after = next_with(other, first, e);
        const char *row = row_name(p, table, e, before, after);
        const char *shown = differs ? og_arena_printf(&doc->arena, "%s" MARK, row) : row;
        marked = differs ? scale->name : marked;
        og_grid_add(table, og_cell_words(shown));
        add_numbers(p, table, scale, e);
    }
    if (marked)
        OG_DOC_SAY(doc, note, COMPARE_MARKED, .mark = MARK, .unit = marked);
}

static void add_effects(const page *p, const og_compared *other)
{
    og_strbuf same = {0}; /* groups in which nothing differs are named in one line */
    if (other->effect_count == 0)
        OG_DOC_SAY(p->doc, paragraph, COMPARE_NO_FIGURE);
    for (size_t i = 0; i < other->effect_count; i++) {
        const og_effect *e = &other->effects[i];
        bool begins = true, differs = false;
        for (size_t j = 0; j < other->effect_count; j++) {
            bool with = together(e, &other->effects[j]);
            begins &= !(with && j < i);
            differs |= with && !other->effects[j].same;
        }
        if (begins && differs)
            add_group(p, other, e);
        else if (begins)
            og_strbuf_printf(&same, "%s%s", same.length ? "; " : "", group_name(p, e));
    }
    if (same.length)
        OG_DOC_SAY(p->doc, paragraph, COMPARE_SAME, .what = og_doc_take(p->doc, &same));
}

/* ---- what common random numbers gain ------------------------------------------------------ */

/* Of a shortage over the horizon, for it takes in all else; otherwise of the first that differs. */
static const og_effect *telling(const og_compared *other)
{
    const og_effect *found = NULL;
    for (size_t i = 0; i < other->effect_count; i++) {
        const og_effect *e = &other->effects[i];
        bool usable = !e->same && e->paired > 0;
        bool sum = is_plain(e) && e->asked.terms[0].series.role == OG_ROLE_SHORTFALL &&
                   e->asked.query.metric.terms[0].reduction == OG_REDUCE_SUM;
        if (usable && sum)
            return e;
        if (usable && !found)
            found = e;
    }
    return found;
}

static void add_variance(const page *p, const og_compared *other)
{
    const og_effect *e = telling(other);
    if (!e || e->unpaired <= e->paired)
        return;
    double unit = og_compare_scale(e, p->doc->language).unit, times = e->unpaired / e->paired;
    int decimals = unit > 1 ? 2 : 0;
    OG_DOC_SAY(p->doc, paragraph, COMPARE_VARIANCE, .what = og_study_name(p->doc, &e->asked),
               .paired = og_doc_number(p->doc, e->paired / (unit * unit), decimals),
               .unpaired = og_doc_number(p->doc, e->unpaired / (unit * unit), decimals),
               .times = og_doc_number(p->doc, times, times < 10 ? 1 : 0));
}

void og_report_comparison(og_document *doc, const og_comparison *c)
{
    const page p = {c, doc};
    for (size_t i = 0; i < c->other_count; i++) {
        const og_compared *other = &c->others[i];
        OG_DOC_HEADING(doc, 2, COMPARE_OTHER, .name = other->name, .title = other->title);
        add_conditions(&p, other);
        add_inputs(&p, other);
        add_effects(&p, other);
        add_variance(&p, other);
    }
    if (c->bridge)
        og_report_bridge(doc, c);
}

og_status og_comparison_text(const og_comparison *c, char **text, og_error *err)
{
    og_document doc;
    const page p = {c, &doc};
    og_doc_init(&doc, og_compare_language(c));
    add_head(&p);
    og_report_comparison(&doc, c);
    return og_doc_render(&doc, "text", text, err);
}
