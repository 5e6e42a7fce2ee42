"""Section 2: the table of distributions, as quantile functions."""
import csv
import math
import os

import numpy as np
from scipy import stats

from reading.numbers import number_of, numbers_of

COUNTS = ("poisson", "negative_binomial", "binomial")


def pert_quantile(u, low, likely, high):
    """Beta-PERT; one point when it has no width."""
    if high == low:
        return np.full_like(u, low)
    alpha = 1 + 4 * (likely - low) / (high - low)
    beta = 1 + 4 * (high - likely) / (high - low)
    return low + (high - low) * stats.beta.ppf(u, alpha, beta)


def triangular_quantile(u, low, likely, high):
    """Triangle; one point when it has no width."""
    if high == low:
        return np.full_like(u, low)
    return stats.triang.ppf(u, (likely - low) / (high - low), low, high - low)


def normal_quantile(u, mean, sd, bottom, top):
    """Normal, truncated and renormalised."""
    if sd == 0:
        return np.full_like(u, mean)
    return stats.truncnorm.ppf(u, (bottom - mean) / sd, (top - mean) / sd,
                               mean, sd)


def lognormal_quantile(u, node):
    """From median and sigma, or from p5 and p95."""
    if "median" in node:
        centre = math.log(number_of(node["median"]))
        sigma = number_of(node["sigma"])
    else:
        low, high = (math.log(number_of(node[k])) for k in ("p5", "p95"))
        centre, sigma = (low + high) / 2, \
            (high - low) / (2 * stats.norm.ppf(0.95))
    return np.exp(centre + sigma * stats.norm.ppf(u))


def gamma_quantile(u, mean, sd):
    """Gamma by mean and standard deviation."""
    if sd == 0:
        return np.full_like(u, mean)
    return stats.gamma.ppf(u, (mean / sd) ** 2, scale=sd * sd / mean)


def beta_quantile(u, mean, sd):
    """Beta on [0, 1] by mean and standard deviation."""
    if sd == 0:
        return np.full_like(u, mean)
    size = mean * (1 - mean) / sd ** 2 - 1
    return stats.beta.ppf(u, mean * size, (1 - mean) * size)


def discrete_quantile(u, values, weights):
    """Inversion over the sorted values."""
    order = np.argsort(values, kind="stable")
    cumulative = np.cumsum(weights[order]) / np.sum(weights)
    index = np.searchsorted(cumulative, u, side="left")
    return values[order][np.minimum(index, len(values) - 1)]


def sample_of(node, folder):
    """The sample of an empirical distribution, in the file or in a CSV."""
    if "values" in node:
        return numbers_of(node["values"])
    with open(os.path.join(folder, node["file"]), encoding="utf-8",
              newline="") as handle:
        return numbers_of([row[node["column"]]
                           for row in csv.DictReader(handle)])


def quantile_function(node, folder):
    """u -> value for a distribution node (the table of section 2)."""
    def parameter(name, default=None):
        return number_of(node[name]) if name in node else default

    kind = node.get("dist", "pert")
    low, likely, high, mean, sd = (
        parameter(k) for k in ("low", "likely", "high", "mean", "sd"))
    if kind == "empirical":
        sample = sample_of(node, folder)
        return lambda u: np.quantile(sample, u)
    if kind == "discrete":
        values, weights = (numbers_of(node[k]) for k in ("values", "weights"))
        return lambda u: discrete_quantile(u, values, weights)
    return {
        "pert": lambda u: pert_quantile(u, low, likely, high),
        "triangular": lambda u: triangular_quantile(u, low, likely, high),
        "uniform": lambda u: low + (high - low) * u,
        "normal": lambda u: normal_quantile(
            u, mean, sd, parameter("min", -math.inf),
            parameter("max", math.inf)),
        "lognormal": lambda u: lognormal_quantile(u, node),
        "gamma": lambda u: gamma_quantile(u, mean, sd),
        "weibull": lambda u: stats.weibull_min.ppf(
            u, parameter("shape"), scale=parameter("scale")),
        "beta": lambda u: beta_quantile(u, mean, sd),
        "poisson": lambda u: stats.poisson.ppf(u, mean),
        "negative_binomial": lambda u: stats.nbinom.ppf(
            u, parameter("dispersion"),
            parameter("dispersion") / (parameter("dispersion") + mean)),
        "binomial": lambda u: stats.binom.ppf(u, parameter("n"),
                                              parameter("p")),
        "bernoulli": lambda u: (u > 1 - parameter("p")).astype(float),
    }[kind]
