#include "output/report/report_variant.h"

#include "output/report/study_page.h"
#include "output/view/compare.h"

/* The need at the council's level, and the shortage of a stream over the whole horizon. */
static bool is_told(const og_effect *e)
{
    const og_question_term *term = &e->asked.terms[0];
    const og_query *query = &e->asked.query;
    if (query->kind == OG_QUERY_STATISTIC)
        return term->required_opening && query->statistic == OG_STATISTIC_QUANTILE;
    return query->kind == OG_QUERY_METRIC && !term->required_opening &&
           term->series.role == OG_ROLE_SHORTFALL &&
           term->series.owner_kind == OG_OWNER_RECEPTION &&
           query->metric.terms[0].reduction == OG_REDUCE_SUM;
}

void og_report_variant(og_document *doc, const og_comparison *c)
{
    const og_compared *other = &c->others[0];
    const char *title = og_scenario_title(other->run.scenario);
    og_strbuf list = {0};
    for (size_t i = 0; i < other->effect_count; i++) {
        const og_effect *e = &other->effects[i];
        if (!is_told(e) || e->same)
            continue;
        const og_scale scale = og_compare_scale(e, doc->language);
        og_strbuf_puts(&list, list.length ? "; " : "");
        OG_SAY(&list, doc->language, VARIANT_FIGURE, .what = og_study_name(doc, &e->asked),
               .now = og_doc_amount(doc, e->other.value, &scale),
               .before = og_doc_amount(doc, e->base.value, &scale));
    }
    if (list.length)
        OG_DOC_ITEM(doc, 1, VARIANT_CHANGES, .title = title, .list = og_doc_take(doc, &list));
    else
        OG_DOC_ITEM(doc, 1, VARIANT_SAME, .title = title);
}
