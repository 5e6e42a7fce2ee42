#include "output/chart/outlook.h"

#include <math.h>

#define NEARLY_SURE 0.95
#define NONE ((size_t)-1)

static og_stats at(const og_draft *draft, const og_outlook *o, size_t month)
{
    return og_result_stats(draft->source->result, o->series, month);
}

static size_t months_of(const og_draft *draft, const og_outlook *o)
{
    return og_plan_series(draft->source->plan, o->series).count;
}

bool og_outlook_ends_year(const og_plan *plan, size_t series, size_t month)
{
    og_span span = og_plan_span(plan, series, month);
    return month + 1 == og_plan_series(plan, series).count ||
           og_month_number(og_month_of(span.last)) == 12;
}

bool og_outlook_known(const og_draft *draft, const og_outlook *o)
{
    for (size_t month = 0; month < months_of(draft, o); month++)
        if (!at(draft, o, month).constant)
            return false;
    return true;
}

/* ---- the months that count ---- */

/* The year ends; when it is nothing at all of them, the months in which it may be something. */
static bool counts(const og_draft *draft, const og_outlook *o, bool all, size_t month)
{
    return all ? at(draft, o, month).p_positive > 0
               : og_outlook_ends_year(draft->source->plan, o->series, month);
}

static bool none_at_ends(const og_draft *draft, const og_outlook *o)
{
    for (size_t month = 0; month < months_of(draft, o); month++)
        if (counts(draft, o, false, month) && at(draft, o, month).p_positive > 0)
            return false;
    return true;
}

/* The worst of the months from ... to that count; NONE: none does. Of a stock that carries over the
 * last, unless there is hardly any chance of it then. */
static size_t worst(const og_draft *draft, const og_outlook *o, bool all, size_t from, size_t to)
{
    size_t most = NONE;
    for (size_t month = to + 1; month-- > from;) {
        og_stats now = at(draft, o, month);
        if (!counts(draft, o, all, month))
            continue;
        if (o->carries && most == NONE && now.p_positive >= 1 - NEARLY_SURE)
            return month;
        if (most == NONE || (o->carries ? now.p_positive >= at(draft, o, most).p_positive
                                        : now.mean >= at(draft, o, most).mean))
            most = month;
    }
    return most;
}

/* Year ends in a row at which it is nearly sure: the last such row. */
typedef struct row {
    size_t first, last;      /* NONE: there is no row */
    bool from_start, to_end; /* none counts before it, or after it */
    size_t before;           /* the last before it at which it is likely; NONE: none */
    size_t top;              /* its largest median */
    bool level;              /* its medians are the same when rounded */
} row;

static row row_of(const og_draft *draft, const og_outlook *o, bool all)
{
    row r = {NONE, NONE, true, true, NONE, NONE, true};
    for (size_t month = months_of(draft, o); month-- > 0;) {
        og_stats now = at(draft, o, month);
        bool sure = now.p_positive >= NEARLY_SURE;
        if (!counts(draft, o, all, month))
            continue;
        if (r.last == NONE && sure) {
            r.last = r.first = r.top = month;
        } else if (r.last == NONE) {
            r.to_end = false;
        } else if (r.from_start && sure) {
            r.first = month;
            r.level = r.level && round(now.p50) == round(at(draft, o, r.last).p50);
            r.top = now.p50 >= at(draft, o, r.top).p50 ? month : r.top;
        } else {
            r.from_start = false;
            r.before = r.before == NONE && now.p_positive >= 0.5 ? month : r.before;
        }
    }
    return r;
}

/* ---- the title ---- */

/* Adds a sentence: %1 the thing, %2 the chance and %3 the median at a month, which is %4 ("2028",
 * "juni 2027") or %5 ("eind 2028"), and %6 an earlier month. */
static void say(og_draft *draft, const og_outlook *o, og_word sentence, size_t month,
                size_t earlier)
{
    const og_chart_source *source = draft->source;
    og_stats s = at(draft, o, month);
    og_strbuf chance = {0}, year = {0}, end = {0}, from = {0};
    og_day last = og_plan_span(source->plan, o->series, month).last;
    char median[OG_FORMAT_SIZE];
    og_chart_chance(&chance, s.p_positive, source->language);
    og_format_number(s.p50, 0, source->language, median);
    og_date_month_of(&year, og_month_of(last), 12, source->language);
    og_date_end(&end, last, source->language);
    og_date_month_of(&from, og_month_of(og_plan_span(source->plan, o->series, earlier).last), 12,
                     source->language);
    const char *const arguments[] = {og_word_text(o->thing, source->language),
                                     chance.text,
                                     median,
                                     year.text,
                                     end.text,
                                     from.text};
    if (chance.failed || year.failed || end.failed || from.failed)
        draft->title.failed = true;
    else
        og_word_say(&draft->title, source->language, sentence, arguments);
    og_strbuf_clear(&chance);
    og_strbuf_clear(&year);
    og_strbuf_clear(&end);
    og_strbuf_clear(&from);
}

