#include "study/decision.h"

#include <math.h>

static double value_of(const og_decision_table *table, size_t option, size_t future)
{
    return table->values[option * table->futures + future].value;
}

static double error_of(const og_decision_table *table, size_t a, size_t b, size_t future)
{
    double error = table->errors[(a * table->options + b) * table->futures + future];
    return isnan(error) ? 0 : error;
}

/* By how much a is better than b. */
static double gain(const og_decision_table *table, double a, double b)
{
    return table->maximize ? a - b : b - a;
}

static bool within(double difference, double error)
{
    return fabs(difference) <= OG_DECISION_SURE * error;
}

static size_t best_of(const og_decision_table *table, size_t future)
{
    size_t best = 0;
    for (size_t o = 1; o < table->options; o++)
        if (gain(table, value_of(table, o, future), value_of(table, best, future)) > 0)
            best = o;
    return best;
}

static void judge_future(const og_decision_table *table, size_t future, og_decision *out)
{
    size_t best = best_of(table, future);
    for (size_t o = 0; o < table->options; o++) {
        double regret = gain(table, value_of(table, best, future), value_of(table, o, future));
        out->best[o * table->futures + future] =
            o == best || within(regret, error_of(table, o, best, future));
        out->regret[o * table->futures + future] = fmax(regret, 0);
        if (future == 0 || regret > out->largest[o]) {
            out->largest[o] = fmax(regret, 0);
            out->at[o] = future;
        }
        out->expected[o] += table->weights[future] * value_of(table, o, future);
    }
}

/* The error of an option's largest regret: that of what it lost by in that future. */
static double regret_error(const og_decision_table *table, const og_decision *out, size_t option)
{
    size_t future = out->at[option];
    return error_of(table, option, best_of(table, future), future);
}

static void judge_options(const og_decision_table *table, og_decision *out)
{
    size_t least = 0, most = 0;
    for (size_t o = 1; o < table->options; o++) {
        if (out->largest[o] < out->largest[least])
            least = o;
        if (gain(table, out->expected[o], out->expected[most]) > 0)
            most = o;
    }
    for (size_t o = 0; o < table->options; o++) {
        double error = hypot(regret_error(table, out, o), regret_error(table, out, least));
        double expected_error = table->expected_errors[o * table->options + most];
        out->least_regret[o] = o == least || within(out->largest[o] - out->largest[least], error);
        out->best_expected[o] = o == most || within(out->expected[o] - out->expected[most],
                                                    isnan(expected_error) ? 0 : expected_error);
    }
}

void og_decision_make(const og_decision_table *table, og_arena *arena, og_decision *out)
{
    size_t options = table->options, cells = options * table->futures;
    out->best = og_arena_array(arena, cells, sizeof *out->best);
    out->regret = og_arena_array(arena, cells, sizeof *out->regret);
    out->largest = og_arena_array(arena, options, sizeof *out->largest);
    out->at = og_arena_array(arena, options, sizeof *out->at);
    out->expected = og_arena_array(arena, options, sizeof *out->expected);
    out->least_regret = og_arena_array(arena, options, sizeof *out->least_regret);
    out->best_expected = og_arena_array(arena, options, sizeof *out->best_expected);
    if (arena->failed)
        return;
    for (size_t f = 0; f < table->futures; f++)
        judge_future(table, f, out);
    judge_options(table, out);
}

og_estimate og_decision_break_even(const og_decision_table *table, size_t future)
{
    double here = value_of(table, 0, future) - value_of(table, 1, future), rest = 0, error = 0;
    double here_error = error_of(table, 0, 1, future), left = 1 - table->weights[future];
    for (size_t f = 0; f < table->futures; f++) {
        if (f == future || left <= 0)
            continue;
        double share = table->weights[f] / left;
        rest += share * (value_of(table, 0, f) - value_of(table, 1, f));
        error = hypot(error, share * error_of(table, 0, 1, f));
    }
    if (!(left > 0) || !(here * rest < 0))
        return (og_estimate){NAN, NAN};
    double width = rest - here;
    return (og_estimate){rest / width, hypot(here * error, rest * here_error) / (width * width)};
}
