#include "engine/census.h"

#include "engine/select.h"

#include <math.h>

#define SPREAD 4.5 /* standard deviations of a rank that are allowed for to either side */
#define ATOMS 10   /* values with a class of their own */
#define WINDOWS 16 /* separate ones, of all percentiles */
#define STRIDE 3   /* every third value of a sample votes */

const unsigned og_levels[OG_LEVELS] = {5, 25, 50, 75, 95};

uint64_t og_census_below(const og_sieve *sieve, const og_census *census, uint32_t class)
{
    if (class > sieve->count)
        return census->valid;
    return class == 0 ? 0 : census->valid - census->at_least[class - 1];
}

uint64_t og_census_in(const og_sieve *sieve, const og_census *census, uint32_t class)
{
    return og_census_below(sieve, census, class + 1) - og_census_below(sieve, census, class);
}

uint32_t og_census_class(const og_sieve *sieve, const og_census *census, uint64_t rank)
{
    uint32_t class = 0;
    while (og_census_below(sieve, census, class + 1) <= rank)
        class ++;
    return class;
}

/* ---- windows: where a percentile must lie ---- */

/* An end of a window: an edge, or the sample's value of a rank. */
struct end {
    double edge;
    size_t rank;
    uint32_t class;
    bool sampled;
};

/* From low on, up to but not including high. */
struct window {
    struct end low, high;
};

struct view {
    const og_sieve *sieve;
    const og_census *census;
    double *sample; /* with room behind it for as many again */
    size_t count;
    size_t below[OG_SIEVE_EDGES + 2]; /* of the sample, below each class */
};

/* A rank among all values that falls in a collected class as a rank in the sample, moved outwards
 * by what the sample may be off; `sd` is the standard deviation of the rank that it was chosen by.
 */
static double place_in(const struct view *view, uint32_t class, double rank, double sd, bool high)
{
    double first = (double)view->below[class];
    double sampled = (double)view->below[class + 1] - first;
    double in = (double)og_census_in(view->sieve, view->census, class);
    double share = (rank - (double)og_census_below(view->sieve, view->census, class)) / in;
    double own = sd * sampled / in, all = sqrt(own * own + sampled * share * (1.0 - share));
    double off = 1.0 + SPREAD * (all - own);
    return first + (high ? ceil(sampled * share + off) : floor(sampled * share - off));
}

/* Whether a class has values of which only the number is known. */
static bool is_lost(const struct view *view, uint32_t class)
{
    return !og_sieve_collected(view->sieve, class) && !og_sieve_single(view->sieve, class) &&
           og_census_in(view->sieve, view->census, class) > 0;
}

static uint32_t class_near(const struct view *view, double rank)
{
    double most = (double)view->census->valid;
    if (rank < 0.0)
        return 0;
    return rank < most ? og_census_class(view->sieve, view->census, (uint64_t)rank)
                       : view->sieve->count;
}

static struct end class_end(const og_sieve *sieve, uint32_t class, bool high)
{
    double edge = high ? (class < sieve->count ? sieve->edges[class] : (double)NAN)
                       : (class > 0 ? sieve->edges[class - 1] : -INFINITY);
    return (struct end){.edge = edge, .class = class};
}

static struct end find_end(const struct view *view, double rank, double sd, bool high)
{
    double reach = 2.0 + SPREAD * sd;
    rank = high ? ceil(rank + reach) : floor(rank - reach);
    uint32_t class = class_near(view, rank);
    if (og_sieve_collected(view->sieve, class)) {
        double place = place_in(view, class, rank, sd, high);
        if (place >= (double)view->below[class] && place < (double)view->below[class + 1])
            return (struct end){.rank = (size_t)place, .class = class, .sampled = true};
    }
    return class_end(view->sieve, class, high);
}

