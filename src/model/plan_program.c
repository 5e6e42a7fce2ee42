/* A plan's program as text, a line an instruction, in the words of OG_OP_LIST. */
#include "base/number.h"
#include "base/strbuf.h"
#include "model/plan.h"
#include "opgave.h"

#include <inttypes.h>
#include <string.h>

static const char *const op_texts[] = {
#define X(name, text) text,
    OG_OP_LIST(X)
#undef X
};

static const char *const then_texts[] = {"",
#define X(name, text) text,
                                         OG_THEN_LIST(X)
#undef X
};

typedef struct printer {
    const struct og_plan *plan;
    const og_instr *instr;
    og_strbuf *out;
} printer;

static void add_number(og_strbuf *out, double value)
{
    char text[OG_NUMBER_SIZE];
    og_number_print_short(value, text);
    og_strbuf_puts(out, text);
}

static void add_row(og_strbuf *out, uint32_t row)
{
    if (row == OG_ROW_NONE)
        og_strbuf_puts(out, "0");
    else
        og_strbuf_printf(out, "r%" PRIu32, row);
}

/* What a name in the text of an instruction stands for; false for any other word. */
static bool add_operand(const printer *p, const char *name, size_t length)
{
    const og_instr *i = p->instr;
    const og_draw *draws = og_plan_at(p->plan, p->plan->draws);
    bool drawn = i->op == OG_OP_DRAW || i->op == OG_OP_UNIFORM;
    if (length == 2 && memcmp(name, "k2", 2) == 0)
        add_number(p->out, i->k2);
    else if (length != 1 || !strchr("abck", name[0]))
        return false;
    else if (name[0] == 'k' || (name[0] == 'a' && i->form == OG_FORM_KR) ||
             (name[0] == 'b' && i->form == OG_FORM_RK))
        add_number(p->out, i->k);
    else if (name[0] == 'a' && drawn)
        og_strbuf_printf(p->out, "'%s'", og_plan_text(p->plan, draws[i->a].path));
    else if (name[0] == 'b' && (i->op == OG_OP_DRAW || i->op == OG_OP_QUANTILE))
        og_strbuf_printf(p->out, "q%" PRIu32, i->b);
    else
        add_row(p->out, name[0] == 'a' ? i->a : name[0] == 'b' ? i->b : i->c);
    return true;
}

/* The text with its names replaced; `t` is what `first` (an operation's text) comes to. */
static void add_text(const printer *p, const char *text, const char *first)
{
    while (*text) {
        size_t word = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789");
        if (word == 0)
            og_strbuf_putc(p->out, *text++);
        else if (first && word == 1 && text[0] == 't') {
            og_strbuf_puts(p->out, "(");
            add_text(p, first, NULL);
            og_strbuf_puts(p->out, ")");
            text++;
        } else {
            if (!add_operand(p, text, word))
                og_strbuf_add(p->out, text, word);
            text += word;
        }
    }
}

static void add_rows(const printer *p, const uint32_t *rows, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        og_strbuf_puts(p->out, i > 0 ? " " : "");
        add_row(p->out, rows[i]);
    }
}

/* ALLOCATE and SHIFT, whose rows stand in the operand list. */
static void add_list(const printer *p)
{
    const og_instr *i = p->instr;
    const uint32_t *list = (const uint32_t *)og_plan_at(p->plan, p->plan->operands) + i->list;
    bool shift = i->op == OG_OP_SHIFT;
    uint32_t in = i->b, out = shift ? i->c : i->b;
    add_rows(p, list + 1 + in, out);
    og_strbuf_puts(p->out, shift ? " = months shifted by " : " = places allocated of ");
    add_row(p->out, list[0]);
    og_strbuf_puts(p->out, shift ? ": " : " to gaps ");
    add_rows(p, list + 1, in);
    if (!shift)
        og_strbuf_puts(p->out, i->k == 0 ? ", largest first" : ", in order");
}

/* "azc.shortfall@2025-03", "metric …", "case of …" */
static void add_output(const printer *p, const og_output *output)
{
    const struct og_plan *plan = p->plan;
    const og_plan_metric_row *metrics = og_plan_at(plan, plan->metrics);
    const og_plan_case_row *cases = og_plan_at(plan, plan->cases);
    const og_plan_series_row *series = og_plan_at(plan, plan->series);
    const og_plan_span_row *spans = og_plan_at(plan, plan->spans);
    if (output->kind == OG_OUTPUT_METRIC)
        og_strbuf_printf(p->out, "metric %s", og_plan_text(plan, metrics[output->index].text));
    else if (output->kind == OG_OUTPUT_CASE)
        og_strbuf_printf(p->out, "case of %s", og_plan_text(plan, cases[output->index].name));
    for (size_t s = 0; s < plan->series.count && output->kind == OG_OUTPUT_CELL; s++) {
        uint32_t period = output->index - series[s].cell;
        if (output->index >= series[s].cell && period < series[s].count)
            og_strbuf_printf(p->out, "%s@%s", og_plan_text(plan, series[s].id),
                             og_plan_text(plan, spans[series[s].span + period].key));
    }
}

static void add_instruction(const printer *p)
{
    const og_instr *i = p->instr;
    const og_output *outputs = og_plan_at(p->plan, p->plan->outputs);
    og_strbuf_puts(p->out, "  ");
    if (i->op == OG_OP_OUT) {
        add_output(p, &outputs[i->y]);
        og_strbuf_puts(p->out, " <- ");
        add_row(p->out, i->a);
    } else if (i->op == OG_OP_ALLOCATE || i->op == OG_OP_SHIFT) {
        add_list(p);
    } else {
        add_row(p->out, i->y);
        og_strbuf_puts(p->out, " = ");
        if (i->then == OG_THEN_NONE)
            add_text(p, op_texts[i->op], NULL);
        else
            add_text(p, then_texts[i->then], op_texts[i->op]);
    }
    og_strbuf_putc(p->out, '\n');
}

char *og_plan_program(const og_plan *plan)
{
    og_strbuf out = {0};
    const og_instr *instrs = og_plan_at(plan, plan->instrs);
    og_strbuf_printf(&out,
                     "%" PRIu64 " instructions over %" PRIu64 " rows of %d replicates; %" PRIu64
                     " draws, %" PRIu64 " quantile functions\n",
                     plan->instrs.count, plan->rows, OG_BATCH, plan->draws.count,
                     plan->quantiles.count);
    for (size_t i = 0; i < plan->instrs.count; i++)
        add_instruction(&(printer){plan, &instrs[i], &out});
    return og_strbuf_take(&out);
}
