#include "io/csv.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

void og_csv_value(og_file *file, double value)
{
    char text[OG_NUMBER_SIZE];
    if (!isnan(value))
        og_file_add(file, text, og_number_print(value, text));
}

static bool would_run(const char *text)
{
    double number;
    return *text && strchr("=+-@\t\r", *text) &&
           og_number_parse(text, strlen(text), &number) != OG_NUMBER_OK;
}

void og_csv_number(og_file *file, bool given, double value)
{
    og_file_puts(file, ",");
    if (given)
        og_csv_value(file, value);
}

void og_csv_text(og_file *file, const char *text)
{
    const char *mark = would_run(text) ? "'" : "";
    if (!strpbrk(text, ",\"\n\r")) {
        og_file_puts(file, mark);
        og_file_puts(file, text);
        return;
    }
    og_file_puts(file, "\"");
    og_file_puts(file, mark);
    for (; *text; text++)
        og_file_add(file, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    og_file_puts(file, "\"");
}
