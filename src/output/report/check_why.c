/* Why a quoted figure does not hold, and what it would be right for. */
#include "output/report/check.h"
#include "output/words.h"

#include <math.h>
#include <string.h>

typedef struct why {
    const og_page *page;
    const og_check_list *list;
    const og_check *check;
    const og_check_figure *figure;
    char says[OG_FORMAT_SIZE];
    og_strbuf text;
} why;

static void fill(why *w, og_phrase phrase, const char *const *arguments)
{
    og_word_fill(&w->text, og_phrase_text(phrase, w->page->language), arguments);
}

static void whole(const why *w, double value, char *out)
{
    og_format_number(value, 0, w->page->language, out);
}

static og_series series_of(const why *w, const og_check *check)
{
    return og_plan_series(w->page->plan, og_plan_find_series(w->page->plan, check->of.text));
}

static og_day last_of(const og_check *check)
{
    return check->as_of.given ? check->as_of.period.last : check->period.period.last;
}

static bool same_span(const og_check *a, const og_check *b)
{
    return a->period.period.first == b->period.period.first && last_of(a) == last_of(b);
}

/* ---- what it comes to -------------------------------------------------------------------- */

static void say_percentage(why *w)
{
    const og_check_figure *figure = w->figure;
    bool netto = w->check->against == OG_AGAINST_NETTO;
    const double divisors[] = {netto ? figure->netto : figure->corrected,
                               netto ? figure->corrected : figure->netto};
    const og_phrase names[] = {netto ? OG_PHRASE_CHECK_NETTO : OG_PHRASE_CHECK_CORRECTED,
                               netto ? OG_PHRASE_CHECK_CORRECTED : OG_PHRASE_CHECK_NETTO};
    const double percentages[] = {figure->value, figure->other};
    og_language language = w->page->language;
    char realised[OG_FORMAT_SIZE], divisor[2][OG_FORMAT_SIZE], percentage[2][OG_FORMAT_SIZE];
    whole(w, figure->realised, realised);
    for (int i = 0; i < 2; i++) {
        whole(w, divisors[i], divisor[i]);
        og_format_number(percentages[i], figure->decimals + 1, language, percentage[i]);
    }
    fill(w, OG_PHRASE_CHECK_WHY_PERCENTAGE,
         (const char *const[]){w->says, og_phrase_text(names[0], language), realised, divisor[0],
                               percentage[0], og_phrase_text(names[1], language), divisor[1],
                               percentage[1]});
}

static void say_difference(why *w)
{
    char found[OG_FORMAT_SIZE], difference[OG_FORMAT_SIZE];
    og_format_number(w->figure->value, w->figure->decimals, w->page->language, found);
    og_format_number(w->check->says.value - w->figure->value, w->figure->decimals,
                     w->page->language, difference);
    fill(w, OG_PHRASE_CHECK_WHY_OTHER, (const char *const[]){w->says, found, difference});
}

/* ---- where it may be from ---------------------------------------------------------------- */

/* A percentage that another quoted realisation of the same period gives. */
static bool say_other_dividend(why *w)
{
    const double divisors[] = {w->figure->netto, w->figure->corrected};
    const char *stream = series_of(w, w->check).stream;
    for (size_t i = 0; i < w->list->checks->count; i++) {
        const og_check *other = w->list->checks->at[i];
        og_series of = series_of(w, other);
        if (of.role != OG_ROLE_REALISED || strcmp(of.stream, stream) != 0 ||
            !same_span(other, w->check))
            continue;
        for (int d = 0; d < 2; d++) {
            char dividend[OG_FORMAT_SIZE], divisor[OG_FORMAT_SIZE];
            if (!og_check_agrees(w->check, 100 * other->says.value / divisors[d], 0))
                continue;
            whole(w, other->says.value, dividend);
            whole(w, divisors[d], divisor);
            fill(w, OG_PHRASE_CHECK_OTHER_DIVIDEND,
                 (const char *const[]){w->says, dividend, divisor, other->item.label});
            return true;
        }
    }
    return false;
}

/* A percentage that the taakstelling of another period gives. */
static bool say_other_divisor(why *w)
{
    const char *stream = series_of(w, w->check).stream;
    for (size_t i = 0; i < w->list->checks->count; i++) {
        const og_check *other = w->list->checks->at[i];
        double netto = w->list->figures[i].netto;
        char dividend[OG_FORMAT_SIZE], divisor[OG_FORMAT_SIZE], period[OG_PERIOD_SIZE];
        if (!(netto > 0) || strcmp(series_of(w, other).stream, stream) != 0 ||
            !og_check_agrees(w->check, 100 * w->figure->realised / netto, 0))
            continue;
        whole(w, w->figure->realised, dividend);
        whole(w, netto, divisor);
        og_period_print(other->period.period, period);
        fill(w, OG_PHRASE_CHECK_OTHER_DIVISOR,
             (const char *const[]){w->says, dividend, divisor, period});
        return true;
    }
    return false;
}

/* A figure that holds of the same series in another period, or is the taakstelling. */
static bool say_elsewhere(why *w)
{
    char period[OG_PERIOD_SIZE];
    if (series_of(w, w->check).role == OG_ROLE_REALISED && w->figure->netto > 0 &&
        og_check_agrees(w->check, w->figure->netto, 0)) {
        og_period_print(w->check->period.period, period);
        fill(w, OG_PHRASE_CHECK_IS_TARGET, (const char *const[]){w->says, period});
        return true;
    }
    for (size_t i = 0; i < w->list->checks->count; i++) {
        const og_check *other = w->list->checks->at[i];
        if (!w->list->figures[i].holds || strcmp(other->of.text, w->check->of.text) != 0 ||
            same_span(other, w->check) || other->says.value != w->check->says.value)
            continue;
        og_period_print(other->period.period, period);
        fill(w, OG_PHRASE_CHECK_ELSEWHERE,
             (const char *const[]){w->says, period, other->item.label});
        return true;
    }
    return false;
}

void og_page_check_why(og_page *page, const og_check_list *list, size_t i)
{
    why w = {.page = page, .list = list, .check = list->checks->at[i], .figure = &list->figures[i]};
    og_format_number(w.check->says.value, w.figure->decimals, page->language, w.says);
    og_strbuf_printf(&w.text, "%s: ", w.check->item.label);
    if (isnan(w.figure->value)) {
        fill(&w, OG_PHRASE_CHECK_WHY_UNKNOWN, (const char *const[]){w.says});
    } else if (w.figure->percentage) {
        say_percentage(&w);
        if (!say_other_dividend(&w))
            (void)say_other_divisor(&w);
    } else {
        say_difference(&w);
        (void)say_elsewhere(&w);
    }
    if (!w.figure->certain) {
        char runs[OG_FORMAT_SIZE];
        og_format_number((double)og_result_replicates(page->result), 0, page->language, runs);
        fill(&w, OG_PHRASE_CHECK_MEAN, (const char *const[]){runs});
    }
    if (w.text.failed)
        page->text.failed = true;
    else
        og_grid_wrap(&page->text, "  - ", w.text.text, OG_PAGE_WIDTH);
    og_strbuf_clear(&w.text);
}
