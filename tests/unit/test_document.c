/* Documents: how cells read, how a terminal shows them in 80 columns, and amounts that add up as
 * they are printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/width.h"
#include "output/doc/render.h"
#include "output/doc/text.h"
#include "output/doc/wrap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NBSP "\xC2\xA0"
#define NL OG_LANGUAGE_NL
#define EN OG_LANGUAGE_EN

/* ---- width and lines --------------------------------------------------------------------- */

static void width_counts_columns(void **state)
{
    (void)state;
    assert_int_equal(og_width(""), 0);
    assert_int_equal(og_width("Oekraïne"), 8);
    assert_int_equal(og_width("e\xCC\x88"), 1);                /* joined by a mark */
    assert_int_equal(og_width("日本"), 4);                     /* wide */
    assert_int_equal(og_width("ｱ"), 1);                        /* half-width */
    assert_int_equal(og_width("한국"), 4);                     /* syllables, */
    assert_int_equal(og_width("\xE1\x84\x92\xE1\x85\xA1"), 2); /* and the same of two letters */
    assert_int_equal(og_width("–\xFF"), 2);                    /* a byte of nothing */
}

static void expect_wrap(const char *lead, const char *text, size_t width, const char *want)
{
    og_strbuf out = {0};
    og_wrap(&out, lead, text, width);
    assert_false(out.failed);
    assert_string_equal(out.text, want);
    og_strbuf_clear(&out);
}

static void lines_keep_their_width(void **state)
{
    (void)state;
    expect_wrap("- ", "één twee drie\nvier 1" NBSP "2 a\033b langwoord", 10,
                "- één twee\n"
                "  drie\n"
                "  vier 1" NBSP "2\n"
                "  a b\n"
                "  langwoor\n"
                "  d\n");
    expect_wrap("", "reception.ukraine.locations a", 20, "reception.ukraine.\nlocations a\n");
    expect_wrap("", "  日本日本 日本", 5, "日本\n日本\n日本\n");
    expect_wrap("  ", "", 10, "  \n");
}

/* ---- cells ------------------------------------------------------------------------------- */

static const og_scale whole = {.unit = 1, .name = "", .language = NL};
static const og_scale millions = {
    .unit = 1e6, .decimals = 1, .name = "mln", .euro = true, .language = NL};

static void expect_cell(og_doc_cell cell, og_language language, const char *want)
{
    og_strbuf out = {0};
    og_cell_say(&cell, language, &out);
    assert_string_equal(out.text, want);
    og_strbuf_clear(&out);
}

static void cells_are_written_when_asked(void **state)
{
    (void)state;
    const double none = (double)NAN;
    og_day first = og_day_of(2027, 1, 1), july = og_day_of(2027, 7, 1);
    og_day june = og_day_of(2027, 6, 30), last = og_day_of(2027, 12, 31);
    expect_cell(og_cell_empty(), NL, "");
    expect_cell(og_cell_words("a"), NL, "a");
    expect_cell(og_cell_number(-1250000, &millions), NL, "−1,3");
    expect_cell(og_cell_number(none, &whole), NL, "–");
    expect_cell(og_cell_change(1250000, &millions), NL, "+1,3");
    expect_cell(og_cell_change(0.2, &whole), NL, "0");
    expect_cell(og_cell_range(-2, 31, &whole), NL, "−2 tot 31");
    expect_cell(og_cell_changes(-2, 31, &whole), EN, "−2 to +31");
    expect_cell(og_cell_changes(none, none, &whole), NL, "");
    expect_cell(og_cell_pair(4, 12, &whole), NL, "4 (12)");
    expect_cell(og_cell_span(first, last), NL, "2027");
    expect_cell(og_cell_span(first, june), NL, "t/m juni 2027");
    expect_cell(og_cell_span(july, last), EN, "from July 2027");
    expect_cell(og_cell_span(og_day_of(2027, 3, 1), june), NL, "maart 2027 t/m juni 2027");
    expect_cell(og_cell_span(first, og_day_of(2027, 1, 31)), NL, "januari 2027");
    expect_cell(og_cell_end(first, last), NL, "eind 2027");
    expect_cell(og_cell_end(first, june), EN, "end of June 2027");
}

/* One rule: 0% and 100% only of what is so by the plan. */
static void chances_by_counting_are_never_certain(void **state)
{
    (void)state;
    expect_cell(og_cell_chance(1, false), NL, ">99%");
    expect_cell(og_cell_chance(1, true), NL, "100%");
    expect_cell(og_cell_chance(0, false), NL, "<1%");
    expect_cell(og_cell_chance(0, true), NL, "0%");
    expect_cell(og_cell_chance(0.373, false), NL, "37%");
    expect_cell(og_cell_chance((double)NAN, false), NL, "");
}

