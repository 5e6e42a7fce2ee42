"""Reading scenarios: the scenario page."""
import os

import yaml

from reading.periods import ScenarioError


def merge(base, over):
    """Deep merge: maps merge, anything else replaces, null removes."""
    merged = dict(base)
    for key, value in over.items():
        if value in ("null", "~", ""):
            merged.pop(key, None)
        elif isinstance(value, dict):
            under = merged.get(key)
            merged[key] = merge(under if isinstance(under, dict) else {},
                                value)
        else:
            merged[key] = value
    return merged


def load(path, chain=()):
    """A scenario with what it extends; scalars stay text."""
    path = os.path.abspath(path)
    if path in chain:
        raise ScenarioError("extends in a circle: "
                            + " -> ".join(chain + (path,)))
    with open(path, encoding="utf-8") as handle:
        scenario = yaml.load(handle, Loader=yaml.BaseLoader)
    base = {}
    if "extends" in scenario:
        base = load(os.path.join(os.path.dirname(path),
                                 scenario.pop("extends")), chain + (path,))
    return merge(base, scenario)
