/* One failure, told once: the first error that is set wins. */
#ifndef OG_LANG_ERROR_H
#define OG_LANG_ERROR_H

#include "lang/say.h"
#include "opgave.h"

/* Fills *err (which may be NULL) with the sentence, in err's language, unless it already holds an
 * error; returns `status`, so that a function can
 * `return OG_FAIL(err, OG_ERR_IO, FILE_CANNOT_WRITE, .path = path)`. A long message is cut. */
#define OG_FAIL(err, status, ...)                                                                  \
    og_fail_with(err, status, OG_SENTENCE(__VA_ARGS__), OG_VALUES(__VA_ARGS__))
og_status og_fail_with(og_error *err, og_status status, og_sentence sentence,
                       const char *const *values);

/* The language of `err`, and an empty error in that language, for what becomes a part of it; NULL
 * is English. */
og_language og_error_language(const og_error *err);
og_error og_error_like(const og_error *err);

/* Hands on what `from` holds, in its words; returns its status. */
og_status og_error_pass(og_error *err, const og_error *from);

/* What a status means. */
const char *og_status_said(og_status status, og_language language);

#endif
