#include "study/explain/build.h"

#include "compile/role.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define NOTHING 1e-9 /* of what is summed: beneath it, a difference is of rounding */

/* ---- growing ---- */

static void *grown(og_arena *arena, void *items, size_t size, size_t count, size_t *capacity)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity ? 2 * *capacity : 8;
    void *more = og_arena_array(arena, wanted, size);
    if (more && count)
        memcpy(more, items, count * size);
    if (more)
        *capacity = wanted;
    return more;
}

og_explain_step *og_explain_step_add(og_explain *e)
{
    og_explain_step *steps =
        grown(&e->arena, e->steps, sizeof *steps, e->step_count, &e->step_capacity);
    if (!steps)
        return NULL;
    e->steps = steps;
    og_explain_step *step = &steps[e->step_count++];
    *step = (og_explain_step){.target = {.series = OG_EXPLAIN_NONE},
                              .word = OG_SENTENCES,
                              .name = "",
                              .low = (double)NAN,
                              .high = (double)NAN,
                              .first = 0,
                              .last = -1};
    return step;
}

static og_explain_row *row_add(const og_explain_builder *b)
{
    og_explain_step *step = og_explain_now(b);
    og_explain_row *rows =
        grown(&b->e->arena, step->rows, sizeof *rows, step->row_count, &step->row_capacity);
    if (!rows)
        return NULL;
    step->rows = rows;
    og_explain_row *row = &rows[step->row_count++];
    *row = (og_explain_row){.word = OG_SENTENCES,
                            .low = (double)NAN,
                            .high = (double)NAN,
                            .first = 0,
                            .last = -1,
                            .step = OG_EXPLAIN_NONE};
    return row;
}

og_explain_step *og_explain_now(const og_explain_builder *b)
{
    return &b->e->steps[b->step];
}

/* ---- targets ---- */

size_t og_explain_find(const og_explain_builder *b, const char *format, ...)
{
    og_strbuf id = {0};
    va_list args;
    va_start(args, format);
    og_strbuf_vprintf(&id, format, args);
    va_end(args);
    size_t found = id.failed ? OG_EXPLAIN_NONE : og_plan_find_series(b->plan, id.text);
    b->e->arena.failed |= id.failed;
    og_strbuf_clear(&id);
    return found;
}

const og_line *og_explain_line_of(const og_explain_builder *b, const char *id)
{
    const og_finance *finance = b->scenario->finance;
    int found = finance ? og_array_find(&finance->lines, id) : -1;
    return found < 0 ? NULL : finance->lines.at[found];
}

double og_explain_mean(const og_explain_builder *b, og_explain_target target)
{
    double sum = 0;
    if (target.mode == OG_EXPLAIN_AT)
        return og_result_stats(b->result, target.series, target.last).mean;
    if (target.mode == OG_EXPLAIN_CHANGE) {
        double before =
            target.first ? og_result_stats(b->result, target.series, target.first - 1).mean : 0;
        return og_result_stats(b->result, target.series, target.last).mean - before;
    }
    for (size_t i = target.first; i <= target.last; i++)
        sum += og_result_stats(b->result, target.series, i).mean;
    return sum;
}

bool og_explain_within(const og_explain_builder *b, og_day first, og_day last,
                       og_explain_target *target)
{
    bool found = false;
    size_t count =
        target->series == OG_EXPLAIN_NONE ? 0 : og_plan_series(b->plan, target->series).count;
    for (size_t i = 0; i < count; i++) {
        og_span span = og_plan_span(b->plan, target->series, i);
        if (span.last < first || span.first > last)
            continue;
        target->first = found ? target->first : i;
        target->last = i;
        found = true;
    }
    return found;
}

/* The range of a target that is one number of one period. */
static void range_of(const og_explain_builder *b, og_explain_target target, double *low,
                     double *high)
{
    bool one = target.mode == OG_EXPLAIN_AT ||
               (target.mode == OG_EXPLAIN_SUM && target.first == target.last);
    if (!one)
        return;
    og_stats stats = og_result_stats(b->result, target.series, target.last);
    *low = stats.p5;
    *high = stats.p95;
}

