/* Titles of shortages and backlogs on paths that rise, fall, rise again, vanish within a year, lie
 * at 0 or at 1: a reader recomputes every figure and every period that a title names. */
#include "fixture.h"
#include "output/chart/kinds/table.h"

#include <ctype.h>

#define MONTHS 36 /* from January 2026 on */
#define PATHS 120

typedef struct path {
    double chance[MONTHS], median[MONTHS];
    bool constant[MONTHS];
} path;

/* ---- generated paths ---- */

static uint32_t state_of_chance = 7;

static double between(double low, double high)
{
    state_of_chance = state_of_chance * 1664525 + 1013904223;
    return low + (high - low) * (state_of_chance >> 8) / 0x1p24;
}

/* The obligation of each month against 100 places. Some months are certain, and stay as they are
 * for a while. */
static void write_path(char *out, size_t size, int kind)
{
    size_t length = (size_t)snprintf(out, size,
                                     "language: nl\nreception: {azc: {locations: {a: "
                                     "{places: 100}}, obligation: {");
    double above = 0;
    int left = 0;
    for (int month = 0; month < MONTHS; month++) {
        if (left-- == 0) {
            left = (int)between(0, kind % 4 == 0 ? 2 : 9);
            above = kind % 5 == 0 && between(0, 1) < 0.5 ? 0 : between(0, 1.2);
        }
        double high = 100 + 40 * above, low = above > 1 ? 101 : 100 - 40 * (1 - above);
        if (above < 0.05)
            low = high = kind % 3 ? 80 : 99.9;
        bool known = kind % 7 == 0 || low >= high;
        length += (size_t)snprintf(out + length, size - length, "%s%d-%02d: ", month ? ", " : "",
                                   2026 + month / 12, 1 + month % 12);
        if (known)
            length += (size_t)snprintf(out + length, size - length, "%.0f", high);
        else
            length += (size_t)snprintf(out + length, size - length,
                                       "{dist: uniform, low: %.2f, high: %.2f}", low, high);
    }
    snprintf(out + length, size - length, "}}}\n");
}

static path path_of(const model *m)
{
    path out;
    size_t series = model_series(m, "azc.shortfall"), told = model_series(m, "azc.shortfall.told");
    for (size_t i = 0; i < MONTHS; i++) {
        og_stats s = og_result_stats(m->result, series, i);
        out.chance[i] = og_result_stats(m->result, told, i).mean; /* without trifles */
        out.median[i] = s.p50;
        out.constant[i] = s.constant;
    }
    return out;
}

/* ---- the reader ---- */

typedef struct reader {
    const char *title, *at;
    const path *path;
    bool told[MONTHS]; /* months of which it is said to be nearly sure */
} reader;

static void lies(const reader *r, const char *what)
{
    fail_msg("%s, at '%s' of: %s", what, r->at, r->title);
}

static bool take(reader *r, const char *text)
{
    size_t length = strlen(text);
    bool there = strncmp(r->at, text, length) == 0;
    r->at += there ? length : 0;
    return there;
}

static long number(reader *r)
{
    char *end;
    long value = strtol(r->at, &end, 10);
    if (end == r->at)
        lies(r, "no number");
    r->at = end;
    return value;
}

/* "eind 2028", "juni 2027" */
static int month(reader *r)
{
    static const char *const names[] = {"januari ",   "februari ", "maart ",    "april ",
                                        "mei ",       "juni ",     "juli ",     "augustus ",
                                        "september ", "oktober ",  "november ", "eind "};
    for (int i = 0; i < 12; i++)
        if (take(r, names[i]))
            return ((int)number(r) - 2026) * 12 + i;
    lies(r, "no month");
    return -1;
}

static void tell(reader *r, int first, int last)
{
    for (int i = first; i <= last; i++)
        r->told[i] = true;
}

/* "tot en met juni 2026", "vanaf eind 2027", "van … tot en met …", "in …", "steeds" */
static void row(reader *r, int *first, int *last)
{
    *first = 0;
    *last = MONTHS - 1;
    if (take(r, "steeds"))
        ;
    else if (take(r, "tot en met "))
        *last = month(r);
    else if (take(r, "vanaf "))
        *first = month(r);
    else if (take(r, "van ")) {
        *first = month(r);
        if (!take(r, " tot en met "))
            lies(r, "no end");
        *last = month(r);
    } else if (take(r, "in "))
        *first = *last = month(r);
    else
        lies(r, "no period");
    tell(r, *first, *last);
}

/* "mediaan 20", "mediaan tot 20", "tot 20", "20": of the months that were told from ... to. */
static void size(reader *r, int first, int last, int *top)
{
    (void)take(r, "mediaan ");
    bool most = take(r, "tot ");
    long value = number(r);
    double largest = 0;
    *top = (int)value;
    for (int i = first; i <= last; i++) {
        if (!r->told[i])
            continue;
        largest = fmax(largest, r->path->median[i]);
        if (!most && lround(r->path->median[i]) != value)
            lies(r, "not the same all the time");
    }
    if (lround(largest) != value)
        lies(r, "not the largest median");
}

