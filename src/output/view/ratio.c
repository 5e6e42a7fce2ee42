#include "output/view/ratio.h"

#include <stddef.h>

#define NEAR 1e-12 /* of a bound, as far as rounding goes */

char og_ratio_class(double available, double needed)
{
    static const double bounds[] = {1.4, 1.0, 0.8, 0.6};
    if (available > 2.0 * needed * (1 + NEAR))
        return 'A';
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        if (available >= bounds[i] * needed * (1 - NEAR))
            return (char)('B' + i);
    return 'F';
}
