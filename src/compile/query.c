#include "compile/query.h"

#include "base/format.h"
#include "base/number.h"
#include "base/utf8.h"
#include "lang/error.h"

#include <string.h>

og_status og_query_fail(const char *text, size_t at, og_error *err, og_sentence sentence,
                        const char *const *values)
{
    og_strbuf what = {0};
    og_say(&what, og_error_language(err), sentence, values);
    og_status status = OG_FAIL(err, OG_ERR_VALUE, QUERY_AT, .text = text,
                               .column = OG_COUNT(og_utf8_count(text, at) + 1),
                               .what = what.text ? what.text : "");
    og_strbuf_clear(&what);
    return status;
}

bool og_query_is_first(const og_query *query)
{
    og_reduction reduction = query->metric.terms[0].reduction;
    return reduction == OG_REDUCE_FIRST_ABOVE || reduction == OG_REDUCE_FIRST_BELOW;
}

/* ---- reading ----------------------------------------------------------------------------- */

/* Where the reader stands; every function below returns whether it could go on. */
typedef struct reader {
    const char *text;
    size_t at;
    og_error *err;
} reader;

static bool fail(reader *r, size_t at, og_sentence what)
{
    og_query_fail(r->text, at, r->err, what, NULL);
    return false;
}

static void skip_blanks(reader *r)
{
    r->at += strspn(r->text + r->at, " \t");
}

/* Passes `sign` when it stands here. */
static bool take(reader *r, const char *sign)
{
    skip_blanks(r);
    size_t length = strlen(sign);
    bool here = strncmp(r->text + r->at, sign, length) == 0;
    if (here)
        r->at += length;
    return here;
}

static bool need(reader *r, const char *sign, og_sentence otherwise)
{
    return take(r, sign) || fail(r, r->at, otherwise);
}

/* What no name, number or period holds. */
static og_stretch take_word(reader *r)
{
    skip_blanks(r);
    og_stretch word = {r->at, strcspn(r->text + r->at, " \t@<>=()+")};
    r->at += word.length;
    return word;
}

/* A number may have a sign and an exponent with one. */
static og_stretch take_number(reader *r)
{
    skip_blanks(r);
    og_stretch word = {r->at, strcspn(r->text + r->at, " \t@<>=()")};
    r->at += word.length;
    return word;
}

/* "4.000", in which the point stands between thousands. */
static bool has_thousands(const char *text, size_t length)
{
    return length >= 5 && length <= 7 && text[0] != '0' && text[length - 4] == '.' &&
           text[length - 1] == '0';
}

static bool read_number(reader *r, og_stretch word, double *out)
{
    switch (og_number_parse(r->text + word.at, word.length, out)) {
    case OG_NUMBER_OK:
        return !has_thousands(r->text + word.at, word.length) ||
               fail(r, word.at, OG_SENTENCE_WANT_NO_POINTS);
    case OG_NUMBER_POINTS:
        return fail(r, word.at, OG_SENTENCE_WANT_NO_POINTS);
    case OG_NUMBER_COMMA:
        return fail(r, word.at, OG_SENTENCE_WANT_POINT);
    default:
        return fail(r, word.at, OG_SENTENCE_WANT_NUMBER);
    }
}

static bool read_compare(reader *r, og_compare *out)
{
    static const char *const signs[] = {"<=", ">=", "<", ">"};
    static const og_compare meanings[] = {OG_COMPARE_AT_MOST, OG_COMPARE_AT_LEAST, OG_COMPARE_LESS,
                                          OG_COMPARE_MORE};
    for (size_t i = 0; i < 4; i++)
        if (take(r, signs[i])) {
            *out = meanings[i];
            return true;
        }
    return fail(r, r->at, OG_SENTENCE_WANT_COMPARE);
}

