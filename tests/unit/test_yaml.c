/* The tree that comes of YAML text, and the errors of text that is none. */
#include "yaml_text.h"

#include <stdio.h>

static const og_node *value_of(const og_node *map, const char *key)
{
    const og_entry *entry = og_node_find(map, key);
    assert_non_null(entry);
    return entry->value;
}

/* ---- trees ------------------------------------------------------------------------------ */

static void tree_with_places(void **state)
{
    (void)state;
    fixture f;
    parse(&f, "# first\n"
              "title: Oekra\xC3\xAFns\n"
              "\"na\xC3\xAFve\": {low: 1_000, 'until': 2026-12-31}   # why\n"
              "list:\n"
              "  - on\n"
              "  - [a, 'b c']\n"
              "empty: ~\n"
              "text: |\n"
              "  two\n"
              "  lines\n");
    assert_non_null(f.root);
    assert_int_equal(f.diags->count, 0);
    assert_int_equal(f.root->kind, OG_NODE_MAP);
    assert_int_equal(f.root->count, 5);
    assert_pos(f.root->pos, 2, 1, 1);

    const og_node *title = value_of(f.root, "title");
    assert_string_equal(title->text, "Oekra\xC3\xAFns");
    assert_int_equal(title->length, 9);
    assert_pos(title->pos, 2, 8, 8);
    assert_pos(og_node_find(f.root, "title")->key_pos, 2, 1, 5);

    assert_pos(og_node_find(f.root, "na\xC3\xAFve")->key_pos, 3, 1, 7);
    const og_node *map = value_of(f.root, "na\xC3\xAFve");
    assert_pos(map->pos, 3, 10, 1);
    assert_pos(value_of(map, "low")->pos, 3, 16, 5);
    assert_false(value_of(map, "low")->quoted);
    assert_pos(og_node_find(map, "until")->key_pos, 3, 23, 7);
    assert_pos(value_of(map, "until")->pos, 3, 32, 10);

    const og_node *list = value_of(f.root, "list");
    assert_int_equal(list->kind, OG_NODE_LIST);
    assert_int_equal(list->count, 2);
    assert_string_equal(list->first->key, "");
    assert_string_equal(list->first->value->text, "on");
    const og_node *inner = list->last->value;
    assert_true(inner->last->value->quoted);
    assert_string_equal(inner->last->value->text, "b c");
    assert_pos(inner->last->value->pos, 6, 9, 5);

    assert_int_equal(value_of(f.root, "empty")->kind, OG_NODE_NULL);
    assert_string_equal(value_of(f.root, "text")->text, "two\nlines\n");
    assert_pos(value_of(f.root, "text")->pos, 8, 7, 1);
    assert_null(og_node_find(f.root, "absent"));
    clear(&f);
}

static void null_only_when_plain(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        og_node_kind kind;
    } cases[] = {{"a: ~", OG_NODE_NULL},          {"a: null", OG_NODE_NULL},
                 {"a: '~'", OG_NODE_SCALAR},      {"a: ''", OG_NODE_SCALAR},
                 {"a: \"null\"", OG_NODE_SCALAR}, {"a: Null", OG_NODE_SCALAR},
                 {"a: |\n", OG_NODE_SCALAR},      {"a: nul", OG_NODE_SCALAR}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        fixture f;
        parse(&f, cases[i].text);
        assert_non_null(f.root);
        assert_int_equal(value_of(f.root, "a")->kind, cases[i].kind);
        clear(&f);
    }
}

static void line_ends_and_multi_line_scalars(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\r"};

    for (size_t i = 0; i < 3; i++) {
        char text[100];
        fixture f;
        snprintf(text, sizeof text, "a: 'x%s  y'%sb: 2%s", ends[i], ends[i], ends[i]);
        parse(&f, text);
        assert_non_null(f.root);
        assert_string_equal(value_of(f.root, "a")->text, "x y");
        assert_pos(value_of(f.root, "a")->pos, 1, 4, 1);
        assert_string_equal(value_of(f.root, "b")->text, "2");
        assert_pos(value_of(f.root, "b")->pos, 3, 4, 1);
        clear(&f);
    }
}

