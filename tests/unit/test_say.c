/* Sentences of the catalogue. The places themselves are proved by tests/lang. */
#include "lang/diag.h"
#include "lang/error.h"
#include "lang/say.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void a_word_is_its_text(void **state)
{
    (void)state;
    assert_string_equal(OG_TEXT(OG_LANGUAGE_NL, NO_MEMORY), "er is te weinig geheugen");
    assert_string_equal(OG_TEXT(OG_LANGUAGE_EN, NO_MEMORY), "out of memory");
}

static void a_place_is_filled_as_it_is(void **state)
{
    (void)state;
    og_strbuf out = {0};
    OG_SAY(&out, OG_LANGUAGE_EN, DID_YOU_MEAN, .word = "{word} %s");
    assert_string_equal(out.text, "; did you mean '{word} %s'?");
    og_strbuf_clear(&out);
    OG_SAY(&out, OG_LANGUAGE_NL, DID_YOU_MEAN, .word = NULL);
    assert_string_equal(out.text, "; bedoelt u '{word}'?");
    og_strbuf_clear(&out);
}

static void sentences_of_other_places_take_no_values(void **state)
{
    (void)state;
    og_strbuf out = {0};
    OG_SAY_LIKE(&out, OG_LANGUAGE_EN, OG_SENTENCE_DID_YOU_MEAN, DID_YOU_MEAN, .word = "a");
    assert_string_equal(out.text, "; did you mean 'a'?");
    og_strbuf_clear(&out);
    OG_SAY_LIKE(&out, OG_LANGUAGE_EN, OG_SENTENCE_DID_YOU_MEAN, NO_MEMORY);
    assert_string_equal(out.text, "; did you mean '{word}'?");
    og_strbuf_clear(&out);
}

static void errors_speak_the_language_asked_for(void **state)
{
    (void)state;
    og_error err = {.language = OG_LANGUAGE_NL};
    assert_int_equal(OG_FAIL(&err, OG_ERR_VALUE, DID_YOU_MEAN, .word = "x"), OG_ERR_VALUE);
    assert_string_equal(err.message, "; bedoelt u 'x'?");
    OG_FAIL(&err, OG_ERR_IO, NO_MEMORY); /* the first one wins */
    assert_int_equal(err.status, OG_ERR_VALUE);

    og_diagnostics *list = og_diagnostics_new(OG_LANGUAGE_NL);
    OG_ERROR_AT(list, (og_pos){0}, DID_YOU_MEAN, .word = "y");
    OG_ADVICE_AT(list, (og_pos){0}, NO_MEMORY);
    assert_int_equal(og_diagnostics_count(list, OG_SEVERITY_ERROR), 1);
    assert_string_equal(og_diagnostics_get(list, 0).message, "; bedoelt u 'y'?");
    og_diagnostics_free(list);
}

static void numbers_are_written_as_typed(void **state)
{
    (void)state;
    assert_string_equal(OG_NUMBER(0.1), "0.1");
    assert_string_equal(OG_COUNT(1000000u), "1000000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_its_text),
        cmocka_unit_test(a_place_is_filled_as_it_is),
        cmocka_unit_test(sentences_of_other_places_take_no_values),
        cmocka_unit_test(errors_speak_the_language_asked_for),
        cmocka_unit_test(numbers_are_written_as_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
