/* The parts that figures are taken apart into: series that no one publishes, of a plan that is made
 * to explain figures (og_request.detail). Each is named after what it is a part of:
 * "line.rent.price", "location.hall.place_days", "azc.arrived", "statushouders.supply.houtlaan",
 * "reserve.covered". */
#ifndef OG_COMPILE_DETAIL_H
#define OG_COMPILE_DETAIL_H

#include "compile/compiler.h"

/* References [T] that are kept for a part; NULL, without an error, when no one asks for parts. */
og_ref *og_detail_refs(og_compiler *c);

/* Adds the part `name` of whose series `of` is one, a row per month or per year. Nothing when no
 * one asks for parts, or `rows` is NULL. */
void og_detail_monthly(og_compiler *c, og_series_form of, const char *name, const og_ref *rows);
void og_detail_yearly(og_compiler *c, og_series_form of, const char *name, const og_ref *rows);

#endif
