/* The reserve that is needed, in its three parts: by year at the council's certainty, by certainty,
 * and in each case. */
#include "output/view/need.h"
#include "lang/figure.h"
#include "output/sheet/sheets.h"

#include <math.h>

#define WORD(n, name) OG_TEXT((n)->source->book->language, name)

typedef struct need_sheet {
    const og_sheet_source *source;
    const og_reserve_places *reserve;
    const og_need_view *view;
    og_sheet *sheet;
} need_sheet;

static const char *percent(const need_sheet *n, double share)
{
    char text[OG_FORMAT_SIZE];
    size_t length = og_format_percent(share, n->source->book->language, text);
    const char *kept = og_arena_text(&n->source->book->arena, text, length);
    return kept ? kept : "";
}

/* max(0, the largest of a row from a year on, less what it was before): as the model page has the
 * planned and the structural part, of means. */
static void add_growth(need_sheet *n, size_t row, size_t year, double value)
{
    const og_reserve_places *r = n->reserve;
    size_t first = r->first_year;
    const char *range =
        og_sheet_range(n->sheet, r->sheet, row, first + year, row, first + r->years - 1);
    if (year == 0)
        og_sheet_formula(n->sheet, OG_LOOK_EURO, value, "MAX(0,%s)", range);
    else
        og_sheet_formula(n->sheet, OG_LOOK_EURO, value, "MAX(0,MAX(%s)-%s)", range,
                         og_sheet_ref(n->sheet, r->sheet, row, first + year - 1));
}

static double growth_of(const og_reserve_places *r, size_t row, size_t year)
{
    double most = 0,
           before = year > 0 ? og_sheet_value(r->sheet, row, r->first_year + year - 1) : 0;
    for (size_t y = year; y < r->years; y++)
        most = fmax(most, og_sheet_value(r->sheet, row, r->first_year + y) - before);
    return most;
}

static void add_heads(need_sheet *n, const char *first)
{
    const char *const heads[] = {first,
                                 WORD(n, SHEET_NEED_PLANNED),
                                 WORD(n, SHEET_NEED_STRUCTURAL),
                                 WORD(n, SHEET_NEED_DEFICIT),
                                 WORD(n, SHEET_NEED_BUFFER),
                                 WORD(n, SHEET_NEED_TOTAL)};
    og_sheet_next(n->sheet);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        og_sheet_text(n->sheet, OG_LOOK_HEAD, heads[i]);
}

/* planned | structural | expected deficit = structural - planned | buffer | total = the three */
static size_t add_parts(need_sheet *n, const char *name, size_t year, const og_need *need)
{
    const og_sheet *s = n->sheet;
    size_t row = og_sheet_next(n->sheet);
    double planned = growth_of(n->reserve, n->reserve->planned, year);
    og_sheet_text(n->sheet, OG_LOOK_TEXT, name);
    add_growth(n, n->reserve->planned, year, planned);
    add_growth(n, n->reserve->drawdown, year, need->planned + need->expected_deficit);
    og_sheet_formula(n->sheet, OG_LOOK_EURO, need->planned + need->expected_deficit - planned,
                     "%s-%s", og_sheet_ref(s, s, row, 2), og_sheet_ref(s, s, row, 1));
    og_sheet_input(n->sheet, OG_LOOK_EURO, need->risk_buffer);
    og_sheet_formula(n->sheet, OG_LOOK_EURO, need->total, "%s+%s+%s", og_sheet_ref(s, s, row, 1),
                     og_sheet_ref(s, s, row, 3), og_sheet_ref(s, s, row, 4));
    n->sheet->last->cells[5].strong = true;
    return row;
}

static void add_years(need_sheet *n)
{
    og_book *book = n->source->book;
    og_sheet_next(n->sheet);
    og_sheet_next(n->sheet);
    og_sheet_text(n->sheet, OG_LOOK_GROUP,
                  OG_BOOK_TEXT(book, SHEET_NEED_YEARS,
                               .level = percent(n, n->view->levels[n->view->council])));
    add_heads(n, WORD(n, SHEET_NEED_FROM));
    for (size_t y = 0; y < n->view->start_count && y < n->reserve->years; y++) {
        const og_need_start *start = &n->view->starts[y];
        size_t row = add_parts(n, og_arena_printf(&book->arena, "%d", start->year), y,
                               &start->at[n->view->council]);
        og_book_name_cell(book, og_arena_printf(&book->arena, "nodig_%d", start->year), n->sheet,
                          row, 5);
    }
}

static void add_levels(need_sheet *n)
{
    og_sheet_next(n->sheet);
    og_sheet_next(n->sheet);
    og_sheet_text(n->sheet, OG_LOOK_GROUP,
                  OG_BOOK_TEXT(n->source->book, SHEET_NEED_LEVELS,
                               .year = OG_COUNT((unsigned)n->view->starts[0].year)));
    add_heads(n, WORD(n, NEED_LEVEL));
    for (size_t i = 0; i < n->view->level_count; i++)
        add_parts(n, percent(n, n->view->levels[i]), 0, &n->view->at[i]);
}

