#include "lang/error.h"

#include "base/format.h"

#include <stdarg.h>

og_status og_fail(og_error *err, og_status status, const char *format, ...)
{
    if (!err || err->status != OG_OK)
        return status;

    va_list args;
    va_start(args, format);
    og_vformat_cut(err->message, sizeof err->message, format, args);
    va_end(args);
    err->status = status;
    return status;
}

og_status og_fail_with(og_error *err, og_status status, og_sentence sentence,
                       const char *const *values)
{
    if (!err || err->status != OG_OK)
        return status;

    og_strbuf text = {0};
    og_say(&text, err->language, sentence, values);
    og_format_cut(err->message, sizeof err->message, "%s", text.text ? text.text : "");
    og_strbuf_clear(&text);
    err->status = status;
    return status;
}

const char *og_status_text(og_status status)
{
    static const char *const texts[] = {
#define X(name, text) [OG_##name] = text,
        OG_STATUS_LIST(X)
#undef X
    };
    size_t index = (size_t)status;

    return index < sizeof texts / sizeof texts[0] ? texts[index] : "unknown status";
}