static void read_ends(const struct view *view, struct window *windows)
{
    struct end *ends[2 * OG_LEVELS];
    size_t ranks[2 * OG_LEVELS], used = 0;
    for (size_t w = 0; w < OG_LEVELS; w++) {
        ends[2 * w] = &windows[w].low;
        ends[2 * w + 1] = &windows[w].high;
    }
    for (size_t i = 0; i < 2 * OG_LEVELS; i++) {
        size_t k = used;
        if (!ends[i]->sampled)
            continue;
        for (; k > 0 && ranks[k - 1] > ends[i]->rank; k--)
            ranks[k] = ranks[k - 1];
        ranks[k] = ends[i]->rank;
        used++;
    }
    og_select_apart(view->sample, view->count, ranks, used, view->sample + view->count);
    for (size_t i = 0; i < 2 * OG_LEVELS; i++)
        if (ends[i]->sampled) {
            double value = view->sample[ends[i]->rank];
            ends[i]->edge = i % 2 == 1 ? og_sieve_next(value) : value;
        }
}

/* Puts a window after the others, or makes one of it and the last when they touch. */
static size_t add_window(struct window *windows, size_t used, struct window window)
{
    struct window *last = used > 0 ? &windows[used - 1] : NULL;
    if (last && !(window.low.edge > last->high.edge)) {
        if (!(window.high.edge < last->high.edge))
            last->high = window.high;
        return used;
    }
    if (used < WINDOWS)
        windows[used++] = window;
    return used;
}

/* Of each percentile what its class and those around it have, as far as no values were lost: a
 * percentile that lies among lost values takes another pass. */
static size_t find_windows(const struct view *view, double left, struct window *windows)
{
    const og_sieve *sieve = view->sieve;
    struct window wanted[OG_LEVELS];
    double valid = (double)view->census->valid;
    size_t used = 0;
    for (size_t i = 0; i < OG_LEVELS; i++) {
        double p = og_levels[i] / 100.0, rank = (valid - 1.0) * p;
        double sd = sqrt(valid * p * (1.0 - p) * left);
        wanted[i].low = find_end(view, rank, sd, false);
        wanted[i].high = find_end(view, rank, sd, true);
    }
    read_ends(view, wanted);
    for (uint32_t class = 0; class <= sieve->count; class ++)
        for (size_t i = 0; i < OG_LEVELS && !is_lost(view, class); i++) {
            struct window window = wanted[i];
            if (class < window.low.class || class > window.high.class)
                continue;
            if (class > window.low.class)
                window.low = class_end(sieve, class, false);
            if (class < window.high.class)
                window.high = class_end(sieve, class, true);
            if (!(window.low.edge >= window.high.edge))
                used = add_window(windows, used, window);
        }
    return used;
}

/* ---- atoms: values that fill much of a window ---- */

struct atoms {
    double values[ATOMS];
    size_t count;
};

static void add_atom(struct atoms *atoms, double value)
{
    size_t k = atoms->count++;
    for (; k > 0 && atoms->values[k - 1] > value; k--)
        atoms->values[k] = atoms->values[k - 1];
    atoms->values[k] = value;
}

static bool is_within(double value, const struct window *window)
{
    return value >= window->low.edge && !(value >= window->high.edge);
}

/* Where the sample has the values of a window, but for some that equal its ends, and perhaps
 * others. */
static void find_range(const struct view *view, const struct window *window, size_t *first,
                       size_t *end)
{
    *first = window->low.sampled ? window->low.rank : 0;
    *end = window->high.sampled ? window->high.rank + 1 : view->count;
}

/* Any value that fills more than a third of the window is one of the two that are left by the vote
 * of Misra and Gries (1982). */
static void vote(const struct view *view, const struct window *window, double left[2])
{
    size_t votes[2] = {0}, first, end;
    find_range(view, window, &first, &end);
    for (size_t i = first; i < end; i += STRIDE) {
        double x = view->sample[i];
        if (!is_within(x, window))
            continue;
        int mine = votes[0] > 0 && x == left[0] ? 0 : votes[1] > 0 && x == left[1] ? 1 : -1;
        int unused = votes[0] == 0 ? 0 : votes[1] == 0 ? 1 : -1;
        if (mine >= 0)
            votes[mine]++;
        else if (unused >= 0) {
            left[unused] = x;
            votes[unused] = 1;
        } else {
            votes[0]--;
            votes[1]--;
        }
    }
    for (int i = 0; i < 2; i++)
        if (votes[i] == 0)
            left[i] = NAN;
}

