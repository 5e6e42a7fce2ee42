/* The tables of a comparison: what differs in the inputs, and what that does. */
#include "output/view/compare.h"
#include "base/format.h"
#include "base/utf8.h"
#include "lang/figure.h"
#include "output/report/study_page.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#define NAME_WIDTH 34 /* columns of a metric's name */
#define MARK "¹"
#define VALUE_LENGTH 240 /* bytes of a value that are shown */

typedef struct page {
    const og_comparison *c;
    og_language language;
    og_strbuf text;
} page;

og_language og_compare_language(const og_comparison *c)
{
    return og_language_of(og_scenario_language(c->base.scenario));
}

/* ---- paragraphs -------------------------------------------------------------------------- */

static void say(page *p, const char *lead, og_word word, const char *const *arguments)
{
    og_study_say(&p->text, lead, p->language, word, arguments);
}

static void month_text(const page *p, og_month month, int plain, char *out)
{
    og_strbuf text = {0};
    og_date_month_of(&text, month, plain, p->language);
    og_format(out, OG_FORMAT_SIZE, "%s", text.failed ? "" : text.text);
    og_strbuf_clear(&text);
}

static void say_list(page *p, og_word word, const char *const *labels, size_t count)
{
    og_strbuf list = {0};
    for (size_t i = 0; i < count; i++)
        og_strbuf_printf(&list, "%s%s", i ? "; " : "", labels[i]);
    if (list.failed)
        p->text.failed = true;
    else if (count > 0)
        say(p, "", word, (const char *const[]){list.text});
    og_strbuf_clear(&list);
}

static void add_head(page *p)
{
    char count[OG_FORMAT_SIZE], seed[24];
    const og_comparison *c = p->c;
    og_format_number((double)og_result_replicates(c->base.result), 0, p->language, count);
    og_format(seed, sizeof seed, "%" PRIu64, og_result_seed(c->base.result));
    say(p, "", OG_WORD_COMPARE_BASE, (const char *const[]){og_scenario_title(c->base.scenario)});
    say(p, "", OG_WORD_COMPARE_HEAD, (const char *const[]){count, seed});
    say(p, "", OG_WORD_COMPARE_READ, NULL);
}

/* How it was compared, where that is not as a matter of course. */
static void add_conditions(page *p, const og_compared *other)
{
    const og_comparison *c = p->c;
    char first[2][OG_FORMAT_SIZE], last[2][OG_FORMAT_SIZE], cut[OG_FORMAT_SIZE];
    month_text(p, c->base_first, 1, first[0]);
    month_text(p, c->base_last, 12, last[0]);
    month_text(p, other->first, 1, first[1]);
    month_text(p, other->last, 12, last[1]);
    month_text(p, c->base.scenario->last, 12, cut);
    const char *const arguments[] = {first[0], last[0], other->name, first[1], last[1], cut};
    bool differs = other->first != c->base_first || other->last != c->base_last;
    if (differs || c->base.scenario->last != c->base_last)
        say(p, "", c->horizons == OG_HORIZONS_CUT ? OG_WORD_COMPARE_CUT : OG_WORD_COMPARE_APART,
            arguments);
    if (other->drawn_otherwise)
        say(p, "", OG_WORD_COMPARE_DRAWN, &other->name);
    say_list(p, OG_WORD_COMPARE_GONE, other->gone, other->gone_count);
    say_list(p, OG_WORD_COMPARE_ADDED, other->added, other->added_count);
}

/* ---- inputs ------------------------------------------------------------------------------ */

/* The beginning of a long value. */
static const char *shortened(const char *text, og_strbuf *room)
{
    size_t length = 0, size;
    uint32_t code;
    if (strlen(text) <= VALUE_LENGTH)
        return text;
    while (length < VALUE_LENGTH && (size = og_utf8_decode(text + length, VALUE_LENGTH, &code)) > 0)
        length += size;
    og_strbuf_add(room, text, length);
    og_strbuf_puts(room, "…");
    return room->failed ? "" : room->text;
}

