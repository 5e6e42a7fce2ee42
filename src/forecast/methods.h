/* All methods, a row each. A new one is a file and a row. */
#ifndef OG_FORECAST_METHODS_H
#define OG_FORECAST_METHODS_H

#include "forecast/method.h"

enum { OG_METHOD_COUNT = 18 };
extern const og_method og_methods[OG_METHOD_COUNT];

/* Fits a method and predicts on the scale of the data: logarithms are taken and undone. False when
 * the sample is too short, not positive where logarithms are needed, or the fit failed. */
bool og_method_run(const og_method *method, const og_sample *sample, size_t horizon, og_fit *fit,
                   double *mean, double *sd);

#endif
