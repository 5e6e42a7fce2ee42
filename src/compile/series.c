/* The table of series: what comes out, and what it means. */
#include "base/limits.h"
#include "compile/compiler.h"
#include "compile/role.h"
#include "program/map.h"
#include "scenario/kind.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint64_t hash_of(const char *text)
{
    return og_map_hash(text, strlen(text));
}

og_ref *og_refs_new(og_compiler *c, int count)
{
    /* Beyond the plan's limit there is no use in going on; the tape says why. */
    if (!og_tape_spend(c->tape, (size_t)count + 1))
        c->arena.failed = true;
    og_ref *refs =
        c->arena.failed ? NULL : og_arena_array(&c->arena, (size_t)count + 1, sizeof *refs);
    for (int i = 0; refs && i <= count; i++)
        refs[i] = og_k(0);
    return refs;
}

int og_year_last_month(const og_compiler *c, int y)
{
    int last = 12 * (c->first_year + y) + 11 - c->scenario->first;
    return last < c->months ? last : c->months - 1;
}

const char *og_compiler_text(const og_compiler *c, uint32_t offset)
{
    return c->text.text + offset;
}

void *og_table_add(og_compiler *c, og_table *table, size_t size)
{
    if (table->count == table->capacity) {
        size_t capacity = table->capacity ? 2 * table->capacity : 256;
        void *grown = realloc(table->at, capacity * size);
        if (!grown) {
            OG_FAIL(&c->err, OG_ERR_MEMORY, NO_MEMORY);
            return NULL;
        }
        table->at = grown;
        table->capacity = capacity;
    }
    return memset((char *)table->at + size * table->count++, 0, size);
}

uint32_t og_text_add(og_compiler *c, const char *text)
{
    uint32_t offset = (uint32_t)c->text.length;
    og_strbuf_add(&c->text, text, strlen(text) + 1);
    return offset;
}

static int32_t new_output(og_compiler *c, og_ref ref, og_output_kind kind, uint32_t index)
{
    og_output *output = og_table_add(c, &c->outputs, sizeof *output);
    if (!output)
        return -1;
    *output = (og_output){kind, index};
    og_tape_out(c->tape, ref, (uint32_t)c->outputs.count - 1);
    return (int32_t)c->outputs.count - 1;
}

/* Where the number of a row's output as a cell is noted, plus 1; NULL sets c->err. */
static int32_t *cell_output(og_compiler *c, og_ref ref)
{
    while (c->cell_outputs.count <= (size_t)ref.id)
        if (!og_table_add(c, &c->cell_outputs, sizeof(int32_t)))
            return NULL;
    return (int32_t *)c->cell_outputs.at + ref.id;
}

int32_t og_output_add(og_compiler *c, og_ref ref, og_output_kind kind, uint32_t index)
{
    if (og_is_k(ref))
        return -1;
    if (kind != OG_OUTPUT_CELL)
        return new_output(c, ref, kind, index);
    int32_t *output = cell_output(c, ref);
    if (output && *output == 0)
        *output = new_output(c, ref, kind, index) + 1;
    return output ? *output - 1 : -1;
}

static uint32_t span_add(og_compiler *c, og_period period)
{
    char key[OG_PERIOD_SIZE];
    og_plan_span_row *span = og_table_add(c, &c->spans, sizeof *span);
    if (!span)
        return 0;
    og_period_print(period, key);
    *span = (og_plan_span_row){period.first, period.last, og_text_add(c, key), period.kind};
    return (uint32_t)c->spans.count - 1;
}

og_series_form og_series_form_of(og_compiler *c, const og_stream *stream, og_owner owner,
                                 const og_item *item, og_role role)
{
    const og_stream_kind *kind = stream->kind;
    og_series_form form = {.prefix = item->id,
                           .name = "",
                           .owner = item->id,
                           .stream = stream->item->id,
                           .label = item->label,
                           .role = role,
                           .owner_kind = owner};
    for (const og_owned *series = kind->series; series->name; series++)
        if (series->owner == owner && series->role == role)
            form.name = series->name;
    for (const og_part_kind *part = kind->parts; part->offset; part++)
        if (part->prefix && part->owner == owner)
            form.prefix = part->prefix[0]
                              ? og_arena_printf(&c->arena, "%s%s", part->prefix, item->id)
                              : og_arena_printf(&c->arena, "%s.%s", stream->item->id, item->id);
    return form;
}