/* Where it is nearly sure, and what comes before or after. */
static void say_row(og_draft *draft, const og_outlook *o, bool all, const row *r)
{
    bool one = r->first == r->last;
    size_t end = months_of(draft, o) - 1,
           out = r->to_end ? NONE : worst(draft, o, all, r->last + 1, end);
    bool nothing = out == NONE || at(draft, o, out).p_positive <= 0;
    say(draft, o,
        one             ? OG_WORD_OUTLOOK_ONE
        : r->to_end     ? OG_WORD_OUTLOOK_FROM
        : r->from_start ? OG_WORD_OUTLOOK_UNTIL
                        : OG_WORD_OUTLOOK_BETWEEN,
        r->to_end ? r->first : r->last, r->first);
    if (nothing)
        say(draft, o, r->level ? OG_WORD_OUTLOOK_MEDIAN : OG_WORD_OUTLOOK_MEDIAN_AT, r->top, end);
    if (r->to_end && r->before != NONE)
        say(draft, o, OG_WORD_OUTLOOK_BEFORE, r->before, end);
    else if (out != NONE && nothing)
        say(draft, o, OG_WORD_OUTLOOK_THEN_NONE, out, end);
    else if (out != NONE)
        say(draft, o,
            at(draft, o, out).p50 >= 0.5 ? OG_WORD_OUTLOOK_THEN : OG_WORD_OUTLOOK_THEN_SMALL, out,
            end);
    og_draft_guide(draft, OG_WORD_OUTLOOK_SURE_MEANS, "", "", "");
}

void og_outlook_title(og_draft *draft, const og_outlook *o)
{
    bool all = none_at_ends(draft, o);
    size_t end = months_of(draft, o) - 1, out = worst(draft, o, all, 0, end);
    row r = row_of(draft, o, all);
    if (out == NONE || at(draft, o, out).p_positive <= 0)
        say(draft, o, o->none, end, end);
    else if (og_outlook_known(draft, o))
        say(draft, o, o->sure, out, end);
    else if (r.last != NONE)
        say_row(draft, o, all, &r);
    else
        say(draft, o, at(draft, o, out).p50 >= 0.5 ? OG_WORD_OUTLOOK_CHANCE : OG_WORD_OUTLOOK_SMALL,
            out, end);
}

/* ---- numbers under the axis ---- */

double og_outlook_width(const og_outlook *o, og_language language)
{
    return 12 + fmax(og_text_width(og_word_text(OG_WORD_YEAR_END_MEDIAN, language), OG_CHART_SMALL),
                     og_text_width(og_word_text(o->chance, language), OG_CHART_SMALL));
}

static void add(og_draft *draft, int panel, const og_panel *where, double x, int line,
                const char *text)
{
    double y = where->bottom + OG_CHART_BELOW * 2.3 + OG_CHART_LINE * line;
    og_chart_number(&draft->numbers, panel);
    og_chart_number(&draft->numbers, og_panel_x_at(where, x));
    og_chart_number(&draft->numbers, og_panel_y_at(where, y));
    og_chart_text(&draft->numbers, text);
    og_chart_end(&draft->numbers);
}

/* Years of which only every second, fifth ... has room. */
static int step_for(double year, double widest)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50};
    size_t i = 0;
    while (i < 5 && steps[i] * year < widest)
        i++;
    return steps[i];
}

void og_outlook_numbers(og_draft *draft, int panel, const og_panel *where, int months,
                        const og_outlook *o)
{
    const og_chart_source *source = draft->source;
    bool known = og_outlook_known(draft, o);
    double day = (where->right - where->left) / (where->x1 - where->x0);
    int step = step_for(365 * day, og_text_width("99.999", OG_CHART_SMALL));
    for (size_t month = 0; month < months_of(draft, o); month++) {
        og_span span = og_plan_span(source->plan, o->series, month);
        og_month last = og_month_of(span.last);
        if (!og_outlook_ends_year(source->plan, o->series, month) ||
            og_month_year(last) % step != 0)
            continue;
        /* Under the label of the axis that the year, or what is seen of it, ends with. */
        double from = fmax(where->x0, og_month_first(last - last % months)),
               x = (og_panel_x(where, from) + og_panel_x(where, span.last + 1)) / 2;
        og_stats s = at(draft, o, month);
        char amount[OG_FORMAT_SIZE], chance[OG_FORMAT_SIZE];
        og_format_number(s.p50, 0, source->language, amount);
        if (s.constant)
            og_format_percent(s.p_positive, source->language, chance);
        else
            og_format_chance(s.p_positive, source->language, chance);
        add(draft, panel, where, x, 0, amount);
        if (!known)
            add(draft, panel, where, x, 1, chance);
    }
    const og_word heads[] = {known ? OG_WORD_YEAR_END : OG_WORD_YEAR_END_MEDIAN, o->chance};
    for (int i = 0; i < (known ? 1 : 2); i++) {
        const char *text = og_word_text(heads[i], source->language);
        add(draft, panel, where, where->left - 12 - og_text_width(text, OG_CHART_SMALL) / 2, i,
            text);
    }
}