static void a_scalar_can_be_the_root(void **state)
{
    (void)state;
    fixture f;
    parse(&f, "2026-03");
    assert_int_equal(f.root->kind, OG_NODE_SCALAR);
    assert_string_equal(f.root->text, "2026-03");
    clear(&f);
    parse(&f, "--- {a: 1}\n...\n");
    assert_int_equal(f.root->kind, OG_NODE_MAP);
    assert_int_equal(f.diags->count, 0);
    clear(&f);
}

static void editing_a_map(void **state)
{
    (void)state;
    fixture f;
    parse(&f, "{a: 1, b: 2}");
    og_node *map = og_node_new(&f.arena, OG_NODE_MAP, f.root->pos);
    const og_pos pos = {.line = 9};
    char key[] = "c";

    for (const og_entry *e = f.root->first; e; e = e->next)
        assert_non_null(og_node_set(&f.arena, map, e->key, e->key_pos, e->value));
    og_node_set(&f.arena, map, key, pos, map->first->value);
    key[0] = 'X'; /* it was copied */
    og_node_set(&f.arena, map, "a", pos, map->first->next->value);
    assert_int_equal(map->count, 3);
    assert_string_equal(map->first->key, "a");
    assert_string_equal(map->first->value->text, "2");
    assert_int_equal(map->first->key_pos.line, 9);
    assert_string_equal(map->last->key, "c");

    og_node_remove(map, "absent");
    og_node_remove(map, "c");
    assert_string_equal(map->last->key, "b");
    og_node_remove(map, "a");
    assert_string_equal(map->first->key, "b");
    og_node_remove(map, "b");
    assert_true(map->count == 0 && !map->first && !map->last);
    og_node_set(&f.arena, map, "d", pos, og_node_new(&f.arena, OG_NODE_NULL, pos));
    assert_ptr_equal(map->first, map->last);
    clear(&f);
}

/* ---- what is refused -------------------------------------------------------------------- */

static void features_that_are_refused(void **state)
{
    (void)state;
    assert_error("a: &x 1", 1, 4, "anchors ('&x') are not supported: write the value out");
    assert_error("a: &m {b: 1}", 1, 4, "anchors ('&m') are not supported: write the value out");
    assert_error("a: &l [1]", 1, 4, "anchors ('&l') are not supported: write the value out");
    assert_error("a: 1\nb: *x", 2, 4, "aliases ('*') are not supported: write the value out");
    assert_error("*x : 1", 1, 1, "aliases ('*') are not supported: write the value out");
    assert_error("a: !!str 5", 1, 4, "tags ('!') are not supported: remove it");
    assert_error("a: !local {b: 1}", 1, 4, "tags ('!') are not supported: remove it");
    assert_error("!!map {b: 1}", 1, 1, "tags ('!') are not supported: remove it");
    assert_error("a: !x!y 5", 1, 4, "tags ('!') are not supported: put the text in quotes");
    assert_error("a: 1\n<<: {b: 2}", 2, 1,
                 "merge keys ('<<') are not supported: write the keys out");
    assert_error("a: 1\n---\nb: 2", 2, 1, "a second document begins here: one to a file");
}

static void keys_that_are_refused(void **state)
{
    (void)state;
    char text[400];

    assert_error("sources:\n  price: 1\n  other: 2\n  price: 3", 4, 3,
                 "duplicate key 'price' (first at line 2)");
    assert_error("{a: 1, 'a': 2}", 1, 8, "duplicate key 'a' (first at line 1)");
    assert_error("? [a, b]\n: 1", 1, 3, "a key must be a single word or text");
    assert_error("{{a: 1}: 2}", 1, 2, "a key must be a single word or text");
    assert_error("?\n: 1", 1, 2, "a key is missing before ':'");
    assert_error("{: 1}", 1, 2, "expected a value here");
    assert_error(": 1", 1, 1, "expected a key here: check the indentation");
    assert_error("'': 1", 1, 1, "a key is missing before ':'");
    assert_error("\"a\\nb\": 1", 1, 1, "the character U+000A is not allowed here");
    memset(text, 'k', 300);
    memcpy(text + 300, ": 1", 4);
    assert_error(text, 1, 1, "a key of more than 256 bytes");
}