static void add_change(page *p, const og_change *change)
{
    static const og_word words[] = {[OG_CHANGE_CHANGED] = OG_WORD_COMPARE_CHANGED,
                                    [OG_CHANGE_ADDED] = OG_WORD_COMPARE_NEW,
                                    [OG_CHANGE_REMOVED] = OG_WORD_COMPARE_REMOVED};
    og_strbuf before = {0}, now = {0};
    say(p, "  - ", words[change->kind],
        (const char *const[]){change->path, shortened(change->before, &before),
                              shortened(change->now, &now)});
    og_strbuf_clear(&before);
    og_strbuf_clear(&now);
}

static void add_inputs(page *p, const og_compared *other)
{
    bool words = other->inputs == 0;
    og_strbuf_putc(&p->text, '\n');
    if (other->changes.count == 0) {
        say(p, "", OG_WORD_COMPARE_NOTHING, NULL);
        return;
    }
    say(p, "", words ? OG_WORD_COMPARE_WORDS : OG_WORD_COMPARE_INPUTS, NULL);
    for (size_t i = 0; i < other->changes.count; i++)
        if (other->changes.at[i].words == words)
            add_change(p, &other->changes.at[i]);
}

/* ---- effects ----------------------------------------------------------------------------- */

static double largest_of(const og_effect *e)
{
    double largest = fmax(fabs(e->base.value), fabs(e->other.value));
    return fmax(largest, fmax(fabs(e->low), fabs(e->high)));
}

og_scale og_compare_scale(const og_effect *e, og_language language)
{
    return og_scale_of(&e->asked, largest_of(e), language);
}

static bool is_money(const og_effect *e)
{
    return og_question_euros(&e->asked);
}

