#include "study/bridge_group.h"

#include <string.h>

#define WORDS 5

/* The first words of a path. */
typedef struct words {
    const char *at[WORDS];
    size_t length[WORDS], count;
} words;

static words split(const char *path)
{
    words w = {.count = 0};
    for (; *path && w.count < WORDS; path += strspn(path, ".")) {
        w.at[w.count] = path;
        w.length[w.count] = strcspn(path, ".");
        path += w.length[w.count++];
    }
    return w;
}

static bool is_word(const words *w, size_t i, const char *text)
{
    return i < w->count && strlen(text) == w->length[i] &&
           memcmp(w->at[i], text, w->length[i]) == 0;
}

/* How things stand when the horizon begins. */
static bool is_standing(const words *w)
{
    bool balance = is_word(w, 0, "finance") && is_word(w, 1, "reserve") && is_word(w, 2, "opening");
    bool backlog = is_word(w, 0, "housing") && is_word(w, 2, "opening_backlog");
    bool people = is_word(w, 0, "reception") && is_word(w, 2, "population") &&
                  (is_word(w, 3, "municipal") || is_word(w, 3, "private"));
    return balance || backlog || people;
}

/* What is of a period that has gone by when the later of the two begins. */
static bool has_gone(const words *w, og_month later)
{
    og_period period;
    for (size_t i = 2; i < w->count; i++)
        if (og_period_parse(w->at[i], w->length[i], &period) == OG_PERIOD_OK)
            return period.last < og_month_first(later);
    return false;
}

og_bridge_kind og_bridge_group(const og_change *change, og_month first, og_month other_first,
                               og_arena *arena, const char **path)
{
    const words w = split(change->path);
    og_month later = first > other_first ? first : other_first;
    *path = change->path;
    if (is_word(&w, 0, "horizon") ||
        (first != other_first && (is_standing(&w) || has_gone(&w, later)))) {
        *path = "horizon";
        return OG_BRIDGE_ROLL;
    }
    if (is_word(&w, 0, "observed")) {
        *path = "observed";
        return OG_BRIDGE_OBSERVED;
    }
    if (!is_word(&w, 0, "cases") || w.count < 2)
        return OG_BRIDGE_INPUT;
    *path = og_arena_text(arena, change->path, (size_t)(w.at[1] - w.at[0]) + w.length[1]);
    return OG_BRIDGE_WEIGHTS;
}
