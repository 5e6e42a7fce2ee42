#include "output/report/report.h"

#include "base/progress.h"
#include "output/doc/theme.h"
#include "output/report/summary_page.h"
#include "output/view/need.h"
#include "output/view/series.h"

#include <stdlib.h>
#include <string.h>

#define EXPLAINED 12    /* figures, at most */
#define MOVES_RUNS 2000 /* at most, of each of the many runs that tell what moves the outcome */

/* While it is made. */
typedef struct maker {
    og_report *report;
    const char *path;
    const og_study_options *study; /* as asked for */
    const char *const *others;
    og_diagnostics *diags;
    og_error *err;
    double done, parts; /* of the work */
} maker;

void og_report_free(og_report *report)
{
    if (!report)
        return;
    for (size_t i = 0; i < report->other_count; i++)
        og_comparison_free(report->others[i]);
    og_sensitivity_free(report->moves);
    og_explain_free(report->explain);
    og_study_run_clear(&report->base);
    og_arena_clear(&report->arena);
    free(report);
}

/* ---- texts ---- */

static const char *keep_text(og_report *report, const char *text)
{
    return text ? og_arena_text(&report->arena, text, strlen(text)) : NULL;
}

/* What the caller's texts are needed for after og_report_new. */
static og_status keep_texts(maker *m)
{
    og_report *report = m->report;
    report->options.study = NULL;
    report->options.others = NULL;
    report->options.theme = NULL;
    report->options.gnuplot = keep_text(report, report->options.gnuplot);
    report->options.browser = keep_text(report, report->options.browser);
    report->progress = m->study->progress;
    report->set_count = m->study->set_count;
    report->set = og_arena_array(&report->arena, m->study->set_count, sizeof *report->set);
    for (size_t i = 0; i < m->study->set_count && report->set; i++)
        report->set[i] = keep_text(report, m->study->set[i]);
    report->others =
        og_arena_array(&report->arena, report->options.other_count, sizeof *report->others);
    return report->arena.failed ? OG_FAIL(m->err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
}

/* ---- runs ---- */

/* The study's options for the next part of the work. */
static og_study_options next_part(maker *m, og_progress_part *part)
{
    og_study_options study = *m->study;
    *part = (og_progress_part){&m->study->progress, m->done / m->parts, (m->done + 1) / m->parts};
    m->done++;
    study.progress = og_progress_of(part);
    return study;
}

static og_status run_base(maker *m)
{
    og_progress_part part;
    const og_study_options study = next_part(m, &part);
    const og_study_task task = {.to = 1};
    return og_study_run_new(m->path, &study, &task, &m->report->base, m->diags, m->err);
}

static og_status run_other(maker *m, size_t i)
{
    og_progress_part part;
    const og_study_options study = next_part(m, &part);
    const og_compare_options options = {.size = sizeof options,
                                        .study = &study,
                                        .others = m->others + i,
                                        .other_count = 1,
                                        .bridge = true};
    og_status status =
        og_comparison_new(m->path, &options, &m->report->others[i], m->diags, m->err);
    m->report->other_count += status == OG_OK;
    return status;
}

/* The reserve needed; without a reserve the first shortage over the horizon, or the first backlog
 * at its end. */
static const char *moved_metric(og_report *report)
{
    const og_plan *plan = report->base.plan;
    const char *backlog = NULL;
    for (size_t i = 0; i < og_plan_metric_count(plan); i++)
        if (strcmp(og_plan_metric(plan, i).text, "reserve.required_opening") == 0)
            return "reserve.required_opening";
    for (size_t s = 0; s < og_plan_series_count(plan); s++) {
        const og_series series = og_plan_series(plan, s);
        if (series.role == OG_ROLE_SHORTFALL && series.owner_kind == OG_OWNER_RECEPTION)
            return og_arena_printf(&report->arena, "%s.sum", series.id);
        if (series.role == OG_ROLE_BACKLOG && !backlog && series.count > 0)
            backlog = og_arena_printf(&report->arena, "%s@%s", series.id,
                                      og_plan_span(plan, s, series.count - 1).key);
    }
    return backlog;
}

/* That it cannot be told (of a scenario with `observed`, say) is no fault of the report's. */
static og_status run_moves(maker *m)
{
    og_report *report = m->report;
    og_progress_part part;
    og_study_options study = next_part(m, &part);
    const char *metric = report->certain ? NULL : moved_metric(report);
    if (!metric)
        return report->arena.failed ? OG_FAIL(m->err, OG_ERR_MEMORY, NO_MEMORY) : OG_OK;
    uint64_t runs = og_result_replicates(report->base.result);
    study.replicates = runs < MOVES_RUNS ? runs : MOVES_RUNS;
    const og_sensitivity_options options = {
        .size = sizeof options, .study = &study, .metrics = &metric, .metric_count = 1};
    og_error cause = og_error_like(m->err);
    og_status status = og_sensitivity_new(m->path, &options, &report->moves, m->diags, &cause);
    if (status == OG_ERR_VALUE || status == OG_ERR_LIMIT || status == OG_ERR_NUMERIC) {
        report->moves_unknown = keep_text(report, cause.message);
        return report->moves_unknown ? OG_OK : OG_FAIL(m->err, OG_ERR_MEMORY, NO_MEMORY);
    }
    return status == OG_OK ? OG_OK : og_error_pass(m->err, &cause);
}

/* Whether there is any money in it. */
static bool has_money(const og_study_run *run, size_t series)
{
    for (size_t y = 0; y < og_plan_series(run->plan, series).count; y++)
        if (og_result_stats(run->result, series, y).mean != 0)
            return true;
    return false;
}

/* What a council asks of first: the need, then income and cost of each stream. */
static size_t explained_figures(const og_study_run *run, const char *figures[EXPLAINED])
{
    const og_plan *plan = run->plan;
    size_t count = 0;
    if (og_need_metric(plan) != OG_NO_SERIES)
        figures[count++] = "reserve.required_opening";
    for (size_t s = 0; s < og_plan_series_count(plan) && count < EXPLAINED; s++) {
        const og_series series = og_plan_series(plan, s);
        bool money = series.role == OG_ROLE_COST || series.role == OG_ROLE_INCOME;
        bool stream =
            series.owner_kind == OG_OWNER_RECEPTION || series.owner_kind == OG_OWNER_HOUSING;
        if (money && stream && series.published && has_money(run, s))
            figures[count++] = series.id;
    }
    return count;
}

/* Where it cannot be done, the report goes without. */
static og_status run_explain(maker *m)
{
    const char *figures[EXPLAINED];
    og_progress_part part;
    const og_study_options study = next_part(m, &part);
    const og_explain_options options = {.size = sizeof options,
                                        .study = &study,
                                        .figures = figures,
                                        .figure_count =
                                            explained_figures(&m->report->base, figures),
                                        .depth = 2};
    og_error cause = og_error_like(m->err);
    if (options.figure_count == 0)
        return OG_OK;
    og_status status = og_explain_new(m->path, &options, &m->report->explain, m->diags, &cause);
    if (status == OG_OK || status == OG_ERR_VALUE || status == OG_ERR_LIMIT)
        return OG_OK;
    return og_error_pass(m->err, &cause);
}

og_status og_report_new(const char *path, const og_report_options *asked, og_report **out,
                        og_diagnostics *diags, og_error *err)
{
    og_report *report = calloc(1, sizeof *report);
    og_study_options study;
    og_error mine = og_error_like(err);
    *out = NULL;
    if (!report)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    og_status status = OG_STUDY_OPTIONS(&report->options, &study, asked, &mine);
    maker m = {.report = report, .path = path, .study = &study, .diags = diags, .err = &mine};
    if (status == OG_OK) {
        const char *theme = report->options.theme;
        size_t others = report->options.other_count;
        m.others = report->options.others;
        m.parts = 3.0 + (double)others;
        status = theme ? og_theme_read(theme, &report->arena, &report->theme, &mine) : OG_OK;
        if (status == OG_OK)
            status = keep_texts(&m);
        if (status == OG_OK)
            status = run_base(&m);
        for (size_t i = 0; i < others && status == OG_OK; i++)
            status = run_other(&m, i);
    }
    if (status == OG_OK) {
        report->certain = og_summary_certain(report->base.plan);
        status = run_moves(&m);
    }
    if (status == OG_OK)
        status = run_explain(&m);
    if (status == OG_OK) {
        *out = report;
        return OG_OK;
    }
    og_report_free(report);
    return og_error_pass(err, &mine);
}
