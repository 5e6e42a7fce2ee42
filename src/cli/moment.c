#include "cli/moment.h"

#include "cli/report.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LAST INT64_C(253402300799) /* of the year 9999 */

int cli_moment(const cli_line *line, int64_t *out)
{
    const char *given = getenv("SOURCE_DATE_EPOCH");
    if (!given || !*given) {
        *out = (int64_t)time(NULL);
        return EXIT_DONE;
    }
    uint64_t seconds;
    if (given[strspn(given, "0123456789")] || !cli_whole(given, &seconds) || seconds > LAST)
        return CLI_WRONG(line, MOMENT_WRONG, .text = given);
    *out = (int64_t)seconds;
    return EXIT_DONE;
}
