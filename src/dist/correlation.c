#include "dist/dist.h"

#include <math.h>

/* Cholesky-Banachiewicz, row by row: row i of `matrix` is read before it is written, so that the
 * factor may take its place. A pivot that is rounding only counts as zero. */
og_status og_correlation_factor(const double *matrix, size_t n, double *factor, og_error *err)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = matrix[i * n + j];
            for (size_t k = 0; k < j; k++)
                sum -= factor[i * n + k] * factor[j * n + k];
            if (j < i)
                factor[i * n + j] = sum / factor[j * n + j];
            else if (sum > 1e-12)
                factor[i * n + i] = sqrt(sum);
            else
                return OG_FAIL(err, OG_ERR_NUMERIC, MATRIX_NOT_DEFINITE, .row = OG_COUNT(i + 1));
        }
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            factor[i * n + j] = 0;
    return OG_OK;
}
