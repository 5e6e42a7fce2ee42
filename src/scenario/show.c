/* The resolved scenario as YAML again: what runs, and where every value came from. */
#include "scenario/show.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "lang/error.h"
#include "scenario/scenario.h"

#include <stdlib.h>
#include <string.h>

#define COMMENT_COLUMN 60

/* Plain where that reads back as the same text, in double quotes otherwise. */
static bool is_plain(const og_node *node)
{
    if (node->quoted || node->length == 0 || strchr(",[]{}#&*!|>'\"%@` ", node->text[0]))
        return false;
    if (strchr("-?:", node->text[0]) && (node->length == 1 || node->text[1] == ' '))
        return false;
    if (node->text[node->length - 1] == ' ' || node->text[node->length - 1] == ':')
        return false;
    if (strcmp(node->text, "null") == 0 || strcmp(node->text, "~") == 0)
        return false;
    for (const char *c = node->text; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f || strchr("[]{},\"", *c) ||
            (*c == '#' && c[-1] == ' ') || (*c == ':' && c[1] == ' '))
            return false;
    return true;
}

static void add_scalar(og_strbuf *out, const og_node *node)
{
    if (is_plain(node)) {
        og_strbuf_add(out, node->text, node->length);
        return;
    }
    og_strbuf_putc(out, '"');
    for (size_t i = 0; i < node->length; i++) {
        unsigned char c = (unsigned char)node->text[i];
        if (c == '"' || c == '\\')
            og_strbuf_printf(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            og_strbuf_printf(out, "\\x%02x", c);
        else
            og_strbuf_putc(out, (char)c);
    }
    og_strbuf_putc(out, '"');
}

static void end_line(og_strbuf *out, size_t line_start, const og_pos *pos)
{
    if (pos && pos->source) {
        size_t length = out->length - line_start;
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
        if (node->kind == OG_NODE_MAP)
            og_strbuf_printf(out, "%s: ", entry->key);
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
    og_strbuf_printf(out, "%s:", entry->key);
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
