/* New scenario files, from the texts in templates/. */
#include "base/format.h"
#include "base/number.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "io/file.h"
#include "io/template.h"
#include "lang/error.h"
#include "lang/fault.h"
#include "lang/options.h"
#include "scenario/scenario.h"
#include "scenario/show.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SCHEMA "scenario.schema.json"

/* What stands in the templates between two @; year, year+1, year-1 beside these. */
typedef struct words {
    const char *file, *base;
    og_strbuf schema, municipality, extends, title, levers;
    int year;
} words;

/* ---- texts ------------------------------------------------------------------------------- */

static void add_scalar(og_strbuf *out, const char *text)
{
    const og_node node = {.kind = OG_NODE_SCALAR, .text = text, .length = strlen(text)};
    og_show_flow(out, &node);
}

/* Nothing that would end the line or act on a terminal. */
static bool is_plain(const char *text)
{
    size_t left = strlen(text), length;
    uint32_t code;
    for (; left > 0; text += length, left -= length) {
        length = og_utf8_decode(text, left, &code);
        if (length == 0 || og_utf8_control(code))
            return false;
    }
    return true;
}

static void add_word(og_strbuf *out, const words *w, const char *name, size_t length)
{
    const struct {
        const char *name, *text;
    } known[] = {{"file", w->file},
                 {"base", w->base},
                 {"schema", w->schema.text},
                 {"municipality", w->municipality.text},
                 {"extends", w->extends.text},
                 {"title", w->title.text},
                 {"levers", w->levers.text}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == length && strncmp(known[i].name, name, length) == 0)
            og_strbuf_puts(out, known[i].text ? known[i].text : "");
    if (strncmp(name, "year", 4) == 0)
        og_strbuf_printf(out, "%d", w->year + (length > 4 ? atoi(name + 4) : 0));
}

static void add_template(og_strbuf *out, const char *text, const words *w)
{
    for (const char *mark; (mark = strchr(text, '@')) != NULL;) {
        const char *end = strchr(mark + 1, '@');
        og_strbuf_add(out, text, (size_t)(mark - text));
        add_word(out, w, mark + 1, (size_t)(end - mark) - 1);
        text = end + 1;
    }
    og_strbuf_puts(out, text);
}

/* ---- levers ------------------------------------------------------------------------------ */

static int by_path(const void *a, const void *b)
{
    const og_lever *const *x = a, *const *y = b;
    return strcmp((*x)->set.text, (*y)->set.text);
}

/* Length of the keys that both paths begin with, with the dot behind them. */
static size_t shared_keys(const char *a, const char *b)
{
    size_t shared = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == '.')
            shared = i + 1;
    return shared;
}

/* The keys of the lever's path that the one before it did not have, as lines behind a #, without
 * which, and nothing else, they are YAML. */
static void add_lever(og_strbuf *out, const og_scenario *base, const og_lever *lever,
                      const char *before)
{
    const char *path = lever->set.text, *key = path + shared_keys(before, path);
    size_t indent = 0;
    for (const char *c = path; c < key; c++)
        indent += *c == '.' ? 2 : 0;
    for (const char *dot; (dot = strchr(key, '.')) != NULL; key = dot + 1, indent += 2) {
        og_strbuf_putc(out, '#');
        og_strbuf_repeat(out, ' ', indent);
        og_strbuf_printf(out, "%.*s:\n", (int)(dot - key), key);
    }
    char low[OG_NUMBER_SIZE], high[OG_NUMBER_SIZE];
    if (lever->earliest.given && lever->latest.given) {
        og_day_print(lever->earliest.period.first, low);
        og_day_print(lever->latest.period.first, high);
    } else {
        og_number_print_short(lever->low.value, low);
        og_number_print_short(lever->high.value, high);
    }
    const og_node *now = og_node_at(base->tree, path);
    og_strbuf_putc(out, '#');
    og_strbuf_repeat(out, ' ', indent);
    og_strbuf_printf(out, "# %s: %s ... %s\n#",
                     is_plain(lever->item.label) ? lever->item.label : lever->item.id, low, high);
    og_strbuf_repeat(out, ' ', indent);
    og_strbuf_printf(out, "%s: ", key);
    if (now)
        og_show_flow(out, now);
    else
        og_strbuf_puts(out, low);
    og_strbuf_putc(out, '\n');
}

static void add_levers(og_strbuf *out, const og_scenario *base)
{
    size_t count = base->levers.count;
    const og_lever **levers = calloc(count + 1, sizeof *levers);
    out->failed |= !levers;
    for (size_t i = 0; levers && i < count; i++)
        levers[i] = base->levers.at[i];
    if (levers)
        qsort(levers, count, sizeof *levers, by_path);
    const char *before = "";
    for (size_t i = 0; levers && i < count; i++) {
        const char *path = levers[i]->set.text;
        size_t length = strlen(before);
        bool within = length > 0 && strncmp(path, before, length) == 0 &&
                      (path[length] == '.' || path[length] == '\0');
        if (within || !is_plain(path))
            continue; /* what it sets stands there already */
        add_lever(out, base, levers[i], before);
        before = path;
    }
    free(levers);
    if (out->length > 0)
        out->text[--out->length] = '\0'; /* the template ends the last line */
    else
        og_strbuf_puts(out, base->language == OG_LANGUAGE_EN ? "# (it has no `levers`)"
                                                             : "# (het heeft geen `levers`)");
}

