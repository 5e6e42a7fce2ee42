#include "output/view/question.h"

#include "base/format.h"
#include "compile/role.h"

#include <math.h>
#include <string.h>

/* ---- units ------------------------------------------------------------------------------- */

static og_word unit_word(const og_question *asked)
{
    bool places = asked->terms[0].series.unit == OG_UNIT_PLACE;
    if (asked->measure == OG_MEASURE_STOCK &&
        asked->query.metric.terms[0].reduction == OG_REDUCE_SUM)
        return places ? OG_WORD_PLACES_MONTHS : OG_WORD_PERSONS_MONTHS;
    return places ? OG_WORD_PLACES : OG_WORD_PERSONS;
}

bool og_question_euros(const og_question *asked)
{
    return asked->terms[0].series.unit == OG_UNIT_EURO;
}

og_scale og_scale_of(const og_question *asked, double largest, og_language language)
{
    bool chance = og_question_chance(asked);
    if (asked->periods && !chance)
        return og_scale_periods(asked->periods, asked->period_count, language);
    if (chance || asked->measure == OG_MEASURE_RATIO)
        return og_scale_percent(largest, !chance, language);
    if (og_question_euros(asked))
        return og_scale_euros(largest, language);
    return og_scale_count(largest, og_word_text(unit_word(asked), language), language);
}

/* ---- names ------------------------------------------------------------------------------- */

static bool same_time(const og_query_term *a, const og_query_term *b)
{
    return a->reduction == b->reduction && a->period.first == b->period.first &&
           a->period.last == b->period.last;
}

/* ", eind 2028" */
static void add_time(const og_question *asked, size_t i, og_language language, og_strbuf *out)
{
    const og_query_term *term = &asked->query.metric.terms[i];
    static const og_word words[] = {[OG_REDUCE_MIN] = OG_WORD_LOWEST,
                                    [OG_REDUCE_MAX] = OG_WORD_HIGHEST,
                                    [OG_REDUCE_MEAN] = OG_WORD_AVERAGE,
                                    [OG_REDUCE_SUM] = OG_WORD_WHOLE_HORIZON};
    if (term->reduction < OG_REDUCE_AT || term->reduction > OG_REDUCE_SUM)
        return;
    og_strbuf_puts(out, ", ");
    if (term->reduction != OG_REDUCE_AT)
        og_strbuf_puts(out, og_word_text(words[term->reduction], language));
    else if (asked->terms[i].series.measure == OG_MEASURE_STOCK)
        og_date_end(out, term->period.last, language);
    else
        og_date_span(out, term->period.first, term->period.last, language);
}

static void add_term(const og_question *asked, size_t i, bool label, og_language language,
                     og_strbuf *out)
{
    const og_question_term *term = &asked->terms[i];
    if (term->required_opening) {
        og_strbuf_puts(out, og_word_text(OG_WORD_REQUIRED_OPENING, language));
        return;
    }
    if (label && term->series.label && term->series.label[0])
        og_strbuf_printf(out, "%s: ", term->series.label);
    og_strbuf_puts(out, og_sentence_text(og_role_of(term->series.role).label, language));
}

static void add_first(const og_question *asked, og_language language, og_strbuf *out)
{
    const og_query_term *term = &asked->query.metric.terms[0];
    og_strbuf what = {0};
    char than[OG_FORMAT_SIZE];
    add_term(asked, 0, true, language, &what);
    og_point_say(term->than, language, than);
    bool above = term->reduction == OG_REDUCE_FIRST_ABOVE;
    og_word_say(out, language, above ? OG_WORD_FIRST_ABOVE : OG_WORD_FIRST_BELOW,
                (const char *const[]){what.failed ? "" : what.text, than});
    out->failed |= what.failed;
    og_strbuf_clear(&what);
}

