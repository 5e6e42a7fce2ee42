#include "scenario/value_forecast.h"

#include "base/limits.h"
#include "base/number.h"
#include "csv/sheet_read.h"
#include "scenario/constant.h"
#include "scenario/csv_series.h"
#include "scenario/hint.h"
#include "scenario/history.h"
#include "scenario/registry.h"
#include "scenario/scalar.h"

#include <math.h>
#include <string.h>

/* Keys that only a file has. */
static const char *const of_file[] = {"column", "series", "decimal"};

static const char *scalar_at(const og_node *map, const char *key)
{
    const og_entry *entry = og_node_find(map, key);
    return entry && entry->value->kind == OG_NODE_SCALAR ? entry->value->text : NULL;
}

/* ---- from a file ------------------------------------------------------------------------- */

/* "Leiden, Utrecht": the first names of a file's series. */
static const char *names_of(og_loader *loader, const og_sheet *sheet)
{
    enum { SHOWN = 12 };
    const char *list = "";
    for (size_t i = 0; i < sheet->count && i < SHOWN; i++) {
        const char *next = og_arena_printf(loader->arena, "%s%s%s", list, i > 0 ? ", " : "",
                                           sheet->series[i].name);
        list = next ? next : list;
    }
    const char *more = sheet->count > SHOWN ? og_arena_printf(loader->arena, "%s ...", list) : list;
    return more ? more : "";
}

/* The series that is meant, or NULL after an error. */
static const og_sheet_series *choose_series(og_loader *loader, const og_sheet *sheet,
                                            const og_node *map, og_place place, og_pos at)
{
    const char *wanted = scalar_at(map, "series");
    const char **names = og_arena_array(loader->arena, sheet->count, sizeof *names);
    const og_sheet_series *found = !wanted && sheet->count == 1 ? &sheet->series[0] : NULL;
    if (!names)
        return NULL;
    for (size_t i = 0; i < sheet->count; i++) {
        names[i] = sheet->series[i].name;
        if (wanted && strcmp(names[i], wanted) == 0 && sheet->series[i].state != OG_SERIES_EMPTY)
            found = &sheet->series[i];
    }
    if (!wanted && !found)
        OG_ERROR_AT(loader->diags, at, FORESEEN_WHICH, .path = place.path,
                    .names = names_of(loader, sheet));
    else if (!found)
        OG_ERROR_AT(loader->diags, og_node_find(map, "series")->value->pos, FORESEEN_SERIES,
                    .path = place.path, .name = wanted,
                    .hint = og_did_you_mean(loader, wanted, names, sheet->count));
    else if (found->part < 1.0)
        OG_ERROR_AT(loader->diags, at, FORESEEN_PART, .path = place.path);
    return found && found->part < 1.0 ? NULL : found;
}

static og_node *periods_of(og_loader *loader, const og_sheet *sheet, const og_sheet_series *series,
                           og_pos at)
{
    og_node *list = og_node_new(loader->arena, OG_NODE_MAP, at);
    for (size_t i = 0; list && i < series->n; i++) {
        char key[OG_PERIOD_SIZE], number[OG_NUMBER_SIZE];
        og_label_print(series->first + (int64_t)i, sheet->frequency, key);
        const char *copy = og_arena_text(loader->arena, key, strlen(key));
        og_node *node = og_node_new(loader->arena, OG_NODE_SCALAR, at);
        if (!copy || !node)
            return NULL;
        node->length = og_number_print_short(series->y[i], number);
        node->text = og_arena_text(loader->arena, number, node->length);
        if (!node->text || !og_node_add(loader->arena, list, copy, at, node))
            return NULL;
    }
    return list;
}