static bool read_limit(reader *r, bool period, og_limit *out)
{
    if (!read_compare(r, &out->compare))
        return false;
    out->part = take_number(r);
    out->is_period = period;
    if (!period)
        return read_number(r, out->part, &out->number);
    return og_period_parse(r->text + out->part.at, out->part.length, &out->period) ==
               OG_PERIOD_OK ||
           fail(r, out->part.at, OG_SENTENCE_WANT_PERIOD);
}

/* ---- metrics ----------------------------------------------------------------------------- */

static bool read_period(reader *r, og_query_term *term)
{
    term->period_at = take_word(r);
    og_stretch part = term->period_at;
    if (og_period_parse(r->text + part.at, part.length, &term->period) == OG_PERIOD_OK)
        return true;
    og_arena arena = {0};
    OG_QUERY_FAIL(r->text, part.at, r->err, NOT_PERIOD,
                  .text = og_arena_text(&arena, r->text + part.at, part.length));
    og_arena_clear(&arena);
    return false;
}

static bool read_first(reader *r, og_query_term *term)
{
    term->series = take_word(r);
    if (take(r, ">"))
        term->reduction = OG_REDUCE_FIRST_ABOVE;
    else if (take(r, "<"))
        term->reduction = OG_REDUCE_FIRST_BELOW;
    else
        return fail(r, r->at, OG_SENTENCE_WANT_MORE_LESS);
    if (!read_number(r, take_number(r), &term->than))
        return false;
    if (take(r, "from ") && !read_period(r, term))
        return false;
    return need(r, ")", OG_SENTENCE_WANT_FROM_CLOSE);
}