/* What is beyond the bound in every future is refused when the plan is made; what is so in some is
 * seen when it is run (engine/bound.c). Ratios may have no value. */
static void check_bound(og_compiler *c, const og_plan_series_row *series, const og_ref *rows)
{
    const og_plan_span_row *spans = (const og_plan_span_row *)c->spans.at + series->span;
    for (size_t i = 0; i < series->count; i++) {
        double low, high;
        og_tape_bounds(c->tape, rows[i], &low, &high);
        const bool none = og_is_k(rows[i]) && isnan(low);
        if (!(low > OG_LIMIT_NUMBER || high < -OG_LIMIT_NUMBER ||
              (none && series->measure != OG_MEASURE_RATIO)))
            continue;
        OG_FAIL(&c->err, OG_ERR_SCENARIO, RESULT_HUGE,
                .what = og_arena_printf(&c->arena, "%s@%s", c->text.text + series->id,
                                        c->text.text + spans[i].key),
                .most = OG_NUMBER(OG_LIMIT_NUMBER));
        return;
    }
}

static void add_series(og_compiler *c, og_series_form form, const og_ref *rows, size_t count,
                       uint32_t span)
{
    og_plan_series_row *series = og_table_add(c, &c->series, sizeof *series);
    if (!series || !form.prefix)
        return;
    const og_role_row role = og_role_of(form.role);
    *series = (og_plan_series_row){.owner = og_text_add(c, form.owner),
                                   .stream = og_text_add(c, form.stream),
                                   .label = og_text_add(c, form.label),
                                   .role = form.role,
                                   .unit = role.unit,
                                   .measure = role.measure,
                                   .owner_kind = form.owner_kind,
                                   .published = !role.hidden,
                                   .positive = role.positive,
                                   .count = (uint32_t)count,
                                   .cell = (uint32_t)c->cells.count,
                                   .span = span};
    series->id = (uint32_t)c->text.length;
    og_strbuf_puts(&c->text, form.prefix);
    if (form.name[0])
        og_strbuf_printf(&c->text, ".%s", form.name);
    og_strbuf_putc(&c->text, '\0');
    if (!c->text.failed)
        check_bound(c, series, rows);
    for (size_t i = 0; i < count; i++) {
        og_cell *cell = og_table_add(c, &c->cells, sizeof *cell);
        og_ref *ref = og_table_add(c, &c->refs, sizeof *ref);
        if (!cell || !ref)
            return;
        *ref = rows[i];
        if (c->request->metrics_only) {
            *cell = (og_cell){.offset = NAN, .output = -1};
            continue;
        }
        const og_ref root = og_tape_root(c->tape, rows[i], cell);
        cell->output = og_output_add(c, root, OG_OUTPUT_CELL, (uint32_t)c->cells.count - 1);
    }
}

void og_series_monthly(og_compiler *c, og_series_form form, const og_ref *rows)
{
    add_series(c, form, rows, (size_t)c->months, c->month_spans);
}

void og_series_yearly(og_compiler *c, og_series_form form, const og_ref *rows)
{
    add_series(c, form, rows, (size_t)c->years, c->year_spans);
}

void og_series_periods(og_compiler *c, og_series_form form, const og_ref *rows,
                       const og_period *periods, size_t count)
{
    uint32_t span = (uint32_t)c->spans.count;
    for (size_t i = 0; i < count; i++)
        span_add(c, periods[i]);
    add_series(c, form, rows, count, span);
}

void og_series_begin(og_compiler *c)
{
    c->month_spans = (uint32_t)c->spans.count;
    for (int t = 0; t < c->months; t++)
        span_add(c, (og_period){og_first_day(c, t), og_last_day(c, t), OG_PERIOD_MONTH});
    c->year_spans = (uint32_t)c->spans.count;
    for (int y = 0; y < c->years; y++) {
        int year = c->first_year + y;
        span_add(c, (og_period){og_year_first(year), og_year_last(year), OG_PERIOD_YEAR});
    }
}

#define KEYS 8 /* of periods that are told one by one */

