"""Kinds of what stands at a place, and how one map is laid over another.

The scenario page: maps merge key by key only where both are of the same
kind, anything else replaces, null removes.
"""
from collections import namedtuple

from reading.periods import PERIOD, ScenarioError

GROUNDS = {"source", "assumption"}
NULLS = ("null", "~", "")
SPREADING = {"vary", "persistence"}
REQUIRED = {
    "pert": [{"low", "likely", "high"}],
    "triangular": [{"low", "likely", "high"}],
    "uniform": [{"low", "high"}],
    "normal": [{"mean", "sd"}],
    "lognormal": [{"median", "sigma"}, {"p5", "p95"}],
    "gamma": [{"mean", "sd"}],
    "weibull": [{"scale", "shape"}],
    "beta": [{"mean", "sd"}],
    "poisson": [{"mean"}],
    "negative_binomial": [{"mean", "dispersion"}],
    "binomial": [{"n", "p"}],
    "bernoulli": [{"p"}],
    "discrete": [{"values", "weights"}],
    "empirical": [{"values"}, {"file", "column"}],
}
PARAMETERS = {"min", "max"}.union(
    *(names for ways in REQUIRED.values() for names in ways))
OPERATIONS = ("product", "sum", "min", "max")
STEERED = ("opens", "on")

Changed = namedtuple("Changed", "node times plus")
Changed.__doc__ = "A value that `change` made into times * node + plus."


class Stated(dict):
    """A schedule that a file holds: it is stated as a whole."""


def bare(node):
    """A map without its grounds; wrappers and changes taken off."""
    while True:
        if isinstance(node, Changed):
            node = node.node
        elif isinstance(node, dict) and "value" in node \
                and set(node) <= GROUNDS | {"value"}:
            node = node["value"]
        else:
            break
    if isinstance(node, dict):
        return {key: sub for key, sub in node.items() if key not in GROUNDS}
    return node


def kind_of(node, key):
    """What a node is: a tuple, or None for a map that is no value."""
    node = bare(node)
    if not isinstance(node, dict):
        return ("plain",)
    keys = set(node)
    if "input" in keys or "case" in keys:
        name = "input" if "input" in keys else "case"
        return (name, node[name])
    if key in STEERED and keys & {"when", "above", "below"}:
        return ("steering", "below" if "below" in keys else "above")
    for name in ("corrected", "growth", "forecast"):
        if name in keys:
            return (name,)
    if "dist" in keys:
        stated = [tuple(sorted(way)) for way in REQUIRED[node["dist"]]
                  if way <= keys]
        return ("distribution", node["dist"], *stated)
    if {"low", "likely", "high"} <= keys:
        return ("distribution", "pert", ("high", "likely", "low"))
    for name in OPERATIONS:
        if keys == {name} and isinstance(node[name], list):
            return (name,)
    if keys and all(PERIOD.fullmatch(name) for name in keys):
        return ("schedule",)
    return None


def is_part(node, kind, under):
    """Does a map without a naming key speak of a value of this kind?"""
    keys = set(bare(node)) if isinstance(bare(node), dict) else None
    if not keys or kind is None:
        return False
    return {
        "distribution": keys <= PARAMETERS | SPREADING,
        "input": keys <= {"times", "plus"},
        "case": keys <= set(bare(under)),
        "steering": keys <= {"when", "for_months", "from"},
        "growth": keys <= {"growth", "base"},
    }.get(kind[0], False)


def merge(base, over):
    """Deep merge of maps; what is restated whole loses earlier changes."""
    merged = dict(base)
    for key, value in over.items():
        if isinstance(value, str) and value in NULLS:
            if key not in merged:
                raise ScenarioError(f"null for {key}, which is not there")
            del merged[key]
        elif key in merged:
            merged[key] = laid_over(merged[key], value, key)
        else:
            merged[key] = without_nulls(value)
    return merged


def without_nulls(value):
    """A map that meets nothing; a null in it has nothing to remove."""
    if isinstance(value, Stated):
        return value
    return merge({}, value) if isinstance(value, dict) else value


def laid_over(under, value, key):
    """What stands at a key when `value` meets what stood there."""
    if not isinstance(value, dict):
        return value
    if isinstance(value, Stated):
        return value
    if set(value) <= GROUNDS:
        return under
    kinds = kind_of(under, key), kind_of(value, key)
    if kinds == (None, None):
        return merge(under, value)
    if kinds[1] is None and is_part(value, kinds[0], under):
        return inside(under, bare(value))
    if kinds[0] != kinds[1] or kinds[0] == ("plain",):
        return without_nulls(value)
    whole = kinds[1][0] in ("input", "case", "distribution")
    below = bare(under)
    if whole and kinds[1][0] == "case":
        below = {name: unchanged(sub) for name, sub in below.items()}
    return merge(below, bare(value)) if whole \
        else inside(under, bare(value))


def unchanged(node):
    """A node without the change that was made of it."""
    while isinstance(node, Changed):
        node = node.node
    return node


def inside(under, value):
    """Merges a part into a value; a change of the whole remains."""
    if isinstance(under, Changed):
        return under._replace(node=inside(under.node, value))
    if isinstance(under, dict) and "value" in under \
            and set(under) <= GROUNDS | {"value"}:
        return inside(under["value"], value)
    return merge(under, value)
