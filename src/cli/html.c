#include "cli/html.h"

#include "cli/input.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "lang/say.h"

#include <stdio.h>
#include <string.h>

#define ENDING ".html"

int cli_html_path(const cli_line *line, cli_option option, const char *stem, cli_folder out)
{
    const char *given = cli_text(line, option), *path = given ? given : stem;
    const size_t length = strlen(path), tail = given ? 0 : sizeof ENDING - 1;
    if (given && !cli_ends_in(given, ENDING))
        return CLI_WRONG(line, OUT_HTML, .text = given);
    if (length + tail >= sizeof(cli_folder))
        return CLI_WRONG(line, OUT_LONG);
    memcpy(out, path, length);
    memcpy(out + length, ENDING, tail);
    out[length + tail] = '\0';
    return EXIT_DONE;
}

int cli_html(const cli_line *line, const char *path, int64_t made_at, cli_html_make *make,
             og_sentence said)
{
    og_diagnostics *diags = og_diagnostics_new(line->language);
    og_error err = cli_error(line);
    if (!diags)
        return cli_no_memory(line->language);
    bool there = false;
    const og_status status = make(line, path, made_at, &there, diags, &err);
    terminal_clear();
    if (there && !cli_given(line, CLI_QUIET)) {
        og_strbuf text = {0};
        OG_SAY_LIKE(&text, line->language, said, REPORT_WRITTEN, .path = path);
        puts(text.text ? text.text : path);
        og_strbuf_clear(&text);
        fflush(stdout);
    }
    int answer = status == OG_OK          ? EXIT_DONE
                 : status == OG_CANCELLED ? terminal_interrupted()
                                          : cli_explain(diags, &err);
    og_diagnostics_free(diags);
    return answer;
}
