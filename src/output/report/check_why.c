#include "output/report/check_why.h"

#include <math.h>
#include <string.h>

typedef struct why {
    og_summary_page *page;
    og_document *doc;
    const og_check_list *list;
    const og_check *check;
    const og_check_figure *figure;
    const char *says;
} why;

static const char *whole(const why *w, double value)
{
    return og_doc_number(w->doc, value, 0);
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

static const char *period_of(const why *w, const og_check *check)
{
    char period[OG_PERIOD_SIZE];
    og_period_print(check->period.period, period);
    const char *kept = og_arena_text(&w->doc->arena, period, strlen(period));
    return kept ? kept : "";
}

/* ---- what it comes to -------------------------------------------------------------------- */

static const char *say_percentage(const why *w)
{
    const og_check_figure *figure = w->figure;
    bool netto = w->check->against == OG_AGAINST_NETTO;
    const double targets[] = {netto ? figure->netto : figure->corrected,
                              netto ? figure->corrected : figure->netto};
    const char *const names[] = {OG_TEXT(w->doc->language, CHECK_NETTO),
                                 OG_TEXT(w->doc->language, CHECK_CORRECTED)};
    return OG_DOC_TEXT(w->doc, CHECK_WHY_PERCENTAGE, .says = w->says, .divisor = names[!netto],
                       .realised = whole(w, figure->realised), .target = whole(w, targets[0]),
                       .value = og_doc_number(w->doc, figure->value, figure->decimals + 1),
                       .other_divisor = names[netto], .other_target = whole(w, targets[1]),
                       .other_value = og_doc_number(w->doc, figure->other, figure->decimals + 1));
}

static const char *say_difference(const why *w)
{
    double difference = w->check->says.value - w->figure->value;
    return OG_DOC_TEXT(w->doc, CHECK_WHY_OTHER, .says = w->says,
                       .found = og_doc_number(w->doc, w->figure->value, w->figure->decimals),
                       .difference = og_doc_number(w->doc, difference, w->figure->decimals));
}

/* ---- where it may be from; NULL when that is not seen ------------------------------------ */

/* A percentage that another quoted realisation of the same period gives. */
static const char *say_other_dividend(const why *w)
{
    const double divisors[] = {w->figure->netto, w->figure->corrected};
    const char *stream = series_of(w, w->check).stream;
    for (size_t i = 0; i < w->list->checks->count; i++) {
        const og_check *other = w->list->checks->at[i];
        og_series of = series_of(w, other);
        if (of.role != OG_ROLE_REALISED || strcmp(of.stream, stream) != 0 ||
            !same_span(other, w->check))
            continue;
        for (int d = 0; d < 2; d++)
            if (og_check_agrees(w->check, 100 * other->says.value / divisors[d], 0))
                return OG_DOC_TEXT(w->doc, CHECK_OTHER_DIVIDEND, .says = w->says,
                                   .dividend = whole(w, other->says.value),
                                   .divisor = whole(w, divisors[d]), .figure = other->item.label);
    }
    return NULL;
}

/* A percentage that the taakstelling of another period gives. */
static const char *say_other_divisor(const why *w)
{
    const char *stream = series_of(w, w->check).stream;
    for (size_t i = 0; i < w->list->checks->count; i++) {
        const og_check *other = w->list->checks->at[i];
        double netto = w->list->figures[i].netto;
        if (!(netto > 0) || strcmp(series_of(w, other).stream, stream) != 0 ||
            !og_check_agrees(w->check, 100 * w->figure->realised / netto, 0))
            continue;
        return OG_DOC_TEXT(w->doc, CHECK_OTHER_DIVISOR, .says = w->says,
                           .dividend = whole(w, w->figure->realised), .divisor = whole(w, netto),
                           .period = period_of(w, other));
    }
    return NULL;
}

/* A figure that holds of the same series in another period, or is the taakstelling. */
static const char *say_elsewhere(const why *w)
{
    if (series_of(w, w->check).role == OG_ROLE_REALISED && w->figure->netto > 0 &&
        og_check_agrees(w->check, w->figure->netto, 0))
        return OG_DOC_TEXT(w->doc, CHECK_IS_TARGET, .says = w->says,
                           .period = period_of(w, w->check));
    for (size_t i = 0; i < w->list->checks->count; i++) {
        const og_check *other = w->list->checks->at[i];
        if (!w->list->figures[i].holds || strcmp(other->of.text, w->check->of.text) != 0 ||
            same_span(other, w->check) || other->says.value != w->check->says.value)
            continue;
        return OG_DOC_TEXT(w->doc, CHECK_ELSEWHERE, .says = w->says, .period = period_of(w, other),
                           .figure = other->item.label);
    }
    return NULL;
}

void og_report_check_why(og_summary_page *page, const og_check_list *list, size_t i)
{
    og_document *doc = &page->doc;
    const og_check *check = list->checks->at[i];
    const og_check_figure *figure = &list->figures[i];
    why w = {page, doc, list, check, figure, NULL};
    const char *text, *from = NULL, *mean = "";
    w.says = og_doc_number(doc, check->says.value, figure->decimals);
    if (isnan(figure->value)) {
        text = OG_DOC_TEXT(doc, CHECK_WHY_UNKNOWN, .says = w.says);
    } else if (figure->percentage) {
        text = say_percentage(&w);
        from = say_other_dividend(&w);
        from = from ? from : say_other_divisor(&w);
    } else {
        text = say_difference(&w);
        from = say_elsewhere(&w);
    }
    if (!figure->certain)
        mean =
            OG_DOC_TEXT(doc, CHECK_MEAN,
                        .runs = og_doc_number(doc, (double)og_result_replicates(page->result), 0));
    OG_DOC_ITEM(doc, 1, CHECK_WHY_ONE, .figure = check->item.label, .why = text,
                .from = from ? from : "", .mean = mean);
}
