#include "study/bridge.h"

#include "lang/error.h"
#include "study/bridge_group.h"
#include "study/since.h"

#include <string.h>

typedef struct walk {
    og_comparison *c;
    const og_compared *other;
    const char *const *texts;
    size_t text_count;
    const og_study_options *options;
    double from;           /* share of the study's progress at the start */
    int since;             /* the year from whose start all are measured; 0: from their own */
    bool *made;            /* by change: taken; words are from the beginning */
    bool *trial;           /* by change: to be taken now */
    og_bridge_kind *kinds; /* by change: of the step that it is part of, and */
    const char **groups;   /* the path of that step */
    size_t left;           /* changes that are not taken */
    og_study_run at;       /* where the walk stands; borrowed from the comparison at both ends */
    og_scenario *scenario; /* of `at`, when it is the walk's own */
    og_bridge *out;
    og_error *err;
} walk;

/* ---- scenarios on the way ---------------------------------------------------------------- */

/* What no number depends on may name what is not there yet, or no more. Sources of both are
 * kept, for values bring theirs along. */
static bool clear_words(walk *w, og_node *tree, og_arena *arena)
{
    static const char *const sections[] = {"checks", "levers", "events"};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        og_node_remove(tree, sections[i]);
    const og_entry *mine = og_node_find(tree, "sources");
    const og_entry *theirs = og_node_find(w->other->run.scenario->tree, "sources");
    if (theirs && !mine)
        return og_node_set(arena, tree, "sources", theirs->key_pos, theirs->value);
    for (const og_entry *e = theirs ? theirs->value->first : NULL; e; e = e->next)
        if (!og_node_find(mine->value, e->key) &&
            !og_node_set(arena, mine->value, e->key, e->key_pos, e->value))
            return false;
    return true;
}

/* The base with the changes made so far, and those of the trial. */
static og_status load_changed(walk *w, og_scenario **out)
{
    og_arena arena = {0};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
    og_node *tree = og_node_copy(&arena, w->c->base.scenario->tree);
    bool fine = diags && tree && clear_words(w, tree, &arena);
    for (size_t i = 0; fine && i < w->other->changes.count; i++) {
        const og_change *change = &w->other->changes.at[i];
        if (!change->words && (w->made[i] || w->trial[i]))
            fine = og_change_make(change, tree, &arena);
    }
    *out = NULL;
    const og_load_options how = {.read = w->options->read,
                                 .read_context = w->options->read_context};
    og_status status = fine ? og_scenario_load_tree(tree, w->c->base_path, &how, out, diags)
                            : OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY);
    og_diagnostics_free(diags);
    og_arena_clear(&arena);
    return status;
}

/* ---- steps ------------------------------------------------------------------------------- */

static og_bridge_step *new_step(walk *w, const char *path)
{
    og_bridge_step *step = &w->out->steps[w->out->step_count];
    size_t all = w->other->changes.count, first = all;
    bool one = true; /* all of one group */
    *step = (og_bridge_step){.path = path};
    step->changes = og_arena_array(&w->c->arena, all, sizeof *step->changes);
    for (size_t i = 0; step->changes && i < all; i++)
        if (w->trial[i]) {
            first = first < all ? first : i;
            one &= strcmp(w->groups[i], w->groups[first]) == 0;
            step->changes[step->count++] = &w->other->changes.at[i];
        }
    if (one && first < all) {
        step->kind = w->kinds[first];
        step->path = w->groups[first];
    }
    return step->changes ? step : NULL;
}

/* What the step to `next` did to every figure. */
static og_status tell_step(walk *w, const og_study_run *next)
{
    size_t k = w->out->step_count;
    og_status status = OG_OK;
    for (size_t i = 0; i < w->out->figure_count && status == OG_OK; i++) {
        og_bridge_figure *figure = &w->out->figures[i];
        og_effect effect;
        status = og_effect_of(w->texts[i], w->since, &w->at, next, &w->c->arena, &effect, w->err);
        figure->values[k + 1] = effect.other;
        figure->errors[k] = effect.difference.error;
        w->out->steps[k].apart |= effect.apart;
    }
    return status;
}

