#include "output/report/study_page.h"

#include "output/view/input_name.h"

#include <string.h>

void og_study_head(og_document *doc, const og_scenario *scenario, uint64_t replicates,
                   uint64_t seed)
{
    og_doc_heading(doc, 1, og_scenario_title(scenario));
    OG_DOC_SAY(doc, paragraph, STUDY_HEAD, .runs = og_doc_number(doc, (double)replicates, 0),
               .seed = OG_COUNT(seed));
    OG_DOC_SAY(doc, paragraph, STUDY_READ);
}

const char *og_study_name(og_document *doc, const og_question *asked)
{
    og_strbuf name = {0};
    og_question_name(asked, doc->language, &name);
    return og_doc_take(doc, &name);
}

void og_study_heading(og_document *doc, const og_question *asked, const og_scale *scale,
                      const char *by)
{
    const char *what = og_study_name(doc, asked);
    if (scale->name[0])
        what = OG_DOC_TEXT(doc, IN_UNIT, .what = what, .unit = scale->name);
    OG_DOC_HEADING(doc, 2, STUDY_BY, .what = what, .by = by);
}

const char *og_study_label(og_document *doc, const og_scenario *scenario, const char *path,
                           const char *label)
{
    og_strbuf name = {0};
    if (strcmp(path, label) != 0)
        return label;
    og_input_name(scenario, path, false, &name);
    return og_doc_take(doc, &name);
}

/* Of a first(...) it is a number of periods. */
static og_scale margin_scale(const og_scale *scale)
{
    og_scale own = *scale;
    if (own.periods) {
        own.periods = NULL;
        own.decimals = 1;
    }
    return own;
}

og_doc_cell og_study_margin(og_document *doc, const og_scale *scale, const og_estimate *estimate)
{
    return og_cell_number(OG_STUDY_SURE * estimate->error, og_doc_scale(doc, margin_scale(scale)));
}

const char *og_study_margin_text(og_document *doc, const og_scale *scale,
                                 const og_estimate *estimate)
{
    og_scale own = margin_scale(scale);
    own.name = "";
    return og_doc_amount(doc, OG_STUDY_SURE * estimate->error, &own);
}
