/* Threads over independent tasks. */
#ifndef OG_ENGINE_POOL_H
#define OG_ENGINE_POOL_H

#include <stdint.h>

/* One task; `worker` (0 ... threads - 1) says whose workspace it may use. */
typedef void og_pool_task(void *context, unsigned worker, uint64_t index);

/* Runs tasks 0 ... count - 1, each once, in the order in which threads come to ask for the next,
 * and returns when all are done. The calling thread is worker 0 and works too; where a thread
 * cannot be started the others do its share. */
void og_pool_run(unsigned threads, uint64_t count, og_pool_task *task, void *context);

#endif
