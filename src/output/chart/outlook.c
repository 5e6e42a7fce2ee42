#include "output/chart/outlook.h"

#include "output/chart/figure.h"
#include "output/view/lack.h"

#include <math.h>

#define NEARLY_SURE 0.95
#define LITTLE 0.05
#define NONE ((size_t)-1)

static og_stats at(const og_draft *draft, const og_outlook *o, size_t month)
{
    return og_lack_stats(draft->source->plan, draft->source->result, o->series, month);
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

/* ---- the title ---- */

/* Months in a row in which it is nearly sure. */
typedef struct stretch {
    size_t first, last;
    size_t top; /* that with the largest median */
    bool level; /* the medians are the same when rounded */
} stretch;

#define ROWS_TOLD 2 /* more are only counted */

/* The months in which it is nearly sure, and the others. */
typedef struct split {
    stretch rows[ROWS_TOLD];
    stretch all;          /* from the first row to the last */
    size_t count, months; /* of rows; of months in them */
    size_t likely;        /* of the others the likeliest; NONE: there are no others */
    bool others_certain;  /* all the others are certain */
} split;

static void add_to_row(const og_draft *draft, const og_outlook *o, stretch *r, size_t month)
{
    og_stats now = at(draft, o, month);
    r->last = month;
    r->level = r->level && round(now.p50) == round(at(draft, o, r->first).p50);
    r->top = now.p50 > at(draft, o, r->top).p50 ? month : r->top;
}

static split split_of(const og_draft *draft, const og_outlook *o)
{
    split s = {.likely = NONE, .others_certain = true};
    for (size_t month = 0; month < months_of(draft, o); month++) {
        og_stats now = at(draft, o, month);
        if (now.p_positive < NEARLY_SURE) {
            s.others_certain = s.others_certain && now.constant;
            if (s.likely == NONE || now.p_positive > at(draft, o, s.likely).p_positive)
                s.likely = month;
            continue;
        }
        const stretch fresh = {month, month, month, true};
        if (s.months++ == 0)
            s.all = fresh;
        if (s.count == 0 || s.all.last + 1 != month)
            if (s.count++ < ROWS_TOLD)
                s.rows[s.count - 1] = fresh;
        add_to_row(draft, o, &s.all, month);
        if (s.count <= ROWS_TOLD)
            add_to_row(draft, o, &s.rows[s.count - 1], month);
    }
    return s;
}

/* "eind 2028", "juni 2028" */
static const char *month_name(og_draft *draft, const og_outlook *o, size_t month)
{
    og_month named = og_month_of(og_plan_span(draft->source->plan, o->series, month).last);
    if (og_month_number(named) == 12)
        return OG_DRAFT_SAID(draft, OUTLOOK_YEAR_END, .year = og_draft_month(draft, named, 12));
    return og_draft_month(draft, named, 0);
}

/* "tot 83%", "van minder dan 1%" */
static const char *chance_up_to(og_draft *draft, og_stats s)
{
    if (!s.sure && s.p_positive < 0.005)
        return OG_DRAFT_SAID(draft, OUTLOOK_LESS_THAN, .chance = "1%");
    return OG_DRAFT_SAID(draft, OUTLOOK_UP_TO,
                         .chance = og_draft_chance(draft, s.p_positive, true));
}

/* "tot en met juni 2026", "in mei 2027" */
static const char *row_name(og_draft *draft, const og_outlook *o, const stretch *r)
{
    bool from_start = r->first == 0, to_end = r->last + 1 == months_of(draft, o);
    const char *start = month_name(draft, o, r->first), *until = month_name(draft, o, r->last);
    if (from_start && to_end)
        return OG_DRAFT_TEXT(draft, OUTLOOK_ALWAYS);
    if (to_end)
        return OG_DRAFT_SAID(draft, OUTLOOK_FROM, .start = start);
    if (from_start)
        return OG_DRAFT_SAID(draft, OUTLOOK_THROUGH, .until = until);
    return r->first == r->last
               ? OG_DRAFT_SAID(draft, OUTLOOK_IN, .start = start)
               : OG_DRAFT_SAID(draft, OUTLOOK_BETWEEN, .start = start, .until = until);
}

/* "mediaan tot 190" */
static const char *size_of(og_draft *draft, const og_outlook *o, const stretch *r)
{
    bool known = og_outlook_known(draft, o);
    const char *amount = og_draft_count(draft, at(draft, o, r->top).p50);
    if (known)
        return r->level ? amount : OG_DRAFT_SAID(draft, OUTLOOK_SIZE_TO, .amount = amount);
    return r->level ? OG_DRAFT_SAID(draft, OUTLOOK_MEDIAN, .amount = amount)
                    : OG_DRAFT_SAID(draft, OUTLOOK_MEDIAN_TO, .amount = amount);
}

static const char *row_sized(og_draft *draft, const og_outlook *o, const stretch *r)
{
    return OG_DRAFT_SAID(draft, OUTLOOK_SIZED, .when = row_name(draft, o, r),
                         .size = size_of(draft, o, r));
}

/* In which months it is nearly sure, and how large it then gets. */
static void say_sure(og_draft *draft, const og_outlook *o, const split *s)
{
    const char *sure = og_outlook_known(draft, o) ? OG_DRAFT_TEXT(draft, OUTLOOK_ASSUMED)
                                                  : OG_DRAFT_TEXT(draft, OUTLOOK_NEARLY);
    const char *when =
        s->count == 1 ? row_name(draft, o, &s->rows[0])
        : s->count <= ROWS_TOLD
            ? OG_DRAFT_SAID(draft, OUTLOOK_AND, .one = row_sized(draft, o, &s->rows[0]),
                            .two = row_sized(draft, o, &s->rows[1]))
            : OG_DRAFT_SAID(draft, OUTLOOK_OFTEN,
                            .months = og_draft_count(draft, (double)s->months),
                            .all = og_draft_count(draft, (double)months_of(draft, o)));
    OG_DRAFT_SAY(draft, title, OUTLOOK_WHEN, .when = when, .sure = sure,
                 .thing = og_sentence_text(o->thing, draft->source->language));
    if (s->count == ROWS_TOLD)
        return;
    const char *size = size_of(draft, o, &s->all);
    if (s->all.level || s->months == 1)
        OG_DRAFT_SAY(draft, title, OUTLOOK_THEN, .size = size);
    else
        OG_DRAFT_SAY(draft, title, OUTLOOK_THEN_AT, .size = size,
                     .when = month_name(draft, o, s->all.top));
}

/* What of the months in which it is not nearly sure. */
static void say_others(og_draft *draft, const og_outlook *o, const split *s)
{
    bool before = s->count == 1 && s->all.last + 1 == months_of(draft, o),
         after = s->count == 1 && s->all.first == 0;
    if (s->likely == NONE)
        return;
    og_stats most = at(draft, o, s->likely);
    const char *chance = chance_up_to(draft, most), *when = month_name(draft, o, s->likely);
    if (most.p_positive <= 0 && s->others_certain)
        og_strbuf_puts(&draft->title, before  ? OG_DRAFT_TEXT(draft, OUTLOOK_BEFORE_NOT)
                                      : after ? OG_DRAFT_TEXT(draft, OUTLOOK_AFTER_NOT)
                                              : OG_DRAFT_TEXT(draft, OUTLOOK_ELSE_NOT));
    else
        OG_DRAFT_SAY_LIKE(draft, title,
                          before  ? OG_SENTENCE_OUTLOOK_BEFORE
                          : after ? OG_SENTENCE_OUTLOOK_AFTER
                                  : OG_SENTENCE_OUTLOOK_ELSE,
                          OUTLOOK_ELSE, .chance = chance, .when = when);
}

/* ", mediaan 20" */
static void say_median(og_draft *draft, og_stats s)
{
    if (s.p50 >= 0.5)
        OG_DRAFT_SAY(
            draft, title, OUTLOOK_THEN,
            .size = OG_DRAFT_SAID(draft, OUTLOOK_MEDIAN, .amount = og_draft_count(draft, s.p50)));
}

/* Of a stock that carries over what is left at the end, unless it was told before. */
static void say_last(og_draft *draft, const og_outlook *o, const split *s)
{
    size_t end = months_of(draft, o) - 1;
    og_stats last = at(draft, o, end);
    if (!o->carries || last.constant || s->likely == end || (s->count > 0 && s->all.last == end))
        return;
    OG_DRAFT_SAY(
        draft, title, OUTLOOK_LAST, .chance = og_draft_chance(draft, last.p_positive, false),
        .when = og_draft_end(draft, og_plan_span(draft->source->plan, o->series, end).last));
    say_median(draft, last);
}

void og_outlook_title(og_draft *draft, const og_outlook *o)
{
    const og_chart_source *source = draft->source;
    split s = split_of(draft, o);
    og_stats most = s.likely == NONE ? (og_stats){0} : at(draft, o, s.likely);
    size_t end = months_of(draft, o) - 1;
    if (s.count > 0) {
        say_sure(draft, o, &s);
        say_others(draft, o, &s);
        say_last(draft, o, &s);
        if (!og_outlook_known(draft, o))
            OG_DRAFT_GUIDE(draft, OUTLOOK_SURE_MEANS);
    } else if (most.p_positive > 0) {
        OG_DRAFT_SAY(draft, title, OUTLOOK_CHANCE,
                     .thing = og_sentence_text(o->thing, source->language),
                     .chance = chance_up_to(draft, most), .when = month_name(draft, o, s.likely));
        say_median(draft, most);
        say_last(draft, o, &s);
    } else {
        og_month last = og_month_of(og_plan_span(source->plan, o->series, end).last);
        const char *until = og_draft_month(draft, last, 12);
        if (s.others_certain)
            OG_DRAFT_SAY(draft, title, OUTLOOK_NONE, .until = until,
                         .nothing = og_sentence_text(o->nothing, source->language));
        else
            OG_DRAFT_SAY(draft, title, OUTLOOK_NEVER, .until = until,
                         .thing = og_sentence_text(o->thing, source->language));
    }
}

/* ---- numbers under the axis ---- */

/* A year, or what of it lies in the horizon: its last month, and that with the largest median. */
typedef struct year {
    size_t first, last, top;
    double chance; /* the largest of its months */
} year;

/* The year that ends with a month. */
static year year_of(const og_draft *draft, const og_outlook *o, size_t last)
{
    year y = {.first = last, .last = last, .top = last};
    for (size_t month = last + 1; month-- > 0;) {
        og_stats now = at(draft, o, month);
        if (month < last && og_outlook_ends_year(draft->source->plan, o->series, month))
            break;
        y.first = month;
        y.chance = fmax(y.chance, now.p_positive);
        y.top = now.p50 > at(draft, o, y.top).p50 ? month : y.top;
    }
    return y;
}

/* Whether a year is clearly worse within than at its end, so that the end alone would mislead: what
 * carries over is what counts there. */
static bool worse_within(const og_draft *draft, const og_outlook *o)
{
    double most = 0;
    if (o->carries)
        return false;
    for (size_t month = 0; month < months_of(draft, o); month++)
        most = fmax(most, at(draft, o, month).p50);
    for (size_t month = 0; month < months_of(draft, o); month++) {
        if (!og_outlook_ends_year(draft->source->plan, o->series, month))
            continue;
        year y = year_of(draft, o, month);
        og_stats end = at(draft, o, month);
        if (at(draft, o, y.top).p50 - end.p50 > fmax(0.5, LITTLE * most) ||
            y.chance - end.p_positive > 2 * LITTLE)
            return true;
    }
    return false;
}

/* The rows of numbers: their heads, in order; returns how many. */
enum { AT_END, HIGHEST, CHANCE, CHANCE_HIGHEST, ROWS };

static size_t rows_of(const og_draft *draft, const og_outlook *o, int rows[ROWS])
{
    bool known = og_outlook_known(draft, o), within = worse_within(draft, o);
    size_t count = 0;
    rows[count++] = AT_END;
    if (within)
        rows[count++] = HIGHEST;
    if (!known)
        rows[count++] = within ? CHANCE_HIGHEST : CHANCE;
    return count;
}

static const char *head_of(const og_draft *draft, const og_outlook *o, int row)
{
    bool known = og_outlook_known(draft, o);
    switch (row) {
    case AT_END:
        return known ? OG_DRAFT_TEXT(draft, OUTLOOK_AT_END)
                     : OG_DRAFT_TEXT(draft, OUTLOOK_AT_END_MEDIAN);
    case HIGHEST:
        return known ? OG_DRAFT_TEXT(draft, OUTLOOK_HIGHEST)
                     : OG_DRAFT_TEXT(draft, OUTLOOK_HIGHEST_MEDIAN);
    case CHANCE:
        return og_sentence_text(o->chance, draft->source->language);
    default:
        return OG_DRAFT_TEXT(draft, OUTLOOK_CHANCE_HIGHEST);
    }
}

double og_outlook_width(const og_draft *draft, const og_outlook *o)
{
    int rows[ROWS];
    size_t count = rows_of(draft, o, rows);
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, og_text_width(head_of(draft, o, rows[i]), OG_CHART_SMALL));
    return 12 + widest;
}

