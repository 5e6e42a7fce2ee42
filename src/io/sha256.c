#include "io/sha256.h"

#include "lang/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdlib.h>
#include <unistd.h>

#define BUFFER_SIZE 65536

static void digits_of(SHA2_CTX *context, char out[OG_SHA256_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256Final(digest, context);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[2 * sizeof digest] = '\0';
}

void og_sha256_bytes(const void *bytes, size_t length, char out[OG_SHA256_SIZE])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, length);
    digits_of(&context, out);
}

/* Adds all that is left to read; an errno, or 0. */
static int add_rest(SHA2_CTX *context, int descriptor, uint8_t *buffer, uint64_t *length)
{
    for (;;) {
        ssize_t n = read(descriptor, buffer, BUFFER_SIZE);
        if (n < 0 && errno != EINTR)
            return errno;
        if (n == 0)
            return 0;
        if (n > 0) {
            SHA256Update(context, buffer, (size_t)n);
            *length += (uint64_t)n;
        }
    }
}

og_status og_sha256_file(const char *path, char out[OG_SHA256_SIZE], uint64_t *length,
                         og_error *err)
{
    SHA2_CTX context;
    uint8_t *buffer = malloc(BUFFER_SIZE);
    if (!buffer)
        return OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    int fault = descriptor < 0 ? errno : 0;
    *length = 0;
    SHA256Init(&context);
    if (!fault)
        fault = add_rest(&context, descriptor, buffer, length);
    if (descriptor >= 0)
        (void)close(descriptor);
    free(buffer);
    digits_of(&context, out);
    if (!fault)
        return OG_OK;
    return OG_FAIL(err, fault == ENOMEM ? OG_ERR_MEMORY : OG_ERR_IO, FILE_CANNOT_READ, .path = path,
                   .why = og_fault_text(fault, og_error_language(err)));
}
