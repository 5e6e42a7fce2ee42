#include "compile/foreseen.h"

#include "csv/label.h"
#include "forecast/foresight.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Forecasts that move together, in the order of the file. */
typedef struct group {
    const char *name;
    struct og_foreseen **members;
    size_t count;
    double *together; /* [count x count] correlation of their z in a period */
    int64_t first;    /* the first period that one of them draws */
    double **factor;  /* by period from there: Cholesky factor of the innovations; NULL: not yet */
    size_t factors;
} group;

/* One of them. `horizon` periods after `last` are drawn; 0: all that is asked for is known. */
typedef struct og_foreseen {
    const og_value *value;
    og_foresight *sight;
    int64_t last;
    size_t horizon;
    int32_t *function; /* [horizon] on the tape; -1: not made yet */
    og_ref *z;         /* [horizon] */
    bool *has_z;
    group *with; /* NULL: none */
    size_t place;
} og_foreseen;

static og_foreseen *foreseen_of(const og_compiler *c, const og_value *value)
{
    return c->uses[value->index].foreseen;
}

static const char *period_key(og_compiler *c, const og_past *past, int64_t ordinal)
{
    char key[OG_PERIOD_SIZE];
    og_label_print(ordinal, past->frequency, key);
    const char *copy = og_arena_text(&c->arena, key, strlen(key));
    return copy ? copy : "";
}

/* ---- what hangs together ----------------------------------------------------------------- */

static double link_at(const og_foreseen *f, int64_t ordinal)
{
    return f->sight->link[ordinal - f->last - 1];
}

static bool draws_in(const og_foreseen *f, int64_t ordinal)
{
    return ordinal > f->last && ordinal <= f->last + (int64_t)f->horizon;
}

/* Correlation of what is new in a period to two of the group, so that their z correlate as they
 * must although each goes on from its own: (1 - a b) r / sqrt((1 - a^2) (1 - b^2)). */
static double innovation(const group *g, size_t i, size_t j, int64_t ordinal)
{
    double a = link_at(g->members[i], ordinal), b = link_at(g->members[j], ordinal);
    double wanted = g->together[i * g->count + j] * (1 - a * b) / sqrt((1 - a * a) * (1 - b * b));
    return fmin(fmax(wanted, -0.99), 0.99);
}

/* Cholesky factor of these; where no such variates are possible all are drawn to 0 until they are.
 */
static const double *factor_of(og_compiler *c, group *g, int64_t ordinal)
{
    double **kept = &g->factor[ordinal - g->first];
    const size_t n = g->count;
    double *matrix = *kept ? NULL : og_arena_array(&c->arena, 2 * n * n, sizeof *matrix);
    if (!matrix)
        return *kept;
    og_error err = og_error_like(&c->err);
    for (double share = 1; share > 0 && !*kept; share -= 0.05) {
        for (size_t i = 0; i < n * n; i++) {
            size_t a = i / n, b = i % n;
            bool both = draws_in(g->members[a], ordinal) && draws_in(g->members[b], ordinal);
            matrix[i] = a == b ? 1 : both ? share * innovation(g, a, b, ordinal) : 0;
        }
        err = og_error_like(&c->err);
        if (og_correlation_factor(matrix, n, matrix + n * n, &err) == OG_OK)
            *kept = matrix + n * n;
    }
    if (!*kept)
        og_error_pass(&c->err, &err);
    return *kept;
}

static og_ref fresh_normal(og_compiler *c, const og_foreseen *f, int64_t ordinal)
{
    const char *path = f->value->path;
    return og_tape_quantile(c->tape, c->normal,
                            og_tape_uniform(c->tape, path, true, (int32_t)ordinal));
}