/* The history that `history` names as a file, put in its place; false after errors. */
static bool read_file(og_loader *loader, og_node *map, og_place place, int frequency, bool negative)
{
    const og_entry *name = og_node_find(map, "history");
    og_sheet_options options = {.frequency = frequency,
                                .column = scalar_at(map, "column"),
                                .wide = true,
                                .negative = negative,
                                .keys = true};
    int decimal = og_csv_decimal(og_node_find(map, "decimal"), loader->diags);
    if (decimal < 0)
        return false;
    options.decimal = (og_decimal)decimal;
    const og_csv *csv = og_csv_beside(loader->files, name->value, loader->arena, loader->diags);
    const og_sheet *sheet =
        csv ? og_sheet_parse(csv, &options, loader->arena, loader->diags) : NULL;
    const og_sheet_series *series =
        sheet ? choose_series(loader, sheet, map, place, name->value->pos) : NULL;
    og_node *list = series ? periods_of(loader, sheet, series, name->value->pos) : NULL;
    if (!list)
        return false;
    og_node_set(loader->arena, map, "history", name->key_pos, list);
    for (size_t i = 0; i < sizeof of_file / sizeof *of_file; i++)
        og_node_remove(map, of_file[i]);
    return true;
}

/* ---- as it stands here ------------------------------------------------------------------- */

static int frequency_of(og_period period)
{
    static const int frequencies[] = {[OG_PERIOD_YEAR] = 1,
                                      [OG_PERIOD_HALF] = 2,
                                      [OG_PERIOD_QUARTER] = 4,
                                      [OG_PERIOD_MONTH] = 12,
                                      [OG_PERIOD_DAY] = 0};
    return frequencies[period.kind];
}

static const char *key_of(og_loader *loader, og_period period)
{
    char key[OG_PERIOD_SIZE];
    og_period_print(period, key);
    const char *copy = og_arena_text(loader->arena, key, strlen(key));
    return copy ? copy : "";
}

/* Whether one period follows another, all as long, each with a value that may be there. */
static bool is_sound(og_loader *loader, const og_history *list, const char *path,
                     const og_field *field, int frequency, bool negative)
{
    const int own = frequency_of(list->at[0].period);
    bool fine = true;
    if (own == 0 || (frequency > 0 && frequency != own)) {
        OG_ERROR_AT(loader->diags, list->at[0].pos, FORESEEN_FREQUENCY, .path = path);
        return false;
    }
    for (size_t i = 0; i < list->count && fine; i++) {
        const og_history_entry *at = &list->at[i], *before = i > 0 ? at - 1 : at;
        int64_t ordinal = og_label_ordinal(before->period.first, own) + 1;
        fine = false;
        if (frequency_of(at->period) != own) {
            OG_ERROR_AT(loader->diags, at->pos, FORESEEN_MIXED, .path = path,
                        .key = key_of(loader, at->period), .other = key_of(loader, before->period));
        } else if (i > 0 && og_label_ordinal(at->period.first, own) != ordinal) {
            OG_ERROR_AT(loader->diags, at->pos, FORESEEN_GAP, .path = path,
                        .period = key_of(loader, og_label_period(ordinal, own)));
        } else if (at->value < 0 && !negative) {
            OG_ERROR_AT(loader->diags, at->pos, FORESEEN_NEGATIVE, .path = path,
                        .period = key_of(loader, at->period));
        } else {
            fine = og_range_check(loader, at->pos, path, field, at->value);
        }
    }
    return fine;
}

static bool load_frequency(og_loader *loader, const og_node *map, og_place place, int *out)
{
    const og_entry *entry = og_node_find(map, "frequency");
    double number = 0;
    *out = 0;
    if (!entry)
        return true;
    const char *path = og_place_under(loader, place, "frequency").path;
    if (!path || !og_scalar_number(loader, entry->value, path, NULL, &number))
        return false;
    if (number == 1 || number == 2 || number == 4 || number == 12) {
        *out = (int)number;
        return true;
    }
    OG_ERROR_AT(loader->diags, entry->value->pos, FORESEEN_FREQUENCY, .path = path);
    return false;
}

