#include "random/uniform.h"

#include "base/hash.h"
#include "base/wide.h"
#include "random/bits.h"

#include <stdbool.h>
#include <string.h>

/* Counters drawn together: two replicates each, so one round of a batch of 128. */
enum { LANES = 64, ROUNDS = 10 };

/* The seed is mixed on its own before it meets the path's hash, so that neighbouring seeds do not
 * merely permute the keys of similar paths. */
uint64_t og_uniform_key(uint64_t seed, const char *path)
{
    uint64_t hash = og_hash_bytes(path, strlen(path));
    return og_bits_mix(hash ^ og_bits_mix(seed + OG_BITS_STEP));
}

static inline void set_counter(uint32_t word[4][LANES], size_t lane, uint64_t block, uint32_t index)
{
    word[0][lane] = (uint32_t)block;
    word[1][lane] = (uint32_t)(block >> 32);
    word[2][lane] = index;
    word[3][lane] = 0;
}

/* Philox4x32-10 at the counters in `word`, which they replace. Word by word, so that the lanes of a
 * round are independent and the compiler turns them into vectors. */
static inline void philox(uint64_t key, uint32_t word[4][LANES])
{
    uint32_t key0 = (uint32_t)key;
    uint32_t key1 = (uint32_t)(key >> 32);
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < LANES; i++) {
            uint64_t product0 = (uint64_t)word[0][i] * UINT32_C(0xD2511F53);
            uint64_t product1 = (uint64_t)word[2][i] * UINT32_C(0xCD9E8D57);
            word[0][i] = (uint32_t)(product1 >> 32) ^ word[1][i] ^ key0;
            word[1][i] = (uint32_t)product1;
            word[2][i] = (uint32_t)(product0 >> 32) ^ word[3][i] ^ key1;
            word[3][i] = (uint32_t)product0;
        }
        key0 += UINT32_C(0x9E3779B9);
        key1 += UINT32_C(0xBB67AE85);
    }
}

OG_WIDE void og_uniform_fill(uint64_t key, uint64_t first, size_t count, int32_t index, double *out)
{
    uint64_t block = first / 2;
    size_t skip = first % 2;
    while (count > 0) {
        uint32_t word[4][LANES];
        double u[2 * LANES];
        for (size_t i = 0; i < LANES; i++)
            set_counter(word, i, block + i, (uint32_t)index);
        philox(key, word);
        for (size_t i = 0; i < LANES; i++) {
            u[2 * i] = og_bits_unit(word[0][i], word[1][i]);
            u[2 * i + 1] = og_bits_unit(word[2][i], word[3][i]);
        }
        size_t taken = 2 * LANES - skip < count ? 2 * LANES - skip : count;
        memcpy(out, u + skip, taken * sizeof *out);
        out += taken;
        count -= taken;
        block += LANES;
        skip = 0;
    }
}

OG_WIDE void og_uniform_pick(uint64_t key, const uint64_t *replicates, size_t count, int32_t index,
                             double *out)
{
    while (count > 0) {
        uint32_t word[4][LANES], low[LANES], high[LANES];
        size_t taken = count < LANES ? count : LANES;
        for (size_t i = 0; i < LANES; i++)
            set_counter(word, i, replicates[i < taken ? i : 0] / 2, (uint32_t)index);
        philox(key, word);
        for (size_t i = 0; i < LANES; i++) {
            const bool second = replicates[i < taken ? i : 0] % 2;
            low[i] = second ? word[2][i] : word[0][i];
            high[i] = second ? word[3][i] : word[1][i];
        }
        for (size_t i = 0; i < taken; i++)
            out[i] = og_bits_unit(low[i], high[i]);
        replicates += taken;
        out += taken;
        count -= taken;
    }
}
