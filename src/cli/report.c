#include "cli/report.h"

#include "lang/error.h"

#include <stdio.h>
#include <stdlib.h>

/* Straight to standard error, so that a lack of memory leaves no message out. */
static void print(og_language language, og_sentence sentence, const char *const *values)
{
    og_strbuf text = {0};
    og_say(&text, language, sentence, values);
    fputs(text.failed || !text.text ? OG_TEXT(language, NO_MEMORY) : text.text, stderr);
    og_strbuf_clear(&text);
}

int cli_wrong(const cli_line *line, og_sentence sentence, const char *const *values)
{
    const char *name = line->command->name;
    fprintf(stderr, "opgave %s: ", name);
    print(line->language, sentence, values);
    fputc('\n', stderr);
    print(line->language, OG_SENTENCE_TRY_HELP, OG_VALUES(TRY_HELP, .command = name));
    fputc('\n', stderr);
    return EXIT_WRONG;
}

int cli_no_memory(og_language language)
{
    fprintf(stderr, "opgave: %s\n", OG_TEXT(language, NO_MEMORY));
    return EXIT_FAILED;
}

int cli_report(const og_error *err)
{
    fprintf(stderr, "opgave: %s\n",
            err->message[0] ? err->message : og_status_said(err->status, err->language));
    bool wrong = err->status == OG_ERR_SCENARIO || err->status == OG_ERR_VALUE;
    return wrong ? EXIT_WRONG : EXIT_FAILED;
}

int cli_explain(const og_diagnostics *diags, const og_error *err)
{
    if (og_diagnostics_count(diags, OG_SEVERITY_ERROR) == 0)
        return cli_report(err);
    char *text = og_diagnostics_text(diags, OG_SEVERITY_ERROR);
    if (!text)
        return cli_no_memory(err->language);
    fputs(text, stderr);
    free(text);
    bool failed = err->status == OG_ERR_IO || err->status == OG_ERR_MEMORY;
    return failed ? EXIT_FAILED : EXIT_WRONG;
}
