#include "output/file/pictures.h"

#include "base/format.h"
#include "io/bytes.h"
#include "io/file.h"
#include "lang/error.h"
#include "output/chart/svg_inline.h"
#include "output/file/charts.h"

#include <stdlib.h>
#include <string.h>

#define PICTURE_MOST (50u << 20) /* bytes */

typedef struct hanger {
    const char *folder;
    og_arena *arena;
    og_gallery *gallery; /* that is being filled */
    size_t count;        /* pictures of all galleries so far */
} hanger;

static const char *keep_text(const hanger *h, const char *text)
{
    const char *kept = og_arena_text(h->arena, text ? text : "", text ? strlen(text) : 0);
    return kept ? kept : "";
}

/* The svg of a chart's file, its names made apart from those of other charts. */
static og_status read_svg(hanger *h, const char *chart, const char **out, og_error *err)
{
    char name[256], prefix[32];
    og_arena file = {0};
    og_strbuf svg = {0};
    size_t length;
    og_format(name, sizeof name, "%s.svg", chart);
    og_format(prefix, sizeof prefix, "c%zu-", ++h->count);
    char *path = og_file_path(h->folder, name);
    const char *bytes = path ? og_bytes_read(path, name, PICTURE_MOST, &file, &length, err) : NULL;
    if (bytes)
        og_svg_inline(&svg, bytes, prefix);
    *out = bytes && !svg.failed ? og_arena_text(h->arena, svg.text, svg.length) : NULL;
    og_status status = *out ? OG_OK : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (!bytes && err && err->status != OG_OK)
        status = err->status;
    og_strbuf_clear(&svg);
    og_arena_clear(&file);
    free(path);
    return status;
}

static bool make_room(hanger *h)
{
    og_gallery *gallery = h->gallery;
    if (gallery->count < gallery->room)
        return true;
    size_t room = gallery->room ? 2 * gallery->room : 16;
    og_picture *at = og_arena_array(h->arena, room, sizeof *at);
    if (!at)
        return false;
    if (gallery->count)
        memcpy(at, gallery->at, gallery->count * sizeof *at);
    gallery->at = at;
    gallery->room = room;
    return true;
}

/* Is told of each chart when its files are there. */
static og_status hang(void *context, og_draft *draft, og_error *err)
{
    hanger *h = context;
    const char *svg = NULL;
    og_status status = read_svg(h, draft->name, &svg, err);
    if (status != OG_OK)
        return status;
    if (!make_room(h))
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    h->gallery->at[h->gallery->count++] =
        (og_picture){.name = keep_text(h, draft->name),
                     .title = keep_text(h, draft->title.text),
                     .words = keep_text(h, draft->description.text),
                     .svg = svg};
    return h->arena->failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

static og_status draw_about(hanger *h, const og_report *report, const og_chart_source *about,
                            og_gallery *gallery, og_error *err)
{
    const og_result *result = report->base.result;
    const og_write_options options = {.size = sizeof options,
                                      .directory = h->folder,
                                      .charts = true,
                                      .format = OG_CHART_SVG,
                                      .gnuplot = report->options.gnuplot,
                                      .progress = report->progress};
    uint64_t replicates = about->study == OG_CHART_SENSITIVITY ? report->moves->replicates
                                                               : og_result_replicates(result);
    h->gallery = gallery;
    return og_charts_draw(report->base.scenario, about, og_result_seed(result), replicates,
                          &options, (og_chart_maker){hang, h}, err);
}

static og_status draw_all(hanger *h, const og_report *report, og_report_galleries *out,
                          og_error *err)
{
    const og_study_run *base = &report->base;
    og_status status = draw_about(
        h, report,
        &(og_chart_source){.study = OG_CHART_RUN, .plan = base->plan, .result = base->result},
        &out->run, err);
    for (size_t i = 0; i < report->other_count && status == OG_OK; i++) {
        const og_comparison *c = report->others[i];
        const og_chart_source about = {.study = OG_CHART_COMPARISON,
                                       .plan = c->base.plan,
                                       .result = c->base.result,
                                       .of.comparison = c};
        status = draw_about(h, report, &about, &out->others[i], err);
    }
    if (status == OG_OK && report->moves)
        status = draw_about(
            h, report,
            &(og_chart_source){.study = OG_CHART_SENSITIVITY, .of.sensitivity = report->moves},
            &out->moves, err);
    return status;
}

og_status og_pictures_draw(const og_report *report, const char *folder, og_arena *arena,
                           og_report_galleries *out, og_error *err)
{
    hanger h = {.folder = folder, .arena = arena};
    og_error cause = og_error_like(err);
    *out = (og_report_galleries){0};
    out->others = og_arena_array(arena, report->other_count, sizeof *out->others);
    if (report->other_count && !out->others)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (report->options.no_charts)
        return OG_OK;
    og_status status = draw_all(&h, report, out, &cause);
    if (status == OG_OK)
        return OG_OK;
    if (status != OG_ERR_EXTERNAL)
        return og_error_pass(err, &cause);
    *out = (og_report_galleries){.missing = keep_text(&h, cause.message)};
    return OG_OK;
}