/* What is needed in one case alone: numbers, as no other sheet tells of that case. */
static void add_cases(need_sheet *n)
{
    const og_need_view *view = n->view;
    for (size_t g = 0; g < view->group_count; g++) {
        const og_need_group *group = &view->groups[g];
        og_sheet_next(n->sheet);
        og_sheet_next(n->sheet);
        og_sheet_text(n->sheet, OG_LOOK_GROUP,
                      OG_BOOK_TEXT(n->source->book, SHEET_NEED_CASES,
                                   .group = og_source_label(n->source, &group->set->item)));
        og_sheet_next(n->sheet);
        og_sheet_text(n->sheet, OG_LOOK_HEAD, WORD(n, SHEET_NEED_CASE));
        og_sheet_text(n->sheet, OG_LOOK_HEAD, WORD(n, SHEET_NEED_WEIGHT));
        og_sheet_text(n->sheet, OG_LOOK_HEAD, WORD(n, SHEET_NEED_PLANNED));
        og_sheet_text(n->sheet, OG_LOOK_HEAD, WORD(n, SHEET_NEED_DEFICIT));
        for (size_t i = 0; i < view->level_count; i++)
            og_sheet_text(
                n->sheet, OG_LOOK_HEAD,
                OG_BOOK_TEXT(n->source->book, SHEET_NEED_AT, .level = percent(n, view->levels[i])));
        for (size_t c = 0; c < group->case_count; c++) {
            const og_need_case *one = &group->cases[c];
            og_sheet_next(n->sheet);
            og_sheet_text(n->sheet, OG_LOOK_TEXT, og_source_label(n->source, &one->of->item));
            og_sheet_number(n->sheet, OG_LOOK_SHARE, one->weight);
            og_sheet_number(n->sheet, OG_LOOK_EURO, one->at[view->council].planned);
            og_sheet_number(n->sheet, OG_LOOK_EURO, one->at[view->council].expected_deficit);
            for (size_t i = 0; i < view->level_count; i++)
                og_sheet_number(n->sheet, OG_LOOK_EURO, one->at[i].total);
        }
    }
}

static void add_grid(need_sheet *n, const og_need_grid *grid)
{
    const og_need_view *view = n->view;
    og_sheet_next(n->sheet);
    og_sheet_next(n->sheet);
    og_sheet_text(n->sheet, OG_LOOK_GROUP,
                  OG_BOOK_TEXT(n->source->book, SHEET_NEED_GRID,
                               .level = percent(n, view->levels[view->council])));
    og_sheet_next(n->sheet);
    og_sheet_skip(n->sheet, 1);
    for (size_t c = 0; c < grid->columns->case_count; c++)
        og_sheet_text(n->sheet, OG_LOOK_HEAD,
                      og_source_label(n->source, &grid->columns->cases[c].of->item));
    for (size_t r = 0; r < grid->rows->case_count; r++) {
        og_sheet_next(n->sheet);
        og_sheet_text(n->sheet, OG_LOOK_TEXT,
                      og_source_label(n->source, &grid->rows->cases[r].of->item));
        for (size_t c = 0; c < grid->columns->case_count; c++)
            og_sheet_number(n->sheet, OG_LOOK_EURO,
                            grid->cells[r * grid->columns->case_count + c].at[view->council].total);
    }
}

og_status og_sheet_need(const og_sheet_source *source, const og_reserve_places *reserve,
                        og_error *err)
{
    og_need_view view = {0};
    if (!reserve->sheet || og_need_metric(source->plan) == (size_t)-1)
        return OG_OK;
    og_status status = og_need_view_of(source->scenario, source->plan, source->result,
                                       &source->book->arena, &view, err);
    if (status != OG_OK || view.start_count == 0)
        return status;
    size_t columns = 4 + OG_NEED_LEVELS;
    for (size_t g = 0; g < view.grid_count; g++)
        if (view.grids[g].columns->case_count + 1 > columns)
            columns = view.grids[g].columns->case_count + 1;
    need_sheet n = {source, reserve, &view, NULL};
    n.sheet = og_book_sheet(source->book, WORD(&n, SHEET_NEED_TAB), columns);
    if (!n.sheet)
        return OG_OK; /* told when the book is written */
    og_sheet_next(n.sheet);
    og_sheet_text(n.sheet, OG_LOOK_TITLE, WORD(&n, SHEET_NEED));
    og_sheet_next(n.sheet);
    og_sheet_text(n.sheet, OG_LOOK_NOTE, WORD(&n, SHEET_NEED_NOTE));
    n.sheet->frozen_rows = 2;
    n.sheet->frozen_columns = 1;
    add_years(&n);
    add_levels(&n);
    add_cases(&n);
    for (size_t g = 0; g < view.grid_count; g++)
        add_grid(&n, &view.grids[g]);
    return OG_OK;
}
