#include "lang/error.h"

#include "base/format.h"

#include <string.h>

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

og_language og_error_language(const og_error *err)
{
    return err ? err->language : OG_LANGUAGE_EN;
}

og_error og_error_like(const og_error *err)
{
    return (og_error){.language = og_error_language(err)};
}

og_status og_error_pass(og_error *err, const og_error *from)
{
    if (err && err->status == OG_OK) {
        err->status = from->status;
        memcpy(err->message, from->message, sizeof err->message);
    }
    return from->status;
}

const char *og_status_said(og_status status, og_language language)
{
    static const og_sentence sentences[] = {
        [OG_OK] = OG_SENTENCE_STATUS_OK,
        [OG_ERR_MEMORY] = OG_SENTENCE_NO_MEMORY,
        [OG_ERR_IO] = OG_SENTENCE_STATUS_IO,
        [OG_ERR_SCENARIO] = OG_SENTENCE_STATUS_SCENARIO,
        [OG_ERR_VALUE] = OG_SENTENCE_STATUS_VALUE,
        [OG_ERR_LIMIT] = OG_SENTENCE_STATUS_LIMIT,
        [OG_ERR_NUMERIC] = OG_SENTENCE_STATUS_NUMERIC,
        [OG_ERR_EXTERNAL] = OG_SENTENCE_STATUS_EXTERNAL,
        [OG_CANCELLED] = OG_SENTENCE_CANCELLED,
    };
    size_t index = (size_t)status, count = sizeof sentences / sizeof sentences[0];
    return og_sentence_text(index < count ? sentences[index] : OG_SENTENCE_STATUS_UNKNOWN,
                            language);
}

const char *og_status_text(og_status status)
{
    return og_status_said(status, OG_LANGUAGE_EN);
}
