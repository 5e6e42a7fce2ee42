#include "output/page/page.h"

#include "base/base64.h"
#include "base/markup.h"
#include "base/path.h"
#include "io/sha256.h"
#include "io/template.h"
#include "lang/date.h"
#include "lang/error.h"
#include "model/plan.h"
#include "output/doc/html.h"
#include "output/page/data.h"
#include "output/report/summary_grounds.h"
#include "output/report/summary_money.h"
#include "output/report/summary_need.h"
#include "output/report/summary_streams.h"

#include <stdlib.h>
#include <string.h>

/* In the order in which they need each other (cmake/page.cmake). */
static const char *const libraries[] = {
    "d3-array.min.js", "d3-color.min.js",       "d3-path.min.js",        "d3-format.min.js",
    "d3-time.min.js",  "d3-interpolate.min.js", "d3-time-format.min.js", "d3-shape.min.js",
    "d3-scale.min.js", "d3-selection.min.js",   "d3-axis.min.js"};
static const char *const scripts[] = {"say.js",    "number.js", "calculator.js", "engine.js",
                                      "answer.js", "state.js",  "whatif.js",     "download.js",
                                      "chart.js",  "lever.js",  "words.js",      "influence.js",
                                      "figure.js", "panel.js",  "page.js"};

/* A part of the page by its name between @@ in page.html. */
typedef struct writer {
    const og_page_parts *parts;
    const og_scenario *scenario; /* of the first start */
    og_language language;
    og_strbuf *out;
    og_strbuf script; /* all that the page runs, and what stands in the policy for it */
    og_error *err;
} writer;

og_status og_page_possible(og_error *err)
{
    if (*og_template_text("engine.wasm.b64"))
        return OG_OK;
    const char *missing = og_template_text("page-missing.txt");
    return OG_FAIL(err, OG_ERR_EXTERNAL, PAGE_PACKAGES, .packages = missing);
}

/* ---- scripts ----------------------------------------------------------------------------- */

static void add_script(og_strbuf *out)
{
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        og_strbuf_puts(out, og_template_text(libraries[i]));
        og_strbuf_puts(out, "\n");
    }
    og_strbuf_puts(out, "(function () {\n\"use strict\";\n");
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        og_strbuf_puts(out, "\n");
        og_strbuf_puts(out, og_template_text(scripts[i]));
    }
    og_strbuf_puts(out, "}());\n");
}

/* Hexadecimal digits as the bytes that they stand for. */
static void add_hash(og_strbuf *out, const char *hex)
{
    unsigned char bytes[32];
    for (size_t i = 0; i < sizeof bytes; i++) {
        const char two[] = {hex[2 * i], hex[2 * i + 1], '\0'};
        bytes[i] = (unsigned char)strtoul(two, NULL, 16);
    }
    og_base64_add(out, bytes, sizeof bytes, 0);
}

/* Nothing but this script runs and nothing is fetched; charts have their styles at their elements.
 */
static void add_policy(writer *w)
{
    char hex[OG_SHA256_SIZE];
    /* What stands between the tags, with the newline after the first. */
    og_strbuf text = {0};
    og_strbuf_puts(&text, "\n");
    og_strbuf_add(&text, w->script.text, w->script.length);
    og_sha256_bytes(text.text ? text.text : "", text.length, hex);
    w->out->failed |= text.failed;
    og_strbuf_clear(&text);
    og_strbuf_puts(w->out, "default-src 'none'; script-src 'sha256-");
    add_hash(w->out, hex);
    og_strbuf_puts(w->out, "' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; "
                           "worker-src blob:; base-uri 'none'; form-action 'none'");
}

/* ---- the static part --------------------------------------------------------------------- */

static og_status add_static(writer *w)
{
    const og_page_start *start = w->parts->starts;
    og_summary_page page = {.scenario = start->scenario,
                            .plan = start->plain,
                            .result = start->result,
                            .certain = og_summary_certain(start->plain)};
    og_doc_init(&page.doc, w->language);
    og_doc_heading(&page.doc, 1, og_scenario_title(start->scenario));
    og_summary_head(&page);
    og_status status = og_summary_need(&page, w->err);
    if (status == OG_OK)
        status = og_summary_beside(&page, w->err);
    if (status == OG_OK)
        status = og_summary_streams(&page, w->err);
    if (status == OG_OK)
        status = og_summary_money(&page, w->err);
    if (status == OG_OK)
        status = og_summary_grounds(&page, w->err);
    if (status == OG_OK)
        og_render_html(&page.doc, w->out);
    if (page.doc.arena.failed)
        w->out->failed = true;
    og_doc_clear(&page.doc);
    return status;
}