/* ---- adding up --------------------------------------------------------------------------- */

static void expect_closed(double income, double cost, double total, const double *want, bool moved)
{
    static const int signs[] = {1, -1};
    const og_scale scale = {.unit = 1e6, .decimals = 2, .name = ""};
    double terms[] = {income, cost};
    assert_int_equal(og_scale_close(&scale, terms, signs, 2, total, og_scale_round(&scale, total)),
                     moved);
    for (size_t i = 0; i < 2; i++)
        if (fabs(terms[i] - want[i]) > 1e-3)
            fail_msg("%g - %g = %g: %.17g instead of %.17g", income, cost, total, terms[i],
                     want[i]);
}

static void what_adds_up_does_so_in_print(void **state)
{
    (void)state;
    /* 2.99 - 1.01 = 1.99 would not add up. */
    expect_closed(2994999, 1005001, 1989998, (const double[]){3.00e6, 1.01e6}, true);
    expect_closed(2994999, 1004999, 1990000, (const double[]){2.99e6, 1.00e6}, false);
    expect_closed(1000000, 250000, 750000, (const double[]){1.00e6, 0.25e6}, false);
    /* Nothing stays nothing. */
    expect_closed(0, 1004000, -1006000, (const double[]){0, 1.00e6}, false);
    expect_closed(1004000, 0, 1004000, (const double[]){1.00e6, 0}, false);
    /* Whatever does not add up is left alone. */
    expect_closed(2994999, 1005001, 5e6, (const double[]){2.99e6, 1.01e6}, false);
}

/* On many sums of cents: it adds up, and nothing moves by more than a step. */
static void sums_close(void **state)
{
    (void)state;
    static const int signs[] = {1, -1, 1};
    const og_scale scale = {.unit = 1e6, .decimals = 1, .name = ""};
    uint32_t draw = 1;
    for (int k = 0; k < 20000; k++) {
        double exact[3], terms[3], total = 0, sum = 0;
        for (size_t i = 0; i < 3; i++) {
            draw = draw * 1664525u + 1013904223u;
            exact[i] = terms[i] = (double)(draw >> 8) / 4;
            total += signs[i] * exact[i];
        }
        double shown = og_scale_round(&scale, total);
        og_scale_close(&scale, terms, signs, 3, total, shown);
        for (size_t i = 0; i < 3; i++) {
            sum += signs[i] * terms[i];
            assert_true(fabs(terms[i] - exact[i]) <= 1e5 * (1 + 1e-9));
        }
        assert_true(fabs(sum - shown) < 1);
    }
}

static void sentences_have_the_decimals_of_their_table(void **state)
{
    (void)state;
    og_strbuf out = {0};
    og_scale scale = og_scale_euros(4.75e6, NL);
    og_scale_say(&scale, 4.75e6, &out);
    og_strbuf_puts(&out, "; ");
    og_scale_say(&scale, -4e3, &out); /* 0,00 has no sign */
    og_strbuf_puts(&out, "; ");
    scale = og_scale_euros(849612, EN);
    og_scale_say(&scale, -849612, &out);
    assert_string_equal(out.text, "€" NBSP "4,75" NBSP "mln; €" NBSP "0,00" NBSP "mln; −€850,000");
    og_strbuf_clear(&out);
}

/* ---- a terminal -------------------------------------------------------------------------- */

static void expect_text(og_document *doc, const char *want)
{
    char *text = NULL;
    assert_int_equal(og_doc_render(doc, "text", &text, NULL), OG_OK);
    assert_string_equal(text, want);
    free(text);
}

