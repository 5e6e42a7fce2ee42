/* SHA-256 (FIPS 180-4), by libmd: by which anyone can tell whether a file is the same. */
#ifndef OG_IO_SHA256_H
#define OG_IO_SHA256_H

#include "lang/error.h"

#include <stddef.h>
#include <stdint.h>

#define OG_SHA256_SIZE 65 /* 64 hexadecimal digits in lower case, and a NUL */

void og_sha256_bytes(const void *bytes, size_t length, char out[OG_SHA256_SIZE]);

/* Of a whole file, however large, with its length. */
OG_NODISCARD og_status og_sha256_file(const char *path, char out[OG_SHA256_SIZE], uint64_t *length,
                                      og_error *err);

#endif
