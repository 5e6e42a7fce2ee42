/* A chart in the making: its texts, and the data that its script will draw. */
#ifndef OG_OUTPUT_CHART_DRAFT_H
#define OG_OUTPUT_CHART_DRAFT_H

#include "lang/figure.h"
#include "output/chart/chart.h"
#include "output/chart/data.h"
#include "output/chart/layout.h"
#include "output/words.h"

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

/* What charts are made from. */
typedef struct og_chart_source {
    const og_plan *plan;
    const og_result *result;
    const og_chart_extra *extra;
    og_language language;
    const char *question; /* above the title; NULL: none */
} og_chart_source;

typedef struct og_draft {
    const og_chart_source *source;
    char name[96];      /* of the files, without ending */
    const char *script; /* in plots/ */
    const char *stream; /* that it is about; NULL: all */
    double height;      /* under a head of three lines; with a longer head everything moves down */
    int panels;
    og_strbuf title, subtitle, guide, description;
    /* Rows of the blocks that all charts have. */
    og_strbuf panel, ygrid, xticks, xlabels, numbers, markers, captions, headings, labels, notes;
    og_strbuf blocks; /* of the chart's own */
} og_draft;

/* A kind of chart fills the drafts of the charts that it makes of a run, and hands each to `ready`.
 * A chart without any number is not made. */
typedef struct og_chart_maker {
    og_status (*ready)(void *context, og_draft *draft, og_error *err);
    void *context;
} og_chart_maker;

/* Where charts are put and what they have in common. */
typedef struct og_chart_folder {
    const char *directory, *gnuplot; /* as for og_chart_write_all */
    og_language language;
    og_chart_format format;
    const og_progress *progress;
    og_strbuf footer;
} og_chart_folder;

/* "TITLE · seed 2025 · 10.000 doorrekeningen · opgave 0.1.0"; title: NULL for none. */
void og_chart_footer(og_strbuf *out, const char *title, uint64_t seed, uint64_t replicates,
                     og_language language);

/* Draws one; og_chart_maker.ready of an og_chart_folder. */
og_status og_chart_draw(void *folder, og_draft *draft, og_error *err);

/* NAME from a kind and, when not NULL, a stream and a sub-group: "reception-azc.amv". */
void og_draft_begin(og_draft *draft, const og_chart_source *source, const char *script,
                    const char *kind, const char *stream, const char *subgroup);
void og_draft_clear(og_draft *draft);

/* The data file: `command` stands at its head. False: memory is short. */
bool og_draft_write(const og_draft *draft, const char *command, const char *footer, og_strbuf *out);

/* Adds words of a sentence to one of the texts. Arguments as many as it uses. */
void og_draft_say(const og_draft *draft, og_strbuf *text, og_word sentence, const char *one,
                  const char *two, const char *three);

/* Enters a panel; the number by which its rows are known is the order of entry, from 1. */
int og_draft_panel(og_draft *draft, const og_panel *panel);

/* Adds a sentence to the reading guide. */
void og_draft_guide(og_draft *draft, og_word sentence, const char *one, const char *two,
                    const char *three);

/* Adds a label of the scenario as it fits in a sentence. */
void og_draft_label(og_strbuf *out, const char *label);

/* px left of a panel that the labels of its lines take. */
double og_draft_ygrid_width(og_ticks ticks, og_language language);

/* Horizontal lines and their labels, values divided by `unit`. */
void og_draft_ygrid(og_draft *draft, int panel, og_ticks ticks, double unit);

/* Ticks and labels of the time axis: years, or shorter periods where there is room. Returns how
 * many months a label is for. */
int og_draft_time(og_draft *draft, int panel, const og_panel *where);

/* Lines where a regime changes for what the chart is about. og_draft_marker_room tells the height
 * that their captions need above the panel. */
double og_draft_marker_room(const og_draft *draft, const og_panel *where);
void og_draft_markers(og_draft *draft, int panel, const og_panel *where, bool captions);

/* Takes the lines out of the room for labels. */
void og_draft_keep_off(const og_draft *draft, const og_panel *where, og_scene *scene);

/* A label beside the end of a line, in a colour of plots/common.gp. */
typedef struct og_end_label {
    double value; /* of the line */
    const char *colour;
    char text[OG_FORMAT_SIZE + 32];
} og_end_label;

/* px beside the panel that they take. */
double og_draft_ends_width(const og_end_label *labels, size_t count);

/* Sets the labels beside the panel, moved apart where they would overlap. */
void og_draft_ends(og_draft *draft, int panel, const og_panel *where, const og_end_label *labels,
                   size_t count);

/* A line of text above the panel, from its left side on; `up` px above it. The room for it is part
 * of panel.above. */
void og_draft_heading(og_draft *draft, int panel, const og_panel *where, double up,
                      const char *text);

/* A text inside a panel, with its middle at (x, y). */
void og_draft_note(og_draft *draft, int panel, double x, double y, const char *text,
                   const char *colour);

/* Index of the series of an owner with a role, or (size_t)-1. */
size_t og_chart_series(const og_plan *plan, og_owner kind, const char *stream, const char *owner,
                       og_role role);

/* A chance in a sentence: "81%", "less than 1%", "more than 99%". */
void og_chart_chance(og_strbuf *out, double chance, og_language language);

og_status og_chart_reception(const og_chart_source *source, og_chart_maker maker, og_error *err);
og_status og_chart_housing(const og_chart_source *source, og_chart_maker maker, og_error *err);
og_status og_chart_reserve(const og_chart_source *source, og_chart_maker maker, og_error *err);
og_status og_chart_locations(const og_chart_source *source, og_chart_maker maker, og_error *err);

#endif