const char *og_series_keys(og_compiler *c, const og_plan_series_row *series)
{
    const og_plan_span_row *spans = (const og_plan_span_row *)c->spans.at + series->span;
    const char *text = c->text.text, *keys = text + spans[0].key;
    for (size_t i = 1; i < series->count && keys; i++) {
        bool skips = series->count > KEYS && i > 1 && i + 1 < series->count;
        if (!skips)
            keys = og_arena_printf(&c->arena, "%s%s%s", keys,
                                   series->count > KEYS && i > 1 ? " \u2026 " : ", ",
                                   text + spans[i].key);
    }
    return keys ? keys : "";
}

bool og_series_counts(const og_compiler *c, const og_plan_series_row *series, size_t i,
                      og_period asked)
{
    const og_plan_span_row *span = (const og_plan_span_row *)c->spans.at + series->span + i;
    return og_role_counts((og_role)series->role, span->first, span->last,
                          og_last_day(c, c->months - 1), asked);
}

/* Streams in the order of the file, each with its sub-groups and locations; then lines, result,
 * reserve. */
static uint32_t rank_of(const og_compiler *c, const og_plan_series_row *series)
{
    const uint32_t after = 3 * (uint32_t)c->scenario->stream_count;
    const char *stream = c->text.text + series->stream;
    switch ((og_owner)series->owner_kind) {
    case OG_OWNER_LINE:
        return after;
    case OG_OWNER_FINANCE:
        return after + 1;
    case OG_OWNER_RESERVE:
        return after + 2;
    case OG_OWNER_RECEPTION:
    case OG_OWNER_HOUSING:
    case OG_OWNER_SUBGROUP:
    case OG_OWNER_LOCATION:
        break;
    }
    size_t probe = 0;
    uint32_t number = og_map_next(&c->stream_numbers, hash_of(stream), &probe);
    while (strcmp(c->scenario->streams[number].item->id, stream) != 0)
        number = og_map_next(&c->stream_numbers, hash_of(stream), &probe);
    return 3 * number + (series->owner_kind == OG_OWNER_LOCATION   ? 2
                         : series->owner_kind == OG_OWNER_SUBGROUP ? 1
                                                                   : 0);
}

static bool number_streams(og_compiler *c)
{
    const og_scenario *scenario = c->scenario;
    for (size_t s = 0; s < scenario->stream_count; s++)
        if (!og_map_add(&c->stream_numbers, hash_of(scenario->streams[s].item->id), (uint32_t)s))
            return false;
    return true;
}

static bool number_series(og_compiler *c)
{
    const og_plan_series_row *rows = c->series.at;
    for (size_t i = 0; i < c->series.count; i++)
        if (!og_map_add(&c->series_numbers, hash_of(c->text.text + rows[i].id), (uint32_t)i))
            return false;
    return true;
}

/* By counting ranks: what has the same keeps the order in which it was added. */
static bool sort_rows(og_compiler *c)
{
    const size_t count = c->series.count, ranks = 3 * c->scenario->stream_count + 3;
    og_plan_series_row *rows = c->series.at;
    og_plan_series_row *before = og_arena_array(&c->arena, count + 1, sizeof *before);
    uint32_t *rank = og_arena_array(&c->arena, count + 1, sizeof *rank);
    size_t *next = og_arena_array(&c->arena, ranks + 1, sizeof *next);
    if (!before || !rank || !next || !number_streams(c))
        return false;
    for (size_t i = 0; i < count; i++) {
        before[i] = rows[i];
        rank[i] = rank_of(c, &rows[i]);
        next[rank[i] + 1]++;
    }
    for (size_t r = 0; r < ranks; r++)
        next[r + 1] += next[r];
    for (size_t i = 0; i < count; i++)
        rows[next[rank[i]]++] = before[i];
    return true;
}

void og_series_sort(og_compiler *c)
{
    if (c->series.count == 0 || c->text.failed || c->arena.failed || c->err.status != OG_OK)
        return;
    if (!sort_rows(c) || !number_series(c))
        OG_FAIL(&c->err, OG_ERR_MEMORY, NO_MEMORY);
}

const og_plan_series_row *og_series_find(const og_compiler *c, const char *id, size_t length)
{
    const og_plan_series_row *rows = c->series.at;
    const uint64_t hash = og_map_hash(id, length);
    size_t probe = 0;
    uint32_t i;
    while ((i = og_map_next(&c->series_numbers, hash, &probe)) != OG_MAP_END) {
        const char *own = c->text.text + rows[i].id;
        if (strlen(own) == length && memcmp(own, id, length) == 0)
            return &rows[i];
    }
    return NULL;
}