/* What is new to this one in a period. */
static og_ref fresh_of(og_compiler *c, const og_foreseen *f, int64_t ordinal)
{
    const double *factor = f->with ? factor_of(c, f->with, ordinal) : NULL;
    if (!factor)
        return fresh_normal(c, f, ordinal);
    og_ref z = og_k(0);
    for (size_t j = 0; j <= f->place; j++) {
        double weight = factor[f->place * f->with->count + j];
        if (weight != 0)
            z = og_ref_add(
                c->tape, z,
                og_ref_mul(c->tape, fresh_normal(c, f->with->members[j], ordinal), og_k(weight)));
    }
    return z;
}

/* z(h) = r z(h-1) + sqrt(1 - r^2) e(h). */
static og_ref z_at(og_compiler *c, og_foreseen *f, size_t h)
{
    for (size_t i = 0; i <= h; i++) {
        if (f->has_z[i])
            continue;
        og_ref fresh = fresh_of(c, f, f->last + 1 + (int64_t)i);
        double r = f->sight->link[i];
        f->z[i] = i == 0 ? fresh
                         : og_ref_add(c->tape, og_ref_mul(c->tape, f->z[i - 1], og_k(r)),
                                      og_ref_mul(c->tape, fresh, og_k(sqrt(1 - r * r))));
        f->has_z[i] = true;
    }
    return f->z[h];
}

/* ---- one period -------------------------------------------------------------------------- */

/* A forecast of noughts alone has a range of hundredths, as it must be above none to be measured.
 */
static bool is_nothing(const og_past *past)
{
    size_t i = 0;
    while (i < past->n && past->y[i] == 0)
        i++;
    return i == past->n;
}

static og_ref drawn(og_compiler *c, og_foreseen *f, size_t h)
{
    const double *quantile = f->sight->prediction.quantile[h];
    const og_past *past = &f->value->past;
    if (is_nothing(past))
        return og_k(0);
    if (!(quantile[OG_LEVELS - 1] > quantile[0]))
        return og_k(quantile[0]);
    if (f->function[h] < 0) {
        og_quantile table;
        if (og_tables_add_known(c->tables, og_prospect_levels, quantile, OG_LEVELS, &table,
                                &c->err) != OG_OK)
            return og_k(0);
        f->function[h] = (int32_t)og_tape_function(c->tape, &table);
        og_tape_support(c->tape, (uint32_t)f->function[h], -INFINITY, INFINITY);
    }
    const int64_t ordinal = f->last + 1 + (int64_t)h;
    og_ref u = h == 0 && !f->with ? og_tape_uniform(c->tape, f->value->path, true, (int32_t)ordinal)
                                  : og_tape_phi(c->tape, z_at(c, f, h));
    og_ref value = og_tape_quantile(c->tape, (uint32_t)f->function[h], u);
    return past->negative ? value : og_ref_max(c->tape, value, og_k(0));
}

/* Asked for where nothing is known, or foreseen: told once. */
static void tell_beyond(og_compiler *c, const og_foreseen *f, int64_t ordinal, og_day day)
{
    const og_past *past = &f->value->past;
    og_value_use *use = &c->uses[f->value->index];
    char text[OG_PERIOD_SIZE];
    og_day_print(day, text);
    if (use->complained)
        return;
    use->complained = true;
    if (ordinal < past->first)
        OG_ERROR_AT(c->diags, f->value->pos, FORESEEN_BEFORE, .path = f->value->path, .day = text,
                    .period = period_key(c, past, past->first));
    else
        OG_ERROR_AT(c->diags, f->value->pos, FORESEEN_FAR, .path = f->value->path, .day = text,
                    .most = OG_COUNT(OG_HORIZON_MAX), .period = period_key(c, past, f->last));
}

static og_ref in_period(og_compiler *c, og_foreseen *f, int64_t ordinal, og_day day)
{
    const og_past *past = &f->value->past;
    if (ordinal < past->first || ordinal > f->last + (int64_t)f->horizon) {
        tell_beyond(c, f, ordinal, day);
        return og_k(0);
    }
    return ordinal <= f->last ? og_k(past->y[ordinal - past->first])
                              : drawn(c, f, (size_t)(ordinal - f->last - 1));
}

