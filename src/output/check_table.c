/* The table of checks, and why some do not hold. */
#include "output/check.h"
#include "output/words.h"

#include <math.h>
#include <stdlib.h>

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

static void add_row(const og_page *page, og_grid *grid, const og_check *check,
                    const og_check_figure *figure, bool others)
{
    og_grid_add(grid, check->item.label);
    og_grid_add(grid, check->of.text);
    add_period(page, grid, check);
    og_page_number(page, grid, check->says.value, figure->decimals);
    og_page_number(page, grid, figure->value, figure->decimals);
    if (others)
        add_other(page, grid, check, figure);
    og_page_words(page, grid, figure->holds ? OG_PHRASE_CHECK_YES : OG_PHRASE_CHECK_NO);
}

static void add_table(og_page *page, const og_check_figure *figures)
{
    const og_array *checks = &page->scenario->checks;
    bool others = false;
    for (size_t i = 0; i < checks->count; i++)
        others |= figures[i].percentage;
    og_grid grid;
    og_grid_init(&grid, others ? "lllrrll" : "lllrrl");
    og_page_words(page, &grid, OG_PHRASE_CHECK_FIGURE);
    og_page_words(page, &grid, OG_PHRASE_CHECK_SERIES);
    og_page_words(page, &grid, OG_PHRASE_CHECK_PERIOD);
    og_page_words(page, &grid, OG_PHRASE_CHECK_SAYS);
    og_page_words(page, &grid, OG_PHRASE_CHECK_FOUND);
    if (others)
        og_page_words(page, &grid, OG_PHRASE_CHECK_OTHER);
    og_page_words(page, &grid, OG_PHRASE_CHECK_HOLDS);
    for (size_t i = 0; i < checks->count; i++)
        add_row(page, &grid, checks->at[i], &figures[i], others);
    og_page_grid(page, &grid);
}

/* ---- why --------------------------------------------------------------------------------- */

static void say_percentage(const og_page *page, const og_check *check, const char *says,
                           const og_check_figure *figure, og_strbuf *out)
{
    bool netto = check->against == OG_AGAINST_NETTO;
    const double divisors[] = {netto ? figure->netto : figure->corrected,
                               netto ? figure->corrected : figure->netto};
    const og_phrase names[] = {netto ? OG_PHRASE_CHECK_NETTO : OG_PHRASE_CHECK_CORRECTED,
                               netto ? OG_PHRASE_CHECK_CORRECTED : OG_PHRASE_CHECK_NETTO};
    const double percentages[] = {figure->value, figure->other};
    char realised[OG_FORMAT_SIZE], divisor[2][OG_FORMAT_SIZE], percentage[2][OG_FORMAT_SIZE];
    og_format_number(figure->realised, 0, page->language, realised);
    for (int i = 0; i < 2; i++) {
        og_format_number(divisors[i], 0, page->language, divisor[i]);
        og_format_number(percentages[i], figure->decimals + 1, page->language, percentage[i]);
    }
    const char *const arguments[] = {
        check->item.label, says,          og_phrase_text(names[0], page->language), realised,
        divisor[0],        percentage[0], og_phrase_text(names[1], page->language), divisor[1],
        percentage[1],
    };
    og_word_fill(out, og_phrase_text(OG_PHRASE_CHECK_WHY_PERCENTAGE, page->language), arguments);
}

static void say_other(const og_page *page, const og_check *check, const char *says,
                      const og_check_figure *figure, og_strbuf *out)
{
    char found[OG_FORMAT_SIZE], difference[OG_FORMAT_SIZE];
    og_format_number(figure->value, figure->decimals, page->language, found);
    og_format_number(check->says.value - figure->value, figure->decimals, page->language,
                     difference);
    og_word_fill(out, og_phrase_text(OG_PHRASE_CHECK_WHY_OTHER, page->language),
                 (const char *const[]){check->item.label, says, found, difference});
}

static void say_why(og_page *page, const og_check *check, const og_check_figure *figure)
{
    char says[OG_FORMAT_SIZE], runs[OG_FORMAT_SIZE];
    og_strbuf why = {0}, text = {0};
    og_format_number(check->says.value, figure->decimals, page->language, says);
    if (figure->percentage && !isnan(figure->realised))
        say_percentage(page, check, says, figure, &why);
    else if (isnan(figure->value))
        og_word_fill(&why, og_phrase_text(OG_PHRASE_CHECK_WHY_UNKNOWN, page->language),
                     (const char *const[]){check->item.label, says});
    else
        say_other(page, check, says, figure, &why);
    if (!figure->certain && !why.failed) {
        og_format_number((double)og_result_replicates(page->result), 0, page->language, runs);
        og_word_fill(&text, og_phrase_text(OG_PHRASE_CHECK_MEAN, page->language),
                     (const char *const[]){why.text, runs});
    }
    if (why.failed || text.failed)
        page->text.failed = true;
    else
        og_grid_wrap(&page->text, "  - ", text.text ? text.text : why.text, OG_PAGE_WIDTH);
    og_strbuf_clear(&why);
    og_strbuf_clear(&text);
}

og_status og_page_checks(og_page *page, bool *held, og_error *err)
{
    const og_array *checks = &page->scenario->checks;
    char good[OG_FORMAT_SIZE], all[OG_FORMAT_SIZE];
    size_t holding = 0;
    og_status status = OG_OK;
    *held = true;
    if (checks->count == 0)
        return OG_OK;
    og_check_figure *figures = calloc(checks->count, sizeof *figures);
    if (!figures)
        return og_fail(err, OG_ERR_MEMORY, "out of memory");
    for (size_t i = 0; i < checks->count && status == OG_OK; i++) {
        status = og_check_compute(page, checks->at[i], &figures[i], err);
        holding += figures[i].holds;
    }
    if (status != OG_OK)
        goto done;
    *held = holding == checks->count;
    og_format_number((double)holding, 0, page->language, good);
    og_format_number((double)checks->count, 0, page->language, all);
    og_page_heading(page, OG_PHRASE_CHECK_FIGURES, (const char *const[]){good, all});
    add_table(page, figures);
    if (!*held)
        og_page_say(page, "  ", OG_PHRASE_CHECK_WHY, NULL);
    for (size_t i = 0; i < checks->count; i++)
        if (!figures[i].holds)
            say_why(page, checks->at[i], &figures[i]);
done:
    free(figures);
    return status;
}
