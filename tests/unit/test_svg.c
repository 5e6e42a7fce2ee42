/* Pictures in SVG: what is well-formed and what is not; texts that gnuplot leaves as they are; and
 * characters that the font lacks. */
#include "output/chart/font.h"
#include "output/chart/svg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void takes_what_is_well_formed(void **state)
{
    (void)state;
    static const char *const sound[] = {
        "<svg/>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n"
        "<svg a=\"1\" b='\"'>\n<!-- < & > -->\n<g><path d=\"M 1,2\"/></g><text >a &lt; b &#60; "
        "€</text>\n</svg >\n\n",
        "<svg><a><b></b></a><a/></svg>"};
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        if (!og_svg_sound(sound[i]))
            fail_msg("refused: %s", sound[i]);
}

static void refuses_what_is_not(void **state)
{
    (void)state;
    static const char *const unsound[] = {"",
                                          "text",
                                          "<svg>",
                                          "<svg></g></svg>",
                                          "<svg><g></svg></g>",
                                          "<svg/><svg/>",
                                          "<svg/> text",
                                          "<svg>a & b</svg>",
                                          "<svg>a &amp b</svg>",
                                          "<svg>&nbsp;</svg>",
                                          "<svg>a ]]> b</svg>",
                                          "<svg>a < b</svg>",
                                          "<svg a=1/>",
                                          "<svg a/>",
                                          "<svg a=\"<\"/>",
                                          "<svg a=\"1/>",
                                          "<svg><!-- </svg>",
                                          "<svg>\x01</svg>",
                                          "<svg>\xff</svg>",
                                          "<svg><></></svg>"};
    for (size_t i = 0; i < sizeof unsound / sizeof *unsound; i++)
        if (og_svg_sound(unsound[i]))
            fail_msg("taken: %s", unsound[i]);
}

static void describes_and_mends(void **state)
{
    (void)state;
    og_strbuf out = {0};
    og_svg_describe(&out,
                    "<svg a=\"1\">\n<title>Gnuplot</title>\n<desc>Produced</desc>\n"
                    "<text font-family=\"DejaVu Sans\">f ]]> ] </text></svg>\n",
                    "Kans <1% & ]]>", "d", "en");
    assert_string_equal(out.text, "<svg role=\"img\" lang=\"en\" xml:lang=\"en\" a=\"1\">\n"
                                  "<title>Kans &lt;1% &amp; ]]&gt;</title>\n<desc>d</desc>\n"
                                  "<text font-family=\"DejaVu Sans, Verdana, sans-serif\">f "
                                  "]]&gt; ] </text></svg>\n");
    assert_true(og_svg_sound(out.text));
    og_strbuf_clear(&out);
}

static void puts_a_box_for_what_the_font_lacks(void **state)
{
    (void)state;
    og_strbuf out = {0};
    og_font_box(&out, "Łódź\t€ 'n Ωж\n漢字 ཀ 😀");
    assert_string_equal(out.text, "Łódź\t€ 'n Ωж\n□□ □ □");
    og_strbuf_clear(&out);
    for (uint32_t code = ' '; code < 0x180; code++)
        if (code < 0x7f || code > 0x9f)
            assert_true(og_font_has(code));
    assert_false(og_font_has(0x4e00));
    assert_false(og_font_has(0x12000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(takes_what_is_well_formed),
                                       cmocka_unit_test(refuses_what_is_not),
                                       cmocka_unit_test(describes_and_mends),
                                       cmocka_unit_test(puts_a_box_for_what_the_font_lacks)};
    return cmocka_run_group_tests_name("svg", tests, NULL, NULL);
}
