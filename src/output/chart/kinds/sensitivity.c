#include "output/chart/kinds/sensitivity.h"

#include "output/chart/bars.h"
#include "output/chart/line.h"
#include "output/view/sensitivity.h"

#include "lang/error.h"

#include <math.h>

static void begin(og_bars *bars, const og_sensitivity *study, size_t asked,
                  const og_chart_source *source, const char *kind)
{
    *bars = (og_bars){0};
    og_draft_begin(&bars->draft, source, "study-bars.gp", kind, NULL, NULL);
    og_study_chart_name(&bars->draft, kind, study->asked[asked].query.text, asked + 1,
                        study->asked_count);
}

static const char *text_of(og_bars *bars, const og_strbuf *text)
{
    bars->draft.title.failed |= text->failed;
    return text->length && !text->failed ? text->text : "";
}

static void add_axis(og_bars *bars, og_ticks ticks, const og_scale *scale, const char *ending)
{
    for (int i = 0; i < ticks.count; i++) {
        char number[OG_FORMAT_SIZE];
        og_strbuf label = {0};
        double x = ticks.first + i * ticks.step;
        if (scale && scale->periods)
            og_scale_number(scale, x, number);
        else
            og_format_number(x, ticks.decimals, bars->draft.source->language, number);
        og_strbuf_printf(&label, "%s%s", number, ending);
        og_bars_across(bars, x, text_of(bars, &label));
        og_strbuf_clear(&label);
    }
}

/* ---- indices ----------------------------------------------------------------------------- */

#define REST(movers) ((movers)->count > (movers)->shown)

