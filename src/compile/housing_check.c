#include "compile/housing_check.h"

#include "compile/check_period.h"
#include "compile/history.h"

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
        og_check_refuse_period(c, check, OG_TEXT(c->diags->language, WHY_AFTER_HORIZON));
    else if (first <= before && days != before - first + 1)
        og_check_refuse_period(c, check, OG_TEXT(c->diags->language, WHY_NOT_REALISED));
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

void og_housing_verify(og_compiler *c, const og_check *check, const og_stream *stream, og_role role)
{
    const og_housing *housing = stream->housing;
    og_period period = check->period.period;
    bool own, dated = role == OG_ROLE_REALISED || role == OG_ROLE_PERCENTAGE;
    int32_t days = targeted_days(housing, period, &own);
    og_day last = dated && check->as_of.given ? check->as_of.period.last : period.last;
    bool inside = period.last >= og_first_day(c, 0) && period.last <= og_last_day(c, c->months - 1);
    if (last < period.first || last > period.last)
        OG_ERROR_AT(c->diags, check->as_of.pos, CHECK_AS_OF_WITHIN, .path = check->item.path);
    else if ((role == OG_ROLE_PERCENTAGE || role == OG_ROLE_CORRECTED) && !own)
        og_check_refuse_period(c, check, OG_TEXT(c->diags->language, WHY_NOT_TARGET));
    else if (role == OG_ROLE_TAAKSTELLING && days != period.last - period.first + 1)
        og_check_refuse_period(c, check, OG_TEXT(c->diags->language, WHY_NOT_COVERED));
    else if (role == OG_ROLE_BACKLOG && !inside && !ends_a_period(housing, period.last))
        og_check_refuse_period(c, check, OG_TEXT(c->diags->language, WHY_NONE_ENDS));
    else if (dated || role == OG_ROLE_HOUSED)
        realised_known(c, check, housing, last);
}
