/* Periods as people write them, line by line: one that is read lies in the calendar, and what it is
 * printed as reads as the same. */
#include "fuzz.h"

#include "csv/label.h"

#include <stdlib.h>
#include <string.h>

static void check_printed(og_label label)
{
    const int frequency = og_label_frequency(label.kind);
    const int64_t ordinal = (int64_t)label.year * frequency + label.place;
    char key[OG_PERIOD_SIZE];
    og_label_print(ordinal, frequency, key);
    og_label again = og_label_read(key, strlen(key));
    if (again.kind != label.kind || again.year != label.year || again.place != label.place)
        fuzz_fail("%s reads as kind %d, %d, %d", key, (int)again.kind, again.year, again.place);
    og_period period = og_label_period(ordinal, frequency);
    if (og_label_ordinal(period.first, frequency) != ordinal ||
        og_label_ordinal(period.last, frequency) != ordinal)
        fuzz_fail("%s does not lie in itself", key);
}

static void check_line(const char *text, size_t length)
{
    const og_label label = og_label_read(text, length);
    if (label.kind == OG_LABEL_NONE)
        return;
    if (label.year < 1800 || label.year > 2199)
        fuzz_fail("year %d", label.year);
    const int frequency = og_label_frequency(label.kind);
    if (frequency > 0 && (label.place < 0 || label.place >= frequency))
        fuzz_fail("period %d of %d", label.place, frequency);
    if (frequency > 0)
        check_printed(label);
    else if (label.kind == OG_LABEL_DAY &&
             og_month_year(og_month_of((og_day)label.place)) != label.year)
        fuzz_fail("day %d is not of %d", label.place, label.year);
    else if (label.kind == OG_LABEL_WEEK && (label.place < 0 || label.place > 52))
        fuzz_fail("week %d", label.place);
}

void fuzz_input(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    for (const char *line = text, *end = text + size; line <= end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        check_line(line, (size_t)(stop - line));
        line = stop + 1;
    }
    free(text);
}