static void name_movers(og_bars *bars, const og_movers *movers)
{
    char count[OG_FORMAT_SIZE];
    og_language language = movers->language;
    for (size_t i = 0; i < movers->shown; i++)
        og_factor_name(movers->study, og_mover(movers, i), &bars->names[bars->rows++]);
    og_format_number((double)(movers->count - movers->shown), 0, language, count);
    if (REST(movers))
        og_word_say(&bars->names[bars->rows++], language, OG_WORD_FACTOR_REST,
                    (const char *const[]){count});
    og_strbuf_puts(&bars->names[bars->rows++], og_word_text(OG_WORD_FACTOR_INTERACTION, language));
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

/* In percents; what lies below zero is estimated so by chance alone. */
static void add_index(og_bars *bars, const og_interval *index, double top, double bottom,
                      const char *shade, const char *colour, og_language language)
{
    char text[OG_FORMAT_SIZE];
    double value = 100 * fmax(index->value, 0);
    double low = 100 * fmax(index->low, 0), high = 100 * fmax(index->high, 0);
    double middle = (top + bottom) / 2;
    og_index_say(index->value, language, text);
    og_bars_bar(bars, 0, value, top, bottom, shade);
    if (high > low)
        og_bars_whisker(bars, low, high, middle);
    og_bars_number(bars, false, fmax(value, high), middle, colour, text);
}

static void add_indices(og_bars *bars, const og_movers *movers)
{
    double row = 0;
    for (size_t i = 0; i < movers->shown; i++, row++) {
        const og_sobol_index *index = og_mover_index(movers, i);
        add_index(bars, &index->first, row + 0.14, row + 0.48, "dark", "blue", movers->language);
        add_index(bars, &index->total, row + 0.52, row + 0.86, "light", "grey", movers->language);
    }
    double rest = og_movers_rest(movers, false);
    if (REST(movers)) {
        add_index(bars, &(og_interval){rest, rest, rest}, row + 0.33, row + 0.67, "dark", "blue",
                  movers->language);
        row++;
    }
    add_index(bars, &movers->moved->interaction, row + 0.33, row + 0.67, "middle", "blue",
              movers->language);
}

/* The one that does most by itself. */
static size_t first_of(const og_movers *movers)
{
    size_t most = 0;
    for (size_t i = 1; i < movers->shown; i++)
        if (og_mover_index(movers, i)->first.value > og_mover_index(movers, most)->first.value)
            most = i;
    return most;
}

static void say_indices(og_bars *bars, const og_movers *movers, const og_question *asked)
{
    og_draft *draft = &bars->draft;
    char first[OG_FORMAT_SIZE], total[OG_FORMAT_SIZE];
    og_strbuf name = {0};
    size_t most = first_of(movers);
    double share = movers->shown > 0 ? og_mover_index(movers, most)->first.value : 0;
    og_index_say(share, movers->language, first);
    if (share < movers->moved->interaction.value)
        og_draft_say(draft, &draft->title, OG_WORD_CHART_SENSITIVITY_TOGETHER, "", "", "");
    else
        og_draft_say(draft, &draft->title, OG_WORD_CHART_SENSITIVITY_MOST, first,
                     text_of(bars, &bars->names[most]), "");
    og_question_name(asked, movers->language, &name);
    og_draft_say(draft, &draft->subtitle, OG_WORD_CHART_SENSITIVITY_UNIT, text_of(bars, &name), "",
                 "");
    og_draft_say(draft, &draft->guide, OG_WORD_CHART_SENSITIVITY_GUIDE, "", "", "");
    for (size_t i = 0; i < movers->shown; i++) {
        og_index_say(og_mover_index(movers, i)->first.value, movers->language, first);
        og_index_say(og_mover_index(movers, i)->total.value, movers->language, total);
        og_draft_say(draft, &draft->description, OG_WORD_CHART_SENSITIVITY_ROW,
                     text_of(bars, &bars->names[i]), first, total);
    }
    og_strbuf_clear(&name);
}

static og_status draw_indices(const og_movers *movers, size_t asked, const og_chart_source *source,
                              og_chart_maker maker, og_error *err)
{
    og_bars bars;
    og_ticks ticks = index_ticks(movers);
    begin(&bars, movers->study, asked, source, "sensitivity");
    name_movers(&bars, movers);
    bars.x0 = 0;
    bars.x1 = ticks.last;
    bars.beside = og_text_width("100%", OG_CHART_SMALL) + 8;
    og_bars_begin(&bars);
    add_axis(&bars, ticks, NULL, "%");
    add_indices(&bars, movers);
    og_bars_end(&bars);
    say_indices(&bars, movers, &movers->study->asked[asked]);
    og_status status = maker.ready(maker.context, &bars.draft, err);
    og_bars_clear(&bars);
    return status;
}

/* ---- the tornado ------------------------------------------------------------------------- */

typedef struct tornado {
    og_bars bars;
    const og_sensitivity *study;
    const og_moved *moved;
    const og_question *asked;
    const og_movers *movers;
    og_swings swings;
    og_scale scale;
} tornado;

/* In the units of the axis. */
static double scaled(const tornado *t, double value)
{
    return value / (t->scale.periods ? 1 : t->scale.unit);
}

static og_ticks mean_ticks(const tornado *t)
{
    double low = t->moved->mean, high = low;
    for (size_t i = 0; i < t->swings.shown; i++) {
        low = fmin(low, fmin(t->swings.at[i].from, t->swings.at[i].to));
        high = fmax(high, fmax(t->swings.at[i].from, t->swings.at[i].to));
    }
    return og_ticks_of(scaled(t, low), scaled(t, high), 5);
}

static double widest_point(tornado *t)
{
    double widest = 0;
    for (size_t i = 0; i < 2 * t->swings.shown; i++) {
        const og_swing *swing = &t->swings.at[i / 2];
        og_strbuf text = {0};
        og_point_name(t->study, swing->input, i % 2 ? swing->high : swing->low, &text);
        widest = fmax(widest, og_text_width(text_of(&t->bars, &text), OG_CHART_SMALL));
        og_strbuf_clear(&text);
    }
    return widest + 8;
}

static void add_end(tornado *t, const og_swing *swing, bool high, bool ahead, double row)
{
    og_strbuf text = {0};
    double x = scaled(t, high ? swing->to : swing->from);
    og_point_name(t->study, swing->input, high ? swing->high : swing->low, &text);
    og_bars_number(&t->bars, ahead, x, row + 0.5, high ? "blue" : "grey", text_of(&t->bars, &text));
    og_strbuf_clear(&text);
}

/* Where both ends lie on one side of the base the shorter bar stands before the longer, and its
 * number within: on the other side of the base it has room. */
static void add_swing(tornado *t, size_t i)
{
    const og_swing *swing = &t->swings.at[i];
    double base = scaled(t, t->moved->mean), row = (double)i;
    double low = scaled(t, swing->from) - base, high = scaled(t, swing->to) - base;
    bool high_first = fabs(high) > fabs(low), one_side = low * high > 0;
    for (int k = 0; k < 2; k++) {
        bool dark = (k == 0) == high_first;
        og_bars_bar(&t->bars, base, base + (dark ? high : low), row + 0.22, row + 0.78,
                    dark ? "dark" : "light");
    }
    bool low_ahead = low != 0 ? low < 0 : high > 0, high_ahead = high != 0 ? high < 0 : low > 0;
    og_swing beside = *swing;
    if (one_side && high_first)
        beside.from = t->moved->mean;
    else if (one_side)
        beside.to = t->moved->mean;
    add_end(t, &beside, false, one_side && high_first ? !low_ahead : low_ahead, row);
    add_end(t, &beside, true, one_side && !high_first ? !high_ahead : high_ahead, row);
}

static void say_row(tornado *t, size_t i)
{
    const og_swing *swing = &t->swings.at[i];
    og_strbuf texts[4] = {0};
    og_scale_say(&t->scale, swing->from, &texts[0]);
    og_point_name(t->study, swing->input, swing->low, &texts[1]);
    og_scale_say(&t->scale, swing->to, &texts[2]);
    og_point_name(t->study, swing->input, swing->high, &texts[3]);
    const char *arguments[5] = {text_of(&t->bars, &t->bars.names[i])};
    for (size_t k = 0; k < 4; k++)
        arguments[k + 1] = text_of(&t->bars, &texts[k]);
    og_word_say(&t->bars.draft.description, t->scale.language, OG_WORD_CHART_TORNADO_ROW,
                arguments);
    for (size_t k = 0; k < 4; k++)
        og_strbuf_clear(&texts[k]);
}

/* The subtitle has the unit. */
static void say_short(const og_scale *scale, double value, og_strbuf *out)
{
    char number[OG_FORMAT_SIZE];
    if (scale->euro || scale->share) {
        og_scale_say(scale, value, out);
        return;
    }
    og_scale_number(scale, value, number);
    og_strbuf_puts(out, number);
}

static void say_hidden(tornado *t)
{
    for (size_t i = 0; i < t->movers->shown; i++) {
        og_strbuf name = {0};
        if (!og_mover_hides(t->movers, i, &t->swings))
            continue;
        og_factor_name(t->study, og_mover(t->movers, i), &name);
        og_draft_guide(&t->bars.draft, OG_WORD_CHART_TORNADO_SAME, text_of(&t->bars, &name), "",
                       "");
        og_strbuf_clear(&name);
    }
}

static void say_tornado(tornado *t)
{
    og_draft *draft = &t->bars.draft;
    const og_swing *most = &t->swings.at[0];
    og_strbuf name = {0}, low = {0}, high = {0};
    say_short(&t->scale, fmin(most->from, most->to), &low);
    say_short(&t->scale, fmax(most->from, most->to), &high);
    og_draft_say(
        draft, &draft->title,
        og_question_chance(t->asked) ? OG_WORD_CHART_TORNADO_CHANCE : OG_WORD_CHART_TORNADO_MOST,
        text_of(&t->bars, &low), text_of(&t->bars, &high), text_of(&t->bars, &t->bars.names[0]));
    og_question_name(t->asked, t->scale.language, &name);
    og_draft_say(draft, &draft->subtitle,
                 t->scale.name[0] ? OG_WORD_CHART_TORNADO_UNIT : OG_WORD_CHART_TORNADO_UNIT_PLAIN,
                 text_of(&t->bars, &name), t->scale.name, "");
    og_draft_say(draft, &draft->guide, OG_WORD_CHART_TORNADO_GUIDE, "", "", "");
    say_hidden(t);
    for (size_t i = 0; i < t->swings.shown; i++)
        say_row(t, i);
    og_strbuf_clear(&name);
    og_strbuf_clear(&low);
    og_strbuf_clear(&high);
}

static void add_base(tornado *t)
{
    og_strbuf mean = {0}, text = {0};
    og_scale_say(&t->scale, t->moved->mean, &mean);
    og_word_say(&text, t->scale.language, OG_WORD_CHART_TORNADO_BASE,
                (const char *const[]){text_of(&t->bars, &mean)});
    og_bars_upright(&t->bars, scaled(t, t->moved->mean), text_of(&t->bars, &text));
    og_strbuf_clear(&mean);
    og_strbuf_clear(&text);
}

static og_status draw_tornado(tornado *t, size_t asked, const og_chart_source *source,
                              og_chart_maker maker, og_error *err)
{
    og_ticks ticks = mean_ticks(t);
    begin(&t->bars, t->study, asked, source, "tornado");
    for (; t->bars.rows < t->swings.shown; t->bars.rows++)
        og_uncertain_name(t->study, t->swings.at[t->bars.rows].input, &t->bars.names[t->bars.rows]);
    t->bars.x0 = ticks.first;
    t->bars.x1 = ticks.last;
    t->bars.before = t->bars.beside = widest_point(t);
    t->bars.free = OG_CHART_LINE + 4;
    og_bars_begin(&t->bars);
    add_axis(&t->bars, ticks, &t->scale, t->scale.share ? "%" : "");
    for (size_t i = 0; i < t->swings.shown; i++)
        add_swing(t, i);
    add_base(t);
    og_bars_end(&t->bars);
    say_tornado(t);
    og_status status = maker.ready(maker.context, &t->bars.draft, err);
    og_bars_clear(&t->bars);
    return status;
}

/* ---- both -------------------------------------------------------------------------------- */

og_status og_sensitivity_chart(const og_sensitivity *study, size_t asked,
                               const og_chart_source *source, og_chart_maker maker, og_error *err)
{
    og_arena arena = {0};
    og_movers movers = og_movers_of(study, asked, &arena);
    tornado t = {.study = study,
                 .moved = &study->moved[asked],
                 .asked = &study->asked[asked],
                 .movers = &movers,
                 .swings = og_swings_of(study, asked, &arena)};
    og_status status = arena.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
    if (status == OG_OK)
        status = draw_indices(&movers, asked, source, maker, err);
    if (status == OG_OK && t.swings.shown > 0) {
        t.scale = og_scale_of(t.asked, og_swings_largest(&t.swings, t.moved), movers.language);
        status = draw_tornado(&t, asked, source, maker, err);
    }
    og_arena_clear(&arena);
    return status;
}