/* Of each period the share of its days that lie from `first` to `last`. */
static og_ref flow(og_compiler *c, og_foreseen *f, og_day first, og_day last)
{
    const int frequency = f->value->past.frequency;
    og_ref sum = og_k(0);
    for (int64_t o = og_label_ordinal(first, frequency); o <= og_label_ordinal(last, frequency);
         o++) {
        og_period period = og_label_period(o, frequency);
        double days = og_days_overlap(period.first, period.last, first, last);
        og_ref part = in_period(c, f, o, first > period.first ? first : period.first);
        double share = days / (period.last - period.first + 1);
        sum = og_ref_add(c->tape, sum, og_ref_mul(c->tape, part, og_k(share)));
    }
    return sum;
}

/* The period of which the value holds on a day: of a stock the newest that has ended by then. */
static int64_t holding(const og_compiler *c, const og_past *past, og_day day)
{
    int64_t ordinal = og_label_ordinal(day, past->frequency);
    bool ended = og_label_period(ordinal, past->frequency).last <= day;
    return c->asked == OG_ASKED_STOCK && !ended ? ordinal - 1 : ordinal;
}

og_ref og_foreseen_at(og_compiler *c, const og_value *value, og_day day)
{
    og_foreseen *f = foreseen_of(c, value);
    if (!f)
        return og_k(0);
    if (c->asked == OG_ASKED_FLOW)
        return flow(c, f, c->asked_from, day);
    return in_period(c, f, holding(c, &value->past, day), day);
}

og_ref og_foreseen_on(og_compiler *c, const og_value *value, og_ref day, og_day from, og_day to)
{
    const og_past *past = &value->past;
    og_foreseen *f = foreseen_of(c, value);
    if (!f)
        return og_k(0);
    int64_t ordinal = holding(c, past, from);
    og_ref chosen = in_period(c, f, ordinal, from);
    for (;;) {
        og_period next = og_label_period(++ordinal, past->frequency);
        og_day begins = c->asked == OG_ASKED_STOCK ? next.last : next.first;
        if (begins > to)
            return chosen;
        chosen = og_ref_select(c->tape, day, begins, in_period(c, f, ordinal, begins), chosen);
    }
}

void og_foreseen_bounds(const og_value *value, og_day day, double *low, double *high)
{
    const og_past *past = &value->past;
    const int64_t at = og_label_ordinal(day, past->frequency) - past->first;
    *low = past->negative ? -INFINITY : 0;
    *high = INFINITY;
    if (at < 0 || at >= (int64_t)past->n)
        return;
    *low = *high = past->y[at];
    if (at > 0) { /* of a stock whose period has not ended */
        *low = fmin(*low, past->y[at - 1]);
        *high = fmax(*high, past->y[at - 1]);
    }
}

/* ---- beginning --------------------------------------------------------------------------- */

static og_track track_of(const og_past *past)
{
    return (og_track){past->y, past->n, (size_t)past->frequency, past->negative};
}

double og_past_mean(const og_past *past, og_day day)
{
    int64_t at = og_label_ordinal(day, past->frequency) - past->first;
    if (at < 0 || at >= (int64_t)past->n + OG_HORIZON_MAX)
        return NAN;
    if (at < (int64_t)past->n)
        return past->y[at];
    const og_track track = track_of(past);
    const size_t ahead = (size_t)at + 1 - past->n;
    og_foresight *sight = malloc(sizeof *sight);
    double mean =
        sight && og_foresight_make(&track, ahead, sight) ? sight->prediction.mean[ahead - 1] : NAN;
    free(sight);
    return mean;
}

