/* A kind of stream: what the loader must know of it. The row of each stands in kinds/. */
#ifndef OG_SCENARIO_KIND_H
#define OG_SCENARIO_KIND_H

#include "scenario/field.h"
#include "scenario/loader.h"

/* Parts of a stream that stand in a map of it, each with an identifier. */
typedef struct og_part_kind {
    size_t offset; /* of their og_array in the stream's struct; 0: the end of the list */
    size_t
        probability; /* of the og_value * in the part's that tells whether it comes about, or 0 */
    og_owner owner;  /* of their series, which begin with */
    const char *prefix; /* this ("location.") and the identifier; "": with the stream's as well;
                           NULL: they have none */
} og_part_kind;

/* A series that the stream, or a part of it, owns. */
typedef struct og_owned {
    const char *name; /* NULL: the end of the list */
    og_owner owner;
    og_role role;
    bool steers; /* by month, and known when the month is over: a start may hang on it */
} og_owned;

typedef struct og_stream_kind {
    og_stream_type type;
    const char *section;  /* of the file */
    size_t list, pointer; /* of its og_array in og_scenario; of its pointer in og_stream */
    og_owner owner;       /* of its series */
    char target;          /* in OG_DRIVER_LIST */
    og_sentence what;     /* "the reception stream" */
    const og_part_kind *parts;
    const og_owned *series;

    /* Of stream number `stream`, once all streams are known: what its parts say of each other. */
    void (*resolve)(og_loader *loader, size_t stream);
    /* An error when the line's driver cannot be counted for it, beyond what OG_DRIVER_LIST says
     * (or NULL). */
    void (*check_line)(og_loader *loader, const og_line *line, const og_stream *stream);
    /* Advice on a scenario without an error. */
    void (*advise)(og_loader *loader, const og_stream *stream);
    /* What happened, and *path of it; NULL: nothing is known, or the kind has no such thing. */
    const og_history *(*known)(og_loader *loader, const og_stream *stream, const char **path);
    /* Whether a horizon can start with this month (NULL: with any). */
    bool (*can_start)(const og_stream *stream, og_month month);
} og_stream_kind;

#define OG_STREAM_PLACE(name, key)                                                                 \
    .type = OG_STREAM_##name, .section = #key, .list = offsetof(og_scenario, key),                 \
    .pointer = offsetof(og_stream, key)

#define X(name, key, text)                                                                         \
    extern const og_object og_##key##_object;                                                      \
    extern const og_stream_kind og_stream_##key;
OG_STREAM_LIST(X)
#undef X

/* All streams of a kind, as the file lists them; all parts of a kind of one stream. */
static inline const og_array *og_streams_of(const og_scenario *scenario, const og_stream_kind *kind)
{
    return (const og_array *)(const void *)((const char *)scenario + kind->list);
}

static inline const og_array *og_parts_of(const og_item *stream, const og_part_kind *kind)
{
    return (const og_array *)(const void *)((const char *)stream + kind->offset);
}

#endif
