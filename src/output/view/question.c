#include "output/view/question.h"

#include "base/format.h"
#include "compile/role.h"
#include "lang/date.h"
#include "lang/say.h"

#include <math.h>
#include <string.h>

/* ---- units ------------------------------------------------------------------------------- */

static const char *unit_name(const og_question *asked, og_language language)
{
    bool places = asked->terms[0].series.unit == OG_UNIT_PLACE;
    if (asked->measure == OG_MEASURE_STOCK &&
        asked->query.metric.terms[0].reduction == OG_REDUCE_SUM)
        return places ? OG_TEXT(language, PLACES_MONTHS) : OG_TEXT(language, PERSONS_MONTHS);
    return places ? OG_TEXT(language, PLACES) : OG_TEXT(language, PERSONS);
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
    return og_scale_count(largest, unit_name(asked, language), language);
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
    static const og_sentence words[] = {[OG_REDUCE_MIN] = OG_SENTENCE_QUESTION_LOWEST,
                                        [OG_REDUCE_MAX] = OG_SENTENCE_QUESTION_HIGHEST,
                                        [OG_REDUCE_MEAN] = OG_SENTENCE_QUESTION_AVERAGE,
                                        [OG_REDUCE_SUM] = OG_SENTENCE_QUESTION_WHOLE};
    if (term->reduction < OG_REDUCE_AT || term->reduction > OG_REDUCE_SUM)
        return;
    og_strbuf_puts(out, ", ");
    if (term->reduction != OG_REDUCE_AT)
        og_strbuf_puts(out, og_sentence_text(words[term->reduction], language));
    else if (asked->terms[i].series.measure == OG_MEASURE_STOCK)
        og_date_end(out, term->period.last, language);
    else
        og_date_span(out, term->period.first, term->period.last, language);
}

static void add_required(const og_query_term *term, og_language language, og_strbuf *out)
{
    char year[OG_FORMAT_SIZE];
    og_format(year, sizeof year, "%d", og_month_year(og_month_of(term->period.first)));
    if (term->period_at.length > 0)
        OG_SAY(out, language, QUESTION_REQUIRED_AT, .year = year);
    else
        og_strbuf_puts(out, OG_TEXT(language, QUESTION_REQUIRED));
}

static void add_term(const og_question *asked, size_t i, bool label, og_language language,
                     og_strbuf *out)
{
    const og_question_term *term = &asked->terms[i];
    if (term->required_opening) {
        add_required(&asked->query.metric.terms[i], language, out);
        return;
    }
    if (label && term->series.label && term->series.label[0])
        og_strbuf_printf(out, "%s: ", term->series.label);
    if (asked->query.metric.terms[i].reduction == OG_REDUCE_COMMITTED)
        og_strbuf_puts(out, OG_TEXT(language, QUESTION_COMMITTED));
    else
        og_strbuf_puts(out, og_sentence_text(og_role_of(term->series.role).label, language));
}

