#include "cli/study.h"

#include "base/strbuf.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name of a file without folder and ending. */
static void add_stem(og_strbuf *out, const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file, *dot = strrchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    if (strspn(name, ".") >= length)
        length = strlen(name); /* out/. and out/.. are other folders */
    og_strbuf_add(out, name, length);
}

/* What was typed as a part of a folder's name: letters, digits and what else names hold; each run
 * of other characters is one "-". Cut to `most` bytes. */
static void add_words(og_strbuf *out, const char *text, size_t length)
{
    enum { MOST = 60 };
    size_t start = out->length;
    bool gap = false;
    for (size_t i = 0; i < length && out->length - start < MOST; i++) {
        unsigned char c = (unsigned char)text[i];
        bool kept = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
                    (c != '\0' && strchr("._=+*", c));
        if (!kept) {
            gap = true;
            continue;
        }
        if (gap && out->length > start)
            og_strbuf_putc(out, '-');
        gap = false;
        og_strbuf_putc(out, (char)c);
    }
}

/* What a study asks beside its first file: so that two questions have two folders. */
static void add_question(og_strbuf *out, const cli_line *line)
{
    const cli_list *with = &line->given[CLI_WITH], *vary = &line->given[CLI_VARY];
    for (size_t i = 1; i < line->files.count; i++) {
        og_strbuf_putc(out, '-');
        add_stem(out, line->files.items[i]);
    }
    for (size_t i = 0; i < with->count; i++) {
        og_strbuf_putc(out, '-');
        add_words(out, with->items[i], strlen(with->items[i]));
    }
    for (size_t i = 0; i < vary->count; i++) {
        const char *dot, *what = vary->items[i];
        what += strncmp(what, "case:", 5) == 0 ? 5 : 0;
        size_t length = strcspn(what, "=");
        while ((dot = memchr(what, '.', length)) && strncmp(what, "file:", 5) != 0) {
            length -= (size_t)(dot + 1 - what); /* the last word of a path tells enough */
            what = dot + 1;
        }
        og_strbuf_putc(out, '-');
        add_words(out, what, length);
    }
}

int cli_folder_find(const cli_line *line, cli_folder out)
{
    const char *given = cli_text(line, CLI_OUT), *file = line->files.items[0];
    if (given && (!*given || strlen(given) >= PATH_MAX))
        return CLI_WRONG(line, OUT_FOLDER, .text = given);
    if (given) {
        memcpy(out, given, strlen(given) + 1);
        return EXIT_DONE;
    }
    og_strbuf path = {0};
    bool run = strcmp(line->command->name, "run") == 0;
    og_strbuf_puts(&path, "out/");
    if (!run) {
        og_strbuf_puts(&path, line->command->name);
        og_strbuf_putc(&path, '-');
    }
    add_stem(&path, file);
    if (!run)
        add_question(&path, line);
    size_t length = path.length < sizeof "out/" - 1 + NAME_MAX ? path.length : NAME_MAX;
    int answer = path.failed ? cli_no_memory(line->language) : EXIT_DONE;
    if (answer == EXIT_DONE && length + 1 > PATH_MAX)
        answer = CLI_WRONG(line, OUT_LONG);
    if (answer == EXIT_DONE) {
        memcpy(out, path.text, length);
        out[length] = '\0';
    }
    og_strbuf_clear(&path);
    return answer;
}

bool cli_ends_in(const char *path, const char *ending)
{
    const size_t length = strlen(path), tail = strlen(ending);
    return length > tail && strcmp(path + length - tail, ending) == 0;
}

static og_chart_format format_of(const cli_line *line)
{
    const char *name = cli_text(line, CLI_FORMAT);
    if (name && strcmp(name, "png") == 0)
        return OG_CHART_PNG;
    return name && strcmp(name, "pdf") == 0 ? OG_CHART_PDF : OG_CHART_SVG;
}

static og_chart_fit fit_of(const cli_line *line)
{
    const char *name = cli_text(line, CLI_SIZE);
    if (name && strcmp(name, "page") == 0)
        return OG_CHART_PAGE;
    return name && strcmp(name, "slide") == 0 ? OG_CHART_SLIDE : OG_CHART_WEB;
}

og_write_options cli_write(const cli_line *line, const char *folder)
{
    bool charts = !cli_given(line, CLI_NO_CHARTS);
    terminal_write();
    if (charts)
        terminal_note(OG_TEXT(line->language, DRAWING));
    return (og_write_options){.size = sizeof(og_write_options),
                              .directory = folder,
                              .charts = charts,
                              .format = format_of(line),
                              .fit = fit_of(line),
                              .progress = {terminal_goes_on, NULL}};
}

og_run_options cli_run_options(const cli_line *line, const og_scenario *scenario)
{
    return (og_run_options){.size = sizeof(og_run_options),
                            .replicates =
                                cli_number(line, CLI_REPLICATES, og_scenario_replicates(scenario)),
                            .seed = cli_number(line, CLI_SEED, og_scenario_seed(scenario)),
                            .threads = (unsigned)cli_number(line, CLI_THREADS, 0),
                            .progress = {terminal_progress, NULL}};
}

og_study_options cli_study_options(const cli_line *line)
{
    return (og_study_options){.size = sizeof(og_study_options),
                              .set = line->given[CLI_SET].items,
                              .set_count = line->given[CLI_SET].count,
                              .replicates = cli_number(line, CLI_REPLICATES, 0),
                              .seed = cli_number(line, CLI_SEED, 0),
                              .seed_given = cli_given(line, CLI_SEED),
                              .threads = (unsigned)cli_number(line, CLI_THREADS, 0),
                              .progress = {terminal_progress, NULL}};
}

/* What was written and where, or what went wrong. */
static int end(const cli_line *line, og_status status, const char *text, const char *folder,
               const og_diagnostics *diags, const og_error *err)
{
    terminal_clear();
    bool numbers = text && (status == OG_OK || status == OG_ERR_EXTERNAL);
    if (numbers && !cli_given(line, CLI_QUIET))
        printf("%s\n→ %s\n", text, folder);
    fflush(stdout);
    if (status == OG_CANCELLED)
        return terminal_interrupted();
    return status == OG_OK ? EXIT_DONE : cli_explain(diags, err);
}

int cli_study(const cli_line *line, const cli_study_kind *kind)
{
    cli_folder folder;
    int answer = cli_folder_find(line, folder);
    if (answer != EXIT_DONE)
        return answer;

    void *study = NULL;
    char *text = NULL;
    og_error err = cli_error(line);
    og_diagnostics *diags = og_diagnostics_new(line->language);
    if (!diags)
        return cli_no_memory(line->language);
    const og_study_options options = cli_study_options(line);
    og_status status = kind->make(line, &options, &study, diags, &err);
    if (status == OG_OK)
        status = kind->text(study, &text, &err);
    if (status == OG_OK) {
        const og_write_options write = cli_write(line, folder);
        status = kind->write(study, &write, &err);
    }
    answer = end(line, status, text, folder, diags, &err);
    kind->free(study);
    free(text);
    og_diagnostics_free(diags);
    return answer;
}
