/* A sensitivity study for people: of each metric the factors, then the inputs held. */
#include "output/view/sensitivity.h"
#include "lang/figure.h"
#include "output/report/study_page.h"
#include "output/view/input_name.h"

#include "base/format.h"

#include <string.h>

#define NAME_WIDTH 44 /* columns */
#define NUMBERS 4     /* columns of numbers in either table */

/* ---- rows -------------------------------------------------------------------------------- */

/* A name that is too long for its column goes on in rows without numbers. */
static void add_row(og_grid *grid, og_strbuf *name, const char *const *numbers)
{
    og_strbuf lines = {0};
    og_grid_wrap(&lines, "", name->length ? name->text : "", NAME_WIDTH);
    char *line = lines.failed ? NULL : lines.text;
    if (line)
        og_name_capital(line);
    for (size_t row = 0; line && *line; row++) {
        char *end = strchr(line, '\n');
        *end = '\0';
        og_grid_add(grid, line);
        for (size_t i = 0; i < NUMBERS; i++)
            og_grid_add(grid, row == 0 ? numbers[i] : "");
        line = end + 1;
    }
    grid->cells.failed |= name->failed || lines.failed;
    og_strbuf_clear(&lines);
    og_strbuf_clear(name);
}

/* ---- factors ----------------------------------------------------------------------------- */

typedef struct index_cells {
    char value[OG_FORMAT_SIZE], within[2 * OG_FORMAT_SIZE + 8];
} index_cells;

static index_cells cells_of(const og_interval *interval, og_language language)
{
    index_cells cells;
    char low[OG_FORMAT_SIZE], high[OG_FORMAT_SIZE];
    og_index_say(interval->value, language, cells.value);
    og_index_say(interval->low, language, low);
    og_index_say(interval->high, language, high);
    og_format(cells.within, sizeof cells.within, "%s – %s", low, high);
    return cells;
}

static void add_mover(og_grid *grid, const og_movers *movers, size_t i)
{
    const og_sobol_index *index = og_mover_index(movers, i);
    index_cells first = cells_of(&index->first, movers->language);
    index_cells total = cells_of(&index->total, movers->language);
    og_strbuf name = {0};
    og_factor_name(movers->study, og_mover(movers, i), &name);
    add_row(grid, &name,
            (const char *const[]){first.value, first.within, total.value, total.within});
}

static void add_rest(og_grid *grid, const og_movers *movers)
{
    char first[OG_FORMAT_SIZE], count[OG_FORMAT_SIZE], total[OG_FORMAT_SIZE];
    og_strbuf name = {0}, at_most = {0};
    og_format_number((double)(movers->count - movers->shown), 0, movers->language, count);
    og_word_say(&name, movers->language, OG_WORD_FACTOR_REST, (const char *const[]){count});
    og_index_say(og_movers_rest(movers, false), movers->language, first);
    og_index_say(og_movers_rest(movers, true), movers->language, total);
    og_word_say(&at_most, movers->language, OG_WORD_SENSITIVITY_AT_MOST,
                (const char *const[]){total});
    add_row(grid, &name, (const char *const[]){first, "", at_most.failed ? "" : at_most.text, ""});
    grid->cells.failed |= at_most.failed;
    og_strbuf_clear(&at_most);
}

static void add_interaction(og_grid *grid, const og_movers *movers)
{
    index_cells cells = cells_of(&movers->moved->interaction, movers->language);
    og_strbuf name = {0};
    og_strbuf_puts(&name, og_word_text(OG_WORD_FACTOR_INTERACTION, movers->language));
    add_row(grid, &name, (const char *const[]){cells.value, cells.within, "", ""});
}

/* What noise is, when it has a row. */
static void add_noise(og_strbuf *out, const og_movers *movers)
{
    og_strbuf names = {0};
    for (size_t i = 0; i < movers->shown; i++) {
        const og_factor *factor = og_mover(movers, i);
        for (size_t k = 0; factor->kind == OG_FACTOR_NOISE && k < factor->used; k++) {
            og_strbuf_puts(&names, k > 0 ? "; " : "");
            og_uncertain_name(movers->study, &factor->inputs[k], &names);
        }
    }
    if (names.length && !names.failed)
        og_study_say(out, "  ", movers->language, OG_WORD_SENSITIVITY_NOISE,
                     (const char *const[]){names.text});
    out->failed |= names.failed;
    og_strbuf_clear(&names);
}

static void add_factors(og_strbuf *out, const og_movers *movers)
{
    static const og_word heads[] = {OG_WORD_SENSITIVITY_SHARE, OG_WORD_SENSITIVITY_FIRST,
                                    OG_WORD_SENSITIVITY_WITHIN, OG_WORD_SENSITIVITY_TOTAL,
                                    OG_WORD_SENSITIVITY_WITHIN};
    size_t unmoved = movers->study->factors.count - movers->count;
    char count[OG_FORMAT_SIZE];
    og_grid grid;
    og_grid_init(&grid, "lrrrr");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_study_word(&grid, movers->language, heads[i]);
    for (size_t i = 0; i < movers->shown; i++)
        add_mover(&grid, movers, i);
    if (movers->count > movers->shown)
        add_rest(&grid, movers);
    add_interaction(&grid, movers);
    og_study_grid(out, &grid);
    add_noise(out, movers);
    og_format_number((double)unmoved, 0, movers->language, count);
    if (unmoved > 0)
        og_study_say(out, "  ", movers->language,
                     unmoved > 1 ? OG_WORD_SENSITIVITY_UNMOVED : OG_WORD_SENSITIVITY_UNMOVED_ONE,
                     (const char *const[]){count});
}

