/* What each input does to the spread of a metric: bars of its indices. */
#include "output/view/sensitivity.h"
#include "lang/error.h"
#include "output/chart/axis.h"
#include "output/chart/bars.h"
#include "output/chart/figure.h"
#include "output/chart/kinds/kind.h"

#include <math.h>

static bool has_rest(const og_movers *movers)
{
    return movers->count > movers->shown;
}

static void name_movers(og_bars *bars, const og_movers *movers)
{
    og_draft *draft = bars->draft;
    for (size_t i = 0; i < movers->shown; i++) {
        og_strbuf name = {0};
        og_factor_name(movers->study, og_mover(movers, i), &name);
        bars->names[bars->rows++] = og_draft_keep(draft, &name);
    }
    if (has_rest(movers))
        bars->names[bars->rows++] =
            OG_DRAFT_SAID(draft, CHART_SENSITIVITY_REST,
                          .count = og_draft_count(draft, (double)(movers->count - movers->shown)));
    bars->names[bars->rows++] = OG_DRAFT_TEXT(draft, CHART_SENSITIVITY_INTERACTION);
}

static og_ticks index_ticks(const og_movers *movers)
{
    double most = fmax(movers->moved->interaction.high, og_movers_rest(movers, false));
    for (size_t i = 0; i < movers->shown; i++) {
        const og_sobol_index *index = og_mover_index(movers, i);
        most = fmax(most, fmax(index->first.high, index->total.high));
    }
    return og_ticks_of(0, 100 * most, 5);
}

static const char *share_text(og_draft *draft, double share)
{
    char text[OG_FORMAT_SIZE];
    og_index_say(share, draft->source->language, text);
    return og_draft_copy(draft, text);
}

/* In percents; what lies below zero is estimated so by chance alone. */
static void add_index(og_bars *bars, const og_interval *index, double top, double bottom,
                      const char *shade, const char *colour)
{
    double value = 100 * fmax(index->value, 0);
    double low = 100 * fmax(index->low, 0), high = 100 * fmax(index->high, 0);
    double middle = (top + bottom) / 2;
    og_bars_bar(bars, 0, value, top, bottom, shade);
    if (high > low)
        og_bars_whisker(bars, low, high, middle);
    og_bars_number(bars, false, fmax(value, high), middle, colour,
                   share_text(bars->draft, index->value));
}

static void add_indices(og_bars *bars, const og_movers *movers)
{
    double row = 0, rest = og_movers_rest(movers, false);
    for (size_t i = 0; i < movers->shown; i++, row++) {
        const og_sobol_index index = og_mover_shown(movers, i);
        add_index(bars, &index.first, row + 0.14, row + 0.48, "dark", "blue");
        add_index(bars, &index.total, row + 0.52, row + 0.86, "light", "grey");
    }
    if (has_rest(movers)) {
        add_index(bars, &(og_interval){rest, rest, rest}, row + 0.33, row + 0.67, "dark", "blue");
        row++;
    }
    add_index(bars, &movers->moved->interaction, row + 0.33, row + 0.67, "middle", "blue");
}

/* The one that does most by itself. */
static size_t first_of(const og_movers *movers)
{
    size_t most = 0;
    for (size_t i = 1; i < movers->shown; i++)
        if (og_mover_shown(movers, i).first.value > og_mover_shown(movers, most).first.value)
            most = i;
    return most;
}

static void say_texts(og_bars *bars, const og_movers *movers, const og_question *asked)
{
    og_draft *draft = bars->draft;
    og_strbuf question = {0};
    size_t most = first_of(movers);
    double share = movers->shown > 0 ? og_mover_shown(movers, most).first.value : 0;
    if (share < movers->moved->interaction.value)
        OG_DRAFT_SAY(draft, title, CHART_SENSITIVITY_TOGETHER);
    else
        OG_DRAFT_SAY(draft, title, CHART_SENSITIVITY_MOST, .share = share_text(draft, share),
                     .input = bars->names[most]);
    og_question_name(asked, movers->language, &question);
    OG_DRAFT_SAY(draft, subtitle, CHART_SENSITIVITY_UNIT,
                 .question = og_draft_keep(draft, &question));
    OG_DRAFT_GUIDE(draft, CHART_SENSITIVITY_GUIDE);
    for (size_t i = 0; i < movers->shown; i++)
        OG_DRAFT_SAY(draft, description, CHART_SENSITIVITY_ROW, .input = bars->names[i],
                     .first = share_text(draft, og_mover_shown(movers, i).first.value),
                     .total = share_text(draft, og_mover_shown(movers, i).total.value));
}

og_status og_chart_sensitivity(og_draft *draft, size_t item, og_error *err)
{
    const og_sensitivity *study = draft->source->of.sensitivity;
    og_bars bars = {.draft = draft};
    if (study->moved[item].constant)
        return OG_OK;
    og_movers movers = og_movers_of(study, item, &draft->arena);
    if (draft->arena.failed)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_ticks ticks = index_ticks(&movers);
    og_draft_name_metric(draft, study->asked_count > 1 ? item + 1 : 0,
                         study->asked[item].query.text);
    name_movers(&bars, &movers);
    bars.x1 = ticks.last;
    bars.beside = og_text_width("100%", OG_CHART_SMALL) + 8;
    og_bars_begin(&bars);
    for (int i = 0; i < ticks.count; i++) {
        double x = ticks.first + i * ticks.step;
        const char *number = og_draft_number(draft, x, ticks.decimals);
        og_draft_across(draft, bars.number, &bars.panel, x,
                        OG_DRAFT_SAID(draft, CHART_PERCENT, .number = number));
    }
    add_indices(&bars, &movers);
    og_bars_end(&bars);
    say_texts(&bars, &movers, &study->asked[item]);
    return OG_OK;
}
