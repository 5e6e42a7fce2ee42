/* learn SET_fN.csv... > src/forecast/calibration.c: what is known beforehand of each kind of
 * series, from development sets (series,period,index,value,part; a series' rows together and in
 * order). Each series is forecast as it is, and cut to its last 4 ... 40 values, so that there are
 * short ones of every kind. Kinds that few series speak for borrow from their neighbours. */
#include "forecast/evidence.h"

#include "opgave.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_MAX = 4096, ERRORS_LEAST = 40 };
#define BORROW 60.0 /* trials that the neighbours count for */

typedef struct one {
    double y[VALUES_MAX];
    size_t train, test, season;
} one;

static void die(const char *what)
{
    fprintf(stderr, "learn: %s\n", what);
    exit(1);
}

static void add_cut(og_evidence *evidence, const one *s, size_t length)
{
    og_track history = {.y = s->y + (s->train - length), .n = length, .season = s->season};
    size_t horizon = s->test < OG_HORIZON_MAX ? s->test : OG_HORIZON_MAX;
    if (!og_evidence_add(evidence, &history, s->y + s->train, horizon, 1.0))
        die("out of memory");
}

static void add(og_evidence *evidence, const one *s)
{
    static const size_t cuts[] = {4, 6, 9, 13, 18, 30, 40};
    if (s->train == 0 || s->test == 0)
        return;
    add_cut(evidence, s, s->train);
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        if (4 * s->train > 5 * cuts[i])
            add_cut(evidence, s, cuts[i]);
    }
}

static void read_set(og_evidence *evidence, const char *path)
{
    static one s;
    char line[512], last[256] = "";
    FILE *file = fopen(path, "r");
    const char *mark = strrchr(path, '_');
    if (!file || !mark || sscanf(mark, "_f%zu", &s.season) != 1 || !fgets(line, sizeof line, file))
        die(path);
    s.train = s.test = 0;
    while (fgets(line, sizeof line, file)) {
        char name[256], part[16];
        double value;
        if (sscanf(line, "%255[^,],%*[^,],%*[^,],%lf,%15s", name, &value, part) != 3 ||
            s.train + s.test >= VALUES_MAX)
            die(line);
        if (strcmp(name, last) != 0) {
            add(evidence, &s);
            s.train = s.test = 0;
            strcpy(last, name);
        }
        s.y[s.train + s.test] = value;
        if (strcmp(part, "train") == 0)
            s.train++;
        else
            s.test++;
    }
    add(evidence, &s);
    fclose(file);
}

/* The kind that stands beside: the next volatility down or up, then the next length. */
static size_t neighbour(size_t kind, size_t i)
{
    size_t wild = kind % 3, length = kind / 3 % 3, base = kind - kind % 9;
    switch (i) {
    case 0:
        return base + 3 * length + (wild == 1 ? 2u : 1u);
    case 1:
        return base + 3 * (length == 1 ? 2u : 1u) + wild;
    default:
        return (base == 0 ? 9u : 0u) + 3 * length + wild;
    }
}
enum { NEIGHBOURS = 3 };

/* Smooth series miss upwards as often as downwards: their errors are made symmetrical. */
static void even_out(double error[OG_KNOTS][OG_LEVELS])
{
    for (size_t knot = 0; knot < OG_KNOTS; knot++) {
        for (size_t k = 0; k < OG_LEVELS / 2; k++) {
            double half = (error[knot][OG_LEVELS - 1 - k] - error[knot][k]) / 2.0;
            error[knot][k] = -half;
            error[knot][OG_LEVELS - 1 - k] = half;
        }
        error[knot][OG_LEVEL_MEDIAN] = 0.0;
    }
}

/* The knots that a third of the kind's trials reach: further on other series speak than before, and
 * ranges would seem to narrow with distance. */
static unsigned reached(const og_evidence *evidence, size_t kind)
{
    size_t count[OG_KNOTS] = {0}, all = 0;
    unsigned knots = 0;
    for (size_t i = 0; i < evidence->count; i++) {
        if (evidence->trials[i]->kind != kind)
            continue;
        all++;
        for (size_t knot = 0; knot < OG_KNOTS; knot++)
            count[knot] += evidence->trials[i]->horizon >= og_knots[knot];
    }
    for (size_t knot = 0; knot < OG_KNOTS; knot++)
        knots |= 3 * count[knot] >= all ? 1u << knot : 0;
    return knots;
}

/* Errors of the kind for its blend, and, where few tell them, of that beside it; knots of which
 * nothing is known are as the one before. */
