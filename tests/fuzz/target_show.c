/* What is loaded and shown, is loaded again, and shown again as the same text. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static char *reload(const char *text)
{
    size_t size = strlen(text);
    const uint8_t *data = (const uint8_t *)text;
    og_scenario *scenario = fuzz_scenario(fuzz_files(data, size), NULL, 0, data, size);
    if (!scenario)
        fuzz_fail("what was shown cannot be loaded:\n%s", text);
    char *again = fuzz_show(scenario);
    og_scenario_free(scenario);
    return again;
}

void fuzz_input(const uint8_t *data, size_t size)
{
    og_scenario *scenario = fuzz_scenario(fuzz_files(data, size), NULL, 0, data, size);
    if (!scenario)
        return;
    char *once = fuzz_show(scenario);
    og_scenario_free(scenario);
    char *twice = reload(once);
    if (strcmp(once, twice) != 0)
        fuzz_fail("shown\n%s\nthen\n%s", once, twice);
    free(once);
    free(twice);
}
