/* Prints a dictionary for libFuzzer: every key and choice of the schema, and what YAML is made of.
 */
#include "scenario/schema.h"

#include <stdio.h>

#define OBJECTS 256

static const og_object *seen[OBJECTS];
static size_t seen_count;

static void print_object(const og_object *object)
{
    for (size_t i = 0; i < seen_count; i++)
        if (seen[i] == object)
            return;
    if (seen_count == OBJECTS)
        return;
    seen[seen_count++] = object;
    for (const og_field *field = object->fields; field->key; field++) {
        printf("\"%s: \"\n", field->key);
        for (size_t i = 0; field->choices && field->choices[i]; i++)
            printf("\"%s\"\n", field->choices[i]);
        if (field->object)
            print_object(field->object);
    }
}

int main(void)
{
    static const char *const words[] = {
        /* values */
        "low: ", "likely: ", "high: ", "p10: ", "p90: ", "mean: ", "sd: ", "vary: ", "run", "year",
        "month", "input: ", "times: ", "case: ", "sum: [", "product: [", "min: [", "max: [",
        "value: ", "from: ", "source: ", "assumption: ", "growth: ", "base: ", "corrected: ",
        "percent", "file: ", "column: ", "csv: ", "period: ", "decimal: ", "forecast: {",
        "history: ", "series: ", "frequency: ", "negative: ", "together: ", "extends: ", "true",
        "false", "unknown", "null",
        /* dates and numbers */
        "2026", "2026-01", "2026-12-31", "2026-H1", "2026-Q1", "2026-02-29", "1e308", "1e-308",
        "-0", "0.1", "1,5", "1_000", "50%", ".nan", ".inf", "9007199254740993",
        /* YAML */
        "\\x0a  ", "\\x0a- ", "{", "}", "[", "]", ", ", ": ", "? ", "&a ", "*a", "!!str ",
        "<<: ", "|-\\x0a", ">\\x0a", "---\\x0a", "...\\x0a", "%YAML 1.1\\x0a", "\\x09",
        "\\xef\\xbb\\xbf", "\\xc2\\x85", "\\xe2\\x80\\xa8", "#file base.yaml\\x0a",
        "#file data.csv\\x0a",
        /* expressions */
        "reserve.required_opening", "@", ".sum", ".min", ".max", ".mean", "first(", "p90(", "mean(",
        "p(", " > ", " <= ", " - ", "azc.shortfall", "result"};
    print_object(&og_schema);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        printf("\"%s\"\n", words[i]);
    }
    return 0;
}
