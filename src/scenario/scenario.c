#include "scenario/scenario.h"

#include "io/sha256.h"

#include <stdlib.h>
#include <string.h>

void og_scenario_free(og_scenario *scenario)
{
    if (!scenario)
        return;
    og_arena arena = scenario->arena;
    free(scenario);
    og_arena_clear(&arena);
}

const char *og_scenario_title(const og_scenario *scenario)
{
    return scenario->title;
}

const char *og_scenario_municipality(const og_scenario *scenario)
{
    return scenario->municipality ? scenario->municipality : "";
}

const char *og_scenario_language(const og_scenario *scenario)
{
    return scenario->language == OG_LANGUAGE_EN ? "en" : "nl";
}

uint64_t og_scenario_replicates(const og_scenario *scenario)
{
    const og_simulation *simulation = scenario->simulation;
    return simulation && simulation->replicates.given ? (uint64_t)simulation->replicates.value
                                                      : 10000;
}

double og_scenario_certainty(const og_scenario *scenario)
{
    const og_reserve *reserve = scenario->finance ? scenario->finance->reserve : NULL;
    return reserve && reserve->certainty.given ? reserve->certainty.value : 0.9;
}

uint64_t og_scenario_seed(const og_scenario *scenario)
{
    const og_simulation *simulation = scenario->simulation;
    return simulation && simulation->seed.given ? (uint64_t)simulation->seed.value : 1;
}

og_sampling og_scenario_sampling(const og_scenario *scenario)
{
    return scenario->simulation ? (og_sampling)scenario->simulation->sampling : OG_SAMPLING_RANDOM;
}

/* ---- files ------------------------------------------------------------------------------ */

size_t og_scenario_file_count(const og_scenario *scenario)
{
    size_t count = 0;
    for (const og_files_entry *file = scenario->files; file; file = file->next)
        count++;
    return count;
}

og_file_mark og_scenario_file(const og_scenario *scenario, size_t i)
{
    const og_files_entry *file = scenario->files;
    while (i-- > 0)
        file = file->next;
    og_file_mark mark = {.name = file->path + scenario->folder, .bytes = file->length};
    og_sha256_bytes(file->bytes, file->length, mark.sha256);
    return mark;
}

/* ---- parts by name --------------------------------------------------------------------- */

int og_array_find(const og_array *array, const char *id)
{
    for (size_t i = 0; i < array->count; i++)
        if (strcmp(((const og_item *)array->at[i])->id, id) == 0)
            return (int)i;
    return -1;
}

int og_stream_find(const og_scenario *scenario, const char *id)
{
    for (size_t i = 0; i < scenario->stream_count; i++)
        if (strcmp(scenario->streams[i].item->id, id) == 0)
            return (int)i;
    return -1;
}

const og_location *og_location_find(const og_scenario *scenario, const char *id)
{
    for (size_t i = 0; i < scenario->reception.count; i++) {
        const og_reception *reception = scenario->reception.at[i];
        int found = og_array_find(&reception->locations, id);
        if (found >= 0)
            return reception->locations.at[found];
    }
    return NULL;
}

bool og_line_incidental(const og_line *line, int year)
{
    const og_spell *spell = &line->incidental;
    for (size_t i = 0; i < spell->year_count; i++)
        if (spell->years[i] == year)
            return true;
    return spell->always;
}

bool og_line_takes(const og_line *line, const og_location *location)
{
    return line->at ? location == line->at : location->stream == (size_t)line->stream_index;
}

bool og_location_endless(const og_location *location)
{
    const bool contracted = location->contract && location->contract->until.given;
    return !contracted && !location->until.given && !location->term_months;
}
