/* Texts of documents, whose lines break where the words happen to end. */
#ifndef TEXT_H
#define TEXT_H

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* Whether `part` stands in a text, blanks and line ends being alike. */
static inline bool text_has(const char *text, const char *part)
{
    for (; *text; text++) {
        const char *t = text, *p = part;
        for (; *p; p++, t++) {
            if (isspace((unsigned char)*p) && isspace((unsigned char)*t)) {
                p += strspn(p, " \n") - 1;
                t += strspn(t, " \n") - 1;
            } else if (*p != *t) {
                break;
            }
        }
        if (!*p)
            return true;
    }
    return false;
}

#endif
