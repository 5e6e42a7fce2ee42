/* Flexible locations: their places go each month where they are needed most (model page,
 * section 3). They are handled in the order they stand, each seeing what is left. */
#include "compile/detail.h"

#include <string.h>

/* Gives the month's places out, and splits the place-days as the places are. */
static void allocate_month(og_compiler *c, og_location_rows *rows, int t)
{
    const og_location *location = rows->location;
    const size_t count = location->serves.count, *serves = rows->serves;
    og_ref *gaps = rows->gaps, *given = rows->given;
    og_tape *tape = c->tape;
    for (size_t i = 0; i < count; i++)
        gaps[i] = c->streams[serves[i]].reception.gap[t];
    og_ref places = rows->places[t], left = places;
    og_ref_allocate(tape, places, gaps, count, location->allocate == OG_ALLOCATE_ORDER, given);
    for (size_t i = 0; i < count; i++) {
        og_reception_rows *stream = &c->streams[serves[i]].reception;
        stream->gap[t] = og_ref_sub(tape, gaps[i], given[i]);
        left = og_ref_sub(tape, left, given[i]);
    }
    given[rows->idle] = og_ref_add(tape, given[rows->idle], left);
    for (size_t i = 0; i < count; i++) {
        og_reception_rows *stream = &c->streams[serves[i]].reception;
        og_ref share = og_ref_ratio(tape, given[i], places);
        og_ref split = og_ref_mul(tape, rows->place_days[t], share);
        og_ref unsplit = i == rows->idle ? rows->place_days[t] : og_k(0);
        /* without places at month end there is no share: all days go to idle_to */
        og_ref days = og_ref_select(tape, places, 1e-300, split, unsplit);
        if (rows->split && rows->split[i] && rows->split_days[i]) {
            rows->split[i][t] = given[i];
            rows->split_days[i][t] = days;
        }
        stream->capacity[t] = og_ref_add(tape, stream->capacity[t], given[i]);
        stream->place_days[t] = og_ref_add(tape, stream->place_days[t], days);
        if (serves[i] == location->stream)
            rows->own_days[t] = days;
    }
}

static void begin_parts(og_compiler *c, og_location_rows *rows, size_t count)
{
    rows->split = og_arena_array(&c->arena, count, sizeof *rows->split);
    rows->split_days = og_arena_array(&c->arena, count, sizeof *rows->split_days);
    for (size_t i = 0; rows->split && rows->split_days && i < count; i++) {
        rows->split[i] = og_refs_new(c, c->months);
        rows->split_days[i] = og_refs_new(c, c->months);
    }
}

void og_flexible_begin(og_compiler *c)
{
    for (size_t l = 0; l < c->location_count; l++) {
        og_location_rows *rows = &c->locations[l];
        const og_names *names = &rows->location->serves;
        const char *idle_to = rows->location->idle_to.text;
        if (names->count == 0)
            continue;
        rows->serves = og_arena_array(&c->arena, names->count, sizeof *rows->serves);
        rows->gaps = og_refs_new(c, (int)names->count);
        rows->given = og_refs_new(c, (int)names->count);
        if (c->request->detail)
            begin_parts(c, rows, names->count);
        for (size_t i = 0; rows->serves && i < names->count; i++) {
            rows->serves[i] = (size_t)og_stream_find(c->scenario, names->at[i].text);
            if (idle_to && strcmp(idle_to, names->at[i].text) == 0)
                rows->idle = i;
        }
    }
}

void og_flexible_parts(og_compiler *c, const og_location_rows *rows, og_series_form form)
{
    for (size_t i = 0; rows->split && rows->split_days && i < rows->location->serves.count; i++) {
        const char *stream = c->scenario->streams[rows->serves[i]].item->id;
        og_detail_monthly(c, form, og_arena_printf(&c->arena, "places.%s", stream), rows->split[i]);
        og_detail_monthly(c, form, og_arena_printf(&c->arena, "place_days.%s", stream),
                          rows->split_days[i]);
    }
}

void og_flexible_month(og_compiler *c, int t)
{
    for (size_t l = 0; l < c->location_count; l++)
        if (c->locations[l].location->serves.count)
            allocate_month(c, &c->locations[l], t);
}
