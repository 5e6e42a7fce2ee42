#include "lang/diag.h"

#include <string.h>

/* Longer words are not keys that somebody mistyped. */
#define WORD_MAX 64

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Damerau-Levenshtein distance in the restricted form (optimal string alignment): insertions,
 * deletions, substitutions, and swaps of neighbours, over three rolling rows. Both words are at
 * most WORD_MAX + 3 bytes. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][WORD_MAX + 4];

    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *twice_above = rows[(i + 1) % 3];

        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            char x = lower(a[i - 1]);
            char y = lower(b[j - 1]);
            row[j] = least(above[j - 1] + (x != y), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x == lower(b[j - 2]) && y == lower(a[i - 2]))
                row[j] = least(row[j], twice_above[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

const char *og_nearest(const char *word, const char *const *candidates, size_t count)
{
    size_t length = strlen(word);
    size_t limit = length < 6 ? 1 : length < 9 ? 2 : 3;
    const char *nearest = NULL;

    if (length == 0 || length > WORD_MAX)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(candidates[i]);
        if (other > length + limit || length > other + limit)
            continue;
        /* What both begin and end with does not count: long names differ in little. */
        size_t same = 0, end = 0, most = least(length, other);
        while (same < most && lower(word[same]) == lower(candidates[i][same]))
            same++;
        while (end < most - same &&
               lower(word[length - 1 - end]) == lower(candidates[i][other - 1 - end]))
            end++;
        size_t d =
            distance(word + same, length - same - end, candidates[i] + same, other - same - end);
        /* Of two that are as near, the one from which a letter was left out. */
        bool better = !nearest || (other > length && strlen(nearest) <= length);
        if (d < limit || (d == limit && better)) {
            limit = d;
            nearest = candidates[i];
        }
    }
    return nearest;
}