static void borrow_errors(const og_evidence *evidence, size_t kind, og_calibration *c)
{
    double own[OG_KNOTS][OG_LEVELS], lent[OG_KNOTS][OG_LEVELS];
    unsigned own_known = 0, lent_known = 0;
    if (!og_evidence_errors(evidence, kind, c->blend, ERRORS_LEAST, own, &own_known) ||
        !og_evidence_errors(evidence, neighbour(kind, 1), c->blend, ERRORS_LEAST, lent,
                            &lent_known))
        die("out of memory");
    size_t from = OG_KNOTS;
    unsigned far = reached(evidence, kind);
    own_known &= far;
    lent_known &= far;
    for (size_t knot = 0; knot < OG_KNOTS; knot++) {
        bool has_own = own_known >> knot & 1u, has_lent = lent_known >> knot & 1u;
        double share = !has_own ? 0.0 : !has_lent ? 1.0 : c->series / (c->series + BORROW);
        if (!has_own && !has_lent) {
            if (from == OG_KNOTS)
                die("a kind without errors");
            memcpy(c->error[knot], c->error[from], sizeof c->error[knot]);
            continue;
        }
        from = knot;
        for (size_t k = 0; k < OG_LEVELS; k++)
            c->error[knot][k] = (has_own ? share * own[knot][k] : 0.0) +
                                (has_lent ? (1.0 - share) * lent[knot][k] : 0.0);
    }
}

/* Links of the kind, drawn to those of the kind beside it; of knots that nobody speaks for as the
 * one before. */
static void borrow_links(const og_evidence *evidence, size_t kind, og_calibration *c)
{
    double own[OG_KNOTS], lent[OG_KNOTS];
    unsigned own_known, lent_known;
    og_evidence_links(evidence, kind, c->blend, ERRORS_LEAST, c->error, own, &own_known);
    og_evidence_links(evidence, neighbour(kind, 1), c->blend, ERRORS_LEAST, c->error, lent,
                      &lent_known);
    own_known &= reached(evidence, kind);
    lent_known &= reached(evidence, kind);
    for (size_t knot = 0; knot < OG_KNOTS; knot++) {
        bool has_own = own_known >> knot & 1u, has_lent = lent_known >> knot & 1u;
        double share = !has_own ? 0.0 : !has_lent ? 1.0 : c->series / (c->series + BORROW);
        if (has_own || has_lent)
            c->link[knot] =
                (has_own ? share * own[knot] : 0.0) + (has_lent ? (1.0 - share) * lent[knot] : 0.0);
        else
            c->link[knot] = knot > 0 ? c->link[knot - 1] : 0.5;
    }
}

static void print(const og_calibration *c)
{
    printf("    {.series = %.0f,\n     .loss = {", c->series);
    for (size_t b = 0; b < OG_BLENDS; b++)
        printf("%s%.4f", b > 0 ? ", " : "", c->loss[b]);
    printf("},\n     .blend = %zu,\n     .error = {", c->blend);
    for (size_t knot = 0; knot < OG_KNOTS; knot++) {
        printf("%s{", knot > 0 ? "},\n               " : "");
        for (size_t k = 0; k < OG_LEVELS; k++)
            printf("%s%.3f", k > 0 ? ", " : "", c->error[knot][k]);
    }
    printf("}},\n     .link = {");
    for (size_t knot = 0; knot < OG_KNOTS; knot++)
        printf("%s%.3f", knot > 0 ? ", " : "", c->link[knot]);
    printf("}},\n");
}

int main(int argc, char **argv)
{
    static og_calibration table[OG_KINDS];
    og_evidence evidence = {0};
    og_init();
    for (int i = 1; i < argc; i++)
        read_set(&evidence, argv[i]);

    static double loss[OG_KINDS][OG_BLENDS];
    for (size_t kind = 0; kind < OG_KINDS; kind++)
        table[kind].series = og_evidence_losses(&evidence, kind, loss[kind]);
    for (size_t kind = 0; kind < OG_KINDS; kind++) {
        og_calibration *c = &table[kind];
        double weight = 0.0;
        for (size_t i = 0; i < NEIGHBOURS; i++) {
            size_t other = neighbour(kind, i);
            double w = fmin(table[other].series, BORROW) / NEIGHBOURS;
            weight += w;
            for (size_t b = 0; b < OG_BLENDS; b++)
                c->loss[b] += w * loss[other][b];
        }
        size_t best = 0;
        for (size_t b = 0; b < OG_BLENDS; b++) {
            c->loss[b] = (c->loss[b] + c->series * loss[kind][b]) / (weight + c->series);
            best = c->loss[b] < c->loss[best] ? b : best;
        }
        c->blend = c->loss[best] < 0.99 ? best : 0;
        borrow_errors(&evidence, kind, c);
        if (kind % 3 == 0)
            even_out(c->error);
        borrow_links(&evidence, kind, c);
        fprintf(stderr, "kind %2zu: %5.0f trials, blend %zu '%s' %.3f:", kind, c->series, c->blend,
                og_blends[c->blend].name, c->loss[c->blend]);
        for (size_t b = 0; b < OG_BLENDS; b++)
            fprintf(stderr, " %.3f", c->loss[b]);
        fprintf(stderr, " z95 %.2f %.2f\n", c->error[0][0], c->error[0][OG_LEVELS - 1]);
    }
    printf(
        "/* Written by tests/bench/forecast/learn.c from development sets; not to be edited. */\n"
        "#include \"forecast/calibration.h\"\n\n"
        "const og_calibration og_calibrations[OG_KINDS] = {\n");
    for (size_t kind = 0; kind < OG_KINDS; kind++)
        print(&table[kind]);
    printf("};\n");
    og_evidence_clear(&evidence);
    return 0;
}
