#include "io/csv.h"

#include "base/number.h"

#include <string.h>

static void add_number(og_file *file, double value)
{
    char text[OG_NUMBER_SIZE];
    og_file_add(file, text, og_number_print(value, text));
}

void og_csv_number(og_file *file, bool given, double value)
{
    og_file_puts(file, ",");
    if (given)
        add_number(file, value);
}

void og_csv_text(og_file *file, const char *text)
{
    if (!strpbrk(text, ",\"\n")) {
        og_file_puts(file, text);
        return;
    }
    og_file_puts(file, "\"");
    for (; *text; text++)
        og_file_add(file, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    og_file_puts(file, "\"");
}
