"""Section 2: how uncertain values are drawn."""
import hashlib
import math

import numpy as np
from scipy import stats

from reading.numbers import number_of
from reading.periods import ScenarioError


class Draws:
    """Uniforms per path and draw index, one per replicate, by inversion."""

    def __init__(self, seed, replicates, correlations):
        self.seed = seed
        self.replicates = replicates
        self.drawn = {}
        self.chains = {}
        self.correlated = self._correlate(correlations)

    def uniforms(self, path, index):
        """Independent uniforms in (0, 1) of a path and draw index."""
        if (path, index) not in self.drawn:
            self.drawn[path, index] = self._draw(path, index)
        return self.drawn[path, index]

    def _draw(self, path, index):
        text = f"{self.seed}/{path}/{index}".encode()
        key = int.from_bytes(hashlib.sha256(text).digest()[:16], "big")
        steps = np.random.default_rng(key).integers(
            0, 2 ** 52, size=self.replicates)
        return (steps + 0.5) * 2.0 ** -52

    def _correlate(self, pairs):
        """Gaussian copula: path -> correlated uniforms."""
        paths = sorted({path for pair in pairs for path in pair["between"]})
        if not paths:
            return {}
        matrix = np.eye(len(paths))
        for pair in pairs:
            i, j = (paths.index(path) for path in pair["between"])
            matrix[i, j] = matrix[j, i] = number_of(pair["rho"])
        try:
            factor = np.linalg.cholesky(matrix)
        except np.linalg.LinAlgError:
            raise ScenarioError("correlations are not positive "
                                "definite") from None
        scores = factor @ stats.norm.ppf(
            [self.uniforms(path, "run") for path in paths])
        return dict(zip(paths, stats.norm.cdf(scores)))

    def run(self, path):
        """The one draw per replicate of a path."""
        if path in self.correlated:
            return self.correlated[path]
        return self.uniforms(path, "run")

    def scores(self, path, index, start, persistence):
        """Normal scores of a path that is redrawn, with persistence."""
        key = path, index, persistence
        if key not in self.chains:
            fresh = stats.norm.ppf(self.uniforms(path, index))
            if index > start:
                before = self.scores(path, index - 1, start, persistence)
                fresh = persistence * before \
                    + math.sqrt(1 - persistence ** 2) * fresh
            self.chains[key] = fresh
        return self.chains[key]

    def varying(self, path, index, start, persistence):
        """Uniforms of a path that is redrawn each year or month."""
        if persistence == 0:
            return self.uniforms(path, index)
        return stats.norm.cdf(self.scores(path, index, start, persistence))
