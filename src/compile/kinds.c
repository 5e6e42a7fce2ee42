#include "compile/kinds.h"

#include "compile/housing_check.h"

const og_stream_compiler og_stream_compilers[OG_STREAM_TYPES] = {
    [OG_STREAM_HOUSING] = {og_housing_begin, og_housing_month, og_housing_end, og_housing_verify},
    [OG_STREAM_RECEPTION] = {og_reception_begin, og_reception_month, og_reception_end, NULL},
};
