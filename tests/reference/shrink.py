"""Makes a scenario on which two programs differ smaller."""
import copy
import functools
import itertools

from generator.choices import month_key
from reading.periods import month_of, span
from scenario_text import leaves


def changed(tree, path, value):
    """A copy of the tree with one node removed (None) or replaced.

    An empty path is the whole.
    """
    if not path:
        return copy.deepcopy(value)
    tree = copy.deepcopy(tree)
    parent = functools.reduce(lambda node, key: node[key], path[:-1], tree)
    if value is None:
        del parent[path[-1]]
    else:
        parent[path[-1]] = value
    return tree


def simpler(tree):
    """Edits to try: a shorter horizon, a node removed, or its child put up."""
    if "extends" in tree:
        yield (), tree["extends"]
    horizon = tree.get("horizon")
    if horizon and horizon["start"] != horizon["end"]:
        first, last = (month_of(span(horizon[k]).first)
                       for k in ("start", "end"))
        for month in (first, (first + last) // 2, last - 1):
            yield ("horizon", "end"), month_key(month)
    for path, node in leaves(tree):
        if not path or path[0] in ("opgave", "horizon"):
            continue
        yield path, None
        if isinstance(node, (dict, list)) and len(path) > 2:
            children = node.values() if isinstance(node, dict) else node
            for child in children:
                yield path, child


def shrink(examine, tree, mismatch, trials):
    """Smaller scenarios while `examine` finds the same kind of mismatch.

    Passes over the edits until one brings nothing; after an edit that worked
    the pass goes on where it was, since what came before still fails.
    """
    tried, progress = 0, True
    while progress:
        progress, index = False, 0
        while tried < trials:
            edit = next(itertools.islice(simpler(tree), index, None), None)
            if edit is None:
                break
            tried += 1
            candidate = changed(tree, *edit)
            again = examine(candidate)
            if again and again.kind == mismatch.kind:
                tree, mismatch, progress = candidate, again, True
            else:
                index += 1
    return tree, mismatch
