#include "forecast/method.h"

#include <math.h>

double og_aicc(double sse, size_t n, size_t k)
{
    if (n < k + 2)
        return HUGE_VAL;
    double count = (double)n, parameters = (double)k;
    return count * log(fmax(sse, 1e-300) / count) +
           2.0 * parameters * count / (count - parameters - 1.0);
}