/* ---- held inputs ------------------------------------------------------------------------- */

static void add_swing(og_grid *grid, const og_sensitivity *study, const og_swing *swing,
                      const og_scale *scale)
{
    char from[OG_FORMAT_SIZE], to[OG_FORMAT_SIZE];
    og_strbuf name = {0}, low = {0}, high = {0};
    og_uncertain_name(study, swing->input, &name);
    og_point_name(study, swing->input, swing->low, &low);
    og_point_name(study, swing->input, swing->high, &high);
    og_scale_number(scale, swing->from, from);
    og_scale_number(scale, swing->to, to);
    add_row(
        grid, &name,
        (const char *const[]){low.length ? low.text : "", from, high.length ? high.text : "", to});
    grid->cells.failed |= low.failed || high.failed;
    og_strbuf_clear(&low);
    og_strbuf_clear(&high);
}

static void add_swings(og_strbuf *out, const og_sensitivity *study, const og_swings *swings,
                       const og_scale *scale)
{
    static const og_word heads[] = {OG_WORD_TORNADO_LOW, OG_WORD_TORNADO_MEAN, OG_WORD_TORNADO_HIGH,
                                    OG_WORD_TORNADO_MEAN};
    og_grid grid;
    if (swings->shown == 0)
        return;
    og_strbuf_putc(out, '\n');
    og_study_say(out, "  ", scale->language,
                 scale->name[0] ? OG_WORD_TORNADO_HEADING : OG_WORD_TORNADO_HEADING_PLAIN,
                 &scale->name);
    og_grid_init(&grid, "lrrrr");
    og_grid_add(&grid, "");
    for (size_t i = 0; i < NUMBERS; i++)
        og_study_word(&grid, scale->language, heads[i]);
    for (size_t i = 0; i < swings->shown; i++)
        add_swing(&grid, study, &swings->at[i], scale);
    og_study_grid(out, &grid);
}

/* Factors with a row above that would be missed here. */
static void add_same(og_strbuf *out, const og_movers *movers, const og_swings *swings)
{
    for (size_t i = 0; i < movers->shown; i++) {
        og_strbuf name = {0};
        if (!og_mover_hides(movers, i, swings))
            continue;
        og_factor_name(movers->study, og_mover(movers, i), &name);
        if (name.length && !name.failed)
            og_study_say(out, "  ", movers->language, OG_WORD_TORNADO_SAME,
                         (const char *const[]){name.text});
        out->failed |= name.failed;
        og_strbuf_clear(&name);
    }
}

/* ---- the whole --------------------------------------------------------------------------- */

static void add_heading(og_strbuf *out, const og_sensitivity *study, size_t m,
                        const og_scale *scale)
{
    const og_moved *moved = &study->moved[m];
    og_strbuf name = {0}, mean = {0}, sd = {0};
    og_question_name(&study->asked[m], scale->language, &name);
    og_scale_say(scale, moved->mean, &mean);
    og_scale_say(scale, moved->sd, &sd);
    og_strbuf_putc(out, '\n');
    if (name.length && mean.length && sd.length) {
        og_study_say(out, "", scale->language, OG_WORD_SENSITIVITY_HEADING,
                     (const char *const[]){name.text});
        og_word sentence = moved->constant                        ? OG_WORD_SENSITIVITY_CONSTANT
                           : og_question_chance(&study->asked[m]) ? OG_WORD_SENSITIVITY_CHANCE
                                                                  : OG_WORD_SENSITIVITY_SPREAD;
        og_study_say(out, "", scale->language, sentence, (const char *const[]){mean.text, sd.text});
    }
    out->failed |= name.failed || mean.failed || sd.failed;
    og_strbuf_clear(&name);
    og_strbuf_clear(&mean);
    og_strbuf_clear(&sd);
}

static void add_metric(og_strbuf *out, const og_sensitivity *study, size_t m, og_arena *arena)
{
    og_movers movers = og_movers_of(study, m, arena);
    og_swings swings = og_swings_of(study, m, arena);
    if (arena->failed)
        return;
    og_scale scale = og_scale_of(&study->asked[m], og_swings_largest(&swings, &study->moved[m]),
                                 movers.language);
    add_heading(out, study, m, &scale);
    if (study->moved[m].constant)
        return;
    add_factors(out, &movers);
    add_swings(out, study, &swings, &scale);
    add_same(out, &movers, &swings);
}

static void add_head(og_strbuf *out, const og_sensitivity *study, og_language language)
{
    char count[OG_FORMAT_SIZE], seed[24];
    og_format_number((double)study->replicates, 0, language, count);
    og_format(seed, sizeof seed, "%llu", (unsigned long long)study->seed);
    og_study_say(out, "", language, OG_WORD_SENSITIVITY_HEAD,
                 (const char *const[]){og_scenario_title(study->scenario), count, seed});
}

og_status og_sensitivity_text(const og_sensitivity *study, char **text, og_error *err)
{
    og_language language = og_language_of(og_scenario_language(study->scenario));
    og_arena arena = {0};
    og_strbuf out = {0};
    bool varies = false;
    add_head(&out, study, language);
    for (size_t m = 0; m < study->asked_count; m++) {
        add_metric(&out, study, m, &arena);
        varies |= !study->moved[m].constant;
    }
    if (varies) {
        og_strbuf_putc(&out, '\n');
        og_study_say(&out, "", language, OG_WORD_SENSITIVITY_NOTE, NULL);
        og_study_say(&out, "", language, OG_WORD_TORNADO_NOTE, NULL);
    }
    out.failed |= arena.failed;
    og_arena_clear(&arena);
    return og_study_finish(&out, text, err);
}
