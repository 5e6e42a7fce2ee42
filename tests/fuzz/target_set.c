/* --set: each line of the input changes the small scenario; what is then shown, loads. */
#include "fuzz.h"
#include "small.h"

#include <stdlib.h>
#include <string.h>

#define CHANGES 8

void fuzz_input(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size), *rest = text, *line;
    const char *set[CHANGES];
    size_t count = 0;
    while (count < CHANGES && (line = strsep(&rest, "\n")) != NULL)
        set[count++] = line;

    const uint8_t *small = (const uint8_t *)SMALL;
    og_scenario *scenario = fuzz_scenario(fuzz_files(small, strlen(SMALL)), set, count, data, size);
    if (scenario) {
        char *shown = fuzz_show(scenario);
        const uint8_t *again = (const uint8_t *)shown;
        og_scenario *reloaded =
            fuzz_scenario(fuzz_files(again, strlen(shown)), NULL, 0, data, size);
        if (!reloaded)
            fuzz_fail("what was shown cannot be loaded:\n%s", shown);
        og_scenario_free(reloaded);
        free(shown);
    }
    og_scenario_free(scenario);
    free(text);
}
