/* Fowler, Noll and Vo's FNV-1a of 64 bits. */
#ifndef OG_BASE_HASH_H
#define OG_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t og_hash_bytes(const void *bytes, size_t length)
{
    const unsigned char *byte = bytes;
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ byte[i]) * UINT64_C(0x100000001B3);
    return hash;
}

#endif