static og_foreseen *foreseen_new(og_compiler *c, const og_value *value)
{
    const og_past *past = &value->past;
    og_foreseen *f = og_arena_alloc(&c->arena, sizeof *f);
    int64_t end = og_label_ordinal(og_last_day(c, c->months - 1), past->frequency);
    if (!f)
        return NULL;
    *f = (og_foreseen){.value = value, .last = past->first + (int64_t)past->n - 1};
    int64_t ahead = end - f->last;
    f->horizon = ahead <= 0 ? 0 : ahead < OG_HORIZON_MAX ? (size_t)ahead : OG_HORIZON_MAX;
    if (f->horizon == 0)
        return f;
    f->sight = og_arena_alloc(&c->arena, sizeof *f->sight);
    f->function = og_arena_array(&c->arena, f->horizon, sizeof *f->function);
    f->z = og_refs_new(c, (int)f->horizon);
    f->has_z = og_arena_array(&c->arena, f->horizon, sizeof *f->has_z);
    const og_track track = track_of(past);
    if (!f->sight || !f->function || !f->z || !f->has_z)
        return NULL;
    if (!og_foresight_make(&track, f->horizon, f->sight)) {
        OG_FAIL(&c->err, OG_ERR_MEMORY, NO_MEMORY);
        return NULL;
    }
    for (size_t h = 0; h < f->horizon; h++)
        f->function[h] = -1;
    return f;
}

/* How the members correlate, and the room for what follows from it. */
static void make_group(og_compiler *c, group *g)
{
    int64_t last = INT64_MIN;
    g->together = og_arena_array(&c->arena, g->count * g->count, sizeof *g->together);
    if (!g->together)
        return;
    for (size_t i = 0; i < g->count; i++) {
        const og_foreseen *one = g->members[i];
        g->first = i == 0 || one->last + 1 < g->first ? one->last + 1 : g->first;
        last = one->last + (int64_t)one->horizon > last ? one->last + (int64_t)one->horizon : last;
        for (size_t j = 0; j < i; j++) {
            const og_foreseen *other = g->members[j];
            g->together[i * g->count + j] = g->together[j * g->count + i] =
                og_foresight_together(one->sight, one->last, other->sight, other->last);
        }
    }
    g->factors = (size_t)(last - g->first + 1);
    g->factor = og_arena_array(&c->arena, g->factors, sizeof(double *));
}

/* Members of one name draw together when more than one of them draws at all. */
static void add_group(og_compiler *c, const og_value *value)
{
    const og_scenario *scenario = c->scenario;
    group *g = og_arena_alloc(&c->arena, sizeof *g);
    og_foreseen **members = og_arena_array(&c->arena, scenario->value_count, sizeof(og_foreseen *));
    if (!g || !members)
        return;
    *g = (group){.name = value->past.together, .members = members};
    for (size_t i = 0; i < scenario->value_count; i++) {
        const og_value *other = scenario->values[i];
        og_foreseen *f = other->kind == OG_VALUE_FORECAST ? foreseen_of(c, other) : NULL;
        if (!f || !other->past.together || strcmp(other->past.together, g->name) != 0)
            continue;
        if (other->past.frequency != value->past.frequency && i > value->index)
            OG_ERROR_AT(c->diags, other->pos, FORESEEN_TOGETHER, .path = other->path,
                        .name = g->name, .other = value->path);
        else if (other->past.frequency == value->past.frequency && f->horizon > 0)
            members[g->count++] = f;
    }
    if (g->count < 2)
        return;
    make_group(c, g);
    for (size_t i = 0; g->factor && i < g->count; i++) {
        members[i]->with = g;
        members[i]->place = i;
    }
}

void og_foreseen_begin(og_compiler *c)
{
    const og_scenario *scenario = c->scenario;
    for (size_t i = 0; i < scenario->value_count && c->err.status == OG_OK; i++)
        if (scenario->values[i]->kind == OG_VALUE_FORECAST)
            c->uses[i].foreseen = foreseen_new(c, scenario->values[i]);
    for (size_t i = 0; i < scenario->value_count && c->err.status == OG_OK; i++) {
        const og_value *value = scenario->values[i];
        const og_foreseen *f = value->kind == OG_VALUE_FORECAST ? foreseen_of(c, value) : NULL;
        if (f && value->past.together && !f->with)
            add_group(c, value);
    }
}
