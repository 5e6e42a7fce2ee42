#include "output/file/print.h"

#include "base/strbuf.h"
#include "io/bytes.h"
#include "io/child.h"
#include "io/file.h"
#include "lang/error.h"
#include "lang/fault.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SECONDS 120
#define PDF_MOST (256u << 20) /* bytes */

static const char *const browsers[] = {"chromium", "chromium-browser", "google-chrome",
                                       "google-chrome-stable", "microsoft-edge"};

/* "file:///" and the path, what is no plain letter written as its bytes. */
static void add_address(og_strbuf *out, const char *path)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~";
    og_strbuf_puts(out, "file://");
    for (; *path; path++)
        if (strchr(plain, *path))
            og_strbuf_putc(out, *path);
        else
            og_strbuf_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
}

/* ---- the browser ---- */

/* The folder of the job, as files in it are named and as variables name it. */
typedef struct room {
    og_strbuf profile, page, paper, home;
} room;

static void clear_room(room *r)
{
    og_strbuf_clear(&r->profile);
    og_strbuf_clear(&r->page);
    og_strbuf_clear(&r->paper);
    og_strbuf_clear(&r->home);
}

static bool fill_room(room *r, const char *folder)
{
    og_strbuf page = {0};
    og_strbuf_printf(&page, "%s/page.html", folder);
    og_strbuf_printf(&r->profile, "--user-data-dir=%s/profile", folder);
    og_strbuf_printf(&r->paper, "--print-to-pdf=%s/page.pdf", folder);
    og_strbuf_printf(&r->home, "HOME=%s", folder);
    if (!page.failed)
        add_address(&r->page, page.text);
    bool failed =
        page.failed || r->profile.failed || r->page.failed || r->paper.failed || r->home.failed;
    og_strbuf_clear(&page);
    return !failed;
}

/* A browser's own sandbox does not work for root; the page may run and fetch nothing anyhow. */
static void run_browser(const char *program, const room *r, const og_print_job *job,
                        og_child_report *report)
{
    const char *const arguments[] = {program,
                                     "--headless",
                                     "--disable-gpu",
                                     "--no-first-run",
                                     "--no-default-browser-check",
                                     "--disable-extensions",
                                     "--disable-sync",
                                     "--disable-background-networking",
                                     "--disable-component-update",
                                     "--disable-domain-reliability",
                                     "--no-pings",
                                     "--proxy-server=127.0.0.1:9",
                                     "--host-resolver-rules=MAP * ~NOTFOUND",

                                     "--disable-dev-shm-usage",
                                     "--no-pdf-header-footer",
                                     r->profile.text,
                                     r->paper.text,
                                     r->page.text,
                                     geteuid() == 0 ? "--no-sandbox" : NULL,
                                     NULL};
    const char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                       r->home.text, NULL};
    const og_child_job child = {.arguments = arguments,
                                .environment = environment,
                                .folder = job->folder,
                                .seconds = SECONDS,
                                .progress = job->progress,
                                .share = 1};
    og_child_run(&child, report);
}

/* A relative path is one from here, not from the folder that it runs in. */
static const char *start_any(const room *r, const og_print_job *job, og_child_report *report)
{
    const size_t count = sizeof browsers / sizeof *browsers;
    const char *program = job->browser;
    if (program) {
        char *whole = strchr(program, '/') ? realpath(program, NULL) : NULL;
        run_browser(whole ? whole : program, r, job, report);
        free(whole);
        return program;
    }
    for (size_t i = 0; i < count; i++) {
        program = browsers[i];
        run_browser(program, r, job, report);
        if (report->end != OG_CHILD_MISSING)
            break;
    }
    return program;
}

/* ---- what it left ---- */

static og_status tell_failure(const og_print_job *job, const char *program, const char *why,
                              og_error *err)
{
    return OG_FAIL(err, OG_ERR_EXTERNAL, PRINT_FAILED, .program = program, .why = why,
                   .path = job->shown);
}

static og_status tell_end(const og_print_job *job, const char *program,
                          const og_child_report *report, og_error *err)
{
    const og_language language = og_error_language(err);
    og_arena arena = {0};
    const char *why = NULL;
    switch (report->end) {
    case OG_CHILD_DONE:
        return OG_OK;
    case OG_CHILD_CANCELLED:
        return OG_FAIL(err, OG_CANCELLED, CANCELLED);
    case OG_CHILD_MISSING:
        return OG_FAIL(err, OG_ERR_EXTERNAL, PRINT_MISSING, .path = job->shown);
    case OG_CHILD_NOT_RUN:
    case OG_CHILD_LOST:
        why = og_fault_text(report->number, language);
        break;
    case OG_CHILD_SLOW:
        why = OG_SAID(&arena, language, PRINT_SLOW, .seconds = OG_COUNT(SECONDS));
        break;
    case OG_CHILD_FAILED:
    case OG_CHILD_KILLED:
        why = report->heard[0] ? og_child_last_words(report)
                               : OG_SAID(&arena, language, PRINT_ENDED,
                                         .number = OG_COUNT((unsigned)report->number));
        break;
    }
    og_status status = tell_failure(job, program, why ? why : "", err);
    og_arena_clear(&arena);
    return status;
}

/* A browser answers 0 on a full disk too. */
static og_status place_paper(const og_print_job *job, const char *program, const char *path,
                             og_error *err)
{
    og_arena arena = {0};
    size_t length = 0;
    char *from = og_file_path(job->folder, "page.pdf");
    if (!from)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_error unread = og_error_like(err);
    const char *bytes = og_bytes_read(from, from, PDF_MOST, &arena, &length, &unread);
    bool whole = bytes && length > 8 && memcmp(bytes, "%PDF-", 5) == 0 &&
                 memmem(bytes + length - 8, 8, "%%EOF", 5) != NULL;
    og_status status =
        whole ? og_file_write(path, bytes, length, err)
              : tell_failure(job, program, OG_TEXT(og_error_language(err), PRINT_HALF), err);
    og_arena_clear(&arena);
    free(from);
    return status;
}

og_status og_print_html(const og_print_job *job, const char *path, og_error *err)
{
    room r = {0};
    const char *program = "";
    og_child_report *report = calloc(1, sizeof *report);
    char *page = og_file_path(job->folder, "page.html");
    char *whole = realpath(job->folder, NULL); /* as the browser must be told */
    og_status status = OG_OK;
    if (!report || !page || !whole || !fill_room(&r, whole))
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = og_file_write(page, job->html, strlen(job->html), err);
    if (status == OG_OK) {
        program = start_any(&r, job, report);
        status = tell_end(job, program, report, err);
    }
    if (status == OG_OK)
        status = place_paper(job, program, path, err);
    clear_room(&r);
    free(whole);
    free(page);
    free(report);
    return status;
}
