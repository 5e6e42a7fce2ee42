"""How a scenario writes numbers."""
import math

import numpy as np

from reading.periods import ScenarioError

TOLERANCE = 1e-6


def number_of(text):
    """A scalar as the scenario writes it."""
    try:
        value = float(text.replace("_", ""))
    except (AttributeError, ValueError):
        raise ScenarioError(f"not a number: {text!r}") from None
    if not math.isfinite(value):
        raise ScenarioError(f"not a finite number: {text}")
    return value


def compares(figures, sign, limit):
    """Section 2, Comparisons: with the tolerance of the page."""
    if sign in (">", "<="):
        above = figures > limit + TOLERANCE
        return above if sign == ">" else ~above
    below = figures < limit - TOLERANCE
    return below if sign == "<" else ~below


def without_grounds(node):
    """A map without what its numbers rest on."""
    return {key: value for key, value in node.items()
            if key not in ("source", "assumption")}


def numbers_of(node):
    """A list of plain numbers."""
    return np.array([number_of(item) for item in node])