static void leave(walk *w)
{
    if (!w->scenario)
        return;
    w->at.scenario = w->scenario;
    og_study_run_clear(&w->at);
    w->scenario = NULL;
}

static void take(walk *w)
{
    for (size_t i = 0; i < w->other->changes.count; i++) {
        w->left -= w->trial[i];
        w->made[i] |= w->trial[i];
        w->trial[i] = false;
    }
    w->out->step_count++;
}

/* Every figure as it is asked for, and as a scenario says it that is measured from a common start.
 */
static og_status ask(walk *w, const og_scenario *scenario, og_study_task *task)
{
    const char **texts = og_arena_array(&w->c->arena, 2 * w->text_count, sizeof *texts);
    og_status status = texts ? OG_OK : OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY);
    for (size_t i = 0; i < w->text_count && status == OG_OK; i++) {
        texts[2 * i] = w->texts[i];
        status = og_since_text(w->texts[i], w->since, scenario->first, &w->c->arena,
                               &texts[2 * i + 1], w->err);
    }
    task->queries = texts;
    task->query_count = texts ? 2 * w->text_count : 0;
    return status;
}

/* Whether the changes of the trial can be made; then they are. The last step arrives at the other
 * scenario itself, whatever lies between. */
static og_status attempt(walk *w, const char *path, size_t tried, bool *done)
{
    og_scenario *scenario = NULL;
    og_study_run next = {0};
    og_status status = OG_OK;
    bool last = tried == w->left;
    *done = false;
    if (last) {
        next = w->other->run;
    } else {
        size_t all = w->other->inputs;
        double unit = (1 - w->from) / (double)all;
        og_study_task task = {.queries_only = true,
                              .from = w->from + (double)(all - w->left) * unit,
                              .to = w->from + (double)(all - w->left + tried) * unit};
        og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_EN);
        og_error why = og_error_like(w->err);
        status = diags ? load_changed(w, &scenario) : OG_ERR_MEMORY;
        if (status == OG_OK)
            status = ask(w, scenario, &task);
        if (status == OG_OK)
            status = og_study_run_scenario(scenario, w->options, &task, &next, diags, &why);
        og_diagnostics_free(diags);
        if (status != OG_OK) {
            og_scenario_free(scenario);
            bool wrong = status == OG_ERR_SCENARIO || status == OG_ERR_VALUE;
            if (wrong)
                return OG_OK;
            return why.status == OG_OK ? OG_FAIL(w->err, status, NO_MEMORY)
                                       : og_error_pass(w->err, &why);
        }
    }
    if (!new_step(w, path))
        status = OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK)
        status = tell_step(w, &next);
    leave(w);
    w->at = next;
    w->scenario = scenario;
    take(w);
    *done = true;
    return status;
}

/* Takes what is one step with what is in the trial into it; how many are in it then. */
static size_t complete(walk *w)
{
    size_t all = w->other->changes.count, count = 0;
    for (size_t i = 0; i < all; i++)
        for (size_t j = 0; w->trial[i] && w->kinds[i] != OG_BRIDGE_INPUT && j < all; j++)
            w->trial[j] |= !w->made[j] && strcmp(w->groups[i], w->groups[j]) == 0;
    for (size_t i = 0; i < all; i++)
        count += w->trial[i];
    return count;
}

/* Takes what lies under `path` (of `length`) and is not taken yet into the trial; how many. */
static size_t gather(walk *w, const char *path, size_t length)
{
    for (size_t i = 0; i < w->other->changes.count; i++) {
        const og_change *change = &w->other->changes.at[i];
        bool within = length == 0 || (strncmp(change->path, path, length) == 0 &&
                                      (change->path[length] == '.' || !change->path[length]));
        w->trial[i] = within && !w->made[i];
    }
    return complete(w);
}