/* Those that have a class already must keep it, as their values were not collected. */
static size_t keep_atoms(const struct view *view, const struct window *window, struct atoms *atoms)
{
    const og_sieve *sieve = view->sieve;
    for (uint32_t class = 1; class < sieve->count; class ++)
        if (og_sieve_single(sieve, class) && !og_sieve_collected(sieve, class) &&
            og_census_in(sieve, view->census, class) > 0 &&
            is_within(sieve->edges[class - 1], window))
            add_atom(atoms, sieve->edges[class - 1]);
    return atoms->count;
}

/* Adds at most `most` new atoms, and tells whether the window holds other values too, so that it
 * must be collected. */
static bool find_atoms(const struct view *view, const struct window *window, size_t most,
                       struct atoms *atoms)
{
    double candidates[2] = {NAN, NAN};
    size_t seen = 0, equal[2] = {0}, first, end;
    vote(view, window, candidates);
    find_range(view, window, &first, &end);
    for (size_t i = first; i < end; i++) {
        seen += is_within(view->sample[i], window);
        equal[0] += view->sample[i] == candidates[0];
        equal[1] += view->sample[i] == candidates[1];
    }
    size_t others = seen;
    for (int i = 0; i < 2; i++)
        if (most > 0 && equal[i] > 2 && equal[i] > seen / 8) {
            add_atom(atoms, candidates[i]);
            others -= equal[i];
            most--;
        }
    return others > 0 || atoms->count == 0;
}

/* ---- edges ---- */

struct edges {
    double at[OG_SIEVE_EDGES];
    uint32_t count;
};

/* Without room for more the values are lost, as those between windows are. */
static void add_class(struct edges *edges, double low, double high)
{
    if (edges->count == OG_SIEVE_EDGES)
        return;
    edges->at[edges->count++] = low;
    edges->at[edges->count++] = high;
}

/* What is between atoms is an odd class, so that atoms are even ones; where it is not collected, an
 * odd class without numbers. */
static void add_classes(struct edges *edges, const struct window *window, const struct atoms *atoms,
                        bool collect)
{
    double from = window->low.edge;
    for (size_t i = 0; i < atoms->count; i++) {
        double atom = atoms->values[i];
        add_class(edges, collect ? from : atom, atom);
        from = og_sieve_next(atom);
        if (!collect)
            add_class(edges, from, from);
    }
    if (collect && !isnan(from))
        add_class(edges, from, window->high.edge);
}

/* With nothing to collect, edges need not come in pairs. */
static void drop_doubles(struct edges *edges)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < edges->count; i++)
        if (used == 0 || edges->at[i] != edges->at[used - 1])
            edges->at[used++] = edges->at[i];
    edges->count = used;
}

void og_census_narrow(const og_sieve *sieve, const og_census *census, uint64_t done,
                      uint64_t replicates, double *sample, size_t count, og_sieve *narrow)
{
    struct view view = {.sieve = sieve, .census = census, .sample = sample, .count = count};
    struct window windows[WINDOWS];
    struct edges edges = {.count = 0};
    struct atoms atoms[WINDOWS] = {{.count = 0}};
    size_t left = ATOMS;
    uint32_t reached[OG_SIEVE_EDGES] = {0};
    *narrow = (og_sieve){.base = sieve->base};
    og_sieve_count_edges(sieve, sample, count, reached);
    for (uint32_t class = 1; class <= sieve->count; class ++)
        view.below[class] = count - reached[class - 1];
    view.below[sieve->count + 1] = count;

    size_t used = find_windows(&view, 1.0 - (double)done / (double)replicates, windows);
    for (size_t w = 0; w < used; w++)
        left -= keep_atoms(&view, &windows[w], &atoms[w]);
    for (size_t w = 0; w < used; w++) {
        size_t kept = atoms[w].count;
        bool collect = find_atoms(&view, &windows[w], left, &atoms[w]);
        add_classes(&edges, &windows[w], &atoms[w], collect);
        narrow->collects = narrow->collects || collect;
        left -= atoms[w].count - kept;
    }
    if (!narrow->collects)
        drop_doubles(&edges);
    og_sieve_set(narrow, edges.at, edges.count);
    uint32_t class = 0;
    while (class < edges.count && sieve->base >= edges.at[class])
        class ++;
    narrow->takes_flat = !og_sieve_collected(narrow, class);
}
