#include "output/chart.h"

#include "base/error.h"
#include "base/format.h"
#include "output/chart_draft.h"
#include "output/gnuplot.h"
#include "output/template.h"

#include <stdlib.h>
#include <string.h>

static const char *script_text(const char *name)
{
    for (size_t i = 0; i < og_template_count; i++)
        if (strcmp(og_templates[i].name, name) == 0)
            return og_templates[i].text;
    return "";
}

/* A sentence may begin with any of its arguments. */
static void capitalise(char *text)
{
    if (text && text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
}

og_status og_chart_draw(void *folder, og_draft *draft, og_error *err)
{
    const og_chart_folder *r = folder;
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
    capitalise(draft->title.text);
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
                                    .language = r->language == OG_LANGUAGE_EN ? "en" : "nl",
                                    .cancel = r->cancel};
        status = og_gnuplot_draw(&job, err);
    }
    og_strbuf_clear(&script);
    og_strbuf_clear(&data);
    og_strbuf_clear(&description);
    og_strbuf_clear(&title);
    return status;
}

/* The title gives way. */
void og_chart_footer(og_strbuf *out, const char *title, uint64_t seed, uint64_t replicates,
                     og_language language)
{
    og_strbuf facts = {0};
    char seed_text[24], count[OG_FORMAT_SIZE];
    const char *const arguments[] = {seed_text, count, og_version()};
    og_format(seed_text, sizeof seed_text, "%llu", (unsigned long long)seed);
    og_format_number((double)replicates, 0, language, count);
    og_strbuf_puts(&facts, " · ");
    og_word_say(&facts, language, OG_WORD_CHART_FOOTER, arguments);
    if (!facts.failed) {
        double width = OG_CHART_WIDTH - 2 * OG_CHART_EDGE;
        og_text_fit(out, title, OG_CHART_FOOT, width - og_text_width(facts.text, OG_CHART_FOOT));
        og_strbuf_puts(out, facts.text);
    }
    out->failed |= facts.failed;
    og_strbuf_clear(&facts);
}

static int by_day(const void *a, const void *b)
{
    const og_chart_marker *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
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
    og_chart_folder folder = {.directory = directory,
                              .gnuplot = gnuplot,
                              .language = language,
                              .format = format,
                              .cancel = cancel};

    og_status status = og_chart_extra_of(scenario, &extra, err);
    if (status == OG_OK) {
        if (extra.marker_count > 0)
            qsort(extra.markers, extra.marker_count, sizeof *extra.markers, by_day);
        og_chart_footer(&folder.footer, og_scenario_title(scenario), og_result_seed(result),
                        og_result_replicates(result), language);
        if (folder.footer.failed)
            status = og_fail(err, OG_ERR_MEMORY, "out of memory");
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && status == OG_OK; i++)
        status = kinds[i](&source, (og_chart_maker){og_chart_draw, &folder}, err);
    og_strbuf_clear(&folder.footer);
    og_chart_extra_clear(&extra);
    return status;
}
