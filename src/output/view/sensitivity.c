#include "output/view/sensitivity.h"

#include "base/format.h"
#include "lang/figure.h"
#include "lang/say.h"
#include "output/view/input_name.h"
#include "scenario/spot.h"

#include <math.h>
#include <string.h>

#define NOTHING 1e-9 /* a share of the spread that is but rounding */
#define LITTLE 0.005 /* and one that reads as 0 % */
#define SHORT 0.02   /* of the longest bar: too short to see */

static og_language language_of(const og_sensitivity *study)
{
    return og_language_of(og_scenario_language(study->scenario));
}

/* ---- order ------------------------------------------------------------------------------- */

/* Noise has a bar of its own, however small: what no knowledge of inputs would take away. */
static void show_noise(og_movers *movers)
{
    size_t i = movers->shown;
    while (i < movers->count && og_mover(movers, i)->kind != OG_FACTOR_NOISE)
        i++;
    if (i >= movers->count)
        return;
    size_t noise = movers->order[i];
    movers->shown = movers->shown < OG_MOVERS_SHOWN ? movers->shown + 1 : OG_MOVERS_SHOWN;
    for (; i >= movers->shown; i--)
        movers->order[i] = movers->order[i - 1];
    movers->order[i] = noise;
}

/* By insertion, so that equals keep the order of the plan: there are tens. */
og_movers og_movers_of(const og_sensitivity *study, size_t asked, og_arena *arena)
{
    og_movers movers = {study, &study->moved[asked], language_of(study), NULL, 0, 0};
    const og_sobol_index *index = movers.moved->index;
    movers.order = og_arena_array(arena, study->factors.count + 1, sizeof *movers.order);
    for (size_t f = 0; movers.order && f < study->factors.count; f++) {
        size_t i = f;
        for (; i > 0 && index[movers.order[i - 1]].total.value < index[f].total.value; i--)
            movers.order[i] = movers.order[i - 1];
        movers.order[i] = f;
        movers.count += index[f].total.value > NOTHING;
    }
    while (movers.shown < movers.count && movers.shown < OG_MOVERS_SHOWN &&
           index[movers.order[movers.shown]].total.value >= LITTLE)
        movers.shown++;
    if (movers.count == movers.shown + 1 && movers.shown < OG_MOVERS_SHOWN)
        movers.shown++; /* rather than "other 1" */
    if (movers.order)
        show_noise(&movers);
    return movers;
}

const og_factor *og_mover(const og_movers *movers, size_t i)
{
    return &movers->study->factors.at[movers->order[i]];
}

