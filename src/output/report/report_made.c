#include "output/report/report_made.h"

#include "lang/date.h"

#include <string.h>

static void add_row(og_document *doc, og_grid *table, const char *what, const char *value)
{
    (void)doc;
    og_grid_add(table, og_cell_words(what));
    og_grid_add(table, og_cell_words(value));
}

/* "29 november 2026, 12:33 uur (UTC)" */
static const char *moment_text(og_document *doc, int64_t seconds)
{
    char iso[OG_MOMENT_SIZE];
    og_strbuf day = {0};
    if (!og_moment_print(seconds, iso))
        return NULL;
    og_date_day(&day, (og_day)(seconds / 86400), doc->language);
    const char *text = og_doc_take(doc, &day);
    const char *time = og_arena_text(&doc->arena, iso + strlen("2026-11-29T"), strlen("12:33"));
    return OG_DOC_TEXT(doc, MADE_MOMENT, .day = text, .time = time);
}

static void add_facts(const og_report *report, og_document *doc)
{
    const og_result *result = report->base.result;
    const og_scenario *scenario = report->base.scenario;
    const og_language language = doc->language;
    const int64_t made_at = report->options.made_at;
    const char *moment = made_at > 0 ? moment_text(doc, made_at) : NULL;
    const char *program =
        og_arena_printf(&doc->arena, "opgave %s (%s)", og_version(), og_library_versions());
    og_grid *table = og_doc_table(doc, NULL, 2);
    og_grid_head(table, true, OG_TEXT(language, MADE_WHAT));
    og_grid_head(table, true, OG_TEXT(language, MADE_VALUE));
    add_row(doc, table, OG_TEXT(language, MADE_PROGRAM), program ? program : "");
    if (moment)
        add_row(doc, table, OG_TEXT(language, MADE_AT), moment);
    add_row(doc, table, OG_TEXT(language, MADE_RUNS),
            og_doc_number(doc, (double)og_result_replicates(result), 0));
    add_row(doc, table, OG_TEXT(language, MADE_SEED), OG_COUNT(og_result_seed(result)));
    add_row(doc, table, OG_TEXT(language, MADE_SAMPLING),
            og_sampling_names[og_scenario_sampling(scenario)]);
    for (size_t i = 0; i < report->set_count; i++)
        add_row(doc, table, OG_TEXT(language, MADE_SET), report->set[i]);
}

typedef struct listing {
    og_document *doc;
    og_grid *table;
    const og_scale *bytes;
    og_file_mark *seen; /* so that what two scenarios share is told once */
    size_t count, room;
} listing;

static void add_files(listing *l, const og_scenario *scenario)
{
    for (size_t i = 0; i < og_scenario_file_count(scenario) && l->seen; i++) {
        const og_file_mark mark = og_scenario_file(scenario, i);
        bool known = false;
        for (size_t j = 0; j < l->count; j++)
            known |= strcmp(l->seen[j].sha256, mark.sha256) == 0 &&
                     strcmp(l->seen[j].name, mark.name) == 0;
        if (known || l->count == l->room)
            continue;
        l->seen[l->count++] = mark;
        og_grid_add(l->table, og_cell_words(mark.name));
        og_grid_add(l->table, og_cell_number((double)mark.bytes, l->bytes));
        og_grid_add(l->table, og_cell_words(mark.sha256));
    }
}

static void add_all_files(const og_report *report, og_document *doc)
{
    listing l = {.doc = doc, .room = og_scenario_file_count(report->base.scenario)};
    for (size_t i = 0; i < report->other_count; i++)
        l.room += og_scenario_file_count(report->others[i]->others->run.scenario);
    l.seen = og_arena_array(&doc->arena, l.room, sizeof *l.seen);
    l.bytes = og_doc_scale(doc, og_scale_count(1e9, "", doc->language));
    l.table = og_doc_table(doc, OG_TEXT(doc->language, MADE_FILES), 3);
    og_grid_head(l.table, true, OG_TEXT(doc->language, MADE_FILE));
    og_grid_head(l.table, false, OG_TEXT(doc->language, MADE_BYTES));
    og_grid_head(l.table, true, "SHA-256");
    add_files(&l, report->base.scenario);
    for (size_t i = 0; i < report->other_count; i++)
        add_files(&l, report->others[i]->others->run.scenario);
}

void og_report_made(const og_report *report, og_document *doc)
{
    OG_DOC_HEADING(doc, 2, REPORT_MADE);
    add_facts(report, doc);
    add_all_files(report, doc);
    OG_DOC_SAY(doc, paragraph, MADE_AGAIN, .version = og_version());
    OG_DOC_SAY(doc, note, MADE_LICENCE);
}
