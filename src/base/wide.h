/* Functions whose loops the compiler turns into vector code, compiled once for every width of
 * vector that it pays for; the program's loader picks the widest that the processor has. With
 * contraction of a * b + c off and no sum reordered, every version gives the same bytes.
 * ThreadSanitizer cannot run before the loader has picked, so it goes without. */
#ifndef OG_BASE_WIDE_H
#define OG_BASE_WIDE_H

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define OG_WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define OG_WIDE
#endif

#endif
