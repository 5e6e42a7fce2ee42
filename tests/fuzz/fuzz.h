/* What a fuzz target defines, and what fuzz.c lends it. A target is one function of bytes;
 * libFuzzer (clang, -DOG_FUZZ=ON) or replay.c (any compiler) calls it through fuzz.c, which holds
 * it to a bound of time and memory. A property that does not hold ends in fuzz_fail. */
#ifndef FUZZ_H
#define FUZZ_H

#include "lang/diag.h"
#include "opgave.h"

#include <stddef.h>
#include <stdint.h>

/* ---- defined by the target ---- */

/* Must leave nothing behind: no memory, no open file, nothing in the folder but fuzz_files'. */
void fuzz_input(const uint8_t *data, size_t size);

/* ---- lent to it ---- */

/* Says what does not hold, as printf does, and aborts, so that the input is kept. */
_Noreturn void fuzz_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A folder of this process, in memory where the system has that, removed when it ends. */
const char *fuzz_folder(void);

/* Writes the input as files in the folder and returns the path of the first, input.yaml. A line
 * "#file NAME" (letters, digits, '-', ending in .yaml or .csv) begins another: what the first
 * extends, or a CSV file that it names. The files of the input before are gone. */
const char *fuzz_files(const uint8_t *data, size_t size);

/* A NUL-terminated copy that ends where its memory does; free() it. */
char *fuzz_text(const uint8_t *data, size_t size);

/* An empty list, in either language as the bytes decide. */
og_diagnostics *fuzz_diagnostics(const uint8_t *data, size_t size);

/* Makes both texts of the list, as a program that shows them would, and frees all. */
void fuzz_diagnostics_end(og_diagnostics *diags);

/* Loads fuzz_files(data); NULL after errors, of which there must be at least one. */
og_scenario *fuzz_scenario(const char *path, const char *const *set, size_t set_count,
                           const uint8_t *data, size_t size);

/* The scenario as `opgave show` prints it; free() it. */
char *fuzz_show(const og_scenario *scenario);

#endif
