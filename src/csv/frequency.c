#include "csv/frequency.h"

enum { KINDS = OG_LABEL_DAY + 1 };

typedef struct seen {
    size_t count[KINDS];
    const og_csv_cell *first[KINDS]; /* where a kind was met first */
    int most;                        /* the highest place of numbered ones, from 0 */
    int64_t day;                     /* the day before */
    int64_t least_gap;               /* between days that differ */
} seen;

static void see(seen *s, og_label label, const og_csv_cell *cell)
{
    if (s->count[label.kind]++ == 0)
        s->first[label.kind] = cell;
    if (label.kind == OG_LABEL_NUMBERED && label.place > s->most)
        s->most = label.place;
    if (label.kind != OG_LABEL_DAY)
        return;
    int64_t gap = label.place > s->day ? label.place - s->day : s->day - label.place;
    if (s->count[OG_LABEL_DAY] > 1 && gap > 0 && gap < s->least_gap)
        s->least_gap = gap;
    s->day = label.place;
}

static seen see_all(const og_layout *l)
{
    seen s = {.least_gap = INT64_MAX};
    if (l->shape == OG_LAYOUT_ACROSS) {
        for (size_t c = 0; c < l->columns; c++)
            if (l->use[c])
                see(&s, l->labels[c], &l->csv->rows[l->heading].cells[c]);
        return s;
    }
    for (size_t r = l->first; r < l->csv->row_count; r++) {
        og_csv_cell cell = og_layout_cell(l->csv, r, l->period);
        og_label label = og_label_read(cell.text, cell.length);
        if (label.kind != OG_LABEL_NONE)
            see(&s, label, &l->csv->rows[r].cells[l->period]);
    }
    return s;
}

/* Dates that stand for the periods that end or begin there: one a month, say. */
static int of_days(const seen *s)
{
    if (s->least_gap >= 350)
        return s->count[OG_LABEL_DAY] > 1 ? 1 : 0;
    if (s->least_gap >= 170)
        return 2;
    if (s->least_gap >= 80)
        return 4;
    return s->least_gap >= 27 ? 12 : 0;
}

static int of_numbers(const seen *s)
{
    if (s->count[OG_LABEL_MONTH] > 0 || s->most > 3)
        return 12;
    return s->most > 1 ? 4 : s->most == 1 ? 2 : 0;
}

/* The kind that stands among others: the rarest. */
static og_label_kind stray(const seen *s)
{
    og_label_kind rarest = OG_LABEL_NONE;
    for (int k = OG_LABEL_YEAR; k < KINDS; k++)
        if (s->count[k] > 0 && (rarest == OG_LABEL_NONE || s->count[k] < s->count[rarest]))
            rarest = (og_label_kind)k;
    return rarest;
}

int og_frequency_find(const og_layout *layout, const og_sheet_options *options, bool *days,
                      og_diagnostics *diags)
{
    const char *dashes = OG_SHEET_DASHES(options);
    const int asked = options->frequency;
    seen s = see_all(layout);
    size_t kinds = 0;
    int found = 0;
    for (int k = OG_LABEL_YEAR; k < KINDS; k++) {
        kinds += s.count[k] > 0;
        found = s.count[k] > 0 && og_label_frequency((og_label_kind)k) > 0
                    ? og_label_frequency((og_label_kind)k)
                    : found;
    }
    *days = s.count[OG_LABEL_DAY] + s.count[OG_LABEL_WEEK] > 0 && asked > 0;
    if (asked > 0)
        return asked;
    og_label_kind odd = stray(&s);
    if (odd == OG_LABEL_NONE)
        return 0;
    og_pos pos = og_csv_pos(layout->csv, s.first[odd]);
    bool months = kinds == 2 && s.count[OG_LABEL_NUMBERED] > 0 && s.count[OG_LABEL_MONTH] > 0;
    if (kinds > 1 && !months) {
        OG_ERROR_AT(diags, pos, HISTORY_MIXED, .dashes = dashes);
        return 0;
    }
    if (s.count[OG_LABEL_NUMBERED] > 0)
        found = of_numbers(&s);
    if (s.count[OG_LABEL_DAY] > 0)
        found = of_days(&s);
    if (found == 0 && s.count[OG_LABEL_NUMBERED] > 0)
        OG_ERROR_AT(diags, pos, HISTORY_NUMBERED, .dashes = dashes);
    else if (found == 0)
        OG_ERROR_AT(diags, pos, HISTORY_DAILY, .dashes = dashes);
    return found;
}

bool og_frequency_ordinal(og_label label, int frequency, int64_t *ordinal)
{
    int year = label.year, place = label.place;
    if (label.kind == OG_LABEL_DAY || label.kind == OG_LABEL_WEEK) {
        /* The Thursday decides which year and month a week belongs to. */
        og_day day =
            label.kind == OG_LABEL_DAY ? label.place : og_day_of(year, 1, 4) + 7 * label.place;
        int month, of_month;
        og_day_split(day, &year, &month, &of_month);
        place = (month - 1) * frequency / 12;
    } else if (label.kind == OG_LABEL_NUMBERED ? place >= frequency
                                               : og_label_frequency(label.kind) != frequency) {
        return false;
    }
    *ordinal = (int64_t)year * frequency + place;
    return true;
}
