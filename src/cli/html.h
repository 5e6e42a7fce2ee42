/* What the commands share that write one HTML file. */
#ifndef OG_CLI_HTML_H
#define OG_CLI_HTML_H

#include "cli/study.h"

/* The file to write: what `option` was given, which ends in .html, else `stem` with that ending.
 * Says what is wrong with it; returns the exit status. */
int cli_html_path(const cli_line *line, cli_option option, const char *stem, cli_folder out);

/* Writes it; *there: it stands there, if not all of it went well. */
typedef og_status cli_html_make(const cli_line *line, const char *path, int64_t made_at,
                                bool *there, og_diagnostics *diags, og_error *err);

/* Makes it and says where it is, by a sentence with the place `path`; returns the exit status. */
int cli_html(const cli_line *line, const char *path, int64_t made_at, cli_html_make *make,
             og_sentence said);

#endif
