#include "compile/check_period.h"

void og_check_refuse_period(og_compiler *c, const og_check *check, const char *why)
{
    char key[OG_PERIOD_SIZE];
    og_period_print(check->period.period, key);
    OG_ERROR_AT(c->diags, check->period.pos, CHECK_PERIOD, .path = check->item.path,
                .series = check->of.text, .key = key, .why = why);
}
