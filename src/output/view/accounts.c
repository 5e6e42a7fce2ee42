/* The rows of the accounts; what stands in them is filled in in accounts_fill.c. */
#include "output/view/accounts_inside.h"

#include "lang/say.h"
#include "output/view/series.h"
#include "scenario/kind.h"

#include <string.h>

/* What is built: rows are added in the order in which they are read. */
typedef struct builder {
    const og_scenario *scenario;
    const og_plan *plan;
    og_language language;
    og_arena *arena;
    og_accounts_table *table;
    size_t room;
} builder;

#define WORD(b, name) OG_TEXT((b)->language, name)

static og_accounts_row *add_row(builder *b, og_accounts_kind kind, const char *label)
{
    og_accounts_table *table = b->table;
    if (table->row_count == b->room)
        return NULL;
    og_accounts_row *row = &table->rows[table->row_count++];
    *row = (og_accounts_row){
        .kind = kind, .label = label, .stream = -1, .series = OG_NO_SERIES, .sign = 1};
    return row;
}

static size_t last_row(const builder *b)
{
    return b->table->row_count - 1;
}

/* The label, or the identifier made readable: "norm_ukraine" as "norm ukraine". */
static const char *label_of(builder *b, const og_item *item)
{
    if (strcmp(item->label, item->id) != 0)
        return item->label;
    char *text = og_arena_text(b->arena, item->label, strlen(item->label));
    for (char *c = text; c && *c; c++)
        *c = *c == '_' ? ' ' : *c;
    return text ? text : "";
}

static og_accounts_row *add_sum(builder *b, og_accounts_place place, const char *label,
                                size_t *terms, size_t count)
{
    og_accounts_row *row = add_row(b, OG_ACCOUNTS_SUM, label);
    if (!row)
        return NULL;
    row->place = place;
    row->terms = terms;
    row->term_count = count;
    return row;
}

static size_t *list_of(builder *b, size_t first, size_t second)
{
    size_t *terms = og_arena_array(b->arena, 2, sizeof *terms);
    if (terms) {
        terms[0] = first;
        terms[1] = second;
    }
    return terms;
}

/* ---- streams ----------------------------------------------------------------------------- */

static size_t series_of(const builder *b, int stream, og_role role)
{
    return stream < 0 ? OG_NO_SERIES
                      : og_series_of(b->plan, b->scenario->streams[stream].kind->owner, NULL,
                                     b->scenario->streams[stream].item->id, role);
}

/* One side of a stream: its lines and their sum. False when it has none. */
static bool add_side(builder *b, int stream, bool cost)
{
    const og_array *lines = &b->scenario->finance->lines;
    size_t *terms = og_arena_array(b->arena, lines->count, sizeof *terms), count = 0;
    for (size_t i = 0; terms && i < lines->count; i++) {
        const og_line *line = lines->at[i];
        if (line->stream_index != stream || (line->cost != NULL) != cost)
            continue;
        og_accounts_row *row = add_row(b, OG_ACCOUNTS_LINE, label_of(b, &line->item));
        if (!row)
            return false;
        row->line = line;
        row->stream = stream;
        row->sign = cost ? 1 : -1;
        row->series = og_series_of(b->plan, OG_OWNER_LINE, NULL, line->item.id, OG_ROLE_LINE);
        terms[count++] = last_row(b);
    }
    if (count == 0)
        return false;
    og_accounts_row *sum =
        add_sum(b, cost ? OG_ACCOUNTS_COST : OG_ACCOUNTS_INCOME,
                cost ? WORD(b, ACCOUNTS_COST) : WORD(b, ACCOUNTS_INCOME), terms, count);
    if (!sum)
        return false;
    sum->stream = stream;
    sum->sign = cost ? 1 : -1;
    sum->series = series_of(b, stream, cost ? OG_ROLE_COST : OG_ROLE_INCOME);
    return true;
}

/* Costs, income and saldo of a stream, -1: of what belongs to none. */
static void add_stream(builder *b, int stream)
{
    const og_array *lines = &b->scenario->finance->lines;
    bool any = false;
    for (size_t i = 0; i < lines->count; i++)
        any |= ((const og_line *)lines->at[i])->stream_index == stream;
    if (!any)
        return;
    add_row(b, OG_ACCOUNTS_GROUP,
            stream < 0 ? WORD(b, ACCOUNTS_GENERAL)
                       : label_of(b, b->scenario->streams[stream].item));
    size_t sums[2], count = 0;
    for (int cost = 1; cost >= 0; cost--)
        if (add_side(b, stream, cost))
            sums[count++] = last_row(b);
    if (count < 2)
        return; /* one side: its sum is the saldo */
    og_accounts_row *saldo =
        add_sum(b, OG_ACCOUNTS_BALANCE, WORD(b, ACCOUNTS_SALDO), list_of(b, sums[0], sums[1]), 2);
    if (saldo)
        saldo->stream = stream;
}

