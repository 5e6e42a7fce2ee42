#include "lang/diag.h"

#include "base/format.h"
#include "base/limits.h"
#include "base/strbuf.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Hostile files can hold faults without end; beyond these nobody reads them. */
#define KEPT_MAX OG_LIMIT_ERRORS
#define SHOWN_MAX OG_LIMIT_SHOWN
#define MESSAGE_MAX 1024
#define LINE_SHOWN 160

struct og_diag_item {
    og_diag diag;
    uint32_t order; /* of its source */
};

og_diagnostics *og_diagnostics_new(og_language language)
{
    og_diagnostics *list = calloc(1, sizeof *list);
    if (list)
        list->language = language;
    return list;
}

void og_diagnostics_free(og_diagnostics *list)
{
    if (!list)
        return;
    og_arena_clear(&list->arena);
    free(list->items);
    free(list);
}

size_t og_diagnostics_count(const og_diagnostics *list, og_severity severity)
{
    return severity == OG_SEVERITY_ERROR ? list->errors : list->count - list->errors;
}

og_diag og_diagnostics_get(const og_diagnostics *list, size_t i)
{
    return list->items[i].diag;
}

/* ---- collecting ------------------------------------------------------------------------- */

/* Below, at or above zero as `a` stands before, at or after `b`; unknown places come first. */
static int place_compare(const struct og_diag_item *a, const struct og_diag_item *b)
{
    bool a_known = a->diag.file != NULL;
    bool b_known = b->diag.file != NULL;

    if (a_known != b_known)
        return a_known - b_known;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    if (a->diag.line != b->diag.line)
        return a->diag.line < b->diag.line ? -1 : 1;
    return (a->diag.column > b->diag.column) - (a->diag.column < b->diag.column);
}

static bool same(const og_diag *a, const og_diag *b)
{
    return a->severity == b->severity && strcmp(a->message, b->message) == 0 &&
           (!a->file || strcmp(a->file, b->file) == 0);
}

static size_t line_length(const char *text, const char *end)
{
    const char *at = text;
    while (at < end && *at != '\n' && *at != '\r')
        at++;
    return (size_t)(at - text);
}

/* The start of a line of the source; lines end in LF, CR or CRLF, as they do for libyaml. */
static const char *find_line(const og_source *source, uint32_t line)
{
    const char *at = source->text;
    const char *end = at + source->length;

    while (line > 1 && at < end) {
        at += line_length(at, end);
        if (end - at >= 2 && at[0] == '\r' && at[1] == '\n')
            at++;
        if (at < end)
            at++;
        line--;
    }
    return at;
}

/* A copy of `length` bytes of text, or `near` when that is the same text: faults on one line
 * share their line. */
static const char *keep(og_diagnostics *list, const char *near, const char *text, size_t length)
{
    length = strnlen(text, length);
    if (near && strncmp(near, text, length) == 0 && near[length] == '\0')
        return near;
    return og_arena_text(&list->arena, text, length);
}

/* The line of `item` among its neighbours in the list, which share it; NULL. */
static const char *shared_line(const og_diagnostics *list, const struct og_diag_item *item,
                               size_t at)
{
    for (size_t i = at > 0 ? at - 1 : 0; i <= at && i < list->count; i++) {
        const struct og_diag_item *other = &list->items[i];
        if (other->diag.line == item->diag.line && other->order == item->order &&
            other->diag.file && strcmp(other->diag.file, item->diag.file) == 0)
            return other->diag.source_line;
    }
    return NULL;
}

/* Copies what the item needs out of its source. It will stand at `at`. */
static bool take_source(og_diagnostics *list, struct og_diag_item *item, og_pos pos, size_t at)
{
    const og_diag *near = at > 0 ? &list->items[at - 1].diag : NULL;
    const og_source *source = pos.source;
    og_diag *diag = &item->diag;

    if (!source)
        return true;
    diag->file = keep(list, near ? near->file : NULL, source->name, strlen(source->name));
    if (pos.line == 0)
        return diag->file != NULL;

    diag->source_line = diag->file ? shared_line(list, item, at) : NULL;
    if (diag->source_line)
        return true;
    const char *line = find_line(source, pos.line);
    size_t length = line_length(line, source->text + source->length);
    diag->source_line = keep(list, NULL, line, length);
    return diag->file && diag->source_line;
}

