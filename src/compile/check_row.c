/* Checks of what is uncertain: rows that are kept per replicate, for the sampling error of the
 * figure that is recomputed. */
#include "compile/check.h"
#include "compile/history.h"

#include <string.h>

/* That of the same stream. */
static const og_plan_series_row *find_role(const og_compiler *c, const og_plan_series_row *of,
                                           og_role role)
{
    const og_plan_series_row *series = c->series.at;
    for (size_t i = 0; i < c->series.count; i++)
        if (series[i].role == (uint32_t)role &&
            strcmp(og_compiler_text(c, series[i].stream), og_compiler_text(c, of->stream)) == 0)
            return &series[i];
    return NULL;
}

/* What the series has for the period inside the horizon; 0 for nothing. */
static og_ref series_row(og_compiler *c, const og_plan_series_row *series, og_period asked)
{
    og_ref sum = og_k(0);
    for (size_t i = 0; series && i < series->count; i++)
        if (og_series_counts(c, series, i, asked))
            sum = og_ref_add(c->tape, sum, ((const og_ref *)c->refs.at)[series->cell + i]);
    return sum;
}

/* Persons housed from day to day, but for what history tells. */
static og_ref realised_row(og_compiler *c, size_t stream, og_day first, og_day last)
{
    const og_history *history = &c->scenario->streams[stream].housing->realised;
    og_ref sum = og_k(0);
    for (int t = 0; t < c->months; t++) {
        og_day from = og_first_day(c, t) > first ? og_first_day(c, t) : first;
        int32_t days, shared = og_days_overlap(og_first_day(c, t), og_last_day(c, t), first, last);
        if (shared == 0)
            continue;
        og_history_sum(history, from, from + shared - 1, &days);
        double share = (double)shared / og_month_days(c->scenario->first + t);
        og_ref housed = c->streams[stream].counts[OG_DRIVER_PERSON_HOUSED].rows[t];
        if (days != shared)
            sum = og_ref_add(c->tape, sum, og_ref_mul(c->tape, housed, og_k(share)));
    }
    return sum;
}

static size_t housing_of(const og_compiler *c, const og_plan_series_row *series)
{
    for (size_t s = 0; s < c->scenario->stream_count; s++)
        if (c->scenario->streams[s].housing &&
            strcmp(c->scenario->streams[s].item->id, og_compiler_text(c, series->stream)) == 0)
            return s;
    return SIZE_MAX;
}

bool og_check_rows(og_compiler *c, const og_check *check, og_ref *value, og_ref *divisor)
{
    const og_plan_series_row *series = og_series_find(c, check->of.text, strlen(check->of.text));
    if (!series)
        return false;
    const og_role role = (og_role)series->role;
    const og_period span = check->period.period;
    const og_day last = check->as_of.given ? check->as_of.period.last : span.last;
    const size_t stream = housing_of(c, series);
    const bool netto = check->against == OG_AGAINST_NETTO;
    *divisor = og_k(1);
    if (stream == SIZE_MAX ||
        (role != OG_ROLE_REALISED && role != OG_ROLE_HOUSED && role != OG_ROLE_PERCENTAGE)) {
        *value = series_row(c, series, span);
        return true;
    }
    *value = realised_row(c, stream, span.first, last);
    if (role != OG_ROLE_PERCENTAGE)
        return true;
    if (!netto && last == span.last) {
        *value = series_row(c, series, span);
        return true;
    }
    const og_role by = netto ? OG_ROLE_TAAKSTELLING : OG_ROLE_CORRECTED;
    *divisor = series_row(c, find_role(c, series, by), span);
    return true;
}
