"""Scenarios that change a little."""
import copy
import functools
import math

from generator.choices import month_key
from lawbook.case import lines_of, require, require_equal
from scenario_text import leaves


def unknown_key(case):
    """A key that does not exist is refused, wherever it stands."""
    free = ("inputs", "sources")
    maps = [path for path, node in leaves(case.certain)
            if isinstance(node, dict) and not (path and path[0] == "cases")
            and not (len(path) == 1 and path[0] in free)]
    tree = copy.deepcopy(case.certain)
    path = case.rng.choice(maps)
    node = functools.reduce(lambda n, key: n[key], path, tree)
    node["zzz_unknown"] = "1"
    run = case.run_file(case.write(tree))
    require(run.status == 2, f"zzz_unknown in {'.'.join(map(str, path))}: "
                             f"exit {run.status}: {run.message[:200]}")


def without_housing(tree):
    """The scenario without housing and what refers to it."""
    tree = copy.deepcopy(tree)
    gone_streams = tree.pop("housing", {})
    lines = lines_of(tree)
    gone = {n for n, x in lines.items() if x.get("stream") in gone_streams}
    gone |= {n for n, x in lines.items()
             if gone & {*x.get("costs", []), *x.get("incomes", [])}}
    actuals = tree.get("finance", {}).get("actuals", {})
    for name in gone:
        del lines[name]
        actuals.pop(name, None)
    return tree


def horizon_is_prefix(case):
    """One month more changes no month before it, and no whole year."""
    tree = without_housing(case.certain)
    streams = case.certain.get("housing", {})
    if not tree.get("reception") or any(
            path[-1] == "when" and node.split(".")[0] in streams
            for path, node in leaves(tree) if path):
        return False
    year, month = map(int, tree["horizon"]["end"].split("-"))
    end = 12 * year + month - 1
    short = case.series(tree)
    long_ = case.series(tree, [("horizon.end", month_key(end + 1))])
    for name, figures in short.items():
        for period, value in figures.items():
            is_whole = len(period) == 7 or int(period) * 12 + 11 <= end
            if is_whole:
                require_equal(value, long_[name][period],
                              f"{name} in {period}")
    return True


def certain_distribution(case):
    """A distribution without width is the constant."""
    spots = [(path, node) for path, node in leaves(case.certain)
             if isinstance(node, str) and path[-1] in ("obligation", "income",
                                                       "cost", "arrivals")]
    if not spots:
        return False
    path, number = case.rng.choice(spots)
    normal = {"dist": "normal", "mean": number, "sd": "0.000000001"}
    point = {"low": number, "likely": number, "high": number}
    plain = case.series(case.certain)
    for node in (point, {"dist": "triangular", **point}, normal):
        tree = copy.deepcopy(case.certain)
        parent = functools.reduce(lambda n, key: n[key], path[:-1], tree)
        parent[path[-1]] = node
        for name, figures in case.series(tree).items():
            for period, value in figures.items():
                other = plain[name][period]
                require(math.isnan(value) and math.isnan(other)
                        or abs(value - other) <= 1e-6 * max(1, abs(other)),
                        f"{'.'.join(map(str, path))}={node}: {name} in "
                        f"{period}: {other} and {value}")
    return True
