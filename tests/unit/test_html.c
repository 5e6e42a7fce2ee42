/* Documents as HTML: every block, every text only as text, files that need nothing from elsewhere,
 * pictures in a page, and the style of a municipality. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/markup.h"
#include "output/chart/svg.h"
#include "output/chart/svg_inline.h"
#include "output/doc/html.h"
#include "output/doc/theme.h"

#include <stdlib.h>
#include <string.h>

#define NL OG_LANGUAGE_NL

static const og_scale whole = {.unit = 1, .name = "", .language = NL};

/* ---- texts ---- */

static void expect_markup(const char *text, const char *want)
{
    og_strbuf out = {0};
    og_markup_text(&out, text);
    assert_string_equal(out.text, want);
    og_strbuf_clear(&out);
}

static void texts_stay_texts(void **state)
{
    (void)state;
    expect_markup("", "");
    expect_markup("'s-Gravenhage & \"Leiden\"", "&#39;s-Gravenhage &amp; &quot;Leiden&quot;");
    expect_markup("<script>alert(`1`)</script>", "&lt;script&gt;alert(`1`)&lt;/script&gt;");
    expect_markup("a\r\nb\tc", "a  b c");
    expect_markup("]]> <!-- -->", "]]&gt; &lt;!-- --&gt;");
    expect_markup("&amp; &#60;", "&amp;amp; &amp;#60;");
    expect_markup("שלום עולם 🏠 𝔘", "שלום עולם 🏠 𝔘");
    expect_markup("ab\xE2\x80\xAE"
                  "cd",
                  "ab cd"); /* right-to-left override */
    expect_markup("caf\xE9", "caf\uFFFD");
    expect_markup("\xF0\x9F\x8F", "\uFFFD\uFFFD\uFFFD"); /* cut off */
}

/* ---- blocks ---- */

static void expect_html(og_document *doc, const char *want)
{
    og_strbuf out = {0};
    og_render_html(doc, &out);
    assert_false(out.failed || doc->arena.failed);
    assert_string_equal(out.text, want);
    og_strbuf_clear(&out);
    og_doc_clear(doc);
}

static void every_block_has_its_element(void **state)
{
    (void)state;
    og_document doc;
    og_doc_init(&doc, NL);
    og_doc_heading(&doc, 1, "Wat <nu>?");
    og_doc_lead(&doc, "Dit.");
    og_doc_contents(&doc, "Inhoud");
    og_doc_heading(&doc, 2, "Eén & twee");
    og_doc_paragraph(&doc, "Een alinea.");
    og_doc_item(&doc, 2, "zonder iets erboven");
    og_doc_item(&doc, 1, "een");
    og_doc_item(&doc, 2, "onder een");
    og_doc_item(&doc, 1, "twee");
    og_doc_note(&doc, "Een noot.");
    doc.depth = 1;
    og_doc_heading(&doc, 2, "Dieper");
    doc.depth = 0;
    og_doc_fold(&doc, "Meer");
    og_doc_item(&doc, 1, "binnen");
    og_doc_fold_end(&doc);
    og_doc_heading(&doc, 2, "Slot");
    expect_html(&doc, "<h1 id=\"s1\" dir=\"auto\">Wat &lt;nu&gt;?</h1>\n"
                      "<p class=\"lead\">Dit.</p>\n"
                      "<nav aria-label=\"Inhoud\">\n<p>Inhoud</p>\n<ol>\n"
                      "<li><a href=\"#s2\">Eén &amp; twee</a></li>\n"
                      "<li><a href=\"#s4\">Slot</a></li>\n"
                      "</ol>\n</nav>\n"
                      "<h2 id=\"s2\">Eén &amp; twee</h2>\n"
                      "<p>Een alinea.</p>\n"
                      "<ul>\n<li>zonder iets erboven</li>\n"
                      "<li>een<ul>\n<li>onder een</li>\n</ul>\n</li>\n"
                      "<li>twee</li>\n</ul>\n"
                      "<p class=\"note\">Een noot.</p>\n"
                      "<h3 id=\"s3\">Dieper</h3>\n"
                      "<details>\n<summary>Meer</summary>\n"
                      "<ul>\n<li>binnen</li>\n</ul>\n"
                      "</details>\n"
                      "<h2 id=\"s4\">Slot</h2>\n");
}