static void lesser_errors_leave_a_tree(void **state)
{
    (void)state;
    fixture f;
    parse(&f, "a: !!int 1\na: 2\nb: {low: 1,5, high: 2,75}\nc: 3");
    assert_non_null(f.root);
    assert_int_equal(f.diags->errors, 4);
    assert_int_equal(f.root->count, 3);
    assert_string_equal(value_of(f.root, "a")->text, "1");
    assert_int_equal(value_of(f.root, "b")->count, 2);
    clear(&f);

    parse(&f, "a: *x\nb: *y\nb: 1");
    assert_null(f.root);
    assert_int_equal(f.diags->errors, 3);
    clear(&f);
}

static void decimal_comma_in_a_flow_map(void **state)
{
    (void)state;
    assert_error("a: {mean: 1,5}", 1, 13, "a.mean: a decimal comma? write 1.5");
    assert_error("{low: -12,05, high: 3}", 1, 11, "low: a decimal comma? write -12.05");
    assert_error("a: {b: [{c: 1}, {d: {e: 2,5}}]}", 1, 27, "a.b.d.e: a decimal comma? write 2.5");

    assert_error("{a: 1,5: }", 1, 7, "a: a decimal comma? write 1.5");
    static const char *const fine[] = {"{a: 1.5,5: 2}", "[1,5]", "a: 1\n5: 2"};
    for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++) {
        fixture f;
        parse(&f, fine[i]);
        assert_int_equal(f.diags->count, 0);
        clear(&f);
    }
}

/* A key without a value is never left out in silence. */
static void keys_without_a_value(void **state)
{
    (void)state;
    assert_error("a:", 1, 1,
                 "'a' has no value: write one after the colon, or `null` to leave it out");
    assert_error("{a: 1, b: }", 1, 8,
                 "'b' has no value: write one after the colon, or `null` to leave it out");
    assert_error("{a: x, b}", 1, 8,
                 "'b' has no value: put a text that holds a comma in quotes, as in `a: \"x, b\"`");
    assert_error("{b}", 1, 2, "'b' has no value: write `b: value`");
    assert_error("{2026: 619, 2027:744}", 1, 13,
                 "'2027:744' has no value: put a space after the colon, as in `2027: 744`");
    assert_error("{value:650, source: x}", 1, 2,
                 "'value:650' has no value: put a space after the colon, as in `value: 650`");
    assert_error("{a: 95, 500}", 1, 9,
                 "'500' has no value: write thousands together (95500 or 95_500) and decimals with "
                 "a point (95.500)");
    assert_error("{a:\u00A050}", 1, 2,
                 "'a:\u00A050' has no value: it holds a no-break space (U+00A0): type an ordinary "
                 "space");
    assert_error("{a:}", 1, 3, "a space and a value belong after this ':'");
}

