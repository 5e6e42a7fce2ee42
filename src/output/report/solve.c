/* A solve for people. */
#include "output/view/solve.h"
#include "output/report/study_page.h"

#include "base/format.h"
#include "lang/figure.h"

#include <math.h>
#include <string.h>

void og_solve_value(const og_solve *solve, uint64_t k, og_language language, char *out)
{
    og_point_say(og_range_value(&solve->range, k), language, out);
}

og_scale og_solve_scale(const og_solve *solve, og_language language)
{
    double largest = fabs(solve->limit);
    for (size_t i = 0; i < solve->point_count; i++)
        largest = fmax(largest, fabs(solve->points[i].value.value));
    return og_scale_of(&solve->asked, largest, language);
}

typedef struct teller {
    const og_solve *solve;
    og_scale scale;
    og_strbuf *out;
} teller;

static void say(const teller *t, og_word sentence, const char *const *arguments)
{
    og_study_say(t->out, "  ", t->scale.language, sentence, arguments);
}

/* A statistic near its limit is told finely enough to be told from it. */
static void value_text(const teller *t, double value, char *out)
{
    og_scale fine = t->scale;
    og_strbuf text = {0};
    fine.decimals += fine.periods ? 0 : 2;
    og_scale_say(&fine, value, &text);
    og_format(out, 2 * OG_FORMAT_SIZE, "%s", text.failed ? "" : text.text);
    t->out->failed |= text.failed;
    og_strbuf_clear(&text);
}

static void error_text(const teller *t, const og_estimate *estimate, char *out)
{
    double error = OG_SOLVE_SURE * estimate->error;
    if (t->scale.euro)
        og_format_euro(error, t->scale.language, out);
    else
        og_format_number(error / (t->scale.periods ? 1 : t->scale.unit), t->scale.decimals + 2,
                         t->scale.language, out);
}

static void add_question(const teller *t)
{
    const og_solve *solve = t->solve;
    og_language language = t->scale.language;
    char low[OG_FORMAT_SIZE], high[OG_FORMAT_SIZE], step[OG_FORMAT_SIZE];
    og_solve_value(solve, 0, language, low);
    og_solve_value(solve, solve->range.last, language, high);
    og_point_say(solve->range.step, language, step);
    og_strbuf_putc(t->out, '\n');
    og_study_say(
        t->out, "", language, solve->largest ? OG_WORD_SOLVE_LARGEST : OG_WORD_SOLVE_SMALLEST,
        (const char *const[]){solve->range.label, low, high, step, solve->asked.query.text});
}

static void add_moves(const teller *t)
{
    const og_solve *solve = t->solve;
    const og_solve_found *a = &solve->shifted[0], *b = &solve->shifted[1];
    og_language language = t->scale.language;
    char from[OG_FORMAT_SIZE], to[OG_FORMAT_SIZE];
    if (a->any && b->any) {
        bool same = a->k == b->k && a->k == solve->answer.k;
        og_solve_value(solve, a->k < b->k ? a->k : b->k, language, from);
        og_solve_value(solve, a->k < b->k ? b->k : a->k, language, to);
        say(t, same ? OG_WORD_SOLVE_MOVES_NOT : OG_WORD_SOLVE_MOVES,
            (const char *const[]){from, to});
    } else {
        og_solve_value(solve, a->any ? a->k : b->any ? b->k : solve->answer.k, language, from);
        say(t, OG_WORD_SOLVE_MOVES_OUT, (const char *const[]){from});
    }
}

static void add_answer(const teller *t)
{
    const og_solve *solve = t->solve;
    og_language language = t->scale.language;
    uint64_t k = solve->answer.k, end = solve->largest ? solve->range.last : 0;
    const og_solve_point *at = og_solve_at(solve, k);
    char answer[OG_FORMAT_SIZE], value[2 * OG_FORMAT_SIZE], error[OG_FORMAT_SIZE];
    og_solve_value(solve, k, language, answer);
    value_text(t, at->value.value, value);
    error_text(t, &at->value, error);
    say(t, OG_WORD_SOLVE_ANSWER, (const char *const[]){answer, value, error});
    if (k == end) {
        say(t, solve->largest ? OG_WORD_SOLVE_AT_HIGH : OG_WORD_SOLVE_AT_LOW, NULL);
    } else {
        uint64_t beside = solve->largest ? k + 1 : k - 1;
        og_solve_value(solve, beside, language, answer);
        value_text(t, og_solve_at(solve, beside)->value.value, value);
        say(t, solve->largest ? OG_WORD_SOLVE_STEP_MORE : OG_WORD_SOLVE_STEP,
            (const char *const[]){answer, value});
    }
    add_moves(t);
}

static void add_none(const teller *t)
{
    const og_solve *solve = t->solve;
    og_language language = t->scale.language;
    const og_solve_point *closest = &solve->points[solve->closest];
    char tried[OG_FORMAT_SIZE], low[OG_FORMAT_SIZE], high[OG_FORMAT_SIZE], near[OG_FORMAT_SIZE],
        value[2 * OG_FORMAT_SIZE], error[OG_FORMAT_SIZE];
    size_t count = 0;
    for (size_t i = 0; i < solve->point_count; i++)
        count += solve->points[i].scanned;
    og_format(tried, sizeof tried, "%zu", count);
    og_solve_value(solve, 0, language, low);
    og_solve_value(solve, solve->range.last, language, high);
    og_solve_value(solve, closest->k, language, near);
    value_text(t, closest->value.value, value);
    error_text(t, &closest->value, error);
    say(t, OG_WORD_SOLVE_NONE, (const char *const[]){tried, low, high, near, value, error});
}

static void add_table(const teller *t)
{
    const og_solve *solve = t->solve;
    og_language language = t->scale.language;
    og_grid grid;
    og_study_heading(t->out, &solve->asked, &t->scale, solve->range.label);
    og_grid_init(&grid, "rrrl");
    og_grid_add(&grid, "");
    og_study_word(&grid, language, og_question_word(&solve->asked));
    og_study_word(&grid, language, OG_WORD_BY_CHANCE);
    og_study_word(&grid, language, OG_WORD_HOLDS);
    for (size_t i = 0; i < solve->point_count; i++) {
        const og_solve_point *point = &solve->points[i];
        bool answer = solve->answer.any && point->k == solve->answer.k;
        char value[OG_FORMAT_SIZE];
        if (!point->scanned && !answer)
            continue;
        og_solve_value(solve, point->k, language, value);
        og_grid_add(&grid, value);
        og_study_cell(&grid, &t->scale, point->value.value);
        og_study_chance(&grid, &t->scale, &point->value);
        og_study_word(&grid, language, point->holds ? OG_WORD_YES : OG_WORD_NO);
    }
    og_study_grid(t->out, &grid);
}

og_status og_solve_text(const og_solve *solve, char **text, og_error *err)
{
    og_language language = og_language_of(og_scenario_language(solve->scenario));
    og_strbuf out = {0};
    teller t = {solve, og_solve_scale(solve, language), &out};
    og_study_head(&out, solve->scenario, solve->replicates, solve->seed);
    add_question(&t);
    if (solve->answer.any)
        add_answer(&t);
    else
        add_none(&t);
    if (!solve->monotone)
        say(&t, OG_WORD_SOLVE_WAVERS, NULL);
    add_table(&t);
    return og_study_finish(&out, text, err);
}