/* ---- all together ------------------------------------------------------------------------ */

/* The sums of all streams of one side. */
static size_t add_total(builder *b, og_accounts_place place, const char *label)
{
    size_t rows = b->table->row_count, count = 0;
    size_t *terms = og_arena_array(b->arena, rows + 1, sizeof *terms);
    for (size_t i = 0; terms && i < rows; i++)
        if (b->table->rows[i].kind == OG_ACCOUNTS_SUM && b->table->rows[i].place == place)
            terms[count++] = i;
    og_accounts_row *total = add_sum(b, place, label, terms, count);
    if (total)
        total->stream = OG_ACCOUNTS_WHOLE;
    return last_row(b);
}

static size_t add_reserve_row(builder *b, og_accounts_place place, og_role role, const char *label,
                              double sign)
{
    og_accounts_row *row = add_row(b, OG_ACCOUNTS_LINE, label);
    if (!row)
        return 0;
    row->place = place;
    row->stream = OG_ACCOUNTS_WHOLE;
    row->series = og_series_of(b->plan, OG_OWNER_RESERVE, NULL, NULL, role);
    row->sign = sign;
    return last_row(b);
}

static bool is_something(const og_value *value)
{
    return value && (value->kind != OG_VALUE_CONSTANT || value->constant != 0);
}

/* Whether the reserve bears costs that are in no line. */
static bool is_charged(const builder *b)
{
    const og_array *planned = &b->scenario->finance->reserve->planned;
    for (size_t i = 0; i < planned->count; i++) {
        const og_planned *one = planned->at[i];
        if (is_something(one->withdraw) || is_something(one->withdraw_if_needed))
            return true;
    }
    return false;
}

static void add_reserve(builder *b, size_t saldo)
{
    size_t *terms = og_arena_array(b->arena, 3, sizeof *terms), count = 0;
    if (!terms)
        return;
    terms[count++] = saldo;
    if (is_charged(b))
        terms[count++] =
            add_reserve_row(b, OG_ACCOUNTS_CHARGED, OG_ROLE_CHARGED, WORD(b, ACCOUNTS_CHARGED), 1);
    size_t added = add_reserve_row(b, OG_ACCOUNTS_ADDED, OG_ROLE_ADDED, WORD(b, ACCOUNTS_ADDED), 1);
    size_t withdrawn = add_reserve_row(b, OG_ACCOUNTS_WITHDRAWN, OG_ROLE_WITHDRAWN,
                                       WORD(b, ACCOUNTS_WITHDRAWN), -1);
    og_accounts_row *moves =
        add_sum(b, OG_ACCOUNTS_MOVES, WORD(b, ACCOUNTS_MOVES), list_of(b, added, withdrawn), 2);
    if (moves)
        moves->stream = OG_ACCOUNTS_WHOLE;
    terms[count++] = last_row(b);
    og_accounts_row *result =
        add_sum(b, OG_ACCOUNTS_RESULT, WORD(b, ACCOUNTS_RESULT), terms, count);
    if (result)
        result->stream = OG_ACCOUNTS_WHOLE;
}

static void add_whole(builder *b)
{
    add_row(b, OG_ACCOUNTS_GROUP, WORD(b, ACCOUNTS_WHOLE));
    size_t cost = add_total(b, OG_ACCOUNTS_COST, WORD(b, ACCOUNTS_COST));
    size_t income = add_total(b, OG_ACCOUNTS_INCOME, WORD(b, ACCOUNTS_INCOME));
    og_accounts_row *saldo =
        add_sum(b, OG_ACCOUNTS_BALANCE,
                b->table->reserve ? WORD(b, ACCOUNTS_BEFORE) : WORD(b, ACCOUNTS_SALDO),
                list_of(b, cost, income), 2);
    if (!saldo)
        return;
    saldo->stream = OG_ACCOUNTS_WHOLE;
    saldo->sign = -1;
    saldo->series = og_series_of(b->plan, OG_OWNER_FINANCE, NULL, NULL, OG_ROLE_RESULT);
    if (b->table->reserve)
        add_reserve(b, last_row(b));
}

/* ---- taken apart in other ways ----------------------------------------------------------- */

static og_accounts_row *add_lines(builder *b, const char *label, og_accounts_part part, int side,
                                  const char *code, bool coded)
{
    size_t rows = b->table->row_count, count = 0;
    size_t *terms = og_arena_array(b->arena, rows + 1, sizeof *terms);
    for (size_t i = 0; terms && i < rows; i++) {
        const og_line *line = b->table->rows[i].line;
        if (!line || (side >= 0 && (line->cost != NULL) != (side == 1)))
            continue;
        if (!coded || (code && line->code && strcmp(code, line->code) == 0) ||
            (!code && !line->code))
            terms[count++] = i;
    }
    og_accounts_row *row = add_sum(b, OG_ACCOUNTS_ANY, label, terms, count);
    if (row) {
        row->part = part;
        row->repeats = true;
        row->stream = OG_ACCOUNTS_WHOLE;
    }
    return row;
}