/* ---- places ------------------------------------------------------------------------------ */

/* The folder that holds `path`, in full; free() it. */
static char *folder_of(const char *path, og_error *err)
{
    size_t length = (size_t)(og_path_name(path) - path);
    char *folder = length ? strndup(path, length) : strdup(".");
    char *real = folder ? realpath(folder, NULL) : NULL;
    if (!real)
        (void)(errno == ENOMEM ? OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY)
                               : OG_FAIL(err, OG_ERR_IO, PATH_FAULT, .path = folder ? folder : path,
                                         .why = og_fault_text(errno, og_error_language(err))));
    free(folder);
    return real;
}

/* The schema as seen from `folder`: that in it or in the nearest above it. *found: there is one. */
static void find_schema(const char *folder, og_strbuf *out, bool *found)
{
    size_t depth = 0;
    *found = false;
    for (size_t end = strlen(folder); !*found; depth++) {
        og_strbuf probe = {0};
        og_strbuf_add(&probe, folder, end);
        og_strbuf_puts(&probe, "/" SCHEMA);
        *found = !probe.failed && access(probe.text, R_OK) == 0;
        og_strbuf_clear(&probe);
        while (end > 0 && folder[end - 1] != '/')
            end--;
        if (*found || end == 0)
            break;
        end--;
    }
    for (size_t i = 0; *found && i < depth; i++)
        og_strbuf_puts(out, "../");
    og_strbuf_puts(out, SCHEMA);
}

/* The base as `extends` names it. */
static og_status find_base(const char *folder, const char *path, const char *base, og_strbuf *out,
                           og_error *err)
{
    char *there = folder_of(base, err);
    size_t length = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
    if (!there)
        return err->status;
    og_strbuf name = {0};
    bool within = strncmp(there, folder, length) == 0 && (there[length] == '/' || !there[length]);
    if (within && there[length] && there[length + 1])
        og_strbuf_printf(&name, "%s/", there + length + 1);
    og_strbuf_puts(&name, og_path_name(base));
    free(there);
    og_status status = OG_OK;
    if (!within)
        status = OG_FAIL(err, OG_ERR_VALUE, BASE_ELSEWHERE, .base = base, .path = path);
    else if (!name.failed && strcmp(name.text, og_path_name(path)) == 0)
        status = OG_FAIL(err, OG_ERR_VALUE, EXTENDS_ITSELF, .path = path);
    else if (!name.failed)
        add_scalar(out, name.text);
    out->failed |= name.failed;
    og_strbuf_clear(&name);
    return status;
}

/* ---- files ------------------------------------------------------------------------------- */

static og_status write_schema(const char *folder, og_error *err)
{
    char *text = NULL, *path = og_file_path(folder, SCHEMA);
    og_status status = path ? og_schema_json(&text, err) : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = og_file_write(path, text, strlen(text), err);
    free(text);
    free(path);
    return status;
}

static og_status fill_words(words *w, const og_new_options *options, const char *folder,
                            og_error *err)
{
    bool english = options->language && strcmp(options->language, "en") == 0;
    const og_scenario *base = options->base;
    if (!base) {
        const char *name = options->municipality;
        add_scalar(&w->municipality, name ? name : english ? "Exampleton" : "Voorbeeldstad");
        return OG_OK;
    }
    og_strbuf title = {0};
    og_strbuf_printf(&title, "%s …? (%s)", base->language == OG_LANGUAGE_EN ? "What if" : "Wat als",
                     base->title);
    if (!title.failed)
        add_scalar(&w->title, title.text);
    w->levers.failed |= title.failed;
    og_strbuf_clear(&title);
    add_levers(&w->levers, base);
    return find_base(folder, w->file, options->base_path, &w->extends, err);
}

static const char *template_of(const og_new_options *options)
{
    const char *language = options->base       ? og_scenario_language(options->base)
                           : options->language ? options->language
                                               : "nl";
    bool english = strcmp(language, "en") == 0;
    return options->base ? english ? "what-if-en.yaml" : "what-if-nl.yaml"
           : english     ? "new-en.yaml"
                         : "new-nl.yaml";
}

og_status og_new_write(const char *path, const og_new_options *options, og_error *err)
{
    og_new_options own;
    og_status status = OG_OPTIONS(&own, options, err);
    if (status != OG_OK)
        return status;
    words w = {.file = path, .year = own.year};
    og_strbuf out = {0};
    bool schema_found = false;
    const char *const texts[] = {path, own.municipality, own.base_path};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i] && !is_plain(texts[i]))
            return OG_FAIL(err, OG_ERR_VALUE, TEXT_NOT_PLAIN, .text = texts[i]);
    w.base = own.base_path ? og_path_name(own.base_path) : NULL;
    char *folder = folder_of(path, err);
    if (!folder)
        return err->status;

    find_schema(folder, &w.schema, &schema_found);
    status = fill_words(&w, &own, folder, err);
    og_strbuf *const parts[] = {&w.schema, &w.municipality, &w.extends, &w.title, &w.levers};
    add_template(&out, og_template_text(template_of(&own)), &w);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        out.failed |= parts[i]->failed;
        og_strbuf_clear(parts[i]);
    }
    if (status == OG_OK && out.failed)
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = og_file_write(path, out.text, out.length, err);
    if (status == OG_OK && !schema_found)
        status = write_schema(folder, err);
    og_strbuf_clear(&out);
    free(folder);
    return status;
}
