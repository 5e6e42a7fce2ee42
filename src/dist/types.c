/* The table of distributions, and what is the same for all of them. */
#include "dist/type.h"

#include <math.h>
#include <string.h>

#define X(name, row) extern const og_dist_type og_dist_##row;
OG_DIST_LIST(X)
#undef X

const og_dist_type *const og_dist_types[OG_DIST_KINDS] = {
#define X(name, row) [OG_DIST_##name] = &og_dist_##row,
    OG_DIST_LIST(X)
#undef X
};

/* ---- check --------------------------------------------------------------------------------- */

og_dist_statement og_dist_stated_by(og_dist_kind kind)
{
    const og_dist_type *type = og_dist_types[kind];
    if (type->stated.first)
        return type->stated;
    uint32_t all = 0;
    for (int i = 0; type->parameters[i].key; i++)
        all |= 1u << i;
    return (og_dist_statement){all, 0, 0};
}

/* "low, likely and high" of the parameters in `mask`; clear the text. */
static og_strbuf name_all(const og_dist_type *type, uint32_t mask, og_language language)
{
    og_strbuf out = {0};
    for (int i = 0; type->parameters[i].key; i++) {
        uint32_t after = mask >> (i + 1);
        if (!(mask >> i & 1))
            continue;
        og_strbuf_puts(&out, type->parameters[i].key);
        og_strbuf_puts(&out, after == 0                   ? ""
                             : (after & (after - 1)) == 0 ? OG_TEXT(language, AND)
                                                          : ", ");
    }
    return out;
}

static og_status check_given(const og_dist *dist, int *parameter, og_error *err)
{
    const og_dist_type *type = og_dist_types[dist->kind];
    og_dist_statement allowed = og_dist_stated_by(dist->kind);
    uint32_t stated = dist->given & ~allowed.optional;
    if (stated == allowed.first || (allowed.second && stated == allowed.second))
        return OG_OK;

    bool both = (stated & allowed.first) && (stated & allowed.second);
    bool either = allowed.second && (stated == 0 || both);
    uint32_t wanted = stated & allowed.second ? allowed.second : allowed.first;
    og_language language = og_error_language(err);
    og_strbuf first = name_all(type, either ? allowed.first : wanted, language);
    og_strbuf other = name_all(type, either ? allowed.second : wanted & ~stated, language);
    const char *names = first.text ? first.text : "", *others = other.text ? other.text : "";
    bool likely = type->parameters[1].key && strcmp(type->parameters[1].key, "likely") == 0;
    if (either)
        OG_DIST_FAULT(-1, DIST_EITHER, .name = type->name, .first = names, .second = others);
    else if (likely)
        OG_DIST_FAULT(-1, DIST_NEEDS_LIKELY, .name = type->name, .names = names, .missing = others);
    else
        OG_DIST_FAULT(-1, DIST_NEEDS, .name = type->name, .names = names, .missing = others);
    og_strbuf_clear(&first);
    og_strbuf_clear(&other);
    return OG_ERR_SCENARIO;
}

static og_status check_ranges(const og_dist *dist, int *parameter, og_error *err)
{
    const og_dist_parameter *parameters = og_dist_types[dist->kind]->parameters;
    for (int i = 0; parameters[i].key; i++) {
        const og_dist_parameter *allowed = &parameters[i];
        double value = dist->p[i];
        if (!og_dist_given(dist, i))
            continue;
        if (!isfinite(value))
            return OG_DIST_FAULT(i, PARAMETER_FINITE, .name = allowed->key);
        if (value >= allowed->low && value <= allowed->high &&
            !(allowed->open && value == allowed->low))
            continue;
        if (allowed->high < OG_DIST_LARGE)
            return OG_DIST_FAULT(i, PARAMETER_BETWEEN, .name = allowed->key,
                                 .low = OG_NUMBER(allowed->low), .high = OG_NUMBER(allowed->high),
                                 .got = OG_NUMBER(value));
        if (fabs(value) > OG_DIST_LARGE)
            return OG_DIST_FAULT(i, PARAMETER_LARGE, .name = allowed->key, .got = OG_NUMBER(value));
        if (allowed->open)
            return OG_DIST_FAULT(i, PARAMETER_ABOVE, .name = allowed->key,
                                 .low = OG_NUMBER(allowed->low), .got = OG_NUMBER(value));
        return OG_DIST_FAULT(i, PARAMETER_LEAST, .name = allowed->key,
                             .low = OG_NUMBER(allowed->low), .got = OG_NUMBER(value));
    }
    return OG_OK;
}

og_status og_dist_check(const og_dist *dist, int *parameter, og_error *err)
{
    const og_dist_type *type = og_dist_types[dist->kind];
    int ignored;
    if (!parameter)
        parameter = &ignored;
    *parameter = -1;
    og_status status = check_given(dist, parameter, err);
    if (status == OG_OK)
        status = check_ranges(dist, parameter, err);
    if (status == OG_OK && type->check)
        status = type->check(dist, parameter, err);
    return status;
}

/* ---- without a table ----------------------------------------------------------------------- */

void og_dist_support(const og_dist *dist, double *low, double *high)
{
    og_dist_types[dist->kind]->support(dist, low, high);
}

og_shape og_shape_of(const og_dist *dist)
{
    double low, high;
    og_dist_support(dist, &low, &high);
    if (low == high)
        return (og_shape){&og_family_uniform, 0, 0, low, 0};
    return og_dist_types[dist->kind]->shape(dist);
}

double og_dist_mean(const og_dist *dist)
{
    og_shape shape = og_shape_of(dist);
    if (shape.family == &og_family_uniform)
        return shape.location + 0.5 * shape.scale;
    return og_dist_types[dist->kind]->mean(dist, &shape);
}

void og_curve_init(og_curve *curve, const og_shape *shape)
{
    curve->shape = *shape;
    curve->known = NULL;
    if (shape->family->ready)
        shape->family->ready(curve);
}

static double curve_quantile(const og_shape *shape, double u)
{
    og_curve curve;
    og_curve_init(&curve, shape);
    return shape->family->find(&curve, fmin(u, 1 - u), u > 0.5).x;
}

/* The smallest k whose CDF reaches u; by u's own tail, which keeps its precision. */
static double count_quantile(const og_shape *shape, double u)
{
    unsigned low = 0;
    unsigned high = UINT32_MAX / 2;
    while (low < high) {
        unsigned k = low + (high - low) / 2;
        bool reached = u > 0.5 ? shape->family->mass(shape, k, true) <= 1 - u
                               : shape->family->mass(shape, k, false) >= u;
        if (reached)
            high = k;
        else
            low = k + 1;
    }
    return low;
}

double og_dist_quantile(const og_dist *dist, double u)
{
    if (u == 0 || u == 1) {
        double low, high;
        og_dist_support(dist, &low, &high);
        return u == 0 ? low : high;
    }
    og_shape shape = og_shape_of(dist);
    const og_family *family = shape.family;
    double x = family->quantile                     ? family->quantile(dist, &shape, u)
               : family->table == OG_QUANTILE_CUBIC ? curve_quantile(&shape, u)
                                                    : count_quantile(&shape, u);
    return shape.location + shape.scale * x;
}
