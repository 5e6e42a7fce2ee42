#include "scenario/spot.h"

#include "scenario/schema.h"

#include <string.h>

og_spot og_spot_root(void)
{
    return (og_spot){.object = &og_schema};
}

static og_spot spot_of(const og_field *field)
{
    switch (field->type) {
    case OG_TYPE_OBJECT:
        return (og_spot){.object = field->object};
    case OG_TYPE_MAP:
    case OG_TYPE_YEARS:
    case OG_TYPE_VALUES:
    case OG_TYPE_COUNTS:
    case OG_TYPE_CASES:
    case OG_TYPE_TEXTS:
    case OG_TYPE_LEDGER:
        return (og_spot){.items = field};
    default:
        return (og_spot){.value = field};
    }
}

static og_spot item_of(const og_field *field)
{
    if (field->type == OG_TYPE_MAP || field->type == OG_TYPE_YEARS)
        return (og_spot){.object = field->object};
    if (field->type == OG_TYPE_CASES) /* a group: its names and its keys stand together */
        return (og_spot){.object = NULL};
    return (og_spot){.value = field};
}

og_spot og_spot_under(og_spot spot, const char *key)
{
    if (spot.items)
        return item_of(spot.items);
    for (const og_field *field = spot.object ? spot.object->fields : NULL; field && field->key;
         field++)
        if (strcmp(field->key, key) == 0)
            return spot_of(field);
    return (og_spot){.value = spot.value};
}
