#include "output/report/study_page.h"

#include "base/format.h"
#include "lang/error.h"
#include "lang/figure.h"

#include <math.h>

void og_study_say(og_strbuf *out, const char *lead, og_language language, og_word sentence,
                  const char *const *arguments)
{
    og_strbuf text = {0};
    og_word_say(&text, language, sentence, arguments);
    if (text.failed)
        out->failed = true;
    else
        og_grid_wrap(out, lead, text.text, OG_STUDY_WIDTH);
    og_strbuf_clear(&text);
}

void og_study_head(og_strbuf *out, const og_scenario *scenario, uint64_t replicates, uint64_t seed)
{
    og_language language = og_language_of(og_scenario_language(scenario));
    char count[OG_FORMAT_SIZE], number[24];
    og_format_number((double)replicates, 0, language, count);
    og_format(number, sizeof number, "%llu", (unsigned long long)seed);
    og_study_say(out, "", language, OG_WORD_STUDY_HEAD,
                 (const char *const[]){og_scenario_title(scenario), count, number});
    og_study_say(out, "", language, OG_WORD_STUDY_READ, NULL);
}

void og_study_heading(og_strbuf *out, const og_question *asked, const og_scale *scale,
                      const char *by)
{
    og_strbuf name = {0};
    og_question_name(asked, scale->language, &name);
    og_strbuf_putc(out, '\n');
    if (name.failed)
        out->failed = true;
    else if (scale->name[0])
        og_study_say(out, "", scale->language, OG_WORD_SWEEP_HEADING,
                     (const char *const[]){name.text, scale->name, by});
    else
        og_study_say(out, "", scale->language, OG_WORD_SWEEP_HEADING_PLAIN,
                     (const char *const[]){name.text, by});
    og_strbuf_clear(&name);
}

void og_study_cell(og_grid *grid, const og_scale *scale, double value)
{
    char text[OG_FORMAT_SIZE];
    og_scale_number(scale, value, text);
    og_grid_add(grid, text);
}

void og_study_chance(og_grid *grid, const og_scale *scale, const og_estimate *estimate)
{
    char text[OG_FORMAT_SIZE];
    double unit = scale->periods ? 1 : scale->unit;
    int decimals = scale->periods ? 1 : scale->decimals;
    og_format_number(1.96 * estimate->error / unit, decimals, scale->language, text);
    og_grid_add(grid, text);
}

void og_study_word(og_grid *grid, og_language language, og_word word)
{
    og_grid_add(grid, og_word_text(word, language));
}

void og_study_grid(og_strbuf *out, og_grid *grid)
{
    og_grid_print(grid, OG_STUDY_INDENT, out);
    og_grid_clear(grid);
}

og_status og_study_finish(og_strbuf *out, char **text, og_error *err)
{
    bool failed = out->failed;
    *text = failed ? NULL : og_strbuf_take(out);
    og_strbuf_clear(out);
    return failed || !*text ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}
