#include "output/report/scores_table.h"

#define WORD(doc, name) OG_TEXT((doc)->language, name)

static const og_scale *decimals(og_document *doc, int count)
{
    return og_doc_scale(
        doc, (og_scale){.unit = 1.0, .decimals = count, .name = "", .language = doc->language});
}

static void add_scores(og_document *doc, og_grid *grid, const char *name, const og_scores *s)
{
    const og_scale *fine = decimals(doc, 2), *coarse = decimals(doc, 1);
    og_grid_add(grid, og_cell_words(name));
    og_grid_add(grid, og_cell_number(s->mase, fine));
    og_grid_add(grid, og_cell_number(s->smape, coarse));
    og_grid_add(grid, og_cell_number(s->msis, coarse));
    og_grid_add(grid, og_cell_number(s->crps, fine));
    og_grid_add(grid, og_cell_words(og_doc_percent(doc, s->within80)));
    og_grid_add(grid, og_cell_words(og_doc_percent(doc, s->within95)));
}

void og_report_scores(og_document *doc, const og_scores *ours, const og_scores *naive)
{
    static const char *const heads[] = {"MASE", "sMAPE", "MSIS", "CRPS"};
    og_grid *grid = og_doc_table(doc, NULL, 7);
    og_grid_head(grid, true, "");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_grid_head(grid, false, heads[i]);
    og_grid_head(grid, false, WORD(doc, FORECAST_IN80));
    og_grid_head(grid, false, WORD(doc, FORECAST_IN95));
    add_scores(doc, grid, WORD(doc, FORECAST_OURS), ours);
    add_scores(doc, grid, WORD(doc, FORECAST_NAIVE), naive);
    og_doc_note(doc, WORD(doc, FORECAST_RECORD_GUIDE));
}
