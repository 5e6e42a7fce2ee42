#include "output/file/study.h"

#include "base/format.h"
#include "io/file.h"
#include "lang/error.h"

#include <stdlib.h>

og_status og_study_folder_open(og_study_folder *folder, const og_write_options *options,
                               const og_scenario *scenario, uint64_t replicates, uint64_t seed,
                               og_error *err)
{
    og_language language = og_language_of(og_scenario_language(scenario));
    *folder = (og_study_folder){.options = options,
                                .chart_path = og_file_path(options->directory, "charts")};
    folder->source = (og_chart_source){.extra = &folder->extra, .language = language};
    folder->charts = (og_chart_folder){.directory = folder->chart_path,
                                       .gnuplot = options->gnuplot,
                                       .language = language,
                                       .format = options->format,
                                       .progress = &options->progress};
    folder->maker = (og_chart_maker){og_chart_draw, &folder->charts};
    og_chart_footer(&folder->charts.footer, og_scenario_title(scenario), seed, replicates,
                    language);
    if (!folder->chart_path || folder->charts.footer.failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    return og_file_make_folder(options->charts ? folder->chart_path : options->directory, err);
}

void og_study_folder_clear(og_study_folder *folder)
{
    og_strbuf_clear(&folder->charts.footer);
    free(folder->chart_path);
}

char *og_study_path(const og_study_folder *folder, const char *name, og_error *err)
{
    char *path = og_file_path(folder->options->directory, name);
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