/* The first change that can be made alone, or with what is one step with it. */
static og_status step_alone(walk *w, bool *done)
{
    og_status status = OG_OK;
    *done = false;
    for (size_t i = 0; i < w->other->changes.count && status == OG_OK && !*done; i++) {
        if (w->made[i])
            continue;
        memset(w->trial, 0, w->other->changes.count);
        w->trial[i] = true;
        status = attempt(w, w->groups[i], complete(w), done);
    }
    return status;
}

/* The nearest part around a change that waits whose changes can be made together: deeper parts
 * first, in the order of the file; at the end everything. */
static og_status step_together(walk *w, bool *done)
{
    og_status status = OG_OK;
    *done = false;
    for (int depth = OG_YAML_MAX_DEPTH; depth >= 0 && status == OG_OK && !*done; depth--)
        for (size_t i = 0; i < w->other->changes.count && status == OG_OK && !*done; i++) {
            const char *path = w->other->changes.at[i].path;
            size_t length = 0;
            int parts = 0;
            for (size_t at = 0; path[at] && parts < depth; at++)
                if (path[at] == '.' && ++parts <= depth)
                    length = at;
            if (w->made[i] || parts < depth)
                continue;
            size_t count = gather(w, path, depth > 0 ? length : 0);
            const char *part = og_arena_text(&w->c->arena, path, depth > 0 ? length : 0);
            if (!part)
                status = OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY);
            else if (count > 1 || depth == 0)
                status = attempt(w, part, count, done);
        }
    return status;
}

static og_status prepare(walk *w)
{
    og_arena *arena = &w->c->arena;
    size_t changes = w->other->changes.count;
    og_bridge *bridge = w->out = og_arena_alloc(arena, sizeof *bridge);
    w->made = og_arena_array(arena, changes + 1, sizeof *w->made);
    w->trial = og_arena_array(arena, changes + 1, sizeof *w->trial);
    w->kinds = og_arena_array(arena, changes + 1, sizeof *w->kinds);
    w->groups = og_arena_array(arena, changes + 1, sizeof *w->groups);
    for (size_t i = 0; !arena->failed && i < changes; i++)
        w->kinds[i] = og_bridge_group(&w->other->changes.at[i], w->c->base_first, w->other->first,
                                      arena, &w->groups[i]);
    if (arena->failed)
        return OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY);
    bridge->steps = og_arena_array(arena, changes + 1, sizeof *bridge->steps);
    bridge->figures = og_arena_array(arena, w->text_count, sizeof *bridge->figures);
    bridge->figure_count = w->text_count;
    for (size_t i = 0; i < changes; i++)
        w->made[i] = w->other->changes.at[i].words;
    w->left = w->other->inputs;
    og_status status = OG_OK;
    for (size_t i = 0; !arena->failed && i < w->text_count && status == OG_OK; i++) {
        og_bridge_figure *figure = &bridge->figures[i];
        og_effect effect;
        figure->values = og_arena_array(arena, changes + 2, sizeof *figure->values);
        figure->errors = og_arena_array(arena, changes + 1, sizeof *figure->errors);
        if (!figure->errors || !figure->values)
            break;
        status =
            og_effect_of(w->texts[i], w->since, &w->at, &w->other->run, arena, &effect, w->err);
        figure->text = effect.text;
        figure->asked = effect.asked;
        figure->values[0] = effect.base;
    }
    return arena->failed ? OG_FAIL(w->err, OG_ERR_MEMORY, NO_MEMORY) : status;
}

og_status og_bridge_walk(og_comparison *c, const char *const *texts, size_t text_count,
                         const og_study_options *options, double from, og_bridge **out,
                         og_error *err)
{
    walk w = {.c = c,
              .other = &c->others[0],
              .texts = texts,
              .text_count = text_count,
              .options = options,
              .from = from,
              .since = c->horizons == OG_HORIZONS_SINCE ? c->others[0].since : 0,
              .at = c->base,
              .err = err};
    og_status status = prepare(&w);
    while (status == OG_OK && w.left > 0) {
        bool done;
        status = step_alone(&w, &done);
        if (status == OG_OK && !done)
            status = step_together(&w, &done);
    }
    leave(&w);
    *out = status == OG_OK ? w.out : NULL;
    return status;
}