static void characters_that_are_refused(void **state)
{
    (void)state;
    assert_error_bytes("a: 1\nb: x\0y", 11, 2, 5, "the character U+0000 is not allowed");
    assert_error("a: \x1B[1m", 1, 4, "the character U+001B is not allowed");
    assert_error("a: 1\r\nb: \xC2\x85", 2, 4, "the character U+0085 is not allowed");
    assert_error("# \xE2\x80\xA8", 1, 3, "the character U+2028 is not allowed");
    assert_error("a: \xE2\x80\xAE", 1, 4, "the character U+202E is not allowed");
    assert_error("a: \xEF\xBB\xBF", 1, 4, "the character U+FEFF is not allowed");
    assert_error("a: \"x\\0y\"", 1, 4, "the character U+0000 is not allowed here");
    assert_error("a: \"\\e[1m\"", 1, 4, "the character U+001B is not allowed here");
    assert_error("a: \"\\L\"", 1, 4, "the character U+2028 is not allowed here");
    assert_error("x: 1\n\xC3\xAB: \xEB", 2, 4, "byte 0xEB is not UTF-8 text: save it as UTF-8");
    assert_error("a: \xC3", 1, 4, "byte 0xC3 is not UTF-8 text: save it as UTF-8");
    assert_error_bytes("\xFF\xFE"
                       "a\0:\0",
                       6, 0, 0, "this is UTF-16 text: save it as UTF-8");
    assert_error_bytes("\xFE\xFF\0a\0:", 6, 0, 0, "this is UTF-16 text: save it as UTF-8");
    assert_error_bytes("a\0:\0", 4, 0, 0, "this is UTF-16 text: save it as UTF-8");
}

static void empty_files(void **state)
{
    (void)state;
    assert_error("", 0, 0, "the file is empty");
    assert_error("\n\n", 0, 0, "the file is empty");
    assert_error("# only a comment\n", 0, 0, "the file is empty");
}

static void syntax_errors(void **state)
{
    (void)state;
    static const char never[] = "what opens here is never closed";
    static const char indented[] =
        "a ':' cannot stand here: this line is indented further than the one above, which has a "
        "value already; take away blanks at its start";
    static const char above[] = "a ':' cannot stand here: the line above misses its ':'";
    static const char within[] =
        "a second ':' cannot stand here: put a text that holds one in quotes";
    static const char tab[] = "a tab cannot indent: use spaces";

    assert_error("a: 1\nnaam: 's-Hertogenbosch\nb: 2\n", 2, 7, never);
    assert_error("a: \"x", 1, 4, never);
    assert_error("a: {b: 1\n", 1, 4, never);
    assert_error("a: [1, 2\n", 1, 4, never);
    assert_error("a: 1\n  b: 2", 2, 4, indented);
    assert_error("a\n\n  b: 2", 3, 4, above);
    assert_error("é: 1\n  é: 2", 2, 4, indented);
    assert_error("title: Leiden: opvang", 1, 14, within);
    assert_error("a:\n\tb: 1", 2, 1, tab);
    assert_error("a: 1\n\tb: 2", 2, 1, tab);
    assert_error("a:\n  b: 1\n\tc: 2", 3, 1, tab);
    assert_error("a:\n    b: 1\n  c: 2", 3, 3, "expected a key here: check the indentation");
    assert_error("a: 1\nb\nc: 2", 2, 1, "expected ':' after this key");
    assert_error("a: @home", 1, 4, "a value cannot start with '@': put it in quotes");
    assert_error("a: * x", 1, 4, "a value cannot start with '&' or '*': put it in quotes");
    assert_error("a: {b: 1 c: 2}", 1, 11, "expected ',' or '}' here");
    assert_error("a: [1, 2}", 1, 9, "expected ',' or ']' here");
    assert_error("a: \"\\q\"", 1, 5,
                 "unknown escape after '\\': in double quotes write '\\\\', or use single quotes");
    assert_error("a: 1\n]", 2, 1, "expected a key here: check the indentation");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tree_with_places),
        cmocka_unit_test(null_only_when_plain),
        cmocka_unit_test(line_ends_and_multi_line_scalars),
        cmocka_unit_test(a_scalar_can_be_the_root),
        cmocka_unit_test(editing_a_map),
        cmocka_unit_test(features_that_are_refused),
        cmocka_unit_test(keys_that_are_refused),
        cmocka_unit_test(lesser_errors_leave_a_tree),
        cmocka_unit_test(decimal_comma_in_a_flow_map),
        cmocka_unit_test(keys_without_a_value),
        cmocka_unit_test(characters_that_are_refused),
        cmocka_unit_test(empty_files),
        cmocka_unit_test(syntax_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
