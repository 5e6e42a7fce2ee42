#include "cli.h"

#include <stdio.h>
#include <stdlib.h>

int cmd_schema(int argc, char **argv)
{
    const struct argp parser = {
        .doc =
            "Print the keys of a scenario file as a JSON Schema (draft-07), with which an editor "
            "completes and checks them. A scenario names it in its first line:\n"
            "  # yaml-language-server: $schema=scenario.schema.json\v"
            "Example: opgave schema >scenario.schema.json"};
    char *text = NULL;
    og_error err = {0};
    cli_parse(&parser, argc, argv, NULL);
    if (og_schema_json(&text, &err) != OG_OK)
        return cli_report(&err);
    fputs(text, stdout);
    free(text);
    return EXIT_DONE;
}
