#include "output/file/staged.h"

#include "lang/options.h"

og_status og_write_staged(const void *what, og_staged_write *write, og_staging_goes *goes,
                          const og_write_options *options, og_error *err)
{
    og_staging staging;
    og_write_options elsewhere;
    og_status status = OG_OPTIONS(&elsewhere, options, err);
    if (status == OG_OK)
        status = og_staging_open(&staging, elsewhere.directory ? elsewhere.directory : ".", err);
    if (status != OG_OK)
        return status;
    elsewhere.directory = staging.folder;
    status = write(what, &elsewhere, err);
    og_staging_explain(&staging, err);
    if (status == OG_ERR_EXTERNAL)
        og_staging_drop(&staging, "charts");
    if (status != OG_OK && status != OG_ERR_EXTERNAL) {
        og_staging_abandon(&staging);
        return status;
    }
    og_error cause = {.language = err ? err->language : OG_LANGUAGE_EN};
    og_status placed = og_staging_place(&staging, goes, &cause);
    if (placed == OG_OK)
        return status;
    if (err)
        *err = cause;
    return placed;
}
