#include "engine/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct pool {
    _Atomic uint64_t next;
    uint64_t count;
    og_pool_task *task;
    void *context;
};

struct member {
    struct pool *pool;
    pthread_t thread;
    unsigned worker;
};

static void work(struct pool *pool, unsigned worker)
{
    for (;;) {
        uint64_t index = atomic_fetch_add_explicit(&pool->next, 1, memory_order_relaxed);
        if (index >= pool->count)
            return;
        pool->task(pool->context, worker, index);
    }
}

static void *enter(void *argument)
{
    struct member *member = argument;
    work(member->pool, member->worker);
    return NULL;
}

void og_pool_run(unsigned threads, uint64_t count, og_pool_task *task, void *context)
{
    struct pool pool = {.count = count, .task = task, .context = context};
    struct member *members = NULL;
    unsigned started = 0;

    if (threads > count)
        threads = (unsigned)count;
    if (threads > 1)
        members = calloc(threads - 1, sizeof *members);
    while (members && started + 1 < threads) {
        struct member *member = &members[started];
        member->pool = &pool;
        member->worker = started + 1;
        if (pthread_create(&member->thread, NULL, enter, member) != 0)
            break;
        started++;
    }
    work(&pool, 0);
    for (unsigned i = 0; i < started; i++)
        pthread_join(members[i].thread, NULL);
    free(members);
}
