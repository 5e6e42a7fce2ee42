#include "output/chart/picture.h"

#include "base/format.h"
#include "io/file.h"
#include "io/template.h"
#include "lang/error.h"
#include "lang/figure.h"
#include "output/chart/figure.h"
#include "output/chart/font.h"
#include "output/chart/gnuplot.h"
#include "output/chart/layout.h"

#include <stdlib.h>
#include <string.h>

/* Each with a capital, without blanks behind the last. */
static void add_sentences(og_strbuf *out, const char *text)
{
    size_t length = strlen(text);
    bool begins = true;
    while (length && text[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < length; i++) {
        bool small = text[i] >= 'a' && text[i] <= 'z';
        og_strbuf_putc(out, begins && small ? (char)(text[i] - 'a' + 'A') : text[i]);
        begins = i > 0 && text[i] == ' ' && text[i - 1] == '.';
    }
}

/* For who cannot see it. */
static void describe(const og_draft *draft, og_strbuf *out)
{
    if (draft->source->question)
        og_strbuf_printf(out, "%s. ", draft->source->question);
    const char *guide = draft->guide.text ? draft->guide.text : "";
    size_t length = strlen(guide);
    length -= length && guide[length - 1] == ':'; /* a key follows, which is of colours */
    og_strbuf_printf(out, "%s. %.*s. ", draft->subtitle.text ? draft->subtitle.text : "",
                     (int)length, guide);
    add_sentences(out, draft->description.text ? draft->description.text : "");
}

/* NAME.alt.txt: the title on a line of its own, then the rest. */
static og_status write_words(const char *directory, const char *name, const char *title,
                             const char *description, og_error *err)
{
    og_strbuf text = {0}, file = {0};
    og_strbuf_printf(&file, "%s.alt.txt", name);
    og_strbuf_printf(&text, "%s\n\n%s\n", title ? title : "", description);
    char *path = file.failed ? NULL : og_file_path(directory, file.text);
    og_status status = path && !text.failed ? og_file_write(path, text.text, text.length, err)
                                            : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    free(path);
    og_strbuf_clear(&text);
    og_strbuf_clear(&file);
    return status;
}

/* Puts boxes where the font has no glyph. */
static void box(og_strbuf *data)
{
    og_strbuf boxed = {0};
    if (data->text)
        og_font_box(&boxed, data->text);
    boxed.failed |= data->failed;
    og_strbuf_clear(data);
    *data = boxed;
}

/* "TITLE · seed 2025 …": only a long title gives way. */
static const char *footer_of(og_draft *draft, const char *facts)
{
    const char *origin = draft->origin ? draft->origin : draft->source->origin;
    double room = OG_CHART_WIDTH - 2 * OG_CHART_EDGE - og_text_width(" · ", OG_CHART_FOOT) -
                  og_text_width(facts, OG_CHART_FOOT);
    if (!origin || !*origin)
        return facts;
    return OG_DRAFT_SAID(draft, CHART_ORIGIN, .facts = facts,
                         .origin = og_draft_fit(draft, origin, OG_CHART_FOOT, room));
}

og_status og_chart_draw(void *context, og_draft *draft, og_error *err)
{
    const og_chart_folder *folder = context;
    const char *ending = og_gnuplot_ending(folder->format);
    draft->fit = folder->fit;
    og_strbuf script = {0}, data = {0}, description = {0}, title = {0}, command = {0};
    og_status status = OG_OK;
    og_strbuf_printf(&command, "gnuplot -d -c %s.gp %s.tsv %s.%s %s", draft->name, draft->name,
                     draft->name, ending, ending);
    if (!command.failed &&
        og_draft_write(draft, command.text, footer_of(draft, folder->footer.text), &data)) {
        og_strbuf_printf(&script, "# %s\n\n", command.text);
        og_strbuf_puts(&script, og_template_text("common.gp"));
        og_strbuf_puts(&script, og_template_text(draft->script));
        describe(draft, &description);
        og_chart_clean(&title, draft->title.text ? draft->title.text : "");
    }
    if (folder->format != OG_CHART_SVG)
        box(&data);
    if (command.failed || data.failed || draft->arena.failed || script.failed || title.failed ||
        description.failed) {
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
        goto done;
    }

    const og_gnuplot_job job = {.program = folder->gnuplot,
                                .directory = folder->directory,
                                .name = draft->name,
                                .script = script.text,
                                .data = data.text,
                                .format = folder->format,
                                .inch = folder->fit == OG_CHART_WEB ? 0 : draft->page.inch,
                                .title = title.text ? title.text : "",
                                .description = description.text,
                                .language = folder->language == OG_LANGUAGE_EN ? "en" : "nl",
                                .progress = folder->progress,
                                .share = 1};
    og_error cause = og_error_like(err);
    status = og_gnuplot_draw(&job, &cause);
    if (status == OG_CANCELLED)
        (void)og_error_pass(err, &cause);
    else if (status != OG_OK)
        OG_FAIL(err, status, CHART_FAILED, .chart = draft->name, .why = cause.message);
    else
        status = write_words(folder->directory, draft->name, title.text, description.text, err);

done:
    og_strbuf_clear(&command);
    og_strbuf_clear(&script);
    og_strbuf_clear(&data);
    og_strbuf_clear(&description);
    og_strbuf_clear(&title);
    return status;
}

void og_chart_footer(og_strbuf *out, uint64_t seed, uint64_t replicates, og_language language)
{
    char count[OG_FORMAT_SIZE];
    og_format_number((double)replicates, 0, language, count);
    OG_SAY(out, language, CHART_FOOTER, .seed = OG_COUNT(seed), .runs = count,
           .version = og_version());
}
