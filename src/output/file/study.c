#include "output/file/study.h"

#include "io/file.h"
#include "lang/error.h"

char *og_study_path(const og_write_options *options, const char *name, og_error *err)
{
    char *path = og_file_path(options->directory, name);
    if (!path)
        OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    return path;
}

const char *og_measure_name(og_measure measure)
{
    static const char *const names[] = {[OG_MEASURE_STOCK] = "stock",
                                        [OG_MEASURE_FLOW] = "flow",
                                        [OG_MEASURE_RATIO] = "ratio",
                                        [OG_MEASURE_MONEY] = "money"};
    return names[measure];
}

json_t *og_study_head_json(const og_scenario *scenario, uint64_t replicates, uint64_t seed)
{
    return json_pack("{s:s, s:s, s:s, s:o, s:o}", "program", "opgave", "version", og_version(),
                     "scenario", og_scenario_title(scenario), "replicates",
                     og_json_whole(replicates), "seed", og_json_whole(seed));
}