const og_sobol_index *og_mover_index(const og_movers *movers, size_t i)
{
    return &movers->moved->index[movers->order[i]];
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

og_sobol_index og_mover_shown(const og_movers *movers, size_t i)
{
    const og_sobol_index *index = og_mover_index(movers, i);
    const og_interval total = {fmax(index->total.value, 0), fmax(index->total.low, 0),
                               fmax(index->total.high, 0)};
    const og_interval first = {least(fmax(index->first.value, 0), total.value),
                               least(fmax(index->first.low, 0), total.low),
                               least(fmax(index->first.high, 0), total.high)};
    return (og_sobol_index){first, total};
}

double og_movers_rest(const og_movers *movers, bool total)
{
    double sum = 0;
    for (size_t i = movers->shown; i < movers->count; i++)
        sum +=
            total ? og_mover_index(movers, i)->total.value : og_mover_index(movers, i)->first.value;
    return sum;
}

static og_swing swing_of(const og_moved *moved, const og_uncertain *input)
{
    const double *held = moved->held + input->first_point;
    og_swing swing = {.input = input, .high = input->points - 1};
    for (size_t k = 0; k < input->points && input->kind == OG_UNCERTAIN_CASES; k++) {
        swing.low = held[k] < held[swing.low] ? k : swing.low;
        swing.high = held[k] > held[swing.high] ? k : swing.high;
    }
    swing.from = held[swing.low];
    swing.to = held[swing.high];
    return swing;
}

static double length(const og_swing *swing)
{
    return fabs(swing->to - swing->from);
}

static void insert(og_swings *swings, og_swing swing)
{
    size_t i = swings->count++;
    for (; i > 0 && length(&swings->at[i - 1]) < length(&swing); i--)
        swings->at[i] = swings->at[i - 1];
    swings->at[i] = swing;
}

og_swings og_swings_of(const og_sensitivity *study, size_t asked, og_arena *arena)
{
    const og_moved *moved = &study->moved[asked];
    og_swings swings = {0};
    swings.at = og_arena_array(arena, study->factors.points + 1, sizeof *swings.at);
    for (size_t f = 0; swings.at && f < study->factors.count; f++) {
        const og_factor *factor = &study->factors.at[f];
        for (size_t i = 0; i < factor->count && factor->kind != OG_FACTOR_NOISE; i++) {
            og_swing swing = swing_of(moved, &factor->inputs[i]);
            if (length(&swing) > NOTHING * (fabs(moved->mean) + moved->sd))
                insert(&swings, swing);
        }
    }
    while (swings.shown < swings.count && swings.shown < OG_MOVERS_SHOWN &&
           length(&swings.at[swings.shown]) >= SHORT * length(&swings.at[0]))
        swings.shown++;
    return swings;
}

bool og_mover_hides(const og_movers *movers, size_t i, const og_swings *swings)
{
    const og_factor *factor = og_mover(movers, i);
    bool swinging = false;
    for (size_t k = 0; k < swings->count; k++)
        swinging |= swings->at[k].input == factor->inputs;
    return factor->kind == OG_FACTOR_ONE && factor->inputs->kind == OG_UNCERTAIN_VALUE && !swinging;
}

double og_swings_largest(const og_swings *swings, const og_moved *moved)
{
    double largest = fmax(fabs(moved->mean), moved->sd);
    for (size_t i = 0; i < swings->shown; i++)
        largest = fmax(largest, fmax(fabs(swings->at[i].from), fabs(swings->at[i].to)));
    return largest;
}

/* ---- names ------------------------------------------------------------------------------- */

void og_uncertain_name(const og_sensitivity *study, const og_uncertain *input, og_strbuf *out)
{
    og_input_name(study->scenario, input->path, input->kind == OG_UNCERTAIN_EVENT, out);
}

static void add_correlated(const og_sensitivity *study, const og_factor *factor, og_strbuf *out)
{
    og_strbuf names[2] = {0};
    char more[OG_FORMAT_SIZE];
    bool two = factor->count == 2;
    for (size_t i = 0; i < 2; i++)
        og_uncertain_name(study, &factor->inputs[i], &names[i]);
    og_format_number((double)(factor->count - 1), 0, language_of(study), more);
    bool failed = names[0].failed || names[1].failed;
    if (!failed && two)
        OG_SAY(out, language_of(study), FACTOR_CORRELATED, .one = names[0].text,
               .other = names[1].text);
    else if (!failed)
        OG_SAY(out, language_of(study), FACTOR_CORRELATED_MORE, .one = names[0].text, .more = more);
    out->failed |= failed;
    og_strbuf_clear(&names[0]);
    og_strbuf_clear(&names[1]);
}

void og_factor_name(const og_sensitivity *study, const og_factor *factor, og_strbuf *out)
{
    if (factor->kind == OG_FACTOR_NOISE)
        og_strbuf_puts(out, OG_TEXT(language_of(study), FACTOR_NOISE));
    else if (factor->kind == OG_FACTOR_CORRELATED)
        add_correlated(study, factor, out);
    else
        og_uncertain_name(study, &factor->inputs[0], out);
}

/* Whether what stands at a path is a share: of what lies between 0 and 1, of what is 1 where it is
 * left out, and the growth of an index. */
static bool takes_share(const char *path, og_arena *arena)
{
    og_spot spot = og_spot_root();
    for (; *path && !spot.value; path += strspn(path, ".")) {
        size_t length = strcspn(path, ".");
        const char *key = og_arena_text(arena, path, length);
        if (!key)
            return false;
        spot = og_spot_under(spot, key);
        path += length;
    }
    const og_field *field = spot.value;
    if (!field)
        return false;
    if (field->type == OG_TYPE_INDEX)
        return strncmp(path, "growth", strlen("growth")) == 0;
    bool one = field->counts_as && strcmp(field->counts_as, "1") == 0;
    return field->type == OG_TYPE_VALUE && ((field->low == 0 && field->high == 1) || one);
}

/* A named input is one when all that take it as it stands do. */
static bool is_share(const og_scenario *scenario, const char *path)
{
    static const char inputs[] = "inputs.";
    og_arena arena = {0};
    const char *name = path + sizeof inputs - 1;
    if (strncmp(path, inputs, sizeof inputs - 1) != 0) {
        bool own = takes_share(path, &arena);
        og_arena_clear(&arena);
        return own;
    }
    size_t length = strcspn(name, "."), takers = 0, shares = 0;
    for (size_t i = 0; i < scenario->value_count; i++) {
        const og_value *value = scenario->values[i];
        if (value->kind != OG_VALUE_INPUT || !value->input || strlen(value->input) != length ||
            strncmp(value->input, name, length) != 0)
            continue;
        takers++;
        shares += value->times == 1 && value->plus == 0 && takes_share(value->path, &arena);
    }
    og_arena_clear(&arena);
    return takers > 0 && shares == takers;
}

/* Three digits that count. */
static int decimals_of(double value)
{
    int decimals = value == 0 ? 0 : 2 - (int)floor(log10(fabs(value)));
    return decimals < 0 ? 0 : decimals > 6 ? 6 : decimals;
}

void og_point_name(const og_sensitivity *study, const og_uncertain *input, size_t point,
                   og_strbuf *out)
{
    og_language language = language_of(study);
    double at = og_uncertain_at(input, point);
    char text[OG_FORMAT_SIZE];
    if (input->kind == OG_UNCERTAIN_EVENT) {
        og_strbuf_puts(out, at > 0 ? OG_TEXT(language, HAPPENS) : OG_TEXT(language, HAPPENS_NOT));
    } else if (input->kind == OG_UNCERTAIN_CASES) {
        const char *id = ((const og_item *)input->cases->cases.at[(size_t)at])->id;
        for (; *id; id++)
            og_strbuf_putc(out, *id == '_' ? ' ' : *id);
    } else {
        bool share = is_share(study->scenario, input->path);
        og_format_number(share ? 100 * at : at, decimals_of(share ? 100 * at : at), language, text);
        og_strbuf_printf(out, share ? "%s%%" : "%s", text);
    }
}

void og_index_say(double index, og_language language, char *out)
{
    og_format_percent(fmax(index, 0), language, out);
}
