/* A chart in the making: its texts, and the data that its script will draw. */
#ifndef OG_OUTPUT_CHART_DRAFT_H
#define OG_OUTPUT_CHART_DRAFT_H

#include "lang/say.h"
#include "output/chart/data.h"
#include "output/chart/source.h"

#define OG_CHART_WIDTH 960.0 /* px, of every chart */
#define OG_CHART_HEIGHT 540.0
#define OG_CHART_EDGE 24.0  /* blank at the sides */
#define OG_CHART_FONT 16.0  /* of labels */
#define OG_CHART_LINE 20.0  /* from one line of labels to the next */
#define OG_CHART_BELOW 19.0 /* from an axis to the middle of its labels */
#define OG_CHART_SMALL 14.0 /* font of captions and the reading guide */
#define OG_CHART_TITLE 22.0 /* font */
#define OG_CHART_FOOT 13.0  /* font of the footer */

/* px, where panels may begin under a head of three lines */
#define OG_CHART_PANELS 100.0

/* The page that a chart of some height stands on: its size in px, where the chart begins on it, and
 * how large a px is drawn. */
typedef struct og_chart_page {
    double wide, tall, aside, down;
    double inch, dot; /* inches of a printed page, and pixels of a PNG, to a px */
} og_chart_page;

og_chart_page og_chart_page_of(og_chart_fit fit, double height);

typedef struct og_draft {
    const og_chart_source *source;
    char name[224];     /* of the files, without ending */
    const char *script; /* in plots/ */
    og_chart_fit fit;
    og_chart_page page; /* set when it is written */
    const char *stream; /* that it is about; NULL: all */
    const char *origin; /* at the head of the footer; NULL: the source's */
    double height;      /* under a head of three lines; with a longer head everything moves down */
    int panels;         /* 0: there is nothing to draw */
    og_strbuf title, subtitle, guide, description;
    /* Rows of the blocks that all charts have. */
    og_strbuf panel, ygrid, xgrid, xticks, xlabels, numbers, markers, captions, headings, labels,
        notes;
    og_strbuf blocks; /* of the chart's own */
    og_arena arena;   /* holds texts and lists as long as the draft lives */
} og_draft;

void og_draft_begin(og_draft *draft, const og_chart_source *source, const char *name,
                    const char *script);
void og_draft_clear(og_draft *draft);

/* NAME becomes "NAME-NUMBER-STREAM.SUBGROUP"; number 0 and NULL are left out. */
void og_draft_name(og_draft *draft, size_t number, const char *stream, const char *subgroup);

/* NAME becomes "NAME-NUMBER-METRIC", with what files are not called made "-"; 0 is left out. */
void og_draft_name_metric(og_draft *draft, size_t number, const char *metric);

/* The data file: `command` stands at its head. False: memory is short. */
bool og_draft_write(og_draft *draft, const char *command, const char *footer, og_strbuf *out);

/* A sentence of the catalogue in the draft's language: added to one of its texts (title, subtitle,
 * guide, description), or kept for as long as the draft lives. */
#define OG_DRAFT_SAY(draft, part, ...)                                                             \
    OG_SAY(&(draft)->part, (draft)->source->language, __VA_ARGS__)
#define OG_DRAFT_SAID(draft, ...) OG_SAID(&(draft)->arena, (draft)->source->language, __VA_ARGS__)
#define OG_DRAFT_TEXT(draft, name) OG_TEXT((draft)->source->language, name)

/* As these, of one of several sentences that have the same places as NAME. */
#define OG_DRAFT_SAY_LIKE(draft, part, sentence, ...)                                              \
    OG_SAY_LIKE(&(draft)->part, (draft)->source->language, sentence, __VA_ARGS__)

/* A sentence added to the reading guide. */
#define OG_DRAFT_GUIDE(draft, ...) og_draft_guide(draft, OG_DRAFT_SAID(draft, __VA_ARGS__))
void og_draft_guide(og_draft *draft, const char *sentence);

/* Moves a text into the draft; "" when it failed, and so has the draft then. */
const char *og_draft_keep(og_draft *draft, og_strbuf *text);

#endif