static bool reserve(og_diagnostics *list)
{
    if (list->count < list->capacity)
        return true;

    size_t capacity = list->capacity ? 2 * list->capacity : 16;
    struct og_diag_item *items = realloc(list->items, capacity * sizeof *items);
    if (!items)
        return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

/* The list stays sorted while it grows: reading it needs no change then, and what is equal or
 * shares a line with the new item are its neighbours. */
static void insert(og_diagnostics *list, struct og_diag_item item, og_pos pos)
{
    /* Stands in for the copy that is made when the place in the list is known. */
    item.diag.file = pos.source ? pos.source->name : NULL;

    size_t at = list->count;
    while (at > 0 && place_compare(&item, &list->items[at - 1]) < 0)
        at--;
    for (size_t i = at; i > 0 && place_compare(&item, &list->items[i - 1]) == 0; i--) {
        if (same(&item.diag, &list->items[i - 1].diag))
            return;
    }

    bool error = item.diag.severity == OG_SEVERITY_ERROR;
    if (og_diagnostics_count(list, item.diag.severity) >= KEPT_MAX) {
        list->dropped[item.diag.severity]++;
        return;
    }
    const char *message = item.diag.message;
    item.diag.message = og_arena_text(&list->arena, message, strlen(message));
    if (!item.diag.message || !reserve(list) || !take_source(list, &item, pos, at)) {
        list->failed = true;
        return;
    }
    memmove(list->items + at + 1, list->items + at, (list->count - at) * sizeof *list->items);
    list->items[at] = item;
    list->count++;
    list->errors += error;
}

static void add_text(og_diagnostics *list, og_severity severity, og_pos pos, const char *message)
{
    struct og_diag_item item = {
        .diag = {.severity = severity, .message = message},
        .order = pos.source ? pos.source->order : 0,
    };
    if (pos.source && pos.line > 0) {
        item.diag.line = pos.line;
        item.diag.column = pos.column;
        item.diag.width = pos.width ? pos.width : 1;
    }
    insert(list, item, pos);
}

bool og_diag_is_full(const og_diagnostics *list)
{
    return list->errors >= KEPT_MAX;
}

bool og_diag_wants_hints(const og_diagnostics *list)
{
    return list->errors < SHOWN_MAX;
}

void og_diag_add(og_diagnostics *list, og_severity severity, og_pos pos, og_sentence sentence,
                 const char *const *values)
{
    char message[MESSAGE_MAX];
    og_strbuf text = {0};
    og_say(&text, list->language, sentence, values);
    list->failed |= text.failed;
    og_format_cut(message, sizeof message, "%s", text.text ? text.text : "");
    og_strbuf_clear(&text);
    add_text(list, severity, pos, message);
}

void og_diag_pass(og_diagnostics *list, og_pos pos, const og_error *err)
{
    add_text(list, OG_SEVERITY_ERROR, pos, err->message);
    list->unreadable |= err->status == OG_ERR_IO;
}

/* ---- showing ---------------------------------------------------------------------------- */

/* Adds code points `from` up to `to` of `text` such that none can act on a terminal and each
 * takes one place. */
static void put_visible(og_strbuf *out, const char *text, size_t from, size_t to)
{
    size_t left = strlen(text);

    for (size_t i = 0; i < to && left > 0; i++) {
        uint32_t code = 0;
        size_t size = og_utf8_decode(text, left, &code);
        bool blank = size > 0 && (code == '\t' || code == '\n' || code == '\r');

        if (i >= from && blank)
            og_strbuf_putc(out, ' ');
        else if (i >= from && (size == 0 || og_utf8_control(code)))
            og_strbuf_puts(out, "\uFFFD");
        else if (i >= from)
            og_strbuf_add(out, text, size);
        size = size ? size : 1;
        text += size;
        left -= size;
    }
}

/* The source line and the marker under it; a long line only around the marker. */
static void put_line(og_strbuf *out, const og_diag *diag)
{
    size_t length = og_utf8_count(diag->source_line, strlen(diag->source_line));
    size_t mark = diag->column > 0 ? diag->column - 1 : 0;
    size_t from = 0;

    if (mark > length)
        mark = length;
    if (length > LINE_SHOWN && mark > LINE_SHOWN / 2) {
        from = mark - LINE_SHOWN / 2;
        if (from > length - LINE_SHOWN)
            from = length - LINE_SHOWN;
    }
    size_t to = length - from > LINE_SHOWN ? from + LINE_SHOWN : length;
    size_t width = diag->width;
    if (width > to - mark)
        width = to > mark ? to - mark : 1;

    og_strbuf_printf(out, "%5u | %s", diag->line, from > 0 ? "…" : "");
    put_visible(out, diag->source_line, from, to);
    og_strbuf_printf(out, "%s\n      | ", to < length ? "…" : "");
    og_strbuf_repeat(out, ' ', mark - from + (from > 0));
    og_strbuf_repeat(out, '^', width);
    og_strbuf_putc(out, '\n');
}

static void put_diag(og_strbuf *out, const og_diag *diag, og_language language)
{
    if (diag->file) {
        put_visible(out, diag->file, 0, SIZE_MAX);
        if (diag->line > 0)
            og_strbuf_printf(out, ":%u:%u", diag->line, diag->column);
        og_strbuf_puts(out, ": ");
    }
    og_strbuf_puts(out, diag->severity == OG_SEVERITY_ERROR ? OG_TEXT(language, ERROR_LEAD)
                                                            : OG_TEXT(language, ADVICE_LEAD));
    put_visible(out, diag->message, 0, SIZE_MAX);
    og_strbuf_putc(out, '\n');
    if (diag->source_line)
        put_line(out, diag);
}

char *og_diagnostics_text(const og_diagnostics *list, og_severity severity)
{
    og_strbuf out = {0};
    size_t shown = 0;
    size_t total = og_diagnostics_count(list, severity) + list->dropped[severity];

    for (size_t i = 0; i < list->count && shown < SHOWN_MAX; i++) {
        const og_diag *diag = &list->items[i].diag;
        if (diag->severity == severity) {
            put_diag(&out, diag, list->language);
            shown++;
        }
    }
    if (total > shown)
        OG_SAY(&out, list->language, AND_MORE, .count = OG_COUNT(total - shown));
    return og_strbuf_take(&out);
}
