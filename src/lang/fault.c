#include "lang/fault.h"

#include "base/format.h"
#include "lang/catalogue.h"

#include <errno.h>

static const struct {
    int fault;
    og_sentence sentence;
} faults[] = {{ENOENT, OG_SENTENCE_FAULT_NONE},       {EACCES, OG_SENTENCE_FAULT_ACCESS},
              {EPERM, OG_SENTENCE_FAULT_PERMITTED},   {EISDIR, OG_SENTENCE_FAULT_FOLDER},
              {ENOTDIR, OG_SENTENCE_FAULT_NO_FOLDER}, {ENOSPC, OG_SENTENCE_FAULT_FULL},
              {EDQUOT, OG_SENTENCE_FAULT_QUOTA},      {EROFS, OG_SENTENCE_FAULT_READ_ONLY},
              {EFBIG, OG_SENTENCE_FAULT_LARGE},       {ENAMETOOLONG, OG_SENTENCE_FAULT_NAME_LONG},
              {ELOOP, OG_SENTENCE_FAULT_LINKS},       {EMFILE, OG_SENTENCE_FAULT_OPEN_FILES},
              {EIO, OG_SENTENCE_FAULT_DEVICE},        {EEXIST, OG_SENTENCE_FAULT_EXISTS},
              {EBUSY, OG_SENTENCE_FAULT_BUSY},        {ENOMEM, OG_SENTENCE_FAULT_MEMORY}};

const char *og_fault_text(int fault, og_language language)
{
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
        if (faults[i].fault == fault)
            return og_sentence_text(faults[i].sentence, language);
    return og_errno_text(fault);
}