static void add_paragraph(writer *w, const og_strbuf *text)
{
    og_strbuf_puts(w->out, "<p>");
    og_markup_text(w->out, text->text ? text->text : "");
    og_strbuf_puts(w->out, "</p>\n");
    w->out->failed |= text->failed;
}

static void add_foot(writer *w)
{
    const og_page_start *start = w->parts->starts;
    char hex[OG_SHA256_SIZE];
    og_strbuf text = {0};
    og_sha256_bytes(start->resolved, strlen(start->resolved), hex);
    OG_SAY(&text, w->language, PAGE_FOOT_MADE, .version = og_version(),
           .file = og_path_name(start->path), .runs = OG_COUNT(start->replicates),
           .seed = OG_COUNT(start->seed), .hash = hex);
    if (w->parts->made_at > 0) {
        og_strbuf date = {0};
        og_date_day(&date, (og_day)(w->parts->made_at / 86400), w->language);
        og_strbuf_puts(&text, " ");
        OG_SAY(&text, w->language, PAGE_FOOT_DATE, .date = date.text ? date.text : "");
        og_strbuf_clear(&date);
    }
    add_paragraph(w, &text);
    og_strbuf_clear(&text);
    og_strbuf_puts(&text, OG_TEXT(w->language, PAGE_FOOT_LOCAL));
    add_paragraph(w, &text);
    og_strbuf_clear(&text);
    og_strbuf_puts(&text, OG_TEXT(w->language, PAGE_FOOT_LICENCE));
    add_paragraph(w, &text);
    og_strbuf_clear(&text);
}

static void add_plans(writer *w)
{
    for (size_t i = 0; i < w->parts->start_count; i++) {
        const og_plan *plan = w->parts->starts[i].plan;
        og_strbuf_printf(w->out, "<script type=\"text/plain\" id=\"plan%zu\">\n", i);
        og_base64_add(w->out, plan, plan->size, 76);
        og_strbuf_puts(w->out, "</script>\n");
    }
}

/* ---- the whole --------------------------------------------------------------------------- */

static og_status add_part(writer *w, const char *name, size_t length)
{
    const struct {
        const char *name, *text;
        bool markup; /* a text of the scenario or the catalogue */
    } texts[] = {
        {"language", w->language == OG_LANGUAGE_EN ? "en" : "nl", false},
        {"version", og_version(), false},
        {"title", og_scenario_title(w->scenario), true},
        {"skip", OG_TEXT(w->language, HTML_SKIP), true},
        {"noscript", OG_TEXT(w->language, PAGE_NOSCRIPT), true},
        {"engine", og_template_text("engine.wasm.b64"), false},
        {"script", w->script.text, false},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strlen(texts[i].name) != length || memcmp(texts[i].name, name, length) != 0)
            continue;
        if (texts[i].markup)
            og_markup_text(w->out, texts[i].text);
        else
            og_strbuf_puts(w->out, texts[i].text);
        return OG_OK;
    }
    if (length == 6 && memcmp(name, "policy", 6) == 0) {
        add_policy(w);
    } else if (length == 5 && memcmp(name, "style", 5) == 0) {
        og_strbuf_puts(w->out, og_template_text("opgave.css"));
        og_strbuf_puts(w->out, og_template_text("page.css"));
        og_strbuf_puts(w->out, w->parts->theme ? w->parts->theme : "");
    } else if (length == 6 && memcmp(name, "static", 6) == 0) {
        return add_static(w);
    } else if (length == 4 && memcmp(name, "foot", 4) == 0) {
        add_foot(w);
    } else if (length == 4 && memcmp(name, "data", 4) == 0) {
        return og_page_data_add(w->parts->starts, w->parts->start_count, w->out, w->err);
    } else if (length == 6 && memcmp(name, "worker", 6) == 0) {
        og_strbuf_puts(w->out, og_template_text("calculator.js"));
        og_strbuf_puts(w->out, og_template_text("worker.js"));
    } else {
        add_plans(w);
    }
    return OG_OK;
}

og_status og_page_text(const og_page_parts *parts, og_strbuf *out, og_error *err)
{
    writer w = {.parts = parts,
                .scenario = parts->starts[0].scenario,
                .language = og_language_of(og_scenario_language(parts->starts[0].scenario)),
                .out = out,
                .err = err};
    og_status status = OG_OK;
    add_script(&w.script);
    for (const char *at = og_template_text("page.html"); *at && status == OG_OK;) {
        const char *begin = strstr(at, "@@"), *end = begin ? strstr(begin + 2, "@@") : NULL;
        og_strbuf_add(out, at, end ? (size_t)(begin - at) : strlen(at));
        if (!end)
            break;
        status = add_part(&w, begin + 2, (size_t)(end - begin) - 2);
        at = end + 2;
    }
    const bool failed = out->failed || w.script.failed;
    og_strbuf_clear(&w.script);
    return failed && status == OG_OK ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : status;
}
