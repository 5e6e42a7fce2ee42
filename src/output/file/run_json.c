#include "output/file/run_json.h"

#include "base/calendar.h"
#include "io/file.h"
#include "io/json.h"
#include "io/sha256.h"
#include "scenario/scenario.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- files ---- */

static json_t *mark_json(uint64_t bytes, const char *sha256)
{
    return json_pack("{s:o, s:s}", "bytes", og_json_whole(bytes), "sha256", sha256);
}

/* NULL when memory is short. */
static json_t *read_json(const og_scenario *scenario)
{
    json_t *all = json_object();
    bool failed = !all;
    for (size_t i = 0; i < og_scenario_file_count(scenario) && !failed; i++) {
        const og_file_mark mark = og_scenario_file(scenario, i);
        og_json_set(all, mark.name, mark_json(mark.bytes, mark.sha256), &failed);
    }
    if (!failed)
        return all;
    json_decref(all);
    return NULL;
}

static int is_entry(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* By bytes: alphasort would follow the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* Adds the file `root`/`name`. */
static og_status mark_file(json_t *all, const char *root, const char *name, og_error *err)
{
    char sha256[OG_SHA256_SIZE];
    uint64_t bytes;
    char *path = og_file_path(root, name);
    if (!path)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = og_sha256_file(path, sha256, &bytes, err);
    if (status == OG_OK && json_object_set_new(all, name, mark_json(bytes, sha256)) != 0)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    free(path);
    return status;
}

/* Adds the files of `root`/`folder` ("" for the root itself), by name. A folder that is not there
 * has none. */
static og_status mark_folder(json_t *all, const char *root, const char *folder, og_error *err)
{
    struct dirent **entries = NULL;
    char *path = og_file_path(root, folder);
    int count = path ? scandir(path, &entries, is_entry, by_name) : -1;
    og_status status = OG_OK;
    if (!path || (count < 0 && errno == ENOMEM))
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    else if (count < 0 && errno != ENOENT)
        status = og_file_fail(path, errno, err);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char *below = *folder ? og_file_path(folder, name) : strdup(name);
        if (status == OG_OK && !below)
            status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
        else if (status == OG_OK && strcmp(below, "charts") != 0)
            status = mark_file(all, root, below, err);
        free(below);
        free(entries[i]);
    }
    free(entries);
    free(path);
    return status;
}

/* ---- all of it ---- */

static json_t *moment_json(int64_t seconds)
{
    char text[OG_MOMENT_SIZE];
    return seconds && og_moment_print(seconds, text) ? json_string(text) : json_null();
}

/* NULL when memory is short. Takes `written`. */
static json_t *run_json(const og_scenario *scenario, const og_result *result,
                        const og_write_options *options, json_t *written)
{
    char start[OG_PERIOD_SIZE], end[OG_PERIOD_SIZE];
    og_month_print(scenario->first, start);
    og_month_print(scenario->last, end);
    return json_pack("{s:s, s:s, s:s, s:o, s:{s:s, s:s, s:s}, s:{s:s, s:s}, s:o, s:o, s:s, s:o, "
                     "s:{s:o, s:o}}",
                     "program", "opgave", "version", og_version(), "libraries",
                     og_library_versions(), "made_at", moment_json(options->made_at), "scenario",
                     "name", scenario->name, "title", scenario->title, "municipality",
                     og_scenario_municipality(scenario), "horizon", "start", start, "end", end,
                     "replicates", og_json_whole(og_result_replicates(result)), "seed",
                     og_json_whole(og_result_seed(result)), "sampling",
                     og_sampling_names[og_scenario_sampling(scenario)], "wall_seconds",
                     og_json_number(options->wall_seconds), "files", "read", read_json(scenario),
                     "written", written);
}

og_status og_json_write_run(const og_scenario *scenario, const og_result *result,
                            const og_write_options *options, bool charts, const char *path,
                            og_error *err)
{
    json_t *written = json_object();
    og_status status = written ? mark_folder(written, options->directory, "", err)
                               : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK && charts)
        status = mark_folder(written, options->directory, "charts", err);
    if (status == OG_OK)
        return og_json_write(run_json(scenario, result, options, written), path, err);
    json_decref(written);
    return status;
}

char *og_results_of(const char *directory)
{
    char *path = og_file_path(directory, "run.json"), *out = NULL;
    json_t *root = path ? json_load_file(path, 0, NULL) : NULL;
    const json_t *scenario = json_object_get(root, "scenario");
    const char *title = json_string_value(json_object_get(scenario, "title"));
    if (title)
        out = strdup(title);
    json_decref(root);
    free(path);
    return out;
}
