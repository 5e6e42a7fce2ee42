/* What the engine needs of the rest of the program, where that is not: threads, of which a page has
 * one, and sentences, for which the page has its own: it is told that a run failed, not why. */
#include "engine/pool.h"
#include "lang/error.h"

void og_pool_run(unsigned threads, uint64_t count, og_pool_task *task, void *context)
{
    (void)threads;
    for (uint64_t index = 0; index < count; index++)
        task(context, 0, index);
}

og_status og_fail_with(og_error *err, og_status status, og_sentence sentence,
                       const char *const *values)
{
    (void)sentence;
    (void)values;
    if (err)
        err->status = status;
    return status;
}

void og_say(og_strbuf *out, og_language language, og_sentence sentence, const char *const *values)
{
    (void)out;
    (void)language;
    (void)sentence;
    (void)values;
}

const char *og_say_number(char *out, double value)
{
    (void)value;
    return out;
}

const char *og_say_count(char *out, unsigned long long value)
{
    (void)value;
    return out;
}
