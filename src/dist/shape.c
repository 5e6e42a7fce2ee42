#include "dist/shape.h"

#include <math.h>

bool og_dist_given(const og_dist *dist, int parameter)
{
    return dist->given >> parameter & 1;
}

/* The largest width that does not carry low + width beyond high. */
static double width_between(double low, double high)
{
    double width = high - low;
    return low + width > high ? nextafter(width, 0) : width;
}

og_shape og_shape_between(const og_family *family, double a, double b, double low, double high)
{
    return (og_shape){family, a, b, low, width_between(low, high)};
}
