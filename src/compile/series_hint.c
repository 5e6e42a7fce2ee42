/* What a name that no series has was probably meant for. */
#include "compile/compiler.h"
#include "scenario/dutch.h"

#include <string.h>

/* What a metric may add to a series that is not one period. */
static const char *const words[] = {"sum", "min", "max", "mean"};
#define WORDS (sizeof words / sizeof words[0])

typedef struct names {
    og_arena *arena;
    const char **at;
    size_t count;
} names;

static void add(names *list, const char *name)
{
    if (name)
        list->at[list->count++] = name;
}

static void add_money(const og_compiler *c, names *list)
{
    const og_finance *finance = c->scenario->finance;
    if (finance && finance->reserve)
        add(list, "reserve.required_opening");
    for (size_t i = 0; finance && i < finance->lines.count; i++) {
        const og_line *line = finance->lines.at[i];
        if (og_line_commits(line))
            add(list, og_arena_printf(list->arena, "line.%s.committed", line->item.id));
    }
}

/* Series first: they are what is meant when others are as near. */
static names list_names(og_compiler *c)
{
    const og_plan_series_row *rows = c->series.at;
    const size_t lines = c->scenario->finance ? c->scenario->finance->lines.count : 0;
    const size_t room = c->series.count * (1 + WORDS) + lines + 2;
    names list = {&c->arena, og_arena_array(&c->arena, room, sizeof *list.at), 0};
    for (size_t i = 0; list.at && i < c->series.count; i++)
        add(&list, c->text.text + rows[i].id);
    if (list.at)
        add_money(c, &list);
    return list;
}

static void add_reductions(og_compiler *c, names *list)
{
    const og_plan_series_row *rows = c->series.at;
    for (size_t i = 0; i < c->series.count; i++)
        for (size_t k = 0; k < WORDS; k++)
            add(list, og_arena_printf(list->arena, "%s.%s", c->text.text + rows[i].id, words[k]));
}

/* The first name that the word begins and does not end before a dot: "reserve.required". */
static const char *begun(const names *list, const char *word)
{
    const size_t length = strlen(word);
    for (size_t i = 0; length > 2 && i < list->count; i++)
        if (strncmp(list->at[i], word, length) == 0 && list->at[i][length] != '.')
            return list->at[i];
    return NULL;
}

const char *og_series_hint(og_compiler *c, const char *id, og_language language)
{
    names list = list_names(c);
    if (!list.at)
        return "";
    const char *near = og_dutch_series(id, list.at, list.count);
    if (!near)
        near = og_nearest(id, list.at, list.count);
    if (!near)
        near = begun(&list, id);
    if (!near) {
        add_reductions(c, &list);
        near = og_nearest(id, list.at, list.count);
    }
    return near ? OG_SAID(&c->arena, language, DID_YOU_MEAN, .word = near) : "";
}
