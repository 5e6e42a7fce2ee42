"""How a scenario writes numbers."""
import math

import numpy as np

from reading.periods import ScenarioError


def number_of(text):
    """A scalar as the scenario writes it."""
    try:
        value = float(text.replace("_", ""))
    except (AttributeError, ValueError):
        raise ScenarioError(f"not a number: {text!r}") from None
    if not math.isfinite(value):
        raise ScenarioError(f"not a finite number: {text}")
    return value


def without_grounds(node):
    """A map without what its numbers rest on."""
    return {key: value for key, value in node.items()
            if key not in ("source", "assumption")}


def numbers_of(node):
    """A list of plain numbers."""
    return np.array([number_of(item) for item in node])
