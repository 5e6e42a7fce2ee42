/* A file, or a tree, to a scenario: merged, typed, resolved, with advice. */
#include "base/path.h"
#include "lang/options.h"
#include "scenario/advice.h"
#include "scenario/free.h"
#include "scenario/merge.h"
#include "scenario/object.h"
#include "scenario/resolve.h"
#include "scenario/schema.h"

#include <stdlib.h>
#include <string.h>

/* Reads scenario->tree (NULL: there is none) and hands the scenario over, or frees it. */
static og_status finish(og_scenario *scenario, const char *path, og_files *files, og_scenario **out,
                        og_diagnostics *diags)
{
    og_loader loader = {
        .scenario = scenario, .arena = &scenario->arena, .diags = diags, .files = files};
    if (scenario->tree) {
        scenario->item = (og_item){.id = "", .path = "", .pos = scenario->tree->pos};
        og_object_load(&loader, scenario->tree,
                       (og_place){.path = "", .grounds = {OG_GROUND_NONE, NULL}}, &og_schema, NULL,
                       (char *)scenario);
        og_scenario_resolve(&loader);
        if (og_diagnostics_count(diags, OG_SEVERITY_ERROR) == 0 && !scenario->arena.failed)
            og_scenario_advise(&loader);
    }
    const char *name = og_path_name(path);
    scenario->name = og_arena_text(loader.arena, name, og_path_stem(name));
    scenario->files = files->first;
    scenario->folder = (size_t)(name - path);
    og_status status = files->stopped                                   ? OG_CANCELLED
                       : scenario->arena.failed || diags->failed        ? OG_ERR_MEMORY
                       : diags->unreadable                              ? OG_ERR_IO
                       : og_diagnostics_count(diags, OG_SEVERITY_ERROR) ? OG_ERR_SCENARIO
                                                                        : OG_OK;
    if (status != OG_OK) {
        og_scenario_free(scenario);
        return status;
    }
    *out = scenario;
    return OG_OK;
}

static og_scenario *scenario_new(void)
{
    og_scenario *scenario = calloc(1, sizeof *scenario);
    if (scenario)
        scenario->language = OG_LANGUAGE_NL;
    return scenario;
}

static og_files files_of(const og_load_options *options, og_arena *arena)
{
    return (og_files){.arena = arena,
                      .read = options->read,
                      .context = options->read_context,
                      .progress = options->progress};
}

og_status og_scenario_load_with(const char *path, const og_load_options *options, og_scenario **out,
                                og_diagnostics *diags)
{
    og_load_options own;
    og_error err = {.language = diags->language};
    *out = NULL;
    if (OG_OPTIONS(&own, options, &err) != OG_OK) {
        og_diag_pass(diags, (og_pos){0}, &err);
        return err.status;
    }
    og_scenario *scenario = scenario_new();
    if (!scenario)
        return OG_ERR_MEMORY;
    og_files files = files_of(&own, &scenario->arena);
    scenario->tree = og_merge_load(&files, path, own.set, own.set_count, diags);
    og_loader loader = {.scenario = scenario, .arena = &scenario->arena, .diags = diags};
    if (own.free_count)
        og_free_begin(&loader, &own);
    return finish(scenario, path, &files, out, diags);
}

og_status og_scenario_load(const char *path, const char *const *set, size_t set_count,
                           og_scenario **out, og_diagnostics *diags)
{
    const og_load_options options = {sizeof options, .set = set, .set_count = set_count};
    return og_scenario_load_with(path, &options, out, diags);
}

og_status og_scenario_load_tree(const og_node *tree, const char *path,
                                const og_load_options *options, og_scenario **out,
                                og_diagnostics *diags)
{
    og_scenario *scenario = scenario_new();
    *out = NULL;
    if (!scenario)
        return OG_ERR_MEMORY;
    og_files files = files_of(options, &scenario->arena);
    scenario->tree = og_node_copy(&scenario->arena, tree);
    return finish(scenario, path, &files, out, diags);
}
