/* The loader: files, what they extend and name, to a scenario or to errors. */
#include "fuzz.h"

void fuzz_input(const uint8_t *data, size_t size)
{
    og_scenario_free(fuzz_scenario(fuzz_files(data, size), NULL, 0, data, size));
}
