#include "compile/check.h"

#include "compile/history.h"
#include "compile/role.h"

#include <string.h>

static const char *text_at(const og_compiler *c, uint32_t offset)
{
    return c->text.text + offset;
}

static const og_plan_series_row *find(og_compiler *c, const og_check *check)
{
    const og_plan_series_row *series = c->series.at;
    const char **ids = og_arena_array(&c->arena, c->series.count + 1, sizeof *ids);
    for (size_t i = 0; ids && i < c->series.count; i++) {
        ids[i] = text_at(c, series[i].id);
        if (strcmp(ids[i], check->of.text) == 0)
            return &series[i];
    }
    const char *near = ids ? og_nearest(check->of.text, ids, c->series.count) : NULL;
    OG_ERROR_AT(
        c->diags, check->of.pos, CHECK_SERIES, .path = check->item.path, .name = check->of.text,
        .hint = near ? OG_SAID(&c->arena, c->diags->language, DID_YOU_MEAN, .word = near) : "");
    return NULL;
}

static void refuse_period(og_compiler *c, const og_check *check, const char *why)
{
    char key[OG_PERIOD_SIZE];
    og_period_print(check->period.period, key);
    OG_ERROR_AT(c->diags, check->period.pos, CHECK_PERIOD, .path = check->item.path,
                .series = check->of.text, .key = key, .why = why);
}

/* ---- housing: history and horizon -------------------------------------------------------- */

/* Whether history tells all days before the horizon, and the horizon has the others. */
static bool realised_known(og_compiler *c, const og_check *check, const og_housing *housing,
                           og_day last)
{
    og_day first = check->period.period.first, horizon = og_first_day(c, 0);
    og_day before = last < horizon ? last : horizon - 1;
    int32_t days = 0;
    if (first <= before)
        og_history_sum(&housing->realised, first, before, &days);
    if (last > og_last_day(c, c->months - 1))
        refuse_period(c, check, OG_TEXT(c->diags->language, WHY_AFTER_HORIZON));
    else if (first <= before && days != before - first + 1)
        refuse_period(c, check, OG_TEXT(c->diags->language, WHY_NOT_REALISED));
    else
        return true;
    return false;
}

/* Days of the period that taakstelling periods within it cover; *own: one of them is all of it. */
static int32_t targeted_days(const og_housing *housing, og_period period, bool *own)
{
    int32_t days = 0;
    *own = false;
    for (size_t i = 0; i < housing->taakstelling.count; i++) {
        og_period target = housing->taakstelling.at[i].period;
        if (target.first >= period.first && target.last <= period.last)
            days += target.last - target.first + 1;
        *own |= target.first == period.first && target.last == period.last;
    }
    return days;
}

static bool ends_a_period(const og_housing *housing, og_day last)
{
    for (size_t i = 0; i < housing->taakstelling.count; i++)
        if (housing->taakstelling.at[i].period.last == last)
            return true;
    return false;
}

static void verify_housing(og_compiler *c, const og_check *check, const og_housing *housing,
                           og_role role)
{
    og_period period = check->period.period;
    bool own, dated = role == OG_ROLE_REALISED || role == OG_ROLE_PERCENTAGE;
    int32_t days = targeted_days(housing, period, &own);
    og_day last = dated && check->as_of.given ? check->as_of.period.last : period.last;
    bool inside = period.last >= og_first_day(c, 0) && period.last <= og_last_day(c, c->months - 1);
    if (last < period.first || last > period.last)
        OG_ERROR_AT(c->diags, check->as_of.pos, CHECK_AS_OF_WITHIN, .path = check->item.path);
    else if ((role == OG_ROLE_PERCENTAGE || role == OG_ROLE_CORRECTED) && !own)
        refuse_period(c, check, OG_TEXT(c->diags->language, WHY_NOT_TARGET));
    else if (role == OG_ROLE_TAAKSTELLING && days != period.last - period.first + 1)
        refuse_period(c, check, OG_TEXT(c->diags->language, WHY_NOT_COVERED));
    else if (role == OG_ROLE_BACKLOG && !inside && !ends_a_period(housing, period.last))
        refuse_period(c, check, OG_TEXT(c->diags->language, WHY_NONE_ENDS));
    else if (dated || role == OG_ROLE_HOUSED)
        realised_known(c, check, housing, last);
}

/* ---- the others -------------------------------------------------------------------------- */

static void verify_series(og_compiler *c, const og_check *check, const og_plan_series_row *series)
{
    const og_plan_span_row *spans = (const og_plan_span_row *)c->spans.at + series->span;
    for (size_t i = 0; i < series->count; i++)
        if (og_role_counts((og_role)series->role, spans[i].first, spans[i].last,
                           check->period.period.first, check->period.period.last))
            return;
    refuse_period(c, check,
                  OG_SAID(&c->arena, c->diags->language, WHY_RUNS,
                          .first = text_at(c, spans[0].key),
                          .last = text_at(c, spans[series->count - 1].key)));
}

static void verify(og_compiler *c, const og_check *check)
{
    const og_plan_series_row *series = find(c, check);
    if (!series)
        return;
    og_role role = (og_role)series->role;
    if (check->as_of.given && role != OG_ROLE_REALISED && role != OG_ROLE_PERCENTAGE) {
        OG_ERROR_AT(c->diags, check->as_of.pos, CHECK_AS_OF_HOUSING, .path = check->item.path);
        return;
    }
    const char *stream = text_at(c, series->stream);
    for (size_t s = 0; s < c->scenario->stream_count; s++) {
        const og_housing *housing = c->scenario->streams[s].housing;
        if (housing && og_role_of(role).historic && strcmp(housing->item.id, stream) == 0) {
            verify_housing(c, check, housing, role);
            return;
        }
    }
    verify_series(c, check, series);
}

void og_checks_verify(og_compiler *c)
{
    for (size_t i = 0; i < c->scenario->checks.count && !c->text.failed && c->series.count; i++)
        verify(c, c->scenario->checks.at[i]);
}
