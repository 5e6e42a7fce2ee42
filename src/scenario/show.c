/* The resolved scenario as YAML again: what runs, and where every value came from. */
#include "scenario/show.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/width.h"
#include "lang/error.h"
#include "scenario/scenario.h"

#include <stdlib.h>
#include <string.h>

#define COMMENT_COLUMN 60

/* Plain where that reads back as the same text, in double quotes otherwise. */
static bool is_plain(const char *text, size_t length)
{
    if (length == 0 || strchr(",[]{}#&*!|>'\"%@` ", text[0]))
        return false;
    if (strchr("-?:", text[0]) && (length == 1 || text[1] == ' '))
        return false;
    if (text[length - 1] == ' ' || text[length - 1] == ':')
        return false;
    if (strcmp(text, "null") == 0 || strcmp(text, "~") == 0 || strncmp(text, "---", 3) == 0)
        return false;
    for (const char *c = text; *c; c++)
        if (strchr("[]{},\"", *c) || (*c == '#' && c[-1] == ' ') || (*c == ':' && c[1] == ' '))
            return false;
    uint32_t code;
    for (size_t i = 0, size; i < length; i += size) {
        size = og_utf8_decode(text + i, length - i, &code);
        if (size == 0 || og_utf8_control(code))
            return false;
    }
    return true;
}

static void add_quoted(og_strbuf *out, const char *text, size_t length)
{
    uint32_t code;
    og_strbuf_putc(out, '"');
    for (size_t i = 0, size; i<length; i += size> 0 ? size : 1) {
        size = og_utf8_decode(text + i, length - i, &code);
        if (text[i] == '"' || text[i] == '\\')
            og_strbuf_printf(out, "\\%c", text[i]);
        else if (size > 0 && og_utf8_control(code))
            og_strbuf_printf(out, "\\u%04x", (unsigned)code);
        else
            og_strbuf_add(out, text + i, size > 0 ? size : 1);
    }
    og_strbuf_putc(out, '"');
}

static void add_scalar(og_strbuf *out, const og_node *node)
{
    if (!node->quoted && is_plain(node->text, node->length))
        og_strbuf_add(out, node->text, node->length);
    else
        add_quoted(out, node->text, node->length);
}

static void add_key(og_strbuf *out, const char *key)
{
    size_t length = strlen(key);
    if (is_plain(key, length) && strchr(key, ':') == NULL)
        og_strbuf_add(out, key, length);
    else
        add_quoted(out, key, length);
}

static void end_line(og_strbuf *out, size_t line_start, const og_pos *pos)
{
    if (pos && pos->source) {
        size_t length = out->text ? og_width(out->text + line_start) : 0;
        og_strbuf_repeat(out, ' ', length < COMMENT_COLUMN ? COMMENT_COLUMN - length : 1);
        if (strcmp(pos->source->name, "--set") == 0)
            og_strbuf_puts(out, "# --set");
        else
            og_strbuf_printf(out, "# %s:%u", pos->source->name, pos->line);
    }
    og_strbuf_putc(out, '\n');
}

static void add_map(og_strbuf *out, const og_node *map, size_t indent, bool origins);

/* A list stands in one line when it holds scalars, else as one flow map per line. */
void og_show_flow(og_strbuf *out, const og_node *node)
{
    if (node->kind == OG_NODE_NULL) {
        og_strbuf_puts(out, "null");
        return;
    }
    if (node->kind == OG_NODE_SCALAR) {
        add_scalar(out, node);
        return;
    }
    og_strbuf_putc(out, node->kind == OG_NODE_LIST ? '[' : '{');
    for (const og_entry *entry = node->first; entry; entry = entry->next) {
        if (node->kind == OG_NODE_MAP) {
            add_key(out, entry->key);
            og_strbuf_puts(out, ": ");
        }
        og_show_flow(out, entry->value);
        if (entry->next)
            og_strbuf_puts(out, ", ");
    }
    og_strbuf_putc(out, node->kind == OG_NODE_LIST ? ']' : '}');
}

static void add_entry(og_strbuf *out, const og_entry *entry, size_t indent, bool origins)
{
    const og_node *node = entry->value;
    size_t start = out->length;
    og_strbuf_repeat(out, ' ', indent);
    add_key(out, entry->key);
    og_strbuf_putc(out, ':');
    if (node->kind == OG_NODE_MAP && node->count > 0) {
        end_line(out, start, NULL);
        add_map(out, node, indent + 2, origins);
        return;
    }
    og_strbuf_putc(out, ' ');
    og_show_flow(out, node);
    end_line(out, start, origins ? &node->pos : NULL);
}

static void add_map(og_strbuf *out, const og_node *map, size_t indent, bool origins)
{
    for (const og_entry *entry = map->first; entry; entry = entry->next)
        add_entry(out, entry, indent, origins);
}

/* The effective replicates and seed, which options may have changed, and the rest of the map. */
static void add_simulation(og_strbuf *out, const og_node *map, uint64_t replicates, uint64_t seed,
                           bool origins)
{
    og_strbuf_printf(out, "simulation:\n  replicates: %llu\n  seed: %llu\n",
                     (unsigned long long)replicates, (unsigned long long)seed);
    for (const og_entry *entry = map ? map->first : NULL; entry; entry = entry->next)
        if (strcmp(entry->key, "replicates") != 0 && strcmp(entry->key, "seed") != 0)
            add_entry(out, entry, 2, origins);
}

og_status og_scenario_show(const og_scenario *scenario, bool origins, uint64_t replicates,
                           uint64_t seed, char **text, og_error *err)
{
    og_strbuf out = {.text = NULL};
    bool simulated = false;
    for (const og_entry *entry = scenario->tree->first; entry; entry = entry->next) {
        if (strcmp(entry->key, "simulation") == 0) {
            add_simulation(&out, entry->value, replicates, seed, origins);
            simulated = true;
        } else {
            add_entry(&out, entry, 0, origins);
        }
    }
    if (!simulated)
        add_simulation(&out, NULL, replicates, seed, origins);
    *text = og_strbuf_take(&out);
    return *text ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
}