static void tables_name_their_rows_and_columns(void **state)
{
    (void)state;
    og_document doc;
    og_doc_init(&doc, NL);
    og_doc_heading(&doc, 2, "Plekken");
    og_grid *table = og_doc_table(&doc, NULL, 3);
    og_grid_head(table, true, "");
    og_grid_head(table, false, "tekort");
    og_grid_head(table, true, "waarom");
    og_grid_add(table, og_cell_words("<b>"));
    og_grid_add(table, og_cell_number(-1234, og_doc_scale(&doc, whole)));
    og_grid_add(table, og_cell_words("\"zo\""));
    og_grid_group(table, "groep");
    og_grid_add(table, og_cell_words("erin"));
    og_grid_add(table, og_cell_range(1, 2, &whole));
    og_grid_add(table, og_cell_empty());
    og_grid_group_end(table);
    og_grid_add(table, og_cell_empty());
    og_grid_add(table, og_cell_chance(0.001, false));
    og_grid_add(table, og_cell_empty());
    og_grid *plain = og_doc_table(&doc, "Los", 1);
    og_grid_head(plain, true, "");
    og_grid_add(plain, og_cell_words("a"));
    expect_html(
        &doc,
        "<h2 id=\"s1\">Plekken</h2>\n"
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\"s1\">\n"
        "<table aria-labelledby=\"s1\">\n"
        "<thead><tr><td></td><th scope=\"col\" class=\"n\">tekort</th>"
        "<th scope=\"col\">waarom</th></tr></thead>\n"
        "<tbody>\n"
        "<tr><th scope=\"row\" dir=\"auto\">&lt;b&gt;</th><td class=\"n\">−1.234</td>"
        "<td dir=\"auto\">&quot;zo&quot;</td></tr>\n"
        "</tbody>\n<tbody>\n"
        "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"3\">groep</th></tr>\n"
        "<tr class=\"under\"><th scope=\"row\" dir=\"auto\">erin</th><td class=\"n\">1 tot 2</td>"
        "<td></td></tr>\n"
        "</tbody>\n<tbody>\n"
        "<tr><td></td><td class=\"n\">&lt;1%</td><td></td></tr>\n"
        "</tbody>\n</table>\n</div>\n"
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\"t2\">\n"
        "<table>\n<caption id=\"t2\">Los</caption>\n"
        "<tbody>\n<tr><th scope=\"row\" dir=\"auto\">a</th></tr>\n</tbody>\n"
        "</table>\n</div>\n");
}

static void figures_stand_with_their_picture(void **state)
{
    (void)state;
    og_document doc;
    og_doc_init(&doc, NL);
    og_doc_figure(&doc, &(og_picture){"a", "<Titel>", "woorden", "<svg></svg>"});
    og_doc_figure(&doc, &(og_picture){"b", "\"t\"", "<woorden>", NULL});
    expect_html(&doc, "<figure id=\"f1\">\n"
                      "<div class=\"chart\" role=\"group\" tabindex=\"0\" "
                      "aria-label=\"&lt;Titel&gt;\">\n<svg></svg></div>\n"
                      "<figcaption>Figuur 1</figcaption>\n</figure>\n"
                      "<figure id=\"f2\">\n"
                      "<div class=\"chart\" role=\"group\" tabindex=\"0\" "
                      "aria-label=\"&quot;t&quot;\">\n<p>&lt;woorden&gt;</p></div>\n"
                      "<figcaption>Figuur 2</figcaption>\n</figure>\n");
}

/* ---- files ---- */

static void files_stand_alone(void **state)
{
    (void)state;
    og_document doc;
    og_strbuf out = {0};
    og_doc_init(&doc, NL);
    og_doc_heading(&doc, 1, "</title><script>x</script>");
    og_html_file(&doc, "h1 { color: red }\n", &out);
    assert_false(out.failed);
    assert_int_equal(strncmp(out.text, "<!DOCTYPE html>\n<html lang=\"nl\">", 32), 0);
    assert_non_null(strstr(out.text, "content=\"default-src 'none'; "));
    assert_non_null(strstr(out.text, "<title>&lt;/title&gt;&lt;script&gt;x"));
    assert_null(strstr(out.text, "<script"));
    assert_null(strstr(out.text, "//"));
    assert_null(strstr(out.text, "@import"));
    /* The municipality's style stands behind ours, which was built in. */
    const char *ours = strstr(out.text, "@layer opgave.basis"), *theirs = strstr(out.text, "red }");
    assert_true(ours && theirs && ours < theirs);
    og_strbuf_clear(&out);
    og_doc_clear(&doc);
}

