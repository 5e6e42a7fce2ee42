#include "output/view/solve.h"

#include "base/format.h"
#include "lang/date.h"

#include <math.h>

void og_solve_value(const og_solve *solve, uint64_t k, og_language language, char *out)
{
    og_strbuf day = {0};
    if (!solve->range.dates) {
        og_point_say(og_range_value(&solve->range, k), language, out);
        return;
    }
    og_date_day(&day, (og_day)og_range_value(&solve->range, k), language);
    og_format(out, OG_FORMAT_SIZE, "%s", day.failed ? "" : day.text);
    og_strbuf_clear(&day);
}

og_scale og_solve_scale(const og_solve *solve, og_language language)
{
    double largest = fabs(solve->limit);
    for (size_t i = 0; i < solve->point_count; i++)
        largest = fmax(largest, fabs(solve->points[i].value.value));
    return og_scale_of(&solve->asked, largest, language);
}

og_scale og_solve_fine(const og_solve *solve, const og_scale *scale)
{
    og_scale fine = *scale;
    if (!solve->answer.any || fine.periods)
        return fine;
    uint64_t k = solve->answer.k, end = solve->largest ? solve->range.last : 0;
    double at = og_solve_at(solve, k)->value.value, nearest = fabs(at - solve->limit);
    if (k != end) {
        double beside = og_solve_at(solve, solve->largest ? k + 1 : k - 1)->value.value;
        nearest = fmin(nearest > 0 ? nearest : INFINITY, fabs(at - beside));
    }
    double step = fine.unit / pow(10, fine.decimals);
    for (; nearest > 0 && fine.decimals < 6 && nearest < 2 * step; step /= 10)
        fine.decimals++;
    return fine;
}