static bool same_target(og_explain_target a, og_explain_target b)
{
    return a.series == b.series && a.last == b.last && a.mode == b.mode &&
           (a.mode == OG_EXPLAIN_AT || a.first == b.first);
}

/* "2026" where the days are a calendar year, half, quarter or month. */
static bool key_of(og_day first, og_day last, char *out)
{
    static const og_period_kind kinds[] = {OG_PERIOD_YEAR, OG_PERIOD_HALF, OG_PERIOD_QUARTER,
                                           OG_PERIOD_MONTH};
    og_period period;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = og_period_print((og_period){first, last, kinds[i]}, out);
        if (og_period_parse(out, length, &period) == OG_PERIOD_OK && period.first == first &&
            period.last == last)
            return true;
    }
    return false;
}

const char *og_explain_expression(const og_explain_builder *b, og_explain_target target)
{
    char key[OG_PERIOD_SIZE];
    og_series series = og_plan_series(b->plan, target.series);
    og_span first = og_plan_span(b->plan, target.series, target.first);
    og_span last = og_plan_span(b->plan, target.series, target.last);
    if (series.role == OG_ROLE_PART || target.mode == OG_EXPLAIN_CHANGE)
        return NULL;
    if (target.mode == OG_EXPLAIN_AT || target.first == target.last)
        return og_arena_printf(&b->e->arena, "%s@%s", series.id, last.key);
    if (key_of(first.first, last.last, key))
        return og_arena_printf(&b->e->arena, "%s@%s", series.id, key);
    if (target.first == 0 && target.last + 1 == series.count)
        return og_arena_printf(&b->e->arena, "%s.sum", series.id);
    return NULL;
}

/* What a part is called, by what its identifier ends with. */
static og_sentence part_word(const char *id)
{
    static const struct {
        const char *part;
        og_sentence word;
    } words[] = {{".place_days", OG_SENTENCE_EXPLAIN_PLACE_DAYS},
                 {".occupied_days", OG_SENTENCE_EXPLAIN_OCCUPIED_DAYS},
                 {".open_locations", OG_SENTENCE_EXPLAIN_OPEN_MONTHS},
                 {".places.", OG_SENTENCE_EXPLAIN_PLACES},
                 {".price", OG_SENTENCE_EXPLAIN_PRICE},
                 {".index", OG_SENTENCE_EXPLAIN_INDEX}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(id, words[i].part))
            return words[i].word;
    return OG_SENTENCE_EXPLAIN_COUNTED;
}

static og_sentence word_of(const og_series *series, og_sentence asked)
{
    if (series->role != OG_ROLE_PART)
        return asked == OG_SENTENCE_EXPLAIN_STRUCTURAL ? asked : og_role_of(series->role).label;
    return asked == OG_SENTENCES ? part_word(series->id) : asked;
}

size_t og_explain_step_of(const og_explain_builder *b, og_explain_target target, og_sentence word,
                          const char *name)
{
    og_explain *e = b->e;
    size_t depth = og_explain_now(b)->depth + 1;
    for (size_t i = e->begin; i < e->step_count; i++)
        if (same_target(e->steps[i].target, target))
            return i > b->step ? i : OG_EXPLAIN_NONE;
    if (depth >= e->depth)
        return OG_EXPLAIN_NONE;
    og_explain_step *step = og_explain_step_add(e);
    if (!step)
        return OG_EXPLAIN_NONE;
    og_series series = og_plan_series(b->plan, target.series);
    og_span first = og_plan_span(b->plan, target.series, target.first);
    og_span last = og_plan_span(b->plan, target.series, target.last);
    step->target = target;
    step->word = word_of(&series, word);
    step->name = name && series.role == OG_ROLE_PART ? name : series.label;
    step->figure = og_explain_expression(b, target);
    step->depth = depth;
    step->unit = series.role != OG_ROLE_PART && series.unit == OG_UNIT_EURO ? OG_EXPLAIN_EUROS
                 : series.unit == OG_UNIT_PERCENT                           ? OG_EXPLAIN_PERCENT
                                                                            : OG_EXPLAIN_HEADS;
    if (series.role == OG_ROLE_PART && series.owner_kind == OG_OWNER_RESERVE)
        step->unit = OG_EXPLAIN_EUROS;
    step->value = og_explain_mean(b, target);
    range_of(b, target, &step->low, &step->high);
    step->at = target.mode == OG_EXPLAIN_AT && series.measure == OG_MEASURE_STOCK;
    step->first = target.mode == OG_EXPLAIN_AT ? last.first : first.first;
    step->last = last.last;
    return e->step_count - 1;
}

