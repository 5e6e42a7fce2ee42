/* Parts of a file's path, by its text alone. */
#ifndef OG_BASE_PATH_H
#define OG_BASE_PATH_H

#include <stddef.h>
#include <string.h>

/* The name behind the last slash; what lies before it, slash and all, is the folder. */
static inline const char *og_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The length of a name without its ending; one that begins with a point has none. */
static inline size_t og_path_stem(const char *name)
{
    const char *point = strrchr(name, '.');
    return point && point > name ? (size_t)(point - name) : strlen(name);
}

#endif
