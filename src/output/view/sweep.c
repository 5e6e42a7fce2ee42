#include "output/view/sweep.h"

#include "base/format.h"
#include "lang/date.h"
#include "lang/figure.h"
#include "lang/say.h"

#include <math.h>

const char *og_sweep_label(const og_axis *axis, og_language language)
{
    return axis->kind == OG_AXIS_FILE ? OG_TEXT(language, SWEEP_SCENARIO) : axis->label;
}

void og_sweep_point(const og_axis *axis, size_t k, og_language language, og_strbuf *out)
{
    char text[OG_FORMAT_SIZE];
    if (axis->dates) {
        og_date_day(out, (og_day)axis->values[k], language);
        return;
    }
    if (axis->kind == OG_AXIS_NUMBER)
        og_point_say(axis->values[k], language, text);
    og_strbuf_puts(out, axis->kind == OG_AXIS_NUMBER ? text : axis->labels[k]);
}

double og_sweep_largest(const og_sweep *sweep, size_t m)
{
    double largest = 0;
    bool metric = sweep->asked[m].query.kind == OG_QUERY_METRIC;
    for (size_t i = 0; i < og_sweep_points(sweep, 0); i++)
        for (size_t j = 0; j < og_sweep_points(sweep, 1); j++) {
            const og_sweep_cell *cell = og_sweep_at(sweep, m, i, j);
            const double values[] = {cell->value.value, cell->summary.quantile[OG_P5].value,
                                     cell->summary.quantile[OG_P95].value};
            for (size_t k = 0; k < (metric ? 3 : 1); k++)
                if (fabs(values[k]) > largest)
                    largest = fabs(values[k]);
        }
    return largest;
}

double og_sweep_edge(const og_sweep *sweep, size_t m, size_t i, bool upper)
{
    const og_sweep_cell *cell = og_sweep_at(sweep, m, i, 0);
    if (sweep->asked[m].query.kind == OG_QUERY_METRIC)
        return cell->summary.quantile[upper ? OG_P95 : OG_P5].value;
    return og_question_within(&sweep->asked[m],
                              cell->value.value + (upper ? 1.96 : -1.96) * cell->value.error);
}

/* The decimals that two digits of `step` need. */
static int decimals_of(double step)
{
    int decimals = 0;
    for (; decimals < 6 && step > 0 && step < 10; decimals++)
        step *= 10;
    return decimals;
}

/* The nearest day, and how many more or fewer. */
static void say_crossing_day(const og_crossing *crossing, og_language language, char *at,
                             char *error)
{
    og_strbuf day = {0}, days = {0};
    char count[OG_FORMAT_SIZE];
    og_date_day(&day, (og_day)floor(crossing->at + 0.5), language);
    og_format_number(1.96 * crossing->error, 0, language, count);
    OG_SAY(&days, language, SWEEP_DAYS, .count = count);
    og_format(at, OG_FORMAT_SIZE, "%s", day.failed ? "" : day.text);
    og_format(error, OG_FORMAT_SIZE, "%s", days.failed ? "" : days.text);
    og_strbuf_clear(&day);
    og_strbuf_clear(&days);
}

void og_crossing_say(const og_sweep *sweep, const og_crossing *crossing, og_language language,
                     char *at, char *error)
{
    const og_axis *axis = &sweep->axes[sweep->crossing_axis];
    if (axis->dates) {
        say_crossing_day(crossing, language, at, error);
        return;
    }
    int decimals = decimals_of(fabs(axis->values[1] - axis->values[0]));
    og_format_number(crossing->at, decimals, language, at);
    og_format_number(1.96 * crossing->error, decimals, language, error);
}

bool og_sweep_can_cross(const og_sweep *sweep, size_t m)
{
    const og_question *asked = &sweep->asked[m];
    return sweep->crossing_axis < OG_SWEEP_AXES && asked->measure == OG_MEASURE_MONEY &&
           !og_question_chance(asked) &&
           (asked->query.metric.count > 1 || asked->terms[0].series.role == OG_ROLE_RESULT ||
            asked->terms[0].series.role == OG_ROLE_DRAWDOWN);
}
