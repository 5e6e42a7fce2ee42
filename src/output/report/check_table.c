#include "output/report/check_table.h"

#include "output/report/check_why.h"

#include <string.h>

/* "2024"; "2025-H1 t/m 2025-Q1" */
static const char *period_text(og_document *doc, const og_check *check)
{
    char period[OG_PERIOD_SIZE], as_of[OG_PERIOD_SIZE];
    og_period_print(check->period.period, period);
    if (!check->as_of.given)
        return og_arena_text(&doc->arena, period, strlen(period));
    og_period_print(check->as_of.period, as_of);
    return OG_DOC_TEXT(doc, CHECK_AS_OF, .period = period, .last = as_of);
}

/* "100 gecorrigeerd" */
static og_doc_cell other_cell(og_document *doc, const og_check *check,
                              const og_check_figure *figure)
{
    if (!figure->percentage)
        return og_cell_empty();
    const char *divisor = check->against == OG_AGAINST_NETTO
                              ? OG_TEXT(doc->language, CHECK_CORRECTED)
                              : OG_TEXT(doc->language, CHECK_NETTO);
    return og_cell_words(OG_DOC_TEXT(doc, CHECK_AGAINST,
                                     .value = og_doc_number(doc, figure->other, figure->decimals),
                                     .divisor = divisor));
}

static const char *outcome_text(og_language language, const og_check *check,
                                const og_check_figure *figure)
{
    if (og_check_expected(check))
        return figure->holds ? OG_TEXT(language, CHECK_YES) : OG_TEXT(language, CHECK_NO);
    return figure->holds ? OG_TEXT(language, CHECK_YES_AFTER_ALL)
                         : OG_TEXT(language, CHECK_NO_KNOWN);
}

static void add_row(og_document *doc, og_grid *table, const og_check *check,
                    const og_check_figure *figure, bool others)
{
    const og_scale *scale = og_doc_scale(
        doc,
        (og_scale){.unit = 1, .decimals = figure->decimals, .name = "", .language = doc->language});
    og_grid_add(table, og_cell_words(check->item.label));
    og_grid_add(table, og_cell_words(period_text(doc, check)));
    og_grid_add(table, og_cell_number(check->says.value, scale));
    og_grid_add(table, og_cell_number(figure->value, scale));
    if (others)
        og_grid_add(table, other_cell(doc, check, figure));
    og_grid_add(table, og_cell_words(outcome_text(doc->language, check, figure)));
}

static void add_table(og_document *doc, const og_check_list *list)
{
    og_language language = doc->language;
    bool others = false;
    for (size_t i = 0; i < list->checks->count; i++)
        others |= list->figures[i].percentage;
    og_grid *table = og_doc_table(doc, NULL, others ? 6 : 5);
    og_grid_head(table, true, OG_TEXT(language, CHECK_FIGURE));
    og_grid_head(table, true, OG_TEXT(language, CHECK_WHEN));
    og_grid_head(table, false, OG_TEXT(language, CHECK_SAYS));
    og_grid_head(table, false, OG_TEXT(language, CHECK_FOUND));
    if (others)
        og_grid_head(table, true, OG_TEXT(language, CHECK_OTHER));
    og_grid_head(table, true, OG_TEXT(language, CHECK_OUTCOME));
    for (size_t i = 0; i < list->checks->count; i++)
        add_row(doc, table, list->checks->at[i], &list->figures[i], others);
}

/* How many there are, how many hold, and of how many that was known to be so or not. */
static void add_heading(og_document *doc, const og_check_list *list, size_t holding,
                        size_t surprises)
{
    const char *count = og_doc_number(doc, (double)list->checks->count, 0);
    const char *good = og_doc_number(doc, (double)holding, 0);
    if (holding == list->checks->count && surprises == 0)
        OG_DOC_HEADING(doc, 2, CHECK_ALL_HOLD, .count = count);
    else if (surprises == 0)
        OG_DOC_HEADING(doc, 2, CHECK_KNOWN, .holding = good, .count = count);
    else
        OG_DOC_HEADING(doc, 2, CHECK_SURPRISES, .holding = good, .count = count,
                       .surprises = og_doc_number(doc, (double)surprises, 0));
}

og_status og_report_checks(og_summary_page *page, bool *held, og_error *err)
{
    og_document *doc = &page->doc;
    og_check_list list;
    size_t holding = 0, surprises = 0;
    *held = true;
    if (page->scenario->checks.count == 0)
        return OG_OK;
    og_status status = og_check_list_new(page->scenario, page->plan, page->result, &list, err);
    if (status != OG_OK)
        return status;
    for (size_t i = 0; i < list.checks->count; i++) {
        holding += list.figures[i].holds;
        surprises += list.figures[i].holds != og_check_expected(list.checks->at[i]);
    }
    *held = surprises == 0 && holding == list.checks->count;
    add_heading(doc, &list, holding, surprises);
    add_table(doc, &list);
    if (holding < list.checks->count)
        OG_DOC_SAY(doc, note, CHECK_WHY);
    for (size_t i = 0; i < list.checks->count; i++)
        if (!list.figures[i].holds)
            og_report_check_why(page, &list, i);
    og_check_list_free(&list);
    return OG_OK;
}
