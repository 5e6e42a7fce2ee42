#include "study/since.h"

#include "base/strbuf.h"
#include "compile/query.h"

#include <string.h>

static const char drawdown[] = "reserve.drawdown";

int og_since_year(og_month first, og_month other_first)
{
    og_month later = first > other_first ? first : other_first;
    if (first == other_first)
        return 0;
    return og_month_year(later) + (og_month_number(later) > 1 ? 1 : 0);
}

static bool is_drawdown(const char *text, const og_query_term *term)
{
    return term->reduction == OG_REDUCE_AT && term->series.length == sizeof drawdown - 1 &&
           memcmp(text + term->series.at, drawdown, sizeof drawdown - 1) == 0;
}

/* What stands behind a term so that it is measured from the start of `year`. */
static void add_since(const og_query_term *term, const char *text, int year, og_month first,
                      og_strbuf *out)
{
    if (term->reduction == OG_REDUCE_REQUIRED_OPENING && term->period_at.length == 0)
        og_strbuf_printf(out, "@%d", year);
    if (is_drawdown(text, term) && og_month_year(first) < year &&
        term->period.last >= og_year_first(year))
        og_strbuf_printf(out, " %c %s@%d", term->minus ? '+' : '-', drawdown, year - 1);
}

static size_t end_of(const og_query_term *term)
{
    const og_stretch *last = term->period_at.length > 0 ? &term->period_at : &term->series;
    return last->at + last->length;
}

og_status og_since_text(const char *text, int year, og_month first, og_arena *arena,
                        const char **out, og_error *err)
{
    og_query query;
    og_strbuf made = {0};
    size_t told = 0;
    *out = text;
    og_status status = og_query_parse(text, &query, err);
    if (status != OG_OK || year == 0 || og_query_is_first(&query))
        return status;
    for (size_t i = 0; i < query.metric.count; i++) {
        const og_query_term *term = &query.metric.terms[i];
        if (term->reduction != OG_REDUCE_REQUIRED_OPENING && !is_drawdown(text, term))
            continue;
        og_strbuf_add(&made, text + told, end_of(term) - told);
        told = end_of(term);
        add_since(term, text, year, first, &made);
    }
    og_strbuf_puts(&made, text + told);
    if (!made.failed && made.length > strlen(text))
        *out = og_arena_text(arena, made.text, made.length);
    bool failed = made.failed || !*out;
    og_strbuf_clear(&made);
    return failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}
