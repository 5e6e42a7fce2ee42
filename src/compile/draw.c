#include "compile/draw.h"

#include "compile/copula.h"
#include "compile/draw_path.h"

#include <math.h>
#include <string.h>

/* Whether a study holds this draw still. */
bool og_draw_held(const og_compiler *c, const char *path)
{
    return c->request->held && strcmp(c->request->held, path) == 0;
}

static int32_t function_of(og_compiler *c, const og_value *value)
{
    og_value_use *use = &c->uses[value->index];
    if (use->function >= 0)
        return use->function;
    og_quantile quantile;
    og_error err = og_error_like(&c->err);
    if (og_tables_add(c->tables, &value->dist, &quantile, &err) == OG_OK) {
        double low, high;
        og_dist_support(&value->dist, &low, &high);
        use->function = (int32_t)og_tape_function(c->tape, &quantile);
        og_tape_support(c->tape, (uint32_t)use->function, low, high);
    } else {
        use->function = (int32_t)c->normal;
        if (err.status == OG_ERR_MEMORY)
            og_error_pass(&c->err, &err);
        else
            OG_ERROR_AT(c->diags, value->pos, AT_PATH, .path = value->path, .what = err.message);
    }
    return use->function;
}

/* Gaussian copula: row i of the Cholesky factor times independent normals. */
static og_ref correlated_uniform(og_compiler *c, const og_copula *copula, const char *path)
{
    size_t row = og_copula_place(copula, path);
    if (row == copula->count)
        return og_tape_uniform(c->tape, path, false, 0);
    og_ref z = og_k(0);
    for (size_t j = 0; j <= row; j++) {
        double weight = copula->factor[row * copula->count + j];
        og_ref u = og_tape_uniform(c->tape, copula->paths[j], false, 0);
        og_ref normal = og_tape_quantile(c->tape, c->normal, u);
        z = og_ref_add(c->tape, z, og_ref_mul(c->tape, normal, og_k(weight)));
    }
    return og_tape_phi(c->tape, z);
}

/* With those loose values set that `settings` says, those from `next` on set or not. What the
 * value itself would draw when it is set does not matter. */
static og_ref loose_uniform(og_compiler *c, const char *path, unsigned settings, size_t next)
{
    while (next < c->loose_count &&
           strcmp(c->scenario->free_values[c->loose[next]].path, path) == 0)
        next++;
    if (next == c->loose_count)
        return correlated_uniform(c, &c->copulas[settings], path);
    const og_ref set = og_tape_lever_is_set(c->tape, (uint32_t)c->loose[next]);
    const og_ref with = loose_uniform(c, path, settings | 1u << next, next + 1);
    return og_ref_select(c->tape, set, 1, with, loose_uniform(c, path, settings, next + 1));
}

og_ref og_draw_kept(og_compiler *c, const char *path)
{
    return loose_uniform(c, path, 0, 0);
}

/* z(i) = rho z(i-1) + sqrt(1 - rho^2) Phi^-1(u(i)), from the horizon's first year or month on. */
static og_ref persistent_uniform(og_compiler *c, const og_value *value, const char *path,
                                 int32_t index)
{
    bool yearly = value->vary == OG_VARY_YEAR;
    int32_t first = yearly ? c->first_year : c->scenario->first + 1;
    int32_t count = yearly ? c->years : c->months, at = index - first;
    og_ref u = og_tape_uniform(c->tape, path, true, index);
    if (at <= 0 || at >= count)
        return u;
    og_value_use *use = &c->uses[value->index];
    if (!use->chain && !(use->chain = og_refs_new(c, count)))
        return u;
    for (int32_t i = 0; i <= at; i++) {
        if (!og_is_k(use->chain[i]))
            continue;
        og_ref fresh =
            og_tape_quantile(c->tape, c->normal, og_tape_uniform(c->tape, path, true, first + i));
        double rho = value->persistence;
        use->chain[i] = i == 0
                            ? fresh
                            : og_ref_add(c->tape, og_ref_mul(c->tape, use->chain[i - 1], og_k(rho)),
                                         og_ref_mul(c->tape, fresh, og_k(sqrt(1 - rho * rho))));
    }
    return og_tape_phi(c->tape, use->chain[at]);
}

bool og_draw_is_kept(const og_compiler *c, const og_value *value)
{
    return c->once || value->vary == OG_VARY_RUN;
}

og_ref og_draw_value(og_compiler *c, const og_value *value, og_day day)
{
    double low, high;
    og_dist_support(&value->dist, &low, &high);
    if (low == high)
        return og_k(low);
    const char *path = og_draw_path(c, value);
    if (!path)
        return og_k(0);
    if (og_draw_is_kept(c, value) && og_draw_held(c, path))
        return og_k(og_dist_quantile(&value->dist, c->request->at));
    uint32_t function = (uint32_t)function_of(c, value);
    og_month month = og_month_of(day);
    og_ref u;
    if (og_draw_is_kept(c, value))
        u = og_draw_kept(c, path);
    else {
        /* Indices: the year, or 12 year + month with January 1. */
        int32_t index = value->vary == OG_VARY_YEAR ? og_month_year(month) : month + 1;
        u = value->persistence > 0 ? persistent_uniform(c, value, path, index)
                                   : og_tape_uniform(c->tape, path, true, index);
    }
    return og_tape_quantile(c->tape, function, u);
}
