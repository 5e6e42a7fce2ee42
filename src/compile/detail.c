#include "compile/detail.h"

og_ref *og_detail_refs(og_compiler *c)
{
    return c->request->detail ? og_refs_new(c, c->months) : NULL;
}

static og_series_form part_of(og_series_form of, const char *name)
{
    of.name = name;
    of.role = OG_ROLE_PART;
    return of;
}

void og_detail_monthly(og_compiler *c, og_series_form of, const char *name, const og_ref *rows)
{
    if (c->request->detail && rows && name)
        og_series_monthly(c, part_of(of, name), rows);
}

void og_detail_yearly(og_compiler *c, og_series_form of, const char *name, const og_ref *rows)
{
    if (c->request->detail && rows && name)
        og_series_yearly(c, part_of(of, name), rows);
}