/* Whether it is one of the main metrics, which stand in the table of what they belong to. */
static bool is_plain(const og_effect *e)
{
    return e->asked.query.kind == OG_QUERY_METRIC && e->asked.query.metric.count == 1 &&
           !e->asked.periods;
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

static void add_heads(page *p, og_grid *grid)
{
    static const og_word heads[] = {OG_WORD_COMPARE_BASE_HEAD,  OG_WORD_COMPARE_OTHER_HEAD,
                                    OG_WORD_COMPARE_DIFFERENCE, OG_WORD_COMPARE_WITHIN,
                                    OG_WORD_BY_CHANCE,          OG_WORD_COMPARE_LOWER,
                                    OG_WORD_COMPARE_HIGHER};
    og_grid_init(grid, "lrrrrrrr");
    og_grid_add(grid, "");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_study_word(grid, p->language, heads[i]);
}

static void add_range(page *p, og_grid *grid, const og_scale *scale, const og_effect *e)
{
    char low[OG_FORMAT_SIZE], high[OG_FORMAT_SIZE];
    og_strbuf range = {0};
    og_scale_signed(scale, e->low, low);
    og_scale_signed(scale, e->high, high);
    if (isnan(e->low))
        og_strbuf_puts(&range, "");
    else
        og_word_say(&range, p->language, OG_WORD_COMPARE_RANGE, (const char *const[]){low, high});
    og_grid_add(grid, range.failed || !range.text ? "" : range.text);
    og_strbuf_clear(&range);
}

static void add_chance(page *p, og_grid *grid, double share)
{
    char text[OG_FORMAT_SIZE];
    if (isnan(share))
        text[0] = '\0';
    else if (share == 0 || share == 1)
        og_format_percent(share, p->language, text);
    else
        og_format_chance(share, p->language, text);
    og_grid_add(grid, text);
}

static void add_numbers(page *p, og_grid *grid, const og_scale *scale, const og_effect *e)
{
    char text[OG_FORMAT_SIZE];
    og_study_cell(grid, scale, e->base.value);
    og_study_cell(grid, scale, e->other.value);
    og_scale_signed(scale, e->difference.value, text);
    og_grid_add(grid, text);
    add_range(p, grid, scale, e);
    og_study_chance(grid, scale, &e->difference);
    add_chance(p, grid, e->lower);
    add_chance(p, grid, e->higher);
}

/* A shorter word for what stands under money, or NULL. */
static const char *short_word(const page *p, const og_effect *e)
{
    const og_question_term *term = &e->asked.terms[0];
    og_word word = term->required_opening                  ? OG_WORD_COMPARE_REQUIRED
                   : term->series.role == OG_ROLE_DRAWDOWN ? OG_WORD_COMPARE_DRAWDOWN
                   : term->series.role == OG_ROLE_BALANCE  ? OG_WORD_COMPARE_BALANCE
                                                           : OG_WORDS;
    return word == OG_WORDS ? NULL : og_word_text(word, p->language);
}

/* The name without the label that stands in the heading: "tekort, eind 2028". */
static void say_name(const page *p, const og_effect *e, og_strbuf *out)
{
    og_strbuf name = {0};
    const char *label = e->asked.terms[0].series.label, *word = short_word(p, e);
    og_question_name(&e->asked, p->language, &name);
    const char *text = name.failed ? "" : name.text;
    size_t length = label ? strlen(label) : 0;
    if (length > 0 && strncmp(text, label, length) == 0 && text[length] == ':')
        text += length + 2;
    if (word) {
        og_strbuf_puts(out, word);
        text += strcspn(text, ",");
    } else if (text[0] >= 'A' && text[0] <= 'Z') {
        og_strbuf_putc(out, (char)(text[0] - 'A' + 'a'));
        text++;
    }
    og_strbuf_puts(out, text);
    out->failed |= name.failed;
    og_strbuf_clear(&name);
}

/* In `width` columns; with a mark when its unit is another than the heading's. */
static void add_name(page *p, og_grid *grid, const og_effect *e, size_t width, bool marked)
{
    og_strbuf name = {0}, cut = {0};
    if (is_plain(e))
        say_name(p, e, &name);
    og_compare_cut(name.failed || !name.text ? "" : name.text, width, false, &cut);
    og_strbuf_puts(&cut, marked ? MARK : "");
    og_grid_add(grid, cut.failed || !cut.text ? "" : cut.text);
    p->text.failed |= name.failed || cut.failed;
    og_strbuf_clear(&name);
    og_strbuf_clear(&cut);
}

static void add_heading(page *p, const og_effect *e, const char *unit)
{
    og_strbuf name = {0};
    const char *label = e->asked.terms[0].series.label;
    if (!is_plain(e))
        og_question_name(&e->asked, p->language, &name);
    else
        og_strbuf_puts(&name, is_money(e) || !label
                                  ? og_word_text(OG_WORD_COMPARE_MONEY, p->language)
                                  : label);
    og_strbuf_putc(&p->text, '\n');
    if (name.failed)
        p->text.failed = true;
    else if (unit[0])
        say(p, "", OG_WORD_COMPARE_UNIT, (const char *const[]){name.text, unit});
    else
        og_grid_wrap(&p->text, "", name.text, OG_STUDY_WIDTH);
    og_strbuf_clear(&name);
}

/* What stands together: the largest number of what is in the unit of `like`. */
static double largest_in(const og_compared *other, const og_effect *first, const og_effect *like,
                         og_language language)
{
    double largest = 0;
    const char *unit = og_compare_scale(like, language).name;
    for (size_t i = 0; i < other->effect_count; i++) {
        const og_effect *e = &other->effects[i];
        if (together(first, e) &&
            (is_money(e) || strcmp(og_compare_scale(e, language).name, unit) == 0))
            largest = fmax(largest, largest_of(e));
    }
    return largest;
}

/* The rows of `first` and what stands together with it; *marked tells the unit of those that have
 * another than the heading. */
static void fill_group(page *p, og_grid *grid, const og_compared *other, const og_effect *first,
                       size_t width, const char **marked)
{
    const char *unit = NULL;
    *marked = NULL;
    add_heads(p, grid);
    for (size_t i = 0; i < other->effect_count; i++) {
        const og_effect *e = &other->effects[i];
        if (!together(first, e))
            continue;
        og_scale scale =
            og_scale_of(&e->asked, largest_in(other, first, e, p->language), p->language);
        unit = unit ? unit : scale.name;
        bool differs = strcmp(unit, scale.name) != 0;
        if (differs)
            *marked = scale.name;
        add_name(p, grid, e, width, differs);
        add_numbers(p, grid, &scale, e);
    }
}

/* The widest line that the grid takes. */
static size_t width_of(const og_grid *grid)
{
    og_strbuf text = {0};
    size_t widest = 0;
    og_grid_print(grid, OG_STUDY_INDENT, &text);
    for (char *line = text.failed ? NULL : text.text, *end; line && *line; line = end + 1) {
        end = strchrnul(line, '\n');
        bool last = !*end;
        *end = '\0';
        size_t width = og_grid_width(line);
        widest = width > widest ? width : widest;
        if (last)
            break;
    }
    og_strbuf_clear(&text);
    return widest;
}

/* Names give way to numbers. */
static void add_group(page *p, const og_compared *other, const og_effect *first)
{
    og_grid grid;
    const char *marked;
    size_t width = NAME_WIDTH;
    og_scale scale =
        og_scale_of(&first->asked, largest_in(other, first, first, p->language), p->language);
    add_heading(p, first, scale.name);
    fill_group(p, &grid, other, first, width, &marked);
    size_t wide = width_of(&grid);
    if (wide > OG_STUDY_WIDTH) {
        og_grid_clear(&grid);
        width -= wide - OG_STUDY_WIDTH < width - 8 ? wide - OG_STUDY_WIDTH : width - 8;
        fill_group(p, &grid, other, first, width, &marked);
    }
    og_study_grid(&p->text, &grid);
    if (marked)
        say(p, "  ", OG_WORD_COMPARE_MARKED, (const char *const[]){MARK, marked});
}

/* Groups in which nothing differs are named in one line. */
static void add_same(const page *p, og_strbuf *list, const og_effect *e)
{
    const char *label = e->asked.terms[0].series.label;
    og_strbuf_puts(list, list->length ? "; " : "");
    if (!is_plain(e))
        og_question_name(&e->asked, p->language, list);
    else
        og_strbuf_puts(
            list, is_money(e) || !label ? og_word_text(OG_WORD_COMPARE_MONEY, p->language) : label);
}

static void add_effects(page *p, const og_compared *other)
{
    og_strbuf same = {0};
    if (other->effect_count == 0) {
        og_strbuf_putc(&p->text, '\n');
        say(p, "", OG_WORD_COMPARE_NO_FIGURE, NULL);
    }
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
            add_same(p, &same, e);
    }
    if (same.failed)
        p->text.failed = true;
    else if (same.length) {
        og_strbuf_putc(&p->text, '\n');
        say(p, "", OG_WORD_COMPARE_SAME, (const char *const[]){same.text});
    }
    og_strbuf_clear(&same);
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

static void add_variance(page *p, const og_compared *other)
{
    const og_effect *e = telling(other);
    char paired[OG_FORMAT_SIZE], unpaired[OG_FORMAT_SIZE], ratio[OG_FORMAT_SIZE];
    if (!e || e->unpaired <= e->paired)
        return;
    og_strbuf name = {0};
    double unit = og_compare_scale(e, p->language).unit, times = e->unpaired / e->paired;
    og_question_name(&e->asked, p->language, &name);
    og_format_number(e->paired / (unit * unit), unit > 1 ? 2 : 0, p->language, paired);
    og_format_number(e->unpaired / (unit * unit), unit > 1 ? 2 : 0, p->language, unpaired);
    og_format_number(times, times < 10 ? 1 : 0, p->language, ratio);
    og_strbuf_putc(&p->text, '\n');
    if (name.failed)
        p->text.failed = true;
    else
        say(p, "", OG_WORD_COMPARE_VARIANCE,
            (const char *const[]){name.text, paired, unpaired, ratio});
    og_strbuf_clear(&name);
}

og_status og_comparison_text(const og_comparison *c, char **text, og_error *err)
{
    page p = {.c = c, .language = og_compare_language(c)};
    add_head(&p);
    for (size_t i = 0; i < c->other_count; i++) {
        const og_compared *other = &c->others[i];
        og_strbuf_putc(&p.text, '\n');
        say(&p, "", OG_WORD_COMPARE_OTHER,
            (const char *const[]){other->name, og_scenario_title(other->run.scenario)});
        add_conditions(&p, other);
        add_inputs(&p, other);
        add_effects(&p, other);
        add_variance(&p, other);
    }
    if (c->bridge)
        og_bridge_text(c, &p.text);
    return og_study_finish(&p.text, text, err);
}
