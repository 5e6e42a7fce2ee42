/* A report as a file: drawn, told, written, and printed when that is asked for. */
#include "output/report/report.h"

#include "base/path.h"
#include "io/file.h"
#include "io/staging.h"
#include "output/doc/html.h"
#include "output/file/pictures.h"
#include "output/file/print.h"

#include <stdlib.h>
#include <string.h>

/* While it is written: all is made in the staging and put in place together. */
typedef struct writer {
    const og_report *report;
    const char *path, *name; /* of the file; name: without its folder */
    og_staging staging;
    og_error *err;
} writer;

/* A folder of its own below the staging; free() it. */
static og_status make_room(const writer *w, const char *name, char **out)
{
    *out = og_file_path(w->staging.folder, name);
    if (!*out)
        return OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY);
    return og_file_make_folder(*out, w->err);
}

static og_status make_html(const writer *w, og_strbuf *html, const char **missing, og_arena *arena)
{
    og_report_galleries galleries;
    og_document doc;
    char *folder = NULL;
    og_status status = make_room(w, "charts", &folder);
    if (status == OG_OK)
        status = og_pictures_draw(w->report, folder, arena, &galleries, w->err);
    og_staging_drop(&w->staging, "charts");
    free(folder);
    if (status == OG_OK)
        status = og_report_document(w->report, &galleries, &doc, w->err);
    if (status != OG_OK)
        return status;
    *missing = galleries.missing;
    og_html_file(&doc, w->report->theme, html);
    bool failed = html->failed || doc.arena.failed;
    og_doc_clear(&doc);
    return failed ? OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

/* "FOLDER/NAME.pdf" of "NAME.html" */
static char *pdf_path(const writer *w)
{
    og_strbuf name = {0};
    og_strbuf_add(&name, w->name, strlen(w->name) - strlen("html"));
    og_strbuf_puts(&name, "pdf");
    char *path = name.failed ? NULL : og_file_path(w->staging.folder, name.text);
    og_strbuf_clear(&name);
    return path;
}

static og_status print_html(const writer *w, const char *html)
{
    char *folder = NULL, *pdf = pdf_path(w);
    og_status status = make_room(w, "print", &folder);
    if (status == OG_OK && !pdf)
        status = OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK) {
        const og_print_job job = {.browser = w->report->options.browser,
                                  .html = html,
                                  .folder = folder,
                                  .shown = w->path,
                                  .progress = &w->report->progress};
        status = og_print_html(&job, pdf, w->err);
    }
    og_staging_drop(&w->staging, "print");
    free(folder);
    free(pdf);
    return status;
}

/* The report is there also without what another program should have made. */
static og_status write_all(const writer *w)
{
    og_strbuf html = {0};
    og_arena arena = {0};
    const char *missing = NULL;
    char *path = og_file_path(w->staging.folder, w->name);
    og_status status =
        path ? make_html(w, &html, &missing, &arena) : OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = og_file_write(path, html.text, html.length, w->err);
    if (status == OG_OK && missing)
        status = OG_FAIL(w->err, OG_ERR_EXTERNAL, REPORT_UNDRAWN, .why = missing, .path = w->path);
    if (status == OG_OK && w->report->options.pdf)
        status = print_html(w, html.text);
    og_strbuf_clear(&html);
    og_arena_clear(&arena);
    free(path);
    return status;
}

og_status og_report_write(const og_report *report, const char *path, og_error *err)
{
    static const char ending[] = ".html";
    const char *name = og_path_name(path);
    size_t length = strlen(name), tail = sizeof ending - 1;
    if (length <= tail || strcmp(name + length - tail, ending) != 0)
        return OG_FAIL(err, OG_ERR_VALUE, OUT_HTML, .text = path);
    og_arena arena = {0};
    const char *folder = name > path ? og_arena_text(&arena, path, (size_t)(name - path)) : ".";
    og_error mine = og_error_like(err);
    writer w = {.report = report, .path = path, .name = name, .err = &mine};
    og_status status = folder ? og_staging_open(&w.staging, folder, &mine)
                              : OG_FAIL(&mine, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK) {
        status = write_all(&w);
        og_staging_explain(&w.staging, &mine);
        og_error cause = og_error_like(err);
        if (status != OG_OK && status != OG_ERR_EXTERNAL) {
            og_staging_abandon(&w.staging);
        } else if (og_staging_place(&w.staging, NULL, &cause) != OG_OK) {
            mine = cause;
            status = cause.status;
        }
    }
    og_arena_clear(&arena);
    return status == OG_OK ? OG_OK : og_error_pass(err, &mine);
}
