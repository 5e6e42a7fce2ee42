/* Large blocks of memory, of which the system is asked to make large pages: to touch a block for
 * the first time costs as much as a simulation fills it for, page by page. */
#ifndef OG_BASE_PAGES_H
#define OG_BASE_PAGES_H

#include <stdint.h>
#include <stdlib.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

#define OG_PAGE ((size_t)2 << 20)

/* At least `size` bytes, not cleared; free() them. NULL: memory is short. */
static inline void *og_pages(size_t size)
{
    if (size < OG_PAGE)
        return malloc(size > 0 ? size : 1);
    if (size > SIZE_MAX - OG_PAGE)
        return NULL;
    size = (size + OG_PAGE - 1) / OG_PAGE * OG_PAGE;
    void *block = aligned_alloc(OG_PAGE, size);
#ifdef MADV_HUGEPAGE
    if (block)
        madvise(block, size, MADV_HUGEPAGE); /* a wish: refused, it is slower */
#endif
    return block;
}

#endif
