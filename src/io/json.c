#include "io/json.h"

#include "base/format.h"
#include "io/file.h"

#include <inttypes.h>
#include <math.h>

json_t *og_json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *og_json_estimate(og_estimate e)
{
    return json_pack("{s:o, s:o}", "value", og_json_number(e.value), "error",
                     og_json_number(e.error));
}

json_t *og_json_whole(uint64_t value)
{
    char text[24];
    if (value <= INT64_MAX)
        return json_integer((json_int_t)value);
    og_format(text, sizeof text, "%" PRIu64, value);
    return json_string(text);
}

void og_json_set(json_t *object, const char *key, json_t *value, bool *failed)
{
    if (json_object_set_new(object, key, value) != 0)
        *failed = true;
}

void og_json_append(json_t *array, json_t *value, bool *failed)
{
    if (json_array_append_new(array, value) != 0)
        *failed = true;
}

static int dump_part(const char *text, size_t length, void *file)
{
    og_file_add(file, text, length);
    return 0;
}

static bool dump_line(const json_t *node, og_file *file)
{
    return json_dump_callback(node, dump_part, file, JSON_ENCODE_ANY | JSON_REAL_PRECISION(17)) ==
           0;
}

static bool holds_objects(json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        if (json_is_object(value))
            return true;
    }
    return false;
}

/* An object without objects in it stands on one line, so that people can read along. */
static bool dump(json_t *node, size_t indent, og_file *file)
{
    static const char blanks[] = "                ";
    const char *key, *before = "{\n";
    json_t *value;
    bool well = true;
    if (!holds_objects(node))
        return dump_line(node, file);
    json_object_foreach(node, key, value)
    {
        json_t *name = json_string(key);
        og_file_puts(file, before);
        og_file_add(file, blanks, indent + 2);
        well = well && name && dump_line(name, file);
        og_file_puts(file, ": ");
        well = well && dump(value, indent + 2, file);
        json_decref(name);
        before = ",\n";
    }
    og_file_puts(file, "\n");
    og_file_add(file, blanks, indent);
    og_file_puts(file, "}");
    return well;
}

og_status og_json_write(json_t *root, const char *path, og_error *err)
{
    og_file file = {0};
    og_status status =
        root ? og_file_open(&file, path, err) : OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK && !dump(root, 0, &file))
        status = OG_FAIL(err, OG_ERR_MEMORY, NO_MEMORY);
    if (status == OG_OK) {
        og_file_puts(&file, "\n");
        status = og_file_close(&file, err);
    }
    og_file_abandon(&file);
    json_decref(root);
    return status;
}
