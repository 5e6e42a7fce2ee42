#include "output/chart.h"

#include "base/error.h"
#include "base/format.h"
#include "output/chart_draft.h"
#include "output/gnuplot.h"
#include "output/template.h"

#include <string.h>

/* What every chart of a run shares. */
typedef struct run {
    const char *directory, *gnuplot, *language;
    og_chart_format format;
    volatile int *cancel;
    og_strbuf footer;
} run;

static const char *script_text(const char *name)
{
    for (size_t i = 0; i < og_template_count; i++)
        if (strcmp(og_templates[i].name, name) == 0)
            return og_templates[i].text;
    return "";
}

static og_status draw(void *context, og_draft *draft, og_error *err)
{
    const run *r = context;
    const char *ending = og_gnuplot_ending(r->format);
    og_strbuf script = {0}, data = {0}, description = {0}, title = {0};
    char command[512];
    og_format(command, sizeof command, "gnuplot -d -c %s.gp %s.tsv %s.%s %s", draft->name,
              draft->name, draft->name, ending, ending);
    og_strbuf_printf(&script, "# %s\n\n", command);
    og_strbuf_puts(&script, script_text("common.gp"));
    og_strbuf_puts(&script, script_text(draft->script));
    og_strbuf_printf(&description, "%s. %s. %s", draft->subtitle.text, draft->guide.text,
                     draft->description.text ? draft->description.text : "");
    og_chart_clean(&title, draft->title.text ? draft->title.text : "");

    og_status status;
    if (!og_draft_write(draft, command, r->footer.text, &data) || script.failed || title.failed ||
        description.failed) {
        status = og_fail(err, OG_ERR_MEMORY, "out of memory");
    } else {
        const og_gnuplot_job job = {.program = r->gnuplot,
                                    .directory = r->directory,
                                    .name = draft->name,
                                    .script = script.text,
                                    .data = data.text,
                                    .format = r->format,
                                    .title = title.text,
                                    .description = description.text,
                                    .language = r->language,
                                    .cancel = r->cancel};
        status = og_gnuplot_draw(&job, err);
    }
    og_strbuf_clear(&script);
    og_strbuf_clear(&data);
    og_strbuf_clear(&description);
    og_strbuf_clear(&title);
    return status;
}

/* "TITLE · seed 2025 · 10.000 doorrekeningen · opgave 0.1.0": the title gives way. */
static void say_footer(og_strbuf *out, const og_scenario *scenario, const og_result *result,
                       og_language language)
{
    og_strbuf facts = {0};
    char seed[24], replicates[OG_FORMAT_SIZE];
    const char *const arguments[] = {seed, replicates, og_version()};
    og_format(seed, sizeof seed, "%llu", (unsigned long long)og_result_seed(result));
    og_format_number((double)og_result_replicates(result), 0, language, replicates);
    og_strbuf_puts(&facts, " · ");
    og_word_say(&facts, language, OG_WORD_CHART_FOOTER, arguments);
    if (!facts.failed) {
        double width = OG_CHART_WIDTH - 2 * OG_CHART_EDGE;
        og_text_fit(out, og_scenario_title(scenario), OG_CHART_FOOT,
                    width - og_text_width(facts.text, OG_CHART_FOOT));
        og_strbuf_puts(out, facts.text);
    }
    out->failed |= facts.failed;
    og_strbuf_clear(&facts);
}

og_status og_chart_write_all(const og_scenario *scenario, const og_plan *plan,
                             const og_result *result, const char *directory, og_chart_format format,
                             const char *gnuplot, volatile int *cancel, og_error *err)
{
    static og_status (*const kinds[])(const og_chart_source *, og_chart_maker, og_error *) = {
        og_chart_housing, og_chart_reception, og_chart_reserve, og_chart_locations};
    og_language language = og_language_of(og_scenario_language(scenario));
    og_chart_extra extra = {0};
    const og_chart_source source = {plan, result, &extra, language};
    run r = {.directory = directory,
             .gnuplot = gnuplot,
             .language = language == OG_LANGUAGE_EN ? "en" : "nl",
             .format = format,
             .cancel = cancel};

    og_status status = og_chart_extra_of(scenario, &extra, err);
    if (status == OG_OK) {
        say_footer(&r.footer, scenario, result, language);
        if (r.footer.failed)
            status = og_fail(err, OG_ERR_MEMORY, "out of memory");
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && status == OG_OK; i++)
        status = kinds[i](&source, (og_chart_maker){draw, &r}, err);
    og_strbuf_clear(&r.footer);
    og_chart_extra_clear(&extra);
    return status;
}