double og_outlook_height(const og_draft *draft, const og_outlook *o)
{
    int rows[ROWS];
    size_t count = rows_of(draft, o, rows);
    return 6 + OG_CHART_LINE * (double)(count > 2 ? count : 2);
}

static void add(og_draft *draft, int panel, const og_panel *where, double x, size_t line,
                const char *text)
{
    double y = where->bottom + OG_CHART_BELOW * 2.3 + OG_CHART_LINE * (double)line;
    OG_ROW(&draft->numbers, OG_NUM(panel), OG_NUM(og_panel_x_at(where, x)),
           OG_NUM(og_panel_y_at(where, y)), OG_TXT(text));
}

/* Years of which only every second, fifth ... has room. */
static int step_for(double width, double widest)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50};
    size_t i = 0;
    while (i < 5 && steps[i] * width < widest)
        i++;
    return steps[i];
}

static const char *figure_of(og_draft *draft, const og_outlook *o, const year *y, int row)
{
    char text[OG_FORMAT_SIZE];
    og_stats end = at(draft, o, y->last);
    if (row == AT_END || row == HIGHEST)
        return og_draft_count(draft, row == AT_END ? end.p50 : at(draft, o, y->top).p50);
    double chance = row == CHANCE ? end.p_positive : y->chance;
    bool all = true, one = false;
    for (size_t month = row == CHANCE ? y->last : y->first; month <= y->last; month++) {
        og_stats now = at(draft, o, month);
        all = all && now.sure;
        one = one || (now.sure && now.p_positive >= 1);
    }
    og_format_chance(chance, all || one, draft->source->language, text);
    return og_draft_copy(draft, text);
}

