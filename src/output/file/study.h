/* What the files of studies share. */
#ifndef OG_OUTPUT_FILE_STUDY_H
#define OG_OUTPUT_FILE_STUDY_H

#include "io/json.h"
#include "output/view/question.h"

/* "DIRECTORY/NAME", to be freed, or NULL with an error. */
char *og_study_path(const og_write_options *options, const char *name, og_error *err);

/* {"program", "scenario", "replicates", "seed"}: how each JSON begins. */
json_t *og_study_head_json(const og_scenario *scenario, uint64_t replicates, uint64_t seed);

/* "money", "stock", … */
const char *og_measure_name(og_measure measure);

#endif
