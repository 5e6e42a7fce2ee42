#include "output/chart/picture.h"

#include "base/format.h"
#include "io/template.h"
#include "lang/error.h"
#include "lang/figure.h"
#include "output/chart/figure.h"
#include "output/chart/font.h"
#include "output/chart/gnuplot.h"
#include "output/chart/layout.h"

/* For who cannot see it. */
static void describe(const og_draft *draft, og_strbuf *out)
{
    if (draft->source->question)
        og_strbuf_printf(out, "%s. ", draft->source->question);
    og_strbuf_printf(out, "%s. %s. %s", draft->subtitle.text, draft->guide.text,
                     draft->description.text ? draft->description.text : "");
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
