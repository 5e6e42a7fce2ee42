/* The table of checks. */
#include "base/format.h"
#include "output/report/check.h"
#include "output/words.h"

#include <stdlib.h>
#include <string.h>

/* "2024"; "2025-H1 t/m 2025-Q1" */
static void add_period(const og_page *page, og_grid *grid, const og_check *check)
{
    char period[OG_PERIOD_SIZE], as_of[OG_PERIOD_SIZE];
    og_period_print(check->period.period, period);
    if (check->as_of.given) {
        og_period_print(check->as_of.period, as_of);
        og_page_cell(page, grid, OG_PHRASE_CHECK_AS_OF, (const char *const[]){period, as_of});
    } else {
        og_grid_add(grid, period);
    }
}

/* "100 gecorrigeerd" */
static void add_other(const og_page *page, og_grid *grid, const og_check *check,
                      const og_check_figure *figure)
{
    char number[OG_FORMAT_SIZE];
    if (!figure->percentage) {
        og_grid_add(grid, "");
        return;
    }
    og_format_number(figure->other, figure->decimals, page->language, number);
    og_phrase divisor =
        check->against == OG_AGAINST_NETTO ? OG_PHRASE_CHECK_CORRECTED : OG_PHRASE_CHECK_NETTO;
    og_page_cell(page, grid, OG_PHRASE_CHECK_AGAINST,
                 (const char *const[]){number, og_phrase_text(divisor, page->language)});
}

static bool known_to_hold(const og_check *check)
{
    return !check->holds.given || check->holds.value;
}

static og_phrase outcome_of(const og_check *check, const og_check_figure *figure)
{
    if (known_to_hold(check))
        return figure->holds ? OG_PHRASE_CHECK_YES : OG_PHRASE_CHECK_NO;
    return figure->holds ? OG_PHRASE_CHECK_YES_AFTER_ALL : OG_PHRASE_CHECK_NO_KNOWN;
}

static void add_table(og_page *page, const og_check_list *list)
{
    bool others = false;
    for (size_t i = 0; i < list->checks->count; i++)
        others |= list->figures[i].percentage;
    og_grid grid;
    og_grid_init(&grid, others ? "llrrll" : "llrrl");
    og_page_words(page, &grid, OG_PHRASE_CHECK_FIGURE);
    og_page_words(page, &grid, OG_PHRASE_CHECK_PERIOD);
    og_page_words(page, &grid, OG_PHRASE_CHECK_SAYS);
    og_page_words(page, &grid, OG_PHRASE_CHECK_FOUND);
    if (others)
        og_page_words(page, &grid, OG_PHRASE_CHECK_OTHER);
    og_page_words(page, &grid, OG_PHRASE_CHECK_OUTCOME);
    for (size_t i = 0; i < list->checks->count; i++) {
        const og_check *check = list->checks->at[i];
        const og_check_figure *figure = &list->figures[i];
        og_grid_add(&grid, check->item.label);
        add_period(page, &grid, check);
        og_page_number(page, &grid, check->says.value, figure->decimals);
        og_page_number(page, &grid, figure->value, figure->decimals);
        if (others)
            add_other(page, &grid, check, figure);
        og_page_words(page, &grid, outcome_of(check, figure));
    }
    og_page_grid(page, &grid);
}

/* How many there are, how many hold, and of how many that was known to be so or not. */
static void add_heading(og_page *page, const og_check_list *list, bool *as_known)
{
    size_t holding = 0, surprises = 0;
    char good[OG_FORMAT_SIZE], all[OG_FORMAT_SIZE], other[OG_FORMAT_SIZE];
    for (size_t i = 0; i < list->checks->count; i++) {
        holding += list->figures[i].holds;
        surprises += list->figures[i].holds != known_to_hold(list->checks->at[i]);
    }
    *as_known = surprises == 0;
    og_format_number((double)holding, 0, page->language, good);
    og_format_number((double)list->checks->count, 0, page->language, all);
    og_format_number((double)surprises, 0, page->language, other);
    og_page_heading(page,
                    holding == list->checks->count ? OG_PHRASE_CHECK_FIGURES
                    : *as_known                    ? OG_PHRASE_CHECK_FIGURES_KNOWN
                                                   : OG_PHRASE_CHECK_FIGURES_NEW,
                    (const char *const[]){good, all, other});
}

og_status og_page_checks(og_page *page, bool *held, og_error *err)
{
    const og_array *checks = &page->scenario->checks;
    og_status status = OG_OK;
    bool all_hold = true, as_known = true;
    *held = true;
    if (checks->count == 0)
        return OG_OK;
    og_check_figure *figures = calloc(checks->count, sizeof *figures);
    if (!figures)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < checks->count && status == OG_OK; i++) {
        status = og_check_compute(page, checks->at[i], &figures[i], err);
        all_hold &= figures[i].holds;
    }
    if (status != OG_OK)
        goto done;
    const og_check_list list = {checks, figures};
    add_heading(page, &list, &as_known);
    *held = all_hold && as_known;
    add_table(page, &list);
    if (!all_hold)
        og_page_say(page, "  ", OG_PHRASE_CHECK_WHY, NULL);
    for (size_t i = 0; i < checks->count; i++)
        if (!figures[i].holds)
            og_page_check_why(page, &list, i);
done:
    free(figures);
    return status;
}