/* ---- rows ---- */

void og_explain_part(const og_explain_builder *b, og_sentence word, const char *name, double sign,
                     og_explain_target target)
{
    if (target.series == OG_EXPLAIN_NONE)
        return;
    double value = og_explain_mean(b, target);
    bool certain = true;
    for (size_t i = target.mode == OG_EXPLAIN_AT ? target.last : target.first; i <= target.last;
         i++)
        certain &= og_result_stats(b->result, target.series, i).constant;
    if (value == 0 && certain)
        return;
    size_t step = og_explain_step_of(b, target, word, name);
    og_explain_row *row = row_add(b);
    if (!row)
        return;
    row->word = word;
    row->name = name;
    row->value = sign * value;
    range_of(b, target, &row->low, &row->high);
    if (sign < 0) {
        double low = row->low;
        row->low = -row->high;
        row->high = -low;
    }
    row->step = step;
    row->figure = og_explain_expression(b, target);
    og_explain_step *now = og_explain_now(b);
    og_span first = og_plan_span(b->plan, target.series, target.first);
    og_span last = og_plan_span(b->plan, target.series, target.last);
    if (target.mode == OG_EXPLAIN_CHANGE ||
        (target.mode != OG_EXPLAIN_AT && (first.first != now->first || last.last != now->last))) {
        row->first = first.first;
        row->last = last.last;
    }
}

void og_explain_number(const og_explain_builder *b, og_sentence word, const char *name,
                       double value)
{
    og_explain_row *row = value == 0 ? NULL : row_add(b);
    if (!row)
        return;
    row->word = word;
    row->name = name;
    row->value = value;
}

void og_explain_rest(const og_explain_builder *b, og_explain_kind kind, og_sentence word)
{
    const og_explain_step *step = og_explain_now(b);
    double rest = step->value, size = fabs(step->value);
    for (size_t i = 0; i < step->row_count; i++) {
        rest -= step->rows[i].value;
        size = fmax(size, fabs(step->rows[i].value));
    }
    og_explain_row *row = fabs(rest) > NOTHING * size ? row_add(b) : NULL;
    if (!row)
        return;
    row->kind = kind;
    row->word = word;
    row->value = rest;
}

og_explain_factor og_explain_factor_of(const og_explain_builder *b, og_sentence word,
                                       og_explain_target target)
{
    og_explain_factor factor = {word, og_explain_mean(b, target), (double)NAN, (double)NAN};
    range_of(b, target, &factor.low, &factor.high);
    return factor;
}

og_explain_row *og_explain_product(const og_explain_builder *b, og_sentence word, const char *name,
                                   const og_explain_factor *factors, size_t count)
{
    og_explain_row *row = row_add(b);
    if (!row)
        return NULL;
    row->kind = OG_EXPLAIN_PRODUCT;
    row->word = word;
    row->name = name;
    row->value = 1;
    row->factor_count = count;
    for (size_t i = 0; i < count; i++) {
        row->factors[i] = factors[i];
        row->value *= factors[i].mean;
    }
    return row;
}