/* Of the other months the greatest chance, and one in which it is so. */
static void others(reader *r)
{
    bool less = take(r, "van minder dan 1%"), up = !less && take(r, "tot ");
    long percent = up ? number(r) : 0;
    double most = 0;
    if (up && !take(r, "%"))
        lies(r, "no percent");
    for (int i = 0; i < MONTHS; i++)
        if (!r->told[i])
            most = fmax(most, r->path->chance[i]);
    if (up ? lround(100 * most) != percent : !(less && most < 0.005))
        lies(r, "not the greatest chance");
    if (!take(r, " (") && !take(r, " op een tekort aan plekken ("))
        lies(r, "no month of it");
    int when = month(r);
    if (r->told[when] || r->path->chance[when] < most || !take(r, ")"))
        lies(r, "not then");
}

static void check_told(reader *r)
{
    for (int i = 0; i < MONTHS; i++)
        if (r->told[i] != (r->path->chance[i] >= 0.95))
            lies(r, "nearly sure in other months");
}

static void read_sure(reader *r)
{
    int first, last, top;
    long count = 0, all = 0;
    if (isdigit((unsigned char)r->at[3]) && take(r, "in ")) { /* "in 20 van de 36 maanden" */
        count = number(r);
        if (!take(r, " van de ") || (all = number(r)) != MONTHS || !take(r, " maanden"))
            lies(r, "no months");
        for (int i = 0; i < MONTHS; i++)
            r->told[i] = r->path->chance[i] >= 0.95;
        for (int i = 0; i < MONTHS; i++)
            count -= r->told[i];
        if (count != 0)
            lies(r, "another count");
    } else {
        for (bool more = true; more;) {
            row(r, &first, &last);
            if (take(r, " (")) {
                size(r, first, last, &top);
                if (!take(r, ")"))
                    lies(r, "no end of the size");
            }
            more = take(r, " en ");
        }
    }
    check_told(r);
    if (!take(r, " vrijwel zeker een tekort aan plekken") &&
        !take(r, " binnen deze aannames een tekort aan plekken"))
        lies(r, "nothing said");
    if (take(r, ", ")) {
        size(r, 0, MONTHS - 1, &top);
        if (take(r, " (")) {
            int when = month(r);
            if (!r->told[when] || lround(r->path->median[when]) != top || !take(r, ")"))
                lies(r, "the median is another then");
        }
    }
}

static void read_title(const char *title, const path *p)
{
    char text[512];
    snprintf(text, sizeof text, "%s", title);
    text[0] = (char)tolower((unsigned char)text[0]);
    reader r = {.title = text, .at = text, .path = p};
    if (take(&r, "binnen deze aannames geen tekort aan plekken tot en met 2028") ||
        take(&r, "in geen doorrekening een tekort aan plekken tot en met 2028")) {
        bool known = strncmp(text, "binnen", 6) == 0;
        for (int i = 0; i < MONTHS; i++)
            if (p->chance[i] > 0 || (known && !p->constant[i]))
                lies(&r, "there is one");
    } else if (take(&r, "kans ")) {
        others(&r);
        check_told(&r);
        if (take(&r, ", mediaan "))
            assert_true(number(&r) > 0);
    } else {
        read_sure(&r);
        if (take(&r, "; daarvoor kans ") || take(&r, "; daarna kans ") ||
            take(&r, "; daarbuiten kans ")) {
            others(&r);
        } else if (take(&r, "; daarvoor niet") || take(&r, "; daarna niet") ||
                   take(&r, "; daarbuiten niet")) {
            for (int i = 0; i < MONTHS; i++)
                if (!r.told[i] && p->chance[i] > 0)
                    lies(&r, "there is a chance");
        }
    }
    if (*r.at)
        lies(&r, "more is said than is understood");
}

/* ---- the test ---- */

typedef struct seen {
    char title[512];
    int rows; /* of numbers under the axis */
} seen;

static og_status look(void *context, og_draft *draft, og_error *err)
{
    seen *s = context;
    (void)err;
    if (strcmp(draft->name, "reception-azc") == 0)
        snprintf(s->title, sizeof s->title, "%s", draft->title.text);
    return OG_OK;
}

static void titles_are_true_of_every_month(void **state)
{
    (void)state;
    static char body[MONTHS * 80];
    int sure = 0, often = 0, none = 0;
    for (int kind = 0; kind < PATHS; kind++) {
        write_path(body, sizeof body, kind);
        model m = model_draw(
            (model_options){.start = "2026-01", .end = "2028-12", .replicates = 300}, body);
        og_chart_extra extra = {0};
        og_error err = {0};
        seen s = {0};
        assert_int_equal(og_chart_extra_of(m.scenario, &extra, &err), OG_OK);
        const og_chart_source source = {.study = OG_CHART_RUN,
                                        .plan = m.plan,
                                        .result = m.result,
                                        .extra = &extra,
                                        .language = OG_LANGUAGE_NL};
        assert_int_equal(og_charts_make(&source, (og_chart_maker){look, &s}, &err), OG_OK);
        const path p = path_of(&m);
        read_title(s.title, &p);
        sure += strstr(s.title, "vrijwel zeker") != NULL;
        often += strstr(s.title, " maanden ") != NULL;
        none += strstr(s.title, "daarbuiten") != NULL;
        og_chart_extra_clear(&extra);
        model_free(&m);
    }
    /* The paths are of all kinds. */
    assert_true(sure > 20);
    assert_true(often > 10);
    assert_true(none > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(titles_are_true_of_every_month)};
    return cmocka_run_group_tests_name("chart_titles", tests, NULL, NULL);
}
