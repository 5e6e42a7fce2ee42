/* What the files of studies share. */
#ifndef OG_OUTPUT_FILE_STUDY_H
#define OG_OUTPUT_FILE_STUDY_H

#include "io/json.h"
#include "output/chart/draft.h"
#include "output/view/question.h"

/* A study that is being written: the files' folder exists then, and so does charts/ in it. */
typedef struct og_study_folder {
    const og_write_options *options;
    og_chart_extra extra;   /* none */
    og_chart_source source; /* of drafts */
    og_chart_folder charts;
    og_chart_maker maker; /* draws into charts/ */
    char *chart_path;
} og_study_folder;

/* og_study_folder_clear in any case. */
OG_NODISCARD og_status og_study_folder_open(og_study_folder *folder,
                                            const og_write_options *options,
                                            const og_scenario *scenario, uint64_t replicates,
                                            uint64_t seed, og_error *err);
void og_study_folder_clear(og_study_folder *folder);

/* "DIRECTORY/NAME", to be freed, or NULL with an error. */
char *og_study_path(const og_study_folder *folder, const char *name, og_error *err);

/* {"program", "scenario", "replicates", "seed"}: how each JSON begins. */
json_t *og_study_head_json(const og_scenario *scenario, uint64_t replicates, uint64_t seed);

/* "money", "stock", … */
const char *og_measure_name(og_measure measure);

#endif