void og_outlook_numbers(og_draft *draft, int panel, const og_panel *where, int months,
                        const og_outlook *o)
{
    int rows[ROWS];
    size_t count = rows_of(draft, o, rows);
    double day = (where->right - where->left) / (where->x1 - where->x0);
    int step = step_for(365 * day, og_text_width("99.999", OG_CHART_SMALL));
    for (size_t month = 0; month < months_of(draft, o); month++) {
        og_span span = og_plan_span(draft->source->plan, o->series, month);
        og_month last = og_month_of(span.last);
        if (!og_outlook_ends_year(draft->source->plan, o->series, month) ||
            og_month_year(last) % step != 0)
            continue;
        /* Under the label of the axis that the year, or what is seen of it, ends with. */
        double from = fmax(where->x0, og_month_first(last - last % months)),
               x = (og_panel_x(where, from) + og_panel_x(where, span.last + 1)) / 2;
        year y = year_of(draft, o, month);
        for (size_t i = 0; i < count; i++)
            add(draft, panel, where, x, i, figure_of(draft, o, &y, rows[i]));
    }
    for (size_t i = 0; i < count; i++) {
        const char *text = head_of(draft, o, rows[i]);
        double half = og_text_width(text, OG_CHART_SMALL) / 2;
        add(draft, panel, where, where->left - 12 - half, i, text);
    }
}
