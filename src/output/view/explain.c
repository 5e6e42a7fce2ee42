#include "output/view/explain.h"

#include "base/calendar.h"
#include "lang/date.h"
#include "lang/say.h"
#include "output/view/input_name.h"
#include "output/view/written.h"

#include <math.h>
#include <string.h>

#define DIGITS 7 /* that count, of a factor */
#define MOST_DECIMALS 6

/* ---- numbers ---- */

static bool is_whole(double value)
{
    return fabs(value - round(value)) <= 1e-9 * fmax(1, fabs(value));
}

og_scale og_explain_scale(const og_explain_step *step, og_language language)
{
    og_scale scale = {.unit = 1, .name = "", .language = language};
    bool whole = is_whole(step->value);
    for (size_t i = 0; i < step->row_count; i++)
        whole &= is_whole(step->rows[i].value);
    scale.euro = step->unit == OG_EXPLAIN_EUROS;
    scale.share = step->unit == OG_EXPLAIN_PERCENT;
    scale.decimals = scale.euro || whole ? 0 : 1;
    return scale;
}

og_scale og_explain_factor_scale(double value, og_language language)
{
    og_scale scale = {.unit = 1, .name = "", .language = language};
    int before = value == 0 ? 1 : (int)floor(log10(fabs(value))) + 1;
    int most = DIGITS - before;
    most = most < 0 ? 0 : most > MOST_DECIMALS ? MOST_DECIMALS : most;
    while (scale.decimals < most &&
           fabs(og_scale_round(&scale, value) - value) > 1e-9 * fabs(value))
        scale.decimals++;
    return scale;
}

double og_explain_shown(const og_explain_step *step, const og_explain_row *row)
{
    const og_scale scale = og_explain_scale(step, OG_LANGUAGE_NL);
    if (row->kind != OG_EXPLAIN_PRODUCT)
        return og_scale_round(&scale, row->value);
    double product = 1;
    for (size_t i = 0; i < row->factor_count; i++) {
        const og_scale own = og_explain_factor_scale(row->factors[i].mean, OG_LANGUAGE_NL);
        product *= og_scale_round(&own, row->factors[i].mean);
    }
    return og_scale_round(&scale, product);
}

double og_explain_rounding(const og_explain_step *step)
{
    const og_scale scale = og_explain_scale(step, OG_LANGUAGE_NL);
    double rest = og_scale_round(&scale, step->value);
    for (size_t i = 0; i < step->row_count; i++)
        rest -= og_explain_shown(step, &step->rows[i]);
    rest = og_scale_round(&scale, rest);
    return step->row_count ? rest : 0;
}

/* ---- names ---- */

static void say_whose(const char *name, const char *what, og_language language, og_strbuf *out)
{
    if (name && name[0] && what[0])
        OG_SAY(out, language, EXPLAIN_WHOSE, .name = name, .what = what);
    else
        og_strbuf_puts(out, name && name[0] ? name : what);
}

static const char *word_text(og_sentence word, og_language language)
{
    return word == OG_SENTENCES ? "" : og_sentence_text(word, language);
}

void og_explain_name(const og_explain_step *step, og_language language, og_strbuf *out)
{
    say_whose(step->name, word_text(step->word, language), language, out);
}

void og_explain_row_name(const og_explain_row *row, og_language language, og_strbuf *out)
{
    say_whose(row->name, word_text(row->word, language), language, out);
}

void og_explain_ground_name(const og_explain *e, const og_explain_ground *ground, og_strbuf *out)
{
    og_language language = og_language_of(og_scenario_language(e->run.scenario));
    if (ground->value)
        og_input_name(e->run.scenario, ground->path, false, out);
    else
        say_whose(ground->name, og_sentence_text(ground->key, language), language, out);
}

void og_explain_ground_value_say(const og_explain *e, const og_explain_ground *ground,
                                 og_strbuf *out)
{
    og_language language = og_language_of(og_scenario_language(e->run.scenario));
    const og_node *node = og_node_at(e->run.scenario->tree, ground->path);
    if (ground->day != OG_EXPLAIN_NO_DAY)
        og_date_day(out, ground->day, language);
    else if (!ground->value)
        og_strbuf_puts(out, OG_TEXT(language, EXPLAIN_BY_NEED));
    else if (node)
        og_written_say(node, out);
    else if (ground->value->kind == OG_VALUE_CONSTANT)
        og_strbuf_printf(out, "%g", ground->value->constant);
    else if (ground->value->kind == OG_VALUE_INPUT && ground->value->input)
        og_strbuf_printf(out, "input: %s", ground->value->input);
}
