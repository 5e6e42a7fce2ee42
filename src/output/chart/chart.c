#include "output/chart/chart.h"

#include "base/format.h"
#include "io/template.h"
#include "lang/error.h"
#include "output/chart/draft.h"
#include "output/chart/gnuplot.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

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
    og_strbuf_puts(&script, og_template_text("common.gp"));
    og_strbuf_puts(&script, og_template_text(draft->script));
    if (draft->source->question)
        og_strbuf_printf(&description, "%s. ", draft->source->question);
    og_strbuf_printf(&description, "%s. %s. %s", draft->subtitle.text, draft->guide.text,
                     draft->description.text ? draft->description.text : "");
    capitalise(draft->title.text);
    og_chart_clean(&title, draft->title.text ? draft->title.text : "");

    og_status status;
    if (!og_draft_write(draft, command, r->footer.text, &data) || script.failed || title.failed ||
        description.failed) {
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
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
                                    .progress = r->progress,
                                    .share = 1};
        og_error cause = {0};
        status = og_gnuplot_draw(&job, &cause);
        if (status == OG_CANCELLED)
            og_fail(err, status, "%s", cause.message);
        else if (status != OG_OK)
            og_fail(err, status, "chart %s: %s", draft->name, cause.message);
    }
    og_strbuf_clear(&script);
    og_strbuf_clear(&data);
    og_strbuf_clear(&description);
    og_strbuf_clear(&title);
    return status;
}

/* Only a long title of the scenario gives way. */
void og_chart_footer(og_strbuf *out, const char *title, uint64_t seed, uint64_t replicates,
                     og_language language)
{
    og_strbuf facts = {0};
    char seed_text[24], count[OG_FORMAT_SIZE];
    const char *const arguments[] = {seed_text, count, og_version()};
    og_format(seed_text, sizeof seed_text, "%llu", (unsigned long long)seed);
    og_format_number((double)replicates, 0, language, count);
    og_strbuf_puts(&facts, title ? " · " : "");
    og_word_say(&facts, language, OG_WORD_CHART_FOOTER, arguments);
    if (title && !facts.failed)
        og_text_fit(out, title, OG_CHART_FOOT,
                    OG_CHART_WIDTH - 2 * OG_CHART_EDGE - og_text_width(facts.text, OG_CHART_FOOT));
    og_strbuf_add(out, facts.failed ? "" : facts.text, facts.length);
    out->failed |= facts.failed;
    og_strbuf_clear(&facts);
}

/* Whether it is the name of a file that og_chart_write_all gave. */
static bool is_ours(const char *file)
{
    static const char *const kinds[] = {"housing-", "reception-", "reserve.", "locations."};
    static const char *const endings[] = {".gp", ".tsv", ".svg", ".png", ".pdf"};
    const char *ending = strrchr(file, '.');
    bool kind = false, known = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        kind = kind || strncmp(file, kinds[i], strlen(kinds[i])) == 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        known = known || (ending && strcmp(ending, endings[i]) == 0);
    return kind && known;
}

void og_chart_clear(const char *directory)
{
    DIR *folder = opendir(directory);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (is_ours(entry->d_name))
            (void)unlinkat(dirfd(folder), entry->d_name, 0);
    (void)closedir(folder);
    (void)rmdir(directory);
}

og_status og_chart_write_all(const og_scenario *scenario, const og_plan *plan,
                             const og_result *result, const char *directory, og_chart_format format,
                             const char *gnuplot, const og_progress *progress, og_error *err)
{
    static og_status (*const kinds[])(const og_chart_source *, og_chart_maker, og_error *) = {
        og_chart_housing, og_chart_reception, og_chart_reserve, og_chart_locations};
    og_language language = og_language_of(og_scenario_language(scenario));
    og_chart_extra extra = {0};
    const og_chart_source source = {plan, result, &extra, language, og_scenario_title(scenario)};
    og_chart_folder folder = {.directory = directory,
                              .gnuplot = gnuplot,
                              .language = language,
                              .format = format,
                              .progress = progress};

    og_status status = og_chart_extra_of(scenario, &extra, err);
    if (status == OG_OK) {
        og_chart_footer(&folder.footer, NULL, og_result_seed(result), og_result_replicates(result),
                        language);
        if (folder.footer.failed)
            status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && status == OG_OK; i++)
        status = kinds[i](&source, (og_chart_maker){og_chart_draw, &folder}, err);
    og_strbuf_clear(&folder.footer);
    og_chart_extra_clear(&extra);
    return status;
}
