#include "output/chart/gnuplot.h"

#include "base/format.h"
#include "base/strbuf.h"
#include "io/child.h"
#include "io/file.h"
#include "lang/error.h"
#include "output/chart/svg.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SCRIPT "chart.gp"
#define DATA "chart.tsv"
#define PICTURE "picture"
#define PICTURE_MAX (50L << 20) /* bytes */

const char *og_gnuplot_ending(og_chart_format format)
{
    static const char *const endings[] = {
        [OG_CHART_SVG] = "svg", [OG_CHART_PNG] = "png", [OG_CHART_PDF] = "pdf"};
    return endings[format];
}

static og_status read_file(const char *path, og_strbuf *out, og_error *err)
{
    char block[16384];
    ssize_t got;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_NO_PICTURE);
    while ((got = read(fd, block, sizeof block)) > 0 && out->length < PICTURE_MAX)
        og_strbuf_add(out, block, (size_t)got);
    close(fd);
    if (got != 0)
        return OG_FAIL(err, OG_ERR_IO, GNUPLOT_UNREADABLE);
    return out->failed ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

/* ---- the picture ---- */

static bool ends_with(const og_strbuf *file, const char *end, size_t length)
{
    return file->length >= length && memcmp(file->text + file->length - length, end, length) == 0;
}

/* gnuplot answers 0 on a full disk too: only the end of the file tells that it is whole. */
static bool is_whole(const og_strbuf *file, og_chart_format format)
{
    switch (format) {
    case OG_CHART_SVG:
        return ends_with(file, "</svg>\n\n", 8) || ends_with(file, "</svg>\n", 7);
    case OG_CHART_PNG:
        return ends_with(file, "IEND\xae\x42\x60\x82", 8);
    case OG_CHART_PDF:
        return ends_with(file, "%%EOF\n", 6) || ends_with(file, "%%EOF", 5);
    }
    return false;
}

static og_status check_picture(const og_gnuplot_job *job, const char *path, og_error *err)
{
    og_strbuf file = {0}, described = {0};
    og_status status = read_file(path, &file, err);
    if (status != OG_OK)
        goto done;
    if (!is_whole(&file, job->format)) {
        status = OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_HALF);
        goto done;
    }
    if (job->format == OG_CHART_SVG) {
        og_strbuf sized = {0};
        og_svg_size(&sized, file.text, job->inch);
        og_svg_describe(&described, sized.failed ? "" : sized.text, job->title, job->description,
                        job->language);
        described.failed |= sized.failed;
        og_strbuf_clear(&sized);
        if (described.failed)
            status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
        else if (!og_svg_sound(described.text))
            status = OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_UNSOUND);
        else
            status = og_file_write(path, described.text, described.length, err);
    }
done:
    og_strbuf_clear(&file);
    og_strbuf_clear(&described);
    return status;
}

/* ---- the process ---- */

static og_status tell_end(const og_child_report *child, const char *program, double seconds,
                          og_error *err)
{
    const char *words = og_child_last_words(child);
    switch (child->end) {
    case OG_CHILD_DONE:
        return OG_OK;
    case OG_CHILD_CANCELLED:
        return OG_FAIL(err, OG_CANCELLED, CANCELLED);
    case OG_CHILD_MISSING:
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_MISSING, .program = program);
    case OG_CHILD_NOT_RUN:
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_NOT_RUN, .program = program,
                       .why = og_errno_text(child->number));
    case OG_CHILD_LOST:
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_LOST, .why = og_errno_text(child->number));
    case OG_CHILD_SLOW:
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_SLOW, .seconds = OG_NUMBER(seconds));
    case OG_CHILD_KILLED:
        return OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_KILLED,
                       .signal = OG_COUNT((unsigned)child->number), .words = words);
    case OG_CHILD_FAILED:
        return words[0] ? OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_FAILED, .words = words)
                        : OG_FAIL(err, OG_ERR_EXTERNAL, GNUPLOT_SILENT);
    }
    return OG_ERR_EXTERNAL;
}

static og_status run(const og_gnuplot_job *job, const char *folder, og_error *err)
{
    /* A relative path is one from here, not from the folder that gnuplot runs in. */
    const char *program = job->program ? job->program : "gnuplot";
    char *whole = strchr(program, '/') ? realpath(program, NULL) : NULL;
    og_child_report *report = calloc(1, sizeof *report);
    const char *const arguments[] = {
        whole ? whole : program,        "-d", "-c", SCRIPT, DATA, PICTURE,
        og_gnuplot_ending(job->format), NULL};
    static const char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                              "HOME=/nonexistent", NULL};
    const og_child_job child = {.arguments = arguments,
                                .environment = environment,
                                .folder = folder,
                                .seconds = job->seconds > 0 ? job->seconds : 60,
                                .processor_seconds = 30,
                                .memory = 1UL << 30,
                                .file = PICTURE_MAX,
                                .progress = job->progress,
                                .share = job->share};
    if (report)
        og_child_run(&child, report);
    og_status status = report ? tell_end(report, arguments[0], child.seconds, err)
                              : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    free(report);
    free(whole);
    return status;
}

/* Script, data and picture: as gnuplot sees them in its folder, and where they come to stand. */
typedef struct files {
    char *folder, *from[3], *to[3];
} files;

static og_status name_files(files *names, const og_gnuplot_job *job, og_error *err)
{
    static const char *const inside[] = {SCRIPT, DATA, PICTURE};
    const char *const endings[] = {"gp", "tsv", og_gnuplot_ending(job->format)};
    names->folder = og_file_path(job->directory, ".opgave-XXXXXX");
    if (!names->folder)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (!mkdtemp(names->folder)) {
        OG_FAIL(err, OG_ERR_IO, FILE_CANNOT_WRITE, .path = job->directory,
                .why = og_errno_text(errno));
        free(names->folder);
        names->folder = NULL;
        return OG_ERR_IO;
    }
    for (int i = 0; i < 3; i++) {
        char name[256];
        og_format(name, sizeof name, "%s.%s", job->name, endings[i]);
        names->from[i] = og_file_path(names->folder, inside[i]);
        names->to[i] = og_file_path(job->directory, name);
        if (!names->from[i] || !names->to[i])
            return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    }
    return OG_OK;
}

og_status og_gnuplot_draw(const og_gnuplot_job *job, og_error *err)
{
    files names = {0};
    og_status status = name_files(&names, job, err);
    if (status == OG_OK)
        status = og_file_write(names.from[0], job->script, strlen(job->script), err);
    if (status == OG_OK)
        status = og_file_write(names.from[1], job->data, strlen(job->data), err);
    if (status == OG_OK)
        status = run(job, names.folder, err);
    if (status == OG_OK)
        status = check_picture(job, names.from[2], err);
    for (int i = 0; i < 3 && status == OG_OK; i++)
        status = og_file_place(names.from[i], names.to[i], err);

    for (int i = 0; i < 3; i++) {
        if (names.from[i])
            unlink(names.from[i]);
        free(names.from[i]);
        free(names.to[i]);
    }
    if (names.folder)
        rmdir(names.folder);
    free(names.folder);
    return status;
}
