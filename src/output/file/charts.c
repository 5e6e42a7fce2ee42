#include "output/file/charts.h"

#include "io/file.h"
#include "lang/error.h"
#include "output/chart/kinds/table.h"
#include "output/chart/picture.h"

#include <stdlib.h>
#include <string.h>

/* Where charts are drawn, and what is done with each when its files are there. */
typedef struct drawing {
    og_chart_folder folder;
    og_chart_maker then;
} drawing;

static og_status draw_one(void *context, og_draft *draft, og_error *err)
{
    drawing *d = context;
    og_status status = og_chart_draw(&d->folder, draft, err);
    return status == OG_OK && d->then.ready ? d->then.ready(d->then.context, draft, err) : status;
}

og_status og_charts_draw(const og_scenario *scenario, const og_chart_source *about, uint64_t seed,
                         uint64_t replicates, const og_write_options *options, og_chart_maker then,
                         og_error *err)
{
    og_chart_extra extra = {0};
    og_chart_source source = *about;
    source.language = og_language_of(og_scenario_language(scenario));
    source.extra = &extra;
    if (source.study == OG_CHART_RUN)
        source.question = og_scenario_title(scenario);
    else
        source.origin = og_scenario_title(scenario);
    drawing d = {.folder = {.directory = options->directory,
                            .gnuplot = options->gnuplot,
                            .language = source.language,
                            .format = options->format,
                            .fit = options->fit,
                            .progress = &options->progress},
                 .then = then};
    og_chart_footer(&d.folder.footer, seed, replicates, source.language);
    og_status status = d.folder.footer.failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY)
                                              : og_chart_extra_of(scenario, &extra, err);
    if (status == OG_OK)
        status = og_charts_make(&source, (og_chart_maker){draw_one, &d}, err);
    og_strbuf_clear(&d.folder.footer);
    og_chart_extra_clear(&extra);
    return status;
}

static og_status draw(const og_scenario *scenario, const og_chart_source *about, const char *path,
                      uint64_t seed, uint64_t replicates, const og_write_options *options,
                      og_error *err)
{
    og_write_options inside = *options;
    inside.directory = path;
    return og_charts_draw(scenario, about, seed, replicates, &inside, (og_chart_maker){0}, err);
}

static og_status draw_plain(const og_chart_source *about, const char *path,
                            const og_write_options *options, og_error *err)
{
    og_chart_folder folder = {.directory = path,
                              .gnuplot = options->gnuplot,
                              .language = about->language,
                              .format = options->format,
                              .fit = options->fit,
                              .progress = &options->progress};
    og_strbuf_printf(&folder.footer, "opgave %s", og_version());
    og_status status = folder.footer.failed
                           ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY)
                           : og_charts_make(about, (og_chart_maker){og_chart_draw, &folder}, err);
    og_strbuf_clear(&folder.footer);
    return status;
}

/* `scenario` NULL: of none. */
static og_status write_charts(const og_scenario *scenario, const og_chart_source *about,
                              uint64_t seed, uint64_t replicates, const og_write_options *options,
                              og_error *err)
{
    og_error cause = og_error_like(err);
    char *path = og_file_path(options->directory, "charts");
    if (!path)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = options->charts ? og_file_make_folder(path, &cause) : OG_OK;
    if (status == OG_OK && options->charts)
        status = scenario ? draw(scenario, about, path, seed, replicates, options, &cause)
                          : draw_plain(about, path, options, &cause);
    free(path);
    if (status == OG_OK)
        return OG_OK;
    if (status != OG_ERR_EXTERNAL)
        return og_error_pass(err, &cause);
    return OG_FAIL(err, status, CHARTS_FAILED, .why = cause.message, .folder = options->directory);
}

og_status og_charts_write(const og_scenario *scenario, const og_chart_source *about, uint64_t seed,
                          uint64_t replicates, const og_write_options *options, og_error *err)
{
    return write_charts(scenario, about, seed, replicates, options, err);
}

og_status og_charts_write_plain(const og_chart_source *about, const og_write_options *options,
                                og_error *err)
{
    return write_charts(NULL, about, 0, 0, options, err);
}

bool og_charts_go(const char *path, og_chart_study study)
{
    static const char folder[] = "charts/";
    const size_t length = sizeof folder - 1;
    return strncmp(path, folder, length) == 0 && og_chart_is_of(path + length, study);
}