/* ---- pictures ---- */

static void pictures_keep_their_names_apart(void **state)
{
    (void)state;
    static const char svg[] =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<!-- a > b -->\n"
        "<svg width=\"9\" xmlns:xlink='http://www.w3.org/1999/xlink'>\n"
        "<title>id=\"a\" url(#a)</title><!-- <g id='x'/> -->\n"
        "<defs><circle id='gpDot' r=\"1\"/><filter id = \"textbox\"/></defs>\n"
        "<use xlink:href='#gpDot' fill=\"none\"/><use href=\"#gpDot\"/>\n"
        "<g style=\"clip-path: url(#c1); mask:url(#c2)\" data-id=\"k\"></g></svg>\n";
    og_strbuf out = {0};
    assert_true(og_svg_sound(svg));
    og_svg_inline(&out, svg, "f3-");
    assert_string_equal(
        out.text, "<svg width=\"9\" xmlns:xlink='http://www.w3.org/1999/xlink'>\n"
                  "<title>id=\"a\" url(#a)</title>\n"
                  "<defs><circle id='f3-gpDot' r=\"1\"/><filter id = \"f3-textbox\"/></defs>\n"
                  "<use xlink:href='#f3-gpDot' fill=\"none\"/><use href=\"#f3-gpDot\"/>\n"
                  "<g style=\"clip-path: url(#f3-c1); mask:url(#f3-c2)\" data-id=\"k\"></g>"
                  "</svg>\n");
    assert_true(og_svg_sound(out.text));
    og_strbuf_clear(&out);
}

/* ---- a municipality's style ---- */

/* `want` NULL: refused, with `word` in the message. */
static void expect_theme(const char *css, const char *want, const char *word)
{
    og_arena arena = {0};
    og_error err = {.language = NL};
    const char *out = NULL;
    og_status status = og_theme_take(css, strlen(css), "huisstijl.css", &arena, &out, &err);
    if (want) {
        assert_int_equal(status, OG_OK);
        assert_string_equal(out, want);
    } else {
        assert_int_equal(status, OG_ERR_VALUE);
        assert_null(out);
        assert_non_null(strstr(err.message, "'huisstijl.css'"));
        if (!strstr(err.message, word))
            fail_msg("no %s in: %s", word, err.message);
    }
    og_arena_clear(&arena);
}

static void themes_fetch_nothing(void **state)
{
    (void)state;
    expect_theme("/* https://x */a{b:url( \"DATA:image/png;base64,AA/B\")}",
                 " a{b:url( \"DATA:image/png;base64,AA/B\")}\n", NULL);
    expect_theme("q{content:\"/*\"}/* x", "q{content:\"/*\"}\n", NULL);
    expect_theme("@IMPORT 'x.css';", NULL, "'@import'");
    expect_theme("a{b:URL(x.png)}", NULL, "'url('");
    expect_theme("a{b:url(data.png)}", NULL, "'url('");
    expect_theme("a{b:image-set('x' 1x)}", NULL, "'image-set('");
    expect_theme("a{b:u\\72l(x)}", NULL, "'\\'");
    expect_theme("q{content:\"</style\"}", NULL, "'</'");
    expect_theme("a{} <!-- ", NULL, "'<!--'");
    expect_theme("a{content:'\xFF'}", NULL, "UTF-8");
    char *long_one = calloc(OG_THEME_MOST + 2, 1);
    assert_non_null(long_one);
    memset(long_one, ' ', OG_THEME_MOST + 1);
    expect_theme(long_one, NULL, "64 KiB");
    free(long_one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_stay_texts),
        cmocka_unit_test(every_block_has_its_element),
        cmocka_unit_test(tables_name_their_rows_and_columns),
        cmocka_unit_test(figures_stand_with_their_picture),
        cmocka_unit_test(files_stand_alone),
        cmocka_unit_test(pictures_keep_their_names_apart),
        cmocka_unit_test(themes_fetch_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
