/* YAML text as a bounded tree in which every node knows its place. Untyped: scalars stay text. */
#ifndef OG_YAML_TREE_H
#define OG_YAML_TREE_H

#include "base/arena.h"
#include "base/limits.h"
#include "io/files.h"
#include "lang/diag.h"

typedef enum og_node_kind { OG_NODE_NULL, OG_NODE_SCALAR, OG_NODE_MAP, OG_NODE_LIST } og_node_kind;

typedef struct og_node og_node;
typedef struct og_entry og_entry;

struct og_node {
    og_node_kind kind; /* a plain empty scalar, `~` or `null` is OG_NODE_NULL */
    bool quoted;       /* the scalar stood in quotes: never a number or null */
    og_pos pos;
    const char *text; /* scalar: NUL-terminated, contains no NUL */
    size_t length;
    og_entry *first, *last; /* map: entries in order; list: entries with an empty key */
    size_t count;
    og_entry *removed; /* map: entries taken out by og_node_drop, the last one first */
    bool faulty;       /* map: not all of it could be read, which has been told */
};

struct og_entry {
    og_entry *next;
    const char *key;
    og_pos key_pos;
    og_node *value;
};

#define OG_YAML_MAX_BYTES OG_LIMIT_FILE
#define OG_YAML_MAX_DEPTH OG_LIMIT_DEPTH
#define OG_YAML_MAX_NODES OG_LIMIT_NODES
#define OG_YAML_MAX_SCALAR OG_LIMIT_SCALAR
#define OG_YAML_MAX_KEY OG_LIMIT_KEY
#define OG_YAML_MAX_KEYS OG_LIMIT_KEYS /* og_node_find is linear */

/* Reads one document from source->text. Anchors, aliases, tags, merge keys, duplicate keys, keys
 * that are not scalars and a second document are errors at their position; so is anything
 * beyond the limits. Returns the root (in `arena`), or NULL when the errors added to `diags` leave
 * no tree to go on with. After a lesser error (a duplicate key, a tag, a decimal comma in a flow
 * map) there is a root, so that the rest can be checked in one go: whether all was well is told by
 * diags->errors and diags->failed alone. */
og_node *og_yaml_parse(const og_source *source, og_arena *arena, og_diagnostics *diags);

/* Reads a file (at most OG_YAML_MAX_BYTES) into a source named `name`, without
 * its byte order mark. Its order is one more than that of from.source, or 0, and it is read by
 * that. On failure: NULL, and the reason in `diags` at `from` (zeroed: the command line). */
const og_source *og_source_read(og_files *files, const char *path, const char *name, og_pos from,
                                og_diagnostics *diags);

const og_entry *og_node_find(const og_node *map, const char *key);

/* The node at a path of keys with points between them, or NULL. */
const og_node *og_node_at(const og_node *node, const char *path);

/* The node and all beneath it anew; scalars' texts and sources stay those of the original. NULL
 * when memory is short. */
og_node *og_node_copy(og_arena *arena, const og_node *node);

/* A new map, list or scalar node at `pos`; an entry added at the end, unlooked for; and a map's
 * entry added or replaced in its place. og_node_set copies the key when it adds, og_node_add keeps
 * it. NULL when memory is short. */
og_node *og_node_new(og_arena *arena, og_node_kind kind, og_pos pos);
og_entry *og_node_add(og_arena *arena, og_node *node, const char *key, og_pos key_pos,
                      og_node *value);
og_entry *og_node_set(og_arena *arena, og_node *map, const char *key, og_pos key_pos,
                      og_node *value);
void og_node_remove(og_node *map, const char *key);
/* The same, because somebody asks for it at `pos`: kept under `removed`. */
void og_node_drop(og_arena *arena, og_node *map, const char *key, og_pos pos);

#endif
