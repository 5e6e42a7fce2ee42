#include "scenario/merge.h"

#include "scenario/beside.h"
#include "scenario/change.h"
#include "scenario/overlay.h"
#include "scenario/set.h"

#include <string.h>

#define MAX_CHAIN OG_LIMIT_FILES

/* The files being read, innermost last: to see a cycle and to show it. */
typedef struct chain {
    og_files *files;
    const char *paths[MAX_CHAIN];
    size_t count;
} chain;

static og_node *load_file(const char *path, og_pos from, chain *files, og_arena *arena,
                          og_diagnostics *diags);

/* What the tree of a file extends, read and ready to be laid under it; NULL after an error. */
static og_node *load_parent(const og_entry *extends, chain *files, og_arena *arena,
                            og_diagnostics *diags)
{
    const og_node *name = extends->value;
    if (name->kind != OG_NODE_SCALAR) {
        OG_ERROR_AT(diags, name->pos, EXTENDS_NAME);
        return NULL;
    }
    const char *path = og_path_beside(name->text, name->pos, arena, diags);
    return path ? load_file(path, name->pos, files, arena, diags) : NULL;
}

static bool in_chain(const chain *files, const char *path, og_pos from, og_arena *arena,
                     og_diagnostics *diags)
{
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->paths[i], path) != 0)
            continue;
        const char *shown = files->paths[i];
        for (size_t j = i + 1; j < files->count && shown; j++)
            shown = og_arena_printf(arena, "%s -> %s", shown, files->paths[j]);
        OG_ERROR_AT(diags, from, EXTENDS_CIRCLE, .chain = shown ? shown : "", .path = path);
        return true;
    }
    return false;
}

static og_node *load_file(const char *path, og_pos from, chain *files, og_arena *arena,
                          og_diagnostics *diags)
{
    if (in_chain(files, path, from, arena, diags))
        return NULL;
    if (files->count == MAX_CHAIN) {
        OG_ERROR_AT(diags, from, EXTENDS_LONG, .most = OG_COUNT(MAX_CHAIN));
        return NULL;
    }
    const og_source *source = og_source_read(files->files, path, path, from, diags);
    og_node *root = source ? og_yaml_parse(source, arena, diags) : NULL;
    if (!root)
        return NULL;
    if (root->kind != OG_NODE_MAP) {
        OG_ERROR_AT(diags, root->pos, SCENARIO_KEYS);
        return NULL;
    }
    const og_overlay overlay = {files->files, arena, diags};
    const og_entry *extends = og_node_find(root, "extends"), *change = og_node_find(root, "change");
    const og_node *changes = change ? change->value : NULL;
    if (changes)
        og_node_remove(root, "change");
    if (!extends) {
        og_overlay_tidy(root);
        if (changes)
            og_change_all(&overlay, root, changes);
        return root;
    }
    files->paths[files->count++] = path;
    og_node *parent = load_parent(extends, files, arena, diags);
    files->count--;
    if (!parent)
        return NULL;
    og_node_remove(root, "extends");
    root = og_overlay_lay(&overlay, og_spot_root(), parent, root);
    if (changes)
        og_change_all(&overlay, root, changes);
    return root;
}

og_node *og_merge_load(og_files *files, const char *path, const char *const *set, size_t set_count,
                       og_diagnostics *diags)
{
    og_arena *arena = files->arena;
    chain opened = {.files = files};
    og_node *root = load_file(path, (og_pos){0}, &opened, arena, diags);
    const og_overlay overlay = {files, arena, diags};
    for (size_t i = 0; root && i < set_count; i++)
        og_set_apply(&overlay, root, set[i], UINT32_MAX - (uint32_t)(set_count - i));
    return root;
}
