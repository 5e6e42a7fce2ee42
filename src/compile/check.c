#include "compile/check.h"

#include "compile/check_period.h"
#include "compile/kinds.h"
#include "compile/role.h"
#include "scenario/kind.h"

#include <string.h>

static void verify_series(og_compiler *c, const og_check *check, const og_plan_series_row *series)
{
    for (size_t i = 0; i < series->count; i++)
        if (og_series_counts(c, series, i, check->period.period))
            return;
    char key[OG_PERIOD_SIZE];
    og_period_print(check->period.period, key);
    OG_ERROR_AT(c->diags, check->period.pos, CHECK_NO_VALUE, .check = check->item.path,
                .series = check->of.text, .period = key, .periods = og_series_keys(c, series));
}

static void verify_check(og_compiler *c, const og_check *check)
{
    const og_plan_series_row *series = og_series_find(c, check->of.text, strlen(check->of.text));
    if (!series) {
        OG_ERROR_AT(c->diags, check->of.pos, CHECK_SERIES, .path = check->item.path,
                    .name = check->of.text,
                    .hint = og_series_hint(c, check->of.text, c->diags->language));
        return;
    }
    og_role role = (og_role)series->role;
    if (check->as_of.given && role != OG_ROLE_REALISED && role != OG_ROLE_PERCENTAGE) {
        OG_ERROR_AT(c->diags, check->as_of.pos, CHECK_AS_OF_HOUSING, .path = check->item.path);
        return;
    }
    const char *stream = og_compiler_text(c, series->stream);
    int s = og_stream_find(c->scenario, stream);
    const og_stream *of = s >= 0 ? &c->scenario->streams[s] : NULL;
    if (of && og_role_of(role).historic && og_stream_compilers[of->kind->type].verify)
        og_stream_compilers[of->kind->type].verify(c, check, of, role);
    else
        verify_series(c, check, series);
}

void og_checks_verify(og_compiler *c)
{
    for (size_t i = 0; i < c->scenario->checks.count && !c->text.failed && c->series.count; i++)
        verify_check(c, c->scenario->checks.at[i]);
}