/* What terms have in common is said once: "Oekraïners: baten − lasten, hele looptijd". */
static void add_metric(const og_question *asked, og_language language, og_strbuf *out)
{
    const og_query_metric *metric = &asked->query.metric;
    bool one_time = true;
    if (og_query_is_first(&asked->query)) {
        add_first(asked, language, out);
        return;
    }
    for (size_t i = 1; i < metric->count; i++)
        one_time = one_time && same_time(&metric->terms[0], &metric->terms[i]);
    for (size_t i = 0; i < metric->count; i++) {
        const char *label = asked->terms[i].series.label;
        const char *before = i > 0 ? asked->terms[i - 1].series.label : NULL;
        bool named = !label || !before || strcmp(label, before) != 0;
        if (i > 0)
            og_strbuf_puts(out, metric->terms[i].minus ? " − " : " + ");
        add_term(asked, i, named, language, out);
        if (!one_time || i + 1 == metric->count)
            add_time(asked, i, language, out);
    }
}

static void add_chance(const og_question *asked, og_language language, const char *metric,
                       og_strbuf *out)
{
    static const char *const signs[] = {[OG_COMPARE_LESS] = "<",
                                        [OG_COMPARE_AT_MOST] = "≤",
                                        [OG_COMPARE_MORE] = ">",
                                        [OG_COMPARE_AT_LEAST] = "≥"};
    static const og_word times[] = {[OG_COMPARE_LESS] = OG_WORD_BEFORE,
                                    [OG_COMPARE_AT_MOST] = OG_WORD_THROUGH,
                                    [OG_COMPARE_MORE] = OG_WORD_AFTER,
                                    [OG_COMPARE_AT_LEAST] = OG_WORD_FROM};
    const og_limit *limit = &asked->query.share;
    const char *sign =
        limit->is_period ? og_word_text(times[limit->compare], language) : signs[limit->compare];
    og_strbuf than = {0};
    char number[OG_FORMAT_SIZE];
    og_point_say(limit->number, language, number);
    if (limit->is_period)
        og_date_span(&than, limit->period.first, limit->period.last, language);
    else if (og_question_euros(asked) && limit->number != 0)
        og_strbuf_printf(&than, "€\u00a0%s", number);
    else
        og_strbuf_puts(&than, number);
    og_word_say(out, language, OG_WORD_CHANCE_OF,
                (const char *const[]){metric, sign, than.failed ? "" : than.text});
    out->failed |= than.failed;
    og_strbuf_clear(&than);
}

double og_question_within(const og_question *asked, double value)
{
    return og_question_chance(asked) && !isnan(value) ? fmin(fmax(value, 0), 1) : value;
}

og_word og_question_word(const og_question *asked)
{
    return asked->query.kind == OG_QUERY_METRIC ? OG_WORD_MEAN
           : og_question_chance(asked)          ? OG_WORD_CHANCE
                                                : OG_WORD_VALUE;
}

void og_question_name(const og_question *asked, og_language language, og_strbuf *out)
{
    const og_query *query = &asked->query;
    size_t start = out->length;
    og_strbuf metric = {0};
    char percent[8];
    add_metric(asked, language, &metric);
    const char *text = metric.failed ? "" : metric.text;
    og_format(percent, sizeof percent, "%u", query->percent);
    if (query->kind == OG_QUERY_METRIC)
        og_strbuf_puts(out, text);
    else if (query->statistic == OG_STATISTIC_SHARE)
        add_chance(asked, language, text, out);
    else if (query->statistic == OG_STATISTIC_QUANTILE)
        og_word_say(out, language, OG_WORD_LEVEL_OF, (const char *const[]){percent, text});
    else
        og_word_say(out, language, OG_WORD_MEAN_OF, &text);
    out->failed |= metric.failed;
    og_strbuf_clear(&metric);
    if (!out->failed && out->text[start] >= 'a' && out->text[start] <= 'z')
        out->text[start] = (char)(out->text[start] - 'a' + 'A');
}
