#include "scenario/advice_check.h"

#include <string.h>

#define NAMED 5 /* lines that are told one by one */

/* Whether `of` is a stream's cost, or its income. */
static bool is_money_of(const char *of, const og_item *stream, bool *income)
{
    size_t length = strlen(stream->id);
    if (strncmp(of, stream->id, length) != 0 || of[length] != '.')
        return false;
    *income = strcmp(of + length + 1, "income") == 0;
    return *income || strcmp(of + length + 1, "cost") == 0;
}

/* Lines of that side of the books that are no stream's: "line.rent, line.staff". */
static const char *lines_without(og_loader *loader, bool income)
{
    const og_array *lines = &loader->scenario->finance->lines;
    const char *names = NULL;
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const og_line *line = lines->at[i];
        if (line->stream_index >= 0 || line->per == OG_DRIVER_EXCESS || !line->income == income)
            continue;
        if (count++ < NAMED)
            names = og_arena_printf(loader->arena, "%s%sline.%s", names ? names : "",
                                    names ? ", " : "", line->item.id);
        else if (count == NAMED + 1)
            names = og_arena_printf(loader->arena, "%s \u2026", names);
    }
    return names;
}

static void advise(og_loader *loader, const og_check *check)
{
    const og_scenario *scenario = loader->scenario;
    for (size_t s = 0; s < scenario->stream_count; s++) {
        const og_item *stream = scenario->streams[s].item;
        bool income;
        if (!check->of.text || !is_money_of(check->of.text, stream, &income))
            continue;
        const char *lines = lines_without(loader, income);
        if (lines)
            OG_ADVICE_AT(loader->diags, check->of.pos, ADVISE_CHECK_COST, .path = check->item.path,
                         .stream = stream->id, .line = lines);
        return;
    }
}

void og_advise_checks(og_loader *loader)
{
    const og_scenario *scenario = loader->scenario;
    for (size_t i = 0; scenario->finance && i < scenario->checks.count; i++)
        advise(loader, scenario->checks.at[i]);
}
