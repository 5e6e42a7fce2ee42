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

/* The periods that there are: those that share days with the one that was asked for, else the first
 * and the last. */
static const char *list_periods(og_compiler *c, const og_housing *housing, og_period asked)
{
    og_strbuf list = {0};
    size_t count = housing->taakstelling.count, shared = 0;
    for (int all = 0; all < 2 && shared == 0; all++)
        for (size_t i = 0; i < count; i++) {
            char key[OG_PERIOD_SIZE];
            og_period of = housing->taakstelling.at[i].period;
            bool meets = og_days_overlap(of.first, of.last, asked.first, asked.last) > 0;
            if (!meets && !(all && (i == 0 || i + 1 == count)))
                continue;
            og_period_print(of, key);
            og_strbuf_printf(&list, "%s%s", shared > 0 ? (all ? " … " : ", ") : "", key);
            shared++;
        }
    const char *text =
        list.failed || !list.text ? "" : og_arena_text(&c->arena, list.text, list.length);
    c->arena.failed |= list.failed;
    og_strbuf_clear(&list);
    return text ? text : "";
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
        og_check_refuse_period(c, check,
                               OG_SAID(&c->arena, c->diags->language, WHY_NOT_TARGET,
                                       .periods = list_periods(c, housing, period)));
    else if (role == OG_ROLE_TAAKSTELLING && days != period.last - period.first + 1)
        og_check_refuse_period(c, check,
                               OG_SAID(&c->arena, c->diags->language, WHY_NOT_COVERED,
                                       .periods = list_periods(c, housing, period)));
    else if (role == OG_ROLE_BACKLOG && !inside && !ends_a_period(housing, period.last))
        og_check_refuse_period(c, check,
                               OG_SAID(&c->arena, c->diags->language, WHY_NONE_ENDS,
                                       .periods = list_periods(c, housing, period)));
    else if (dated || role == OG_ROLE_HOUSED)
        realised_known(c, check, housing, last);
}