/* What stands behind `forecast`, checked for its keys. */
static og_node *inside_of(og_loader *loader, const og_node *outer, og_place place)
{
    static const char *const keys[] = {"history",   "column",   "series",  "decimal",
                                       "frequency", "negative", "together"};
    static const char *const only[] = {"forecast"};
    const char *what = OG_WORD(loader, A_FORESEEN);
    og_node *map = og_node_find(outer, "forecast")->value;
    if (!og_keys_check(loader, outer, place.path, what, only, 1))
        return NULL;
    if (map->kind == OG_NODE_MAP &&
        !og_keys_check(loader, map, place.path, what, keys, sizeof keys / sizeof *keys))
        return NULL;
    const og_entry *history = map->kind == OG_NODE_MAP ? og_node_find(map, "history") : NULL;
    if (history && (history->value->kind == OG_NODE_SCALAR || history->value->kind == OG_NODE_MAP))
        return map;
    OG_ERROR_AT(loader->diags, history ? history->value->pos : map->pos, FORESEEN_FORM,
                .path = place.path);
    return NULL;
}

static bool load_history(og_loader *loader, og_node *map, og_place place, og_past *past,
                         og_history *list)
{
    const og_entry *negative = og_node_find(map, "negative");
    og_flag flag = {0};
    int frequency;
    if (negative)
        og_flag_load(loader, negative->value, og_place_under(loader, place, "negative").path,
                     &flag);
    if (!load_frequency(loader, map, place, &frequency))
        return false;
    past->negative = flag.value;
    past->frequency = frequency;
    if (og_node_find(map, "history")->value->kind == OG_NODE_SCALAR &&
        !read_file(loader, map, place, frequency, flag.value))
        return false;
    for (size_t i = 0; i < sizeof of_file / sizeof *of_file; i++) {
        const og_entry *entry = og_node_find(map, of_file[i]);
        if (!entry)
            continue;
        OG_ERROR_AT(loader->diags, entry->key_pos, FORESEEN_KEY, .path = place.path,
                    .key = entry->key);
        return false;
    }
    const og_field any = {.type = OG_TYPE_HISTORY, .low = -INFINITY, .high = INFINITY};
    const size_t errors = loader->diags->errors;
    og_history_load(loader, og_node_find(map, "history")->value, place, &any, list);
    if (list->count > 0 || loader->diags->errors > errors)
        return loader->diags->errors == errors;
    OG_ERROR_AT(loader->diags, map->pos, FORESEEN_FORM, .path = place.path);
    return false;
}

/* Each takes a while, and tables, when the plan is made. */
static bool within_limits(og_loader *loader, og_pos pos, size_t values)
{
    loader->forecasts++;
    loader->past += values;
    if (loader->forecasts > OG_LIMIT_FORECASTS)
        OG_ERROR_AT(loader->diags, pos, FORESEEN_MANY, .most = OG_COUNT(OG_LIMIT_FORECASTS));
    else if (loader->past > OG_LIMIT_PAST)
        OG_ERROR_AT(loader->diags, pos, FORESEEN_PAST_MANY, .most = OG_COUNT(OG_LIMIT_PAST));
    else
        return true;
    return false;
}

og_value *og_value_load_forecast(og_loader *loader, og_node *outer, og_place place,
                                 const og_field *field)
{
    og_node *map = inside_of(loader, outer, place);
    og_value *value = map ? og_value_new(loader, OG_VALUE_FORECAST, outer, place) : NULL;
    og_history list = {0};
    if (!value)
        return NULL;
    og_past *past = &value->past;
    if (!load_history(loader, map, place, past, &list) ||
        !within_limits(loader, map->pos, list.count) ||
        !is_sound(loader, &list, place.path, field, past->frequency, past->negative))
        return NULL;
    double *y = og_arena_array(loader->arena, list.count, sizeof *y);
    if (!y)
        return NULL;
    for (size_t i = 0; i < list.count; i++)
        y[i] = list.at[i].value;
    past->y = y;
    past->n = list.count;
    past->frequency = frequency_of(list.at[0].period);
    past->first = og_label_ordinal(list.at[0].period.first, past->frequency);
    const og_entry *together = og_node_find(map, "together");
    past->together = together ? og_text_load(loader, together->value,
                                             og_place_under(loader, place, "together").path)
                              : NULL;
    return value;
}