static void a_terminal_shows_every_block(void **state)
{
    (void)state;
    og_document doc;
    og_doc_init(&doc, NL);
    og_doc_heading(&doc, 1, "Titel");
    og_doc_paragraph(&doc, "Zo te lezen.");
    og_doc_heading(&doc, 2, "Kop");
    og_grid *table = og_doc_table(&doc, NULL, 3);
    og_grid_head(table, true, "");
    og_grid_head(table, false, "tekort");
    og_grid_head(table, false, "kans");
    og_grid_add(table, og_cell_words("Oekraïne"));
    og_grid_add(table, og_cell_number(1234, og_doc_scale(&doc, whole)));
    og_grid_add(table, og_cell_chance(0.001, false));
    og_grid_group(table, "groep");
    og_grid_add(table, og_cell_words("a\033[2J\nb"));
    og_grid_add(table, og_cell_number(5, &whole));
    og_grid_add(table, og_cell_empty());
    og_doc_note(&doc, "Een noot.");
    og_doc_item(&doc, 1, "een");
    og_doc_item(&doc, 2, "onder een");
    og_doc_figure(&doc, &(og_picture){.name = "reserve", .title = "vondst", .words = "wat er is"});
    og_doc_contents(&doc, "Inhoud");
    og_doc_fold(&doc, "Meer");
    og_doc_item(&doc, 1, "twee");
    og_doc_fold_end(&doc);
    og_doc_paragraph(&doc, "Slot.");
    expect_text(&doc, "Titel\n"
                      "Zo te lezen.\n"
                      "\n"
                      "Kop\n"
                      "             tekort  kans\n"
                      "  Oekraïne    1.234   <1%\n"
                      "  groep\n"
                      "    a [2J b       5\n"
                      "  Een noot.\n"
                      "  - een\n"
                      "    - onder een\n"
                      "\n"
                      "Meer\n"
                      "  - twee\n"
                      "\n"
                      "Slot.\n");
}

/* Heads give way first, then words, then the table is cut. */
static void wide_tables_are_narrowed(void **state)
{
    (void)state;
    og_document doc;
    og_doc_init(&doc, NL);
    og_grid *table = og_doc_table(&doc, NULL, 4);
    og_grid_head(table, true, "naam");
    og_grid_head(table, false, "een kop van woorden die heel erg lang zijn");
    og_grid_head(table, true, "betekenis");
    og_grid_head(table, false, "getal");
    og_grid_add(table, og_cell_words("kort"));
    og_grid_add(table, og_cell_number(12, &whole));
    og_grid_add(table, og_cell_words("een uitleg die zo lang is dat hij niet op de regel past"));
    og_grid_add(table, og_cell_number(1, &whole));
    expect_text(&doc, "         een kop\n"
                      "             van\n"
                      "         woorden\n"
                      "        die heel\n"
                      "        erg lang\n"
                      "  naam      zijn  betekenis                                          "
                      "      getal\n"
                      "  kort        12  een uitleg die zo lang is dat hij niet op de regel "
                      "past      1\n");
}

static void every_line_fits(void **state)
{
    (void)state;
    for (size_t columns = 1; columns <= 40; columns++) {
        og_document doc;
        char *text = NULL;
        og_doc_init(&doc, NL);
        og_doc_heading(&doc, 1,
                       "reception.ukraine.locations.een_heel_lang_pad.dat.niet.past.op.een."
                       "enkele_regel_van_tachtig_tekens");
        og_grid *table = og_doc_table(&doc, NULL, columns);
        for (size_t c = 0; c < columns; c++)
            og_grid_head(table, c % 5 == 4, "een kop van woorden");
        for (size_t c = 0; c < 3 * columns; c++)
            if (c % columns % 5 == 4 || c % columns == 0)
                og_grid_add(table,
                            og_cell_words("een tekst van_enige_lengte_日本日本日本日本日本"));
            else
                og_grid_add(table, og_cell_range(-1e5 * (double)c, 1e6, &whole));
        assert_int_equal(og_doc_render(&doc, "text", &text, NULL), OG_OK);
        for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
            if (og_width(line) > OG_TEXT_WIDTH || line[strlen(line) - 1] == ' ')
                fail_msg("%zu columns: '%s'", columns, line);
        free(text);
    }
}

static void an_unknown_format_is_refused(void **state)
{
    (void)state;
    og_document doc;
    og_error err = {.language = NL};
    char *text = NULL;
    og_doc_init(&doc, NL);
    assert_int_equal(og_doc_render(&doc, "papier", &text, &err), OG_ERR_VALUE);
    assert_null(text);
    assert_non_null(strstr(err.message, "'papier'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_counts_columns),
        cmocka_unit_test(lines_keep_their_width),
        cmocka_unit_test(cells_are_written_when_asked),
        cmocka_unit_test(chances_by_counting_are_never_certain),
        cmocka_unit_test(what_adds_up_does_so_in_print),
        cmocka_unit_test(sums_close),
        cmocka_unit_test(sentences_have_the_decimals_of_their_table),
        cmocka_unit_test(a_terminal_shows_every_block),
        cmocka_unit_test(wide_tables_are_narrowed),
        cmocka_unit_test(every_line_fits),
        cmocka_unit_test(an_unknown_format_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