static bool same_word(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

/* By what follows the last point; a series' own name may end in one of these words too, but then
 * a point and a reduction follow it. */
static void reduce_by_name(const reader *r, og_stretch word, og_query_term *term)
{
    static const struct {
        const char *name;
        og_reduction reduction;
    } names[] = {{"min", OG_REDUCE_MIN},
                 {"max", OG_REDUCE_MAX},
                 {"mean", OG_REDUCE_MEAN},
                 {"sum", OG_REDUCE_SUM},
                 {"committed", OG_REDUCE_COMMITTED}};
    const char *text = r->text + word.at;
    const char *dot = memrchr(text, '.', word.length);
    term->series = word;
    if (same_word(text, word.length, "reserve.required_opening"))
        term->reduction = OG_REDUCE_REQUIRED_OPENING;
    for (size_t i = 0; dot && i < sizeof names / sizeof names[0]; i++)
        if (same_word(dot + 1, word.length - (size_t)(dot + 1 - text), names[i].name)) {
            term->reduction = names[i].reduction;
            term->series.length = (size_t)(dot - text);
        }
}

static bool read_term(reader *r, og_query_term *term)
{
    if (take(r, "first(") || take(r, "first ("))
        return read_first(r, term);
    og_stretch word = take_word(r);
    if (word.length == 0)
        return fail(r, word.at, OG_SENTENCE_WANT_METRIC);
    if (take(r, "@")) {
        bool required = same_word(r->text + word.at, word.length, "reserve.required_opening");
        term->series = word;
        term->reduction = required ? OG_REDUCE_REQUIRED_OPENING : OG_REDUCE_AT;
        return read_period(r, term);
    }
    reduce_by_name(r, word, term);
    return true;
}

static bool is_first(const og_query_term *term)
{
    return term->reduction == OG_REDUCE_FIRST_ABOVE || term->reduction == OG_REDUCE_FIRST_BELOW;
}

static bool read_metric(reader *r, og_query_metric *metric)
{
    bool minus = false;
    do {
        skip_blanks(r);
        size_t start = r->at;
        if (metric->count == 0)
            metric->part.at = start;
        if (metric->count == OG_QUERY_TERMS)
            return fail(r, start, OG_SENTENCE_TERMS_MANY);
        og_query_term *term = &metric->terms[metric->count++];
        term->minus = minus;
        if (!read_term(r, term))
            return false;
        if (metric->count > 1 && (is_first(term) || is_first(&metric->terms[0])))
            return fail(r, start, OG_SENTENCE_PERIODS_ADDED);
        metric->part.length = r->at - metric->part.at;
        minus = take(r, "-");
    } while (minus || take(r, "+"));
    return true;
}

/* ---- statistics -------------------------------------------------------------------------- */

/* The percent of "p90", or 0. */
static unsigned percent_of(const char *word, size_t length)
{
    if (length < 2 || length > 3 || word[0] != 'p')
        return 0;
    unsigned percent = 0;
    for (size_t i = 1; i < length; i++) {
        if (word[i] < '0' || word[i] > '9')
            return 0;
        percent = 10 * percent + (unsigned)(word[i] - '0');
    }
    return percent;
}

static bool read_statistic(reader *r, og_stretch name, og_query *query)
{
    const char *word = query->text + name.at;
    query->percent = percent_of(word, name.length);
    bool share = same_word(word, name.length, "p");
    if (share)
        query->statistic = OG_STATISTIC_SHARE;
    else if (query->percent > 0)
        query->statistic = OG_STATISTIC_QUANTILE;
    else if (!same_word(word, name.length, "mean"))
        return fail(r, name.at, OG_SENTENCE_WANT_STATISTIC);
    if (!read_metric(r, &query->metric))
        return false;
    if (share && !read_limit(r, og_query_is_first(query), &query->share))
        return false;
    if (!need(r, ")", share ? OG_SENTENCE_WANT_CLOSE : OG_SENTENCE_WANT_SIGN_CLOSE))
        return false;
    query->part = (og_stretch){name.at, r->at - name.at};
    return true;
}

/* A chance lies between 0 and 1, and a condition on one must be able to hold and to fail. */
static bool check_chance(reader *r, const og_limit *limit)
{
    double x = limit->number;
    if (x > 1 && x <= 100)
        return OG_QUERY_FAIL(r->text, limit->part.at, r->err, CHANCE_PERCENT,
                             .share = OG_NUMBER(x / 100)) == OG_OK;
    if (x < 0 || x > 1)
        return fail(r, limit->part.at, OG_SENTENCE_CHANCE_RANGE);
    bool always = (x >= 1 && limit->compare == OG_COMPARE_AT_MOST) ||
                  (x <= 0 && limit->compare == OG_COMPARE_AT_LEAST);
    bool never = (x >= 1 && limit->compare == OG_COMPARE_MORE) ||
                 (x <= 0 && limit->compare == OG_COMPARE_LESS);
    return (!always || fail(r, limit->part.at, OG_SENTENCE_CHANCE_ALWAYS)) &&
           (!never || fail(r, limit->part.at, OG_SENTENCE_CHANCE_NEVER));
}

static bool read_query(reader *r, og_query *query)
{
    og_stretch name = take_word(r);
    if (!take(r, "(") || same_word(r->text + name.at, name.length, "first")) {
        r->at = name.at;
        query->kind = OG_QUERY_METRIC;
        if (!read_metric(r, &query->metric))
            return false;
        skip_blanks(r);
        return r->text[r->at] == '\0' || fail(r, r->at, OG_SENTENCE_WANT_SIGN_END);
    }
    query->kind = OG_QUERY_STATISTIC;
    if (!read_statistic(r, name, query))
        return false;
    skip_blanks(r);
    if (r->text[r->at] == '\0')
        return true;
    query->kind = OG_QUERY_CONDITION;
    bool period = og_query_is_first(query) && query->statistic != OG_STATISTIC_SHARE;
    if (!read_limit(r, period, &query->limit) ||
        (query->statistic == OG_STATISTIC_SHARE && !check_chance(r, &query->limit)))
        return false;
    skip_blanks(r);
    return r->text[r->at] == '\0' || fail(r, r->at, OG_SENTENCE_WANT_END);
}

og_status og_query_parse(const char *text, og_query *out, og_error *err)
{
    og_error mine = og_error_like(err);
    reader r = {text, 0, &mine};
    *out = (og_query){.text = text};
    return read_query(&r, out) ? OG_OK : og_error_pass(err, &mine);
}
