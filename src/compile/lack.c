/* What words say of a shortage, beyond the shortage itself. */
#include "base/limits.h"
#include "compile/compiler.h"

#include <math.h>

static double trifle_of(const og_stream *stream)
{
    const og_number *given =
        stream->reception ? &stream->reception->ignore_below : &stream->housing->ignore_below;
    return given->given ? given->value : 1;
}

void og_lack_series(og_compiler *c, const og_stream *stream, og_owner owner, const og_item *item,
                    og_role role, const og_ref *short_of)
{
    /* What is above OG_POSITIVE counts as more than nothing, whatever is ignored. */
    double least = fmax(trifle_of(stream) - OG_POSITIVE, nextafter(OG_POSITIVE, 1));
    og_ref *told = og_refs_new(c, c->months);
    for (int t = 0; told && t < c->months; t++) {
        og_tape_month(c->tape, t);
        told[t] = og_ref_within(c->tape, short_of[t], least, OG_LIMIT_NUMBER);
    }
    if (told)
        og_series_monthly(c, og_series_form_of(c, stream, owner, item, role), told);
}

void og_most_series(og_compiler *c, const og_stream *stream, og_owner owner, const og_item *item,
                    og_role role, const og_ref *short_of)
{
    og_ref *most = og_refs_new(c, c->years);
    for (int y = 0, t = 0; most && y < c->years; y++)
        for (most[y] = short_of[t]; t <= og_year_last_month(c, y); t++) {
            og_tape_month(c->tape, t);
            most[y] = og_ref_max(c->tape, most[y], short_of[t]);
        }
    if (most)
        og_series_yearly(c, og_series_form_of(c, stream, owner, item, role), most);
}