/* Of which structural and of which incidental: the mutations of the reserve are incidental, as are
 * the costs that it bears (BBV, overzicht van incidentele baten en lasten). */
static void add_incidental(builder *b)
{
    size_t charged = og_accounts_find(b->table, OG_ACCOUNTS_CHARGED, OG_ACCOUNTS_WHOLE);
    size_t moves = og_accounts_find(b->table, OG_ACCOUNTS_MOVES, OG_ACCOUNTS_WHOLE);
    add_row(b, OG_ACCOUNTS_GROUP, WORD(b, ACCOUNTS_STRUCTURAL));
    add_lines(b, WORD(b, ACCOUNTS_COST), OG_ACCOUNTS_STRUCTURAL, 1, NULL, false);
    size_t cost = last_row(b);
    add_lines(b, WORD(b, ACCOUNTS_INCOME), OG_ACCOUNTS_STRUCTURAL, 0, NULL, false);
    og_accounts_row *saldo = add_sum(b, OG_ACCOUNTS_ANY, WORD(b, ACCOUNTS_SALDO_STRUCTURAL),
                                     list_of(b, cost, last_row(b)), 2);
    if (saldo)
        saldo->repeats = true;
    add_row(b, OG_ACCOUNTS_GROUP, WORD(b, ACCOUNTS_INCIDENTAL));
    add_lines(b, WORD(b, ACCOUNTS_COST), OG_ACCOUNTS_INCIDENTAL, 1, NULL, false);
    cost = last_row(b);
    add_lines(b, WORD(b, ACCOUNTS_INCOME), OG_ACCOUNTS_INCIDENTAL, 0, NULL, false);
    size_t *terms = og_arena_array(b->arena, 4, sizeof *terms), count = 0;
    const size_t others[] = {charged, moves};
    if (!terms)
        return;
    terms[count++] = cost;
    terms[count++] = last_row(b);
    for (size_t i = 0; i < 2; i++)
        if (others[i] != OG_NO_ROW) {
            og_accounts_row *same = add_sum(b, OG_ACCOUNTS_ANY, b->table->rows[others[i]].label,
                                            list_of(b, others[i], 0), 1);
            if (same)
                same->repeats = true;
            terms[count++] = last_row(b);
        }
    saldo = add_sum(b, OG_ACCOUNTS_ANY, WORD(b, ACCOUNTS_SALDO_INCIDENTAL), terms, count);
    if (saldo)
        saldo->repeats = true;
}

static void add_codes(builder *b)
{
    size_t rows = b->table->row_count;
    add_row(b, OG_ACCOUNTS_GROUP, WORD(b, ACCOUNTS_CODES));
    bool without = false;
    for (size_t i = 0; i < rows; i++) {
        const og_line *line = b->table->rows[i].line;
        bool seen = !line || !line->code;
        without |= line && !line->code;
        for (size_t k = 0; k < i && !seen; k++) {
            const og_line *other = b->table->rows[k].line;
            seen = other && other->code && strcmp(other->code, line->code) == 0;
        }
        if (!seen)
            add_lines(b, line->code, OG_ACCOUNTS_ALL, -1, line->code, true);
    }
    if (without)
        add_lines(b, WORD(b, ACCOUNTS_NO_CODE), OG_ACCOUNTS_ALL, -1, NULL, true);
}

/* ---- the whole --------------------------------------------------------------------------- */

og_accounts_table og_accounts_rows(const og_scenario *scenario, const og_plan *plan, bool apart,
                                   og_language language, og_arena *arena)
{
    og_accounts_table table = {0};
    const og_finance *finance = scenario->finance;
    if (!finance || (finance->lines.count == 0 && !finance->reserve))
        return table;
    const og_array *lines = &finance->lines;
    for (size_t i = 0; i < lines->count; i++) {
        const og_line *line = lines->at[i];
        table.coded |= line->code != NULL;
        table.incidental |= line->incidental.always || line->incidental.year_count > 0;
    }
    table.reserve = finance->reserve != NULL;
    /* a line, its code; a stream's name and three sums; the whole and what is taken apart */
    size_t room = 2 * lines->count + 4 * (scenario->stream_count + 1) + 32;
    table.rows = og_arena_array(arena, room, sizeof *table.rows);
    if (!table.rows)
        return table;
    builder b = {scenario, plan, language, arena, &table, room};
    for (int s = 0; s < (int)scenario->stream_count; s++)
        add_stream(&b, s);
    add_stream(&b, -1);
    add_whole(&b);
    if (apart && table.incidental)
        add_incidental(&b);
    if (apart && table.coded)
        add_codes(&b);
    return table;
}

size_t og_accounts_find(const og_accounts_table *table, og_accounts_place place, int stream)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (table->rows[i].place == place && table->rows[i].stream == stream)
            return i;
    return OG_NO_ROW;
}
