/* Functions whose loops the compiler turns into vector code, compiled once for every width of
 * vector that it pays for; the program's loader picks the widest that the processor has. With
 * contraction of a * b + c off and no sum reordered, every version gives the same bytes: builds
 * with OG_WIDTH 256 and 128 show it (tests/laws/vectors.sh). The sanitizers cannot run before the
 * loader has picked, so they go without. */
#ifndef OG_BASE_WIDE_H
#define OG_BASE_WIDE_H

#ifndef OG_WIDTH
#define OG_WIDTH 512 /* bits, at most */
#endif

#if !defined(__x86_64__) || !defined(__GNUC__) || __GNUC__ < 12 || defined(__clang__) ||           \
    defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__) || OG_WIDTH < 256
#define OG_WIDE
#elif OG_WIDTH < 512
#define OG_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define OG_WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#endif

#endif