static void add_first(const og_question *asked, og_language language, og_strbuf *out)
{
    const og_query_term *term = &asked->query.metric.terms[0];
    og_strbuf what = {0};
    char than[OG_FORMAT_SIZE];
    add_term(asked, 0, true, language, &what);
    og_point_say(term->than, language, than);
    if (term->reduction == OG_REDUCE_FIRST_ABOVE)
        OG_SAY(out, language, QUESTION_FIRST_ABOVE, .what = what.text, .than = than);
    else
        OG_SAY(out, language, QUESTION_FIRST_BELOW, .what = what.text, .than = than);
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

/* How a period is compared with another. */
static const og_sentence times[] = {[OG_COMPARE_LESS] = OG_SENTENCE_QUESTION_BEFORE,
                                    [OG_COMPARE_AT_MOST] = OG_SENTENCE_QUESTION_THROUGH,
                                    [OG_COMPARE_MORE] = OG_SENTENCE_QUESTION_AFTER,
                                    [OG_COMPARE_AT_LEAST] = OG_SENTENCE_QUESTION_FROM};

static void add_chance(const og_question *asked, og_language language, const char *metric,
                       og_strbuf *out)
{
    static const char *const signs[] = {[OG_COMPARE_LESS] = "<",
                                        [OG_COMPARE_AT_MOST] = "≤",
                                        [OG_COMPARE_MORE] = ">",
                                        [OG_COMPARE_AT_LEAST] = "≥"};
    const og_limit *limit = &asked->query.share;
    const char *sign = limit->is_period ? og_sentence_text(times[limit->compare], language)
                                        : signs[limit->compare];
    og_strbuf than = {0};
    char number[OG_FORMAT_SIZE];
    og_point_say(limit->number, language, number);
    if (limit->is_period)
        og_date_span(&than, limit->period.first, limit->period.last, language);
    else if (og_question_euros(asked) && limit->number != 0)
        og_strbuf_printf(&than, "€\u00a0%s", number);
    else
        og_strbuf_puts(&than, number);
    OG_SAY(out, language, QUESTION_CHANCE, .what = metric, .sign = sign, .than = than.text);
    out->failed |= than.failed;
    og_strbuf_clear(&than);
}

double og_question_within(const og_question *asked, double value)
{
    return og_question_chance(asked) && !isnan(value) ? fmin(fmax(value, 0), 1) : value;
}

const char *og_question_word(const og_question *asked, og_language language)
{
    return asked->query.kind == OG_QUERY_METRIC ? OG_TEXT(language, MEAN)
           : og_question_chance(asked)          ? OG_TEXT(language, CHANCE)
                                                : OG_TEXT(language, VALUE);
}

void og_question_name(const og_question *asked, og_language language, og_strbuf *out)
{
    const og_query *query = &asked->query;
    size_t start = out->length;
    og_strbuf metric = {0};
    char percent[16];
    add_metric(asked, language, &metric);
    const char *text = metric.failed ? "" : metric.text;
    og_format(percent, sizeof percent, "%u", query->percent);
    if (query->kind == OG_QUERY_METRIC)
        og_strbuf_puts(out, text);
    else if (query->statistic == OG_STATISTIC_SHARE)
        add_chance(asked, language, text, out);
    else if (query->statistic == OG_STATISTIC_QUANTILE)
        OG_SAY(out, language, QUESTION_LEVEL, .percent = percent, .what = text);
    else
        OG_SAY(out, language, QUESTION_MEAN, .what = text);
    out->failed |= metric.failed;
    og_strbuf_clear(&metric);
    if (!out->failed && out->text[start] >= 'a' && out->text[start] <= 'z')
        out->text[start] = (char)(out->text[start] - 'a' + 'A');
}

/* What a limit says: an amount, a share in percents, a count, a period. */
static void add_limit(const og_question *asked, og_language language, og_strbuf *out)
{
    const og_limit *limit = &asked->query.limit;
    char number[OG_FORMAT_SIZE];
    if (limit->is_period) {
        og_date_span(out, limit->period.first, limit->period.last, language);
        return;
    }
    og_point_say(og_question_chance(asked) ? 100 * limit->number : limit->number, language, number);
    if (og_question_euros(asked) && !og_question_chance(asked))
        og_strbuf_puts(out, language == OG_LANGUAGE_EN ? "€" : "€\u00a0");
    og_strbuf_puts(out, number);
    if (og_question_chance(asked) || asked->measure == OG_MEASURE_RATIO)
        og_strbuf_puts(out, "%");
}

void og_question_condition(const og_question *asked, og_language language, og_strbuf *out)
{
    static const og_sentence sentences[] = {[OG_COMPARE_LESS] = OG_SENTENCE_QUESTION_LESS,
                                            [OG_COMPARE_AT_MOST] = OG_SENTENCE_QUESTION_AT_MOST,
                                            [OG_COMPARE_MORE] = OG_SENTENCE_QUESTION_MORE,
                                            [OG_COMPARE_AT_LEAST] = OG_SENTENCE_QUESTION_AT_LEAST};
    const og_limit *limit = &asked->query.limit;
    og_strbuf what = {0}, than = {0};
    og_question_name(asked, language, &what);
    add_limit(asked, language, &than);
    if (limit->is_period)
        OG_SAY(out, language, QUESTION_COMES, .what = what.text,
               .when = og_sentence_text(times[limit->compare], language), .than = than.text);
    else
        OG_SAY_LIKE(out, language, sentences[limit->compare], QUESTION_LESS, .what = what.text,
                    .than = than.text);
    out->failed |= what.failed || than.failed;
    og_strbuf_clear(&what);
    og_strbuf_clear(&than);
}
